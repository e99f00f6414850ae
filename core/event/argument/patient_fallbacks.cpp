#include "core/event/argument/patient_fallbacks.h"

#include <algorithm>

#include "core/event/argument/noun_phrase.h"
#include "core/event/argument/trigger_tree.h"

namespace chancery::event::argument {

using actor::Actor;
using actor::ActorKind;
using actor::Mention;
using actor::MentionForm;
using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::Upos;

namespace {

/// "36 *immigrants*", "scores of *suspects*": whom nothing but a noun names, also behind the noun that counts
/// them.
std::optional<UnnamedPeople::Group> unnamedPeople(const ArticleView& view, TokenIndex noun) {
    if (const auto group = view.people.at(noun)) return group;
    const Token& token = view.document[noun];
    if (token.upos != Upos::Num && !view.words.quantities.contains(token.lemma) &&
        !view.words.quantities.contains(token.lower))
        return std::nullopt;
    const TokenIndex counted = view.clause.prepositional(noun, "of");
    return counted == kNoToken ? std::nullopt : view.people.at(counted);
}

/// "fired at demonstrators, killing two and arresting *12 others*": the people told of last before the
/// number.
std::optional<Filler> peopleCounted(const ArticleView& view, TokenIndex number,
                                    const std::vector<Filler>& sources) {
    const Token& token = view.document[number];
    if (token.upos != Upos::Num && token.lower != "others") return std::nullopt;
    constexpr TokenIndex kReach = 40;
    const TokenIndex begin =
        std::max(view.document.sentenceOf(number).first, number > kReach ? number - kReach : 0);
    for (TokenIndex t = number; t-- > begin;) {
        if (view.document[t].head == number) continue;
        if (const auto group = view.people.at(t))
            return Filler{nullptr, group->actor, token.span, kContentDoubt, "people told of before"};
        const Mention* const mention = view.headedBy(t);
        if (!mention || mention->modifier || !view.actorOf(*mention).plural ||
            contains(sources, mention->actor))
            continue;
        return Filler{mention, mention->actor, token.span, kContentDoubt, "people told of before"};
    }
    return std::nullopt;
}

/// "*Kenyans* were killed in the raid", "the raid killed *Kenyans*", "a raid in which *Kenyans* died": who
/// fell victim to an attack.
TokenIndex victimsOf(const ArticleView& view, const Candidate& candidate) {
    if (candidate.frame->type != EventType::Assault || candidate.kind != TriggerClass::Noun) return kNoToken;
    const auto harmedBy = [&](TokenIndex verb) {
        if (verb == kNoToken || !view.words.harms.contains(view.document[verb].lemma)) return kNoToken;
        const TokenIndex patient = view.clause.patient(verb);
        return patient != kNoToken ? patient : view.clause.surfaceSubject(verb);
    };
    const Token& noun = view.document[candidate.trigger];
    const Relation r = baseOf(noun.relation);
    const std::string_view word = view.clause.caseOf(candidate.trigger);
    TokenIndex victims = kNoToken;
    if (r == Relation::Nsubj || (r == Relation::Obl && (word == "in" || word == "by" || word == "during")))
        victims = harmedBy(noun.head);
    forEachChild(view.document, candidate.trigger, [&](TokenIndex c) {
        if (victims == kNoToken && baseOf(view.document[c].relation) == Relation::Acl) victims = harmedBy(c);
    });
    return victims == candidate.trigger ? kNoToken : victims;
}

}  // namespace

bool isToOther(const ArticleView& view, const Candidate& candidate) {
    const EventType type = candidate.frame->type;
    if (candidate.kind != TriggerClass::Verb) return false;
    if ((type == EventType::Request || type == EventType::Threaten) && peopleOf(view, candidate) != kNoToken)
        return true;
    // "appealed *to donors* to support the mission", "called *on the international community* to help Chad"
    bool others = false;
    for (const std::string_view preposition : {"to", "on", "upon"}) {
        const TokenIndex asked =
            type == EventType::Request ? view.clause.prepositional(candidate.trigger, preposition) : kNoToken;
        if (asked == kNoToken || (preposition != "to" && view.document[candidate.trigger].lemma != "call"))
            continue;
        std::vector<Filler> named;
        collectNamed(view, asked, kMeant, named);
        if (!named.empty()) return false;
        others = others || (view.document[asked].upos == Upos::Noun &&
                            view.words.agents.contains(view.document[asked].lemma));
    }
    if (others) return true;
    if (type != EventType::Request && type != EventType::Threaten && type != EventType::Accuse &&
        type != EventType::Coerce)
        return false;
    const TokenIndex object = view.clause.patient(candidate.trigger);
    if (object == kNoToken) return false;
    std::vector<Filler> named;
    collectNamed(view, object, kMeant, named);
    // "urged *the wider world* to help Chad"
    const TokenIndex todo = type == EventType::Request ? view.clause.complement(candidate.trigger) : kNoToken;
    if (todo != kNoToken && view.clause.isInfinitive(todo) && view.document[object].upos == Upos::Noun)
        return named.empty();
    if (view.document[object].upos == Upos::Noun && type == EventType::Accuse)
        return named.empty() && view.words.agents.contains(view.document[object].lemma);
    if (view.document[object].upos != Upos::Propn) return false;
    const Mention* const person = view.mentionAt(object);
    return named.empty() && person && view.actorOf(*person).kind == ActorKind::Person;
}

void collectPrivatePatients(const ArticleView& view, const Candidate& candidate,
                            const std::vector<Filler>& sources, std::vector<Filler>& fillers) {
    const EventType type = candidate.frame->type;
    const bool verbal = type == EventType::Statement || type == EventType::Consult ||
                        type == EventType::Agree || type == EventType::Cooperate;
    if (verbal || type == EventType::Aid || type == EventType::Mobilize || type == EventType::Protest) return;
    // Whoever has no name makes no event of what needs somebody on the other side.
    const bool deed = type == EventType::Coerce || type == EventType::Assault || type == EventType::Retreat ||
                      type == EventType::Support;
    const bool unnamedToo =
        deed && !candidate.frame->needsTarget && !candidate.frame->needsOther && !candidate.frame->needsPair;
    std::vector<TokenIndex> patients;
    for (const Role& role : candidate.frame->targets) {
        if (role.kind == RoleKind::Object) patients.push_back(patientOf(view, candidate));
        if (role.kind == RoleKind::Object && candidate.kind == TriggerClass::Verb)
            patients.push_back(candidate.object);  // "cracked down on"
        if (role.kind != RoleKind::Preposition || role.preposition == "in") continue;
        for (const TokenIndex head : phraseHeads(view, candidate, role.preposition))
            patients.push_back(view.clause.prepositional(head, role.preposition));
    }
    for (const TokenIndex patient : patients) {
        if (patient == kNoToken || !fillers.empty()) continue;
        for (const TokenIndex t : view.clause.conjuncts(patient)) {
            const Mention* const mention = view.mentionAt(t);
            const auto group = unnamedToo ? unnamedPeople(view, t) : std::nullopt;
            if (group && !contains(fillers, group->actor))
                fillers.push_back(
                    {nullptr, group->actor, group->span, kPersonDoubt, "people without a name"});
            if (const auto counted = unnamedToo && type != EventType::Support && !group && !mention
                                         ? peopleCounted(view, t, sources)
                                         : std::nullopt;
                counted && !contains(fillers, counted->actor))
                fillers.push_back(*counted);
            if (!mention) continue;
            const ActorKind kind = view.actorOf(*mention).kind;
            const bool bystander =
                !view.actorOf(*mention).acts && kind != ActorKind::Country && kind != ActorKind::Place;
            const bool named = kind == ActorKind::Person || bystander ||
                               (kind == ActorKind::Organisation && mention->form == MentionForm::Name);
            if (!named || mention->modifier || contains(sources, mention->actor) ||
                contains(fillers, mention->actor))
                continue;
            fillers.push_back(
                {mention, mention->actor, mention->span, kPersonDoubt * mention->confidence, "named"});
        }
    }
}

void turnToVictims(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                   std::vector<Filler>& fillers) {
    const bool somebody = std::any_of(fillers.begin(), fillers.end(), [&](const Filler& f) {
        return view.actorOf(f).kind != ActorKind::Place;
    });
    const TokenIndex victims = somebody ? kNoToken : victimsOf(view, candidate);
    if (victims == kNoToken) return;
    std::vector<Filler> found;
    collectNamed(view, victims, kActing, found);
    std::erase_if(found, [&](const Filler& f) { return contains(sources, f.actor); });
    if (found.empty() && fillers.empty())
        for (const TokenIndex t : view.clause.conjuncts(victims))
            if (const auto group = unnamedPeople(view, t))
                found.push_back({nullptr, group->actor, group->span, kPersonDoubt, "people without a name"});
    if (!found.empty()) fillers = std::move(found);
}

void collectOwnPeople(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                      std::vector<Filler>& fillers) {
    const EventType type = candidate.frame->type;
    const bool protest = type == EventType::Protest;
    if (sources.empty()) return;
    if (!protest && type != EventType::Request && type != EventType::Threaten) return;
    const Actor& source = view.actorOf(sources.front());
    const bool guessed = !sources.front().doubt.empty();
    if (std::any_of(sources.begin(), sources.end(),
                    [&](const Filler& f) { return view.actorOf(f).country != source.country; }))
        return;
    if (source.country.empty() || (source.id == source.country && !guessed)) return;
    const TokenIndex people = protest ? candidate.trigger : peopleOf(view, candidate);
    if (people == kNoToken) return;
    // "pressed other *countries*", "asked both *sides*"
    if (view.words.peers.contains(view.document[people].lemma)) return;
    const std::optional<std::uint32_t> state = view.stateActor(source.country);
    if (!state) return;
    fillers.push_back({sources.front().mention, *state,
                       protest ? sources.front().span : view.document[people].span, kContentDoubt,
                       protest ? "the protesters' own state" : "people of the acting state"});
}

}  // namespace chancery::event::argument
