#include "ui/panel/facet_choice.h"

#include <gtest/gtest.h>

using namespace chancery;
using query::Field;
using query::Filter;
using ui::chooseFacetValue;
using ui::FacetChoice;

namespace {

Filter only(Filter filter, const char* value) {
    return chooseFacetValue(std::move(filter), Field::Country, value, FacetChoice::Only, false);
}

TEST(FacetChoice, AClickAsksForThisValueAloneAndASecondClickTakesItAway) {
    Filter filter = only({}, "KOR");
    EXPECT_EQ(filter.terms, (std::vector<query::Term>{{Field::Country, {"KOR"}, false}}));
    filter = only(filter, "USA");
    EXPECT_EQ(filter.terms, (std::vector<query::Term>{{Field::Country, {"USA"}, false}}));
    EXPECT_TRUE(only(filter, "USA").empty());
}

TEST(FacetChoice, ControlAddsAndAltExcludesAndOtherTermsStay) {
    Filter filter = only({}, "KOR");
    filter.words = {"munitions"};
    filter = chooseFacetValue(filter, Field::Country, "USA", FacetChoice::Add, false);
    EXPECT_EQ(filter.terms[0].values, (std::vector<std::string>{"KOR", "USA"}));
    filter = chooseFacetValue(filter, Field::Country, "KOR", FacetChoice::Exclude, false);
    EXPECT_EQ(filter.terms, (std::vector<query::Term>{{Field::Country, {"USA"}, false}, {Field::Country, {"KOR"}, true}}));
    EXPECT_EQ(filter.words, std::vector<std::string>{"munitions"});
}

TEST(FacetChoice, AskingForAnExcludedValueEndsItsExclusion) {
    Filter filter = chooseFacetValue({}, Field::Type, "STATEMENT", FacetChoice::Exclude, false);
    filter = chooseFacetValue(filter, Field::Type, "STATEMENT", FacetChoice::Add, false);
    EXPECT_EQ(filter.terms, (std::vector<query::Term>{{Field::Type, {"STATEMENT"}, false}}));
}

TEST(FacetChoice, BothSidesCollectsCountriesThatMustAllTakePart) {
    Filter filter = chooseFacetValue({}, Field::Country, "USA", FacetChoice::Only, true);
    filter = chooseFacetValue(filter, Field::Country, "PRK", FacetChoice::Add, true);
    EXPECT_EQ(filter.with, (std::vector<std::string>{"USA", "PRK"}));
    EXPECT_TRUE(filter.terms.empty());
    filter = ui::setBothSides(filter, false);
    EXPECT_TRUE(filter.with.empty());
    EXPECT_EQ(filter.terms, (std::vector<query::Term>{{Field::Country, {"USA", "PRK"}, false}}));
    EXPECT_EQ(ui::setBothSides(filter, true).with, (std::vector<std::string>{"USA", "PRK"}));
}

}  // namespace
