// The searches of Coreference: who was spoken of before and may be meant again.
#include <algorithm>

#include "core/actor/coreference.h"

namespace chancery::actor {
namespace {

using language::Relation;

constexpr int kSpeechWeight = 6;  ///< in points of Coreference::personBefore
constexpr int kObjectWeight = 6;  ///< likewise
constexpr int kMaxClimb = 24;  ///< steps up a tree, against chains without end

bool opensClause(Relation relation) {
    return relation == Relation::Root || relation == Relation::Advcl || relation == Relation::Ccomp ||
           relation == Relation::Xcomp || relation == Relation::Acl || relation == Relation::AclRelcl ||
           relation == Relation::AdvclRelcl || relation == Relation::Parataxis ||
           relation == Relation::Conj || relation == Relation::Csubj;
}

}  // namespace

bool Coreference::sameClause(const Seen& seen, const Mention& mention) const {
    if (seen.sentence != mention.sentence || mention.modifier) return false;
    const TokenIndex a = m_document->tokens[seen.head].head;
    const TokenIndex b = m_document->tokens[mention.head].head;
    return a != kNoToken && a == b;
}

/// The subject of "said" or of "was quoted", or whom others quote, outside quotations.
bool Coreference::speaks(TokenIndex subject) const {
    const language::Token& token = m_document->tokens[subject];
    if (token.head == kNoToken || token.quoted) return false;
    const language::Token& verb = m_document->tokens[token.head];
    if (token.relation == Relation::NsubjPass || token.relation == Relation::Obj) return m_lexicon->is(verb.lemma, m_lexicon->words.citationVerbs);
    return token.relation == Relation::Nsubj && m_lexicon->is(verb.lemma, m_lexicon->words.speechVerbs);
}

/// Inside a quotation, or in the content clause of a verb of speech.
bool Coreference::isTold(TokenIndex token) const {
    const auto& tokens = m_document->tokens;
    if (tokens[token].quoted) return true;
    for (int i = 0; i < kMaxClimb && tokens[token].head != kNoToken; ++i, token = tokens[token].head) {
        const bool content = language::baseOf(tokens[token].relation) == Relation::Ccomp;
        if (content && m_lexicon->is(tokens[tokens[token].head].lemma, m_lexicon->words.speechVerbs)) return true;
    }
    return false;
}

/// The subject of a verb, also where it shares that of the verb above it: "met him and *urged*", "came to *urge*",
/// "asked Chad to *urge*", "in an effort to *urge*".
TokenIndex Coreference::subjectOf(TokenIndex verb) const {
    const auto& tokens = m_document->tokens;
    for (int i = 0; i < kMaxClimb && verb != kNoToken; ++i) {
        for (const Relation relation : {Relation::Nsubj, Relation::NsubjPass})
            if (const TokenIndex subject = m_document->findChild(verb, relation); subject != kNoToken) {
                const bool relative = tokens[subject].xpos == language::Xpos::WP || tokens[subject].xpos == language::Xpos::WDT;
                return relative && tokens[verb].relation == Relation::AclRelcl ? tokens[verb].head : subject;
            }
        const language::Token& token = tokens[verb];
        const bool infinitive = token.xpos == language::Xpos::VB;
        if (token.head == kNoToken) return kNoToken;
        const TokenIndex whom = m_document->findChild(token.head, Relation::Obj);
        if (token.relation == Relation::Xcomp && whom != kNoToken && whom < verb) return whom;
        TokenIndex above = token.head;
        if (token.relation == Relation::Acl && infinitive) {
            if (language::baseOf(tokens[above].relation) != Relation::Obl) return kNoToken;
            above = tokens[above].head;
        } else if (token.relation != Relation::Conj && token.relation != Relation::Xcomp &&
                   (token.relation != Relation::Advcl || (!infinitive && token.xpos != language::Xpos::VBG))) {
            return kNoToken;
        }
        verb = above;
    }
    return kNoToken;
}

/// "They urged *it*": an object is somebody else than its own clause's subject, who is returned; kNone if unknown.
std::uint32_t Coreference::doerTo(const Mention& mention) const {
    const language::Token& token = m_document->tokens[mention.head];
    const Relation relation = language::baseOf(token.relation);
    if (mention.modifier || token.lower.ends_with("self")) return kNone;
    if (relation != Relation::Obj && relation != Relation::Iobj && relation != Relation::Obl) return kNone;
    const TokenIndex subject = subjectOf(token.head);
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

/// "slapped sanctions on *Iran*": whom a verb or its object strikes; kNoToken if nobody.
TokenIndex Coreference::struckBy(TokenIndex verb, TokenIndex object) const {
    TokenIndex found = kNoToken;
    for (const TokenIndex head : {verb, object}) {
        if (head == kNoToken || found != kNoToken) continue;
        language::forEachChild(*m_document, head, [&](TokenIndex c) {
            const TokenIndex mark = m_document->findChild(c, Relation::Case);
            if (mark != kNoToken && c > head && (m_document->tokens[mark].lower == "on" || m_document->tokens[mark].lower == "against")) found = c;
        });
    }
    return found;
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
    if (behind) whom = struckBy(at, whom);
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
    const TokenIndex acting = mention.modifier ? kNoToken : subjectOf(governor);
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

/// The verb whose argument a mention is, also as a part of that argument: "held *talks with Iran*".
TokenIndex Coreference::governingVerb(const Seen& seen) const {
    const auto& tokens = m_document->tokens;
    TokenIndex t = seen.head;
    for (int i = 0; i < kMaxClimb && t != kNoToken; ++i, t = tokens[t].head) {
        const Relation relation = language::baseOf(tokens[t].relation);
        const bool inside = relation == Relation::Nsubj || relation == Relation::Obj ||
                            relation == Relation::Obl || relation == Relation::Nmod ||
                            relation == Relation::Appos || relation == Relation::Flat ||
                            relation == Relation::Xcomp ||
                            (relation == Relation::Conj && tokens[t].upos != language::Upos::Verb);
        if (!inside) return t;
    }
    return kNoToken;
}

/// Two persons that one clause brings together, or two sides by "with" or "meet".
bool Coreference::meets(const Seen& subject, const Seen& partner) const {
    const TokenIndex verb = governingVerb(subject);
    if (verb == kNoToken || verb != governingVerb(partner)) return false;
    if (isPerson(m_book->at(subject.actor)) && isPerson(m_book->at(partner.actor))) return true;
    const TokenIndex mark = m_document->findChild(partner.head, Relation::Case);
    if (mark != kNoToken) return m_document->tokens[mark].lower == "with";
    const TokenIndex governor = m_document->tokens[partner.head].head;
    return governor != kNoToken && m_lexicon->is(m_document->tokens[governor].lemma, m_lexicon->words.meetingVerbs);
}

/// Whom "they" means behind "Blinken is to meet Yoon": the subject of the nearest sentence and its partners.
std::vector<std::uint32_t> Coreference::meetingBefore(const Mention& mention, int& gap) const {
    std::vector<std::uint32_t> found;
    std::vector<const Seen*> near;
    std::uint32_t sentence = mention.sentence;
    const auto pair = [&] {
        for (std::size_t s = near.size(); s-- > 0 && found.empty();) {
            if (!near[s]->subject) continue;
            for (std::size_t p = near.size(); p-- > 0;) {
                const std::uint32_t actor = near[p]->actor;
                if (p == s || actor == near[s]->actor || !meets(*near[s], *near[p])) continue;
                if (found.empty()) found.push_back(near[s]->actor);
                if (std::find(found.begin(), found.end(), actor) == found.end()) found.push_back(actor);
            }
        }
        gap = static_cast<int>(mention.sentence - sentence);
        near.clear();
    };
    back([&](const Seen& seen) {
        if (mention.sentence - seen.sentence > 2) return false;
        if (seen.sentence != sentence) {
            pair();
            if (!found.empty()) return false;
            sentence = seen.sentence;
        }
        const Actor& actor = m_book->at(seen.actor);
        const bool side = actor.kind == ActorKind::Country || actor.kind == ActorKind::Institution || actor.plural ||
                          actor.kind == ActorKind::Organisation || actor.kind == ActorKind::ArmedGroup;
        if (!seen.modifier && !seen.place && (side || isPerson(actor)) && near.size() < 12)
            near.push_back(&seen);
        return true;
    });
    if (found.empty()) pair();
    return found;
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
    const bool speaking = speaks(mention.head);
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

std::vector<std::uint32_t> Coreference::severalBefore(const Mention& mention) const {
    int gap = 0;
    int meetingGap = 0;
    bool certain = false;
    std::vector<std::uint32_t> found = pluralBefore(mention, gap, certain);
    std::vector<std::uint32_t> meeting = meetingBefore(mention, meetingGap);
    for (std::uint32_t back = 0; back <= 1 && back <= mention.sentence; ++back) {
        const int nearest = meeting.empty() ? gap : found.empty() ? meetingGap : std::min(gap, meetingGap);
        if (nearest < static_cast<int>(back)) break;
        const std::uint32_t sentence = mention.sentence - back;
        if (!(certain && nearest == static_cast<int>(back)) && strangerActs(sentence, mention.first, true)) return {};
    }
    // "Li met a delegation. They exchanged views": not the delegation alone.
    const bool within = std::all_of(found.begin(), found.end(), [&](std::uint32_t actor) { return std::find(meeting.begin(), meeting.end(), actor) != meeting.end(); });
    if (!meeting.empty() && (found.empty() || meetingGap < gap || (meetingGap == gap && (!certain || (within && gap > 0)))))
        return meeting;
    return found;
}

/// Whom "they" means: the nearest coordination or plural, subjects first; `certain`: such a subject, `gap`
/// sentences back.
std::vector<std::uint32_t> Coreference::pluralBefore(const Mention& mention, int& nearest,
                                                     bool& certain) const {
    int best = 0;
    std::vector<std::uint32_t> found;
    std::uint32_t foundSet = 0;
    const bool speaking = speaks(mention.head);
    back([&](const Seen& seen) {
        const int gap = static_cast<int>(mention.sentence - seen.sentence);
        if (gap > 2) return false;
        if (seen.set != 0 && seen.set == foundSet) {
            if (std::find(found.begin(), found.end(), seen.actor) == found.end())
                found.insert(found.begin(), seen.actor);
            return true;
        }
        const Actor& actor = m_book->at(seen.actor);
        const language::Xpos xpos = m_document->tokens[seen.head].xpos;  // "EU *leaders*"
        const bool plural = actor.plural || seen.set != 0 || (xpos == language::Xpos::NNS && actor.kind != ActorKind::Country);
        if (actor.kind == ActorKind::Place || (isPerson(actor) && seen.set == 0)) return true;
        if (!plural && actor.kind == ActorKind::Organisation && !actor.inLexicon) return true;
        if (speaking && m_document->tokens[seen.head].quoted) return true;
        // "warning data on North Korean missiles": what is only spoken of is not who "they" are.
        if (!plural && !seen.subject) return true;
        if (sameClause(seen, mention)) return true;
        int score = 12 - 4 * gap + (seen.subject ? 5 : 0) + (plural ? 6 : 0) + (seen.set != 0 ? 1 : 0) -
                    (seen.modifier ? 3 : 0) - (seen.place ? 4 : 0) - (actor.kind == ActorKind::Country && !plural ? 4 : 0);
        if (speaking) score += seen.told ? -kSpeechWeight : seen.speaker ? kSpeechWeight : 0;
        if (score > best) {
            best = score;
            found = {seen.actor};
            foundSet = seen.set;
            nearest = gap;
            certain = (plural && seen.subject) || (actor.plural && !seen.modifier);
        }
        return true;
    });
    return found;
}

std::vector<std::uint32_t> Coreference::pairBefore(const Mention& mention, bool persons) const {
    std::vector<std::uint32_t> found;
    std::vector<std::string> sides;
    std::uint32_t set = 0;
    std::vector<std::uint32_t> inSet;
    std::vector<std::uint32_t> subjects;
    back([&](const Seen& seen) {
        if (mention.sentence - seen.sentence > 4) return false;
        const Actor& actor = m_book->at(seen.actor);
        const bool organised = actor.kind == ActorKind::Organisation && actor.inLexicon && actor.acts;
        const bool fits = persons
                              ? isPerson(actor)
                              : (organised || actor.kind == ActorKind::Country || actor.kind == ActorKind::ArmedGroup ||
                                 actor.kind == ActorKind::Official || actor.kind == ActorKind::Institution) &&
                                    !actor.side().empty();
        if (!fits || (seen.place && !persons && actor.kind == ActorKind::Place)) return true;
        const std::string& key = persons ? actor.id : actor.side();
        const auto sameKey = [&](std::uint32_t other) { return (persons ? m_book->at(other).id : m_book->at(other).side()) == key; };
        if (seen.set != 0 && (set == 0 || set == seen.set) && inSet.size() < 2 && std::none_of(inSet.begin(), inSet.end(), sameKey)) {
            set = seen.set;
            inSet.push_back(seen.actor);
        }
        if (std::find(sides.begin(), sides.end(), key) == sides.end() && found.size() < 2) {
            sides.push_back(key);
            found.push_back(seen.actor);
        }
        // "The king spoke. ... Bush said": those of whom the clauses tell, before those named inside them.
        if (persons && seen.subject && !seen.modifier && !actor.country.empty() && subjects.size() < 2 && std::none_of(subjects.begin(), subjects.end(), sameKey))
            subjects.push_back(seen.actor);
        return inSet.size() < 2;
    });
    if (subjects.size() == 2) found = subjects;
    if (inSet.size() == 2) found = inSet;
    if (found.size() < 2) found.clear();
    std::reverse(found.begin(), found.end());
    return found;
}

/// The two of different states, and no third, that were last named together; `fits(seen, set)` says who belongs to them, given the
/// number of their set or 0 while it is unknown.
template <typename Within, typename Fits>
std::vector<std::uint32_t> Coreference::lastPairOfStates(const Within& within, const Fits& fits) const {
    std::vector<std::uint32_t> pair;
    std::uint32_t set = 0;
    bool more = false;
    back([&](const Seen& seen) {
        if (!within(seen)) return false;
        if (seen.set == 0 || (set != 0 && seen.set != set) || !fits(seen, set)) return true;
        set = seen.set;
        more = more || pair.size() == 2;
        pair.push_back(seen.actor);
        return true;
    });
    if (pair.size() != 2 || more || m_book->at(pair[0]).country == m_book->at(pair[1]).country) pair.clear();
    std::reverse(pair.begin(), pair.end());
    return pair;
}

/// "Biden and Xi spoke. Both countries ...": of two states named or spoken for together in the sentence before; empty if there are none.
std::vector<std::uint32_t> Coreference::jointlyBefore(const Mention& mention) const {
    return lastPairOfStates([&](const Seen& seen) { return mention.sentence - seen.sentence <= 1; },
                            [&](const Seen& seen, std::uint32_t) {
                                return seen.sentence != mention.sentence && seen.subject && !m_book->at(seen.actor).country.empty();
                            });
}

/// "from Peru and Chile after the two countries": the only two states named together before it in its own sentence.
std::vector<std::uint32_t> Coreference::jointlyHere(const Mention& mention) const {
    return lastPairOfStates([&](const Seen& seen) { return seen.sentence == mention.sentence; },
                            [&](const Seen& seen, std::uint32_t set) { return set != 0 || m_book->at(seen.actor).kind == ActorKind::Country; });
}

/// "the two countries" of a story about two, once both are named; empty otherwise.
std::vector<std::uint32_t> Coreference::mainPair() const {
    // A story's main states are among its first names; looking no further keeps hostile texts linear.
    constexpr std::size_t kFirstNames = 512;
    const std::size_t names = std::min(m_times.size(), kFirstNames);
    std::vector<std::uint32_t> pair;
    for (const std::string& state : m_states) {
        for (std::uint32_t a = 0; a < names; ++a) {
            if (m_times[a] == 0 || m_book->at(a).country != state || m_book->at(a).kind == ActorKind::Place) continue;
            pair.push_back(a);
            break;
        }
    }
    if (pair.size() != 2) pair.clear();
    return pair;
}

}  // namespace chancery::actor
