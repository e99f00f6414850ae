#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/actor/actor.h"
#include "core/event/argument/filler.h"
#include "core/event/clause.h"
#include "core/event/unnamed_people.h"
#include "core/event/word_lists.h"

namespace chancery::event::argument {

using language::TokenIndex;

/// An article as the search for arguments sees it: its clauses, who is mentioned at which word, the word
/// lists. Made once an article, read by all units of this folder, changed by none. A view over its arguments,
/// which must outlive it; mentions must neither move nor change meanwhile.
class ArticleView {
public:
    ArticleView(const Clause& clause, const actor::ActorAnnotation& actors, const UnnamedPeople& people,
                const WordLists& words);

    const Clause& clause;
    const language::Document& document;
    const actor::ActorAnnotation& actors;
    const UnnamedPeople& people;
    const WordLists& words;

    /// The first mention that the token heads; null if it heads none. The currency of a sum heads none.
    const actor::Mention* headedBy(TokenIndex token) const { return at(m_headed[token]); }
    /// The next mention with the same head; null behind the last.
    const actor::Mention* nextOfHead(const actor::Mention& mention) const {
        return at(m_next[static_cast<std::size_t>(&mention - actors.mentions.data())]);
    }
    /// The first mention that is no modifier and has the token among its words; null if there is none.
    const actor::Mention* covering(TokenIndex token) const { return at(m_covering[token]); }
    /// The mention that the token heads, or else stands in: parse and mention need not agree on the head of a
    /// name.
    const actor::Mention* mentionAt(TokenIndex token) const;

    const actor::Actor& actorOf(const actor::Mention& mention) const { return actors.actors[mention.actor]; }
    const actor::Actor& actorOf(const Filler& filler) const { return actors.actors[filler.actor]; }

    /// Index of the state's own actor in the article; nullopt if the article does not name the state.
    std::optional<std::uint32_t> stateActor(const std::string& country) const;

private:
    static constexpr std::uint32_t kNone = ~0U;

    const actor::Mention* at(std::uint32_t mention) const {
        return mention == kNone ? nullptr : &actors.mentions[mention];
    }
    bool isMoney(TokenIndex token) const;

    std::vector<std::uint32_t> m_headed;                      ///< by token: mention, or kNone
    std::vector<std::uint32_t> m_covering;                    ///< by token: mention, or kNone
    std::vector<std::uint32_t> m_next;                        ///< by mention: mention, or kNone
    std::unordered_map<std::string, std::uint32_t> m_states;  ///< by country code
};

}  // namespace chancery::event::argument
