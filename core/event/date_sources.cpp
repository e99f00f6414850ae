#include "core/event/event_dater.h"

#include <algorithm>

// Where an event's date may stand: the finders of EventDater.

namespace chancery::event {

using base::Precision;
using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Xpos;
using time::Timex;

namespace {

constexpr std::size_t kDraftsBack = 40;  ///< so many of the drafts told before are looked through

}  // namespace

const AnchoredDate* EventDater::ofClause(const Candidate& candidate) const {
    const bool noun = candidate.kind == TriggerClass::Noun;
    if (noun) {
        if (const AnchoredDate* own = m_dates.ofNoun(candidate.trigger)) return own;
        if (const AnchoredDate* own = m_dates.ofPhrase(candidate.trigger)) return own;
        if (const AnchoredDate* setting = m_dates.ofSetting(candidate.trigger)) return setting;
        // "the visit comes ahead of talks on Monday": the verb only puts its two events in order.
        if (candidate.light == kNoToken && m_words.relators.contains(m_document[candidate.predicate].lemma)) return nullptr;
    }
    // Who condemns Monday's attack need not do so on Monday; who attends Monday's talks does.
    const bool object = !isSpeechAct(candidate.frame->type) && candidate.frame->type != EventType::Support;
    const AnchoredDate* occasion = ofOccasion(candidate.predicate);
    if (const AnchoredDate* own = m_dates.ofPredicate(candidate.predicate, object))
        return occasion && occasion->isDay() && !own->isDay() ? occasion : own;
    if (candidate.predicate != candidate.trigger)
        if (const AnchoredDate* own = m_dates.ofPredicate(candidate.trigger, object)) return own;
    // "chaired talks that opened on Tuesday"
    const TokenIndex attended = !noun && candidate.frame->type == EventType::Consult ? m_clause.patient(candidate.trigger) : kNoToken;
    if (!occasion && attended != kNoToken) occasion = m_dates.ofSetting(attended);
    return occasion ? occasion : ofLastConjunct(candidate.predicate);
}

/// "killed one man and arrested two last week": at the end of several verbs of one subject and tense.
const AnchoredDate* EventDater::ofLastConjunct(TokenIndex predicate) const {
    if (m_document[predicate].xpos != Xpos::VBD) return nullptr;
    TokenIndex last = kNoToken;
    forEachChild(m_document, predicate, [&](TokenIndex c) {
        if (m_document[c].relation == Relation::Conj) last = c;
    });
    if (last == kNoToken || m_document[last].xpos != Xpos::VBD || m_clause.hasChild(last, Relation::Nsubj)) return nullptr;
    const AnchoredDate* date = m_dates.ofPredicate(last);
    return date && date->timex->first > last && date->use == AnchoredDate::Use::Clause && date->since == kNoToken ? date : nullptr;
}

/// "said in a statement issued on Friday", "was signed at a ceremony held on Monday"
const AnchoredDate* EventDater::ofOccasion(TokenIndex predicate) const {
    const AnchoredDate* found = nullptr;
    forEachChild(m_document, predicate, [&](TokenIndex c) {
        if (found || baseOf(m_document[c].relation) != Relation::Obl) return;
        const std::string_view word = m_clause.caseOf(c);
        if (word == "in" || word == "at" || word == "during" || word == "on") found = m_dates.ofSetting(c);
    });
    return found;
}

/// "in 1974, when Turkey landed troops": the expression that a "when" goes back to.
const AnchoredDate* EventDater::ofAntecedent(const Candidate& candidate) const {
    TokenIndex when = kNoToken;
    forEachChild(m_document, candidate.predicate, [&](TokenIndex c) {
        if (when == kNoToken && c < candidate.predicate && m_document[c].lower == "when") when = c;
    });
    if (when == kNoToken) return nullptr;
    TokenIndex end = when;
    if (end > 0 && m_document[end - 1].lower == ",") --end;
    for (const AnchoredDate& date : m_dates.ofSentence(m_document[when].sentence))
        if (date.timex->last == end) return &date;
    return nullptr;
}

/// The date that the story gives elsewhere to what the noun means: "the summit will be chaired by Norway".
const AnchoredDate* EventDater::ofOtherMention(TokenIndex noun, const Mood& mood) const {
    if (!m_article.published) return nullptr;
    const bool ahead = mood.status == EventStatus::Planned;
    return ahead || mood.status == EventStatus::Occurred ? m_occasions.dateOf(noun, ahead, *m_article.published) : nullptr;
}

/// The same for an event's own noun, or for what somebody attends. What is only named need not have been told as to come.
const AnchoredDate* EventDater::ofOtherMention(const Candidate& candidate, const Mood& mood) const {
    if (candidate.kind == TriggerClass::Noun) {
        if (const AnchoredDate* found = ofOtherMention(candidate.trigger, mood)) return found;
        if (candidate.predicate != candidate.trigger || mood.status != EventStatus::Occurred || !m_article.published) return nullptr;
        return m_occasions.dateOf(candidate.trigger, true, *m_article.published);
    }
    const TokenIndex object = candidate.frame->type == EventType::Consult ? m_clause.patient(candidate.trigger) : kNoToken;
    return object == kNoToken ? nullptr : ofOtherMention(object, mood);
}

/// "At the summit Kenya pledged help": the occasion's date is that of what is done at it.
const AnchoredDate* EventDater::ofNamedOccasion(const Candidate& candidate, const Mood& mood) const {
    const AnchoredDate* found = nullptr;
    forEachChild(m_document, candidate.predicate, [&](TokenIndex c) {
        if (found || baseOf(m_document[c].relation) != Relation::Obl) return;
        const std::string_view word = m_clause.caseOf(c);
        const bool journey = m_words.journeys.contains(m_document[c].lemma) && (word == "on" || word == "in" || word == "through");
        if (journey || word == "at" || word == "during") found = ofOtherMention(c, mood);
    });
    return found;
}

/// An expression next to the verb that the tree hung on no verb at all.
const AnchoredDate* EventDater::ofNeighbour(const Candidate& candidate) const {
    constexpr TokenIndex kReach = 4;
    for (const AnchoredDate& date : m_dates.ofSentence(m_document[candidate.trigger].sentence)) {
        if (date.use != AnchoredDate::Use::Clause || (date.predicate != kNoToken && m_clause.isVerbal(date.predicate))) continue;
        const TokenIndex from = date.timex->first;
        const TokenIndex to = date.timex->last;
        const TokenIndex verb = candidate.predicate;
        if ((from > verb && from - verb <= kReach) || (to <= verb && verb - to < kReach)) return &date;
    }
    return nullptr;
}

/// "urged Israel to halt the operation on Monday": a past day behind a demand is the day of the demand, a coming day
/// behind a planned demand that of the demand to come.
const AnchoredDate* EventDater::ofContent(const Candidate& candidate, const Mood& mood) const {
    if (candidate.frame->content != ContentRule::Absorb || !m_article.published) return nullptr;
    const TokenIndex content = m_clause.complement(candidate.trigger);
    if (content == kNoToken || !m_clause.isInfinitive(content)) return nullptr;
    const AnchoredDate* found = m_dates.ofPredicate(content);
    // "will urge them to meet pledges to speed growth at Monday's talks": at the end of several infinitives.
    for (const AnchoredDate& date : m_dates.ofSentence(m_document[content].sentence))
        if (!found && date.predicate != kNoToken && m_clause.isInfinitive(date.predicate) && m_document.isDescendant(date.predicate, content))
            found = &date;
    if (!found || !found->isDay()) return nullptr;
    const bool ahead = found->timex->interval->endDate() > *m_article.published;
    return ahead == (mood.status == EventStatus::Planned) ? found : nullptr;
}

/// "left on June 28, *three days after* Chad had attacked", "*the day after* the attack": the day of the clause above, with the days to
/// count from it.
std::optional<EventDater::Counted> EventDater::ofCountedClause(const Candidate& candidate) const {
    const Token& token = m_document[candidate.predicate];
    TokenIndex mark = m_document.findChild(candidate.predicate, Relation::Mark);
    if (mark == kNoToken) mark = m_document.findChild(candidate.predicate, Relation::Case);
    if (token.head == kNoToken || mark == kNoToken || (m_document[mark].lower != "after" && m_document[mark].lower != "before")) return std::nullopt;
    const auto length = std::partition_point(m_timexes.begin(), m_timexes.end(), [mark](const Timex& t) { return t.last < mark; });
    const bool measured = length != m_timexes.end() && length->last == mark;
    const bool nextDay = mark >= m_document.sentenceOf(mark).first + 2 && m_document[mark - 1].lower == "day" && m_document[mark - 2].lower == "the";
    const int days = measured ? wholeDays(*length) : nextDay ? 1 : 0;
    if (days == 0) return std::nullopt;
    // "four weeks after" is not said of the very day.
    constexpr int kHalfAWeek = 3;
    const int slack = measured && !length->value.ends_with('D') ? kHalfAWeek : 0;
    // "It comes three days after ...": from the day of the story.
    const AnchoredDate* from = m_scene.date();
    TokenIndex t = m_clause.governingPredicate(token.head);
    for (int step = 0; step < 3 && t != kNoToken; ++step) {
        if (const AnchoredDate* date = m_dates.ofPredicate(t)) {
            from = date;
            break;
        }
        t = m_document[t].head == kNoToken ? kNoToken : m_clause.governingPredicate(m_document[t].head);
    }
    if (!from || !from->isDay()) return std::nullopt;
    return Counted{from, m_document[mark].lower == "after" ? -days : days, slack};
}

/// The day of the main clause, for what else the sentence tells as past.
const AnchoredDate* EventDater::ofMainClause(const Candidate& candidate) const {
    const language::Sentence& s = m_document.sentenceOf(candidate.trigger);
    if (s.root == kNoToken || s.root == candidate.predicate) return nullptr;
    const AnchoredDate* root = m_dates.ofPredicate(s.root);
    if (!root || !root->isDay()) return nullptr;
    return !m_article.published || root->timex->interval->beginDate() <= *m_article.published ? root : nullptr;
}

/// "opened in Paris, where he proposed ...": such a clause goes on with the story.
bool EventDater::isWhere(TokenIndex clause) const { return m_clause.hasWord(clause, "where"); }

/// An adverbial clause that tells of the main clause's time: not of what came before it, or of its reason.
bool EventDater::sharesTime(TokenIndex clause, TokenIndex governor) const {
    const std::string_view mark = m_clause.caseOf(clause);
    const Xpos form = m_document[clause].xpos;
    if (mark == "until" || mark == "since" || mark == "if" || mark == "because") return false;
    // "arrested for calling a strike", "as requested by the minister"
    if ((mark == "for" && form == Xpos::VBG) || (mark == "as" && form == Xpos::VBN)) return false;
    if ((mark != "after" && mark != "before") || form == Xpos::VBG) return true;
    // Before or after a day is another day; before or after something of a year may well be that year.
    const AnchoredDate* main = m_dates.ofPredicate(governor);
    return main && main->timex->interval->precision > Precision::Day;
}

/// "arrived on Saturday and has since met", "left on Saturday and will meet": the second verb has a time of its own.
bool EventDater::isOtherTime(TokenIndex conjunct, TokenIndex first, const Mood& mood) const {
    bool modal = false;
    forEachChild(m_document, first, [&](TokenIndex c) { modal = modal || m_document[c].xpos == Xpos::MD; });
    const bool past = m_document[first].xpos == Xpos::VBD && !m_words.planners.contains(m_document[first].lemma) && !modal;
    return m_clause.hasWord(conjunct, "since") || (past && mood.status == EventStatus::Planned);
}

/// "Chad said so this week *but Niger* waits": another's clause need not lie in that time.
bool EventDater::isContrasted(TokenIndex conjunct) const { return m_clause.hasWord(conjunct, "but") && m_clause.hasChild(conjunct, Relation::Nsubj); }

/// Goes up through the clauses that share their time with this one.
const AnchoredDate* EventDater::ofGovernor(const Candidate& candidate, const Mood& mood, std::string& why) const {
    TokenIndex t = candidate.predicate;
    bool background = false;
    if (candidate.kind == TriggerClass::Noun && candidate.predicate == candidate.trigger) {
        const Relation r = baseOf(m_document[t].relation);
        const std::string_view word = m_clause.caseOf(t);
        const bool mutual = candidate.frame->symmetric || candidate.frame->host;
        background = !(r == Relation::Obl || r == Relation::Obj) || !mutual || word == "after" || word == "following" ||
                     word == "since" || word == "before";
        // "to mark its launch last year": the purpose has no time of its own.
        if (background && r == Relation::Obj && m_clause.isInfinitive(m_document[t].head)) {
            why = "the same phrase";
            return m_dates.ofPredicate(m_document[t].head);
        }
        if (background) return nullptr;
    }
    for (int step = 0; step < 5; ++step) {
        const Token& token = m_document[t];
        // A reporting clause set behind the report: "..., the ministry said on Monday".
        const AnchoredDate* reporting = nullptr;
        forEachChild(m_document, t, [&](TokenIndex c) {
            if (!reporting && m_document[c].relation == Relation::Parataxis && m_words.speech.contains(m_document[c].lemma))
                reporting = m_dates.ofPredicate(c);
        });
        if (reporting) {
            why = "the report of it";
            return reporting;
        }
        if (const AnchoredDate* when = m_dates.ofTemporalClause(t)) {
            why = "the clause that says when";
            return when;
        }
        if (token.head == kNoToken) return nullptr;
        const TokenIndex governor = m_clause.governingPredicate(token.head);
        if (governor == kNoToken || governor == t) return nullptr;
        // "will tour the camp on Monday at the end of a visit in which he has met the king"
        const bool content = baseOf(token.relation) == Relation::Ccomp || token.relation == Relation::Parataxis;
        if (t == candidate.predicate && !content && m_scene.isPerfect(t) && !m_scene.isPerfect(governor)) return nullptr;
        // "recalled on Monday how they fought"
        if (token.relation != Relation::Conj && m_words.recountingVerbs.contains(m_document[governor].lemma)) return nullptr;
        why = "the clause it belongs to";
        switch (baseOf(token.relation)) {
            case Relation::Conj:
                if (isOtherTime(t, governor, mood)) return nullptr;
                if (const AnchoredDate* other = m_dates.ofPredicate(governor); other && other->timex->interval->precision > Precision::Day && isContrasted(t))
                    return nullptr;
                break;
            case Relation::Xcomp:
            case Relation::Obl:
            case Relation::Obj:
                break;
            case Relation::Advcl:
                if (!sharesTime(t, governor)) return nullptr;
                break;
            case Relation::Acl:
                // "talks set for May to discuss claims that they sell arms": the claims are what the talks are about.
                if (token.relation == Relation::Acl && !m_clause.isInfinitive(t) && token.xpos != Xpos::VBN && m_clause.isInfinitive(governor) &&
                    !m_dates.ofNoun(token.head))
                    return m_dates.ofPredicate(governor);
                // "despite a statement on Monday that it had secured support", "the 2003 invasion, led by ..."
                if (const AnchoredDate* said = token.relation == Relation::Acl ? m_dates.ofNoun(token.head) : nullptr) {
                    why = token.xpos == Xpos::VBN ? "what it says more of" : "the report of it";
                    return said;
                }
                if ((token.relation == Relation::AclRelcl && !isWhere(t)) || token.xpos == Xpos::VBN) return nullptr;
                break;
            case Relation::Ccomp:
            case Relation::Parataxis:
                // "died since the war began a year ago, Chad *says*": what is said is no clock of the saying.
                if (token.relation == Relation::Parataxis && candidate.frame->type == EventType::Statement) {
                    const AnchoredDate* told = m_dates.ofPredicate(governor);
                    return told && told->isDay() ? told : nullptr;
                }
                why = "the report of it";
                break;
            default:
                return nullptr;
        }
        if (const AnchoredDate* found = m_dates.ofPredicate(governor)) return found;
        t = governor;
    }
    return nullptr;
}

/// The only date of a sentence says more of what is told in it than the day of the story, unless it dates what is said.
const AnchoredDate* EventDater::onlyOfSentence(const Candidate& candidate) const {
    const auto dates = m_dates.ofSentence(m_document[candidate.trigger].sentence);
    if (dates.size() != 1 || candidate.frame->type == EventType::Statement) return nullptr;
    const AnchoredDate& only = dates.front();
    if (only.timex->bound != Timex::Bound::None || only.since != kNoToken) return nullptr;
    if (m_article.published && only.timex->interval->beginDate() > *m_article.published) return nullptr;
    if (only.head != candidate.predicate && m_document.isDescendant(only.head, candidate.predicate)) return nullptr;
    if (m_document[only.timex->first].quoted && !m_document[candidate.trigger].quoted) return nullptr;
    // "The party, founded in 1928, was banned"
    const TokenIndex aside = only.isDay() || only.predicate == kNoToken || m_document[only.predicate].relation != Relation::Acl ? kNoToken : only.predicate;
    if (aside != kNoToken && aside > 0 && m_document[aside - 1].lower == "," && !m_document.isDescendant(candidate.trigger, aside)) return nullptr;
    // "Annan, who arrived on Monday, spoke after talks", "He met her during his visit and on Monday is to speak": the day of a
    // relative clause, of one that is joined on, of what is said or of what has gone on since is that clause's alone.
    TokenIndex t = only.head;
    for (int step = 0; step < Clause::kMaxSteps && t != kNoToken; ++step, t = m_document[t].head) {
        const bool joined = m_document[t].relation == Relation::Conj && m_clause.isVerbal(t);
        const Relation r = m_document[t].relation;
        const bool apart = joined || r == Relation::AclRelcl || r == Relation::Ccomp || m_clause.caseOf(t) == "since";
        if (apart && !m_document.isDescendant(candidate.trigger, t)) return nullptr;
    }
    return &only;
}

/// "Then the ministers said ...": the sentence goes on with a tale.
bool EventDater::goesOn(std::uint32_t sentence) const {
    const language::Sentence& s = m_document.sentences[sentence];
    return s.first < s.last && m_words.sequels.contains(m_document[s.first].lower);
}

/// "He reiterated ...": of whom the sentence before speaks.
bool EventDater::goesOnWithPronoun(const Candidate& candidate) const {
    const TokenIndex subject = m_clause.surfaceSubject(candidate.predicate);
    return subject != kNoToken && m_document[subject].xpos == Xpos::PRP;
}

/// A month or a year that had ended when the story was published.
bool EventDater::isOver(const AnchoredDate& date) const {
    return m_article.published && date.timex->interval->precision > Precision::Day && date.timex->interval->endDate() < *m_article.published;
}

/// The only date of a sentence, where it is the day on which something was said.
const AnchoredDate* EventDater::onlyOfSaying(std::uint32_t sentence) const {
    const auto dates = m_dates.ofSentence(sentence);
    if (dates.size() != 1) return nullptr;
    const AnchoredDate& only = dates.front();
    if (!only.isDay() || only.use != AnchoredDate::Use::Clause || only.predicate == kNoToken || m_clause.isInRelative(only.head)) return nullptr;
    return m_words.speech.contains(m_document[only.predicate].lemma) ? &only : nullptr;
}

/// The day that the sentence before, of the same paragraph, keeps the clock at.
const AnchoredDate* EventDater::ofSentenceBefore(const Candidate& candidate) const {
    const std::uint32_t sentence = m_document[candidate.trigger].sentence;
    const bool pronoun = goesOnWithPronoun(candidate);
    for (std::uint32_t s = sentence, back = 0; s-- > 0 && back < 3; ++back) {
        const language::Sentence& before = m_document.sentences[s];
        if (before.paragraph != m_document.sentences[sentence].paragraph && !(pronoun && back == 0)) break;
        const AnchoredDate* root = before.root == kNoToken ? nullptr : m_dates.ofPredicate(before.root);
        if (!root) root = onlyOfSaying(s);
        if (!root) continue;
        // "drew closer last year. They signed": a deed of the same years; who speaks of them speaks today.
        if (!root->isDay() && !(back == 0 && pronoun && !isSpeechAct(candidate.frame->type) && isOver(*root))) continue;
        if (!m_article.published) return root;
        const std::int64_t age = m_article.published->serial() - root->timex->interval->beginDate().serial();
        // Who speaks of what was long ago speaks today.
        const bool old = age > StoryScene::kReach && !goesOn(sentence);
        if (age < 0 || (old && (candidate.frame->type == EventType::Statement || (back > 0)))) continue;
        return root;
    }
    return nullptr;
}

/// "..., the minister said": words that go on from the sentence before, where that is of the same speaker.
bool EventDater::isQuotation(const Candidate& candidate) const {
    const language::Sentence& s = m_document.sentenceOf(candidate.trigger);
    return isSpeechAct(candidate.frame->type) && s.first < s.last && (s.inQuote || m_document[s.first].xpos == Xpos::OpenQuote);
}

/// The same actor, or a state and who speaks for it.
bool EventDater::isSameVoice(const Draft& draft, const Draft& other) const {
    if (draft.event.sources.empty() || other.event.sources.empty()) return false;
    const std::uint32_t a = draft.event.sources.front().actor;
    const std::uint32_t b = other.event.sources.front().actor;
    if (a == b) return true;
    const actor::Actor& one = m_actors.actors[a];
    const actor::Actor& two = m_actors.actors[b];
    const bool persons = one.kind == actor::ActorKind::Official && two.kind == actor::ActorKind::Official;
    return !persons && !one.side().empty() && one.side() == two.side();
}

/// What the same actor did is one occasion with this where a pronoun, the paragraph or a quotation goes on.
const Draft* EventDater::sameActorBefore(const Draft& draft, const std::vector<Draft>& earlier) const {
    if (draft.event.sources.empty()) return nullptr;
    const bool pronoun = goesOnWithPronoun(draft.candidate);
    const bool quotation = isQuotation(draft.candidate);
    std::uint32_t at = m_document[draft.candidate.trigger].sentence;
    // A quotation of several sentences goes on from what stands before its first.
    for (std::size_t step = 0; quotation && step < kDraftsBack && at > 0 && m_document.sentences[at].inQuote; ++step) --at;
    for (std::size_t i = earlier.size(), back = 0; i-- > 0 && back < kDraftsBack; ++back) {
        const Draft& other = earlier[i];
        const std::uint32_t before = m_document[other.candidate.trigger].sentence;
        if (before > at) continue;
        const bool goesOn = pronoun || quotation || m_document.sentences[before].paragraph == m_document.sentences[at].paragraph;
        const bool near = at - before == 1 && goesOn;
        if (at - before > 1) return nullptr;
        if (!near || other.event.status != EventStatus::Occurred) continue;
        if (quotation && !pronoun && other.candidate.kind == TriggerClass::Noun && !other.candidate.frame->symmetric && !other.candidate.frame->host) continue;
        if (quotation && near ? !isSameVoice(draft, other) : other.event.sources.empty() || other.event.sources.front().actor != draft.event.sources.front().actor) continue;
        if (m_document[other.candidate.predicate].relation == Relation::AclRelcl || m_scene.isBackground(other.candidate)) continue;
        // "proposed a second summit": the month of another mention is not that of the proposal.
        if (other.candidate.kind == TriggerClass::Noun && other.dateInherited && other.event.when.precision > Precision::Day) continue;
        const bool known = other.event.dateBasis != DateBasis::Publication;
        if (m_article.published && m_article.published->serial() - other.event.when.beginDate().serial() > StoryScene::kReach &&
            draft.event.type == EventType::Statement)
            return nullptr;
        if (known && (!m_article.published || other.event.when.beginDate() <= *m_article.published)) return &other;
        return nullptr;
    }
    return nullptr;
}

/// "will visit Oslo from Sunday to Friday. ... He will meet the king": the dated journey or meeting that it is part of. What is not
/// told to be with the same hosts must be something that is done there, in a sentence that names no time of its own.
const Draft* EventDater::journeyAhead(const Draft& draft, const std::vector<Draft>& earlier) const {
    const Event& event = draft.event;
    if (event.sources.empty()) return nullptr;
    const bool bare = m_dates.ofSentence(m_document[draft.candidate.trigger].sentence).empty();
    const bool part = bare && (event.type == EventType::Consult || event.type == EventType::Agree || event.type == EventType::Support || event.type == EventType::Cooperate);
    for (std::size_t i = earlier.size(), back = 0; i-- > 0 && back < kDraftsBack; ++back) {
        const Draft& other = earlier[i];
        if (!other.candidate.frame->host && !(part && other.candidate.frame->symmetric)) continue;
        if (other.event.status != EventStatus::Planned || other.event.dateBasis == DateBasis::Publication) continue;
        if (other.event.when.endDate() < *m_article.published || other.event.when.precision > Precision::Month || !isSameVoice(draft, other)) continue;
        const auto isOf = [&](const Participant& p, const std::vector<Participant>& sides) {
            const std::string& side = m_actors.actors[p.actor].side();
            return !side.empty() && std::any_of(sides.begin(), sides.end(), [&](const Participant& q) { return m_actors.actors[q.actor].side() == side; });
        };
        const auto isHost = [&](const Participant& p) { return isOf(p, other.event.targets); };
        const auto isStranger = [&](const Participant& p) {
            return !m_actors.actors[p.actor].side().empty() && !isHost(p) && !isOf(p, other.event.sources);
        };
        if (std::any_of(event.targets.begin(), event.targets.end(), isHost)) return &other;
        if (part && std::none_of(event.targets.begin(), event.targets.end(), isStranger) && std::none_of(event.sources.begin(), event.sources.end(), isStranger))
            return &other;
    }
    return nullptr;
}

}  // namespace chancery::event
