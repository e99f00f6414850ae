#include "core/extraction/extraction_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/base/utf8.h"

using namespace chancery;
using extraction::Extraction;
using Json = nlohmann::json;

namespace {

base::Span spanOf(const std::string& text, const std::string& words) {
    const auto at = text.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

/// A hand-made reading of one sentence; `given` may be in any normalisation form.
Extraction makeExtraction(const std::string& given) {
    Extraction x;
    x.article.id = "a1";
    x.article.title = "A visit";
    x.article.text = base::toNfc(given);
    if (x.article.text != given) x.article.givenText = given;
    x.article.published = base::Date::fromYmd(2024, 5, 2);
    x.article.dateSource = article::DateSource::Metadata;
    x.article.source = "Meridian Press";
    const std::string& text = x.article.text;
    x.sentences = {{0, static_cast<std::uint32_t>(text.size())}};
    actor::Actor minister;
    minister.id = "ESP/jose-nunez";
    minister.kind = actor::ActorKind::Official;
    minister.country = "ESP";
    minister.name = "José Núñez";
    minister.office = "Foreign Minister";
    minister.rank = 80;
    actor::Actor envoy;
    envoy.id = "UN/envoy";
    envoy.kind = actor::ActorKind::Official;
    envoy.organisation = "UN";
    envoy.name = "envoy";
    x.actors = {minister, envoy};
    event::Event e;
    e.type = event::EventType::Consult;
    e.mode = "meet";
    e.context = {"diplomatic"};
    e.sources = {{0, spanOf(text, base::toNfc("Núñez"))}};
    e.targets = {{1, spanOf(text, "envoy")}};
    e.place = event::Place{"Madrid", "ESP"};
    e.when = base::DateInterval::day(*base::Date::fromYmd(2024, 5, 1));
    e.dateBasis = event::DateBasis::Relative;
    e.dateSpan = spanOf(text, "Wednesday");
    e.evidence = {x.sentences[0], spanOf(text, "met")};
    e.confidence = 0.85F;
    e.summary = "José Núñez → envoy: met";
    e.explanation = {"meet (verb)", "Wednesday before publication", "named here", ""};
    x.events = {e};
    return x;
}

const std::string kComposed = "José Núñez met the envoy — at last — in Madrid on Wednesday.";
// The same words with combining accents: more code points before "met" than in the composed form.
const std::string kDecomposed = "Jose\xCC\x81 Nu\xCC\x81n\xCC\x83" "ez met the envoy — at last — in Madrid on Wednesday.";

TEST(ExtractionJson, SpansCountCodePointsOfTheTextAsGiven) {
    for (const std::string& given : {kComposed, kDecomposed}) {
        const Json line = Json::parse(extraction::toJsonLine(makeExtraction(given), true));
        EXPECT_EQ(line["article"]["text"], given);
        const base::CodePointIndex index(given);
        const auto words = [&](const Json& span) {
            const std::uint32_t begin = index.byte(span["begin"]);
            return given.substr(begin, index.byte(span["end"]) - begin);
        };
        const Json& event = line["events"][0];
        EXPECT_EQ(words(event["trigger"]), "met");
        EXPECT_EQ(words(event["targets"][0]), "envoy");
        EXPECT_EQ(words(event["date_words"]), "Wednesday");
        EXPECT_EQ(base::toNfc(words(event["sources"][0])), "Núñez");
    }
}

TEST(ExtractionJson, NamesTheSideOfAnOfficialWhoActsForAnOrganisation) {
    const Json line = Json::parse(extraction::toJsonLine(makeExtraction(kComposed), false));
    EXPECT_EQ(line["events"][0]["sources"][0]["country"], "ESP");
    EXPECT_EQ(line["events"][0]["targets"][0]["country"], "UN");
    EXPECT_FALSE(line["article"].contains("text"));
}

TEST(ExtractionJson, WhatIsWrittenWithTextReadsBackTheSame) {
    for (const std::string& given : {kComposed, kDecomposed}) {
        const Extraction x = makeExtraction(given);
        const std::string line = extraction::toJsonLine(x, true);
        const auto back = extraction::parseJsonLine(line);
        ASSERT_TRUE(back) << back.error().message;
        EXPECT_EQ(extraction::toJsonLine(*back, true), line);
        EXPECT_EQ(back->article.text, x.article.text);
        EXPECT_EQ(back->events[0].evidence.trigger, x.events[0].evidence.trigger);
        EXPECT_EQ(back->actors[1].organisation, "UN");
    }
}

TEST(ExtractionJson, KeepsWhoHeldAnOfficeBefore) {
    extraction::Extraction x = makeExtraction(kComposed);
    x.actors[0].former = true;
    const auto back = extraction::parseJsonLine(extraction::toJsonLine(x, true));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_TRUE(back->actors[0].former);
    EXPECT_FALSE(back->actors[1].former);
}

TEST(ExtractionJson, RefusesWhatCannotBeTrue) {
    const std::string line = extraction::toJsonLine(makeExtraction(kComposed), true);
    const auto broken = [&](auto&& change) {
        Json json = Json::parse(line);
        change(json);
        return extraction::parseJsonLine(json.dump());
    };
    EXPECT_FALSE(broken([](Json& j) { j["article"].erase("text"); }));
    EXPECT_FALSE(broken([](Json& j) { j["events"][0]["type"] = "GOSSIP"; }));
    EXPECT_FALSE(broken([](Json& j) { j["events"][0]["trigger"]["end"] = 4'000'000'000U; }));
    EXPECT_FALSE(broken([](Json& j) { j["events"][0]["trigger"] = {{"begin", -1}, {"end", 3}}; }));
    EXPECT_FALSE(broken([](Json& j) { j["events"][0]["end"] = "2024-04-30"; }));
    EXPECT_FALSE(broken([](Json& j) { j["events"][0]["begin"] = 5; }));
    EXPECT_FALSE(broken([](Json& j) { j["events"][0]["sources"] = Json::array(); }));
    EXPECT_FALSE(broken([](Json& j) { j["events"] = {1, 2}; }));
    EXPECT_FALSE(extraction::parseJsonLine("[]"));
    EXPECT_FALSE(extraction::parseJsonLine("{\"article\":"));
    EXPECT_TRUE(extraction::parseJsonLine(line));
}

}  // namespace
