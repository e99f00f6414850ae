#pragma once
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <set>
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

/// LaneModel::fit() of these rows, without their lanes.
TimeRange fitOf(const query::EventRows& rows);

/// One lane: all events of one country, official, type, place or source; or of a closed group of such lanes.
struct Lane {
    std::string key;   ///< what the filter language takes: "KOR", "Antony Blinken", "CONSULT", "Reuters"; empty = without one
    QString name;      ///< what a person reads: "South Korea"
    QString group;     ///< "East Asia", "verbal conflict"; empty = in none
    std::shared_ptr<const analysis::LaneIndex> index;
    std::vector<float> spark;  ///< cooperation minus conflict, evenly over LaneModel::focus()
    std::size_t lanesInside = 0;  ///< of a closed group
    bool pinned = false;
};

enum class LaneSort : std::uint8_t { Count, Name, First };  ///< most events; by the alphabet; earliest event

/// How the lanes of a model are put up; names that it does not have are ignored.
struct LaneArrangement {
    LaneSort sort = LaneSort::Count;
    std::vector<std::string> pinned;   ///< keys, the topmost first
    std::set<std::string> hidden;      ///< keys
    bool grouped = false;              ///< lanes of one group stand together
    std::set<QString> closed;          ///< groups that are one lane; only if grouped
    friend bool operator==(const LaneArrangement&, const LaneArrangement&) = default;
};

/// Rows arranged in lanes, those without a country (official, place ...) in a last lane. An event stands in each lane it
/// belongs to, once. Built once per rows and grouping, never per frame: linear in rows and participants, may run on a
/// worker. Immutable.
class LaneModel {
public:
    /// "KOR" -> "South Korea", for countries that are known only through their officials; and "KOR" -> "East Asia", for
    /// the groups of country lanes. May be empty.
    using CountryName = std::function<QString(std::string_view code)>;

    LaneModel(std::shared_ptr<const query::EventRows> rows, Grouping grouping, const CountryName& countryName = {},
              const CountryName& region = {});

    /// The same lanes put up differently; shares everything with this one but closed groups.
    std::shared_ptr<const LaneModel> arranged(const LaneArrangement& arrangement) const;
    const LaneArrangement& arrangement() const { return m_arrangement; }
    std::size_t laneCount() const { return m_every->size(); }  ///< hidden ones and those in closed groups included

    const query::EventRows& rows() const { return *m_rows; }
    const std::shared_ptr<const query::EventRows>& sharedRows() const { return m_rows; }
    Grouping grouping() const { return m_grouping; }
    const std::vector<Lane>& lanes() const { return m_lanes; }
    const analysis::LaneIndex& all() const { return *m_all; }  ///< every event, for the overview

    /// The hull of all events no longer than a quarter, stretched to hold those longer ones that lie wholly outside of it:
    /// a "2023" among the days of an autumn does not stretch it to the year. A month around now if there are no events.
    TimeRange extent() const { return m_extent; }
    /// The stretch that holds all but the outermost 2 % of the begins on either side: where the case happens. Never
    /// longer than extent(). Sparklines and the density of the whole are measured over it.
    TimeRange focus() const { return m_focus; }
    /// What is shown first and by "fit": extent() without the few events of long ago, or of a far future, that would leave the
    /// rest less than half of it. What is reported last is always inside.
    TimeRange fit() const { return m_fit; }
    /// `range` or, if that is shorter, a stretch about it in which a few days can be told apart (hours, where the text
    /// names them): one event does not fill the view.
    TimeRange widened(TimeRange range) const;
    /// Where an event stands among the rows.
    std::optional<std::uint32_t> rowOf(base::EventId id) const;
    /// Latest publication day among the rows (its start); 0 if there are none.
    base::Instant lastPublished() const { return m_lastPublished; }

private:
    /// Where an event stands, by its number.
    struct RowFinder {
        std::vector<std::pair<std::int64_t, std::uint32_t>> sorted;  ///< empty where byNumber serves
        std::vector<std::uint32_t> byNumber;                         ///< where numbers are dense
    };
    LaneModel(const LaneModel& other) = default;
    static std::shared_ptr<const RowFinder> findRows(const query::EventRows& rows, std::int64_t lastId);
    void arrange();
    Lane closedGroup(const QString& group) const;

    std::shared_ptr<const query::EventRows> m_rows;
    Grouping m_grouping;
    TimeRange m_extent, m_focus, m_fit;
    base::Instant m_lastPublished = 0;
    std::shared_ptr<const analysis::LaneIndex> m_all;
    std::shared_ptr<const RowFinder> m_finder;
    std::shared_ptr<const std::vector<Lane>> m_every;  ///< most events first
    LaneArrangement m_arrangement;
    std::vector<Lane> m_lanes;
};

}  // namespace chancery::ui
