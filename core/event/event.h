#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date_interval.h"
#include "core/base/span.h"
#include "core/event/event_type.h"

namespace chancery::event {

/// One side of an event: an actor of the article and the words that name it here.
struct Participant {
    std::uint32_t actor = 0;  ///< index into Extraction::actors
    base::Span span;
};

struct EventMention {
    base::Span sentence;
    base::Span trigger;
};

struct Place {
    std::string name;     ///< as the text has it, "Seoul"
    std::string country;  ///< ISO alpha-3, or empty
};

/// Why the program believes it; shown to the analyst.
struct Explanation {
    std::string frame;   ///< "meet (verb): subject meets object"
    std::string date;    ///< "'Thursday' in this clause, resolved against the publication date 9 Nov 2023"
    std::string actors;  ///< "source: 'Blinken', surname of ..., named in sentence 1"
    std::string doubts;  ///< "date carried over from sentence 1 (x 0.9)"; empty if none
};

/// A dated diplomatic event as one article tells it (docs: event model). No event without a sentence and a trigger.
struct Event {
    EventType type = EventType::Statement;
    std::string mode;                  ///< PLOVER mode, or empty
    std::vector<std::string> context;  ///< PLOVER contexts, sorted
    EventStatus status = EventStatus::Occurred;
    std::vector<Participant> sources;
    std::vector<Participant> targets;
    std::optional<Place> place;
    base::DateInterval when;
    DateBasis dateBasis = DateBasis::Publication;
    std::optional<base::Span> dateSpan;  ///< the words that give the date
    std::optional<base::Span> placeSpan;
    EventMention evidence;
    std::vector<EventMention> otherMentions;
    float confidence = 0;
    std::string summary;               ///< "Antony Blinken → Cho Tae-yong: met"
    Explanation explanation;
};

}  // namespace chancery::event
