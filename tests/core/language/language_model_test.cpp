#include "core/language/language_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <thread>

#include "core/base/resources.h"
#include "core/language/conllu.h"
#include "core/language/model_file.h"
#include "core/language/network.h"

namespace chancery::language {
namespace {

const LanguageModel& model() {
    static const LanguageModel kModel = LanguageModel::loadBuiltIn().value();
    return kModel;
}

const Token& find(const Document& d, std::string_view form) {
    for (const Token& token : d.tokens)
        if (token.form == form) return token;
    static const Token kNone;
    ADD_FAILURE() << "no token " << form;
    return kNone;
}

std::string_view headOf(const Document& d, const Token& token) {
    return token.head == kNoToken ? std::string_view("ROOT") : d[token.head].form;
}

/// One root a sentence, no cycle, no head outside, children linked from left to right.
void expectTrees(const Document& d) {
    for (std::uint32_t s = 0; s < d.sentences.size(); ++s) {
        const Sentence& sentence = d.sentences[s];
        ASSERT_LT(sentence.first, sentence.last);
        ASSERT_NE(sentence.root, kNoToken);
        TokenIndex linked = 0;
        int roots = 0;
        for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
            ASSERT_EQ(d[t].sentence, s);
            roots += d[t].head == kNoToken ? 1 : 0;
            TokenIndex previous = kNoToken;
            forEachChild(d, t, [&](TokenIndex c) {
                ASSERT_EQ(d[c].head, t);
                ASSERT_TRUE(previous == kNoToken || previous < c);
                previous = c;
                ++linked;
            });
            TokenIndex at = t, steps = 0;
            for (; d[at].head != kNoToken; at = d[at].head) {
                ASSERT_GE(d[at].head, sentence.first);
                ASSERT_LT(d[at].head, sentence.last);
                ASSERT_LE(++steps, sentence.size()) << "a cycle";
            }
            ASSERT_EQ(at, sentence.root);
        }
        ASSERT_EQ(roots, 1);
        ASSERT_EQ(linked + 1, sentence.size());
    }
}

TEST(LanguageModel, ParsesASimpleSentence) {
    const Document d = model().analyse("The foreign minister of Norland met two envoys in Geneva on Friday.");
    ASSERT_EQ(d.sentences.size(), 1U);
    expectTrees(d);
    const Token& verb = find(d, "met");
    EXPECT_EQ(verb.head, kNoToken);
    EXPECT_EQ(verb.upos, Upos::Verb);
    EXPECT_EQ(verb.xpos, Xpos::VBD);
    EXPECT_EQ(verb.lemma, "meet");
    EXPECT_EQ(find(d, "minister").relation, Relation::Nsubj);
    EXPECT_EQ(headOf(d, find(d, "minister")), "met");
    EXPECT_EQ(find(d, "envoys").relation, Relation::Obj);
    EXPECT_EQ(find(d, "envoys").lemma, "envoy");
    EXPECT_EQ(find(d, "Geneva").upos, Upos::Propn);
    EXPECT_EQ(d[d.findChild(d.sentences[0].root, Relation::Nsubj)].form, "minister");
}

TEST(LanguageModel, AttachesAPlaceToTheVerbWhereNothingElseCouldTakeIt) {
    const Document d = model().analyse("The envoys arrived in Geneva on Friday.");
    expectTrees(d);
    EXPECT_EQ(baseOf(find(d, "Geneva").relation), Relation::Obl);
    EXPECT_EQ(headOf(d, find(d, "Geneva")), "arrived");
}

TEST(LanguageModel, SeesThePassive) {
    const Document d = model().analyse("The treaty was signed by both presidents last week.");
    expectTrees(d);
    EXPECT_EQ(find(d, "treaty").relation, Relation::NsubjPass);
    EXPECT_EQ(find(d, "was").relation, Relation::AuxPass);
    EXPECT_EQ(find(d, "presidents").relation, Relation::OblAgent);
    EXPECT_EQ(find(d, "signed").lemma, "sign");
}

TEST(LanguageModel, ReadsAHeadlineInCapitals) {
    const Document d = model().analyse("PRESIDENT MEETS MINISTERS IN PARIS");
    expectTrees(d);
    EXPECT_EQ(find(d, "MEETS").upos, Upos::Verb);
    EXPECT_EQ(find(d, "MEETS").lemma, "meet");
    EXPECT_EQ(find(d, "IN").upos, Upos::Adp);
}

TEST(LanguageModel, GivesLemmasOfClitics) {
    const Document d = model().analyse("They don't agree, and we can't wait.");
    EXPECT_EQ(find(d, "n't").lemma, "not");
    EXPECT_EQ(find(d, "do").lemma, "do");
    EXPECT_EQ(find(d, "ca").lemma, "can");
}

TEST(LanguageModel, KnowsTheVerbsOfUnlearnableForms) {
    EXPECT_EQ(find(model().analyse("The guards shot two rebels."), "shot").lemma, "shoot");
    EXPECT_EQ(find(model().analyse("The bank has withheld the loan."), "withheld").lemma, "withhold");
}

TEST(LanguageModel, MakesTreesOfAnything) {
    const std::vector<std::string> texts = {
        "", ".", "\"", "a", "((((((", "!!! ??? ...", "- - - -", "\xFF\xFE\xFD", "\xE4\xB8\xAD\xE5\x9B\xBD \xE6\x97\xA5\xE6\x9C\xAC\xE3\x80\x82",
        "\xF0\x9F\x98\x80 \xF0\x9F\x98\x80", std::string(3, '\0'), "the the the the the", "1 2 3 4 5 6 7 8 9", std::string(70'000, 'a'),
        std::string(5'000, '"'), std::string(10'000, '.')};
    for (const std::string& text : texts) expectTrees(model().analyse(text));
    std::mt19937 random(23);
    const std::vector<std::string> words = {"the", "met", "of", "Korea", ",", "and", "\"", "-", "was", "said", "that", ".", "(", "5", "'s", "\n\n"};
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (std::size_t n = random() % 60; n > 0; --n) text.append(words[random() % words.size()]).push_back(' ');
        expectTrees(model().analyse(text));
        if (HasFatalFailure()) return;
    }
}

TEST(LanguageModel, CutsEndlessSentences) {
    std::string text;
    for (int i = 0; i < 60'000; ++i) text += "word ";
    const Document d = model().analyse(text);
    EXPECT_EQ(d.tokens.size(), 60'000U);
    for (const Sentence& s : d.sentences) EXPECT_LE(s.size(), LanguageModel::kMaxSentenceTokens);
    expectTrees(d);
}

TEST(LanguageModel, AnalysesGivenTokensHoweverLongTheirSentence) {
    std::string file;
    for (int i = 1; i <= 1500; ++i) file += std::to_string(i) + "\tword\t_\t_\t_\t_\t_\t_\t_\t_\n";
    auto read = readConllu(file);
    ASSERT_TRUE(read.has_value());
    model().analyseTokenized(read->document);
    ASSERT_EQ(read->document.sentences.size(), 1U);
    expectTrees(read->document);
}

TEST(LanguageModel, GivesTheSameWhateverCameBefore) {
    const std::string text = "Envoys of both states met in Oslo. They agreed to talk again in June, officials said.";
    const std::string first = writeConllu(model().analyse(text));
    model().analyse(std::string(5000, 'x') + " and more. " + text);
    EXPECT_EQ(writeConllu(model().analyse(text)), first);
    std::vector<std::string> results(4);
    std::vector<std::thread> threads;
    for (std::string& result : results)
        threads.emplace_back([&result, &text] { result = writeConllu(model().analyse(text)); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& result : results) EXPECT_EQ(result, first);
}

TEST(LanguageModel, SegmenterOnlyLeavesTagsEmpty) {
    const auto segmenter = LanguageModel::segmenterOnly();
    ASSERT_TRUE(segmenter.has_value());
    const Document d = segmenter->analyse("Talks ended. Envoys left.");
    EXPECT_EQ(d.sentences.size(), 2U);
    EXPECT_EQ(d[0].upos, Upos::X);
    EXPECT_EQ(d[0].lower, "talks");
}

TEST(LanguageModel, ReadsATextAlikeWhateverItReadBefore) {
    const std::string story = "Envoys of both states met in Oslo on May 3. No date was set for the summit, officials said.";
    const auto fresh = LanguageModel::loadBuiltIn();
    ASSERT_TRUE(fresh);
    const std::string expected = writeConllu(fresh->analyse(story));
    // More word forms than the model keeps in mind.
    std::string text = story + "\n\n";
    for (int i = 0; i < 10'000; ++i) text += "Envoy" + std::to_string(i) + (i % 12 == 11 ? " left.\n\n" : " met ");
    fresh->analyse(text);
    EXPECT_EQ(writeConllu(fresh->analyse(story)), expected);
    EXPECT_EQ(writeConllu(model().analyse(story)), expected);
}

TEST(LanguageModel, ViewsSurviveTheMoveOfTheDocument) {
    const std::string text = "Ministers agreed.";
    Document first = model().analyse(text);
    const Document second = std::move(first);
    EXPECT_EQ(second[0].lower, "ministers");
    EXPECT_EQ(second[0].lemma, "minister");
}

TEST(Network, PortableAndFastKernelsAgree) {
    const auto file = ModelReader::open(*base::Resources::findBuiltIn("model/english.bin"));
    ASSERT_TRUE(file.has_value());
    const auto fast = Network::read(*file, bestKernels());
    const auto portable = Network::read(*file, portableKernels());
    ASSERT_TRUE(fast.has_value() && portable.has_value());
    const std::string text = "The two leaders, who had not met since March, pledged closer ties and condemned the attack. "
                             "Officials in the capital said no date had been set for a further round of talks.";
    Document a = LanguageModel::segmenterOnly()->analyse(text), b = LanguageModel::segmenterOnly()->analyse(text);
    fast->analyse(a, 400);
    portable->analyse(b, 400);
    for (TokenIndex t = 0; t < a.tokens.size(); ++t) {
        EXPECT_EQ(a[t].xpos, b[t].xpos);
        EXPECT_EQ(a[t].head, b[t].head);
        EXPECT_EQ(a[t].relation, b[t].relation);
    }
}

}  // namespace
}  // namespace chancery::language
