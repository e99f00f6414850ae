#pragma once
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/actor/actor.h"
#include "core/base/span.h"
#include "core/event/event.h"
#include "core/event/word_lists.h"
#include "core/language/document.h"

namespace chancery::event {

/// People whom nothing but a noun names ("arrested *36 illegal immigrants*", "shot *two journalists*"). They never act, but
/// things are done to them. Where they are told of they are at home, unless their noun says that they belong nowhere.
class UnnamedPeople {
public:
    struct Group {
        std::uint32_t actor = 0;  ///< index into the annotation's actors
        base::Span span;          ///< "36 illegal immigrants"
    };

    /// Appends to `actors` an actor for every such noun that no mention covers.
    UnnamedPeople(const language::Document& document, const WordLists& words, actor::ActorAnnotation& actors);

    /// Who the noun means; nullopt if it names no people or somebody known.
    std::optional<Group> at(language::TokenIndex noun) const;

    /// Takes back the actors to which no event does anything, and renumbers the others in `events`.
    void dropUnused(std::vector<Event>& events, actor::ActorAnnotation& actors) const;

private:
    std::unordered_map<language::TokenIndex, Group> m_groups;
    std::size_t m_known = 0;  ///< actors before the first of these
};

}  // namespace chancery::event
