#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/actor/actor.h"
#include "core/base/date_interval.h"
#include "core/base/id.h"
#include "core/event/event_type.h"

namespace chancery::query {

/// What the views know of an actor.
struct ActorRow {
    base::ActorId id;
    std::string key;      ///< Actor::id, "USA/antony-blinken"
    std::string name;
    actor::ActorKind kind = actor::ActorKind::Other;
    std::string country;  ///< ISO alpha-3, or empty
    std::string side;     ///< country, or the organisation it acts for
    std::string office;   ///< of an EventDetail: as its report has it, "former Vice President"; else empty: offices change
    std::uint8_t rank = 0;
};

/// One event as the timeline, table and graph need it; texts that only the inspector shows are fetched by id.
struct EventRow {
    base::EventId id;
    base::Instant begin = 0;  ///< inclusive, like DateInterval
    base::Instant end = 0;
    base::Instant published = 0;          ///< start of the publication day of its first report
    std::uint32_t participantBegin = 0;   ///< into EventNames::participants: sources first
    std::uint16_t sourceCount = 0;
    std::uint16_t targetCount = 0;
    std::uint32_t labelBegin = 0;         ///< into EventNames::labels
    std::uint16_t labelLength = 0;
    std::uint16_t reports = 1;            ///< articles that tell it
    std::uint32_t sourceName = 0;         ///< index into EventNames::sourceNames ("Reuters")
    std::uint32_t place = 0;              ///< index into EventNames::places; 0 = none
    event::EventType type = event::EventType::Statement;
    event::EventStatus status = event::EventStatus::Occurred;
    base::Precision precision = base::Precision::Day;
    event::DateBasis dateBasis = event::DateBasis::Publication;
    bool verified = false;
    float confidence = 0;
    float salience = 0;                   ///< corroboration, rank of the officials, confidence; higher is drawn first

    event::QuadClass quad() const { return event::quadClassOf(type); }
};

struct PlaceRow {
    std::string name;
    std::string country;
};

/// What the rows of a case point to; shared by all selections from one state of the case, so it may name more than a
/// selection uses.
struct EventNames {
    std::vector<std::uint32_t> participants;  ///< indices into actors
    std::vector<ActorRow> actors;
    std::vector<std::string> sourceNames;
    std::vector<PlaceRow> places = {{}};      ///< [0] is empty
    std::string labels;                       ///< summaries, one after the other
};

/// Its vectors leave what resize() adds unwritten: several threads fill it at once. emplace_back() without a value does too.
template <typename T>
struct UnwrittenAllocator : std::allocator<T> {
    template <typename U>
    struct rebind {
        using other = UnwrittenAllocator<U>;
    };
    template <typename U>
    void construct(U*) noexcept {}
    template <typename U, typename... Values>
    void construct(U* at, Values&&... values) {
        std::construct_at(at, std::forward<Values>(values)...);
    }
};
using EventRowList = std::vector<EventRow, UnwrittenAllocator<EventRow>>;

/// The events of one filter, sorted by begin, then id: an immutable value handed from worker to GUI as
/// shared_ptr<const EventRows>. A million rows are some 70 MB, their names another 60 MB once.
struct EventRows {
    EventRowList rows;
    std::shared_ptr<const EventNames> names = std::make_shared<const EventNames>();  ///< never null
    std::uint64_t totalInCase = 0;  ///< events in the case without any filter

    const std::vector<ActorRow>& actors() const { return names->actors; }
    const std::vector<PlaceRow>& places() const { return names->places; }
    const std::vector<std::string>& sourceNames() const { return names->sourceNames; }
    std::string_view label(const EventRow& row) const {
        return std::string_view(names->labels).substr(row.labelBegin, row.labelLength);
    }
    std::span<const std::uint32_t> sources(const EventRow& row) const {
        return std::span(names->participants).subspan(row.participantBegin, row.sourceCount);
    }
    std::span<const std::uint32_t> targets(const EventRow& row) const {
        return std::span(names->participants).subspan(row.participantBegin + row.sourceCount, row.targetCount);
    }
    /// Sources, then targets.
    std::span<const std::uint32_t> participants(const EventRow& row) const {
        return std::span(names->participants).subspan(row.participantBegin, std::size_t{row.sourceCount} + row.targetCount);
    }
};

}  // namespace chancery::query
