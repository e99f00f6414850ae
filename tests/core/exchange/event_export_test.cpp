#include "core/exchange/event_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/exchange/event_csv.h"
#include "core/exchange/event_table.h"
#include "core/query/filter_parser.h"
#include "core/store/case_store.h"
#include "tests/core/store/made_up_case.h"

namespace chancery::exchange {
namespace {

using event::EventType;
using test::ArticleBuilder;
using test::day;
using testing::HasSubstr;

class EventExport : public testing::Test {
protected:
    void SetUp() override {
        ArticleBuilder article("=HYPERLINK(\"x\")", day(2023, 11, 9), "Wire, \"A\"");
        auto& first = article.add(EventType::Consult, {"blinken"}, {"park", "yoon"}, base::DateInterval::day(day(2023, 11, 9)),
                                  "He said:\n\"Yes\", twice.");
        first.place = event::Place{"Séoul", "KOR"};
        first.summary = "@Blinken → 朴振: met";
        article.add(EventType::Accuse, {"usa"}, {"prk"}, base::DateInterval::days(day(2023, 11, 6), day(2023, 11, 12), base::Precision::Week));
        auto store = store::CaseStore::open(path);
        ASSERT_TRUE(store);
        ASSERT_TRUE(store->add(article, "1"));
        ASSERT_TRUE(store->commit());
    }

    std::string written(EventFormat format, std::string_view filter = {}) {
        std::string out;
        const auto query = query::EventQuery::open(path);
        const auto count = writeEvents(*query, query::parseFilter(filter).filter, format, [&](std::string_view text) {
            out += text;
            return true;
        });
        EXPECT_TRUE(count);
        return out;
    }

    test::TemporaryFolder folder;
    std::string path = folder.file("a.chancery");
};

/// RFC 4180 read back, cell by cell.
std::vector<std::vector<std::string>> parseCsv(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') rows.back().back() += c;
            else if (i + 1 < text.size() && text[i + 1] == '"') rows.back().back() += text[++i];
            else quoted = false;
        } else if (c == '"') quoted = true;
        else if (c == ',') rows.back().emplace_back();
        else if (c == '\n') rows.push_back({""});
        else rows.back().back() += c;
    }
    rows.pop_back();
    return rows;
}

TEST_F(EventExport, WritesCsvThatReadsBackCellByCell) {
    const auto rows = parseCsv(written(EventFormat::Csv));
    ASSERT_EQ(rows.size(), 3U);
    for (const auto& row : rows) ASSERT_EQ(row.size(), rows[0].size());
    const auto cell = [&](std::size_t row, const std::string& title) {
        return rows[row][static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), title) - rows[0].begin())];
    };
    EXPECT_EQ(cell(1, "begin"), "2023-11-06");
    EXPECT_EQ(cell(1, "end"), "2023-11-12");
    EXPECT_EQ(cell(1, "precision"), "week");
    EXPECT_EQ(cell(2, "targets"), "Park Jin; Yoon Suk-yeol");
    EXPECT_EQ(cell(2, "target_countries"), "KOR");
    EXPECT_EQ(cell(2, "sentence"), "He said:\n\"Yes\", twice.");
    EXPECT_EQ(cell(2, "published_by"), "Wire, \"A\"");
}

TEST_F(EventExport, NeverLetsACellBeginAFormula) {
    for (const auto& row : parseCsv(written(EventFormat::Csv)))
        for (const std::string& cell : row)
            if (!cell.empty()) { EXPECT_EQ(std::string("=+-@\t\r").find(cell[0]), std::string::npos) << cell; }
    for (const char* bad : {"=1+1", "+1", "-1", "@x", "\tx", "\rx"}) EXPECT_THAT(csvCell(bad), HasSubstr(std::string("'") + bad));
    EXPECT_EQ(csvCell("a-b"), "a-b");
    EXPECT_EQ(csvCell(""), "");
    EXPECT_EQ(csvCell(std::string_view("a\0b\x1b[31mc\x7f", 10)), "a b [31mc ") << "a terminal obeys no text";
}

TEST_F(EventExport, WritesOneJsonObjectALineWithAllEvidence) {
    std::istringstream lines(written(EventFormat::Jsonl, "type:CONSULT"));
    std::string line;
    ASSERT_TRUE(std::getline(lines, line));
    const auto json = nlohmann::json::parse(line);
    EXPECT_EQ(json["type"], "CONSULT");
    EXPECT_EQ(json["sources"][0]["actor"], "USA/antony-blinken");
    EXPECT_EQ(json["targets"][1]["name"], "Yoon Suk-yeol");
    EXPECT_EQ(json["place"]["country"], "KOR");
    EXPECT_EQ(json["evidence"][0]["sentence"], "He said:\n\"Yes\", twice.");
    EXPECT_FALSE(std::getline(lines, line)) << "the filter holds for exports too";
}

TEST_F(EventExport, AlignsTheTableByWhatATerminalShows) {
    std::istringstream lines(written(EventFormat::Table));
    std::string header, line;
    std::getline(lines, header);
    const std::size_t column = header.find("CONF");
    while (std::getline(lines, line)) {
        const std::size_t at = line.find("0.70");
        ASSERT_NE(at, std::string::npos) << line;
        EXPECT_EQ(displayWidth(std::string_view(line).substr(0, at)), column) << line;
    }
}

TEST(EventTable, MeasuresCombiningAndWideCharacters) {
    EXPECT_EQ(displayWidth("Séoul"), 5U);
    EXPECT_EQ(displayWidth("Se\u0301oul"), 5U);
    EXPECT_EQ(displayWidth("北京"), 4U);
    EXPECT_EQ(fitted("北京大学", 5), "北京…");
    EXPECT_EQ(fitted("Seoul", 5), "Seoul");
    EXPECT_EQ(fitted("Seoul!", 5), "Seou…");
    EXPECT_EQ(fitted("a\nb\x1B[31m", 20), "a b [31m");
}

TEST_F(EventExport, ReplacesAFileOnlyByAWholeOne) {
    const std::string target = folder.file("out.csv");
    std::ofstream(target) << "what was there";
    std::stop_source stop;
    stop.request_stop();
    EXPECT_FALSE(exportEvents(path, {}, "csv", target, stop.get_token()));
    std::ifstream kept(target);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}), "what was there");
    EXPECT_EQ(exportEvents(path, {}, "csv", target).value(), 2U);
    std::ifstream now(target);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(now), {}), written(EventFormat::Csv));
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        files += entry.path().string().ends_with(".part") ? 1 : 0;
    EXPECT_EQ(files, 0) << "no temporary file is left";
}

TEST_F(EventExport, SaysWhyNothingWasWritten) {
    EXPECT_EQ(exportEvents(path, {}, "xml", folder.file("o")).error().code, base::ErrorCode::InvalidArgument);
    EXPECT_THAT(exportEvents(path, {}, "csv", folder.file("none/o.csv")).error().message, HasSubstr("No such file"));
    EXPECT_EQ(exportEvents(folder.file("none"), {}, "csv", folder.file("o")).error().code, base::ErrorCode::NotFound);
    if (std::filesystem::exists("/dev/full")) {
        const auto full = exportEvents(path, {}, "csv", "/dev/full");
        ASSERT_FALSE(full);
        EXPECT_THAT(full.error().message, HasSubstr("No space"));
    }
}

}  // namespace
}  // namespace chancery::exchange
