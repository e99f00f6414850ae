#include "core/time/tense.h"

#include "core/time/recognizer.h"
#include "timex_fixture.h"

// Tense from trees, on documents whose tags and heads are set by hand.

namespace chancery::time {

using language::kNoToken;
using language::Relation;
using language::TokenIndex;
using language::Upos;
using language::Xpos;

namespace {

struct Node {
    const char* form;
    Upos upos;
    Xpos xpos;
    int head;  ///< index of the head, -1 for the root
    Relation relation;
};

}  // namespace

class TenseTest : public TimexTest {
protected:
    /// The value of the only time expression of the sentence, published Thursday 9 November 2023.
    static std::string valueIn(const std::vector<Node>& nodes) {
        std::string text;
        for (const Node& node : nodes) {
            if (!text.empty()) text += ' ';
            text += node.form;
        }
        language::Document document;
        document.text = text;
        document.strings.reserve(nodes.size());
        language::Sentence sentence;
        std::uint32_t at = 0;
        for (const Node& node : nodes) {
            language::Token token;
            const auto length = static_cast<std::uint32_t>(std::string_view(node.form).size());
            token.span = {at, at + length};
            token.form = document.text.substr(at, length);
            std::string lower(node.form);
            for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
            document.strings.push_back(lower);
            token.lower = document.strings.back();
            token.lemma = lower == "had" || lower == "has" ? std::string_view("have") : token.lower;
            token.upos = node.upos;
            token.xpos = node.xpos;
            token.relation = node.relation;
            token.head = node.head < 0 ? kNoToken : static_cast<TokenIndex>(node.head);
            if (node.head < 0) sentence.root = static_cast<TokenIndex>(document.tokens.size());
            document.tokens.push_back(token);
            at += length + 1;
        }
        for (TokenIndex i = static_cast<TokenIndex>(nodes.size()); i-- > 0;) {
            const TokenIndex head = document.tokens[i].head;
            if (head == kNoToken) continue;
            document.tokens[i].nextSibling = document.tokens[head].firstChild;
            document.tokens[head].firstChild = i;
        }
        sentence.span = {0, static_cast<std::uint32_t>(text.size())};
        sentence.last = static_cast<TokenIndex>(nodes.size());
        document.sentences.push_back(sentence);
        document.paragraphs.push_back(sentence.span);
        const auto timexes = s_tagger->tag(document, on("2023-11-09"));
        return timexes.size() == 1 ? timexes[0].value : "not one";
    }
};

TEST_F(TenseTest, ReadsThePastFromTheGoverningVerb) {
    EXPECT_EQ(valueIn({{"Park", Upos::Propn, Xpos::NNP, 1, Relation::Nsubj}, {"flew", Upos::Verb, Xpos::VBD, -1, Relation::Root},
                       {"to", Upos::Adp, Xpos::IN, 3, Relation::Case}, {"Rome", Upos::Propn, Xpos::NNP, 1, Relation::Obl}, {"Monday", Upos::Propn, Xpos::NNP, 1, Relation::OblUnmarked}}),
              "2023-11-06");
}

TEST_F(TenseTest, LooksAheadAfterAModalOfTheSameVerbOnly) {
    // "Park said she will fly Monday": the verb of the report does not count.
    EXPECT_EQ(valueIn({{"Park", Upos::Propn, Xpos::NNP, 1, Relation::Nsubj}, {"said", Upos::Verb, Xpos::VBD, -1, Relation::Root}, {"she", Upos::Pron, Xpos::PRP, 4, Relation::Nsubj},
                       {"will", Upos::Aux, Xpos::MD, 4, Relation::Aux}, {"fly", Upos::Verb, Xpos::VB, 1, Relation::Ccomp}, {"Monday", Upos::Propn, Xpos::NNP, 4, Relation::OblUnmarked}}),
              "2023-11-13");
    // "Park said Monday she will fly": the modal is another verb's.
    EXPECT_EQ(valueIn({{"Park", Upos::Propn, Xpos::NNP, 1, Relation::Nsubj}, {"said", Upos::Verb, Xpos::VBD, -1, Relation::Root}, {"Monday", Upos::Propn, Xpos::NNP, 1, Relation::OblUnmarked},
                       {"she", Upos::Pron, Xpos::PRP, 5, Relation::Nsubj}, {"will", Upos::Aux, Xpos::MD, 5, Relation::Aux}, {"fly", Upos::Verb, Xpos::VB, 1, Relation::Ccomp}}),
              "2023-11-06");
}

TEST_F(TenseTest, LooksBackAtWhatMightHaveBeen) {
    const auto flewMonday = [](const char* modal) {
        return valueIn({{"Park", Upos::Propn, Xpos::NNP, 3, Relation::Nsubj}, {modal, Upos::Aux, Xpos::MD, 3, Relation::Aux}, {"have", Upos::Aux, Xpos::VB, 3, Relation::Aux},
                        {"flown", Upos::Verb, Xpos::VBN, -1, Relation::Root}, {"Monday", Upos::Propn, Xpos::NNP, 3, Relation::OblUnmarked}});
    };
    EXPECT_EQ(flewMonday("might"), "2023-11-06");
    EXPECT_EQ(flewMonday("will"), "2023-11-13");
}

TEST_F(TenseTest, LooksAheadInWhatAPlanGoverns) {
    // "Park agreed to fly Monday"
    EXPECT_EQ(valueIn({{"Park", Upos::Propn, Xpos::NNP, 1, Relation::Nsubj}, {"agreed", Upos::Verb, Xpos::VBD, -1, Relation::Root}, {"to", Upos::Part, Xpos::TO, 3, Relation::Mark},
                       {"fly", Upos::Verb, Xpos::VB, 1, Relation::Xcomp}, {"Monday", Upos::Propn, Xpos::NNP, 3, Relation::OblUnmarked}}),
              "2023-11-13");
    // "Talks had been due to end Monday": over
    EXPECT_EQ(valueIn({{"Talks", Upos::Noun, Xpos::NNS, 3, Relation::Nsubj}, {"had", Upos::Aux, Xpos::VBD, 3, Relation::Aux}, {"been", Upos::Aux, Xpos::VBN, 3, Relation::Cop},
                       {"due", Upos::Adj, Xpos::JJ, -1, Relation::Root}, {"to", Upos::Part, Xpos::TO, 5, Relation::Mark}, {"end", Upos::Verb, Xpos::VB, 3, Relation::Xcomp},
                       {"Monday", Upos::Propn, Xpos::NNP, 5, Relation::OblUnmarked}}),
              "2023-11-06");
}

TEST_F(TenseTest, LooksAheadInWhatIsToBe) {
    // "Aides said Park is to be heard Monday"
    EXPECT_EQ(valueIn({{"Aides", Upos::Noun, Xpos::NNS, 1, Relation::Nsubj}, {"said", Upos::Verb, Xpos::VBD, -1, Relation::Root}, {"Park", Upos::Propn, Xpos::NNP, 6, Relation::NsubjPass},
                       {"is", Upos::Aux, Xpos::VBZ, 6, Relation::Aux}, {"to", Upos::Part, Xpos::TO, 6, Relation::Mark}, {"be", Upos::Aux, Xpos::VB, 6, Relation::AuxPass},
                       {"heard", Upos::Verb, Xpos::VBN, 1, Relation::Ccomp}, {"Monday", Upos::Propn, Xpos::NNP, 6, Relation::OblUnmarked}}),
              "2023-11-13");
}

TEST_F(TenseTest, LooksAheadBehindDueTo) {
    // "Park came for a forum due to open Monday", where the tree takes "due to" for a preposition
    EXPECT_EQ(valueIn({{"Park", Upos::Propn, Xpos::NNP, 1, Relation::Nsubj}, {"came", Upos::Verb, Xpos::VBD, -1, Relation::Root}, {"for", Upos::Adp, Xpos::IN, 4, Relation::Case},
                       {"a", Upos::Det, Xpos::DT, 4, Relation::Det}, {"forum", Upos::Noun, Xpos::NN, 1, Relation::Obl}, {"due", Upos::Adj, Xpos::JJ, 7, Relation::Mark},
                       {"to", Upos::Adp, Xpos::IN, 5, Relation::Fixed}, {"open", Upos::Verb, Xpos::VB, 1, Relation::Advcl}, {"Monday", Upos::Propn, Xpos::NNP, 7, Relation::OblUnmarked}}),
              "2023-11-13");
}

TEST_F(TenseTest, LooksAheadInWhatWasToBe) {
    // "Aides said guards were to leave Monday"
    EXPECT_EQ(valueIn({{"Aides", Upos::Noun, Xpos::NNS, 1, Relation::Nsubj}, {"said", Upos::Verb, Xpos::VBD, -1, Relation::Root}, {"guards", Upos::Noun, Xpos::NNS, 5, Relation::Nsubj},
                       {"were", Upos::Aux, Xpos::VBD, 5, Relation::Aux}, {"to", Upos::Part, Xpos::TO, 5, Relation::Mark}, {"leave", Upos::Verb, Xpos::VB, 1, Relation::Ccomp},
                       {"Monday", Upos::Propn, Xpos::NNP, 5, Relation::OblUnmarked}}),
              "2023-11-13");
}

TEST_F(TenseTest, KeepsThePastInAPurpose) {
    // "Park flew to Rome to meet Monday": an infinitive of purpose under a past verb
    EXPECT_EQ(valueIn({{"Park", Upos::Propn, Xpos::NNP, 1, Relation::Nsubj}, {"flew", Upos::Verb, Xpos::VBD, -1, Relation::Root}, {"to", Upos::Part, Xpos::TO, 3, Relation::Mark},
                       {"meet", Upos::Verb, Xpos::VB, 1, Relation::Advcl}, {"Monday", Upos::Propn, Xpos::NNP, 3, Relation::OblUnmarked}}),
              "2023-11-06");
}

TEST_F(TenseTest, TakesAPresentTenseForThePlanItIs) {
    EXPECT_EQ(valueIn({{"Park", Upos::Propn, Xpos::NNP, 1, Relation::Nsubj}, {"meets", Upos::Verb, Xpos::VBZ, -1, Relation::Root}, {"Blair", Upos::Propn, Xpos::NNP, 1, Relation::Obj},
                       {"Monday", Upos::Propn, Xpos::NNP, 1, Relation::OblUnmarked}}),
              "2023-11-13");
}

}  // namespace chancery::time
