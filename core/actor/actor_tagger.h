#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/actor/actor.h"
#include "core/base/date.h"
#include "core/base/resources.h"
#include "core/base/result.h"

namespace chancery::actor {

struct ActorContext {
    std::optional<base::Date> published;  ///< chooses the holder of an office: "the U.S. president" in 2005
    std::string datelinePlace;            ///< "SEOUL"
    base::Span dateline;                  ///< not searched for mentions
};

/// Finds who is spoken of: lexicons, titles, appositions, institutions, then coreference within the article.
/// Immutable after load; re-entrant.
class ActorTagger {
public:
    static base::Result<ActorTagger> load(const base::Resources& resources);
    ActorTagger(ActorTagger&&) noexcept;
    ActorTagger& operator=(ActorTagger&&) noexcept;
    ~ActorTagger();

    /// Also makes each name one subtree of the document's trees (name_repair.h).
    ActorAnnotation tag(language::Document& document, const ActorContext& context) const;

    /// Alpha-3 code of a place or country named in a dateline or a place phrase ("SEOUL", "Geneva"); empty if
    /// unknown.
    std::string countryOfPlace(std::string_view place) const;
    /// Short English name of a country code or organisation id; the id itself if unknown.
    std::string displayName(std::string_view side) const;

private:
    struct Impl;
    explicit ActorTagger(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace chancery::actor
