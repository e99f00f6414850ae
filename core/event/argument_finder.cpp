#include "core/event/argument_finder.h"

#include <algorithm>

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

bool ArgumentFinder::contains(const std::vector<Filler>& fillers, std::uint32_t actor) {
    return std::any_of(fillers.begin(), fillers.end(), [actor](const Filler& f) { return f.actor == actor; });
}

ArgumentFinder::ArgumentFinder(const Clause& clause, const actor::ActorAnnotation& actors, const WordLists& words)
    : m_clause(clause), m_document(clause.document()), m_actors(actors), m_words(words) {
    m_firstMention.assign(m_document.tokens.size(), -1);
    m_nextMention.assign(actors.mentions.size(), -1);
    for (std::size_t i = actors.mentions.size(); i-- > 0;) {
        const TokenIndex head = actors.mentions[i].head;
        if (head >= m_firstMention.size()) continue;
        m_nextMention[i] = m_firstMention[head];
        m_firstMention[head] = static_cast<std::int32_t>(i);
    }
    for (std::size_t i = 0; i < actors.actors.size(); ++i)
        if (actors.actors[i].kind == ActorKind::Country) m_states.emplace(actors.actors[i].country, static_cast<std::uint32_t>(i));
    m_covering.assign(m_document.tokens.size(), -1);
    constexpr TokenIndex kLongestName = 16;
    for (std::size_t i = 0; i < actors.mentions.size(); ++i) {
        const Mention& mention = actors.mentions[i];
        if (mention.modifier || mention.last > m_covering.size() || mention.last - mention.first > kLongestName) continue;
        for (TokenIndex t = mention.first; t < mention.last; ++t)
            if (m_covering[t] < 0) m_covering[t] = static_cast<std::int32_t>(i);
    }
}

std::optional<std::uint32_t> ArgumentFinder::stateActor(const std::string& country) const {
    const auto it = m_states.find(country);
    return it == m_states.end() ? std::nullopt : std::optional(it->second);
}

/// The mention that this token heads, or else stands in: parse and mention need not agree on the head of a name.
std::int32_t ArgumentFinder::mentionAt(TokenIndex token) const {
    return m_firstMention[token] >= 0 ? m_firstMention[token] : m_covering[token];
}

/// The press, companies, parties and people of no known side are no actors between states; groups that a lexicon knows are.
bool ArgumentFinder::mayAct(const Actor& actor) const {
    if (actor.kind == ActorKind::Place || !actor.acts) return false;
    return !actor.side().empty() || actor.plural || (actor.inLexicon && actor.kind != ActorKind::Person);
}

/// True if nobody among them is a state, holds an office or is otherwise known for politics.
bool ArgumentFinder::isPrivate(const std::vector<Filler>& fillers) const {
    return std::none_of(fillers.begin(), fillers.end(), [this](const Filler& f) {
        const Actor& actor = m_actors.actors[f.actor];
        if (actor.kind == ActorKind::Person || actor.kind == ActorKind::Place) return false;
        return actor.inLexicon || actor.plural || (actor.kind != ActorKind::Organisation && actor.kind != ActorKind::Other);
    });
}

bool ArgumentFinder::addMentions(TokenIndex token, bool placesToo, float confidence, std::string_view rule,
                                 std::vector<Filler>& fillers) const {
    bool found = false;
    bool anySide = false;
    for (std::int32_t i = mentionAt(token); i >= 0; i = m_nextMention[static_cast<std::size_t>(i)])
        anySide = anySide || !m_actors.actors[m_actors.mentions[static_cast<std::size_t>(i)].actor].side().empty();
    for (std::int32_t i = mentionAt(token); i >= 0; i = m_nextMention[static_cast<std::size_t>(i)]) {
        const Mention& mention = m_actors.mentions[static_cast<std::size_t>(i)];
        const Actor& actor = m_actors.actors[mention.actor];
        if (anySide && actor.side().empty()) continue;
        const bool place = actor.kind == ActorKind::Place;
        if (place ? !(placesToo && !actor.side().empty()) : !mayAct(actor)) continue;
        found = true;
        if (contains(fillers, mention.actor)) continue;
        const float doubt = actor.kind == ActorKind::Person ? kPersonDoubt : 1.0F;
        fillers.push_back({static_cast<std::uint32_t>(i), mention.actor, mention.span, confidence * doubt * mention.confidence, rule});
    }
    return found;
}

void ArgumentFinder::addModifiers(TokenIndex noun, std::vector<Filler>& fillers) const {
    forEachChild(m_document, noun, [&](TokenIndex c) {
        const Relation r = m_document[c].relation;
        if (r != Relation::Amod && r != Relation::Compound && r != Relation::NmodPoss && r != Relation::Nmod) return;
        if (r == Relation::Nmod && m_clause.hasChild(c, Relation::Case)) return;
        if (addMentions(c, true, kModifierDoubt, "modifier of the noun", fillers)) {
            forEachChild(m_document, c, [&](TokenIndex d) {
                const Relation inner = m_document[d].relation;
                // "the Israel-Hamas war": both of them.
                const bool hyphen = (inner == Relation::Compound || inner == Relation::Amod) && d < c && d + 2 == c && m_document[d + 1].upos == Upos::Punct;
                if (inner == Relation::Conj || hyphen) addMentions(d, true, kModifierDoubt, "modifier of the noun", fillers);
            });
            return;
        }
        // "U.S.-South Korea talks", "Palestinian police" inside a longer compound
        forEachChild(m_document, c, [&](TokenIndex d) {
            addMentions(d, true, kModifierDoubt, "modifier of the noun", fillers);
        });
    });
}

/// "*American* and British aircraft": the first of two states of one noun.
void ArgumentFinder::addFellows(TokenIndex noun, std::vector<Filler>& fillers) const {
    forEachChild(m_document, noun, [&](TokenIndex c) {
        const Relation r = m_document[c].relation;
        if ((r != Relation::Amod && r != Relation::Compound) || c + 1 >= noun || m_covering[c] >= 0) return;
        if (m_document[c + 1].lower == "and" || m_document[c + 1].lower == ",") addMentions(c, true, kModifierDoubt, "modifier of the noun", fillers);
    });
}

void ArgumentFinder::collectOne(TokenIndex noun, bool placesToo, bool modifiersToo, std::vector<Filler>& fillers,
                                int depth) const {
    if (depth > 4) return;
    if (addMentions(noun, placesToo, 1.0F, "named", fillers)) return addFellows(noun, fillers);
    bool found = false;
    forEachChild(m_document, noun, [&](TokenIndex c) {
        const Relation r = m_document[c].relation;
        if (!found && (r == Relation::Appos || r == Relation::Flat || r == Relation::NmodDesc))
            found = addMentions(c, placesToo, 1.0F, "apposition", fillers);
    });
    if (found) return;
    const auto& token = m_document[noun];
    // "with visiting President Bush" read as a clause: its object is who is meant.
    if (token.xpos == language::Xpos::VBG) {
        const TokenIndex object = m_clause.child(noun, Relation::Obj);
        if (object != kNoToken && addMentions(object, placesToo, 1.0F, "named", fillers)) return;
    }
    if (m_words.quantities.contains(token.lemma) || m_words.quantities.contains(token.lower) || token.upos == Upos::Num) {
        const TokenIndex inner = m_clause.prepositional(noun, "of");
        const TokenIndex other = inner != kNoToken ? inner : m_clause.prepositional(noun, "from");
        if (other != kNoToken) {
            const std::size_t before = fillers.size();
            for (const TokenIndex t : m_clause.conjuncts(other)) collectOne(t, true, modifiersToo, fillers, depth + 1);
            if (fillers.size() > before) return;
        }
    }
    if (!modifiersToo) return;
    if (m_words.agents.contains(token.lemma) || m_words.agents.contains(token.lower) || m_words.quantities.contains(token.lemma)) {
        const std::size_t before = fillers.size();
        addModifiers(noun, fillers);
        if (fillers.size() > before) return;
        for (const std::string_view preposition : {"of", "in", "from"}) {
            const TokenIndex inner = m_clause.prepositional(noun, preposition);
            if (inner != kNoToken && addMentions(inner, true, kModifierDoubt, "of the noun", fillers)) return;
        }
    }
}

void ArgumentFinder::collect(TokenIndex noun, bool placesToo, bool modifiersToo, std::vector<Filler>& fillers) const {
    if (noun == kNoToken) return;
    if (mentionAt(noun) >= 0 && !m_clause.hasChild(noun, Relation::Conj)) {
        if (addMentions(noun, placesToo, 1.0F, "named", fillers)) return addFellows(noun, fillers);
    }
    for (const TokenIndex t : m_clause.conjuncts(noun)) collectOne(t, placesToo, modifiersToo, fillers, 0);
}

/// An actor inside a noun phrase that is no actor itself: "China's proposal", "a US offer", "calls by Kofi Annan".
void ArgumentFinder::collectOwner(TokenIndex noun, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const {
    if (noun == kNoToken) return;
    const auto found = [&] {
        std::erase_if(fillers, [&](const Filler& f) { return contains(sources, f.actor); });
        return !fillers.empty();
    };
    forEachChild(m_document, noun, [&](TokenIndex c) {
        if (m_document[c].relation == Relation::NmodPoss) collect(c, true, true, fillers);
    });
    if (found()) return;
    for (const std::string_view preposition : {"by", "against", "on", "of", "from", "in", "with", "to", "for", "between", "over"}) {
        if (const TokenIndex inner = m_clause.prepositional(noun, preposition); inner != kNoToken) {
            collect(inner, true, true, fillers);
            if (!found()) addModifiers(inner, fillers);
        }
        if (found()) return;
        if (preposition == "by") {
            addModifiers(noun, fillers);
            if (found()) return;
        }
    }
    for (const TokenIndex t : m_clause.conjuncts(noun))
        if (t != noun && !found()) addModifiers(t, fillers);
}

/// "demanded that Israel ease", "reiterated its demand that Israel ease", "pushing for Israel to ease".
TokenIndex ArgumentFinder::contentClause(const Candidate& candidate) const {
    TokenIndex found = m_clause.complement(candidate.trigger);
    if (found == kNoToken && candidate.light != kNoToken) found = m_clause.complement(candidate.light);
    if (found != kNoToken || candidate.frame->type != EventType::Request) return found;
    forEachChild(m_document, candidate.trigger, [&](TokenIndex c) {
        const Relation r = baseOf(m_document[c].relation);
        if (found == kNoToken && (r == Relation::Advcl || r == Relation::Acl) && m_clause.caseOf(c) == "for" && m_clause.hasChild(c, Relation::Nsubj))
            found = c;
    });
    return found;
}

void ArgumentFinder::collectContent(const Candidate& candidate, const std::vector<Filler>& sources,
                                    std::vector<Filler>& fillers) const {
    TokenIndex content = m_clause.complement(candidate.trigger);
    // What one agrees *that others do* has no target among those others.
    if (content != kNoToken && candidate.frame->type == EventType::Agree && m_document[content].relation == Relation::Ccomp) return;
    if (content == kNoToken) content = candidate.object;
    if (content == kNoToken) return;
    const auto [first, last] = m_document.subtreeRange(content);
    // Another side if there is one; else somebody else of the same side, unless several act on each other.
    for (const bool otherSide : {true, false})
        for (TokenIndex t = std::max(first, candidate.trigger + 1); t < last && fillers.empty() && (otherSide || sources.size() == 1); ++t) {
            // "though their leaders pledged ...": no part of what is said.
            const language::Token& token = m_document[t];
            if (token.relation == Relation::Mark && token.lower != "to" && token.head != kNoToken &&
                baseOf(m_document[token.head].relation) == Relation::Advcl)
                break;
            if (m_firstMention[t] < 0) continue;
            std::vector<Filler> found;
            collect(t, otherSide, false, found);
            // "warned that Iran will ...": what one says of one's own state is said to somebody else.
            if (!otherSide && baseOf(token.relation) == Relation::Nsubj) keepOffices(found);
            addOthers(found, sources, otherSide, "named in the content", fillers);
        }
}

/// "a meeting in Japan *of G7 ministers*": the second phrase is often hung on the first one's noun.
TokenIndex ArgumentFinder::phraseOf(TokenIndex noun, std::string_view preposition) const {
    TokenIndex found = m_clause.prepositional(noun, preposition);
    if (const TokenIndex place = m_clause.prepositional(noun, "in"); found == kNoToken && place != kNoToken)
        found = m_clause.prepositional(place, preposition);
    return found;
}

/// "is facing attacks", "will face trial": the subject has it done to him.
bool ArgumentFinder::suffers(const Candidate& candidate) const {
    const language::Token& noun = m_document[candidate.trigger];
    if (candidate.kind != TriggerClass::Noun || noun.head == kNoToken || baseOf(noun.relation) != Relation::Obj) return false;
    const EventType type = candidate.frame->type;
    const bool harm = type == EventType::Assault || type == EventType::Accuse || type == EventType::Coerce || type == EventType::Sanction ||
                      type == EventType::Protest || type == EventType::Threaten;
    return harm && m_words.sufferingVerbs.contains(m_document[noun.head].lemma);
}

void ArgumentFinder::nounSubject(const Candidate& candidate, std::vector<Filler>& fillers) const {
    const TokenIndex noun = candidate.trigger;
    if (suffers(candidate)) return collect(m_clause.prepositional(noun, "by"), false, true, fillers);
    if (candidate.light != kNoToken) {
        TokenIndex agent = m_clause.agent(candidate.light);
        // "were engaged in fighting": a passive light verb whose subject acts all the same.
        if (agent == kNoToken && baseOf(m_document[noun].relation) == Relation::Obl) agent = m_clause.surfaceSubject(candidate.light);
        if (agent != kNoToken && agent != noun) collect(agent, false, true, fillers);
    }
    // "his arrest", "the Iraq invasion": who has it done to him.
    const bool suffered = m_words.sufferedNouns.contains(m_document[noun].lemma);
    if (fillers.empty() && !suffered) {
        const TokenIndex own = m_clause.child(noun, Relation::NmodPoss);
        if (own != kNoToken) collect(own, false, true, fillers);
    }
    if (fillers.empty()) collect(m_clause.prepositional(noun, "by"), false, true, fillers);
    if (fillers.empty()) {
        addModifiers(noun, fillers);
        if (candidate.frame->type == EventType::Assault && fillers.size() == 1)
            std::erase_if(fillers, [this](const Filler& f) {
                const ActorKind kind = m_actors.actors[f.actor].kind;
                return m_actors.mentions[f.mention].form == actor::MentionForm::Name && (kind == ActorKind::Country || kind == ActorKind::Place);
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
    if (!mutual || m_document[noun].head == kNoToken) return;
    const Relation r = baseOf(m_document[noun].relation);
    if (r != Relation::Obl && r != Relation::Obj && r != Relation::Advcl) return;
    if (phraseOf(noun, "between") != kNoToken || phraseOf(noun, "of") != kNoToken) return;
    const TokenIndex predicate = m_clause.governingPredicate(m_document[noun].head);
    if (predicate == kNoToken || !m_clause.isVerbal(predicate)) return;
    const TokenIndex agent = m_clause.surfaceSubject(predicate);
    const std::size_t before = fillers.size();
    if (agent != kNoToken && agent != noun) collect(agent, false, true, fillers);
    for (std::size_t i = before; i < fillers.size(); ++i) {
        fillers[i].confidence *= kImplicitDoubt;
        fillers[i].rule = "subject of the clause";
    }
}

void ArgumentFinder::subjectOf(const Candidate& candidate, std::vector<Filler>& fillers) const {
    if (candidate.kind == TriggerClass::Noun) return nounSubject(candidate, fillers);
    if (const TokenIndex guest = guestOf(candidate); guest != kNoToken) return collect(guest, false, true, fillers);
    TokenIndex agent = m_clause.agent(candidate.trigger);
    if (candidate.kind != TriggerClass::Verb && agent == kNoToken) {
        const TokenIndex predicate = m_clause.governingPredicate(candidate.trigger);
        if (predicate != kNoToken) {
            agent = m_clause.isVerbal(predicate) && m_clause.patient(predicate) != kNoToken ? m_clause.patient(predicate)
                                                                                           : m_clause.surfaceSubject(predicate);
        }
    }
    if (agent != kNoToken) collect(agent, false, true, fillers);
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
        if (owners.empty()) addModifiers(agent, owners);
        for (Filler& f : owners) {
            f.confidence *= kModifierDoubt;
            f.rule = "owner of the subject";
            fillers.push_back(f);
        }
    }
}

void ArgumentFinder::objectOf(const Candidate& candidate, std::vector<Filler>& fillers) const {
    if (candidate.kind == TriggerClass::Verb) {
        const TokenIndex patient = m_clause.patient(candidate.trigger);
        if (patient == kNoToken) {
            if (!m_clause.isPassive(candidate.trigger)) linearObject(candidate.trigger, fillers);
            return;
        }
        collect(patient, true, true, fillers);
        // "accuses Iran of building weapons, a charge rejected by Tehran": what is answered is his who said it.
        if (fillers.empty() && baseOf(m_document[candidate.trigger].relation) == Relation::Acl && m_clause.isPassive(candidate.trigger)) {
            const TokenIndex saying = m_document[patient].head == kNoToken ? kNoToken : m_clause.governingPredicate(m_document[patient].head);
            if (saying != kNoToken && saying < patient) collect(m_clause.surfaceSubject(saying), false, true, fillers);
        }
        return;
    }
    if (candidate.kind != TriggerClass::Noun) return;
    if (suffers(candidate)) return collect(m_clause.surfaceSubject(m_document[candidate.trigger].head), true, true, fillers);
    const bool ofIsSource = std::any_of(candidate.frame->sources.begin(), candidate.frame->sources.end(),
                                        [](const Role& r) { return r.preposition == "of"; });
    if (!ofIsSource) {
        const TokenIndex of = m_clause.prepositional(candidate.trigger, "of");
        if (of != kNoToken) {
            collect(of, true, true, fillers);
            if (fillers.empty()) addModifiers(of, fillers);
        }
    }
    if (fillers.empty() && m_words.sufferedNouns.contains(m_document[candidate.trigger].lemma))
        if (const TokenIndex own = m_clause.child(candidate.trigger, Relation::NmodPoss); own != kNoToken) collect(own, true, true, fillers);
    if (fillers.empty()) addModifiers(candidate.trigger, fillers);
}

void ArgumentFinder::prepositionOf(const Candidate& candidate, const std::string& preposition, bool placesToo,
                                   std::vector<Filler>& fillers) const {
    std::vector<TokenIndex> heads = {candidate.trigger};
    if (candidate.light != kNoToken) heads.push_back(candidate.light);
    // Whom one demands something *from* hangs on the verb; "the withdrawal of troops from X" is no such place.
    const bool demandOnly = candidate.frame->type == EventType::Request && (preposition == "from" || preposition == "of" || preposition == "on");
    if (candidate.kind == TriggerClass::Verb && candidate.object != kNoToken && !demandOnly) heads.push_back(candidate.object);
    if (candidate.kind == TriggerClass::Noun)
        // "a meeting in Japan of G7 ministers": the second phrase is often hung on the first one's noun.
        forEachChild(m_document, candidate.trigger, [&](TokenIndex c) {
            if (baseOf(m_document[c].relation) == Relation::Nmod && m_clause.caseOf(c) == "in" && preposition != "in") heads.push_back(c);
        });
    if (candidate.kind == TriggerClass::Phrase && candidate.first != candidate.trigger) heads.push_back(candidate.first);
    for (const TokenIndex head : heads) {
        forEachChild(m_document, head, [&](TokenIndex c) {
            if (!fillers.empty()) return;
            const Relation r = baseOf(m_document[c].relation);
            if ((r != Relation::Obl && r != Relation::Nmod && r != Relation::Advcl) || m_clause.caseOf(c) != preposition) return;
            collect(c, placesToo, true, fillers);
            if (preposition == "between") otherOfPair(c, placesToo, fillers);
            // "after talks on Iran's case": an owner stands for its thing where nobody is named.
            if (fillers.empty() && preposition != "of" && preposition != "in") collectOwner(c, {}, fillers);
        });
        if (!fillers.empty()) return;
    }
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
    for (const Filler& place : places) {
        const std::string& side = m_actors.actors[place.actor].side();
        const bool own = std::any_of(arguments.sources.begin(), arguments.sources.end(), [&](const Filler& s) {
            return m_actors.actors[s.actor].side() == side || m_actors.actors[s.actor].kind != ActorKind::Official;
        });
        if (!own && arguments.sources.size() == 1) fillers.push_back(place);
    }
}

void ArgumentFinder::fillRole(const Role& role, const Candidate& candidate, bool source, const Arguments& arguments,
                              std::vector<Filler>& fillers) const {
    switch (role.kind) {
        case RoleKind::Subject:
            return subjectOf(candidate, fillers);
        case RoleKind::Object:
            return objectOf(candidate, fillers);
        case RoleKind::Indirect:
            if (const TokenIndex t = m_clause.indirectObject(candidate.trigger); t != kNoToken) collect(t, true, true, fillers);
            return;
        case RoleKind::Owner:
            return collectOwner(candidate.object, arguments.sources, fillers);
        case RoleKind::Clause: {
            const TokenIndex clause = contentClause(candidate);
            if (clause == kNoToken) return;
            const TokenIndex subject = m_clause.child(clause, Relation::Nsubj) != kNoToken
                                           ? m_clause.child(clause, Relation::Nsubj)
                                           : m_clause.child(clause, Relation::NsubjPass);
            if (subject == kNoToken) return;
            const bool statement = candidate.frame->type == EventType::Statement;
            collect(subject, !statement, !statement, fillers);
            if (fillers.empty() && !statement) collectOwner(subject, arguments.sources, fillers);
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
            return prepositionOf(candidate, role.preposition, !source, fillers);
    }
}

void ArgumentFinder::findPlace(const Candidate& candidate, Arguments& arguments) const {
    const TokenIndex heads[] = {candidate.trigger, candidate.predicate, candidate.object};
    for (const TokenIndex head : heads) {
        if (head == kNoToken) continue;
        forEachChild(m_document, head, [&](TokenIndex c) {
            const Relation r = baseOf(m_document[c].relation);
            if (arguments.placeMention >= 0 || (r != Relation::Obl && r != Relation::Nmod && r != Relation::Advmod)) return;
            const std::string_view word = m_clause.caseOf(c);
            if (word != "in" && word != "at" && word != "near" && word != "outside" && word != "inside") return;
            TokenIndex t = c;
            for (int step = 0; step < 3 && t != kNoToken; ++step) {
                const std::int32_t i = m_firstMention[t];
                if (i >= 0) {
                    const Mention& mention = m_actors.mentions[static_cast<std::size_t>(i)];
                    if (!mention.placeCountry.empty()) arguments.placeMention = i;
                    return;
                }
                const TokenIndex inner = m_clause.prepositional(t, "of");
                t = inner != kNoToken ? inner : m_clause.child(t, Relation::NmodPoss);
            }
        });
        if (arguments.placeMention >= 0) return;
    }
}

/// "arrived home in Gaza": going about one's own country meets nobody.
bool ArgumentFinder::isHomeTrip(const Arguments& arguments) const {
    if (arguments.sources.size() != 1 || arguments.targets.empty()) return false;
    const std::string& home = m_actors.actors[arguments.sources.front().actor].side();
    return !home.empty() && std::all_of(arguments.targets.begin(), arguments.targets.end(), [&](const Filler& f) {
        const Actor& actor = m_actors.actors[f.actor];
        return actor.side() == home && (actor.kind == ActorKind::Country || actor.kind == ActorKind::Place);
    });
}

/// "condemned them", "rejected it": mostly what was done, not a state named before.
bool ArgumentFinder::isThing(const Filler& filler, EventType type) const {
    const Mention& mention = m_actors.mentions[filler.mention];
    if (mention.form != actor::MentionForm::Pronoun || m_actors.actors[filler.actor].kind != ActorKind::Country) return false;
    const std::string_view word = m_document[mention.head].lower;
    const bool verbal = type == EventType::Accuse || type == EventType::Reject || type == EventType::Support || type == EventType::Statement ||
                        type == EventType::Agree || type == EventType::Sanction || type == EventType::Retreat;
    return verbal && (word == "it" || word == "them" || word == "they");
}

bool ArgumentFinder::fill(const Candidate& candidate, Arguments& arguments) const {
    const Frame& frame = *candidate.frame;
    arguments = Arguments{};
    const auto keepKinds = [this](std::vector<Filler>& fillers, KindMask mask) {
        std::erase_if(fillers, [&](const Filler& f) { return (maskOf(m_actors.actors[f.actor].kind) & mask) == 0; });
    };
    for (const Role& role : frame.sources) {
        fillRole(role, candidate, true, arguments, arguments.sources);
        keepKinds(arguments.sources, frame.sourceKinds);
        if (!arguments.sources.empty()) break;
    }
    if (arguments.sources.empty()) sourceFromPlace(candidate, arguments.sources);
    if (arguments.sources.empty()) sourceFromHome(candidate, arguments.sources);
    if (frame.needsSource && arguments.sources.empty()) return false;
    const bool guest = guestOf(candidate) != kNoToken;
    for (const Role& role : frame.targets) {
        if (guest) break;  // what stands behind "visiting" is who visits
        std::vector<Filler> fillers;
        fillRole(role, candidate, false, arguments, fillers);
        // Places stand for their country only where one acts on a country.
        keepKinds(fillers, frame.targetKinds == ~0U ? ~0U : frame.targetKinds | (frame.host ? maskOf(ActorKind::Place) : 0U));
        std::erase_if(fillers, [&](const Filler& f) { return contains(arguments.sources, f.actor) || isThing(f, frame.type); });
        if (fillers.empty()) continue;
        arguments.targets = std::move(fillers);
        break;
    }
    const bool single = !frame.targets.empty() && !frame.host && !(frame.symmetric && arguments.sources.size() > 1) &&
                        frame.type != EventType::Statement && frame.type != EventType::Agree && frame.type != EventType::Mobilize &&
                        frame.type != EventType::Consult;
    const bool mutualNoun = candidate.kind == TriggerClass::Noun && arguments.sources.size() > 1;
    if (arguments.targets.empty() && single && !mutualNoun && !frame.needsTarget && !arguments.sources.empty()) {
        nearbyTarget(candidate, arguments.sources, arguments.targets);
        keepKinds(arguments.targets, frame.targetKinds);
        if (arguments.targets.empty()) ownPeople(candidate, arguments.sources, arguments.targets);
    }
    if (frame.type == EventType::Statement) addressee(candidate, arguments.sources, arguments.targets);
    if (frame.host && isHomeTrip(arguments)) return false;
    if (frame.host && arguments.targets.empty()) visitedBy(candidate, arguments.sources, arguments.targets);
    if (frame.type == EventType::Mobilize && arguments.targets.empty()) provokedBy(candidate, arguments.sources, arguments.targets);
    // "protests in Baghdad": whoever protests is of that place.
    if (frame.type == EventType::Protest && candidate.kind == TriggerClass::Noun && arguments.sources.empty())
        for (Filler f : arguments.targets) {
            f.confidence *= kContentDoubt;
            f.rule = "people of the place";
            if (!m_actors.actors[f.actor].country.empty()) arguments.sources.push_back(f);
        }
    if (frame.needsTarget && arguments.targets.empty()) return false;
    if (frame.needsOther && (arguments.sources.empty() || arguments.targets.empty() ||
                             m_actors.actors[arguments.sources.front().actor].side() ==
                                 m_actors.actors[arguments.targets.front().actor].side()))
        return false;
    if (frame.needsPair && arguments.sources.size() + arguments.targets.size() < 2) return false;
    if (arguments.sources.empty()) return false;  // an event is somebody's act
    if (isPrivate(arguments.sources) && isPrivate(arguments.targets)) return false;
    std::stable_sort(arguments.sources.begin(), arguments.sources.end(),
                     [](const Filler& a, const Filler& b) { return a.span.begin < b.span.begin; });
    findPlace(candidate, arguments);
    return true;
}

}  // namespace chancery::event
