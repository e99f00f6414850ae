#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/actor/actor.h"
#include "core/base/date_interval.h"
#include "core/base/span.h"
#include "core/event/event_type.h"
#include "core/store/content_hash.h"

namespace chancery::store {

/// What merging needs to know of an actor.
struct ReportActor {
    std::int64_t id = 0;
    actor::ActorKind kind = actor::ActorKind::Other;
    std::string side;  ///< country or organisation; the actor's own key where it has none
    int rank = 0;
};

/// One event as one article tells it: a row of `evidence`.
struct Report {
    std::int64_t id = 0;
    std::int64_t event = 0;    ///< 0 = none yet
    std::int64_t cluster = 0;  ///< as last stored; 0 = none yet
    std::int64_t attached = 0; ///< as last stored on a leader
    std::int64_t article = 0;
    ContentHash articleHash{};
    base::Instant published = 0;  ///< start of the publication day, or of the event where the article has no date
    std::int64_t source = 0;
    event::EventType type = event::EventType::Statement;
    event::EventStatus status = event::EventStatus::Occurred;
    std::string mode;
    std::string context;  ///< separated by spaces
    base::DateInterval when;
    event::DateBasis basis = event::DateBasis::Publication;
    std::int64_t place = 0;
    std::string placeFolded, placeCountry;
    double confidence = 0;
    std::string summary;
    std::string frame;
    base::Span trigger;
    std::int64_t sentenceHash = 0;
    std::vector<ReportActor> sources, targets;
};

}  // namespace chancery::store
