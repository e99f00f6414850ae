#include "core/language/lemmatizer.h"

#include <gtest/gtest.h>

namespace chancery::language {
namespace {

class LemmatizerTest : public testing::Test {
protected:
    LemmatizerTest() {
        LemmaLearner learner;
        const auto verbs = {std::pair{"signed", "sign"}, {"met", "meet"}, {"agreed", "agree"}, {"talked", "talk"},
                            {"denied", "deny"}, {"tried", "try"}, {"walked", "walk"}};
        for (const auto& [form, lemma] : verbs) learner.add({Upos::Verb, Xpos::VBD}, form, lemma);
        const auto nouns = {std::pair{"talks", "talk"}, {"envoys", "envoy"}, {"parties", "party"}, {"cities", "city"}};
        for (const auto& [form, lemma] : nouns) learner.add({Upos::Noun, Xpos::NNS}, form, lemma);
        learner.add({Upos::Part, Xpos::RB}, "n't", "not");
        ModelWriter writer;
        learner.write(writer);
        m_bytes = writer.finish();
        m_lemmatizer = Lemmatizer::read(*ModelReader::open(m_bytes)).value();
    }

    std::string lemma(std::string_view form, std::string_view lower, Upos upos, Xpos xpos) {
        Token token;
        token.form = form;
        token.lower = lower;
        token.upos = upos;
        token.xpos = xpos;
        TextStore store(m_strings);
        return std::string(m_lemmatizer.lemma(token, store));
    }

    std::string m_bytes;
    Lemmatizer m_lemmatizer;
    std::vector<std::string> m_strings;
};

TEST_F(LemmatizerTest, KnowsTheWordsItLearned) {
    EXPECT_EQ(lemma("Met", "met", Upos::Verb, Xpos::VBD), "meet");
    EXPECT_EQ(lemma("n\xE2\x80\x99t", "n\xE2\x80\x99t", Upos::Part, Xpos::RB), "not");
    EXPECT_EQ(lemma("agreed", "agreed", Upos::Verb, Xpos::VBD), "agree");
}

TEST_F(LemmatizerTest, CarriesEndingsOverToNewWords) {
    EXPECT_EQ(lemma("visited", "visited", Upos::Verb, Xpos::VBD), "visit");
    EXPECT_EQ(lemma("allied", "allied", Upos::Verb, Xpos::VBD), "ally");
    EXPECT_EQ(lemma("Treaties", "treaties", Upos::Noun, Xpos::NNS), "treaty");
}

TEST_F(LemmatizerTest, LeavesNamesAndUnknownTagsAlone) {
    EXPECT_EQ(lemma("Seoul", "seoul", Upos::Propn, Xpos::NNP), "Seoul");
    EXPECT_EQ(lemma("The", "the", Upos::Det, Xpos::DT), "the");
    EXPECT_EQ(lemma("ed", "ed", Upos::Verb, Xpos::VBD), "ed");
}

}  // namespace
}  // namespace chancery::language
