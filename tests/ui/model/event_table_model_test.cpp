#include "ui/model/event_table_model.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "ui/model/wording.h"

using namespace chancery;
using ui::EventTableModel;

namespace {

std::shared_ptr<const query::EventRows> threeEvents() {
    auto rows = std::make_shared<query::EventRows>();
    auto names = std::make_shared<query::EventNames>();
    names->actors = {{base::ActorId{1}, "USA/a", "Alma Reyes", actor::ActorKind::Official, "USA", "USA", "envoy", 40},
                     {base::ActorId{2}, "KOR", "South Korea", actor::ActorKind::Country, "KOR", "KOR", "", 90}};
    names->participants = {0, 1, 1, 0};
    names->sourceNames = {"Meridian Press"};
    names->places = {{}, {"Seoul", "KOR"}};
    rows->names = std::move(names);
    const auto add = [&](int id, int day, std::uint32_t participants, float confidence) {
        query::EventRow row;
        row.id = base::EventId{id};
        const base::Date date = *base::Date::fromYmd(2024, 2, day);
        row.begin = base::startOf(date);
        row.end = base::endOf(date);
        row.participantBegin = participants;
        row.sourceCount = row.targetCount = 1;
        row.type = event::EventType::Consult;
        row.dateBasis = event::DateBasis::Explicit;
        row.confidence = confidence;
        row.place = 1;
        rows->rows.push_back(row);
    };
    add(11, 3, 0, 0.9F);
    add(12, 4, 2, 0.4F);
    add(13, 9, 0, 0.6F);
    return rows;
}

TEST(EventTableModel, KeepsQtsModelContractWhileItChangesAndSorts) {
    EventTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows(threeEvents());
    for (int column = 0; column < EventTableModel::ColumnCount; ++column)
        for (Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) model.sort(column, order);
    model.setRows(std::make_shared<const query::EventRows>());
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(EventTableModel, SortsByColumnAndKeepsPersistentIndexesOnTheirEvents) {
    EventTableModel model;
    model.setRows(threeEvents());
    const QPersistentModelIndex second(model.index(1, EventTableModel::Who));
    ASSERT_EQ(model.eventAt(second.row()).value, 12);
    model.sort(EventTableModel::Confidence, Qt::DescendingOrder);
    EXPECT_EQ(model.eventAt(0).value, 11);
    EXPECT_EQ(model.eventAt(2).value, 12);
    EXPECT_EQ(model.eventAt(second.row()).value, 12);
    EXPECT_EQ(model.rowOf(base::EventId{13}), 1);
    EXPECT_EQ(model.rowOf(base::EventId{99}), -1);
}

TEST(EventTableModel, ShowsNamesDatesAndPlaces) {
    EventTableModel model;
    model.setRows(threeEvents());
    EXPECT_EQ(model.index(0, EventTableModel::When).data().toString(), "3 Feb 2024");
    EXPECT_EQ(model.index(0, EventTableModel::Who).data().toString(), "Alma Reyes");
    EXPECT_EQ(model.index(1, EventTableModel::ToWhom).data().toString(), "Alma Reyes");
    EXPECT_EQ(model.index(0, EventTableModel::Place).data().toString(), "Seoul");
    EXPECT_EQ(model.index(2, EventTableModel::Confidence).data().toString(), "0.60");
}

TEST(Wording, DatesAreNoSharperThanTheText) {
    using base::Date;
    using base::DateInterval;
    using base::Precision;
    const auto days = [](int m1, int d1, int m2, int d2, Precision p) {
        return DateInterval::days(*Date::fromYmd(2023, m1, d1), *Date::fromYmd(2023, m2, d2), p);
    };
    using event::DateBasis;
    EXPECT_EQ(ui::whenText(days(11, 9, 11, 9, Precision::Day), DateBasis::Explicit), "9 Nov 2023");
    EXPECT_EQ(ui::whenText(days(11, 9, 11, 9, Precision::Day), DateBasis::Publication), "≤ 9 Nov 2023");
    EXPECT_EQ(ui::whenText(days(11, 11, 11, 12, Precision::Weekend), DateBasis::Relative), "11 – 12 Nov 2023");
    EXPECT_EQ(ui::whenText(days(10, 30, 11, 5, Precision::Week), DateBasis::Relative), "30 Oct – 5 Nov 2023");
    EXPECT_EQ(ui::whenText(days(9, 1, 9, 30, Precision::Month), DateBasis::Relative), "Sep 2023");
    EXPECT_EQ(ui::whenText(days(1, 1, 12, 31, Precision::Year), DateBasis::Relative), "2023");
    EXPECT_EQ(ui::whenText(days(1, 1, 11, 9, Precision::Year), DateBasis::Relative), "1 Jan – 9 Nov 2023");
    const auto years = [](int first, int last, Precision p) { return DateInterval::days(*Date::fromYmd(first, 1, 1), *Date::fromYmd(last, 12, 31), p); };
    EXPECT_EQ(ui::whenText(years(1980, 1989, Precision::Decade), DateBasis::Relative), "1980s");
    EXPECT_EQ(ui::whenText(years(1983, 1985, Precision::Year), DateBasis::Relative), "1983 – 1985");
    EXPECT_EQ(ui::counted(1, "event", "events"), "1 event");
    EXPECT_EQ(ui::counted(1284, "event", "events"), "1,284 events");
}

}  // namespace
