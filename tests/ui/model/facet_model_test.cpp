#include "ui/model/facet_model.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

using namespace chancery;
using query::Field;
using ui::FacetModel;

namespace {

std::vector<query::Facet> someFacets() {
    return {{Field::Country, {{"KOR", "South Korea", 12, {8, 1, 2, 1, 0}}, {"PRK", "North Korea", 6, {1, 0, 3, 2, 0}}}},
            {Field::Status, {{"planned", "planned", 3, {3, 0, 0, 0, 0}}}}};
}

TEST(FacetModel, KeepsQtsModelContractWhileItChanges) {
    FacetModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFacets(someFacets(), {});
    model.setNarrowing("north");
    model.setNarrowing({});
    model.setFacets({}, {});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(FacetModel, TellsCountsSharesAndWhatTheFilterAsksFor) {
    FacetModel model;
    query::Filter filter;
    filter.terms = {{Field::Country, {"PRK"}, false}, {Field::Status, {"planned"}, true}};
    model.setFacets(someFacets(), filter);
    const QModelIndex countries = model.index(0, 0);
    ASSERT_EQ(model.rowCount(countries), 2);
    const QModelIndex south = model.index(0, 0, countries);
    const QModelIndex north = model.index(1, 0, countries);
    EXPECT_EQ(south.data().toString(), "South Korea");
    EXPECT_EQ(north.data(FacetModel::CountRole).toInt(), 6);
    EXPECT_DOUBLE_EQ(north.data(FacetModel::ShareRole).toDouble(), 0.5);
    EXPECT_EQ(south.data(FacetModel::StateRole).toInt(), 0);
    EXPECT_EQ(north.data(FacetModel::StateRole).toInt(), 1);
    EXPECT_EQ(model.index(0, 0, model.index(1, 0)).data(FacetModel::StateRole).toInt(), 2);
}

TEST(FacetModel, ShowsAFewValuesAndTheChosenOnesUntilAskedForAll) {
    query::Facet facet{Field::Country, {}};
    for (int i = 0; i < 30; ++i) facet.values.push_back({"C" + std::to_string(i), "Country " + std::to_string(i), 1, {}});
    query::Filter filter;
    filter.terms = {{Field::Country, {"C25"}, false}};
    FacetModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFacets({facet}, filter);
    const auto count = [&] { return model.rowCount(model.index(0, 0)); };
    const auto last = [&] { return model.index(count() - 1, 0, model.index(0, 0)); };
    EXPECT_EQ(count(), 8 + 2);
    EXPECT_EQ(model.index(8, 0, model.index(0, 0)).data(FacetModel::ValueRole).toString(), "C25");
    EXPECT_TRUE(last().data(FacetModel::MoreRole).toBool());
    EXPECT_EQ(last().data().toString(), "21 more");
    model.setWhole(Field::Country, true);
    EXPECT_EQ(count(), 31);
    model.setWhole(Field::Country, false);
    EXPECT_EQ(count(), 8 + 2);
    model.setNarrowing("29");
    EXPECT_EQ(count(), 1);
}

TEST(FacetModel, NarrowingLeavesOutFacetsWithoutAMatch) {
    FacetModel model;
    model.setFacets(someFacets(), {});
    model.setNarrowing("NORTH");
    ASSERT_EQ(model.rowCount(), 1);
    ASSERT_EQ(model.rowCount(model.index(0, 0)), 1);
    EXPECT_EQ(model.index(0, 0, model.index(0, 0)).data(FacetModel::ValueRole).toString(), "PRK");
}

}  // namespace
