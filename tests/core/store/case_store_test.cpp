#include "core/store/case_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/store/database.h"
#include "tests/core/store/made_up_case.h"

namespace chancery::store {
namespace {

using test::ArticleBuilder;
using test::day;
using test::TemporaryFolder;
using event::EventStatus;
using event::EventType;

/// All events with their reports, in words that do not depend on row ids.
std::vector<std::string> describe(const std::string& path) {
    auto database = openCase(path);
    EXPECT_TRUE(database) << database.error().message;
    std::vector<std::string> out;
    Statement query = database->statement(
        "SELECT type || ' ' || status || ' ' || mode || ' ' || begin || '..' || \"end\" || ' ' || precision || ' ' || "
        "date_basis || ' [' || coalesce(sources, '') || '] [' || coalesce(targets, '') || '] ' || coalesce(context, '') || "
        "' ' || place || ' ' || confidence || ' ' || salience || ' ' || first_published || ' ' || first_source || ' ' || "
        "summary || ' :: ' || (SELECT group_concat(x, ' | ') FROM (SELECT a.title || '@' || v.trigger_begin AS x "
        "FROM evidence v JOIN article a ON a.id = v.article WHERE v.event = v_event.id ORDER BY x)) || ' => ' || "
        "coalesce((SELECT o.summary || o.begin_at || (SELECT group_concat(x, ' | ') FROM (SELECT a.title || '@' || "
        "v.trigger_begin AS x FROM evidence v JOIN article a ON a.id = v.article WHERE v.event = o.id ORDER BY x)) "
        "FROM event o WHERE o.id = fulfilled_by), 'open') FROM v_event");
    while (query.step()) out.push_back(query.string(0));
    std::sort(out.begin(), out.end());
    return out;
}

CaseStore opened(const std::string& path) {
    auto store = CaseStore::open(path);
    EXPECT_TRUE(store) << store.error().message;
    return std::move(*store);
}

void addAll(CaseStore& store, const std::vector<extraction::Extraction>& articles, const std::string& version = "1") {
    for (const auto& article : articles) {
        const auto added = store.add(article, version);
        ASSERT_TRUE(added) << added.error().message;
    }
    ASSERT_TRUE(store.commit());
}

TEST(CaseStore, KeepsAnArticleWithItsEventsOverAReopening) {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.chancery");
    ArticleBuilder article("Talks in Seoul", day(2023, 11, 9));
    article.add(EventType::Consult, {"blinken"}, {"park"}, base::DateInterval::day(day(2023, 11, 9)));
    {
        CaseStore store = opened(path);
        EXPECT_EQ(store.add(article, "1").value(), StoreOutcome::Added);
        ASSERT_TRUE(store.commit());
    }
    CaseStore store = opened(path);
    const CaseCounts counts = store.counts().value();
    EXPECT_EQ(counts.articles, 1U);
    EXPECT_EQ(counts.events, 1U);
    EXPECT_EQ(counts.actors, 2U);
    EXPECT_EQ(counts.sentences, 1U);
    EXPECT_THAT(store.check().value(), testing::IsEmpty());
}

TEST(CaseStore, DoesNotStoreTheSameContentTwiceAndSaysSo) {
    const TemporaryFolder folder;
    CaseStore store = opened(folder.file("a.chancery"));
    ArticleBuilder article("Once", day(2023, 11, 9));
    article.add(EventType::Accuse, {"usa"}, {"prk"}, base::DateInterval::day(day(2023, 11, 9)));
    ASSERT_EQ(store.add(article, "1").value(), StoreOutcome::Added);
    article.extraction().article.id = "the same under another id";
    EXPECT_EQ(store.add(article, "1").value(), StoreOutcome::Unchanged);
    EXPECT_TRUE(store.contains(article.extraction().article, "1").value());
    EXPECT_FALSE(store.contains(article.extraction().article, "2").value());
    article.extraction().article.published = day(2023, 11, 10);
    EXPECT_FALSE(store.contains(article.extraction().article, "1").value());
    EXPECT_EQ(store.counts().value().articles, 1U);
}

TEST(CaseStore, KnowsAnUndatedArticleWhateverDayItsFileHasAndReplacesItOnceItsDayIsKnown) {
    const TemporaryFolder folder;
    CaseStore store = opened(folder.file("a.chancery"));
    ArticleBuilder article("Undated", day(2023, 11, 9));
    article.add(EventType::Accuse, {"usa"}, {"prk"}, base::DateInterval::day(day(2023, 11, 9)));
    article.extraction().article.dateSource = article::DateSource::ModificationTime;
    ASSERT_EQ(store.add(article, "1").value(), StoreOutcome::Added);
    article.extraction().article.published = day(2026, 1, 1);
    EXPECT_EQ(store.add(article, "1").value(), StoreOutcome::Unchanged) << "the file was only touched";
    article.extraction().article.dateSource = article::DateSource::Given;
    EXPECT_EQ(store.add(article, "1").value(), StoreOutcome::Replaced);
    EXPECT_EQ(store.counts().value().articles, 1U);
}

TEST(CaseStore, TakesTheDayThatTheAnalystGivesForAnArticleThatItHas) {
    const TemporaryFolder folder;
    CaseStore store = opened(folder.file("a.chancery"));
    ArticleBuilder wrong("Talks", day(1997, 11, 9));
    wrong.add(EventType::Accuse, {"usa"}, {"prk"}, base::DateInterval::day(day(1997, 11, 9)), "The same words.");
    ArticleBuilder right("Talks", day(2023, 11, 9));
    right.add(EventType::Accuse, {"usa"}, {"prk"}, base::DateInterval::day(day(2023, 11, 9)), "The same words.");
    right.extraction().article.dateSource = article::DateSource::Given;
    ASSERT_EQ(store.add(wrong, "1").value(), StoreOutcome::Added);
    EXPECT_EQ(store.add(right, "1").value(), StoreOutcome::Replaced);
    EXPECT_EQ(store.add(wrong, "1").value(), StoreOutcome::Unchanged) << "the analyst's word stays";
    EXPECT_EQ(store.counts().value().articles, 1U);
    EXPECT_EQ(store.counts().value().events, 1U);
    EXPECT_THAT(store.check().value(), testing::IsEmpty());
}

TEST(CaseStore, KeepsTwoDispatchesOfTheSameWordsThatBothSayTheirDay) {
    const TemporaryFolder folder;
    CaseStore store = opened(folder.file("a.chancery"));
    for (const int date : {8, 9}) {
        ArticleBuilder daily("Bulletin", day(2023, 11, date));
        daily.add(EventType::Accuse, {"usa"}, {"prk"}, base::DateInterval::day(day(2023, 11, date)), "Nothing new.");
        EXPECT_EQ(store.add(daily, "1").value(), StoreOutcome::Added);
    }
    EXPECT_EQ(store.counts().value().articles, 2U);
}

TEST(CaseStore, RemovesAnArticleAsIfItHadNeverComeIn) {
    const TemporaryFolder folder;
    test::RandomArticles random(7);
    std::vector<extraction::Extraction> articles;
    for (int i = 0; i < 40; ++i) articles.push_back(random.next());
    CaseStore all = opened(folder.file("all.chancery"));
    addAll(all, articles);
    for (std::size_t i = 0; i < articles.size(); i += 3)
        EXPECT_EQ(all.removeArticles(articles[i].article.id).value(), 1U) << articles[i].article.id;
    ASSERT_TRUE(all.commit());
    EXPECT_THAT(all.check().value(), testing::IsEmpty());
    CaseStore rest = opened(folder.file("rest.chancery"));
    for (std::size_t i = 0; i < articles.size(); ++i)
        if (i % 3 != 0) {
            ASSERT_TRUE(rest.add(articles[i], "1"));
        }
    ASSERT_TRUE(rest.commit());
    EXPECT_EQ(describe(folder.file("all.chancery")), describe(folder.file("rest.chancery")));
    EXPECT_EQ(all.counts().value().sentences, rest.counts().value().sentences);
    EXPECT_EQ(all.removeArticles("Story 0").error().code, base::ErrorCode::NotFound);
}

TEST(CaseStore, MergesTwoReportsOfOneMeetingAndKeepsBothAsEvidence) {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.chancery");
    CaseStore store = opened(path);
    ArticleBuilder first("First", day(2023, 11, 9)), second("Second", day(2023, 11, 10));
    first.add(EventType::Consult, {"blinken"}, {"park"}, base::DateInterval::day(day(2023, 11, 9)));
    second.add(EventType::Consult, {"park"}, {"blinken", "usa"}, base::DateInterval::day(day(2023, 11, 9)));
    addAll(store, {first, second});
    EXPECT_EQ(store.counts().value().events, 1U);
    EXPECT_EQ(store.counts().value().evidence, 2U);
    auto database = openCase(path);
    EXPECT_EQ(database->number("SELECT reports FROM event"), 2);
    EXPECT_GT(database->number("SELECT confidence > 0.7 FROM event"), 0);
}

TEST(CaseStore, NeverMakesOneEventOfTwoInOneArticle) {
    const TemporaryFolder folder;
    CaseStore store = opened(folder.file("a.chancery"));
    ArticleBuilder article("Two rounds", day(2023, 11, 9));
    for (int round = 0; round < 2; ++round)
        article.add(EventType::Consult, {"usa"}, {"kor"}, base::DateInterval::day(day(2023, 11, 9)));
    addAll(store, {article});
    EXPECT_EQ(store.counts().value().events, 2U);
    ArticleBuilder other("One of the rounds", day(2023, 11, 9));
    other.add(EventType::Consult, {"usa"}, {"kor"}, base::DateInterval::day(day(2023, 11, 9)));
    addAll(store, {other});
    EXPECT_EQ(store.counts().value().events, 2U);
    EXPECT_THAT(store.check().value(), testing::IsEmpty());
}

TEST(CaseStore, KeepsEventsApartThatDifferInDayTypeStatusPersonOrModeAlone) {
    const TemporaryFolder folder;
    CaseStore store = opened(folder.file("a.chancery"));
    const auto when = base::DateInterval::day(day(2023, 11, 9));
    ArticleBuilder base("Base", day(2023, 11, 10));
    base.add(EventType::Consult, {"blinken"}, {"kor"}, when).mode = "meet";
    ArticleBuilder otherDay("Other day", day(2023, 11, 10)), otherType("Other type", day(2023, 11, 10)),
        otherStatus("Other status", day(2023, 11, 10)), otherPerson("Other person", day(2023, 11, 10)),
        otherMode("Other mode", day(2023, 11, 10));
    otherDay.add(EventType::Consult, {"blinken"}, {"kor"}, base::DateInterval::day(day(2023, 11, 8)));
    otherType.add(EventType::Agree, {"blinken"}, {"kor"}, when);
    otherStatus.add(EventType::Consult, {"blinken"}, {"kor"}, when).status = EventStatus::Denied;
    otherPerson.add(EventType::Consult, {"austin"}, {"kor"}, when);
    otherMode.add(EventType::Consult, {"blinken"}, {"kor"}, when).mode = "visit";
    addAll(store, {base, otherDay, otherType, otherStatus, otherPerson, otherMode});
    EXPECT_EQ(store.counts().value().events, 6U);
}

TEST(CaseStore, AttachesAnUndatedReportToTheOneMeetingOfTheDayBefore) {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.chancery");
    CaseStore store = opened(path);
    ArticleBuilder exact("Exact", day(2023, 11, 9)), undated("Undated", day(2023, 11, 10));
    exact.add(EventType::Consult, {"blinken"}, {"park"}, base::DateInterval::day(day(2023, 11, 9)));
    undated.add(EventType::Consult, {"blinken"}, {"park"}, base::DateInterval::day(day(2023, 11, 10))).dateBasis =
        event::DateBasis::Publication;
    addAll(store, {undated, exact});
    ASSERT_EQ(store.counts().value().events, 1U);
    auto database = openCase(path);
    EXPECT_EQ(database->number("SELECT begin_at / 86400 FROM event"), day(2023, 11, 9).serial());
    EXPECT_EQ(database->number("SELECT date_basis FROM event"), 0) << "the exact report gives the date";
}

TEST(CaseStore, LeavesAReportAloneThatCouldBeEitherOfTwoMeetings) {
    const TemporaryFolder folder;
    CaseStore store = opened(folder.file("a.chancery"));
    ArticleBuilder monday("Monday", day(2023, 11, 6)), friday("Friday", day(2023, 11, 10)), week("Week", day(2023, 11, 12));
    monday.add(EventType::Consult, {"blinken"}, {"park"}, base::DateInterval::day(day(2023, 11, 6)));
    friday.add(EventType::Consult, {"blinken"}, {"park"}, base::DateInterval::day(day(2023, 11, 10)));
    week.add(EventType::Consult, {"blinken"}, {"park"},
             base::DateInterval::days(day(2023, 11, 6), day(2023, 11, 12), base::Precision::Week));
    addAll(store, {monday, week});
    EXPECT_EQ(store.counts().value().events, 1U);
    addAll(store, {friday});
    EXPECT_EQ(store.counts().value().events, 3U);
}

TEST(CaseStore, LinksAPlanToTheEventThatLaterReportsTell) {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.chancery");
    CaseStore store = opened(path);
    ArticleBuilder plan("Plan", day(2023, 11, 8)), done("Done", day(2023, 11, 13)), other("Other", day(2023, 11, 30));
    plan.add(EventType::Consult, {"austin"}, {"kor"}, base::DateInterval::day(day(2023, 11, 13))).status = EventStatus::Planned;
    done.add(EventType::Consult, {"austin"}, {"kor"}, base::DateInterval::day(day(2023, 11, 13)));
    other.add(EventType::Consult, {"blinken"}, {"kor"}, base::DateInterval::day(day(2023, 11, 13))).status = EventStatus::Planned;
    addAll(store, {done, plan, other});
    auto database = openCase(path);
    EXPECT_EQ(database->number("SELECT count(*) FROM plan_link"), 1);
    EXPECT_EQ(database->number("SELECT p.status FROM plan_link l JOIN event p ON p.id = l.plan"), 2);
    EXPECT_EQ(database->number("SELECT o.status FROM plan_link l JOIN event o ON o.id = l.outcome"), 0);
}

TEST(CaseStore, GivesTheSameCaseInWhateverOrderTheArticlesCome) {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        test::RandomArticles random(seed, 6);
        std::vector<extraction::Extraction> articles;
        for (int i = 0; i < 40; ++i) articles.push_back(random.next(6));
        const TemporaryFolder folder;
        std::vector<std::string> expected;
        std::mt19937 shuffler(seed);
        for (int round = 0; round < 3; ++round) {
            const std::string path = folder.file(std::to_string(round));
            CaseStore store = opened(path);
            addAll(store, articles);
            ASSERT_THAT(store.check().value(), testing::IsEmpty());
            const auto found = describe(path);
            if (round == 0) expected = found;
            else ASSERT_EQ(found, expected) << "seed " << seed;
            std::shuffle(articles.begin(), articles.end(), shuffler);
        }
        EXPECT_LT(expected.size(), 240U) << "nothing was merged: the test says nothing";
    }
}

TEST(CaseStore, IsTheSameAfterANewExtractionAsIfOnlyThatHadBeenRun) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        test::RandomArticles random(seed, 6);
        std::vector<extraction::Extraction> before, after;
        for (int i = 0; i < 30; ++i) {
            before.push_back(random.next(6));
            after.push_back(before.back());
            auto& events = after.back().events;
            events.erase(events.begin() + random.below(6));
            events[static_cast<std::size_t>(random.below(5))].type = EventType::Consult;
            events[static_cast<std::size_t>(random.below(5))].when =
                base::DateInterval::day(day(2023, 11, 1).plusDays(random.below(6)));
        }
        const TemporaryFolder folder;
        CaseStore fresh = opened(folder.file("fresh")), renewed = opened(folder.file("renewed"));
        addAll(fresh, after, "2");
        addAll(renewed, before, "1");
        addAll(renewed, after, "2");
        EXPECT_THAT(renewed.check().value(), testing::IsEmpty());
        EXPECT_EQ(describe(folder.file("renewed")), describe(folder.file("fresh"))) << "seed " << seed;
    }
}

TEST(CaseStore, KeepsTheAnalystsWordOverANewExtraction) {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.chancery");
    CaseStore store = opened(path);
    ArticleBuilder article("Story", day(2023, 11, 9));
    article.add(EventType::Consult, {"blinken"}, {"park"}, base::DateInterval::day(day(2023, 11, 9)));
    article.add(EventType::Accuse, {"usa"}, {"prk"}, base::DateInterval::day(day(2023, 11, 9)));
    addAll(store, {article});
    auto database = openCase(path);
    const base::EventId meeting{database->number("SELECT id FROM event WHERE type = 1")};
    const base::EventId blame{database->number("SELECT id FROM event WHERE type = 8")};
    ASSERT_TRUE(store.review(meeting, Review::Verified));
    ASSERT_TRUE(store.review(blame, Review::Rejected));
    article.extraction().events[0].confidence = 0.9F;
    article.extraction().events.pop_back();
    EXPECT_EQ(store.add(article, "2").value(), StoreOutcome::Replaced);
    ASSERT_TRUE(store.commit());
    Statement query = database->statement("SELECT id, verified, rejected FROM event ORDER BY type");
    ASSERT_TRUE(query.step());
    EXPECT_EQ(query.integer(0), meeting.value);
    EXPECT_EQ(query.integer(1), 1);
    ASSERT_TRUE(query.step()) << "what was rejected must not come back as new";
    EXPECT_EQ(query.integer(2), 1);
    EXPECT_THAT(store.check().value(), testing::IsEmpty());
    EXPECT_EQ(store.review({999}, Review::Verified).error().code, base::ErrorCode::NotFound);
}

TEST(CaseStore, RefusesSpansOutsideOfTheTextAndGoesOn) {
    const TemporaryFolder folder;
    CaseStore store = opened(folder.file("a.chancery"));
    ArticleBuilder broken("Broken", day(2023, 11, 9)), sound("Sound", day(2023, 11, 9));
    broken.add(EventType::Consult, {"usa"}, {"kor"}, base::DateInterval::day(day(2023, 11, 9))).evidence.trigger = {0, 99999};
    sound.add(EventType::Consult, {"usa"}, {"kor"}, base::DateInterval::day(day(2023, 11, 9)));
    EXPECT_EQ(store.add(broken, "1").error().code, base::ErrorCode::Malformed);
    EXPECT_EQ(store.add(sound, "1").value(), StoreOutcome::Added);
    EXPECT_EQ(store.counts().value().articles, 1U);
}

TEST(CaseStore, KeepsWhereTheGraphHasItsActorsAtEachLevel) {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.chancery");
    const std::vector<GraphPlace> first = {{"KOR", 1.5, -2, false}, {"USA/nora-hall", -30.25, 8, true}}, second = {{"KOR", 7, 7, true}};
    {
        CaseStore store = opened(path);
        ASSERT_TRUE(store.saveGraphPlaces("sides", {{"PRK", 9, 9, false}}));
        ASSERT_TRUE(store.saveGraphPlaces("sides", first));  // in place of what was there
        ASSERT_TRUE(store.saveGraphPlaces("countries", second));
    }
    EXPECT_THAT(loadGraphPlaces(path, "sides").value(), testing::UnorderedElementsAreArray(first));
    EXPECT_THAT(loadGraphPlaces(path, "countries").value(), testing::ElementsAreArray(second));
    EXPECT_TRUE(loadGraphPlaces(path, "officials").value().empty());
}

TEST(CaseStore, StoresTheFirstAndTheLastDayOfTheCalendar) {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.chancery");
    CaseStore store = opened(path);
    ArticleBuilder article("Far", day(9999, 12, 31));
    article.add(EventType::Consult, {"usa"}, {"kor"}, base::DateInterval::day(day(9999, 12, 31)));
    article.add(EventType::Consult, {"usa"}, {"jpn"}, base::DateInterval::day(*base::Date::fromYmd(-500, 3, 1)));
    addAll(store, {article});
    auto database = openCase(path);
    Statement query = database->statement("SELECT begin FROM v_event ORDER BY id DESC");
    ASSERT_TRUE(query.step());
    EXPECT_EQ(store.counts().value().events, 2U);
    EXPECT_EQ(database->number("SELECT count(*) FROM v_event WHERE begin = '9999-12-31'"), 1);
}

}  // namespace
}  // namespace chancery::store
