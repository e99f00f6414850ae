#include "core/extraction/extractor.h"

#include <gtest/gtest.h>

#include <thread>

#include "core/article/article_reader.h"
#include "core/base/utf8.h"
#include "core/extraction/extraction_json.h"

using namespace chancery;

namespace {

const extraction::Extractor& extractor() {
    static const extraction::Extractor instance = [] {
        auto loaded = extraction::Extractor::load(base::Resources());
        if (!loaded) throw std::runtime_error(loaded.error().message);
        return std::move(*loaded);
    }();
    return instance;
}

article::Article articleOf(std::string text, int year = 2024, int month = 3, int day = 14) {
    article::Article a;
    a.id = "t";
    a.text = std::move(text);
    a.published = base::Date::fromYmd(year, month, day);
    a.dateSource = article::DateSource::Metadata;
    return a;
}

const char* const kStory =
    "The French foreign minister, Stéphane Séjourné, met his German counterpart in Berlin on Tuesday.\n\n"
    "France condemned the attack on Kharkiv and said it would send more ammunition to Ukraine next month.\n\n"
    "Russia denied that it had shelled the city.";

TEST(Extractor, EveryEventHasItsSentenceAndItsTriggerInside) {
    const auto x = extractor().extract(articleOf(kStory));
    ASSERT_FALSE(x.events.empty());
    for (const event::Event& e : x.events) {
        EXPECT_FALSE(e.evidence.trigger.empty());
        EXPECT_TRUE(e.evidence.sentence.contains(e.evidence.trigger));
        EXPECT_LE(e.evidence.sentence.end, x.article.text.size());
        EXPECT_FALSE(e.sources.empty());
        EXPECT_LE(e.when.begin, e.when.end);
        for (const event::Participant& p : e.sources) EXPECT_LT(p.actor, x.actors.size());
        EXPECT_GT(e.confidence, 0.0F);
        EXPECT_LE(e.confidence, 1.0F);
        EXPECT_FALSE(e.summary.empty());
        EXPECT_FALSE(e.explanation.frame.empty());
        EXPECT_FALSE(e.explanation.date.empty());
    }
}

TEST(Extractor, ReadsWhoMetWhomAndWhen) {
    const auto x = extractor().extract(articleOf(kStory));
    const auto meeting = std::find_if(x.events.begin(), x.events.end(), [](const event::Event& e) {
        return e.type == event::EventType::Consult;
    });
    ASSERT_NE(meeting, x.events.end());
    EXPECT_EQ(x.actors[meeting->sources.at(0).actor].country, "FRA");
    EXPECT_EQ(meeting->when.isoBegin(), "2024-03-12");
    EXPECT_EQ(meeting->status, event::EventStatus::Occurred);
}

TEST(Extractor, ReadsSeveralArticlesAsIfEachWereAlone) {
    const char* const stories[] = {kStory, "", "Spain and Italy signed a treaty on Friday.", kStory};
    std::vector<article::Article> articles;
    for (const char* const story : stories) articles.push_back(articleOf(story));
    const auto together = extractor().extract(articles);
    ASSERT_EQ(together.size(), articles.size());
    for (std::size_t i = 0; i < articles.size(); ++i) {
        ASSERT_TRUE(together[i]) << together[i].error().message;
        EXPECT_EQ(extraction::toJsonLine(*together[i], true), extraction::toJsonLine(extractor().extract(articles[i]), true));
    }
}

TEST(Batch, TakesItsShareAndNoMoreBytesThanAFewArticlesHave) {
    const auto taken = [](std::size_t share, std::size_t bytes) {
        extraction::Batch batch(share);
        std::size_t count = 0;
        while (batch.add(bytes)) ++count;
        return count;
    };
    EXPECT_EQ(taken(0, 2'000), 1U) << "somebody must take the last one";
    EXPECT_EQ(taken(5, 2'000), 5U);
    EXPECT_EQ(taken(1'000, 2'000), 16U);
    EXPECT_EQ(taken(1'000, 100'000), 1U);
    EXPECT_EQ(taken(1'000, 100'000'000), 1U);
}

TEST(Extractor, GivesTheSameOnAnyThreadWhateverCameBefore) {
    const std::string alone = extraction::toJsonLine(extractor().extract(articleOf(kStory)), true);
    std::vector<std::string> results(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < results.size(); ++t)
            threads.emplace_back([&results, t] {
                for (std::size_t i = 0; i < t; ++i) (void)extractor().extract(articleOf("Spain and Italy signed a treaty."));
                results[t] = extraction::toJsonLine(extractor().extract(articleOf(kStory)), true);
            });
    }
    for (const std::string& result : results) EXPECT_EQ(result, alone);
}

TEST(Extractor, SurvivesHostileTexts) {
    const std::string manyWords = [] {
        std::string s;
        for (int i = 0; i < 200'000; ++i) s += "meeting ";
        return s;
    }();
    const std::string deep = std::string(50'000, '(') + "Iran" + std::string(50'000, ')');
    for (const std::string& text :
         {std::string(), std::string("\n\n\n"), std::string(1'000'000, 'x'), manyWords, deep,
          std::string("\0\0 China \0 met \0", 16), std::string("On 31 February 99999 Japan met Japan.")}) {
        const auto x = extractor().extract(articleOf(base::toNfc(text)));
        for (const event::Event& e : x.events) EXPECT_LE(e.evidence.sentence.end, x.article.text.size());
    }
}

TEST(Extractor, HasAVersionThatFollowsItsLexicons) {
    EXPECT_FALSE(extractor().version().empty());
    EXPECT_EQ(extractor().version(), extractor().version());
}

}  // namespace
