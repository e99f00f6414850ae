#include "core/query/columns_patch.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "core/query/facet_columns.h"
#include "core/store/case_store.h"
#include "tests/core/store/made_up_case.h"

namespace chancery::query {
namespace {

using store::CaseStore;
using test::TemporaryFolder;

template <typename List>
std::vector<std::string> named(const List& numbers, const std::vector<std::string>& names) {
    std::vector<std::string> out;
    for (const std::uint32_t number : numbers) out.push_back(names.at(number));
    std::sort(out.begin(), out.end());
    return out;
}

/// Everything that views see of the columns, a line for each event.
std::vector<std::string> written(const CaseColumns& columns) {
    std::vector<std::string> out;
    const EventRows& all = *columns.all;
    out.push_back(fmt::format("{} of {}", all.rows.size(), all.totalInCase));
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
        const EventRow& row = all.rows[i];
        EXPECT_EQ(columns.row(row.id.value), i);
        std::vector<std::string> sources, targets;
        for (const std::uint32_t actor : all.sources(row)) sources.push_back(all.actors().at(actor).key);
        for (const std::uint32_t actor : all.targets(row)) targets.push_back(all.actors().at(actor).key);
        const FacetColumns& facets = *columns.facets;
        out.push_back(fmt::format("{} {}-{} {} {} {} {} {} {} {} {} {} {} [{}] {} > {} | {} {} {} {}", row.id.value, row.begin, row.end, row.published,
                                  row.reports, all.sourceNames().at(row.sourceName), all.places().at(row.place).name, event::name(row.type),
                                  event::name(row.status), static_cast<int>(row.precision), event::name(row.dateBasis), row.verified, row.confidence,
                                  all.label(row), fmt::join(sources, ","), fmt::join(targets, ","),
                                  fmt::join(named(facets.sources.of(i), all.sourceNames()), ","),
                                  fmt::join(named(facets.contexts.of(i), facets.contextNames), ","),
                                  fmt::join(named(facets.tags.of(i), facets.tagNames), ","), facets.modeNames.at(facets.modes[i])));
    }
    return out;
}

class ColumnsPatch : public testing::Test {
protected:
    void SetUp() override {
        store.emplace(CaseStore::open(path).value());
        for (int i = 0; i < 60; ++i) articles.push_back(random.next(5));
        for (const auto& article : articles) ASSERT_TRUE(store->add(article, "1"));
        ASSERT_TRUE(store->commit());
    }
    CaseColumns read() {
        const auto database = store::openCase(path);
        CaseColumns columns = loadColumns(*database, path, {}).value();
        columns.facets = loadFacetColumns(*database, columns);
        return columns;
    }
    std::optional<CaseColumns> patched(const CaseColumns& old) { return patchColumns(*store::openCase(path), old); }

    void changeSomething() {
        const std::int64_t event = 1 + random.below(200);
        switch (random.below(4)) {
            case 0:
                articles.push_back(random.next(1 + random.below(6)));
                ASSERT_TRUE(store->add(articles.back(), "1"));
                break;
            case 1: {  // read again by another extractor, which finds less
                auto& article = articles[static_cast<std::size_t>(random.below(static_cast<int>(articles.size())))];
                if (!article.events.empty()) article.events.pop_back();
                ASSERT_TRUE(store->add(article, fmt::format("version {}", ++version)));
                break;
            }
            case 2: (void)store->review({event}, store::Review::Rejected); break;
            default: (void)store->review({event}, random.below(2) == 0 ? store::Review::Verified : store::Review::None); break;
        }
    }

    TemporaryFolder folder;
    std::string path = folder.file("a");
    test::RandomArticles random{11};
    std::vector<extraction::Extraction> articles;
    std::optional<CaseStore> store;
    int version = 1;
};

TEST_F(ColumnsPatch, GivesWhatReadingTheWholeCaseGives) {
    CaseColumns columns = read();
    for (int round = 0; round < 60; ++round) {
        for (int i = random.below(4); i >= 0; --i) changeSomething();
        ASSERT_TRUE(store->commit());
        auto next = patched(columns);
        ASSERT_TRUE(next) << "round " << round;
        ASSERT_EQ(written(*next), written(read())) << "round " << round;
        columns = std::move(*next);
    }
}

TEST_F(ColumnsPatch, KnowsNothingOfChangesBeforeTheLastWriter) {
    const CaseColumns columns = read();
    changeSomething();
    articles.push_back(random.next());
    ASSERT_TRUE(store->add(articles.back(), "1"));
    ASSERT_TRUE(store->commit());
    EXPECT_TRUE(patched(columns));
    store.reset();
    store.emplace(CaseStore::open(path).value());
    EXPECT_FALSE(patched(columns));
    EXPECT_TRUE(patched(read()));
}

TEST_F(ColumnsPatch, LeavesFacetsUnreadThatNobodyAskedFor) {
    CaseColumns columns = read();
    columns.facets.reset();
    articles.push_back(random.next());
    ASSERT_TRUE(store->add(articles.back(), "1"));
    ASSERT_TRUE(store->commit());
    const auto next = patched(columns);
    ASSERT_TRUE(next);
    EXPECT_FALSE(next->facets);
    EXPECT_EQ(next->all->rows.size(), read().all->rows.size());
}

}  // namespace
}  // namespace chancery::query
