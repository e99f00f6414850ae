// The roles of a frame: where in the tree each of them looks for its actors.
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

/// An actor inside a noun phrase that is no actor itself: "China's proposal", "a US offer", "calls by Kofi Annan".
void ArgumentFinder::collectOwner(TokenIndex noun, const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const {
    if (noun == kNoToken || m_words.kin.contains(m_document[noun].lemma)) return;
    const auto found = [&] {
        std::erase_if(fillers, [&](const Filler& f) { return contains(sources, f.actor); });
        return !fillers.empty();
    };
    forEachChild(m_document, noun, [&](TokenIndex c) {
        if (m_document[c].relation == Relation::NmodPoss) collect(c, true, true, fillers);
    });
    if (found()) return;
    for (const std::string_view preposition : {"by", "against", "on", "of", "from", "in", "with", "to", "for", "between", "over"}) {
        const TokenIndex inner = preposition == "by" ? phraseOf(noun, preposition) : m_clause.prepositional(noun, preposition);
        if (inner != kNoToken && !m_clause.isVerbal(inner) && !isHarmed(inner, candidate)) {
            collect(inner, true, true, fillers);
            if (!found()) addModifiers(inner, fillers);
        }
        if (found()) return;
        if (preposition == "by") {
            addModifiers(noun, fillers);
            std::erase_if(fillers, [&](const Filler& f) { return isHarmed(m_actors.mentions[f.mention].head, candidate); });
            if (found()) return;
        }
    }
    for (const TokenIndex t : m_clause.conjuncts(noun))
        if (t != noun && !found()) addModifiers(t, fillers);
}

/// "demanded that Israel ease", "reiterated its demand that Israel ease", "voiced concern that Israel was", "pushing for
/// Israel to ease".
TokenIndex ArgumentFinder::contentClause(const Candidate& candidate) const {
    TokenIndex found = m_clause.complement(candidate.trigger);
    if (found == kNoToken && candidate.light != kNoToken) found = m_clause.complement(candidate.light);
    // "Chad must withdraw, he warned"
    const language::Token& trigger = m_document[candidate.trigger];
    if (found == kNoToken && trigger.relation == Relation::Parataxis && m_clause.isVerbal(candidate.trigger)) found = trigger.head;
    const EventType type = candidate.frame->type;
    for (const TokenIndex head : {candidate.trigger, candidate.object}) {
        if (found != kNoToken || head == kNoToken) continue;
        forEachChild(m_document, head, [&](TokenIndex c) {
            const Relation r = baseOf(m_document[c].relation);
            if (found != kNoToken || (r != Relation::Advcl && r != Relation::Acl && r != Relation::Ccomp)) return;
            const std::string_view mark = m_clause.caseOf(c);
            const bool content = mark == "that" || (mark == "for" && type == EventType::Request);
            if (content && (m_clause.hasChild(c, Relation::Nsubj) || m_clause.hasChild(c, Relation::NsubjPass))) found = c;
        });
    }
    return found;
}

/// "agreed *for soldiers to* watch over the truce": what somebody else is to do is promised to nobody named there.
bool ArgumentFinder::letsOthersAct(const Candidate& candidate) const {
    if (candidate.frame->type != EventType::Agree || candidate.kind != TriggerClass::Verb) return false;
    const TokenIndex doer = m_clause.prepositional(candidate.trigger, "for");
    bool infinitive = false;
    forEachChild(m_document, candidate.trigger, [&](TokenIndex c) { infinitive = infinitive || (c > doer && m_clause.isInfinitive(c)); });
    return doer != kNoToken && infinitive;
}

void ArgumentFinder::collectContent(const Candidate& candidate, const std::vector<Filler>& sources,
                                    std::vector<Filler>& fillers) const {
    TokenIndex content = contentClause(candidate);
    // What one agrees *that others do* has no target among those others.
    if (content != kNoToken && candidate.frame->type == EventType::Agree &&
        m_document[content].relation == Relation::Ccomp)
        return;
    if (letsOthersAct(candidate)) return;
    // "demanded that *they* recognise Israel": whoever is meant, it is not whom the clause names next.
    const TokenIndex doer = content == kNoToken ? kNoToken : m_clause.child(content, Relation::Nsubj);
    if (doer != kNoToken && m_document[doer].upos == Upos::Pron && candidate.frame->type == EventType::Request &&
        !m_clause.isRelativePronoun(doer) && m_document[doer].lower != "it" && m_document[doer].lower != "there")
        return;
    // "its refusal *to make peace with Chad*"
    if (content == kNoToken && candidate.kind == TriggerClass::Noun)
        if (const TokenIndex todo = m_clause.child(candidate.trigger, Relation::Acl); todo != kNoToken && m_clause.isInfinitive(todo)) content = todo;
    if (content == kNoToken) content = candidate.object;
    if (content == kNoToken) return;
    // "declined to comment on the talks with Chad": asked by nobody named there; not so "refused to respond to Chad's demand".
    const TokenIndex answered = m_clause.hasChild(content, Relation::Obj) ? kNoToken : m_clause.prepositional(content, "to");
    if (candidate.frame->type == EventType::Reject && m_words.speech.contains(m_document[content].lemma) &&
        (answered == kNoToken || m_words.press.contains(m_document[answered].lemma)))
        return;
    const auto [begin, end] = m_document.subtreeRange(content);
    const bool ahead = content < candidate.trigger;
    const TokenIndex first = ahead ? begin : std::max(begin, candidate.trigger + 1);
    const TokenIndex last = ahead ? std::min(end, candidate.trigger) : end;
    // Another side if there is one; else somebody else of the same side, unless several act on each other.
    for (const bool otherSide : {true, false})
        for (TokenIndex t = first; t < last && fillers.empty() && (otherSide || sources.size() == 1); ++t) {
            // "though their leaders pledged ...": no part of what is said.
            const language::Token& token = m_document[t];
            if (isReportOfOthers(t, candidate)) break;
            if (token.relation == Relation::Mark && token.upos != Upos::Part && token.head != kNoToken &&
                baseOf(m_document[token.head].relation) == Relation::Advcl &&
                (m_document[token.head].xpos != language::Xpos::VBG || token.lower == "while" || token.lower == "after"))
                break;
            if (m_firstMention[t] < 0 || isBystander(t, candidate) || m_clause.isInRelative(t, content)) continue;
            const Mention& mention = m_actors.mentions[static_cast<std::size_t>(m_firstMention[t])];
            if (mention.modifier && m_actors.actors[mention.actor].kind == ActorKind::Place) continue;  // "the Bogor goals"
            std::vector<Filler> found;
            collect(t, otherSide, false, found);
            // What one says of one's own state is said to somebody else.
            if (!otherSide) keepOffices(found);
            addOthers(found, sources, otherSide, "named in the content", fillers);
        }
}

/// "a meeting in Japan *of G7 ministers*", "a visit by the king *to Jordan*": the second phrase is often hung on the
/// first one's noun, unless both are one name.
TokenIndex ArgumentFinder::phraseOf(TokenIndex noun, std::string_view preposition) const {
    TokenIndex found = m_clause.prepositional(noun, preposition);
    if (found != kNoToken) return found;
    forEachChild(m_document, noun, [&](TokenIndex c) {
        if (found != kNoToken || baseOf(m_document[c].relation) != Relation::Nmod) return;
        const std::string_view first = m_clause.caseOf(c);
        if (first.empty() || first == preposition || (preposition == "of" && first != "in")) return;
        const TokenIndex inner = m_clause.prepositional(c, preposition);
        // "protests against abuses by Chad": not the protest's, but the abuses'.
        // "talks in the capital of *Chad*": where, not who.
        if (inner != kNoToken && m_covering[inner] >= 0 && preposition == "of") {
            const ActorKind kind = m_actors.actors[m_actors.mentions[static_cast<std::size_t>(m_covering[inner])].actor].kind;
            if (kind == ActorKind::Country || kind == ActorKind::Place) return;
        }
        const bool people = m_covering[c] >= 0 || m_words.agents.contains(m_document[c].lemma);
        if (inner != kNoToken && (people || preposition != "by") && (m_covering[inner] < 0 || m_covering[inner] != m_covering[c])) found = inner;
    });
    return found != kNoToken || preposition != "by" ? found : agentBehind(noun);
}

/// "discussed the visit to Niger *by Deby*": a doer whom the tree hung on the active verb above the noun.
TokenIndex ArgumentFinder::agentBehind(TokenIndex noun) const {
    const language::Token& token = m_document[noun];
    const Relation r = baseOf(token.relation);
    if ((r != Relation::Obj && r != Relation::Obl) || token.head == kNoToken || !m_clause.isVerbal(token.head)) return kNoToken;
    if (m_clause.isPassive(token.head) && m_clause.caseOf(noun) != "by") return kNoToken;
    TokenIndex found = kNoToken;
    forEachChild(m_document, token.head, [&](TokenIndex c) {
        if (found == kNoToken && c > noun && baseOf(m_document[c].relation) == Relation::Obl && m_clause.caseOf(c) == "by") found = c;
    });
    return found;
}

/// "*Chad* is facing attacks", "*Chad* came under fire": whose subject has the event of the noun done to him.
TokenIndex ArgumentFinder::sufferer(const Candidate& candidate) const {
    const language::Token& noun = m_document[candidate.trigger];
    if (candidate.kind != TriggerClass::Noun) return kNoToken;
    const EventType type = candidate.frame->type;
    const bool harm = type == EventType::Assault || type == EventType::Accuse || type == EventType::Coerce || type == EventType::Sanction ||
                      type == EventType::Protest || type == EventType::Threaten;
    if (!harm) return kNoToken;
    const std::string_view word = m_clause.caseOf(candidate.trigger);
    if (word == "under" && m_clause.hasChild(candidate.trigger, Relation::Cop)) return m_clause.surfaceSubject(candidate.trigger);
    if (noun.head == kNoToken) return kNoToken;
    // "is facing a *wave* of attacks", "drew condemnation and *sanctions*" - but "faces unrest and conflict between A and B".
    if (m_clause.prepositional(candidate.trigger, "between") != kNoToken) return kNoToken;
    const bool counted = noun.relation == Relation::Nmod && word == "of" && m_words.quantities.contains(m_document[noun.head].lemma);
    const bool joined = noun.relation == Relation::Conj && m_clause.isNominal(noun.head);
    const language::Token& whole = counted || joined ? m_document[noun.head] : noun;
    if (whole.head == kNoToken) return kNoToken;
    const std::string verb(m_document[whole.head].lemma);
    const Relation r = baseOf(whole.relation);
    const bool reaction = type != EventType::Assault && type != EventType::Coerce;
    const bool suffers = r == Relation::Obj ? m_words.sufferingVerbs.contains(verb) || (reaction && m_words.provokers.contains(verb))
                                            : r == Relation::Obl && m_words.sufferingVerbs.contains(verb + ' ' + std::string(word));
    return suffers ? m_clause.surfaceSubject(whole.head) : kNoToken;
}

/// "*Chad's* attack", "*Wekesa*, whose resignation": whose the noun is.
TokenIndex ArgumentFinder::ownerOf(TokenIndex noun) const {
    const TokenIndex own = m_clause.child(noun, Relation::NmodPoss);
    if (own == kNoToken || m_document[own].lower != "whose") return own;
    const TokenIndex clause = m_document[noun].head == kNoToken ? kNoToken : m_clause.governingPredicate(m_document[noun].head);
    return clause != kNoToken && m_document[clause].relation == Relation::AclRelcl ? m_document[clause].head : own;
}

/// "in a first *round* of talks", "on the last *stop* of a visit": what the noun is only a part of; else the noun itself.
TokenIndex ArgumentFinder::wholeOf(TokenIndex noun) const {
    const language::Token& token = m_document[noun];
    const bool part = baseOf(token.relation) == Relation::Nmod && token.head != kNoToken && m_clause.caseOf(noun) == "of" &&
                      (m_words.quantities.contains(m_document[token.head].lemma) || m_words.phases.contains(m_document[token.head].lemma));
    return part && !m_clause.hasChild(token.head, Relation::NmodPoss) ? token.head : noun;
}

/// "*during* a visit", "*at* the talks"
bool ArgumentFinder::isOccasion(TokenIndex noun) const {
    const std::string_view word = m_clause.caseOf(noun);
    return word == "during" || word == "after" || word == "before" || word == "at" || word == "on" || word == "in" || word == "following";
}

void ArgumentFinder::nounSubject(const Candidate& candidate, std::vector<Filler>& fillers) const {
    const TokenIndex noun = candidate.trigger;
    if (sufferer(candidate) != kNoToken) {
        collect(phraseOf(noun, "by"), false, true, fillers);
        if (fillers.empty()) addModifiers(noun, fillers);  // "faces *UN* sanctions"
        return;
    }
    // "flew there *in defiance* of the ban"
    if (candidate.frame->type == EventType::Reject && m_clause.caseOf(noun) == "in" && candidate.predicate != noun)
        return collect(m_clause.agent(candidate.predicate), false, true, fillers);
    // "Chad is *in talks* with Niger", "Deby was *on a visit* to Niger"
    const bool busy = (candidate.frame->symmetric && m_clause.caseOf(noun) == "in") || (candidate.frame->host && m_clause.caseOf(noun) == "on");
    if (busy && m_clause.hasChild(noun, Relation::Cop)) return collect(m_clause.surfaceSubject(noun), false, true, fillers);
    if (candidate.light != kNoToken) {
        TokenIndex agent = m_clause.agent(candidate.light);
        // "were engaged in fighting": a passive light verb whose subject acts all the same.
        if (agent == kNoToken && baseOf(m_document[noun].relation) == Relation::Obl) agent = m_clause.surfaceSubject(candidate.light);
        if (agent != kNoToken && agent != noun) collect(agent, false, true, fillers);
        // "*Tom Wekesa* paid the Chad visit": a private person's visit is nobody else's.
        const std::int32_t i = agent == kNoToken ? -1 : mentionAt(agent);
        if (fillers.empty() && i >= 0 && m_actors.actors[m_actors.mentions[static_cast<std::size_t>(i)].actor].kind == ActorKind::Person) return;
    }
    // "his arrest", "the Iraq invasion": who has it done to him.
    const bool suffered = isSuffered(noun);
    if (fillers.empty() && !suffered) {
        if (const TokenIndex own = ownerOf(noun); own != kNoToken) collect(own, false, true, fillers);
    }
    if (fillers.empty()) collect(phraseOf(noun, "by"), false, true, fillers);
    if (fillers.empty()) {
        addModifiers(noun, fillers);
        // "the Chad invasion", "a Bamako car bombing", "a Bamako visit": where it happens; "the Noriega trial": who has it done to him.
        const bool placed = candidate.frame->host || candidate.frame->type == EventType::Assault;
        if (suffered || (placed && fillers.size() == 1))
            std::erase_if(fillers, [&](const Filler& f) {
                const ActorKind kind = m_actors.actors[f.actor].kind;
                const actor::MentionForm form = m_actors.mentions[f.mention].form;
                if (suffered && (kind == ActorKind::Official || kind == ActorKind::Person)) return true;
                const bool name = form == actor::MentionForm::Name || form == actor::MentionForm::Metonym;
                return placed && name && (kind == ActorKind::Country || kind == ActorKind::Place);
            });
    }
    if (!fillers.empty()) return;
    partnerSubject(noun, fillers);
    if (!fillers.empty()) return;
    if (candidate.light != kNoToken) {
        linearSubject(candidate.light, fillers);
        if (fillers.empty() && candidate.frame->host) traveller(candidate, fillers);
        return;
    }
    // "arrived after a meeting with ...": who meets is who arrives.
    const bool mutual = candidate.frame->symmetric || candidate.frame->host;
    const TokenIndex whole = wholeOf(noun);
    if (!mutual || m_document[whole].head == kNoToken) return;
    const Relation r = baseOf(m_document[whole].relation);
    // "said *Li*, during a meeting with Park": hung on the speaker himself.
    if (r == Relation::Nmod && m_covering[m_document[whole].head] >= 0 && isOccasion(whole)) return collect(m_document[whole].head, false, true, fillers);
    // "confirmed the visit", "announced a summit": who tells of it need not be there.
    if (r == Relation::Obj && m_words.speech.contains(m_document[m_document[whole].head].lemma)) return;
    if (r != Relation::Obl && r != Relation::Obj && r != Relation::Advcl) return;
    if (phraseOf(noun, "between") != kNoToken || phraseOf(noun, "of") != kNoToken) return;
    // "during the latter's visit", "confirmed the rebels' arrival": somebody else's.
    if (const TokenIndex own = m_clause.child(noun, Relation::NmodPoss);
        own != kNoToken && (m_document[own].lower == "latter" || m_words.agents.contains(m_document[own].lemma)))
        return;
    // "Deby was *in Niger* on a visit"
    const TokenIndex above = m_document[whole].head;
    const bool stays = m_clause.hasChild(above, Relation::Cop) && (isOccasion(whole) || m_clause.caseOf(whole) == "for");
    const TokenIndex predicate = stays ? above : m_clause.governingPredicate(above);
    if (predicate == kNoToken || (!m_clause.isVerbal(predicate) && predicate != above)) return;
    // "said Chad's minister after a first day of talks" tells of what he said.
    if (whole != noun && m_words.speech.contains(m_document[predicate].lemma)) return;
    const TokenIndex agent = m_clause.surfaceSubject(predicate);
    const std::size_t before = fillers.size();
    if (agent != kNoToken && agent != noun) collect(agent, false, true, fillers);
    for (std::size_t i = before; i < fillers.size(); ++i) {
        fillers[i].confidence *= kImplicitDoubt;
        fillers[i].rule = "subject of the clause";
    }
}

/// "Two editors *jailed* in Chad": a passive without its auxiliary, as headlines write it.
bool ArgumentFinder::isReduced(const Candidate& candidate) const {
    if (candidate.kind != TriggerClass::Verb || !candidate.frame->transitive || m_clause.isPassive(candidate.trigger)) return false;
    const language::Token& verb = m_document[candidate.trigger];
    if (verb.xpos != language::Xpos::VBD && verb.xpos != language::Xpos::VBN) return false;
    // "left three soldiers *wounded*", "and hundreds of rebels *killed*"
    const bool inner = (verb.relation == Relation::Ccomp || verb.relation == Relation::Conj || verb.relation == Relation::Parataxis) &&
                       m_clause.hasChild(candidate.trigger, Relation::Nsubj);
    // "US soldier *killed* in Iraq", as a headline alone: a phrase, to the tree.
    const bool phrase = verb.relation == Relation::Acl && verb.head != kNoToken && m_document[verb.head].relation == Relation::Root;
    if (verb.relation != Relation::Root && !inner && !phrase) return false;
    if (m_clause.patient(candidate.trigger) != kNoToken || m_clause.complement(candidate.trigger) != kNoToken) return false;
    if (m_clause.hasChild(candidate.trigger, Relation::Aux)) return false;
    const bool behind = candidate.trigger + 1 < m_document.tokens.size();
    if (behind && m_document[candidate.trigger + 1].lower == "from") return true;  // "Two editors deported from Chad"
    std::vector<Filler> object;
    linearObject(candidate.trigger, object);
    return object.empty();
}

void ArgumentFinder::subjectOf(const Candidate& candidate, std::vector<Filler>& fillers) const {
    if (candidate.kind == TriggerClass::Noun) return nounSubject(candidate, fillers);
    if (const TokenIndex guest = guestOf(candidate); guest != kNoToken) return collect(guest, false, true, fillers);
    if (isReduced(candidate)) return collect(m_clause.prepositional(candidate.trigger, "by"), false, true, fillers);
    // "was disturbed by": whoever is in that state, not what brought it about.
    TokenIndex agent = candidate.kind == TriggerClass::Adjective && m_clause.isVerbal(candidate.trigger) ? m_clause.surfaceSubject(candidate.trigger)
                                                                                                        : m_clause.agent(candidate.trigger);
    if (candidate.kind != TriggerClass::Verb && agent == kNoToken) {
        const TokenIndex predicate = m_clause.governingPredicate(candidate.trigger);
        if (predicate != kNoToken) {
            agent = m_clause.isVerbal(predicate) && m_clause.patient(predicate) != kNoToken ? m_clause.patient(predicate)
                                                                                           : m_clause.surfaceSubject(predicate);
        }
    }
    if (agent != kNoToken) collect(agent, false, true, fillers);
    // "Chad joined *Niger* in condemning"
    const language::Token& verb = m_document[candidate.trigger];
    if (!fillers.empty() && verb.relation == Relation::Advcl && m_document[verb.head].lemma == "join" && m_clause.caseOf(candidate.trigger) == "in")
        collect(m_clause.patient(verb.head), false, true, fillers);
    // "Close allies the United States and Japan have condemned": two subjects where the tree saw no apposition.
    if (fillers.empty() && agent != kNoToken && !m_clause.isPassive(candidate.trigger))
        forEachChild(m_document, candidate.trigger, [&](TokenIndex c) {
            if (m_document[c].relation == Relation::Nsubj && c != agent && fillers.empty()) collect(c, false, true, fillers);
        });
    if (fillers.empty() && candidate.kind == TriggerClass::Verb && !m_clause.isPassive(candidate.trigger) &&
        (agent == kNoToken || m_document[agent].upos == Upos::Verb))
        linearSubject(candidate.trigger, fillers);
    // A thing acts for whom it belongs to: "Israel's bulldozers", "a statement by the ministry condemned".
    if (fillers.empty() && agent != kNoToken && m_clause.isNominal(agent) &&
        (m_words.instruments.contains(m_document[agent].lemma) || m_words.agents.contains(m_document[agent].lemma))) {
        std::vector<Filler> owners;
        for (const std::string_view preposition : {"by", "from"})
            if (owners.empty()) collect(m_clause.prepositional(agent, preposition), false, true, owners);
        // "a statement *issued by Chad* which urges"
        forEachChild(m_document, agent, [&](TokenIndex c) {
            if (owners.empty() && m_document[c].relation == Relation::Acl && m_clause.isPassive(c)) collect(m_clause.agent(c), false, true, owners);
        });
        if (owners.empty()) addModifiers(agent, owners);
        for (Filler& f : owners) {
            f.confidence *= kModifierDoubt;
            f.rule = "owner of the subject";
            fillers.push_back(f);
        }
    }
}

/// The noun to which it is done; of an event noun the one behind "of" ("the signing of Chad", but "Niger's snub of Chad")
/// or, of some, the owner.
TokenIndex ArgumentFinder::patientOf(const Candidate& candidate) const {
    if (candidate.kind == TriggerClass::Verb)
        return isReduced(candidate) ? m_clause.surfaceSubject(candidate.trigger) : m_clause.patient(candidate.trigger);
    if (candidate.kind != TriggerClass::Noun) return kNoToken;
    if (const TokenIndex victim = sufferer(candidate); victim != kNoToken) return victim;
    const TokenIndex own = m_clause.child(candidate.trigger, Relation::NmodPoss);
    const bool ofIsSource = own == kNoToken && !isSuffered(candidate.trigger) && std::any_of(candidate.frame->sources.begin(), candidate.frame->sources.end(),
                                                           [](const Role& r) { return r.preposition == "of"; });
    const TokenIndex of = ofIsSource ? kNoToken : m_clause.prepositional(candidate.trigger, "of");
    return of == kNoToken && isSuffered(candidate.trigger) ? own : of;
}

void ArgumentFinder::objectOf(const Candidate& candidate, std::vector<Filler>& fillers) const {
    if (candidate.kind != TriggerClass::Verb && candidate.kind != TriggerClass::Noun) return;
    const TokenIndex patient = patientOf(candidate);
    collect(patient, true, true, fillers);
    if (!fillers.empty()) return;
    if (candidate.kind == TriggerClass::Noun) {
        if (sufferer(candidate) != kNoToken) return;
        if (patient != kNoToken) addModifiers(patient, fillers);
        if (fillers.empty() && isSuffered(candidate.trigger))
            collect(m_clause.child(candidate.trigger, Relation::NmodPoss), true, true, fillers);
        if (fillers.empty()) addModifiers(candidate.trigger, fillers);
        return;
    }
    if (patient == kNoToken) {
        if (!m_clause.isPassive(candidate.trigger)) linearObject(candidate.trigger, fillers);
        return;
    }
    // "in returning *Darfur*, captured by rebels, to Chad": the name right before the participle, wherever the tree hung that.
    const bool participle = m_document[candidate.trigger].relation == Relation::Acl && m_clause.isPassive(candidate.trigger);
    if (const TokenIndex first = m_document.sentenceOf(candidate.trigger).first; participle && candidate.trigger > first + 1) {
        const TokenIndex before = candidate.trigger - (m_document[candidate.trigger - 1].lower == "," ? 2 : 1);
        if (m_covering[before] >= 0) addMentions(before, true, kImplicitDoubt, "named before the participle", fillers);
        if (!fillers.empty()) return;
    }
    // "accuses Iran of building weapons, a charge rejected by Tehran": what is answered is his who said it.
    if (participle) {
        const TokenIndex saying = m_document[patient].head == kNoToken ? kNoToken : m_clause.governingPredicate(m_document[patient].head);
        if (saying != kNoToken && saying < patient) collect(m_clause.surfaceSubject(saying), false, true, fillers);
    }
}

/// The words on which the phrases of a candidate may hang.
std::vector<TokenIndex> ArgumentFinder::phraseHeads(const Candidate& candidate, std::string_view preposition) const {
    std::vector<TokenIndex> heads = {candidate.trigger};
    if (candidate.light != kNoToken) heads.push_back(candidate.light);
    if (candidate.kind == TriggerClass::Noun)
        if (const TokenIndex whole = wholeOf(candidate.trigger); whole != candidate.trigger) heads.push_back(whole);
    // Whom one demands something *from* hangs on the verb; "the withdrawal of troops from X" is no such place.
    const bool demandOnly = candidate.frame->type == EventType::Request && (preposition == "from" || preposition == "of" || preposition == "on");
    if (candidate.kind == TriggerClass::Verb && candidate.object != kNoToken && !demandOnly) {
        heads.push_back(candidate.object);
        // "tons of food aid *to Kenya*", "photographs and other material *to Kenya*"
        if (preposition == "to" || preposition == "against" || preposition == "with" || preposition == "for") {
            for (const TokenIndex t : m_clause.conjuncts(candidate.object))
                if (t != candidate.object) heads.push_back(t);
            // "tons *of food* to Kenya", "dollars *in aid* for Kenya"
            for (const std::string_view inner : {"of", "in"})
                if (const TokenIndex t = m_clause.prepositional(candidate.object, inner); t != kNoToken && m_covering[t] < 0) heads.push_back(t);
        }
    }
    if (candidate.kind == TriggerClass::Phrase && candidate.first != candidate.trigger) heads.push_back(candidate.first);
    return heads;
}

void ArgumentFinder::prepositionOf(const Candidate& candidate, const std::string& preposition, bool placesToo,
                                   std::vector<Filler>& fillers) const {
    const std::vector<TokenIndex> heads = phraseHeads(candidate, preposition);
    for (const TokenIndex head : heads) {
        forEachChild(m_document, head, [&](TokenIndex c) {
            if (!fillers.empty()) return;
            const Relation r = baseOf(m_document[c].relation);
            if ((r != Relation::Obl && r != Relation::Nmod && r != Relation::Advcl) || m_clause.caseOf(c) != preposition) return;
            if (isHarmed(c, candidate)) return;
            // "Deby, *with whom* he will hold talks"
            if (m_clause.isRelativePronoun(c) && c > m_document.sentenceOf(c).first + 2) {
                const TokenIndex before = m_document[c - 2].lower == "," ? c - 3 : c - 2;
                if (m_covering[before] >= 0) addMentions(before, placesToo, kImplicitDoubt, "named before the relative", fillers);
                return;
            }
            const bool clause = r == Relation::Advcl || m_document[c].xpos == language::Xpos::VBG;
            if (clause && preposition != "with" && preposition != "to") return;  // "of providing Chad with arms"
            collect(c, placesToo, true, fillers);
            if (preposition == "between") otherOfPair(c, placesToo, fillers);
            // "after talks on Iran's case", "in defiance of UN sanctions": an owner stands for its thing where nobody is named.
            const bool answered = preposition == "of" && candidate.kind == TriggerClass::Noun && candidate.frame->type == EventType::Reject;
            if (fillers.empty() && (answered || preposition != "of") && preposition != "in") collectOwner(c, candidate, {}, fillers);
        });
        if (!fillers.empty()) return;
    }
    if (candidate.kind == TriggerClass::Noun && preposition != "in") collect(phraseOf(candidate.trigger, preposition), placesToo, true, fillers);
    if (!fillers.empty()) return;
    linearPhrase(candidate, preposition, placesToo, fillers);
}

/// The country an official has come to: talks *in South Korea*.
void ArgumentFinder::hostOf(const Candidate& candidate, const Arguments& arguments, std::vector<Filler>& fillers) const {
    std::vector<Filler> places;
    prepositionOf(candidate, "in", true, places);
    if (places.empty() && candidate.predicate != candidate.trigger && candidate.predicate != kNoToken) {
        Candidate clause = candidate;
        clause.trigger = candidate.predicate;
        prepositionOf(clause, "in", true, places);
    }
    // "was *in South Korea* on a visit"
    const TokenIndex above = m_document[candidate.trigger].head;
    if (places.empty() && candidate.kind == TriggerClass::Noun && above != kNoToken && m_clause.caseOf(above) == "in" && m_clause.hasChild(above, Relation::Cop))
        collect(above, true, true, places);
    for (const Filler& place : places) {
        const std::string& side = m_actors.actors[place.actor].side();
        const bool own = std::any_of(arguments.sources.begin(), arguments.sources.end(), [&](const Filler& s) {
            return m_actors.actors[s.actor].side() == side || m_actors.actors[s.actor].kind != ActorKind::Official;
        });
        if (!own && arguments.sources.size() == 1) fillers.push_back(place);
    }
}

/// "the Geneva accord", "their commitment to the Bogor goals": called after its place.
void ArgumentFinder::dropNamesOfPlaces(const Candidate& candidate, std::vector<Filler>& fillers) const {
    if (candidate.frame->type != EventType::Agree && candidate.frame->type != EventType::Support) return;
    std::erase_if(fillers, [this](const Filler& f) { return m_actors.actors[f.actor].kind == ActorKind::Place; });
}

void ArgumentFinder::fillRole(const Role& role, const Candidate& candidate, bool source, const Arguments& arguments,
                              std::vector<Filler>& fillers) const {
    switch (role.kind) {
        case RoleKind::Subject:
            return subjectOf(candidate, fillers);
        case RoleKind::Object:
            return objectOf(candidate, fillers);
        case RoleKind::Indirect:
            // "gave *Chad* an ultimatum": it hangs on the light verb.
            for (const TokenIndex verb : {candidate.trigger, candidate.light})
                if (verb != kNoToken && fillers.empty()) collect(m_clause.indirectObject(verb), true, true, fillers);
            return;
        case RoleKind::Owner:
            collectOwner(candidate.object, candidate, arguments.sources, fillers);
            return dropNamesOfPlaces(candidate, fillers);
        case RoleKind::Clause: {
            const TokenIndex clause = contentClause(candidate);
            const bool statement = candidate.frame->type == EventType::Statement;
            TokenIndex subject = clause == kNoToken ? kNoToken : m_clause.child(clause, Relation::Nsubj);
            if (subject == kNoToken && clause != kNoToken) subject = m_clause.child(clause, Relation::NsubjPass);
            // "demanded the government to act": whom one wants to do it.
            if (subject == kNoToken && clause != kNoToken && m_document[clause].relation == Relation::Xcomp && m_clause.isInfinitive(clause))
                subject = m_clause.child(candidate.trigger, Relation::Obj);
            if (subject != kNoToken) collect(subject, !statement, !statement, fillers);
            if (fillers.empty() && !statement && subject != kNoToken) collectOwner(subject, candidate, arguments.sources, fillers);
            if (fillers.empty() && !statement) linearContent(candidate, fillers);
            if (fillers.empty()) return;
            // Whom one means by "they" or "it" inside what is said is too unsure.
            if (statement)
                std::erase_if(fillers, [this](const Filler& f) { return m_actors.mentions[f.mention].form == actor::MentionForm::Pronoun; });
            // What one says of one's own side is said to nobody.
            if (candidate.frame->type == EventType::Threaten || candidate.frame->type == EventType::Statement)
                std::erase_if(fillers, [&](const Filler& f) {
                    return std::any_of(arguments.sources.begin(), arguments.sources.end(), [&](const Filler& s) {
                        return m_actors.actors[s.actor].side() == m_actors.actors[f.actor].side();
                    });
                });
            return;
        }
        case RoleKind::Content:
            return collectContent(candidate, arguments.sources, fillers);
        case RoleKind::Host:
            return hostOf(candidate, arguments, fillers);
        case RoleKind::Preposition:
            if (source && role.preposition == "of" && !candidate.frame->symmetric && m_clause.hasChild(candidate.trigger, Relation::NmodPoss)) return;
            // "the overthrow *of Deby*": not by him.
            if (source && role.preposition == "of" && isSuffered(candidate.trigger)) return;
            if (role.preposition == "for" && letsOthersAct(candidate)) return;
            prepositionOf(candidate, role.preposition, !source, fillers);
            dropNamesOfPlaces(candidate, fillers);
            // "In Chad, rebels set fire to a school": where it happens.
            if (!source && role.preposition == "in" && candidate.kind == TriggerClass::Verb)
                std::erase_if(fillers, [&](const Filler& f) { return m_actors.mentions[f.mention].head < candidate.first; });
            return;
    }
}

}  // namespace chancery::event
