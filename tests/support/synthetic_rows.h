#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/event_rows.h"

namespace chancery::test {

/// Builds EventRows by hand, for tests, benchmarks and pictures of the views. Names and events are made up.
class RowsBuilder {
public:
    RowsBuilder();

    /// A country becomes an actor of its own and gives its name to the country's lane.
    std::uint32_t country(std::string_view code, std::string_view name);
    std::uint32_t official(std::string_view name, std::string_view countryCode, std::string_view office = "minister");
    /// Any actor; its id is given.
    std::uint32_t actor(query::ActorRow actor);
    std::uint32_t place(std::string_view name, std::string_view countryCode);
    std::uint32_t source(std::string_view name);

    struct Event {
        std::int64_t id = 0;  ///< 0: the next free one
        base::Instant begin = 0, end = base::kDay - 1, published = 0;
        std::vector<std::uint32_t> sources, targets;
        std::string label;
        event::EventType type = event::EventType::Consult;
        event::EventStatus status = event::EventStatus::Occurred;
        base::Precision precision = base::Precision::Day;
        event::DateBasis basis = event::DateBasis::Explicit;
        float salience = 50, confidence = 0.8F;
        std::uint32_t place = 0, source = 0;
        std::uint16_t reports = 1;
        bool verified = false;
    };
    RowsBuilder& add(Event event);

    /// Sorted as the query gives them; the builder is empty after that.
    std::shared_ptr<const query::EventRows> build();

private:
    query::EventRows m_rows;
    query::EventNames m_names;
    std::int64_t m_nextId = 1;
};

/// Midnight of a day, "2023-11-09".
base::Instant day(std::string_view iso);

/// Some 120 events of a Korean autumn, seen from an article of 9 November 2023: every status, precision and quad class,
/// for pictures. The event with kKoreaSelected is the one to select.
inline constexpr base::EventId kKoreaSelected{10};
std::shared_ptr<const query::EventRows> koreaAutumn();

/// `count` events of `countries` countries over `years` years up to the end of 2023, in bursts, of all kinds; the same
/// for the same seed.
std::shared_ptr<const query::EventRows> manyEvents(std::size_t count, std::size_t countries, int years, std::uint64_t seed = 42);

}  // namespace chancery::test
