#include "core/store/merge_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/store/merged_event.h"
#include "tests/core/store/made_up_case.h"

namespace chancery::store {
namespace {

using event::EventStatus;
using event::EventType;
using test::day;

ReportActor who(const std::string& name) {
    static const std::vector<std::string> order = {"usa", "kor", "prk", "jpn", "rus", "blinken", "austin", "park", "yoon", "un"};
    const actor::Actor a = test::known(name);
    const auto id = std::find(order.begin(), order.end(), name) - order.begin() + 1;
    return {id, a.kind, a.side(), a.rank};
}

Report told(std::int64_t article, EventType type, const std::vector<std::string>& sources, const std::vector<std::string>& targets,
            base::Date date) {
    Report r;
    r.id = article;
    r.article = article;
    r.articleHash[0] = static_cast<std::byte>(article);
    r.published = base::startOf(date);
    r.type = type;
    r.when = base::DateInterval::day(date);
    r.basis = event::DateBasis::Explicit;
    r.confidence = 0.6;
    r.frame = "frame";
    for (const auto& name : sources) r.sources.push_back(who(name));
    for (const auto& name : targets) r.targets.push_back(who(name));
    return r;
}

const base::Date kDay = day(2023, 11, 9);

TEST(MergeRules, TakeAMeetingToldFromEitherSideForOne) {
    EXPECT_TRUE(alike(told(1, EventType::Consult, {"blinken"}, {"park"}, kDay), told(2, EventType::Consult, {"park"}, {"blinken"}, kDay)));
    EXPECT_FALSE(alike(told(1, EventType::Accuse, {"usa"}, {"prk"}, kDay), told(2, EventType::Accuse, {"prk"}, {"usa"}, kDay)));
    EXPECT_TRUE(alike(told(1, EventType::Consult, {"blinken", "park"}, {}, kDay), told(2, EventType::Consult, {"blinken"}, {"park"}, kDay)));
}

TEST(MergeRules, LetAStateStandForItsMinisterOnOneSideOnly) {
    EXPECT_TRUE(alike(told(1, EventType::Consult, {"blinken"}, {"park"}, kDay), told(2, EventType::Consult, {"blinken"}, {"kor"}, kDay)));
    EXPECT_FALSE(alike(told(1, EventType::Consult, {"blinken"}, {"park"}, kDay), told(2, EventType::Consult, {"usa"}, {"kor"}, kDay)));
    EXPECT_FALSE(alike(told(1, EventType::Consult, {"blinken"}, {"park"}, kDay), told(2, EventType::Consult, {"blinken"}, {"yoon"}, kDay)));
}

TEST(MergeRules, NeedSameWordsOrPlaceForAttacks) {
    Report one = told(1, EventType::Assault, {"rus"}, {"usa"}, kDay), other = told(2, EventType::Assault, {"rus"}, {"usa"}, kDay);
    EXPECT_TRUE(alike(one, other));
    other.frame = "another frame";
    EXPECT_FALSE(alike(one, other));
    one.placeFolded = other.placeFolded = "harbour";
    EXPECT_TRUE(alike(one, other));
    other.placeFolded = "airport";
    other.frame = one.frame;
    EXPECT_FALSE(alike(one, other));
}

TEST(MergeRules, MergeStatementsOnlyWhenTheSentenceIsTheSame) {
    Report one = told(1, EventType::Statement, {"usa"}, {}, kDay), other = told(2, EventType::Statement, {"usa"}, {}, kDay);
    one.sentenceHash = 5;
    other.sentenceHash = 6;
    EXPECT_FALSE(alike(one, other));
    other.sentenceHash = 5;
    EXPECT_TRUE(alike(one, other));
}

TEST(MergeRules, NeverShareABlockWithoutNeedAndAlwaysWhenAlike) {
    test::RandomArticles random(1);
    static const std::vector<std::string> names = {"usa", "kor", "prk", "blinken", "austin", "park", "un"};
    int pairs = 0;
    for (int i = 0; i < 20'000; ++i) {
        const EventType type = random.pick(std::vector<EventType>{EventType::Consult, EventType::Accuse, EventType::Mobilize});
        const auto side = [&](int least) {
            std::vector<std::string> out;
            for (int n = least + random.below(2); n > 0; --n) out.push_back(random.pick(names));
            return out;
        };
        const Report a = told(1, type, side(1), side(0), kDay), b = told(2, type, side(1), side(0), kDay);
        if (!alike(a, b)) continue;
        ++pairs;
        std::vector<std::int64_t> shared;
        const auto x = blocksOf(a), y = blocksOf(b);
        std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(shared));
        ASSERT_FALSE(shared.empty());
    }
    EXPECT_GT(pairs, 500);
}

TEST(MergeRules, ClusterInAnOrderOfTheirOwn) {
    Report a = told(3, EventType::Consult, {"usa"}, {"kor"}, kDay), b = told(1, EventType::Consult, {"usa"}, {"kor"}, kDay),
           c = told(2, EventType::Consult, {"usa"}, {"jpn"}, kDay);
    const auto clusters = clusterReports({&a, &b, &c});
    ASSERT_EQ(clusters.size(), 2U);
    EXPECT_EQ(clusters[0].front(), &b);
    EXPECT_EQ(clusters[0].size(), 2U);
    EXPECT_EQ(clusterReports({&c, &b, &a})[0].front(), &b);
}

TEST(MergeRules, AskTheSameWordsAndActorsOfLongIntervals) {
    Report one = told(1, EventType::Mobilize, {"prk"}, {}, kDay), other = told(2, EventType::Mobilize, {"prk"}, {}, kDay);
    one.when = other.when = base::DateInterval::days(day(2022, 1, 1), day(2022, 12, 31), base::Precision::Year);
    EXPECT_TRUE(equallyDatedAndAlike(one, other));
    other.when = base::DateInterval::days(day(2022, 1, 1), day(2022, 6, 30), base::Precision::Year);
    EXPECT_FALSE(equallyDatedAndAlike(one, other));
}

TEST(MergeRules, FindTheFulfilmentInsideThePlansOwnTime) {
    Report plan = told(1, EventType::Consult, {"austin"}, {"kor"}, day(2023, 11, 13));
    plan.status = EventStatus::Planned;
    Report done = told(2, EventType::Consult, {"austin"}, {"kor"}, day(2023, 11, 13));
    EXPECT_TRUE(fulfils(plan, done));
    done.when = base::DateInterval::day(day(2023, 11, 14));
    EXPECT_FALSE(fulfils(plan, done)) << "another day";
    done.basis = event::DateBasis::Publication;
    EXPECT_TRUE(fulfils(plan, done)) << "printed the day after, without a date";
    done.when = base::DateInterval::day(day(2023, 11, 12));
    EXPECT_FALSE(fulfils(plan, done));
    plan.when = base::DateInterval::days(day(2023, 1, 1), day(2024, 12, 31), base::Precision::Year);
    EXPECT_FALSE(fulfils(plan, done)) << "too long to say which";
}

TEST(MergeRules, NeverTakeTheArticleThatAnnouncesAPlanForItsFulfilment) {
    Report plan = told(1, EventType::Consult, {"blinken"}, {"yoon"}, kDay);
    plan.status = EventStatus::Planned;
    EXPECT_FALSE(fulfils(plan, told(1, EventType::Consult, {"blinken"}, {"kor"}, kDay)));
    EXPECT_TRUE(fulfils(plan, told(2, EventType::Consult, {"blinken"}, {"yoon"}, kDay)));
}

TEST(MergedEvent, TakesItsDateFromTheSurestReportAndItsPeopleFromAll) {
    Report vague = told(1, EventType::Accuse, {"usa", "kor"}, {"prk"}, day(2023, 11, 10));
    vague.basis = event::DateBasis::Publication;
    vague.confidence = 0.9;
    Report exact = told(2, EventType::Accuse, {"blinken", "jpn"}, {"prk"}, kDay);
    const Report* reports[] = {&vague, &exact};
    const MergedEvent merged = mergeReports(reports);
    EXPECT_EQ(merged.lead, &exact);
    EXPECT_THAT(merged.sources, testing::ElementsAre(who("blinken").id, who("jpn").id, who("kor").id));
    EXPECT_THAT(merged.targets, testing::ElementsAre(who("prk").id));
    EXPECT_GT(merged.confidence, 0.6);
    EXPECT_LT(merged.confidence, 1);
    EXPECT_EQ(merged.articles, 2);
    EXPECT_EQ(merged.published, base::startOf(kDay));
}

TEST(ContentHash, AgreesWithThePublishedTestVectors) {
    const auto hex = [](std::string_view text) {
        std::string out;
        for (const std::byte b : sha256(text)) {
            constexpr std::string_view digits = "0123456789abcdef";
            out += digits[static_cast<std::size_t>(b >> 4U)];
            out += digits[static_cast<std::size_t>(b & std::byte{15})];
        }
        return out;
    };
    EXPECT_EQ(hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(hex(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace chancery::store
