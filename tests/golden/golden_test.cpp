// What the program reads out of every article of tests/golden/articles and of the sample corpus, as plain text beside
// them. UPDATE_GOLDEN=1 writes the files anew: read the difference before it is committed.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "core/article/article_reader.h"
#include "core/extraction/extractor.h"

using namespace chancery;
namespace fs = std::filesystem;

namespace {

const fs::path kSource = CHANCERY_SOURCE_DIR;

const extraction::Extractor& extractor() {
    static const extraction::Extractor instance = [] {
        auto loaded = extraction::Extractor::load(base::Resources());
        if (!loaded) throw std::runtime_error(loaded.error().message);
        return std::move(*loaded);
    }();
    return instance;
}

std::string sides(const extraction::Extraction& x, const std::vector<event::Participant>& participants) {
    std::string out;
    for (const event::Participant& p : participants) {
        const actor::Actor& a = x.actors[p.actor];
        out += (out.empty() ? "" : ", ") + a.name + (a.side().empty() ? "" : " (" + a.side() + ")");
    }
    return out.empty() ? "-" : out;
}

std::string describe(const extraction::Extraction& x) {
    std::string out = fmt::format("published {} source {} title {}\n", x.article.published ? x.article.published->iso() : "-",
                                  x.article.source, x.article.title);
    for (const event::Event& e : x.events)
        out += fmt::format("{}..{} {} {} | {}{} {} | {} -> {} | {} | \"{}\"\n", e.when.isoBegin(), e.when.isoEnd(),
                           name(e.when.precision), name(e.dateBasis), name(e.type), e.mode.empty() ? "" : "/" + e.mode,
                           name(e.status), sides(x, e.sources), sides(x, e.targets), e.place ? e.place->country : "-",
                           base::textOf(x.article.text, e.evidence.trigger));
    return out;
}

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> articles() {
    std::vector<fs::path> paths;
    for (const char* folder : {"tests/golden/articles", "resources/samples"})
        for (const auto& entry : fs::directory_iterator(kSource / folder))
            if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

class Golden : public testing::TestWithParam<fs::path> {};

TEST_P(Golden, ReadsAsRecorded) {
    std::string found;
    const auto report = article::readArticles(GetParam(), {}, [&](article::Article&& a) {
        found += describe(extractor().extract(std::move(a)));
        return true;
    });
    ASSERT_TRUE(report.skipped.empty()) << report.skipped[0].reason.message;
    const fs::path expected = kSource / "tests/golden/expected" / GetParam().filename();
    if (std::getenv("UPDATE_GOLDEN")) {
        fs::create_directories(expected.parent_path());
        std::ofstream(expected, std::ios::binary) << found;
        return;
    }
    EXPECT_EQ(found, read(expected)) << expected;
}

INSTANTIATE_TEST_SUITE_P(Articles, Golden, testing::ValuesIn(articles()), [](const auto& article) {
    std::string name = article.param.stem().string();
    std::replace_if(name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
});

}  // namespace
