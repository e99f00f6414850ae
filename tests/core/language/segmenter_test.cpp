#include "core/language/segmenter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/resources.h"
#include "core/language/segmentation.h"

namespace chancery::language {
namespace {

using testing::ElementsAre;

const Spelling& spelling() {
    static const Spelling kSpelling = Spelling::parse(*base::Resources::findBuiltIn("lexicon/abbreviations.json")).value();
    return kSpelling;
}

std::vector<std::string> sentences(std::string_view text) {
    const Document document = segment(text, spelling(), 400);
    std::vector<std::string> result;
    for (const Sentence& s : document.sentences) result.emplace_back(base::textOf(text, s.span));
    return result;
}

std::vector<std::string> paragraphs(std::string_view text) {
    std::vector<std::string> result;
    for (const base::Span span : findParagraphs(text)) result.emplace_back(base::textOf(text, span));
    return result;
}

TEST(Segmenter, BreaksAtFullStopsBeforeCapitals) {
    EXPECT_THAT(sentences("The envoy left. He will return. And then?"),
                ElementsAre("The envoy left.", "He will return.", "And then?"));
}

TEST(Segmenter, KeepsAbbreviationsInsideASentence) {
    EXPECT_EQ(sentences("U.S. Secretary Mary Stone met Gen. Votel in Geneva on Nov. 18.").size(), 1U);
    EXPECT_EQ(sentences("Mr. Okafor of Delta Corp. Holdings spoke to Sen. J. R. Hale.").size(), 1U);
    EXPECT_EQ(sentences("President George W. Lamb and Dr. Iris Q. Vane agreed.").size(), 1U);
}

TEST(Segmenter, BreaksAfterAnAbbreviationBeforeASentenceStarter) {
    EXPECT_THAT(sentences("They flew to the U.S. The talks begin at 5 p.m. He will lead them."),
                ElementsAre("They flew to the U.S.", "The talks begin at 5 p.m.", "He will lead them."));
    EXPECT_THAT(sentences("She met Mr. X. He denied it."), ElementsAre("She met Mr. X.", "He denied it."));
}

TEST(Segmenter, PutsClosingQuotesWithTheirSentence) {
    EXPECT_THAT(sentences("\"We will go.\" The minister smiled."), ElementsAre("\"We will go.\"", "The minister smiled."));
    EXPECT_THAT(sentences("\"Leave now!\" Turan said. (They left.) All did."),
                ElementsAre("\"Leave now!\" Turan said.", "(They left.)", "All did."));
}

TEST(Segmenter, StartsSentencesWithOpeningQuotes) {
    EXPECT_THAT(sentences("He shrugged. \"No deal.\""), ElementsAre("He shrugged.", "\"No deal.\""));
}

TEST(Segmenter, GoesOnAfterAQuestionInsideASentence) {
    EXPECT_EQ(sentences("\"Why now?\" he asked the envoy.").size(), 1U);
}

TEST(Segmenter, MarksSentencesInsideAQuotation) {
    const std::string_view text = "\"We are ready. We will sign. \" He left. 'Fine. All good,' she said.";
    const Document document = segment(text, spelling(), 400);
    std::vector<bool> inQuote;
    for (const Sentence& s : document.sentences) inQuote.push_back(s.inQuote);
    ASSERT_GE(inQuote.size(), 3U);
    EXPECT_FALSE(inQuote[0]);
    EXPECT_TRUE(inQuote[1]);
}

TEST(Segmenter, TakesBlankLinesAndNewsLinesAsParagraphs) {
    EXPECT_THAT(paragraphs("TALKS RESUME IN OSLO\n\nOSLO, May 3 - Envoys met.\n\n\nThey will meet again.\n"),
                ElementsAre("TALKS RESUME IN OSLO", "OSLO, May 3 - Envoys met.", "They will meet again."));
    EXPECT_THAT(paragraphs("Talks resume\nEnvoys of both sides met again on Friday.\nNo date was set."),
                ElementsAre("Talks resume", "Envoys of both sides met again on Friday.", "No date was set."));
}

TEST(Segmenter, JoinsWrappedLines) {
    const std::string text =
        "The foreign ministers of the two neighbouring states met on Monday in\n"
        "the lakeside town to discuss the reopening of the border, which was\n"
        "closed three years ago after a dispute over grazing rights had turned\n"
        "violent.\n"
        "A second round will follow in June, when the presidents are to join in\n"
        "the talks.\n";
    const auto found = paragraphs(text);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(found[0].ends_with("violent."));
    EXPECT_EQ(sentences(text).size(), 2U);
}

TEST(Segmenter, KeepsAHeadlineWithoutFullStopApart) {
    EXPECT_THAT(sentences("Leaders agree on truce\n\nThe leaders met."), ElementsAre("Leaders agree on truce", "The leaders met."));
}

TEST(Segmenter, CutsTheDatelineOff) {
    EXPECT_THAT(sentences("OSLO, May 3 (Wire) - Envoys met. They left."), ElementsAre("OSLO, May 3 (Wire) -", "Envoys met.", "They left."));
    EXPECT_THAT(sentences("TEL AVIV/CAIRO, Jan. 12 (Wire) -- The talks go on."),
                ElementsAre("TEL AVIV/CAIRO, Jan. 12 (Wire) --", "The talks go on."));
    EXPECT_THAT(sentences("Lisbon (Wire) \xE2\x80\x94 The envoy left."), ElementsAre("Lisbon (Wire) \xE2\x80\x94", "The envoy left."));
    EXPECT_EQ(sentences("NATO - the alliance of 32 states - met.").size(), 1U);
    EXPECT_EQ(sentences("Norland-based groups met.").size(), 1U);
    EXPECT_EQ(sentences("The minister - a former judge - left.").size(), 1U);
}

TEST(Segmenter, KeepsListNumbersWithTheirSentence) {
    EXPECT_THAT(sentences("1. The parties agree."), ElementsAre("1. The parties agree."));
}

TEST(Segmenter, SpansMapBackToTheBytes) {
    const std::string text = "\xEF\xBB\xBF  Caf\xC3\xA9 talks\xC2\xA0" "ended.\r\n\r\n\xE2\x80\x9CS\xC3\xAD,\xE2\x80\x9D said Mr. Ib\xC3\xA1\xC3\xB1" "ez.\t\n";
    const Document document = segment(text, spelling(), 400);
    ASSERT_EQ(document.paragraphs.size(), 2U);
    for (const Token& token : document.tokens) {
        EXPECT_EQ(token.form, base::textOf(text, token.span));
        EXPECT_TRUE(document.sentences[token.sentence].span.contains(token.span));
    }
    for (const Sentence& s : document.sentences) {
        EXPECT_EQ(document[s.first].span.begin, s.span.begin);
        EXPECT_EQ(document[s.last - 1].span.end, s.span.end);
        EXPECT_TRUE(document.paragraphs[s.paragraph].contains(s.span));
    }
    EXPECT_EQ(document.tokens.back().lower, ".");
    EXPECT_EQ(document.tokens.front().lower, "caf\xC3\xA9");
}

TEST(Segmenter, CutsSentencesAtTheLimit) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "word ";
    const Document document = segment(text, spelling(), 400);
    EXPECT_EQ(document.tokens.size(), 5000U);
    for (const Sentence& s : document.sentences) EXPECT_LE(s.size(), 400U);
    std::string quotes = "Stop.";
    quotes += std::string(5000, '"');
    for (const Sentence& s : segment(quotes, spelling(), 400).sentences) EXPECT_LE(s.size(), 400U);
}

TEST(Segmenter, TakesEmptyAndBlankText) {
    EXPECT_TRUE(segment("", spelling(), 400).tokens.empty());
    EXPECT_TRUE(segment(" \n\t\n \xC2\xA0\n", spelling(), 400).sentences.empty());
}

}  // namespace
}  // namespace chancery::language
