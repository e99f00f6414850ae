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

namespace {

/// Types of what is said, travelled or left, in which only those who stand for somebody count.
bool isForOthers(EventType type) {
    return type == EventType::Statement || type == EventType::Accuse || type == EventType::Support || type == EventType::Reject ||
           type == EventType::Request || type == EventType::Agree || type == EventType::Retreat || type == EventType::Consult;
}

}  // namespace

bool ArgumentFinder::contains(const std::vector<Filler>& fillers, std::uint32_t actor) {
    return std::any_of(fillers.begin(), fillers.end(), [actor](const Filler& f) { return f.actor == actor; });
}

ArgumentFinder::ArgumentFinder(const Clause& clause, const actor::ActorAnnotation& actors, const UnnamedPeople& people, const WordLists& words)
    : m_clause(clause), m_document(clause.document()), m_actors(actors), m_people(people), m_words(words) {
    m_firstMention.assign(m_document.tokens.size(), -1);
    m_nextMention.assign(actors.mentions.size(), -1);
    for (std::size_t i = actors.mentions.size(); i-- > 0;) {
        const TokenIndex head = actors.mentions[i].head;
        if (head >= m_firstMention.size() || isMoney(head)) continue;
        m_nextMention[i] = m_firstMention[head];
        m_firstMention[head] = static_cast<std::int32_t>(i);
    }
    for (std::size_t i = 0; i < actors.actors.size(); ++i)
        if (actors.actors[i].kind == ActorKind::Country) m_states.emplace(actors.actors[i].country, static_cast<std::uint32_t>(i));
    m_covering.assign(m_document.tokens.size(), -1);
    constexpr TokenIndex kLongestName = 16;
    for (std::size_t i = 0; i < actors.mentions.size(); ++i) {
        const Mention& mention = actors.mentions[i];
        if (mention.modifier || isMoney(mention.head) || mention.last > m_covering.size() || mention.last - mention.first > kLongestName) continue;
        for (TokenIndex t = mention.first; t < mention.last; ++t)
            if (m_covering[t] < 0) m_covering[t] = static_cast<std::int32_t>(i);
    }
}

/// "30 million *US* dollars"
bool ArgumentFinder::isMoney(TokenIndex token) const {
    const language::Token& name = m_document[token];
    return (name.relation == Relation::Compound || name.relation == Relation::Amod) && name.head == token + 1 &&
           m_words.currencies.contains(m_document[name.head].lemma);
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
        if (!actor.acts) return false;
        if (actor.kind == ActorKind::Person) return !actor.side().empty();
        if (actor.kind == ActorKind::Place) return false;
        return actor.inLexicon || actor.plural || (actor.kind != ActorKind::Organisation && actor.kind != ActorKind::Other);
    });
}

/// "Chadian *newspapers* alleged", "*citizens* of Chad asked": who speaks is not the state.
bool ArgumentFinder::isPrivateVoice(const Filler& filler) const {
    const Mention& mention = m_actors.mentions[filler.mention];
    const bool modifier = filler.rule == "modifier of the noun" && m_document[mention.head].head != kNoToken;
    const bool people = m_actors.actors[filler.actor].kind == ActorKind::Other && m_actors.actors[filler.actor].organisation.empty();
    bool artist = false;
    if (m_actors.actors[filler.actor].kind == ActorKind::Person)  // "Ali Mahamat, a singer from Chad"
        forEachChild(m_document, mention.head, [&](TokenIndex c) {
            artist = artist || (m_document[c].relation == Relation::Appos && m_words.privateVoices.contains(m_document[c].lemma));
        });
    if (!modifier && !people) return artist;
    if (modifier) return m_words.privateVoices.contains(m_document[m_document[mention.head].head].lemma);
    // "a number of Kenyan *citizens*"
    return m_words.privateVoices.contains(m_document[mention.head].lemma) || m_words.privateVoices.contains(m_document[mention.last - 1].lemma);
}

/// "told *reporters*", "told the *official* news agency": to whom one only speaks.
bool ArgumentFinder::isPress(const Filler& filler) const {
    const language::Token& head = m_document[m_actors.mentions[filler.mention].head];
    const bool modifier = (head.relation == Relation::Amod || head.relation == Relation::Compound) && head.head != kNoToken;
    return m_words.press.contains(head.lemma) || (modifier && m_words.press.contains(m_document[head.head].lemma));
}

/// "Chad, *not Niger*, attacked", "it is spirits - *not Kenyan* soldiers - who": named to say that it was somebody else.
bool ArgumentFinder::isRuledOut(TokenIndex noun) const {
    const Relation own = m_document[noun].relation;
    const bool modifier = (own == Relation::Amod || own == Relation::Compound) && m_document[noun].head != kNoToken;
    const TokenIndex head = modifier ? m_document[noun].head : noun;
    const TokenIndex negator = m_clause.child(head, Relation::Advmod);
    if (negator == kNoToken || negator >= head || m_document[negator].lower != "not") return false;
    if (m_document[negator + 1].relation == Relation::Advmod) return false;  // "not only Niger"
    // "was not the one whom Niger backed" denies what somebody is; "it was not Niger that" who did it.
    const TokenIndex subject = m_clause.child(head, Relation::Nsubj);
    return !m_clause.hasChild(head, Relation::Cop) || (subject != kNoToken && m_document[subject].lower == "it");
}

bool ArgumentFinder::addMentions(TokenIndex token, bool placesToo, float confidence, std::string_view rule,
                                 std::vector<Filler>& fillers) const {
    bool found = false;
    bool anySide = false;
    if (isRuledOut(token)) return false;
    for (std::int32_t i = mentionAt(token); i >= 0; i = m_nextMention[static_cast<std::size_t>(i)])
        anySide = anySide || !m_actors.actors[m_actors.mentions[static_cast<std::size_t>(i)].actor].side().empty();
    for (std::int32_t i = mentionAt(token); i >= 0; i = m_nextMention[static_cast<std::size_t>(i)]) {
        const Mention& mention = m_actors.mentions[static_cast<std::size_t>(i)];
        const Actor& actor = m_actors.actors[mention.actor];
        if (anySide && actor.side().empty()) continue;
        // "Ambassador to the *United States* Zhou": the state inside a longer name is nobody beside its bearer.
        const Mention& widest = m_actors.mentions[static_cast<std::size_t>(mentionAt(token))];
        if (widest.span.contains(mention.span) && widest.span != mention.span) continue;
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
    const auto add = [&](TokenIndex modifier) {
        if (!addMentions(modifier, true, kModifierDoubt, "modifier of the noun", fillers)) return false;
        // "the Israel-Hamas war", "American and British aircraft": both of them.
        forEachChild(m_document, modifier, [&](TokenIndex d) {
            const Relation inner = m_document[d].relation;
            const bool hyphen = (inner == Relation::Compound || inner == Relation::Amod) && d + 2 == modifier && m_document[d + 1].upos == Upos::Punct;
            if (inner == Relation::Conj || hyphen) addMentions(d, true, kModifierDoubt, "modifier of the noun", fillers);
        });
        return true;
    };
    forEachChild(m_document, noun, [&](TokenIndex c) {
        const Relation r = m_document[c].relation;
        if (r != Relation::Amod && r != Relation::Compound && r != Relation::NmodPoss && r != Relation::Nmod) return;
        if (r == Relation::Nmod && m_clause.hasChild(c, Relation::Case)) return;
        // "US foes" are not the US.
        if (r != Relation::NmodPoss && m_words.kin.contains(m_document[noun].lemma)) return;
        if (add(c)) return;
        // "Palestinian police" inside a longer compound, "an Israeli-US summit meeting"
        forEachChild(m_document, c, [&](TokenIndex d) {
            if (!m_clause.hasChild(d, Relation::Case) || m_document[d].relation == Relation::NmodPoss) add(d);
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
        // "allies such as *Chad and Niger*"
        for (const std::string_view preposition : {"such", "including"}) {
            const TokenIndex example = m_clause.prepositional(noun, preposition);
            if (example == kNoToken) continue;
            for (const TokenIndex t : m_clause.conjuncts(example)) addMentions(t, true, kModifierDoubt, "example of the noun", fillers);
            if (fillers.size() > before) return;
        }
    }
}

/// "Biden and *Smith* announced", "the UN and the *Forest Council* urged": whoever acts together with an official or a known body
/// acts like him.
void ArgumentFinder::addCompanion(TokenIndex noun, std::vector<Filler>& fillers) const {
    const std::int32_t i = mentionAt(noun);
    if (i < 0) return;
    const Mention& mention = m_actors.mentions[static_cast<std::size_t>(i)];
    const Actor& actor = m_actors.actors[mention.actor];
    const ActorKind kind = actor.kind;
    const ActorKind first = m_actors.actors[fillers.front().actor].kind;
    const bool persons = first == ActorKind::Official && (kind == ActorKind::Person || kind == ActorKind::Official) && !m_clause.hasChild(noun, Relation::Det);
    const bool bodies = first == ActorKind::Organisation && kind == ActorKind::Organisation && actor.acts;
    if ((!persons && !bodies) || mention.modifier || contains(fillers, mention.actor)) return;
    fillers.push_back({static_cast<std::uint32_t>(i), mention.actor, mention.span, kPersonDoubt * mention.confidence, "named"});
}

/// "African leaders, including *Kibaki* and Museveni": who is named among people without a name.
void ArgumentFinder::addExamples(TokenIndex noun, std::vector<Filler>& fillers) const {
    const std::int32_t i = mentionAt(noun);
    if (i < 0 || !m_actors.actors[m_actors.mentions[static_cast<std::size_t>(i)].actor].plural) return;
    const TokenIndex example = m_clause.prepositional(noun, "including");
    if (example == kNoToken) return;
    for (const TokenIndex t : m_clause.conjuncts(example)) addMentions(t, false, kModifierDoubt, "example of the noun", fillers);
}

/// "Kibaki, then vice president, and *Odinga*": the tree joins the second person to the first one's office.
void ArgumentFinder::addBehindAppositions(TokenIndex noun, std::vector<Filler>& fillers) const {
    if (fillers.empty() || m_actors.actors[fillers.front().actor].kind != ActorKind::Official) return;
    forEachChild(m_document, noun, [&](TokenIndex office) {
        if (m_document[office].relation != Relation::Appos || !m_clause.hasChild(office, Relation::Conj)) return;
        // "with Kibaki, Odinga and Ruto": no office but the next of the list.
        const std::int32_t named = mentionAt(office);
        if (named >= 0 && m_actors.mentions[static_cast<std::size_t>(named)].form == actor::MentionForm::Name) return;
        for (const TokenIndex t : m_clause.conjuncts(office)) {
            const std::int32_t i = t == office ? -1 : mentionAt(t);
            if (i < 0) continue;
            const Mention& mention = m_actors.mentions[static_cast<std::size_t>(i)];
            const bool person = mention.form == actor::MentionForm::Name && m_actors.actors[mention.actor].kind == ActorKind::Official;
            if (person) addMentions(t, false, kImplicitDoubt, "named", fillers);
        }
    });
}

void ArgumentFinder::collect(TokenIndex noun, bool placesToo, bool modifiersToo, std::vector<Filler>& fillers) const {
    if (noun == kNoToken) return;
    const bool pronoun = m_document[noun].upos == Upos::Pron && m_covering[noun] < 0;  // "us" is not "US"
    if (pronoun && m_words.firstPerson.contains(m_document[noun].lower)) return collectSpeaker(noun, fillers);
    if (mentionAt(noun) >= 0 && !m_clause.hasChild(noun, Relation::Conj)) {
        if (addMentions(noun, placesToo, 1.0F, "named", fillers)) {
            addFellows(noun, fillers);
            addExamples(noun, fillers);
            addBehindAppositions(noun, fillers);
            return addNeighbours(noun, placesToo, fillers);
        }
    }
    const std::vector<TokenIndex> members = m_clause.conjuncts(noun);
    for (const TokenIndex t : members) collectOne(t, placesToo, modifiersToo, fillers, 0);
    const bool joined = std::any_of(members.begin(), members.end(), [this](TokenIndex t) { return m_clause.hasChild(t, Relation::Cc); });
    if (joined && !fillers.empty())
        for (const TokenIndex t : members) addCompanion(t, fillers);
    for (const TokenIndex t : members) addExamples(t, fillers);
    addNeighbours(noun, placesToo, fillers);
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

/// "would improve relations between Chad and its neighbours", says Chad's minister: he does nothing to his own state.
bool ArgumentFinder::isOwnState(const Filler& filler, const std::vector<Filler>& sources, const Frame& frame) const {
    const EventType type = frame.type;
    const bool outward = type == EventType::Agree || type == EventType::Consult || type == EventType::Support || type == EventType::Cooperate ||
                         type == EventType::Aid || type == EventType::Mobilize || type == EventType::Statement;
    // Rebels and exiles may blame their state; those who speak for it do not.
    const bool adverse = type == EventType::Accuse || type == EventType::Reject || type == EventType::Threaten;
    const bool seized = type == EventType::Coerce && frame.mode == "seize";  // "seized drugs in the city of Busan"
    const Actor& actor = m_actors.actors[filler.actor];
    const bool city = actor.kind == ActorKind::Place && ((type == EventType::Consult && !frame.host) || seized);
    const bool state = (actor.kind == ActorKind::Country && !seized) || city;
    return (outward || adverse || seized) && state && std::any_of(sources.begin(), sources.end(), [&](const Filler& s) {
               const Actor& source = m_actors.actors[s.actor];
               return source.side() == actor.side() && (outward || seized || (source.kind == ActorKind::Official && !source.former));
           });
}

/// "the ship visited its base": a craft that meets nobody.
bool ArgumentFinder::isCraft(const Candidate& candidate) const {
    TokenIndex visitor = m_clause.surfaceSubject(candidate.predicate);
    // "the ship that visited"
    if (visitor != kNoToken && m_clause.isRelativePronoun(visitor)) visitor = m_document[candidate.predicate].head;
    return visitor != kNoToken && m_words.instruments.contains(m_document[visitor].lemma);
}

/// "the *Summit of the Americas*": a meeting stands for those who meet only where none of them is named.
bool ArgumentFinder::isNamedByTrigger(const Filler& filler, const Candidate& candidate) const {
    const Mention& mention = m_actors.mentions[filler.mention];
    return candidate.kind == TriggerClass::Noun && filler.span == mention.span && mention.first <= candidate.trigger && candidate.trigger < mention.last;
}

/// "the Kenyan minister arrived in *Gulu*": a visitor from abroad is the guest of the place's state, where the article names that.
void ArgumentFinder::hostsOf(Arguments& arguments) const {
    std::vector<Filler> hosts;
    for (Filler f : arguments.targets) {
        const Actor& goal = m_actors.actors[f.actor];
        const bool abroad = std::none_of(arguments.sources.begin(), arguments.sources.end(),
                                         [&](const Filler& s) { return m_actors.actors[s.actor].side() == goal.side(); });
        if (goal.kind == ActorKind::Place && abroad) f.actor = stateActor(goal.country).value_or(f.actor);
        if (!contains(hosts, f.actor)) hosts.push_back(f);
    }
    arguments.targets = std::move(hosts);
}

/// Who acts, by the frame's roles in their order.
void ArgumentFinder::findSources(const Candidate& candidate, Arguments& arguments) const {
    const Frame& frame = *candidate.frame;
    std::vector<Filler>& sources = arguments.sources;
    const auto fits = [&](const Filler& f) { return isOfKind(f, frame.sourceKinds); };
    std::vector<Filler> forum;
    for (const Role& role : frame.sources) {
        fillRole(role, candidate, true, arguments, sources);
        const auto named = std::stable_partition(sources.begin(), sources.end(), [&](const Filler& f) { return !isNamedByTrigger(f, candidate); });
        if (forum.empty()) forum.assign(named, sources.end());
        sources.erase(named, sources.end());
        // "African leaders and *Jacques Chirac*": who acts together with those who may act may.
        const bool any = std::any_of(sources.begin(), sources.end(), fits);
        std::erase_if(sources, [&](const Filler& f) { return !fits(f) && !(any && m_actors.actors[f.actor].kind == ActorKind::Other); });
        if (isForOthers(frame.type)) std::erase_if(sources, [this](const Filler& f) { return isPrivateVoice(f); });
        if (!sources.empty()) return;
    }
    sources = std::move(forum);
    std::erase_if(sources, [&](const Filler& f) { return !fits(f); });
}

bool ArgumentFinder::fill(const Candidate& candidate, Arguments& arguments) const {
    const Frame& frame = *candidate.frame;
    arguments = Arguments{};
    const auto keepKinds = [this](std::vector<Filler>& fillers, KindMask mask) {
        std::erase_if(fillers, [&](const Filler& f) { return !isOfKind(f, mask); });
    };
    findSources(candidate, arguments);
    if (arguments.sources.empty()) sourceFromPlace(candidate, arguments.sources);
    if (arguments.sources.empty()) sourceFromHome(candidate, arguments.sources);
    if (arguments.sources.empty()) protestersOf(candidate, arguments.sources);
    if (frame.needsSource && arguments.sources.empty()) return false;
    const bool guest = guestOf(candidate) != kNoToken;
    const bool toOther = isToOther(candidate);
    for (const Role& role : frame.targets) {
        if (guest) break;  // what stands behind "visiting" is who visits
        if (toOther && role.kind != RoleKind::Object && role.kind != RoleKind::Indirect) break;
        std::vector<Filler> fillers;
        fillRole(role, candidate, false, arguments, fillers);
        // Places stand for their country only where one acts on a country.
        keepKinds(fillers, frame.targetKinds == ~0U ? ~0U : frame.targetKinds | (frame.host ? maskOf(ActorKind::Place) : 0U));
        // "flew back to Paris", says one of the French minister
        if (frame.host && candidate.kind == TriggerClass::Verb && m_clause.hasWord(candidate.trigger, "back") &&
            std::any_of(fillers.begin(), fillers.end(), [&](const Filler& f) { return isOwnState(f, arguments.sources, frame); }))
            return false;
        std::erase_if(fillers, [&](const Filler& f) {
            return contains(arguments.sources, f.actor) || isThing(f, frame.type) || isOwnState(f, arguments.sources, frame) ||
                   (frame.type == EventType::Statement && isPress(f));
        });
        if (fillers.empty()) continue;
        arguments.targets = std::move(fillers);
        break;
    }
    attackedVictims(candidate, arguments.sources, arguments.targets);
    if (frame.host) hostsOf(arguments);
    const bool single = !frame.targets.empty() && !frame.host && !(frame.symmetric && arguments.sources.size() > 1) &&
                        frame.type != EventType::Statement && frame.type != EventType::Agree && frame.type != EventType::Mobilize &&
                        frame.type != EventType::Consult && frame.mode != "resign";
    const bool mutualNoun = candidate.kind == TriggerClass::Noun && arguments.sources.size() > 1;
    if (arguments.targets.empty() && !guest) {
        privatePatient(candidate, arguments.sources, arguments.targets);
        keepKinds(arguments.targets, frame.targetKinds);
    }
    if (arguments.targets.empty() && single && !mutualNoun && !frame.needsTarget && !arguments.sources.empty()) {
        // What is refused names others than who is refused it: "ruled out troops for Chad".
        if (!toOther && frame.type != EventType::Reject) nearbyTarget(candidate, arguments.sources, arguments.targets);
        keepKinds(arguments.targets, frame.targetKinds);
        if (arguments.targets.empty()) ownPeople(candidate, arguments.sources, arguments.targets);
    }
    if (frame.type == EventType::Statement || arguments.targets.empty()) addressee(candidate, arguments.sources, arguments.targets);
    if (frame.type == EventType::Statement && arguments.targets.empty()) topicOf(candidate, arguments.sources, arguments.targets);
    if (arguments.targets.empty()) thankedBy(candidate, arguments.sources, arguments.targets);
    if (frame.host && isHomeTrip(arguments)) return false;
    if (frame.host && arguments.targets.empty()) visitedBy(candidate, arguments.sources, arguments.targets);
    if (frame.host && arguments.targets.empty() && isCraft(candidate)) return false;
    if (frame.type == EventType::Mobilize && arguments.targets.empty()) provokedBy(candidate, arguments.sources, arguments.targets);
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
