#include "core/query/event_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <thread>

#include "core/query/case_columns.h"
#include "core/query/filter_hints.h"
#include "core/query/filter_parser.h"
#include "core/query/id_sql.h"
#include "core/store/case_store.h"
#include "core/store/database.h"
#include "tests/core/query/naive_filter.h"
#include "tests/core/store/made_up_case.h"

namespace chancery::query {
namespace {

using event::EventStatus;
using event::EventType;
using store::CaseStore;
using test::ArticleBuilder;
using test::day;
using test::NaiveEvent;
using test::TemporaryFolder;
using testing::ElementsAre;
using testing::IsEmpty;

void writeCase(const std::string& path, const std::vector<extraction::Extraction>& articles) {
    auto store = CaseStore::open(path);
    ASSERT_TRUE(store) << store.error().message;
    for (const auto& article : articles) ASSERT_TRUE(store->add(article, "1"));
    ASSERT_TRUE(store->commit());
}

EventQuery opened(const std::string& path) {
    auto query = EventQuery::open(path);
    EXPECT_TRUE(query) << query.error().message;
    return std::move(*query);
}

Filter filterOf(std::string_view text) { return parseFilter(text).filter; }

/// What the case holds, read table by table.
std::vector<NaiveEvent> readNaively(const EventQuery& query) {
    std::vector<NaiveEvent> out;
    const auto rows = query.rows({}).value();
    for (const EventRow& row : rows->rows) {
        const EventDetail detail = query.detail(row.id).value().value();
        NaiveEvent e;
        e.id = row.id.value;
        e.type = event::name(detail.type);
        e.status = event::name(detail.status);
        e.basis = event::name(detail.dateBasis);
        e.mode = detail.mode;
        e.placeName = detail.place.name;
        e.placeCountry = detail.place.country;
        e.summary = detail.summary;
        e.begin = detail.when.begin;
        e.end = detail.when.end;
        e.confidence = detail.confidence;
        e.verified = detail.verified;
        e.contexts = detail.context;
        for (const auto* side : {&detail.sources, &detail.targets})
            for (const ActorRow& a : *side) e.actors.push_back({a.key, a.name, a.side, a.kind});
        for (const EvidenceRow& evidence : detail.evidence) {
            e.sources.push_back(evidence.source);
            e.sentences.push_back(evidence.sentence);
        }
        out.push_back(std::move(e));
    }
    return out;
}

class EventQueryOnRandomCase : public testing::Test {
protected:
    void SetUp() override {
        test::RandomArticles random(3);
        std::vector<extraction::Extraction> articles;
        for (int i = 0; i < 60; ++i) articles.push_back(random.next(5));
        writeCase(folder.file("a"), articles);
        auto store = CaseStore::open(folder.file("a"));
        for (std::int64_t id = 1; id < 300; id += 7) (void)store->review({id}, store::Review::Verified);
        for (std::int64_t id = 2; id < 300; id += 13) (void)store->review({id}, store::Review::Rejected);
        ASSERT_TRUE(store->commit());
    }

    Filter randomFilter(test::RandomArticles& random) {
        static const std::map<Field, std::vector<std::string>> kValues = {
            {Field::Country, {"KOR", "USA", "PRK", "UN", "FRA"}},
            {Field::Official, {"Park Jin", "park", "BLINKEN", "Lloyd", "Lloy"}},
            {Field::Organisation, {"UN", "united nations", "NATO"}},
            {Field::Type, {"CONSULT", "ACCUSE", "STATEMENT"}},
            {Field::Status, {"occurred", "planned", "denied"}},
            {Field::Source, {"Northern Post", "agence modele", "Nobody"}},
            {Field::Place, {"KOR", "Tokyo", "high seas"}},
            {Field::Mode, {"visit", "meet"}},
            {Field::Context, {"economic", "military"}},
            {Field::Basis, {"publication", "relative"}},
            {Field::Tag, {"any"}}};
        Filter f;
        for (int i = random.below(3); i > 0; --i) {
            Term term{static_cast<Field>(random.below(kFieldCount)), {}, random.below(3) == 0};
            for (int n = random.below(2); n >= 0; --n) term.values.push_back(random.pick(kValues.at(term.field)));
            f.terms.push_back(term);
        }
        if (random.below(5) == 0) f.with = {"KOR", "USA"};
        if (random.below(4) == 0) f.after = day(2023, 11, 1).plusDays(random.below(20));
        f.certainly = random.below(3) == 0;
        if (random.below(4) == 0) f.before = day(2023, 11, 1).plusDays(random.below(20));
        if (random.below(5) == 0) f.minConfidence = random.below(100) / 100.0;
        if (random.below(5) == 0) f.maxConfidence = random.below(100) / 100.0;
        if (random.below(6) == 0) f.verified = random.below(2) == 0;
        static const std::vector<std::string> kWords = {"munitions", "mun*", "seoul", "Séoul", "grain and", "and talks number", "told of", "number 12*"};
        if (random.below(4) == 0) f.words.push_back(random.pick(kWords));
        if (random.below(5) == 0) f.excludedWords.push_back(random.pick(kWords));
        return f;
    }

    TemporaryFolder folder;
};

TEST_F(EventQueryOnRandomCase, FindsWhatANaiveFilterFinds) {
    const EventQuery query = opened(folder.file("a"));
    const std::vector<NaiveEvent> all = readNaively(query);
    ASSERT_GT(all.size(), 150U);
    test::RandomArticles random(5);
    int selective = 0;
    for (int i = 0; i < 400; ++i) {
        const Filter filter = randomFilter(random);
        std::vector<std::int64_t> expected, found;
        for (const NaiveEvent& event : all)
            if (test::matches(event, filter)) expected.push_back(event.id);
        const auto rows = query.rows(filter).value();
        for (const EventRow& row : rows->rows) found.push_back(row.id.value);
        ASSERT_EQ(found, expected) << filter.text();
        selective += !expected.empty() && expected.size() < all.size() ? 1 : 0;
    }
    EXPECT_GT(selective, 100) << "the filters are too coarse to test anything";
}

TEST_F(EventQueryOnRandomCase, CountsEveryFacetUnderTheOtherFacetsTerms) {
    const EventQuery query = opened(folder.file("a"));
    const std::vector<NaiveEvent> all = readNaively(query);
    test::RandomArticles random(9);
    for (int i = 0; i < 60; ++i) {
        const Filter filter = randomFilter(random);
        const auto facets = query.facets(filter).value();
        for (const Facet& facet : facets) {
            std::uint64_t last = UINT64_MAX;
            for (const FacetValue& value : facet.values) {
                EXPECT_LE(value.count, last);
                last = value.count;
                std::uint64_t expected = 0, quads = 0;
                for (const NaiveEvent& event : all)
                    if (test::matches(event, filter, facet.field) && test::hasValue(event, facet.field, value.value)) ++expected;
                for (const std::uint32_t quad : value.quads) quads += quad;
                if (facet.field == Field::Official && value.value.find(' ') == std::string::npos) continue;  // a surname: several people
                if (value.count > 0) {
                    ASSERT_EQ(value.count, expected) << name(facet.field) << ':' << value.value << " under " << filter.text();
                }
                ASSERT_EQ(value.count, quads);
            }
            for (const Term& term : filter.terms)
                if (term.field == facet.field) {
                    for (const std::string& wanted : term.values)
                        EXPECT_TRUE(std::any_of(facet.values.begin(), facet.values.end(), [&](const FacetValue& v) {
                            return base::foldForLookup(v.value) == base::foldForLookup(wanted);
                        })) << wanted;
                }
        }
    }
}

TEST_F(EventQueryOnRandomCase, SortsRowsByBeginThenIdAndKeepsTheirPartsTogether) {
    const EventQuery query = opened(folder.file("a"));
    const auto rows = query.rows(filterOf("-type:STATEMENT")).value();
    ASSERT_FALSE(rows->rows.empty());
    for (std::size_t i = 0; i < rows->rows.size(); ++i) {
        const EventRow& row = rows->rows[i];
        if (i > 0) { ASSERT_LE(std::tie(rows->rows[i - 1].begin, rows->rows[i - 1].id), std::tie(row.begin, row.id)); }
        const EventDetail detail = query.detail(row.id).value().value();
        EXPECT_EQ(rows->label(row), detail.summary);
        EXPECT_EQ(rows->places()[row.place].name, detail.place.name);
        ASSERT_EQ(rows->sources(row).size(), detail.sources.size());
        ASSERT_EQ(rows->targets(row).size(), detail.targets.size());
        for (std::size_t s = 0; s < detail.sources.size(); ++s)
            EXPECT_EQ(rows->actors()[rows->sources(row)[s]].key, detail.sources[s].key);
        for (std::size_t t = 0; t < detail.targets.size(); ++t)
            EXPECT_EQ(rows->actors()[rows->targets(row)[t]].key, detail.targets[t].key);
    }
    EXPECT_GT(rows->totalInCase, rows->rows.size());
}

TEST_F(EventQueryOnRandomCase, GivesTheSameRowsUntilAWriterHasCommitted) {
    const EventQuery query = opened(folder.file("a"));
    const auto before = query.rows({}).value();
    EXPECT_EQ(query.rows({}).value(), before) << "read twice";
    const std::size_t count = before->rows.size();
    auto store = CaseStore::open(folder.file("a"));
    ArticleBuilder article("News", day(2024, 1, 1));
    article.add(EventType::Consult, {"usa"}, {"jpn"}, base::DateInterval::day(day(2024, 1, 1)));
    ASSERT_TRUE(store->add(article, "1"));
    EXPECT_EQ(query.rows({}).value(), before) << "not committed yet";
    ASSERT_TRUE(store->commit());
    EXPECT_EQ(query.rows({}).value()->rows.size(), count + 1);
    EXPECT_EQ(before->rows.size(), count) << "what was handed out never changes";
}

TEST_F(EventQueryOnRandomCase, StopsWhenAskedAndAnswersTheNextQuestion) {
    const EventQuery query = opened(folder.file("a"));
    std::stop_source stop;
    stop.request_stop();
    const auto facets = query.facets(filterOf("mun*"), stop.get_token());
    ASSERT_FALSE(facets);
    EXPECT_EQ(facets.error().code, base::ErrorCode::Cancelled);
    EXPECT_TRUE(query.rows({}));
}

TEST(EventQuery, ShowsAnEventWithItsEvidenceSpansAndReasons) {
    const TemporaryFolder folder;
    ArticleBuilder first("First", day(2023, 11, 9), "Wire A"), second("Second", day(2023, 11, 10), "Wire B");
    auto& event = first.add(EventType::Consult, {"blinken"}, {"park"}, base::DateInterval::day(day(2023, 11, 9)),
                            "Blinken met Park in Séoul on Thursday.");
    event.explanation = {"meet (verb)", "Thursday", "names", "none"};
    event.place = event::Place{"Séoul", "KOR"};
    event.dateSpan = base::Span{30, 38};
    event.sources[0].span = {0, 7};
    event.targets[0].span = {12, 16};
    event.context = {"diplomatic"};
    second.add(EventType::Consult, {"park"}, {"blinken"}, base::DateInterval::day(day(2023, 11, 9)), "Park received Blinken.")
        .confidence = 0.5F;
    writeCase(folder.file("a"), {first, second});
    const EventQuery query = opened(folder.file("a"));
    const auto rows = query.rows({}).value();
    ASSERT_EQ(rows->rows.size(), 1U);
    EXPECT_EQ(rows->rows[0].reports, 2);
    const EventDetail detail = query.detail(rows->rows[0].id).value().value();
    EXPECT_EQ(detail.explanation.date, "Thursday");
    EXPECT_THAT(detail.context, ElementsAre("diplomatic"));
    ASSERT_EQ(detail.evidence.size(), 2U);
    EXPECT_TRUE(detail.evidence[0].first);
    EXPECT_EQ(detail.evidence[0].sentence, "Blinken met Park in Séoul on Thursday.");
    EXPECT_EQ(detail.evidence[0].source, "Wire A");
    EXPECT_EQ(detail.evidence[0].sentenceNumber, 1U);
    EXPECT_THAT(detail.evidence[0].sources, ElementsAre(base::Span{0, 7}));
    EXPECT_EQ(detail.evidence[0].date, (base::Span{30, 38}));
    EXPECT_EQ(detail.evidence[1].published, day(2023, 11, 10));
    const ArticleDetail article = query.article(detail.evidence[0].article).value().value();
    EXPECT_EQ(article.title, "First");
    ASSERT_EQ(article.marks.size(), 1U);
    EXPECT_EQ(base::textOf(article.text, article.marks[0].sentence), "Blinken met Park in Séoul on Thursday.");
    EXPECT_FALSE(query.detail({12345}).value());
    EXPECT_FALSE(query.article({12345}).value());
}

TEST(EventQuery, ShowsWhichEventFulfilledAPlan) {
    const TemporaryFolder folder;
    ArticleBuilder plan("Plan", day(2023, 11, 8)), done("Done", day(2023, 11, 13));
    plan.add(EventType::Consult, {"austin"}, {"kor"}, base::DateInterval::day(day(2023, 11, 13))).status = EventStatus::Planned;
    done.add(EventType::Consult, {"austin"}, {"kor"}, base::DateInterval::day(day(2023, 11, 13)));
    writeCase(folder.file("a"), {plan, done});
    const EventQuery query = opened(folder.file("a"));
    const auto planned = query.rows(filterOf("status:planned")).value(), occurred = query.rows(filterOf("status:occurred")).value();
    ASSERT_EQ(planned->rows.size(), 1U);
    ASSERT_EQ(occurred->rows.size(), 1U);
    EXPECT_EQ(query.detail(planned->rows[0].id).value()->fulfilledBy, occurred->rows[0].id);
    EXPECT_THAT(query.detail(occurred->rows[0].id).value()->fulfils, ElementsAre(planned->rows[0].id));
}

TEST(EventQuery, CompletesValuesByTheirBeginningsMostFrequentFirst) {
    const TemporaryFolder folder;
    ArticleBuilder article("One", day(2023, 11, 9));
    article.add(EventType::Consult, {"yoon"}, {"park"}, base::DateInterval::day(day(2023, 11, 9)));
    article.add(EventType::Accuse, {"park"}, {"prk"}, base::DateInterval::day(day(2023, 11, 9)));
    writeCase(folder.file("a"), {article});
    const EventQuery query = opened(folder.file("a"));
    const auto values = [&](Field field, std::string_view prefix) {
        std::vector<std::string> out;
        const auto found = query.complete(field, prefix, 5);
        for (const FacetValue& value : *found) out.push_back(value.value);
        return out;
    };
    EXPECT_THAT(values(Field::Official, ""), ElementsAre("Park Jin", "Yoon Suk-yeol"));
    EXPECT_THAT(values(Field::Official, "YOO"), ElementsAre("Yoon Suk-yeol"));
    EXPECT_THAT(values(Field::Official, "jin"), ElementsAre("Park Jin"));
    EXPECT_THAT(values(Field::Country, "kor"), ElementsAre("KOR", "PRK"));
    EXPECT_THAT(values(Field::Type, "x"), IsEmpty());
}

TEST(EventQuery, TakesQuotesAndWildcardsInValuesLiterally) {
    const TemporaryFolder folder;
    ArticleBuilder article("One", day(2023, 11, 9), "100% 'Wire' \"A\"");
    article.add(EventType::Consult, {"usa"}, {"park"}, base::DateInterval::day(day(2023, 11, 9)), "They said \"no deal\" OR else.");
    writeCase(folder.file("a"), {article});
    const EventQuery query = opened(folder.file("a"));
    const auto count = [&](const Filter& filter) { return query.rows(filter).value()->rows.size(); };
    const auto ofTerm = [](Field field, const std::string& value) {
        Filter filter;
        filter.terms = {{field, {value}, false}};
        return filter;
    };
    const auto ofWord = [](const std::string& word) {
        Filter filter;
        filter.words = {word};
        return filter;
    };
    EXPECT_EQ(count(ofTerm(Field::Source, "100% 'wire' \"a\"")), 1U);
    EXPECT_EQ(count(ofTerm(Field::Official, "%")), 0U);
    EXPECT_EQ(count(ofTerm(Field::Official, "P_rk")), 0U);
    for (const std::string word : {"\"no deal\"", "OR", "no AND deal", "a* NEAR b", "summary : x", "'; DROP TABLE event; --", "{}()^"})
        (void)count(ofWord(word));
    EXPECT_EQ(count(ofWord("\"no deal\"")), 1U);
    EXPECT_EQ(count(ofWord("OR else")), 1U);
}

TEST(EventQuery, SaysWhyAFileCannotBeOpened) {
    const TemporaryFolder folder;
    EXPECT_EQ(EventQuery::open(folder.file("none")).error().code, base::ErrorCode::NotFound);
    std::ofstream(folder.file("text")) << std::string(5000, 'x');
    EXPECT_THAT(EventQuery::open(folder.file("text")).error().message, testing::HasSubstr("not a case file"));
    EXPECT_THAT(EventQuery::open(folder.path().string()).error().message, testing::HasSubstr("a folder"));
}

std::string planOf(const store::Database& database, const IdSql& sql) {
    std::string out;
    store::Statement query = database.oneTime("EXPLAIN QUERY PLAN " + sql.text);
    sql.bind(query);
    while (query.step()) out += query.string(3) + '\n';
    return out;
}

TEST(EventQuery, AsksForTheIdsOfAFilterByIndices) {
    const TemporaryFolder folder;
    writeCase(folder.file("a"), {});
    const auto database = store::openCase(folder.file("a"));
    const auto plan = [&](const IdSql& sql) { return planOf(*database, sql); };
    EXPECT_THAT(plan(actorsOf({Field::Country, {"KOR"}, false})), testing::HasSubstr("actor_by_side"));
    EXPECT_THAT(plan(eventsOf({Field::Source, {"Wire"}, false})),
                testing::AllOf(testing::HasSubstr("article_by_source"), testing::HasSubstr("evidence_by_article")));
    EXPECT_THAT(plan(eventsOf({Field::Context, {"military"}, false})), testing::HasSubstr("event_context_by_context"));
    EXPECT_THAT(plan(eventsWithWord("munitions")),
                testing::AllOf(testing::HasSubstr("VIRTUAL TABLE INDEX"), testing::HasSubstr("evidence_by_sentence"),
                               testing::HasSubstr("mention_by_sentence")));
}

TEST(IdIndex, FindsIdsWithAndWithoutGaps) {
    IdIndex ids;
    EXPECT_FALSE(ids.find(1));
    for (const std::int64_t id : {3, 4, 5, 9, 20}) ids.add(id);
    EXPECT_EQ(ids.find(3), 0U);
    EXPECT_EQ(ids.find(5), 2U);
    EXPECT_EQ(ids.find(9), 3U);
    EXPECT_EQ(ids.find(20), 4U);
    for (const std::int64_t id : {-1, 0, 2, 6, 7, 10, 21}) EXPECT_FALSE(ids.find(id)) << id;
}

/// One meeting, told by an article of that day.
extraction::Extraction meetingOn(base::Date published, const std::string& office, bool former) {
    ArticleBuilder article("Meeting of " + published.iso(), published);
    actor::Actor blinken = test::known("blinken");
    blinken.office = office;
    blinken.former = former;
    article.actorIndex(blinken);
    article.add(EventType::Consult, {"blinken"}, {"kor"}, base::DateInterval::day(published));
    return article;
}

TEST(EventQuery, NamesTheOfficeOfTheReportsDayAndSaysWhenItWasHeldBefore) {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.chancery");
    writeCase(path, {meetingOn(day(2019, 5, 2), "Deputy Secretary of State", true),
                     meetingOn(day(2023, 5, 2), "Secretary of State", false), meetingOn(day(2026, 5, 2), "", false)});
    const EventQuery query = opened(path);
    std::vector<std::string> offices;
    for (const EventRow& row : query.rows({}).value()->rows)
        offices.push_back(query.detail(row.id).value()->sources.at(0).office);
    EXPECT_THAT(offices, ElementsAre("former Deputy Secretary of State", "Secretary of State", ""));
    auto database = store::openCase(path);
    ASSERT_TRUE(database);
    store::Statement actor = database->statement("SELECT offices FROM v_actor WHERE key = 'USA/antony-blinken'");
    ASSERT_TRUE(actor.step());
    EXPECT_EQ(actor.string(0), "former Deputy Secretary of State; Secretary of State");
}

TEST(EventQuery, TakesTheOfficeThatTheNextReadingOfAnArticleKnows) {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.chancery");
    writeCase(path, {meetingOn(day(2026, 5, 2), "Secretary of State", false)});
    {
        auto store = CaseStore::open(path);
        ASSERT_TRUE(store->add(meetingOn(day(2026, 5, 2), "Secretary of State", true), "2"));
        ASSERT_TRUE(store->commit());
    }
    const EventQuery query = opened(path);
    const auto rows = query.rows({}).value();
    ASSERT_EQ(rows->rows.size(), 1U);
    EXPECT_EQ(query.detail(rows->rows[0].id).value()->sources.at(0).office, "former Secretary of State");
}

TEST(FlatViews, SeparateContextsAsTheyDoAllListsAndCarryTheDoubts) {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.chancery");
    ArticleBuilder article("Talks", day(2023, 11, 9));
    event::Event& event = article.add(EventType::Consult, {"blinken"}, {"kor"}, base::DateInterval::day(day(2023, 11, 9)));
    event.context = {"military", "territory"};
    event.explanation.doubts = "the day is a guess";
    writeCase(path, {article});
    auto database = store::openCase(path);
    ASSERT_TRUE(database);
    store::Statement row = database->statement("SELECT context, doubts FROM v_event");
    ASSERT_TRUE(row.step());
    EXPECT_EQ(row.string(0), "military; territory");
    EXPECT_EQ(row.string(1), "the day is a guess");
}

std::vector<std::string> hintsFor(const EventQuery& query, std::string_view filter) {
    std::vector<std::string> out;
    const std::vector<FilterHint> hints = findUnknownValues(query, filterOf(filter)).value();
    for (const FilterHint& hint : hints) out.push_back(wordsOf(hint));
    return out;
}

TEST(FilterHints, NameWhatNoEventHasAndTheValueThatIsWrittenAlmostSo) {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.chancery");
    ArticleBuilder article("Talks", day(2023, 11, 9));
    article.add(EventType::Consult, {"blinken"}, {"kor"}, base::DateInterval::day(day(2023, 11, 9))).place = event::Place{"Seoul", "KOR"};
    writeCase(path, {article});
    const EventQuery query = opened(path);
    EXPECT_THAT(hintsFor(query, "country:KRO"), ElementsAre("no event of this case has country:KRO; did you mean country:KOR?"));
    EXPECT_THAT(hintsFor(query, "official:blinkn"),
                ElementsAre("no event of this case has official:blinkn; did you mean official:\"Antony Blinken\"?"));
    EXPECT_THAT(hintsFor(query, "-place:Soeul with:USA,IRN"),
                ElementsAre("no event of this case has place:Soeul; did you mean place:Seoul?", "no event of this case has country:IRN"));
    EXPECT_THAT(hintsFor(query, "country:KOR official:blinken place:seoul type:ASSAULT after:2030"), IsEmpty());
}

}  // namespace
}  // namespace chancery::query
