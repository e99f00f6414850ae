// Where the tree names nobody for a role: who else may be meant, each at a price in confidence.
#include <algorithm>

#include "core/event/argument_finder.h"

namespace chancery::event {

using actor::Actor;
using actor::ActorKind;
using actor::Mention;
using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::TokenIndex;
using language::Upos;

void ArgumentFinder::addOthers(const std::vector<Filler>& found, const std::vector<Filler>& sources, bool otherSide,
                               std::string_view rule, std::vector<Filler>& fillers) const {
    for (Filler f : found) {
        const std::string& side = m_actors.actors[f.actor].side();
        const bool same = std::any_of(sources.begin(), sources.end(), [&](const Filler& s) {
            return s.actor == f.actor || (otherSide && !side.empty() && m_actors.actors[s.actor].side() == side);
        });
        if (same || contains(fillers, f.actor)) continue;
        f.confidence *= kContentDoubt;
        f.rule = rule;
        fillers.push_back(f);
    }
}

/// "in Canberra", "at the Riga summit": where it happens, not to whom.
bool ArgumentFinder::isWhere(TokenIndex noun) const {
    // "at the *Riga* summit", "in the island country *Malta*": the noun of the phrase says where.
    TokenIndex t = noun;
    for (int step = 0; step < 4; ++step) {
        const Relation r = m_document[t].relation;
        if ((r != Relation::Compound && r != Relation::Amod && r != Relation::Appos && r != Relation::Flat) || m_document[t].head == kNoToken) break;
        t = m_document[t].head;
    }
    const std::string_view word = m_clause.caseOf(t);
    return word == "in" || word == "at" || word == "near" || word == "outside" || word == "inside" || word == "during" ||
           word == "throughout" || word == "across" || word == "around" || word == "within";
}

/// "condemned the attack on *Chad*", "the *Chad* blast", "denied links to the killing of *Deby*": who has the harm done to him is not to blame.
bool ArgumentFinder::isHarmed(TokenIndex noun, const Candidate& candidate) const {
    if (candidate.frame->type != EventType::Accuse && candidate.frame->type != EventType::Reject) return false;
    TokenIndex t = noun;
    for (int step = 0; step < Clause::kMaxSteps && m_document[t].head != kNoToken; ++step) {
        const language::Token& token = m_document[t];
        const std::string_view word = m_clause.caseOf(t);
        const bool phrase = baseOf(token.relation) == Relation::Nmod && token.relation != Relation::NmodPoss && word != "by" && word != "from";
        const bool inner = token.relation == Relation::Flat || token.relation == Relation::Appos || token.relation == Relation::Compound ||
                           token.relation == Relation::Amod || token.relation == Relation::Conj;
        const bool place = token.relation == Relation::Compound && token.upos == Upos::Propn;  // "the *Chad* blast"
        if (((phrase && !word.empty()) || place) && m_words.harms.contains(m_document[token.head].lemma)) return true;
        if (!phrase && !inner) return false;
        t = token.head;
    }
    return false;
}

/// "an appeal to help *Chad*", "called for the release of *Deby*": who gains by what is asked for is not asked for it.
bool ArgumentFinder::isFavoured(TokenIndex noun, const Candidate& candidate) const {
    if (candidate.frame->type != EventType::Request) return false;
    TokenIndex t = noun;
    for (int step = 0; step < Clause::kMaxSteps && m_document[t].head != kNoToken; ++step, t = m_document[t].head) {
        const language::Token& token = m_document[t];
        const std::string_view word = m_clause.caseOf(t);
        const bool gains = baseOf(token.relation) == Relation::Obj || (token.relation == Relation::Nmod && (word == "of" || word == "for"));
        if (gains && m_words.favours.contains(m_document[token.head].lemma)) return true;
        const bool inner = token.relation == Relation::Flat || token.relation == Relation::Appos || token.relation == Relation::Compound ||
                           token.relation == Relation::Amod || token.relation == Relation::Conj || token.relation == Relation::NmodDesc;
        if (!inner) return false;
    }
    return false;
}

/// Named in what is said or done, yet not whom it is meant for: where it happens, who suffers or gains by it, and Chad
/// in "Chad's neighbours".
bool ArgumentFinder::isBystander(TokenIndex noun, const Candidate& candidate) const {
    const language::Token& token = m_document[noun];
    const bool owner = token.relation == Relation::NmodPoss || token.relation == Relation::Compound || token.relation == Relation::Amod;
    if (owner && token.head != kNoToken && m_words.kin.contains(m_document[token.head].lemma)) return true;
    return isWhere(noun) || isHarmed(noun, candidate) || isFavoured(noun, candidate);
}

/// "refuted reports *claiming* that": what somebody else says; not so "adopted a resolution urging".
bool ArgumentFinder::isReportOfOthers(TokenIndex verb, const Candidate& candidate) const {
    const bool answer = candidate.frame->type == EventType::Reject || candidate.frame->type == EventType::Accuse;
    return answer && m_document[verb].xpos == language::Xpos::VBG && m_document[verb].relation == Relation::Acl;
}

/// The last token at which `nearbyTarget` looks: the clause's end as far as the words show it.
TokenIndex ArgumentFinder::endOfClause(const Candidate& candidate) const {
    const TokenIndex top = candidate.predicate == kNoToken ? candidate.trigger : candidate.predicate;
    constexpr TokenIndex kReach = 14;
    const TokenIndex end = std::min<TokenIndex>(m_document.sentenceOf(candidate.trigger).last, candidate.last + kReach);
    // "condemned what they say is ...": a free relative is the object itself.
    const TokenIndex object = m_clause.child(candidate.trigger, Relation::Obj);
    const TokenIndex content = m_clause.complement(candidate.trigger);
    const TokenIndex what = content == kNoToken ? kNoToken : m_clause.child(content, Relation::Nsubj);
    const bool freeRelative = (object != kNoToken && m_clause.isRelativePronoun(object)) || (what != kNoToken && m_clause.isRelativePronoun(what));
    for (TokenIndex t = candidate.last; t < end; ++t) {
        const language::Token& token = m_document[t];
        const Relation r = baseOf(token.relation);
        const bool finite = token.upos == Upos::Verb && token.xpos != language::Xpos::VBN && token.xpos != language::Xpos::VBG &&
                            token.xpos != language::Xpos::VB;
        const bool newClause = r == Relation::Parataxis || r == Relation::Ccomp || r == Relation::Advcl || r == Relation::Conj ||
                               r == Relation::Acl;
        if (t != top && ((finite && newClause) || isReportOfOthers(t, candidate)) && !freeRelative) return t;
        if (token.relation == Relation::Mark && token.lower != "to" && token.lower != "of") return t;
        if (token.lower == "after" || token.lower == "as" || token.lower == ",") return t;
    }
    return end;
}

/// True if only objects and phrases lead from the candidate's predicate to the noun, no clause and no owner.
bool ArgumentFinder::isInPhrase(TokenIndex noun, const Candidate& candidate) const {
    TokenIndex t = noun;
    for (int step = 0; step < Clause::kMaxSteps && t != kNoToken && t != candidate.predicate && t != candidate.trigger; ++step) {
        const Relation r = m_document[t].relation;
        if (r != Relation::Obj && r != Relation::Iobj && r != Relation::Obl && r != Relation::Nmod) return false;
        t = m_document[t].head;
    }
    return t != kNoToken && (t == candidate.predicate || t == candidate.trigger);
}

/// Somebody else named in the same clause behind the trigger, where no role found anyone: of another side, or else an
/// official or an institution of the same.
void ArgumentFinder::nearbyTarget(const Candidate& candidate, const std::vector<Filler>& sources,
                                  std::vector<Filler>& fillers) const {
    const TokenIndex end = endOfClause(candidate);
    for (const bool otherSide : {true, false})
        for (TokenIndex t = candidate.last; t < end && fillers.empty(); ++t) {
            if (m_firstMention[t] < 0 || isBystander(t, candidate)) continue;
            if (!m_document.isDescendant(t, candidate.predicate)) continue;
            if (!otherSide && !isInPhrase(t, candidate)) continue;
            std::vector<Filler> found;
            collect(t, otherSide, false, found);
            if (!otherSide) keepOffices(found);
            addOthers(found, sources, otherSide, "named next in the clause", fillers);
            // "condemned the flow of arms from Chad *to Niger*": both have a hand in it.
            if (fillers.empty() || candidate.frame->type != EventType::Accuse || m_clause.caseOf(t) != "from" || m_document[t].head == kNoToken) continue;
            std::vector<Filler> receivers;
            collect(m_clause.prepositional(m_document[t].head, "to"), true, false, receivers);
            addOthers(receivers, sources, otherSide, "named next in the clause", fillers);
        }
}

/// Of one's own side only officials, institutions and groups of people are somebody else.
void ArgumentFinder::keepOffices(std::vector<Filler>& fillers) const {
    std::erase_if(fillers, [this](const Filler& f) {
        const Actor& actor = m_actors.actors[f.actor];
        return actor.kind != ActorKind::Official && actor.kind != ActorKind::Institution && !actor.plural;
    });
}

/// "told *visiting* Kenyan President Kibaki": the participle describes the guest behind it, whatever the tree makes of it.
TokenIndex ArgumentFinder::guestOf(const Candidate& candidate) const {
    const language::Token& token = m_document[candidate.trigger];
    const language::Sentence& s = m_document.sentenceOf(candidate.trigger);
    if (!candidate.frame->host || candidate.kind != TriggerClass::Verb || token.xpos != language::Xpos::VBG) return kNoToken;
    if (m_clause.hasChild(candidate.trigger, Relation::Aux) || m_clause.hasChild(candidate.trigger, Relation::Nsubj)) return kNoToken;
    if (candidate.trigger > s.first) {
        const language::Token& before = m_document[candidate.trigger - 1];
        const bool describes = before.upos == Upos::Verb || before.upos == Upos::Adp || before.upos == Upos::Sconj || before.upos == Upos::Cconj || before.upos == Upos::Det;
        if (!describes || before.lower == "after" || before.lower == "before" || before.lower == "by" || before.lower == "of") return kNoToken;
    }
    constexpr TokenIndex kReach = 4;
    for (TokenIndex t = candidate.trigger + 1; t < std::min<TokenIndex>(s.last, candidate.trigger + kReach); ++t) {
        if (m_covering[t] < 0) continue;
        const actor::Mention& mention = m_actors.mentions[static_cast<std::size_t>(m_covering[t])];
        return m_actors.actors[mention.actor].kind == ActorKind::Official ? mention.head : kNoToken;
    }
    return kNoToken;
}

/// "said in a letter to the Secretary-General", "sent a letter to Chad, calling for talks": to whom it is written.
void ArgumentFinder::addressee(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const {
    const language::Token& trigger = m_document[candidate.trigger];
    const bool along = trigger.relation == Relation::Advcl && trigger.head != kNoToken && m_clause.isVerbal(trigger.head);
    for (const TokenIndex verb : {candidate.trigger, along ? trigger.head : kNoToken}) {
        if (verb == kNoToken) continue;
        forEachChild(m_document, verb, [&](TokenIndex c) {
            const Relation r = baseOf(m_document[c].relation);
            if ((r != Relation::Obl && r != Relation::Obj) || !m_words.letters.contains(m_document[c].lemma)) return;
            TokenIndex reader = m_clause.prepositional(c, "to");
            if (reader == kNoToken) reader = m_clause.prepositional(verb, "to");
            std::vector<Filler> found;
            collect(reader, false, true, found);
            std::erase_if(found, [&](const Filler& f) { return contains(sources, f.actor); });
            if (!found.empty()) fillers = std::move(found);
        });
    }
}

/// "Ortega met the visiting deputy secretary": the guest visits the side that the clause names beside him.
void ArgumentFinder::visitedBy(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const {
    const TokenIndex head = m_document[candidate.trigger].head;
    if (head == kNoToken || (m_document[candidate.trigger].relation != Relation::Amod && guestOf(candidate) == kNoToken)) return;
    // "talks between Kibaki and his visiting counterpart"
    std::vector<TokenIndex> hosts = m_clause.conjuncts(head);
    if (m_document[head].relation == Relation::Conj && m_document[head].head != kNoToken) hosts.push_back(m_document[head].head);
    if (const TokenIndex predicate = m_clause.governingPredicate(head); predicate != kNoToken)
        hosts.insert(hosts.end(), {m_clause.surfaceSubject(predicate), m_clause.patient(predicate), m_clause.prepositional(predicate, "with")});
    for (const TokenIndex t : hosts) {
        if (t == kNoToken || t == head || !fillers.empty()) continue;
        std::vector<Filler> found;
        collect(t, false, true, found);
        addOthers(found, sources, true, "whom the guest meets", fillers);
    }
}

/// "*Chad* appreciates Niger's support", "thanked Niger for its help": whoever gives thanks for it was helped.
void ArgumentFinder::thankedBy(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const {
    const EventType type = candidate.frame->type;
    if (candidate.kind != TriggerClass::Noun || (type != EventType::Support && type != EventType::Aid && type != EventType::Cooperate)) return;
    const TokenIndex head = m_document[candidate.trigger].head;
    if (head == kNoToken || !m_words.thanks.contains(m_document[head].lemma)) return;
    std::vector<Filler> found;
    collect(m_clause.surfaceSubject(head), false, true, found);
    addOthers(found, sources, true, "who gives thanks for it", fillers);
}

/// True if the noun names a person, fighters or people, or a body that a lexicon knows.
bool ArgumentFinder::isSomebody(TokenIndex noun) const {
    const std::int32_t i = mentionAt(noun);
    if (i < 0) return false;
    const Actor& actor = m_actors.actors[m_actors.mentions[static_cast<std::size_t>(i)].actor];
    return m_document[noun].lower != "it" && (actor.inLexicon || actor.plural || actor.kind == ActorKind::Person || actor.kind == ActorKind::Official);
}

/// "24 students were arrested" in a story about one state: its authorities did it.
void ArgumentFinder::sourceFromHome(const Candidate& candidate, std::vector<Filler>& fillers) const {
    const EventType type = candidate.frame->type;
    if (m_actors.home.empty() || (type != EventType::Coerce && type != EventType::Concede)) return;
    const bool reduced = isReduced(candidate);
    if (candidate.kind != TriggerClass::Verb || (!reduced && !m_clause.isPassive(candidate.trigger))) return;
    if (!reduced && m_clause.agent(candidate.trigger) != kNoToken) return;  // somebody is named, if nobody we know
    const Relation r = baseOf(m_document[candidate.trigger].relation);
    if (r == Relation::Acl || r == Relation::Advcl) return;
    const std::optional<std::uint32_t> state = stateActor(m_actors.home);
    const TokenIndex patient = m_clause.surfaceSubject(candidate.trigger);
    if (!state || patient == kNoToken) return;
    // Who closed a station or removed a risk is no matter of state; who lifted a curfew is.
    const bool measure = type == EventType::Concede && !candidate.frame->objects.empty();
    const bool person = type == EventType::Coerce && (candidate.frame->mode == "arrest" || peopleOf(candidate) != kNoToken || isSomebody(patient));
    if (!measure && !person) return;
    fillers.push_back({Filler::kNoMention, *state, m_document[candidate.trigger].span, kContentDoubt * kContentDoubt, "the state that the story is about",
                       "nobody is named who did it: taken for the authorities of the state that the story is about"});
}

/// "protests in Baghdad", "thousands marched in Baghdad": whoever protests is of that place, else of the story's own state.
void ArgumentFinder::protestersOf(const Candidate& candidate, std::vector<Filler>& fillers) const {
    if (candidate.frame->type != EventType::Protest || candidate.kind == TriggerClass::Adjective) return;
    if (m_document[candidate.trigger].upos == language::Upos::Propn) return;  // "in March"
    for (const TokenIndex head : {candidate.trigger, candidate.predicate, m_clause.surfaceSubject(candidate.predicate)})
        for (const std::string_view preposition : {"in", "throughout", "across"}) {
            if (head == kNoToken || !fillers.empty()) continue;
            collect(m_clause.prepositional(head, preposition), true, true, fillers);
            std::erase_if(fillers, [this](const Filler& f) { return m_actors.actors[f.actor].country.empty(); });
        }
    // "after two weeks of protests", in a story about one state: its people.
    const bool several = candidate.kind == TriggerClass::Noun && m_document[candidate.trigger].xpos == language::Xpos::NNS;
    if (fillers.empty() && several && !m_actors.home.empty())
        if (const std::optional<std::uint32_t> state = stateActor(m_actors.home))
            fillers.push_back({Filler::kNoMention, *state, m_document[candidate.trigger].span, kContentDoubt, {}, {}});
    for (Filler& f : fillers) {
        f.confidence *= kContentDoubt;
        f.rule = "people of the place";
        f.doubt = "nobody is named who protested: taken for people of the place";
    }
}

/// "was on alert after North Korea designated ...": against whom the guard is up.
void ArgumentFinder::provokedBy(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const {
    forEachChild(m_document, candidate.predicate, [&](TokenIndex c) {
        const Relation r = baseOf(m_document[c].relation);
        if ((r != Relation::Advcl && r != Relation::Acl) || m_clause.caseOf(c) != "after" || !fillers.empty()) return;
        std::vector<Filler> found;
        collect(m_clause.child(c, Relation::Nsubj), true, true, found);
        addOthers(found, sources, true, "whose act gave the alarm", fillers);
    });
}

/// "said *Iran's* aid was welcome", "said the truce with *Chad* held", "said he hoped to see *Chad* join": another side that
/// what is said names, the nearer to its main clause's subject the sooner.
void ArgumentFinder::topicOf(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const {
    const TokenIndex content = contentClause(candidate);
    if (content == kNoToken) return;
    const auto [begin, end] = m_document.subtreeRange(content);
    for (const Topic topic : {Topic::Subject, Topic::Object, Topic::Phrase, Topic::Clause})
        for (TokenIndex t = begin; t < end && fillers.empty(); ++t) {
            if (m_firstMention[t] < 0 || topicAt(t, content) != std::optional(topic)) continue;
            const Mention& mention = m_actors.mentions[static_cast<std::size_t>(m_firstMention[t])];
            if (mention.form == actor::MentionForm::Pronoun) continue;
            // "allowing foreign *troops* to leave": whose they are is too unsure that far down.
            const bool institution = m_actors.actors[mention.actor].kind == ActorKind::Institution;
            if (topic == Topic::Clause && institution && mention.form == actor::MentionForm::Descriptor) continue;
            std::vector<Filler> found;
            collect(t, false, false, found);
            std::erase_if(found, [this](const Filler& f) {
                const Actor& actor = m_actors.actors[f.actor];
                return actor.plural && (actor.side().empty() || !isNamedPeople(m_actors.mentions[f.mention]));
            });
            addOthers(found, sources, true, "spoken of", fillers);
        }
}

/// "the Americans", "Israeli officials", but not "the pilgrims".
bool ArgumentFinder::isNamedPeople(const Mention& mention) const {
    const bool article = m_document[mention.first].upos == Upos::Det && mention.first + 1 < mention.last;
    const language::Token& first = m_document[article ? mention.first + 1 : mention.first];
    return first.form != first.lower && first.upos != Upos::Noun && first.upos != Upos::Num;
}

/// How that clause comes to name the noun; nullopt if it only tells where, when or why something is.
std::optional<ArgumentFinder::Topic> ArgumentFinder::topicAt(TokenIndex noun, TokenIndex clause) const {
    TokenIndex t = noun;
    // "the *German* proposal", "the *Iraq* war": whose it is.
    const language::Token& owner = m_document[noun];
    const bool owns = (owner.relation == Relation::Amod || owner.relation == Relation::Compound) && owner.head != kNoToken &&
                      (m_words.deeds.contains(m_document[owner.head].lemma) || m_words.affairs.contains(m_document[owner.head].lemma));
    if (owns) t = owner.head;
    else if (owner.upos == Upos::Adj) return std::nullopt;
    Topic topic = Topic::Object;
    for (int step = 0; step < Clause::kMaxSteps && t != clause && t != kNoToken; ++step, t = m_document[t].head) {
        const std::optional<Topic> link = topicLink(t);
        if (!link || (*link == Topic::Clause && topic == Topic::Clause)) return std::nullopt;
        if (*link > topic || (*link == Topic::Subject && topic == Topic::Object)) topic = *link;
    }
    if (t != clause || (owns && topic > Topic::Object)) return std::nullopt;
    return topic;
}

/// How a word hangs on the one above it, as far as what is said there may be about it.
std::optional<ArgumentFinder::Topic> ArgumentFinder::topicLink(TokenIndex t) const {
    const language::Token& token = m_document[t];
    const std::string_view word = m_clause.caseOf(t);
    // "an issue in relations *with Chad*" is no place.
    if (isWhere(t) && !m_clause.governs(t, "with")) return std::nullopt;
    switch (baseOf(token.relation)) {
        case Relation::Nsubj: return Topic::Subject;
        case Relation::Obj:
        case Relation::Nmod: return Topic::Object;
        case Relation::Obl:
            if (word == "with" || word == "against") return Topic::Object;
            for (const std::string_view about : {"to", "toward", "towards", "from", "by", "on", "about", "of"})
                if (word == about) return Topic::Phrase;
            return std::nullopt;
        case Relation::Xcomp: return Topic::Phrase;
        case Relation::Ccomp: return Topic::Clause;
        case Relation::Acl: return token.relation == Relation::AclRelcl ? Topic::Clause : Topic::Phrase;
        case Relation::Advcl:
            if (word == "since" || word == "because" || word == "if" || word == "unless" || word == "until") return Topic::Clause;
            return token.xpos == language::Xpos::VBG && (word.empty() || word == "by") ? std::optional(Topic::Phrase) : std::nullopt;
        default: return std::nullopt;
    }
}

/// "was arrested in Lebanon", "deported from Lebanon": who can do that there is that state.
void ArgumentFinder::sourceFromPlace(const Candidate& candidate, std::vector<Filler>& fillers) const {
    const EventType type = candidate.frame->type;
    const bool official = type == EventType::Coerce || type == EventType::Accuse;
    if (!official || candidate.kind != TriggerClass::Verb || (!m_clause.isPassive(candidate.trigger) && !isReduced(candidate))) return;
    TokenIndex where = m_clause.prepositional(candidate.trigger, "in");
    if (where == kNoToken && candidate.frame->mode == "deport") where = m_clause.prepositional(candidate.trigger, "from");
    if (where == kNoToken) return;
    collect(where, true, false, fillers);
    std::erase_if(fillers, [this](const Filler& f) { return m_actors.actors[f.actor].country.empty(); });
    for (Filler& f : fillers) {
        f.confidence *= kContentDoubt;
        f.actor = stateActor(m_actors.actors[f.actor].country).value_or(f.actor);
        f.rule = "the state in which it happened";
        f.doubt = "nobody is named who did it: taken for the authorities of the place";
    }
}

/// Who acts in the event noun that this one is coordinated with ("a trip by Austin and a meeting with ..."), also where
/// the tree hung it on the verb or on another noun.
void ArgumentFinder::partnerSubject(TokenIndex noun, std::vector<Filler>& fillers) const {
    if (m_document[noun].relation != Relation::Conj || m_document[noun].head == kNoToken) return;
    std::vector<TokenIndex> partners = {m_document[noun].head};
    const TokenIndex predicate = m_clause.governingPredicate(m_document[noun].head);
    if (predicate != kNoToken)
        forEachChild(m_document, predicate, [&](TokenIndex c) {
            const Relation r = baseOf(m_document[c].relation);
            if (c < noun && (r == Relation::Obl || r == Relation::Obj) && m_document[c].upos == Upos::Noun) partners.push_back(c);
        });
    for (const TokenIndex partner : partners) {
        if (!m_clause.isNominal(partner)) continue;
        if (const TokenIndex own = m_clause.child(partner, Relation::NmodPoss); own != kNoToken) collect(own, false, true, fillers);
        if (fillers.empty()) collect(m_clause.prepositional(partner, "by"), false, true, fillers);
        if (!fillers.empty()) return;
    }
}

/// "Blinken's visit ... part of a trip that will include a stop in India": the traveller of the sentence.
void ArgumentFinder::traveller(const Candidate& candidate, std::vector<Filler>& fillers) const {
    const language::Sentence& s = m_document.sentenceOf(candidate.trigger);
    for (TokenIndex t = s.first; t < candidate.first && fillers.empty(); ++t) {
        if (m_firstMention[t] < 0) continue;
        const Actor& actor = m_actors.actors[m_actors.mentions[static_cast<std::size_t>(m_firstMention[t])].actor];
        if (actor.kind == ActorKind::Official) addMentions(t, false, kContentDoubt, "the official of the sentence", fillers);
    }
}

/// Whose words a sentence quotes: the subject of its last verb of speech outside the quotation.
TokenIndex ArgumentFinder::speakerIn(std::uint32_t sentence) const {
    const language::Sentence& s = m_document.sentences[sentence];
    for (TokenIndex t = s.last; t-- > s.first;) {
        if (m_document[t].quoted || m_document[t].upos != Upos::Verb || !m_words.speech.contains(m_document[t].lemma)) continue;
        const TokenIndex speaker = m_clause.agent(t);
        if (speaker != kNoToken) return speaker;
    }
    return kNoToken;
}

/// Who says "I" or "we": whoever the clause is reported from, else whoever the quotation of the paragraph is from, else, where
/// a paragraph goes on quoting without saying whom, whoever spoke before it.
TokenIndex ArgumentFinder::speakerOf(TokenIndex pronoun) const {
    if (const TokenIndex verb = m_clause.reportingVerb(pronoun); verb != kNoToken) return m_clause.agent(verb);
    if (!m_document[pronoun].quoted) return kNoToken;
    constexpr std::uint32_t kReach = 3;
    const std::uint32_t own = m_document[pronoun].sentence;
    const auto sameParagraph = [&](std::uint32_t s) { return m_document.sentences[s].paragraph == m_document.sentences[own].paragraph; };
    TokenIndex before = kNoToken;
    TokenIndex speaker = speakerIn(own);
    for (std::uint32_t s = own; speaker == kNoToken && s-- > 0 && own - s <= kReach && before == kNoToken;) {
        if (sameParagraph(s)) speaker = speakerIn(s);
        else before = speakerIn(s);
    }
    for (std::uint32_t s = own + 1; speaker == kNoToken && s < m_document.sentences.size() && s - own <= kReach && sameParagraph(s); ++s)
        speaker = speakerIn(s);
    return speaker != kNoToken ? speaker : before;
}

void ArgumentFinder::collectSpeaker(TokenIndex pronoun, std::vector<Filler>& fillers) const {
    const TokenIndex speaker = speakerOf(pronoun);
    if (speaker == kNoToken || m_words.firstPerson.contains(m_document[speaker].lower)) return;
    std::vector<Filler> found;
    collect(speaker, false, true, found);
    for (Filler& f : found) {
        if (contains(fillers, f.actor)) continue;
        f.confidence *= kImplicitDoubt;
        f.rule = kSpeakerRule;
        fillers.push_back(f);
    }
}

}  // namespace chancery::event
