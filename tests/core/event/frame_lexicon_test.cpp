#include "core/event/frame_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "core/event/context_lexicon.h"
#include "core/event/event_type.h"
#include "core/event/word_lists.h"

namespace chancery::event {

namespace {

using testing::HasSubstr;

std::string errorOf(std::string_view json) {
    const auto lexicon = FrameLexicon::parse({json});
    return lexicon ? "" : lexicon.error().message;
}

TEST(FrameLexicon, HoldsNineHundredTriggersOverAllTypes) {
    const auto lexicon = FrameLexicon::load(base::Resources{});
    ASSERT_TRUE(lexicon) << lexicon.error().message;
    EXPECT_GE(lexicon->triggerCount(), 900U);
    std::set<EventType> types;
    for (const Frame& frame : lexicon->frames()) types.insert(frame.type);
    EXPECT_EQ(types.size(), static_cast<std::size_t>(kEventTypeCount));
}

TEST(FrameLexicon, NamesEachFrameAfterItsType) {
    const auto lexicon = FrameLexicon::load(base::Resources{});
    ASSERT_TRUE(lexicon);
    for (const Frame& frame : lexicon->frames()) {
        const auto type = parseEventType(frame.id.substr(0, frame.id.find('.')));
        EXPECT_EQ(type, frame.type) << frame.id;
        EXPECT_FALSE(frame.gloss.empty()) << frame.id;
        EXPECT_FALSE(frame.sources.empty()) << frame.id;
    }
}

TEST(FrameLexicon, SplitsAPrepositionFromItsVerb) {
    const auto lexicon = FrameLexicon::parse(
        {R"({"prepositions":["at"],"frames":[{"id":"accuse.x","type":"ACCUSE","verbs":["lash out at"],"source":["subject"]}]})"});
    ASSERT_TRUE(lexicon) << lexicon.error().message;
    const auto& entries = lexicon->triggersOf("lash");
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].preposition, "at");
    EXPECT_THAT(entries[0].after, testing::ElementsAre("out"));
}

TEST(FrameLexicon, LetsALaterLayerReplaceAFrameAndAddOne) {
    const auto lexicon = FrameLexicon::parse({R"({"frames":[{"id":"a.x","type":"ACCUSE","verbs":["blame"]}]})",
                                              R"({"frames":[{"id":"a.x","type":"ACCUSE","verbs":["slate"]},
                                                            {"id":"b.y","type":"AID","nouns":["alms"]}]})"});
    ASSERT_TRUE(lexicon);
    EXPECT_TRUE(lexicon->triggersOf("blame").empty());
    EXPECT_EQ(lexicon->triggersOf("slate").size(), 1U);
    EXPECT_EQ(lexicon->triggersOf("alms").size(), 1U);
}

TEST(FrameLexicon, SaysWhichFrameIsBrokenAndWhy) {
    EXPECT_THAT(errorOf("nonsense"), HasSubstr("frames.json"));
    EXPECT_THAT(errorOf(R"({"frames":[{"id":"a.x","type":"WAR","verbs":["fight"]}]})"), HasSubstr("'a.x': unknown type 'WAR'"));
    EXPECT_THAT(errorOf(R"({"frames":[{"id":"a.x","type":"AID"}]})"), HasSubstr("no triggers"));
    EXPECT_THAT(errorOf(R"({"frames":[{"id":"a.x","type":"AID","verbs":["give"],"objects":["@gifts"]}]})"), HasSubstr("@gifts"));
    EXPECT_THAT(errorOf(R"({"frames":[{"id":"a.x","type":"AID","verbs":["give"],"colour":"red"}]})"), HasSubstr("colour"));
    EXPECT_THAT(errorOf(R"({"frames":[{"id":"a.x","type":"AID","verbs":["give"],"prior":7}]})"), HasSubstr("prior"));
    EXPECT_THAT(errorOf(R"({"frames":[{"type":"AID","verbs":["give"]}]})"), HasSubstr("no 'id'"));
}

TEST(FrameLexicon, SaysThatTheTopicsAreBrokenWhereTheyStand) {
    const auto broken = FrameLexicon::parse({R"({"frames":[]})"}, {R"({"topics":{"sport":"match"}})"});
    ASSERT_FALSE(broken);
    EXPECT_THAT(broken.error().message, testing::HasSubstr("contexts.json"));
    EXPECT_THAT(broken.error().message, testing::Not(testing::HasSubstr("frames.json")));
}

TEST(WordLists, LoadAndRefuseUnknownLists) {
    const auto lists = WordLists::load(base::Resources{});
    ASSERT_TRUE(lists) << lists.error().message;
    EXPECT_TRUE(lists->futureAuxiliaries.contains("will"));
    EXPECT_FALSE(WordLists::parse({R"({"verbs":["x"]})"}));
    EXPECT_FALSE(WordLists::parse({R"({"negators":"not"})"}));
}

TEST(ContextLexicon, LoadsAndRefusesWhatIsNoList) {
    EXPECT_TRUE(ContextLexicon::load(base::Resources{}));
    EXPECT_FALSE(ContextLexicon::parse({R"({"contexts":{"military":"army"}})"}));
    EXPECT_TRUE(ContextLexicon::parse({R"({"topics":{"sport":["match"]}})"}));
    EXPECT_FALSE(ContextLexicon::parse({"[]"}));
}

TEST(EventType, ReadsBackItsOwnNamesInAnyCase) {
    for (int i = 0; i < kEventTypeCount; ++i) {
        const auto type = static_cast<EventType>(i);
        EXPECT_EQ(parseEventType(name(type)), type);
    }
    for (int i = 0; i < kEventStatusCount; ++i) {
        const auto status = static_cast<EventStatus>(i);
        EXPECT_EQ(parseEventStatus(name(status)), status);
    }
    EXPECT_EQ(parseEventType("consult"), EventType::Consult);
    EXPECT_EQ(parseEventType("WAR"), std::nullopt);
    EXPECT_EQ(quadClassOf(EventType::Sanction), QuadClass::VerbalConflict);
    EXPECT_EQ(cameoRootOf(EventType::Retreat), 8);
    EXPECT_EQ(parseDateBasis("context"), DateBasis::Context);
}

}  // namespace

}  // namespace chancery::event
