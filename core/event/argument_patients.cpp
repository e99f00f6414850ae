// To whom something is done: people whom nothing but a noun names, private persons, the victims of an attack.
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

/// The unnamed people to whom a verb does something: "arrested 24 *students*", "warned *villagers*".
TokenIndex ArgumentFinder::peopleOf(const Candidate& candidate) const {
    if (candidate.kind != TriggerClass::Verb) return kNoToken;
    const TokenIndex people = m_clause.patient(candidate.trigger);
    if (people == kNoToken) return kNoToken;
    const EventType type = candidate.frame->type;
    const bool arrest = candidate.frame->mode == "arrest";
    if (m_document[people].upos == Upos::Num) return arrest || type == EventType::Assault ? people : kNoToken;
    if (m_document[people].upos != Upos::Noun || (!arrest && m_document[people].xpos != language::Xpos::NNS)) return kNoToken;
    const std::string_view lemma = m_document[people].lemma;
    if (arrest && m_words.quantities.contains(lemma)) return people;
    return m_words.agents.contains(lemma) && !m_words.instruments.contains(lemma) ? people : kNoToken;
}

/// "warned *villagers* ...", "accused *Smith* of selling arms in Havana": whom else the clause names is not whom it is done to.
bool ArgumentFinder::isToOther(const Candidate& candidate) const {
    const EventType type = candidate.frame->type;
    if (candidate.kind != TriggerClass::Verb) return false;
    if ((type == EventType::Request || type == EventType::Threaten) && peopleOf(candidate) != kNoToken) return true;
    // "appealed *to donors* to support the mission", "called *on the international community* to help Chad"
    bool others = false;
    for (const std::string_view preposition : {"to", "on", "upon"}) {
        const TokenIndex asked = type == EventType::Request ? m_clause.prepositional(candidate.trigger, preposition) : kNoToken;
        if (asked == kNoToken || (preposition != "to" && m_document[candidate.trigger].lemma != "call")) continue;
        std::vector<Filler> named;
        collect(asked, true, true, named);
        if (!named.empty()) return false;
        others = others || (m_document[asked].upos == Upos::Noun && m_words.agents.contains(m_document[asked].lemma));
    }
    if (others) return true;
    if (type != EventType::Request && type != EventType::Threaten && type != EventType::Accuse && type != EventType::Coerce) return false;
    const TokenIndex object = m_clause.patient(candidate.trigger);
    if (object == kNoToken) return false;
    std::vector<Filler> named;
    collect(object, true, true, named);
    // "urged *the wider world* to help Chad"
    const TokenIndex todo = type == EventType::Request ? m_clause.complement(candidate.trigger) : kNoToken;
    if (todo != kNoToken && m_clause.isInfinitive(todo) && m_document[object].upos == Upos::Noun) return named.empty();
    if (m_document[object].upos == Upos::Noun && type == EventType::Accuse) return named.empty() && m_words.agents.contains(m_document[object].lemma);
    if (m_document[object].upos != Upos::Propn) return false;
    const std::int32_t i = mentionAt(object);
    return named.empty() && i >= 0 && m_actors.actors[m_actors.mentions[static_cast<std::size_t>(i)].actor].kind == ActorKind::Person;
}

/// "arrested *John Smith*", "sanctioned *Mahan Air*", "paid tribute to *her*": who never acts in the story may still have
/// something done to him.
void ArgumentFinder::privatePatient(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const {
    const EventType type = candidate.frame->type;
    const bool verbal = type == EventType::Statement || type == EventType::Consult || type == EventType::Agree || type == EventType::Cooperate;
    if (verbal || type == EventType::Aid || type == EventType::Mobilize || type == EventType::Protest) return;
    // Whoever has no name makes no event of what needs somebody on the other side.
    const bool deed = type == EventType::Coerce || type == EventType::Assault || type == EventType::Retreat || type == EventType::Support;
    const bool unnamedToo = deed && !candidate.frame->needsTarget && !candidate.frame->needsOther && !candidate.frame->needsPair;
    std::vector<TokenIndex> patients;
    for (const Role& role : candidate.frame->targets) {
        if (role.kind == RoleKind::Object) patients.push_back(patientOf(candidate));
        if (role.kind == RoleKind::Object && candidate.kind == TriggerClass::Verb) patients.push_back(candidate.object);  // "cracked down on"
        if (role.kind != RoleKind::Preposition || role.preposition == "in") continue;
        for (const TokenIndex head : phraseHeads(candidate, role.preposition)) patients.push_back(m_clause.prepositional(head, role.preposition));
    }
    for (const TokenIndex patient : patients) {
        if (patient == kNoToken || !fillers.empty()) continue;
        for (const TokenIndex t : m_clause.conjuncts(patient)) {
            const std::int32_t i = mentionAt(t);
            const auto group = unnamedToo ? unnamedPeople(t) : std::nullopt;
            if (group && !contains(fillers, group->actor))
                fillers.push_back({Filler::kNoMention, group->actor, group->span, kPersonDoubt, "people without a name"});
            if (const auto counted = unnamedToo && type != EventType::Support && !group && i < 0 ? peopleCounted(t, sources) : std::nullopt; counted && !contains(fillers, counted->actor))
                fillers.push_back(*counted);
            if (i < 0) continue;
            const Mention& mention = m_actors.mentions[static_cast<std::size_t>(i)];
            const ActorKind kind = m_actors.actors[mention.actor].kind;
            const bool bystander = !m_actors.actors[mention.actor].acts && kind != ActorKind::Country && kind != ActorKind::Place;
            const bool named = kind == ActorKind::Person || bystander || (kind == ActorKind::Organisation && mention.form == actor::MentionForm::Name);
            if (!named || mention.modifier || contains(sources, mention.actor) || contains(fillers, mention.actor)) continue;
            fillers.push_back({static_cast<std::uint32_t>(i), mention.actor, mention.span, kPersonDoubt * mention.confidence, "named"});
        }
    }
}

/// "36 *immigrants*", "scores of *suspects*": whom nothing but a noun names, also behind the noun that counts them.
std::optional<UnnamedPeople::Group> ArgumentFinder::unnamedPeople(TokenIndex noun) const {
    if (const auto group = m_people.at(noun)) return group;
    const language::Token& token = m_document[noun];
    if (token.upos != Upos::Num && !m_words.quantities.contains(token.lemma) && !m_words.quantities.contains(token.lower)) return std::nullopt;
    const TokenIndex counted = m_clause.prepositional(noun, "of");
    return counted == kNoToken ? std::nullopt : m_people.at(counted);
}

/// "fired at demonstrators, killing two and arresting *12 others*": the people told of last before the number.
std::optional<Filler> ArgumentFinder::peopleCounted(TokenIndex number, const std::vector<Filler>& sources) const {
    const language::Token& token = m_document[number];
    if (token.upos != Upos::Num && token.lower != "others") return std::nullopt;
    constexpr TokenIndex kReach = 40;
    const TokenIndex begin = std::max(m_document.sentenceOf(number).first, number > kReach ? number - kReach : 0);
    for (TokenIndex t = number; t-- > begin;) {
        if (m_document[t].head == number) continue;
        if (const auto group = m_people.at(t)) return Filler{Filler::kNoMention, group->actor, token.span, kContentDoubt, "people told of before"};
        if (m_firstMention[t] < 0) continue;
        const auto i = static_cast<std::uint32_t>(m_firstMention[t]);
        const Mention& mention = m_actors.mentions[i];
        if (mention.modifier || !m_actors.actors[mention.actor].plural || contains(sources, mention.actor)) continue;
        return Filler{i, mention.actor, token.span, kContentDoubt, "people told of before"};
    }
    return std::nullopt;
}

/// "*Kenyans* were killed in the raid", "the raid killed *Kenyans*", "a raid in which *Kenyans* died": who fell victim to an attack.
TokenIndex ArgumentFinder::victimsOf(const Candidate& candidate) const {
    if (candidate.frame->type != EventType::Assault || candidate.kind != TriggerClass::Noun) return kNoToken;
    const auto harmedBy = [this](TokenIndex verb) {
        if (verb == kNoToken || !m_words.harms.contains(m_document[verb].lemma)) return kNoToken;
        const TokenIndex patient = m_clause.patient(verb);
        return patient != kNoToken ? patient : m_clause.surfaceSubject(verb);
    };
    const language::Token& noun = m_document[candidate.trigger];
    const Relation r = baseOf(noun.relation);
    const std::string_view word = m_clause.caseOf(candidate.trigger);
    TokenIndex victims = kNoToken;
    if (r == Relation::Nsubj || (r == Relation::Obl && (word == "in" || word == "by" || word == "during"))) victims = harmedBy(noun.head);
    forEachChild(m_document, candidate.trigger, [&](TokenIndex c) {
        if (victims == kNoToken && baseOf(m_document[c].relation) == Relation::Acl) victims = harmedBy(c);
    });
    return victims == candidate.trigger ? kNoToken : victims;
}

/// An attack of which only the place is named, or nothing at all, is one on its victims.
void ArgumentFinder::attackedVictims(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const {
    const bool somebody = std::any_of(fillers.begin(), fillers.end(), [this](const Filler& f) { return m_actors.actors[f.actor].kind != ActorKind::Place; });
    const TokenIndex victims = somebody ? kNoToken : victimsOf(candidate);
    if (victims == kNoToken) return;
    std::vector<Filler> found;
    collect(victims, false, true, found);
    std::erase_if(found, [&](const Filler& f) { return contains(sources, f.actor); });
    if (found.empty() && fillers.empty())
        for (const TokenIndex t : m_clause.conjuncts(victims))
            if (const auto group = unnamedPeople(t)) found.push_back({Filler::kNoMention, group->actor, group->span, kPersonDoubt, "people without a name"});
    if (!found.empty()) fillers = std::move(found);
}

/// People without a name of their own to whom one speaks are the speaker's; whoever protests does so against his own state.
void ArgumentFinder::ownPeople(const Candidate& candidate, const std::vector<Filler>& sources, std::vector<Filler>& fillers) const {
    const EventType type = candidate.frame->type;
    const bool protest = type == EventType::Protest;
    if (sources.empty()) return;
    if (!protest && type != EventType::Request && type != EventType::Threaten) return;
    const Actor& source = m_actors.actors[sources.front().actor];
    const bool guessed = !sources.front().doubt.empty();
    if (std::any_of(sources.begin(), sources.end(), [&](const Filler& f) { return m_actors.actors[f.actor].country != source.country; })) return;
    if (source.country.empty() || (source.id == source.country && !guessed)) return;
    const TokenIndex people = protest ? candidate.trigger : peopleOf(candidate);
    if (people == kNoToken) return;
    // "pressed other *countries*", "asked both *sides*"
    const std::string_view word = m_document[people].lemma;
    if (word == "country" || word == "nation" || word == "state" || word == "side") return;
    const std::optional<std::uint32_t> state = stateActor(source.country);
    if (!state) return;
    fillers.push_back({sources.front().mention, *state, protest ? sources.front().span : m_document[people].span, kContentDoubt,
                       protest ? "the protesters' own state" : "people of the acting state"});
}

}  // namespace chancery::event
