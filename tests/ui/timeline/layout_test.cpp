#include <gtest/gtest.h>

#include <QFont>
#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "tests/support/synthetic_rows.h"
#include "ui/timeline/hit_test.h"
#include "ui/timeline/marks.h"
#include "ui/timeline/timeline_layout.h"

namespace chancery::ui {
namespace {

using base::kDay;
using test::day;

Metrics metrics() {
    QFont font(QStringLiteral("Liberation Sans"));
    font.setPixelSize(12);
    return Metrics(font);
}

// Every event of the lane is before, after, drawn, folded, counted as more, or in a column: exactly one of these.
void expectEachOnce(const LaneGeometry& lane, const LaneIndex& index) {
    if (lane.mode == LaneMode::Density) {
        EXPECT_EQ(lane.before + lane.after + lane.inWindow, index.size());
        return;
    }
    std::map<std::uint32_t, int> seen;
    for (const Mark& mark : lane.marks) ++seen[mark.event];
    for (const Fold& fold : lane.folds)
        for (const std::uint32_t event : fold.events) ++seen[event];
    for (const auto& [event, times] : seen) ASSERT_EQ(times, 1) << "event " << event;
    ASSERT_EQ(seen.size() + lane.more, lane.inWindow);
    ASSERT_EQ(lane.inWindow + lane.before + lane.after, index.size());
}

QRectF boxOf(const Mark& mark) {
    double left = mark.x0, right = rightEnd(mark, 1);
    if (!mark.label.isEmpty() && !mark.labelInside) {
        left = std::min(left, mark.labelX);
        right = std::max(right, mark.labelX + mark.labelWidth);
    }
    return QRectF(left, mark.row, right - left, 1);
}

void expectNoOverlap(const LaneGeometry& lane) {
    if (lane.mode != LaneMode::Rows) return;
    std::map<int, std::vector<std::pair<double, double>>> rows;
    for (const Mark& mark : lane.marks) rows[mark.row].emplace_back(boxOf(mark).left(), boxOf(mark).right());
    for (auto& [row, boxes] : rows) {
        std::sort(boxes.begin(), boxes.end());
        for (std::size_t i = 1; i < boxes.size(); ++i) ASSERT_LE(boxes[i - 1].second, boxes[i].first + 1e-6) << "row " << row;
    }
}

TEST(TimelineLayout, ShowsFoldsOrCountsEveryEventExactlyOnceAtEveryZoom) {
    const auto rows = test::manyEvents(3000, 12, 4);
    TimelineLayout layout(metrics());
    layout.setModel(std::make_shared<const LaneModel>(rows, Grouping::Country));
    std::mt19937_64 random(11);
    const TimeRange all = layout.model().extent();
    std::uniform_real_distribution<double> where(all.begin - all.span() * 0.1, all.end), exponent(std::log(3600.0), std::log(all.span() * 1.3));
    std::map<LaneMode, int> modes;
    for (int i = 0; i < 120; ++i) {
        const double span = std::exp(exponent(random)), begin = where(random);
        layout.setLaneScale(i % 3 == 0 ? 0.3 : 1);
        const TimelineGeometry& geometry = layout.geometry({begin, begin + span, 900, 1e6, 0});
        ASSERT_EQ(geometry.lanes.size(), layout.model().lanes().size());
        for (const LaneGeometry& lane : geometry.lanes) {
            ++modes[lane.mode];
            expectEachOnce(lane, *layout.model().lanes()[lane.lane].index);
            expectNoOverlap(lane);
            if (HasFatalFailure()) return;
        }
    }
    EXPECT_GT(modes[LaneMode::Rows], 0);
    EXPECT_GT(modes[LaneMode::Folded], 0);
    EXPECT_GT(modes[LaneMode::Density], 0);
}

TEST(TimelineLayout, LaysOutOnlyTheLanesInSight) {
    TimelineLayout layout(metrics());
    layout.setModel(std::make_shared<const LaneModel>(test::manyEvents(3000, 25, 2), Grouping::Country));
    const TimeRange all = layout.model().extent();
    const TimelineLayout::View view{all.begin, all.begin + all.span() / 50, 900, 300, 500};
    const TimelineGeometry& geometry = layout.geometry(view);
    ASSERT_FALSE(geometry.lanes.empty());
    EXPECT_LE(geometry.lanes.front().y, 500);
    EXPECT_GT(geometry.lanes.front().y + geometry.lanes.front().height, 500);
    EXPECT_LT(geometry.lanes.back().y, 800);
    EXPECT_LT(geometry.lanes.size(), 8U);
}

TEST(TimelineLayout, MovesNothingUpOrDownWhilePanning) {
    TimelineLayout layout(metrics());
    layout.setModel(std::make_shared<const LaneModel>(test::koreaAutumn(), Grouping::Country));
    const auto begin = static_cast<double>(day("2023-09-23"));
    std::map<std::pair<std::size_t, std::uint32_t>, int> rowsOf;
    std::vector<double> tops;
    int moved = 0, kept = 0;
    for (int step = 0; step < 60; ++step) {
        const double from = begin + step * 7200.0;
        const TimelineGeometry& geometry = layout.geometry({from, from + 63.0 * kDay, 931, 2000, 0});
        std::vector<double> now;
        for (const LaneGeometry& lane : geometry.lanes) {
            now.push_back(lane.y);
            for (const Mark& mark : lane.marks) {
                const auto [it, isNew] = rowsOf.try_emplace({lane.lane, mark.event}, mark.row);
                if (!isNew) ++(it->second == mark.row ? kept : moved);
                it->second = mark.row;
            }
        }
        if (tops.empty()) tops = now;
        ASSERT_EQ(now, tops);
    }
    EXPECT_LT(moved * 50, kept);  // fewer than 2 % change rows from one frame to the next
}

TEST(TimelineLayout, LabelsStayWithTheirEventsWhilePanning) {
    TimelineLayout layout(metrics());
    layout.setModel(std::make_shared<const LaneModel>(test::manyEvents(3000, 12, 2), Grouping::Country));
    const auto begin = static_cast<double>(day("2023-02-01"));
    const double span = 50.0 * kDay, width = 1400;
    struct Seen {
        double offset = 0;  // of the label from the event
        int row = 0;
    };
    std::map<std::pair<std::size_t, std::uint32_t>, Seen> before;
    int kept = 0, jumped = 0, lost = 0;
    for (int step = 0; step < 120; ++step) {
        const double from = begin + step * span / width * 5;
        const TimelineGeometry& geometry = layout.geometry({from, from + span, width, 900, 0});
        std::map<std::pair<std::size_t, std::uint32_t>, Seen> now;
        std::set<std::pair<std::size_t, std::uint32_t>> inside;
        for (const LaneGeometry& lane : geometry.lanes) {
            expectNoOverlap(lane);
            for (const Mark& mark : lane.marks) {
                if (mark.kind == MarkKind::Bar || mark.x0 < 300 || mark.x1 > width - 300) continue;
                inside.insert({lane.lane, mark.event});
                if (!mark.label.isEmpty()) now[{lane.lane, mark.event}] = {mark.labelX - mark.x0, mark.row};
            }
        }
        for (const auto& [key, seen] : before) {
            if (!inside.contains(key)) continue;
            const auto it = now.find(key);
            if (it == now.end()) ++lost;
            else if (it->second.row != seen.row || std::abs(it->second.offset - seen.offset) > 0.5) ++jumped;
            else ++kept;
        }
        before = std::move(now);
    }
    EXPECT_GT(kept, 2000);
    EXPECT_LT(jumped * 500, kept);
    EXPECT_LT(lost * 500, kept);
}

TEST(TimelineLayout, MarksWhatElseTheActorsOfTheSelectionDo) {
    test::RowsBuilder builder;
    const auto a = builder.country("AAA", "Alpha"), c = builder.country("CCC", "Gamma"), o = builder.official("Ada Berg", "BBB");
    test::RowsBuilder::Event event;
    for (const auto& [days, sources] : std::vector<std::pair<int, std::vector<std::uint32_t>>>{{0, {a, o}}, {10, {o, c}}, {20, {a, c}}, {30, {c}}}) {
        event.begin = day("2023-05-01") + days * kDay;
        event.end = event.begin + kDay - 1;
        event.sources = sources;
        builder.add(event);
    }
    TimelineLayout layout(metrics());
    layout.setModel(std::make_shared<const LaneModel>(builder.build(), Grouping::None));
    layout.setSelected({0}, {a, o});
    const auto& marks = layout.geometry({static_cast<double>(day("2023-04-20")), static_cast<double>(day("2023-06-01")), 1000, 400, 0}).lanes.front().marks;
    ASSERT_EQ(marks.size(), 4U);
    for (const Mark& mark : marks) EXPECT_EQ(mark.related, mark.event == 1) << mark.event;
}

TEST(TimelineLayout, GoesOnWithLabelsThatItHadNoTimeFor) {
    const auto model = std::make_shared<const LaneModel>(test::koreaAutumn(), Grouping::Country);
    const TimelineLayout::View view{static_cast<double>(day("2023-09-23")), static_cast<double>(day("2023-11-25")), 931, 2000, 0};
    const auto labels = [](const TimelineGeometry& geometry) {
        std::size_t n = 0;
        for (const LaneGeometry& lane : geometry.lanes)
            for (const Mark& mark : lane.marks) n += !mark.label.isEmpty();
        return n;
    };
    TimelineLayout whole(metrics()), hasty(metrics());
    whole.setModel(model);
    hasty.setModel(model);
    hasty.setLabelBudget(10);
    EXPECT_FALSE(whole.geometry(view).unfinished);
    EXPECT_TRUE(hasty.geometry(view).unfinished);
    EXPECT_LT(labels(hasty.geometry(view)), labels(whole.geometry(view)));
    for (int i = 0; i < 40 && hasty.geometry(view).unfinished; ++i) {
    }
    EXPECT_FALSE(hasty.geometry(view).unfinished);
    EXPECT_GT(labels(hasty.geometry(view)) * 10, labels(whole.geometry(view)) * 9);
}

TEST(TimelineLayout, DividesAMinuteOfTenThousandEvents) {
    test::RowsBuilder builder;
    test::RowsBuilder::Event event;
    event.begin = day("2023-05-01") + 43'200;
    event.end = event.begin + 59;
    event.precision = base::Precision::Minute;
    for (int i = 0; i < 10'000; ++i) builder.add(event);
    TimelineLayout layout(metrics());
    layout.setModel(std::make_shared<const LaneModel>(builder.build(), Grouping::None));
    const auto noon = static_cast<double>(day("2023-05-01") + 43'200);
    for (const double span : {1800.0, 86'400.0, 40.0 * kDay, 4000.0 * kDay}) {
        const LaneGeometry& lane = layout.geometry({noon - span * 0.4, noon + span * 0.6, 1400, 600, 0}).lanes.front();
        ASSERT_EQ(lane.mode, LaneMode::Density);
        ASSERT_EQ(lane.columns.size(), 1U);
        EXPECT_NEAR(lane.columns.front().total(), 10'000, 1e-6);
    }
}

// Events of one country on consecutive days, `perDay` a day.
std::shared_ptr<const LaneModel> busyDays(int days, int perDay) {
    test::RowsBuilder builder;
    const auto country = builder.country("AAA", "Arendelle");
    for (int i = 0; i < days * perDay; ++i) {
        test::RowsBuilder::Event event;
        event.begin = day("2023-11-01") + i / perDay * kDay;
        event.end = event.begin + kDay - 1;
        event.sources = {country};
        event.label = "Envoys met for a long round of talks";
        event.salience = static_cast<float>(i % 17);
        builder.add(event);
    }
    return std::make_shared<const LaneModel>(builder.build(), Grouping::Country);
}

TEST(TimelineLayout, GivesALaneTheRowsThatItsEventsNeed) {
    TimelineLayout layout(metrics());
    layout.setModel(busyDays(15, 1));
    const auto begin = static_cast<double>(day("2023-10-31"));
    const LaneGeometry& days = layout.geometry({begin, begin + 17.0 * kDay, 780, 100, 0}).lanes.front();
    EXPECT_EQ(days.marks.size(), 15U) << "a lane of 15 events in 17 days shows all of them";
    EXPECT_GE(days.rows, 4);
    EXPECT_EQ(layout.geometry({begin, begin + 0.5 * kDay, 780, 100, 0}).lanes.front().height, 22) << "zoomed in, one row is enough";
}

TEST(TimelineLayout, BecomesColumnsWhereRowsWouldHideMoreThanTheyShow) {
    TimelineLayout layout(metrics());
    layout.setModel(busyDays(10, 20));
    const auto begin = static_cast<double>(day("2023-10-01"));
    const LaneGeometry& lane = layout.geometry({begin, begin + 60.0 * kDay, 780, 100, 0}).lanes.front();
    ASSERT_EQ(lane.inWindow, 200U);
    EXPECT_EQ(lane.mode, LaneMode::Density);
}

TEST(TimelineLayout, ShowsTheSameEventsWhateverIsSelected) {
    const auto model = busyDays(12, 4);
    const auto begin = static_cast<double>(day("2023-10-31"));
    const TimelineLayout::View view{begin, begin + 14.0 * kDay, 780, 100, 0};
    const auto placesOf = [](const LaneGeometry& lane, std::uint32_t without) {
        std::map<std::uint32_t, int> places;
        for (const Mark& mark : lane.marks)
            if (mark.event != without) places[mark.event] = mark.row;
        return places;
    };
    for (std::uint32_t row = 0; row < 48; row += 5) {
        TimelineLayout plain(metrics()), selecting(metrics());
        plain.setModel(model);
        selecting.setModel(model);
        selecting.setSelected({row});
        const LaneGeometry &without = plain.geometry(view).lanes.front(), &with = selecting.geometry(view).lanes.front();
        EXPECT_EQ(placesOf(with, row), placesOf(without, row));
        const Mark* selected = findMark(selecting.geometry(view), row);
        ASSERT_TRUE(selected) << "and the selected one, in any case";
        EXPECT_FALSE(selected->label.isEmpty());
    }
}

TEST(TimelineLayout, GivesASelectedEventItsLabelFirst) {
    const auto rows = test::koreaAutumn();
    TimelineLayout layout(metrics());
    layout.setModel(std::make_shared<const LaneModel>(rows, Grouping::Country));
    const auto begin = static_cast<double>(day("2023-09-23"));
    const auto lowest = std::find_if(rows->rows.begin(), rows->rows.end(), [](const query::EventRow& row) { return row.id.value == 31; });
    ASSERT_NE(lowest, rows->rows.end());
    const auto row = static_cast<std::uint32_t>(lowest - rows->rows.begin());
    layout.setSelected({row});
    const TimelineGeometry& geometry = layout.geometry({begin, begin + 63.0 * kDay, 931, 2000, 0});
    const Mark* mark = findMark(geometry, row);
    ASSERT_TRUE(mark);
    EXPECT_TRUE(mark->selected);
    EXPECT_EQ(mark->label, QStringLiteral("Protesters → Blinken: rally"));
}

TEST(TimelineLayout, CollapsedLanesFoldAndExpandedOnesShowAll) {
    TimelineLayout layout(metrics());
    layout.setModel(std::make_shared<const LaneModel>(test::koreaAutumn(), Grouping::Country));
    const auto begin = static_cast<double>(day("2023-09-23"));
    const TimelineLayout::View view{begin, begin + 63.0 * kDay, 931, 500, 0};
    ASSERT_GT(layout.geometry(view).lanes[1].more, 0U);
    layout.toggleExpanded(1);
    EXPECT_EQ(layout.geometry(view).lanes[1].more, 0U);
    layout.toggleCollapsed(1);
    const LaneGeometry& lane = layout.geometry(view).lanes[1];
    EXPECT_EQ(lane.mode, LaneMode::Folded);
    EXPECT_FALSE(lane.folds.empty());
    EXPECT_DOUBLE_EQ(lane.height, 22);
    for (std::size_t i = 1; i < lane.folds.size(); ++i) EXPECT_GE(lane.folds[i].x - lane.folds[i - 1].x, 20);
}

TEST(TimelineLayout, BecomesDensityAboveOneEventPerThreePixels) {
    TimelineLayout layout(metrics());
    layout.setModel(std::make_shared<const LaneModel>(test::manyEvents(20'000, 10, 10), Grouping::Country));
    const TimeRange all = layout.model().extent();
    const TimelineGeometry& geometry = layout.geometry({all.begin, all.end, 900, 2000, 0});
    EXPECT_TRUE(geometry.dense);
    const LaneGeometry& lane = geometry.lanes.front();
    ASSERT_EQ(lane.mode, LaneMode::Density);
    double total = 0;
    for (const Column& column : lane.columns) {
        total += column.total();
        EXPECT_GE(column.width, 3);
        double height = 0;
        for (const double part : column.height) height += part;
        EXPECT_LE(height, lane.height);
    }
    EXPECT_NEAR(total, static_cast<double>(layout.model().lanes().front().index->size()), 40);  // long ones may reach beyond the extent
    EXPECT_FALSE(lane.callouts.empty());
}

TEST(Marks, AreBarsDiscsOrTailsAsSureAsTheText) {
    test::RowsBuilder builder;
    const auto add = [&](base::Precision precision, const char* begin, const char* last, event::DateBasis basis, event::EventStatus status) {
        test::RowsBuilder::Event event;
        event.begin = day(begin);
        event.end = day(last) + kDay - 1;
        event.published = day("2023-11-09");
        event.precision = precision;
        event.basis = basis;
        event.status = status;
        event.label = "x";
        builder.add(event);
    };
    using event::DateBasis;
    using event::EventStatus;
    add(base::Precision::Year, "2023-01-01", "2023-12-31", DateBasis::Explicit, EventStatus::Occurred);
    add(base::Precision::Month, "2023-10-01", "2023-10-31", DateBasis::Explicit, EventStatus::Occurred);
    add(base::Precision::Day, "2023-10-26", "2023-10-28", DateBasis::Explicit, EventStatus::Occurred);
    add(base::Precision::Day, "2023-11-08", "2023-11-08", DateBasis::Explicit, EventStatus::Occurred);
    add(base::Precision::Day, "2023-11-09", "2023-11-09", DateBasis::Publication, EventStatus::Occurred);
    const auto rows = builder.build();
    LabelCache labels(metrics().label, metrics().labelBold);
    const TimeScale scale(static_cast<double>(day("2023-09-23")), static_cast<double>(day("2023-11-25")), 930);
    const LayoutContext context{*rows, scale, 1, labels, {}};

    const Mark year = placeMark(context, 0);
    EXPECT_EQ(year.kind, MarkKind::Bar);
    EXPECT_TRUE(year.openLeft && year.openRight && year.fuzzy);
    EXPECT_NEAR(year.x1, scale.x(static_cast<double>(day("2023-11-09")) + 43'200), 1e-6) << "it was known on the day of publication";
    const Mark month = placeMark(context, 1);
    EXPECT_TRUE(month.kind == MarkKind::Bar && month.fuzzy && !month.openLeft && !month.openRight);
    const Mark span = placeMark(context, 2);
    EXPECT_TRUE(span.kind == MarkKind::Bar && !span.fuzzy);
    EXPECT_NEAR(span.x1 - span.x0, scale.px(3 * 86'400), 1e-6);
    const Mark disc = placeMark(context, 3);
    EXPECT_EQ(disc.kind, MarkKind::Marker);
    EXPECT_NEAR(disc.centre(), scale.x(static_cast<double>(day("2023-11-08")) + 43'200), 1e-6);
    const Mark tail = placeMark(context, 4);
    EXPECT_EQ(tail.kind, MarkKind::Tail);
    EXPECT_NEAR(tail.x1 - tail.x0, 34, 1e-9);

    const TimeScale years(static_cast<double>(day("1990-01-01")), static_cast<double>(day("2030-01-01")), 930);
    const LayoutContext far{*rows, years, 1, labels, {}};
    for (const std::uint32_t inexact : {0U, 1U}) {
        const Mark mark = placeMark(far, inexact);
        EXPECT_TRUE(mark.kind == MarkKind::Bar && mark.fuzzy) << "a year or a month is no point, however small the scale";
        EXPECT_NEAR(mark.x1 - mark.x0, inexact == 0 ? years.px(312.5 * 86'400) : 20, 4);
    }
    EXPECT_EQ(placeMark(far, 3).kind, MarkKind::Marker);

    const TimeScale hours(static_cast<double>(day("2023-11-08")), static_cast<double>(day("2023-11-10")), 930);
    const LayoutContext near{*rows, hours, 1, labels, {}};
    EXPECT_EQ(placeMark(near, 3).kind, MarkKind::Bar) << "a disc at noon would be a made-up time";
}

TEST(Marks, ClaimNoHourForAPublication) {
    const base::Instant published = day("2023-12-14");
    const auto begin = static_cast<double>(day("2023-12-11"));
    const TimeScale weeks(begin, begin + 30.0 * kDay, 900), hours(begin, begin + 4.0 * kDay, 1200);
    const auto [line, same] = publicationPlace(weeks, published, 1);
    EXPECT_EQ(line, same);
    const auto [from, to] = publicationPlace(hours, published, 1);
    EXPECT_NEAR(from, hours.x(static_cast<double>(published)), 1e-6);
    EXPECT_NEAR(to, hours.x(static_cast<double>(published + kDay)), 1e-6);
    EXPECT_NEAR(flagLeft(weeks, published, 150, 1), line, 1e-6);
    EXPECT_LE(flagLeft(hours, published, 350, 1) + 350, 1200) << "a flag is not cut off by the edge";
    const TimeScale ends(begin, begin + 3.6 * kDay + 30.0, 300);
    EXPECT_LE(flagLeft(ends, published, 150, 1) + 150, 300);
}

TEST(HitTest, FindsMarksLabelsAndNothing) {
    TimelineLayout layout(metrics());
    layout.setModel(std::make_shared<const LaneModel>(test::koreaAutumn(), Grouping::Country));
    const auto begin = static_cast<double>(day("2023-09-23"));
    const TimelineGeometry& geometry = layout.geometry({begin, begin + 63.0 * kDay, 931, 2000, 0});
    int labelled = 0;
    for (const LaneGeometry& lane : geometry.lanes)
        for (const Mark& mark : lane.marks) {
            if (mark.kind != MarkKind::Marker) continue;
            const PlotHit hit = hitTest(geometry, mark.centre(), lane.y + lane.rowCentre(mark.row), 1);
            ASSERT_EQ(hit.kind, PlotHit::Kind::Mark);
            ASSERT_EQ(hit.event, mark.event);
            if (mark.label.isEmpty()) continue;
            ++labelled;
            ASSERT_EQ(hitTest(geometry, mark.labelX + 3, lane.y + lane.rowCentre(mark.row), 1).event, mark.event);
        }
    EXPECT_GT(labelled, 20);
    EXPECT_EQ(hitTest(geometry, 10, geometry.contentHeight + 5, 1).kind, PlotHit::Kind::Nothing);
    EXPECT_FALSE(eventsIn(geometry, QRectF(0, 0, 931, geometry.contentHeight)).empty());
}

}  // namespace
}  // namespace chancery::ui
