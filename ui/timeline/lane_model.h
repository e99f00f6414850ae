#pragma once
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/analysis/lane_index.h"
#include "core/query/event_rows.h"

namespace chancery::ui {

/// What the lanes stand for.
enum class Grouping : std::uint8_t { Country, Official, Type, Place, Source, None };
inline constexpr int kGroupingCount = 6;

QString groupingTitle(Grouping grouping);  ///< "Country", "Official" ... (translated; the head of the lane column)

/// The time from `begin` to `end`.
struct TimeRange {
    double begin = 0, end = 0;
    double span() const { return end - begin; }
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// One lane: all events of one country, official, type, place or source.
struct Lane {
    std::string key;   ///< what the filter language takes: "KOR", "Antony Blinken", "CONSULT", "Reuters"; empty = without one
    QString name;      ///< what a person reads: "South Korea"
    analysis::LaneIndex index;
    std::vector<float> spark;  ///< cooperation minus conflict, evenly over LaneModel::focus()
};

/// Rows arranged in lanes, most events first, those without a country (official, place ...) in a last lane. An event
/// stands in each lane it belongs to, once. Built once per rows and grouping, never per frame: linear in rows and
/// participants, may run on a worker. Immutable.
class LaneModel {
public:
    /// "KOR" -> "South Korea", for countries that are known only through their officials. May be empty.
    using CountryName = std::function<QString(std::string_view code)>;

    LaneModel(std::shared_ptr<const query::EventRows> rows, Grouping grouping, const CountryName& countryName = {});

    const query::EventRows& rows() const { return *m_rows; }
    const std::shared_ptr<const query::EventRows>& sharedRows() const { return m_rows; }
    Grouping grouping() const { return m_grouping; }
    const std::vector<Lane>& lanes() const { return m_lanes; }
    const analysis::LaneIndex& all() const { return m_all; }  ///< every event, for the overview

    /// The hull of all events no longer than a quarter, stretched to hold those longer ones that lie wholly outside of it:
    /// a "2023" among the days of an autumn does not stretch it to the year. A month around now if there are no events.
    TimeRange extent() const { return m_extent; }
    /// The stretch that holds all but the outermost 2 % of the begins on either side: where the case happens. Never
    /// longer than extent(). Sparklines and the density of the whole are measured over it.
    TimeRange focus() const { return m_focus; }
    /// Where an event stands among the rows.
    std::optional<std::uint32_t> rowOf(base::EventId id) const;
    /// Latest publication day among the rows (its start); 0 if there are none.
    base::Instant lastPublished() const { return m_lastPublished; }

private:
    std::shared_ptr<const query::EventRows> m_rows;
    Grouping m_grouping;
    TimeRange m_extent, m_focus;
    base::Instant m_lastPublished = 0;
    analysis::LaneIndex m_all;
    std::vector<Lane> m_lanes;
    std::vector<std::pair<std::int64_t, std::uint32_t>> m_rowOfId;  ///< sorted; empty where m_rowByNumber serves
    std::vector<std::uint32_t> m_rowByNumber;                       ///< by id, where ids are dense
};

}  // namespace chancery::ui
