#include "core/time/story_clock.h"

#include "timex_fixture.h"

namespace chancery::time {

class StoryClockTest : public TimexTest {
protected:
    /// The story's date at each sentence, as the begin of its interval and where it comes from; "-" for none.
    static std::vector<std::string> datesOf(std::string_view text, const TimeContext& context) {
        const auto document = s_model->analyse(text);
        const auto clock = StoryClock::build(document, s_tagger->tag(document, context), context);
        std::vector<std::string> out;
        for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
            const auto date = clock.dateFor(s);
            static const char* const kSources[] = {"sentence", "carried", "lead", "dateline"};
            out.push_back(date ? date->interval.beginDate().iso() + " " + kSources[static_cast<int>(date->source)] : "-");
        }
        return out;
    }
};

using ::testing::ElementsAre;

TEST_F(StoryClockTest, TakesTheMainDayFromTheLead) {
    EXPECT_THAT(datesOf("The minister met the king on Wednesday.\n\nThey discussed trade.\n\nThe king praised her.", on("2023-11-09")),
                ElementsAre("2023-11-08 sentence", "2023-11-08 lead", "2023-11-08 lead"));
}

TEST_F(StoryClockTest, CarriesABackgroundDateOnlyWithinItsParagraph) {
    EXPECT_THAT(datesOf("The minister met the king on Wednesday.\n\nIn September she went to Rome. She signed a treaty there.\n\nThe king praised her.", on("2023-11-09")),
                ElementsAre("2023-11-08 sentence", "2023-09-01 sentence", "2023-09-01 carried", "2023-11-08 lead"));
}

TEST_F(StoryClockTest, StopsCarryingAfterAFewSentences) {
    EXPECT_THAT(datesOf("The king spoke on Wednesday.\n\nIn May she went to Rome. She ate. She slept. She left. She wrote.", on("2023-11-09")),
                ElementsAre("2023-11-08 sentence", "2023-05-01 sentence", "2023-05-01 carried", "2023-05-01 carried", "2023-05-01 carried", "2023-11-08 lead"));
}

TEST_F(StoryClockTest, IsNotMovedByPlansDeadlinesOrDurations) {
    EXPECT_THAT(datesOf("The king spoke on Wednesday.\n\nHe will travel to Oslo on Monday. He must decide by Friday. He waited for two weeks. He smiled.", on("2023-11-09")),
                ElementsAre("2023-11-08 sentence", "2023-11-08 lead", "2023-11-08 lead", "2023-11-08 lead", "2023-11-08 lead"));
}

TEST_F(StoryClockTest, FallsBackOnTheDateline) {
    TimeContext context = on("2023-11-09");
    context.datelineDate = base::Date::parseIso("2023-11-08");
    EXPECT_THAT(datesOf("The king praised her.\n\nShe smiled.", context), ElementsAre("2023-11-08 dateline", "2023-11-08 dateline"));
}

TEST_F(StoryClockTest, SaysNothingWhenTheStoryNeverDoes) {
    EXPECT_THAT(datesOf("The king praised her. She smiled.", on("2023-11-09")), ElementsAre("-", "-"));
    const StoryClock empty;
    EXPECT_FALSE(empty.dateFor(0));
    EXPECT_FALSE(empty.mainDay());
}

TEST_F(StoryClockTest, DoesNotTakeAnOldDayOfTheLeadForTheMainDay) {
    const auto dates = datesOf("The treaty of May 4, 1993, still divides them.\n\nThe king praised it.", on("2023-11-09"));
    EXPECT_THAT(dates, ElementsAre("1993-05-04 sentence", "-"));
}

TEST_F(StoryClockTest, ExplainsItselfInPlainWords) {
    const std::string text = "The minister met the king on Wednesday.\n\nThey discussed trade.";
    const auto document = s_model->analyse(text);
    const auto clock = StoryClock::build(document, s_tagger->tag(document, on("2023-11-09")), on("2023-11-09"));
    ASSERT_TRUE(clock.mainDay());
    EXPECT_EQ(clock.mainDay()->reason, "the day the lead names: 'Wednesday' (8 Nov 2023)");
    EXPECT_EQ(clock.mainDay()->timex, 0);
}

}  // namespace chancery::time
