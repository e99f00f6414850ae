#include "core/query/filter_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "core/base/resources.h"

namespace chancery::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

base::Date day(int y, int m, int d) { return *base::Date::fromYmd(y, m, d); }

Filter parsed(std::string_view text) {
    const ParsedFilter out = parseFilter(text);
    EXPECT_THAT(out.problems, IsEmpty()) << text << ": " << (out.problems.empty() ? "" : out.problems[0].message);
    return out.filter;
}

std::string problemWord(std::string_view text) {
    const ParsedFilter out = parseFilter(text);
    if (out.problems.size() != 1) return "problems: " + std::to_string(out.problems.size());
    return std::string(text.substr(out.problems[0].begin, out.problems[0].end - out.problems[0].begin));
}

TEST(FilterParser, ReadsEveryKindOfTerm) {
    const Filter f = parsed("country:KOR official:\"Park Jin\" type:CONSULT,agree status:planned after:2023-11-01 before:2023-12 "
                            "source:Reuters place:JPN with:USA,PRK conf:>0.6 verified:yes tag:key -type:STATEMENT munitions");
    EXPECT_THAT(f.terms, ElementsAre(Term{Field::Country, {"KOR"}, false}, Term{Field::Official, {"Park Jin"}, false},
                                     Term{Field::Type, {"CONSULT", "AGREE"}, false}, Term{Field::Status, {"planned"}, false},
                                     Term{Field::Source, {"Reuters"}, false}, Term{Field::Place, {"JPN"}, false},
                                     Term{Field::Tag, {"key"}, false}, Term{Field::Type, {"STATEMENT"}, true}));
    EXPECT_THAT(f.with, ElementsAre("USA", "PRK"));
    EXPECT_EQ(f.after, day(2023, 11, 1));
    EXPECT_EQ(f.before, day(2023, 11, 30));
    EXPECT_EQ(f.minConfidence, 0.6);
    EXPECT_EQ(f.verified, true);
    EXPECT_THAT(f.words, ElementsAre("munitions"));
}

TEST(FilterParser, UnderstandsBeforeAsWithoutTheNamedPeriodAndAfterAsFromItsFirstDay) {
    EXPECT_EQ(parsed("before:2023").before, day(2022, 12, 31));
    EXPECT_EQ(parsed("before:2023-12").before, day(2023, 11, 30));
    EXPECT_EQ(parsed("before:2024-03-01").before, day(2024, 2, 29));
    EXPECT_EQ(parsed("after:2023").after, day(2023, 1, 1));
    EXPECT_EQ(parsed("after:2023-11").after, day(2023, 11, 1));
    EXPECT_EQ(parsed("after:2023-11-09").after, day(2023, 11, 9));
}

TEST(FilterParser, TakesPhrasesPrefixesAndQuotedSpecialCharacters) {
    EXPECT_THAT(parsed("\"arms flow\" muni* 10:30 -\"press conference\" -golf").words, ElementsAre("arms flow", "muni*", "10:30"));
    EXPECT_THAT(parsed("-\"press conference\" -golf").excludedWords, ElementsAre("press conference", "golf"));
    EXPECT_THAT(parsed("\"say \\\"no\\\"\"").words, ElementsAre("say \"no\""));
    EXPECT_THAT(parsed("\"type:AGREE\"").words, ElementsAre("type:AGREE"));
    EXPECT_THAT(parsed("source:\"A, B\",C").terms, ElementsAre(Term{Field::Source, {"A, B", "C"}, false}));
}

TEST(FilterParser, PutsEachMistakeUnderItsOwnWords) {
    EXPECT_EQ(problemWord("type:MEETING Seoul"), "MEETING");
    EXPECT_EQ(problemWord("colour:red"), "colour:");
    EXPECT_EQ(problemWord("after:2023-13"), "2023-13");
    EXPECT_EQ(problemWord("after:2023-02-30"), "2023-02-30");
    EXPECT_EQ(problemWord("conf:0.6"), "0.6");
    EXPECT_EQ(problemWord("conf:>1.5"), ">1.5");
    EXPECT_EQ(problemWord("verified:maybe"), "maybe");
    EXPECT_EQ(problemWord("-verified:yes"), "-verified:");
    EXPECT_EQ(problemWord("type:"), "type:");
    EXPECT_EQ(problemWord("Seoul \"open"), "\"open");
    EXPECT_EQ(problemWord("Seoul --- Tokyo"), "---");
    EXPECT_EQ(problemWord("basis:guess"), "guess");
}

TEST(FilterParser, LetsTheWellFormedRestFilter) {
    const ParsedFilter out = parseFilter("type:MEETING,CONSULT nonsense:1 Seoul");
    EXPECT_EQ(out.problems.size(), 2U);
    EXPECT_THAT(out.filter.terms, ElementsAre(Term{Field::Type, {"CONSULT"}, false}));
    EXPECT_THAT(out.filter.words, ElementsAre("Seoul"));
}

TEST(FilterParser, MarksFieldsValuesAndWordsForHighlighting) {
    const std::string text = "-type:AGREE,AID Seoul";
    std::vector<std::string> found;
    for (const FilterSpan& span : parseFilter(text).spans)
        found.push_back(std::to_string(static_cast<int>(span.kind)) + text.substr(span.begin, span.end - span.begin));
    EXPECT_THAT(found, ElementsAre("0-type:", "1AGREE", "1AID", "2Seoul"));
}

TEST(FilterParser, MarksNothingWhereAValueIsStillEmpty) {
    const std::vector<FilterSpan> spans = parseFilter("country:,PRK").spans;
    ASSERT_EQ(spans.size(), 2U);
    EXPECT_EQ(spans[1].kind, FilterSpan::Kind::Value);
    EXPECT_EQ(spans[1].begin, 9U);
    EXPECT_TRUE(parseFilter(" - ").spans.empty());
}

TEST(FilterParser, TakesCountriesByCodeNameAliasAndDemonymInAnyCase) {
    const CountryNames names = [] {
        const auto loaded = CountryNames::load(base::Resources());
        return loaded ? *loaded : CountryNames();
    }();
    if (names.empty()) GTEST_SKIP() << "no lexicon is linked in";
    for (const char* text : {"country:KOR", "country:kor", "country:\"South Korea\"", "country:\"south korean\"", "country:ROK"})
        EXPECT_THAT(parsed(text).terms, ElementsAre(Term{Field::Country, {"KOR"}, false})) << text;
    EXPECT_THAT(parsed("with:American,\"North Korea\"").with, ElementsAre("USA", "PRK"));
    EXPECT_THAT(parsed("place:Japan,Seoul").terms, ElementsAre(Term{Field::Place, {"JPN", "Seoul"}, false}));
    EXPECT_EQ(problemWord("country:Koria"), "Koria");
}

/// Any filter that the language can say.
Filter randomFilter(std::mt19937& random) {
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const auto text = [&] {
        static const std::vector<std::string> pieces = {"a", "B", "é", "北", " ", ",", ":", "\"", "\\", "-", "*", "7", "%", "_", "'"};
        std::string out = "x";
        if (below(3) == 0) out = "-";
        for (int i = below(6); i >= 0; --i) out += pieces[static_cast<std::size_t>(below(static_cast<int>(pieces.size())))];
        return out + "9";
    };
    const auto addNew = [](std::vector<std::string>& list, const std::string& value) {
        if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
    };
    Filter f;
    for (int i = below(5); i > 0; --i) {
        Term term{static_cast<Field>(below(kFieldCount)), {}, below(2) == 0};
        for (int n = below(3); n >= 0; --n) {
            switch (term.field) {
                case Field::Country: addNew(term.values, std::vector<std::string>{"KOR", "USA", "X9", "ASEAN"}[static_cast<std::size_t>(below(4))]); break;
                case Field::Type: addNew(term.values, std::string(event::name(static_cast<event::EventType>(below(event::kEventTypeCount))))); break;
                case Field::Status: addNew(term.values, std::string(event::name(static_cast<event::EventStatus>(below(event::kEventStatusCount))))); break;
                case Field::Basis: addNew(term.values, std::string(event::name(static_cast<event::DateBasis>(below(4))))); break;
                case Field::Mode:
                case Field::Context: addNew(term.values, std::vector<std::string>{"visit", "meet", "human_rights"}[static_cast<std::size_t>(below(3))]); break;
                default: addNew(term.values, text()); break;
            }
        }
        f.terms.push_back(term);
    }
    for (int i = below(3); i > 0; --i) addNew(f.with, below(2) == 0 ? "KOR" : "UN");
    if (below(2) == 0) f.after = base::Date::fromSerial(below(40'000) - 20'000);
    f.certainly = below(2) == 0;
    if (below(2) == 0) f.before = base::Date::fromSerial(below(40'000) - 20'000);
    if (below(3) == 0) f.minConfidence = below(1000) / 1000.0;
    if (below(3) == 0) f.maxConfidence = below(1000) / 1000.0;
    if (below(3) == 0) f.verified = below(2) == 0;
    for (int i = below(3); i > 0; --i) f.words.push_back(text());
    for (int i = below(3); i > 0; --i) f.excludedWords.push_back(text());
    return f;
}

TEST(FilterParser, GivesEveryFilterBackFromItsText) {
    std::mt19937 random(7);
    for (int i = 0; i < 5'000; ++i) {
        const Filter filter = randomFilter(random);
        const std::string text = filter.text();
        const ParsedFilter back = parseFilter(text);
        ASSERT_THAT(back.problems, IsEmpty()) << text << "\n" << back.problems[0].message;
        ASSERT_EQ(back.filter, filter) << text << "\n" << back.filter.text();
    }
}

TEST(FilterParser, KeepsItsPromisesOnAnyBytes) {
    std::mt19937 random(11);
    const std::string alphabet = "type:with:after:conf:\"\\-,*> \tA2é\xFF";
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto n = random() % 24; n > 0; --n) text += alphabet[random() % alphabet.size()];
        const ParsedFilter out = parseFilter(text);
        for (const FilterProblem& problem : out.problems) {
            ASSERT_LT(problem.begin, problem.end) << text;
            ASSERT_LE(problem.end, text.size()) << text;
            ASSERT_FALSE(problem.message.empty());
        }
        for (const FilterSpan& span : out.spans) ASSERT_LE(span.end, text.size()) << text;
    }
}

TEST(FilterParser, ReadsALongTextInOneGo) {
    std::string text;
    for (int i = 0; i < 200'000; ++i) text += "word ";
    EXPECT_EQ(parseFilter(text).filter.words.size(), 200'000U);
}

TEST(DayRange, IsADayAMonthAYearOrFromOneToAnother) {
    const auto text = [](std::string_view what) {
        const auto days = parseDayRange(what);
        return days ? days->first.iso() + " " + days->last.iso() : std::string("none");
    };
    EXPECT_EQ(text("2023-11-09"), "2023-11-09 2023-11-09");
    EXPECT_EQ(text("2024-02"), "2024-02-01 2024-02-29");
    EXPECT_EQ(text("2023"), "2023-01-01 2023-12-31");
    EXPECT_EQ(text("2023-11..2024-02"), "2023-11-01 2024-02-29");
    EXPECT_EQ(text("2023-11-09..2023"), "2023-11-09 2023-12-31");
    for (const char* wrong : {"", "..", "2023..", "2024..2023", "2023-13", "9 Nov 2023", "2023-11-09..2023-11-10..2023-11-11"}) EXPECT_EQ(text(wrong), "none") << wrong;
}

}  // namespace
}  // namespace chancery::query
