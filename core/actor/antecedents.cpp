// The searches of Coreference for one: whom "he", "it", "the country", "the council" may mean again.
#include <algorithm>

#include "core/actor/coreference.h"

namespace chancery::actor {
namespace {

using language::Relation;

constexpr int kObjectWeight = 6;  ///< in points of Coreference::personBefore
constexpr int kMaxClimb = 24;     ///< steps up a tree, against chains without end

}  // namespace

bool Coreference::sameClause(const Seen& seen, const Mention& mention) const {
    if (seen.sentence != mention.sentence || mention.modifier) return false;
    const TokenIndex a = m_document->tokens[seen.head].head;
    const TokenIndex b = m_document->tokens[mention.head].head;
    return a != kNoToken && a == b;
}

/// "They urged *it*": an object is somebody else than its own clause's subject, who is returned; kNone if unknown.
std::uint32_t Coreference::doerTo(const Mention& mention) const {
    const language::Token& token = m_document->tokens[mention.head];
    const Relation relation = language::baseOf(token.relation);
    if (mention.modifier || token.lower.ends_with("self")) return kNone;
    if (relation != Relation::Obj && relation != Relation::Iobj && relation != Relation::Obl) return kNone;
    const TokenIndex subject = m_clauses.subjectOf(token.head);
    std::uint32_t doer = kNone;
    back([&](const Seen& seen) {
        if (seen.head == subject && !seen.modifier) doer = seen.actor;
        return doer == kNone && seen.sentence == mention.sentence;
    });
    return doer;
}

bool Coreference::fitsPronoun(const Seen& seen, char gender) const { return seen.set == 0 && fitsPronoun(seen.actor, gender); }

bool Coreference::fitsPronoun(std::uint32_t candidate, char gender) const {
    const Actor& actor = m_book->at(candidate);
    if (actor.plural) return false;
    if (gender != kThing) {
        const char g = m_linker->genderOf(candidate);
        return isPerson(actor) && (g == ' ' || g == gender);
    }
    return actor.kind == ActorKind::Country || actor.kind == ActorKind::Institution ||
           actor.kind == ActorKind::Organisation || actor.kind == ActorKind::ArmedGroup;
}

/// "During *his* tour, Haniya secured ...": an owner in the phrase that opens a sentence is the subject behind it.
std::optional<std::uint32_t> Coreference::subjectAhead(const Mention& mention, char gender) const {
    const auto& tokens = m_document->tokens;
    constexpr TokenIndex kReach = 3;
    const language::Token& owner = tokens[mention.head];
    if (owner.relation != Relation::NmodPoss || mention.head - m_document->sentences[mention.sentence].first > kReach) return std::nullopt;
    const language::Token& noun = tokens[owner.head];
    if (language::baseOf(noun.relation) != Relation::Obl || noun.head == kNoToken) return std::nullopt;
    const TokenIndex subject = m_document->findChild(noun.head, Relation::Nsubj);
    if (subject == kNoToken || subject < owner.head) return std::nullopt;
    constexpr std::size_t kMost = 12;
    for (std::size_t i = m_next; i < std::min(m_draft->mentions.size(), m_next + kMost); ++i) {
        const DraftMention& d = m_draft->mentions[i];
        if (d.mention.head != subject) continue;
        std::uint32_t actor = kNone;
        if (d.decision == Decision::Settled) actor = d.mention.actor;
        if (d.decision == Decision::ByName) actor = m_draft->names[d.index].actor;
        if (d.decision == Decision::ByTitle && m_draft->titles[d.index].name != kNone) actor = m_draft->names[m_draft->titles[d.index].name].actor;
        return actor != kNone && fitsPronoun(actor, gender) ? std::optional(actor) : std::nullopt;
    }
    return std::nullopt;
}

/// "criticised *Iran* for its tests", "sanctions on *Iran* after its tests": whom the phrase `below` the verb or noun `at` is
/// about; null if it is no such phrase.
const Coreference::Seen* Coreference::controllerOf(TokenIndex at, TokenIndex below, char gender) const {
    const auto& tokens = m_document->tokens;
    if (below == at) return nullptr;
    const TokenIndex mark = m_document->findChild(below, Relation::Case);
    if (mark == kNoToken) return nullptr;
    const std::string_view word = tokens[mark].lower;
    const bool about = word == "for" || word == "over";
    const bool behind = word == "after" || word == "following";
    if (!about && !behind) return nullptr;
    const TokenIndex owner = m_document->findChild(below, Relation::NmodPoss);
    if (owner == kNoToken || owner >= below || tokens[owner + 1].lower == "own" || tokens[below].lower == "part") return nullptr;
    const bool object = language::baseOf(tokens[at].relation) == Relation::Obj;
    TokenIndex whom = object ? at : m_document->findChild(at, Relation::Obj);
    if (behind) whom = m_clauses.struckBy(at, whom);
    if (whom == kNoToken || whom > below) return nullptr;
    const Seen* found = nullptr;
    back([&](const Seen& seen) {
        if (seen.last <= whom) return false;
        if (seen.head == whom && !seen.modifier && fitsPronoun(seen, gender)) found = &seen;
        return found == nullptr;
    });
    return found;
}

/// "was unveiled by *Rice* on her tour": by whom the verb is done, before a pronoun that may mean him; null if by nobody.
const Coreference::Seen* Coreference::agentOf(TokenIndex verb, const Mention& mention, char gender) const {
    const TokenIndex agent = m_document->findChild(verb, Relation::OblAgent);
    const Seen* found = nullptr;
    if (agent == kNoToken || agent > mention.head) return found;
    back([&](const Seen& seen) {
        if (seen.head == agent && fitsPronoun(seen, gender)) found = &seen;
        return found == nullptr && seen.sentence == mention.sentence;
    });
    return found;
}

/// The subject of the nearest clause around a pronoun that may be whom it means: "North Korea marked the day
/// to celebrate *its* launch". A clause whose subject does not fit hides nothing above it.
const Coreference::Seen* Coreference::subjectAbove(const Mention& mention, char gender, bool& stranger) const {
    const auto& tokens = m_document->tokens;
    const TokenIndex governor = tokens[mention.head].head;
    // "Iran said Israel attacked *it*": not the subject of its own clause, unless it belongs to a noun there.
    const std::uint32_t doer = doerTo(mention);
    const TokenIndex acting = mention.modifier ? kNoToken : m_clauses.subjectOf(governor);
    bool own = mention.modifier;
    TokenIndex below = mention.head;
    TokenIndex at = governor;
    for (int i = 0; i < kMaxClimb && at != kNoToken; ++i, below = at, at = tokens[at].head) {
        if (const Seen* controller = mention.modifier ? controllerOf(at, below, gender) : nullptr) return controller;
        TokenIndex subject = m_document->findChild(at, Relation::Nsubj);
        // "Russia's use of arms in *its* war": the owner of the phrase that the pronoun stands in.
        if (mention.modifier && gender == kThing && subject == kNoToken && at != governor)
            subject = m_document->findChild(at, Relation::NmodPoss);
        if (const Seen* agent = own && gender != kThing ? agentOf(at, mention, gender) : nullptr; agent != nullptr && (subject == kNoToken || isStranger(subject, false)))
            return agent;
        if (subject == kNoToken && tokens[at].relation != Relation::Conj) {
            if (opensClause(tokens[at].relation) && tokens[at].relation != Relation::Xcomp) own = true;
            continue;
        }
        const bool skip = subject == kNoToken || subject == below || subject == acting || !own;
        if (opensClause(tokens[at].relation)) own = true;
        if (skip || subject > mention.head) continue;
        const Seen* found = nullptr;
        back([&](const Seen& seen) {
            if (seen.sentence != mention.sentence) return false;
            if (seen.head == subject && seen.actor != doer && fitsPronoun(seen, gender)) found = &seen;
            return found == nullptr;
        });
        if (found != nullptr) return found;
        const bool named = tokens[subject].xpos == language::Xpos::NNP;  // "Permanent Secretary Wasaputi said his"
        if ((gender == kThing || named) && isStranger(subject, false)) {
            stranger = true;
            return nullptr;
        }
    }
    return nullptr;
}

/// "The company", "traders", "the report": a noun as subject that no mention covers.
bool Coreference::isStranger(TokenIndex subject, bool plural) const {
    const language::Token& token = m_document->tokens[subject];
    const bool noun = plural ? token.xpos == language::Xpos::NNS || token.xpos == language::Xpos::NNPS
                             : token.xpos == language::Xpos::NN || token.xpos == language::Xpos::NNP;
    if (!noun) return false;
    bool covered = false;
    back([&](const Seen& seen) {
        if (seen.last <= subject && seen.first + 40 < subject) return false;
        covered = covered || (!seen.modifier && seen.first <= subject && subject < seen.last);
        return !covered;
    });
    return !covered;
}

/// True if the main clause of a sentence has such a subject, before `before`.
bool Coreference::strangerActs(std::uint32_t sentence, TokenIndex before, bool plural) const {
    const language::Sentence& s = m_document->sentences[sentence];
    constexpr TokenIndex kLongest = 200;
    for (TokenIndex t = s.first; t < s.last && t < before && t < s.first + kLongest; ++t) {
        const language::Token& token = m_document->tokens[t];
        if (token.head == kNoToken || (token.relation != Relation::Nsubj && token.relation != Relation::NsubjPass))
            continue;
        if (m_document->tokens[token.head].relation == Relation::Root) return isStranger(t, plural);
    }
    return false;
}

/// Whom "it" means when its own sentence does not tell: a subject before it, nearest sentence first. Names inside
/// objects, owners and modifiers are not meant, nor anybody where an unnamed thing was spoken of.
std::optional<std::uint32_t> Coreference::itBefore(const Mention& mention) const {
    std::optional<std::uint32_t> found;
    int best = 0;
    const std::uint32_t doer = doerTo(mention);
    std::uint32_t sentence = mention.sentence;
    bool blocked = false;
    back([&](const Seen& seen) {
        if (mention.sentence - seen.sentence > 2) return false;
        if (seen.sentence != sentence) {
            if (found || blocked) return false;
            sentence = seen.sentence;
            blocked = strangerActs(sentence, mention.first, false);
            if (blocked) return false;
        }
        const bool owner = mention.modifier && seen.sentence == mention.sentence;
        const bool subject = (seen.subject || owner) && !seen.modifier && !(seen.sentence == mention.sentence && sameClause(seen, mention));
        if (!subject || !fitsPronoun(seen, kThing) || seen.actor == doer) return true;
        const int score = seen.main ? 2 : 1;
        if (score > best) best = score, found = seen.actor;
        return true;
    });
    for (std::uint32_t s = sentence + 1; !blocked && s < mention.sentence; ++s) blocked = strangerActs(s, mention.first, false);
    return blocked ? std::nullopt : found;
}

/// How much the article is about somebody: a point for every time he was spoken of before, five at most.
int Coreference::salience(std::uint32_t actor) const {
    constexpr std::uint32_t kMost = 5;
    return actor < m_times.size() ? static_cast<int>(std::min(kMost, m_times[actor])) : 0;
}

std::optional<std::uint32_t> Coreference::personBefore(const Mention& mention, char gender) const {
    int best = 0;
    std::optional<std::uint32_t> found;
    const std::uint32_t doer = doerTo(mention);
    const bool quoted = m_document->tokens[mention.head].quoted;
    const bool speaking = m_clauses.speaks(mention.head);
    back([&](const Seen& seen) {
        // A long quotation parts nobody from his words.
        const int gap = static_cast<int>(quoted ? mention.sentence - seen.sentence : m_voiced[mention.sentence] - m_voiced[seen.sentence]);
        if (gap > 4) return false;
        if (gender != ' ' && m_strangerSince && (m_strangerSince->second == gender || m_strangerSince->second == ' ') &&
            seen.sentence <= m_strangerSince->first)
            return false;
        const Actor& actor = m_book->at(seen.actor);
        // "Prachanda said": a name that no lexicon has, but it speaks.
        const bool speaker = actor.kind == ActorKind::Other && !actor.plural && seen.main && gender != ' ' &&
                             seen.set == 0 && !seen.modifier;
        if ((!isPerson(actor) && !speaker) || sameClause(seen, mention) || seen.actor == doer) return true;
        const char g = m_linker->genderOf(seen.actor);
        if (g != ' ' && gender != ' ' && g != gender) return true;
        if (gender == 'f' && g == ' ' && gap > 1) return true;
        const bool owner = m_document->tokens[seen.head].relation == Relation::NmodPoss;
        int score = 20 - 4 * gap + (seen.subject ? 5 : 0) + (seen.main ? 2 : 0) + (g == gender ? 2 : 0) -
                    (!seen.modifier ? 0 : owner ? 1 : 3) + salience(seen.actor);
        if (actor.kind == ActorKind::Official) ++score;
        // "met Putin and urged *him*"
        if (doer != kNone && gap == 0 && seen.sentence == mention.sentence && !seen.subject && !seen.modifier) score += kObjectWeight;
        // "Bush said Putin erred. He added": who speaks on spoke before; whom his words call "he" is another.
        if (speaking) score += seen.told ? -kSpeechWeight : seen.speaker || seen.main ? kSpeechWeight : 0;
        if (quoted && seen.speaker) score -= kSpeechWeight;
        if (score > best) {
            best = score;
            found = seen.actor;
        }
        return true;
    });
    return found;
}

/// False where "the Himalayan kingdom" lies in a region that the state does not.
bool Coreference::fitsRegion(const Mention& mention, const Actor& actor) const {
    for (TokenIndex t = mention.first; t + 1 < mention.last; ++t) {
        if (!m_lexicon->liesIn(actor.country, m_lexicon->folding.hashOf(m_document->tokens[t].form))) return false;
    }
    return true;
}

std::optional<std::uint32_t> Coreference::thingBefore(const Mention& mention, bool countryOnly,
                                                      bool groupOnly) const {
    int best = 0;
    std::optional<std::uint32_t> found;
    back([&](const Seen& seen) {
        const int gap = static_cast<int>(mention.sentence - seen.sentence);
        if (gap > 3) return false;
        const Actor& actor = m_book->at(seen.actor);
        const bool group = actor.kind == ActorKind::ArmedGroup || actor.kind == ActorKind::Organisation;
        // "For Liberians, aid to the country": a state is named by its people, too.
        const bool people = countryOnly && actor.kind == ActorKind::Other && actor.plural && !actor.country.empty() && !seen.modifier;
        if (countryOnly && ((!people && actor.kind != ActorKind::Country) || !fitsRegion(mention, actor))) return true;
        if (groupOnly && !group && !(actor.kind == ActorKind::Other && !actor.plural)) return true;
        if (!group && actor.kind != ActorKind::Country && actor.kind != ActorKind::Institution &&
            actor.kind != ActorKind::Other)
            return true;
        if ((actor.plural && !people) || sameClause(seen, mention)) return true;
        if (groupOnly && seen.modifier && actor.kind != ActorKind::ArmedGroup) return true;  // "*Taliban*-led violence ... the movement"
        const int score = 20 - 4 * gap + (seen.subject ? 6 : 0) - (seen.modifier ? 3 : 0) -
                          (seen.place && !countryOnly ? 4 : 0) - (actor.kind == ActorKind::Other ? 4 : 0);
        if (score > best) {
            best = score;
            found = seen.actor;
        }
        return true;
    });
    return found;
}

/// "the council": the body last named whose name ends so.
std::optional<std::uint32_t> Coreference::bodyBefore(const Mention& mention) const {
    const std::string_view noun = m_document->tokens[mention.last - 1].lower;
    const std::uint64_t wanted = m_lexicon->folding.hashOf(noun);
    std::optional<std::uint32_t> found;
    back([&](const Seen& seen) {
        const Actor& actor = m_book->at(seen.actor);
        const bool body = actor.kind == ActorKind::Organisation || actor.kind == ActorKind::Institution;
        const std::string_view name = std::string_view(actor.name).substr(actor.name.rfind(' ') + 1);
        if (body && !actor.plural && (m_document->tokens[seen.head].lower == noun || m_lexicon->folding.hashOf(name) == wanted)) found = seen.actor;
        return !found;
    });
    if (found || !m_lexicon->words.anaphorsGroup.contains(wanted)) return found;
    // "The WFP left. ... The agency": an international organisation of another name, never a party or fighters.
    found = thingBefore(mention, false, true);
    const bool international = found && m_lexicon->organisationById.contains(m_book->at(*found).organisation);
    return international ? found : std::nullopt;
}

}  // namespace chancery::actor
