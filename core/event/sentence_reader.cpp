#include "core/event/sentence_reader.h"

#include <algorithm>

#include "core/event/accusation.h"
#include "core/event/argument/argument_finder.h"
#include "core/event/argument/noun_phrase.h"
#include "core/event/event_wording.h"

namespace chancery::event {

using argument::Arguments;
using argument::Filler;
using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Upos;

namespace {

constexpr float kMinConfidence = 0.15F;
constexpr float kHeadlineDoubt = 0.9F;
constexpr TokenIndex kMaxHeadlineTokens = 30;

/// Frames of what is done by saying it, which no trigger word has.
Frame frameOfWords(std::string id, EventType type, std::string gloss, float prior) {
    Frame frame;
    frame.id = std::move(id);
    frame.type = type;
    frame.gloss = std::move(gloss);
    frame.prior = prior;
    frame.content = ContentRule::Absorb;
    return frame;
}

/// Types whose announcement in the first person is a threat: "we will strike".
bool canBeThreatened(EventType type) {
    return type == EventType::Assault || type == EventType::Coerce || type == EventType::Sanction;
}

/// What a quotation does by its own words, whoever it is said to; of anything else one only speaks in it.
bool isDoneBySaying(EventType type) {
    return type == EventType::Accuse || type == EventType::Reject || type == EventType::Threaten || type == EventType::Support;
}

/// Types of what is said to or about another side, as a statement that comes after may go on.
bool isSaidToOthers(EventType type) {
    return type == EventType::Statement || type == EventType::Accuse || type == EventType::Request || type == EventType::Threaten ||
           type == EventType::Support || type == EventType::Concede;
}

/// Types whose negated future is a refusal.
bool canBeRefused(EventType type) {
    switch (type) {
        case EventType::Agree:
        case EventType::Consult:
        case EventType::Support:
        case EventType::Concede:
        case EventType::Cooperate:
        case EventType::Aid:
        case EventType::Retreat:
            return true;
        default:
            return false;
    }
}

int depthOf(TokenIndex token, const language::Document& document) {
    int depth = 0;
    for (TokenIndex t = document[token].head; t != kNoToken && depth < Draft::kMaxDepth; t = document[t].head) ++depth;
    return depth;
}

}  // namespace

SentenceReader::SentenceReader(const Clause& clause, const article::Article& article, const std::vector<time::Timex>& timexes,
                               const actor::ActorAnnotation& actors, const UnnamedPeople& people, const FrameLexicon& frames,
                               const WordLists& words)
    : m_clause(clause), m_document(clause.document()), m_article(article), m_actors(actors), m_words(words),
      m_triggers(clause, frames, words), m_view(clause, actors, people, words), m_modality(clause, words),
      m_dater(clause, article, timexes, actors, words), m_refusal(frameOfWords("reject.refusal", EventType::Reject, "refused", 0.65F)),
      m_obligation(frameOfWords("request.obligation", EventType::Request, "called on", 0.6F)),
      m_accusation(frameOfWords("accuse.said", EventType::Accuse, "accused", 0.6F)),
      m_threat(frameOfWords("threaten.quoted", EventType::Threaten, "threatened", 0.6F)) {
    m_obligation.sources.push_back({RoleKind::Subject, {}});
}

/// A first line without a full stop: its present tense tells of the past.
bool SentenceReader::isHeadline(std::uint32_t sentence) const {
    const language::Sentence& s = m_document.sentences[sentence];
    if (s.paragraph > 0 || s.size() == 0 || s.size() > kMaxHeadlineTokens) return false;
    const std::string_view last = m_document[s.last - 1].form;
    return last != "." && last != "\"" && last != "”";
}

bool SentenceReader::skipped(std::uint32_t sentence) const {
    if (m_triggers.isApolitical()) return true;
    const language::Sentence& s = m_document.sentences[sentence];
    return m_article.dateline && m_article.dateline->span.contains(s.span);
}

void SentenceReader::placeEvent(const Arguments& arguments, Draft& draft) const {
    const actor::Mention* mention = arguments.place;
    if (!mention && draft.candidate.frame->host && !arguments.targets.empty()) mention = arguments.targets.front().mention;
    if (!mention) return;
    Place place;
    place.name = mention->placeName.empty() ? std::string(base::textOf(m_document.text, mention->span)) : mention->placeName;
    place.country = mention->placeCountry.empty() ? m_actors.actors[mention->actor].country : mention->placeCountry;
    if (place.country.empty()) return;
    draft.event.place = std::move(place);
    draft.event.placeSpan = mention->span;
}

/// "the summit", "the war" with one state beside it tells of no meeting and no fight; an organisation or a group can meet alone.
bool SentenceReader::isOneSided(const Candidate& candidate, const Arguments& arguments) const {
    const bool talk = candidate.frame->type == EventType::Consult && candidate.frame->symmetric;
    const bool war = candidate.frame->type == EventType::Assault && candidate.kind == TriggerClass::Noun &&
                     m_words.ongoingNouns.contains(m_document[candidate.trigger].lemma);
    if (!talk && !war) return false;
    if (candidate.light != kNoToken || arguments.sources.size() + arguments.targets.size() > 1) return false;
    const Filler& only = arguments.sources.empty() ? arguments.targets.front() : arguments.sources.front();
    const actor::Actor& actor = m_actors.actors[only.actor];
    return actor.kind != actor::ActorKind::Organisation && !actor.plural;
}

/// False if what somebody is quoted with in the first person is no act of his: "I fear", "I have no date to offer you".
bool SentenceReader::readQuoted(const Arguments& arguments, Reading& reading) const {
    const bool quoted = std::any_of(arguments.sources.begin(), arguments.sources.end(), [](const Filler& f) { return f.rule == argument::kSpeakerRule; });
    if (!quoted) return true;
    const EventType type = reading.draft.candidate.frame->type;
    const EventStatus status = reading.mood.status;
    if (type == EventType::Statement || (status == EventStatus::Negated && type != EventType::Reject)) return false;
    const bool hostile = canBeThreatened(type) && (status == EventStatus::Planned || status == EventStatus::Conditional);
    if (hostile) reading.draft.candidate.frame = &m_threat;
    if (hostile || (isDoneBySaying(type) && status == EventStatus::Ongoing)) reading.mood.status = EventStatus::Occurred;
    return !arguments.targets.empty() || isDoneBySaying(type) || type == EventType::Assault;
}

/// "said there was *no question* of leaving", "'There can be no *compromise*,' he said"
bool SentenceReader::saysNo(TokenIndex speech) const {
    TokenIndex content = m_clause.complement(speech);
    if (content == kNoToken && m_document[speech].relation == Relation::Parataxis) content = m_document[speech].head;
    if (content == kNoToken) return false;
    bool there = false, refused = false;
    forEachChild(m_document, content, [&](TokenIndex c) {
        there = there || m_document[c].lower == "there";
        refused = refused || (c != speech && m_words.refusables.contains(m_document[c].lemma) && m_clause.hasNo(c));
    });
    return there && refused;
}

/// "said Chad continued to violate the truce": who says wrong of another side accuses it.
void SentenceReader::readAccusation(Arguments& arguments, Reading& reading) const {
    const Candidate& candidate = reading.draft.candidate;
    if (candidate.frame->type != EventType::Statement || reading.mood.status != EventStatus::Occurred || arguments.sources.empty()) return;
    if (saysNo(candidate.trigger)) {
        reading.draft.candidate.frame = &m_refusal;
        return;
    }
    const actor::Actor& speaker = m_actors.actors[arguments.sources.front().actor];
    const base::Span span = m_document.sentenceOf(candidate.trigger).span;
    const auto& mentions = m_actors.mentions;
    const auto from = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                                       [](const actor::Mention& m, std::uint32_t begin) { return m.span.begin < begin; });
    for (auto m = from; m != mentions.end() && m->span.begin < span.end; ++m) {
        const actor::Actor& accused = m_actors.actors[m->actor];
        const bool other = m->actor != arguments.sources.front().actor && (accused.side() != speaker.side() || accused.kind == actor::ActorKind::Official || accused.kind == actor::ActorKind::Organisation);
        if (!other || m_clause.reportingVerb(m->head) != candidate.trigger || !saysWrongOf(m->head, m_clause, m_words)) continue;
        arguments.targets.assign(1, Filler{&*m, m->actor, m->span, 1.0F, "named"});
        reading.draft.candidate.frame = &m_accusation;
        return;
    }
}

bool SentenceReader::makeReading(const Candidate& candidate, bool headline, Reading& reading) const {
    std::optional<Arguments> found = argument::findArguments(m_view, candidate);
    if (!found) return false;
    Arguments& arguments = *found;
    reading.draft.lonely = isOneSided(candidate, arguments);
    Draft& draft = reading.draft;
    draft.candidate = candidate;
    draft.headline = headline;
    draft.confidence = candidate.frame->prior * (headline ? kHeadlineDoubt : 1.0F);
    reading.mood = m_modality.of(candidate, headline);
    if (reading.mood.refusal && reading.mood.status == EventStatus::Negated && canBeRefused(candidate.frame->type) &&
        !arguments.sources.empty()) {
        draft.candidate.frame = &m_refusal;
        reading.mood.status = EventStatus::Occurred;
        reading.mood.refusal = false;
    }
    if (!readQuoted(arguments, reading)) return false;
    readAccusation(arguments, reading);
    Event& event = draft.event;
    event.type = draft.candidate.frame->type;
    event.mode = draft.candidate.frame->mode;
    event.status = reading.mood.status;
    float doubt = 1.0F;
    for (const Filler& f : arguments.sources) {
        event.sources.push_back({f.actor, f.span});
        doubt = std::min(doubt, f.confidence);
        if (!f.doubt.empty()) draft.doubts.emplace_back(f.doubt);
        draft.sourceGuessed = draft.sourceGuessed || f.isGuess();
    }
    for (const Filler& f : arguments.targets) {
        event.targets.push_back({f.actor, f.span});
        doubt = std::min(doubt, f.confidence);
        draft.targetGuessed = draft.targetGuessed || f.isGuess();
    }
    draft.confidence *= doubt;
    if (event.sources.empty()) {
        draft.doubts.emplace_back("nobody is named who did it");
        draft.confidence *= 0.8F;
    }
    event.evidence.sentence = m_document.sentenceOf(candidate.trigger).span;
    event.evidence.trigger = m_document[candidate.first].span.united(m_document[candidate.last - 1].span);
    if (candidate.light != kNoToken && candidate.light < candidate.first && candidate.first - candidate.light <= 4)
        event.evidence.trigger = event.evidence.trigger.united(m_document[candidate.light].span);
    draft.actorsWhy = actorWording(arguments, m_actors, m_document);
    placeEvent(arguments, draft);
    return true;
}

bool SentenceReader::sharesSource(const Draft& a, const Draft& b) const {
    for (const Participant& p : a.event.sources)
        for (const Participant& q : b.event.sources) {
            if (p.actor == q.actor) return true;
            const std::string& side = m_actors.actors[p.actor].side();
            if (!side.empty() && side == m_actors.actors[q.actor].side()) return true;
        }
    return false;
}

/// "said that Iran must halt": somebody says what another has to do.
void SentenceReader::addObligation(TokenIndex token, std::vector<Reading>& readings) const {
    const Token& word = m_document[token];
    TokenIndex verb = kNoToken;
    if (word.relation == Relation::Aux && (word.lower == "must" || word.lower == "should")) verb = word.head;
    else if (word.upos == Upos::Verb && (word.lemma == "need" || word.lemma == "have") && m_clause.complement(token) != kNoToken &&
             m_clause.isInfinitive(m_clause.complement(token)))
        verb = token;
    if (verb == kNoToken) return;
    // "has yet to decide", "has a month to decide" and "should be home by then" ask nothing of anybody.
    if (word.lemma == "have" && token + 1 < m_document.sentenceOf(token).last && m_document[token + 1].lower != "to") return;
    if (m_document[verb].upos != Upos::Verb && m_document[verb].upos != Upos::Adj && m_clause.hasChild(verb, Relation::Cop)) return;
    const TokenIndex subject = m_clause.surfaceSubject(verb);
    if (subject == kNoToken) return;
    const TokenIndex speech = m_clause.reportingVerb(verb);
    if (speech == kNoToken) return;
    if (m_clause.agent(speech) == kNoToken) return;
    Candidate demand;
    demand.frame = &m_obligation;
    demand.trigger = demand.predicate = demand.first = speech;
    demand.last = speech + 1;
    const std::optional<Arguments> speaker = argument::findArguments(m_view, demand);
    if (!speaker) return;
    const std::vector<Filler>& sources = speaker->sources;
    std::vector<Filler> targets;
    argument::collectNamed(m_view, subject, argument::kMeant, targets);
    // "Chad's bid must clear hurdles": what it takes, of a thing that does it.
    const bool somebody = m_words.agents.contains(m_document[subject].lemma) || std::any_of(targets.begin(), targets.end(), [](const Filler& f) { return f.rule == "named"; });
    if (!somebody && m_clause.hasChild(verb, Relation::Obj) && !m_clause.isPassive(verb)) return;
    std::erase_if(targets, [&](const Filler& f) {
        // What one's own side should do is advice at home, no demand of another.
        return std::any_of(sources.begin(), sources.end(), [&](const Filler& s) {
            const std::string& side = m_actors.actors[f.actor].side();
            return s.actor == f.actor || (!side.empty() && m_actors.actors[s.actor].side() == side);
        });
    });
    if (targets.empty()) return;
    Reading reading;
    Draft& draft = reading.draft;
    draft.candidate.frame = &m_obligation;
    draft.candidate.trigger = verb;
    draft.candidate.predicate = speech;
    draft.candidate.first = token;
    draft.candidate.last = token + 1;
    draft.confidence = m_obligation.prior;
    draft.event.type = EventType::Request;
    for (const Filler& f : sources) draft.event.sources.push_back({f.actor, f.span});
    for (const Filler& f : targets) draft.event.targets.push_back({f.actor, f.span});
    draft.event.evidence = {m_document.sentenceOf(token).span, word.span};
    draft.actorsWhy = actorWording({sources, targets, nullptr}, m_actors, m_document);
    readings.push_back(std::move(reading));
}

void SentenceReader::addObligations(std::uint32_t sentence, std::vector<Reading>& readings) const {
    const language::Sentence& s = m_document.sentences[sentence];
    for (TokenIndex t = s.first; t < s.last; ++t)
        if (m_document[t].relation == Relation::Aux || m_document[t].upos == Upos::Verb) addObligation(t, readings);
}

/// True if the inner event is only part of what the outer one demands, promises, denies or blames.
bool SentenceReader::absorbs(const Reading& outer, const Reading& inner) const {
    const Candidate& frame = outer.draft.candidate;
    TokenIndex t = inner.draft.candidate.trigger;
    if (t == frame.trigger) return frame.frame == &m_obligation && inner.draft.candidate.frame != &m_obligation;
    for (int step = 0; step < Clause::kMaxSteps; ++step) {
        const Token& token = m_document[t];
        if (token.head == kNoToken) return false;
        const Relation r = baseOf(token.relation);
        const bool arrived = token.head == frame.trigger || (frame.light != kNoToken && token.head == frame.light) ||
                             (token.head == frame.object && frame.object != kNoToken);
        if (token.relation == Relation::AclRelcl || r == Relation::Parataxis) return false;
        // "a charge rejected by Tehran": somebody else's answer.
        if (r == Relation::Acl && m_clause.hasChild(t, Relation::OblAgent)) return false;
        if (r == Relation::Advcl) {
            const std::string_view mark = m_clause.caseOf(t);
            const bool manner = mark == "for" || mark == "of" || mark == "by" || mark == "from" || mark == "to" || mark == "with";
            if (!manner && !(arrived && frame.frame == &m_obligation)) return false;
        }
        if (arrived) {
            if (r == Relation::Xcomp || r == Relation::Ccomp || r == Relation::Obj || r == Relation::Nmod || r == Relation::Acl ||
                r == Relation::Advcl || r == Relation::Csubj || token.relation == Relation::NsubjPass)
                return true;
            if (r == Relation::Conj) return frame.frame == &m_obligation;
            if (r != Relation::Obl) return false;
            const std::string_view word = m_clause.caseOf(t);
            return word == "for" || word == "of" || word == "to" || word == "against" || word == "over" || word == "from" ||
                   word == "on" || word == "about";
        }
        t = token.head;
    }
    return false;
}

void SentenceReader::absorbContents(std::vector<Reading>& readings) const {
    for (const Reading& outer : readings) {
        if (outer.draft.candidate.frame->content != ContentRule::Absorb) continue;
        for (Reading& inner : readings)
            if (&inner != &outer && !inner.gone && absorbs(outer, inner)) inner.gone = true;
    }
}

/// A statement gives way to what its speaker does in it.
void SentenceReader::dropStatements(std::vector<Reading>& readings) const {
    for (Reading& statement : readings) {
        if (statement.gone || statement.draft.event.type != EventType::Statement) continue;
        for (Reading& typed : readings) {
            if (typed.gone || typed.draft.event.type == EventType::Statement || !sharesSource(statement.draft, typed.draft)) continue;
            typed.draft.selfReport = true;
            statement.gone = true;
        }
    }
}

/// "a meeting at which they are expected to discuss ...": what is done there is the meeting itself.
bool SentenceReader::isTalkAbout(const Candidate& meeting, const Candidate& talk) const {
    if (meeting.frame->type != EventType::Consult || talk.frame->type != EventType::Consult) return false;
    if (!meeting.frame->symmetric || !talk.frame->symmetric || meeting.kind != TriggerClass::Noun) return false;
    TokenIndex t = talk.predicate;
    for (int step = 0; step < 4 && t != kNoToken; ++step, t = m_document[t].head) {
        const Relation r = m_document[t].relation;
        if (r == Relation::AclRelcl) {
            // The clause may hang on the meeting's day or place instead.
            TokenIndex noun = m_document[t].head;
            if (noun != meeting.trigger && baseOf(m_document[noun].relation) == Relation::Nmod) noun = m_document[noun].head;
            return noun == meeting.trigger;
        }
        if (r != Relation::Xcomp && baseOf(r) != Relation::Advcl && r != Relation::Conj) return false;
    }
    return false;
}

/// "rejected *the call*", "ordered *the release*": the object's event belongs to the verb's.
bool SentenceReader::isAbsorbedObject(const Candidate& outer, const Candidate& inner) const {
    return outer.frame->content == ContentRule::Absorb && outer.frame->type != inner.frame->type && outer.object != kNoToken &&
           outer.object == inner.trigger;
}

/// One trigger word, one event; one event per type and dyad of a light verb and its noun.
void SentenceReader::dropDoubles(std::vector<Reading>& readings) const {
    for (std::size_t i = 0; i < readings.size(); ++i)
        for (std::size_t j = i + 1; j < readings.size() && !readings[i].gone; ++j) {
            if (readings[j].gone) continue;
            const Candidate& a = readings[i].draft.candidate;
            const Candidate& b = readings[j].draft.candidate;
            const bool linked = (a.light != kNoToken && a.light == b.trigger) || (b.light != kNoToken && b.light == a.trigger) ||
                                (a.object != kNoToken && a.object == b.trigger) || (b.object != kNoToken && b.object == a.trigger) ||
                                (a.first < b.last && b.first < a.last) || isTalkAbout(a, b) || isTalkAbout(b, a);
            if (!linked) continue;
            // What is asked for, refused or promised is part of that; else the frame that names its object knows best, and a noun
            // with its light verb comes next.
            const bool inFirst = isAbsorbedObject(a, b), inSecond = isAbsorbedObject(b, a);
            const bool keepFirst = inFirst || (!inSecond && a.score >= b.score);
            (keepFirst ? readings[j] : readings[i]).gone = true;
        }
}

/// "rejected *the move*", "condemned *the operation*": a deed without an owner is what somebody else was last said to have done.
void SentenceReader::authorFromStory(Draft& draft, const std::vector<Draft>& earlier) const {
    const EventType type = draft.event.type;
    if (!draft.event.targets.empty() || draft.event.sources.empty() || draft.candidate.kind != TriggerClass::Verb) return;
    if (type != EventType::Accuse && type != EventType::Reject && type != EventType::Support) return;
    const TokenIndex deed = m_clause.patient(draft.candidate.trigger);
    if (deed == kNoToken || !m_words.deeds.contains(m_document[deed].lemma)) return;
    bool definite = false;
    bool described = false;
    forEachChild(m_document, deed, [&](TokenIndex c) {
        const std::string_view word = m_document[c].lower;
        definite = definite || word == "the" || word == "this" || word == "these" || word == "such";
        const Relation r = baseOf(m_document[c].relation);
        described = described || r == Relation::Nmod || r == Relation::Acl || r == Relation::NmodPoss || r == Relation::Appos;
    });
    if (!definite || described) return;
    const auto blame = [&](const std::vector<Participant>& authors) {
        for (const Participant& p : authors) draft.event.targets.push_back({p.actor, m_document[deed].span});
        draft.targetGuessed = true;
        draft.actorsWhy += "; target: whose deed it is by the clauses before";
        draft.confidence *= 0.8F;
    };
    // "Chad called for a vote, but Niger rejected the move": the clause that this one answers.
    const Token& trigger = m_document[draft.candidate.trigger];
    const TokenIndex joint = m_clause.child(draft.candidate.trigger, Relation::Cc);
    const bool answers = joint != kNoToken && m_document[joint].lower == "but";
    if (answers && trigger.relation == Relation::Conj && trigger.head != kNoToken && m_clause.isVerbal(trigger.head)) {
        std::vector<Filler> found;
        argument::collectNamed(m_view, m_clause.surfaceSubject(trigger.head), argument::kActing, found);
        std::vector<Participant> authors;
        for (const Filler& f : found)
            if (m_actors.actors[f.actor].side() != m_actors.actors[draft.event.sources.front().actor].side()) authors.push_back({f.actor, f.span});
        if (!authors.empty()) return blame(authors);
    }
    constexpr std::uint32_t kReach = 2;
    const std::uint32_t own = m_document[draft.candidate.trigger].sentence;
    for (std::size_t i = earlier.size(); i-- > 0 && own - m_document[earlier[i].candidate.trigger].sentence <= kReach;) {
        // "the attack" is the last attack told of, not whatever was told last.
        const bool charge = earlier[i].event.type == EventType::Accuse && m_words.charges.contains(m_document[deed].lemma);
        if ((charge || m_triggers.triggersAny(deed, {earlier[i].event.type})) && !sharesSource(draft, earlier[i])) return blame(earlier[i].event.sources);
    }
}

/// "He asked Chad to act. 'There is a special duty,' he said": a statement that names no other side goes on about the one to which
/// its speaker's side spoke in the sentence before.
void SentenceReader::addresseeFromStory(Draft& draft, const std::vector<Draft>& earlier) const {
    if (draft.event.type != EventType::Statement || !draft.event.targets.empty() || draft.event.sources.empty()) return;
    const auto isOwn = [&](const std::string& side) {
        return std::any_of(draft.event.sources.begin(), draft.event.sources.end(), [&](const Participant& p) { return m_actors.actors[p.actor].side() == side; });
    };
    const std::uint32_t sentence = m_document[draft.candidate.trigger].sentence;
    const auto sentenceOf = [this](const Draft& d) { return m_document[d.candidate.trigger].sentence; };
    for (std::size_t i = earlier.size(); i-- > 0 && sentence - sentenceOf(earlier[i]) <= 1 && draft.event.targets.empty();) {
        const Event& said = earlier[i].event;
        if (sentenceOf(earlier[i]) == sentence || !isSaidToOthers(said.type) || !sharesSource(draft, earlier[i])) continue;
        for (const Participant& p : said.targets) {
            const std::string& side = m_actors.actors[p.actor].side();
            if (!side.empty() && !isOwn(side)) draft.event.targets.push_back({p.actor, draft.event.evidence.trigger});
        }
    }
    if (draft.event.targets.empty()) return;
    draft.targetGuessed = true;
    draft.actorsWhy += "; target: to whom the sentence before is said";
    draft.confidence *= 0.9F;
}

void SentenceReader::read(std::uint32_t sentence, std::vector<Draft>& drafts) const {
    if (skipped(sentence)) return;
    const language::Sentence& s = m_document.sentences[sentence];
    const bool headline = isHeadline(sentence);
    std::vector<Reading> readings;
    std::vector<Candidate> candidates;
    for (TokenIndex t = s.first; t < s.last; ++t) {
        const Upos upos = m_document[t].upos;
        if (upos == Upos::Punct || upos == Upos::Det || upos == Upos::Pron || upos == Upos::Num) continue;
        m_triggers.find(t, candidates);
        for (const Candidate& candidate : candidates) {
            Reading reading;
            if (!makeReading(candidate, headline, reading)) continue;
            readings.push_back(std::move(reading));
            break;
        }
    }
    addObligations(sentence, readings);
    dropDoubles(readings);
    absorbContents(readings);
    dropStatements(readings);
    for (Reading& reading : readings) {
        // What somebody is only asked to do is told by whoever asks for it.
        if (reading.gone || reading.mood.drop || reading.mood.status == EventStatus::Requested) continue;
        Draft& draft = reading.draft;
        m_dater.date(reading.mood, drafts, draft);
        if (draft.confidence < kMinConfidence) continue;
        draft.depth = depthOf(draft.candidate.trigger, m_document);
        if (draft.candidate.frame->host || draft.candidate.frame->symmetric) draft.durationDays = m_dater.durationDays(draft.candidate);
        hostFromStory(draft, drafts);
        otherSideFromStory(draft);
        authorFromStory(draft, drafts);
        addresseeFromStory(draft, drafts);
        drafts.push_back(std::move(draft));
    }
}

}  // namespace chancery::event
