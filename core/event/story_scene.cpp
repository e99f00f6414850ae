#include "core/event/story_scene.h"

#include <algorithm>

namespace chancery::event {

namespace {

constexpr int kMaxSteps = 8;
constexpr std::int64_t kAsideReach = 2;  ///< days back to a scene that is told of by the way

}  // namespace

using base::DateInterval;
using base::Precision;
using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Xpos;

StoryScene::StoryScene(const Clause& clause, const article::Article& article, const AnchoredDates& dates, const WordLists& words)
    : m_clause(clause), m_document(clause.document()), m_article(article), m_dates(dates), m_words(words) {
    findDay();
    findMove();
}

/// "*the summit*, which closed on Monday, showed ..."
bool StoryScene::isOfSubject(TokenIndex clause) const {
    const Token& token = m_document[clause];
    return token.relation == Relation::AclRelcl && token.head != kNoToken && baseOf(m_document[token.head].relation) == Relation::Nsubj;
}

void StoryScene::findDay() {
    if (!m_article.published) return;
    // The headline may be a sentence of its own, so the first few sentences count as the lead.
    const auto lead = static_cast<std::uint32_t>(std::min<std::size_t>(m_document.sentences.size(), 4));
    // "the summit, which closed on Monday, ...": what the lead tells by the way is the scene where nothing else is.
    for (const bool aside : {false, true})
        for (std::uint32_t s = 0; s < lead; ++s)
            for (const AnchoredDate& date : m_dates.ofSentence(s)) {
                if (!date.isDay() || date.predicate == kNoToken || date.timex->interval->beginDate() != date.timex->interval->endDate()) continue;
                if (date.use >= AnchoredDate::Use::Object || m_clause.isInRelative(date.head) != aside || (aside && !isOfSubject(date.predicate))) continue;
                const std::int64_t before = m_article.published->serial() - date.timex->interval->beginDate().serial();
                if (before < 0 || before > (aside ? kAsideReach : kReach)) continue;
                m_day = DateInterval::day(date.timex->interval->beginDate());
                m_date = &date;
                return;
            }
}

void StoryScene::findMove() {
    if (!m_day || m_day->beginDate() == *m_article.published) return;
    for (std::uint32_t s = m_date->timex->sentence + 1; s < m_document.sentences.size(); ++s) {
        const TokenIndex root = m_document.sentences[s].root;
        const AnchoredDate* date = root == kNoToken ? nullptr : m_dates.ofPredicate(root);
        if (!date || !date->isDay()) continue;
        const base::Date day = date->timex->interval->beginDate();
        if (day == m_day->beginDate() || day > *m_article.published) continue;
        m_movedOn = s;
        return;
    }
}

/// Done by saying it: a report of it is the thing itself.
bool StoryScene::isSpeechAct(EventType type) {
    return type == EventType::Agree || type == EventType::Reject || type == EventType::Threaten || type == EventType::Request ||
           type == EventType::Accuse || type == EventType::Statement;
}

bool StoryScene::isPerfect(TokenIndex predicate) const {
    TokenIndex t = predicate;
    for (int step = 0; step < kMaxSteps; ++step, t = m_document[t].head) {
        bool perfect = false;
        bool subject = false;
        forEachChild(m_document, t, [&](TokenIndex c) {
            const Token& child = m_document[c];
            perfect = perfect || (child.lemma == "have" && child.relation == Relation::Aux);
            subject = subject || baseOf(child.relation) == Relation::Nsubj;
        });
        if (perfect) return true;
        if (subject || m_document[t].relation != Relation::Conj || m_document[t].xpos != Xpos::VBN || m_document[t].head == kNoToken) return false;
    }
    return false;
}

/// "the accord in which they agreed", "the resolution adopted by ...": a clause that only tells which thing is meant.
bool StoryScene::tellsWhich(TokenIndex clause) const {
    const Token& token = m_document[clause];
    if (token.head == kNoToken || token.head > clause) return false;
    const bool participle = token.relation == Relation::Acl && token.xpos == Xpos::VBN;
    if (!participle && (token.relation != Relation::AclRelcl || m_clause.hasWord(clause, "where"))) return false;
    // What is set off by a comma goes on with the tale; who is told of in passing may have acted just now.
    bool pronoun = participle;
    TokenIndex first = clause;
    for (int step = 0; step < kMaxSteps && m_document[first].firstChild < first; ++step) {
        first = m_document[first].firstChild;
        if (m_document[first].lower == "," || m_document[first].lower == "who") return false;
        pronoun = pronoun || m_document[first].xpos == Xpos::WDT;
    }
    return pronoun && m_document[first - 1].lower != ",";
}

bool StoryScene::goesOnFromPast(const Candidate& candidate) const {
    const std::uint32_t sentence = m_document[candidate.trigger].sentence;
    if (sentence == 0 || !m_article.published || candidate.frame->type == EventType::Statement) return false;
    const language::Sentence& before = m_document.sentences[sentence - 1];
    if (before.root == kNoToken) return false;
    // A new paragraph is mostly one with the scene again.
    const bool goesOn = before.paragraph == m_document.sentences[sentence].paragraph;
    if (!goesOn && isSpeechAct(candidate.frame->type)) return false;
    if (goesOn && isPluperfect(before.root)) return true;
    const AnchoredDate* date = m_dates.ofPredicate(before.root);
    return date && m_article.published->serial() - date->timex->interval->endDate().serial() > kReach;
}

/// True if the sentence has dates and none of them in the noun's phrase.
bool StoryScene::isDatedOutside(TokenIndex noun) const {
    const auto dates = m_dates.ofSentence(m_document[noun].sentence);
    return !dates.empty() && std::none_of(dates.begin(), dates.end(), [&](const AnchoredDate& date) { return m_document.isDescendant(date.head, noun); });
}

bool StoryScene::isBackground(const Candidate& candidate) const {
    if (isPerfect(candidate.predicate) || m_dates.isVaguelyPast(candidate.predicate)) return true;
    bool found = false;
    forEachChild(m_document, candidate.predicate, [&](TokenIndex c) {
        const Token& child = m_document[c];
        // "threatened it before"; but not "before they met"
        found = found || (child.relation != Relation::Mark && child.relation != Relation::Case && m_words.backgroundWords.contains(child.lower));
        if (baseOf(child.relation) == Relation::Obl && m_clause.isNominal(c)) found = found || isPast(c);
        // "eased the rules before holding talks in April"
        if (child.relation == Relation::Advcl && m_clause.caseOf(c) == "before") found = found || m_dates.ofPredicate(c);
    });
    if (found || (candidate.kind == TriggerClass::Noun && isPast(candidate.trigger))) return true;
    TokenIndex t = candidate.predicate;
    for (int step = 0; step < 4 && m_document[t].head != kNoToken; ++step, t = m_document[t].head) {
        const Relation r = m_document[t].relation;
        const TokenIndex head = m_document[t].head;
        if (r == Relation::Advcl) {
            // "since the rebels launched an offensive", "as requested by the minister", "it came after talks had failed"
            const std::string_view mark = m_clause.caseOf(t);
            if (mark == "since" || (mark == "as" && m_document[t].xpos == Xpos::VBN)) return true;
            if (mark == "after" && (m_words.relators.contains(m_document[head].lemma) || isLongAfter(t))) return true;
        }
        // "has insisted on holding", "had sought to improve"
        if ((r == Relation::Xcomp || (r == Relation::Advcl && m_document[t].xpos == Xpos::VBG && t > head)) && isPerfect(head)) return true;
        // "work had stopped when Chad sent troops", "the worst since the war in which Chad sent troops"
        if (r == Relation::Advcl && isPluperfect(head) && (m_clause.hasWord(t, "when") || !m_clause.caseOf(t).empty())) return true;
        if (r == Relation::AclRelcl && m_clause.caseOf(head) == "since") return true;
        // "on Monday sent for an envoy *who helped* to free them"; but "in the war of 1994 in which ..."
        if (r == Relation::AclRelcl && !isSpeechAct(candidate.frame->type) && m_clause.hasWord(t, "who") && m_clause.isRestrictive(t) && isDatedOutside(head)) return true;
        // "denounced the accord in which they agreed": what one speaks of was there before.
        if (r == Relation::AclRelcl && m_document[head].relation == Relation::Obj && tellsWhich(t)) return true;
        if (r != Relation::Conj && m_words.recountingVerbs.contains(m_document[head].lemma)) return true;
    }
    return false;
}

/// "it came to blows *days* after they broke off the talks"
bool StoryScene::isLongAfter(TokenIndex clause) const {
    TokenIndex mark = kNoToken;
    forEachChild(m_document, clause, [&](TokenIndex c) {
        if (mark == kNoToken && m_document[c].lower == "after") mark = c;
    });
    if (mark == kNoToken || mark == m_document.sentenceOf(mark).first) return false;
    const Token& before = m_document[mark - 1];
    return before.relation == Relation::OblUnmarked && before.xpos == Xpos::NNS;
}

bool StoryScene::isPast(TokenIndex noun) const {
    bool found = false;
    forEachChild(m_document, noun, [&](TokenIndex c) { found = found || (c < noun && m_words.pastModifiers.contains(m_document[c].lower)); });
    return found;
}

bool StoryScene::isMentioned(const Candidate& candidate) const {
    if (tellsWhich(candidate.predicate)) return true;
    if (candidate.kind != TriggerClass::Noun || candidate.predicate != candidate.trigger) return false;
    if (!candidate.frame->host && !candidate.frame->symmetric) return true;
    // "said after their talks", "the two held several rounds of talks": of the occasion of a deed the deed's day says enough.
    TokenIndex t = candidate.trigger;
    while (m_document[t].relation == Relation::Conj && m_document[t].head != kNoToken) t = m_document[t].head;
    const Relation r = m_document[t].relation;
    if (m_document.findChild(t, Relation::Cop) != kNoToken) return true;
    if (m_document[t].head == kNoToken || r == Relation::Obj || r == Relation::Nsubj || r == Relation::NsubjPass) return false;
    const std::string_view word = m_clause.caseOf(t);
    return !(baseOf(r) == Relation::Obl && (word == "in" || word == "at" || word == "during" || word == "on" || word == "for" || word == "after" || word == "following"));
}

}  // namespace chancery::event
