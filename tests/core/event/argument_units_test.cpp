// The units of core/event/argument one by one, each on a text of its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/event/argument/article_view.h"
#include "core/event/argument/bystanders.h"
#include "core/event/argument/noun_phrase.h"
#include "core/event/argument/sides.h"
#include "core/event/argument/speaker.h"
#include "core/event/argument/trigger_tree.h"
#include "core/event/argument/word_order.h"
#include "tests/core/actor/tagged_article.h"

namespace chancery::event::argument {
namespace {

using language::kNoToken;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const WordLists& words() {
    static const WordLists kWords = WordLists::load(base::Resources{}).value();
    return kWords;
}

/// A text with its trees, mentions and view.
class Story : actor::test::TaggedArticle {
public:
    explicit Story(std::string text) : actor::test::TaggedArticle(std::move(text), "2023-11-09", {}) {
        m_clause.emplace(m_document, words());
        m_people.emplace(m_document, words(), m_found);
        m_view.emplace(*m_clause, m_found, *m_people, words());
    }

    const ArticleView& view() const { return *m_view; }

    /// The first token of that form.
    TokenIndex token(std::string_view form) const {
        for (TokenIndex t = 0; t < m_document.tokens.size(); ++t)
            if (m_document[t].form == form) return t;
        ADD_FAILURE() << "no " << form << " in " << m_text;
        return 0;
    }

    std::string form(TokenIndex token) const { return token == kNoToken ? "" : std::string(m_document[token].form); }

    std::vector<std::string> sides(const std::vector<Filler>& fillers) const {
        std::vector<std::string> sides;
        for (const Filler& f : fillers) sides.push_back(m_found.actors[f.actor].side());
        return sides;
    }

    Candidate candidate(std::string_view trigger, TriggerClass kind, const Frame& frame) const {
        Candidate made;
        made.trigger = made.predicate = made.first = token(trigger);
        made.last = made.first + 1;
        made.kind = kind;
        made.frame = &frame;
        return made;
    }

private:
    std::optional<Clause> m_clause;
    std::optional<UnnamedPeople> m_people;
    std::optional<ArticleView> m_view;
};

Frame frameOf(EventType type) {
    Frame frame;
    frame.type = type;
    return frame;
}

std::vector<std::string> namedAt(const Story& story, std::string_view noun, Sought sought) {
    std::vector<Filler> fillers;
    collectNamed(story.view(), story.token(noun), sought, fillers);
    return story.sides(fillers);
}

TEST(ArticleView, FindsTheMentionThatAWordHeadsOrStandsIn) {
    const Story story("The French foreign minister met envoys of Chad.");
    const actor::Mention* const state = story.view().mentionAt(story.token("Chad"));
    ASSERT_NE(state, nullptr);
    EXPECT_EQ(story.view().actorOf(*state).country, "TCD");
    EXPECT_NE(story.view().covering(story.token("foreign")), nullptr);
    EXPECT_EQ(story.view().mentionAt(story.token("met")), nullptr);
    EXPECT_TRUE(story.view().stateActor("TCD").has_value());
    EXPECT_FALSE(story.view().stateActor("NER").has_value());
}

TEST(ArticleView, TakesACurrencyForNoState) {
    const Story story("Chad received 30 million US dollars.");
    EXPECT_EQ(story.view().headedBy(story.token("US")), nullptr);
}

TEST(NounPhrase, NamesAllThatAreCoordinated) {
    EXPECT_THAT(namedAt(Story("Chad, Niger and Mali signed a treaty."), "Chad", kActing), UnorderedElementsAre("TCD", "NER", "MLI"));
}

TEST(NounPhrase, TakesTheStateBeforeANounForItsPeopleOnlyWhereModifiersAreSought) {
    const Story story("Chadian troops crossed the river.");
    EXPECT_THAT(namedAt(story, "troops", kActing), ElementsAre("TCD"));
}

TEST(NounPhrase, LeavesOutWhoIsRuledOut) { EXPECT_THAT(namedAt(Story("Chad, not Niger, attacked Mali."), "Niger", kActing), IsEmpty()); }

TEST(NounPhrase, NamesNobodyForNoToken) {
    const Story story("Chad signed.");
    std::vector<Filler> fillers;
    collectNamed(story.view(), kNoToken, kMeant, fillers);
    EXPECT_THAT(fillers, IsEmpty());
}

TEST(Speaker, IsWhoIsQuotedWithTheFirstPerson) {
    const Story story("\"We reject the offer,\" the president of Chad said.");
    EXPECT_EQ(story.form(speakerOf(story.view(), story.token("We"))), "president");
    const Story unsaid("We reject the offer.");
    EXPECT_EQ(speakerOf(unsaid.view(), unsaid.token("We")), kNoToken);
}

TEST(WordOrder, TakesTheNameRightBehindAVerbAndNoneBeyondAnother) {
    const auto behind = [](const Story& story, std::string_view verb) {
        std::vector<Filler> fillers;
        collectBehindVerb(story.view(), story.token(verb), fillers);
        return story.sides(fillers);
    };
    EXPECT_THAT(behind(Story("Rebels attacked northern Chad."), "attacked"), ElementsAre("TCD"));
    EXPECT_THAT(behind(Story("Rebels attacked and Chad answered."), "attacked"), IsEmpty());
}

TEST(TriggerTree, FindsThePhraseThatHangsOnAnothersNoun) {
    const Story story("Keller left after a meeting in Japan of defence ministers.");
    EXPECT_EQ(story.form(phraseOf(story.view(), story.token("meeting"), "of")), "ministers");
    EXPECT_EQ(phraseOf(story.view(), story.token("meeting"), "against"), kNoToken);
}

TEST(TriggerTree, FindsWhoSuffersWhatAVerbAndWhatANounTellOf) {
    const Frame assault = frameOf(EventType::Assault);
    const Story verb("Rebels attacked Chad.");
    EXPECT_EQ(verb.form(patientOf(verb.view(), verb.candidate("attacked", TriggerClass::Verb, assault))), "Chad");
    const Story noun("Chad faces attacks from the north.");
    EXPECT_EQ(noun.form(sufferer(noun.view(), noun.candidate("attacks", TriggerClass::Noun, assault))), "Chad");
}

TEST(Bystanders, AreWhoSuffersWhatIsCondemnedAndWhoGainsByWhatIsAskedFor) {
    const Frame accuse = frameOf(EventType::Accuse);
    const Story blame("Kenya condemned the attack on Chad by Niger.");
    const Candidate condemned = blame.candidate("condemned", TriggerClass::Verb, accuse);
    EXPECT_TRUE(isHarmed(blame.view(), blame.token("Chad"), condemned));
    EXPECT_FALSE(isHarmed(blame.view(), blame.token("Niger"), condemned));
    const Frame request = frameOf(EventType::Request);
    const Story plea("Kenya urged donors to help Chad.");
    EXPECT_TRUE(isBystander(plea.view(), plea.token("Chad"), plea.candidate("urged", TriggerClass::Verb, request)));
    EXPECT_FALSE(isBystander(blame.view(), blame.token("Niger"), condemned));
}

TEST(Bystanders, AreWhereItHappens) {
    const Story story("Kenya met Chad in Mali.");
    EXPECT_TRUE(isWhere(story.view(), story.token("Mali")));
    EXPECT_FALSE(isWhere(story.view(), story.token("Chad")));
}

TEST(Sides, LeaveOutTheSourcesOwnSideWhereAnotherIsLookedFor) {
    const Story story("The president of Chad met Chad and Niger.");
    std::vector<Filler> sources, found, others, all;
    collectNamed(story.view(), story.token("president"), kActing, sources);
    collectNamed(story.view(), story.token("Niger"), kActing, found);
    ASSERT_THAT(story.sides(sources), ElementsAre("TCD"));
    addOthers(story.view(), found, sources, true, "a test", others);
    EXPECT_THAT(story.sides(others), ElementsAre("NER"));
    addOthers(story.view(), sources, sources, false, "a test", all);
    EXPECT_THAT(all, IsEmpty());
}

}  // namespace
}  // namespace chancery::event::argument
