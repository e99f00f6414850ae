#include "core/actor/coreference.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "core/actor/function_words.h"

namespace chancery::actor {
namespace {

using language::Relation;

constexpr std::uint8_t kStateOfficeRank = 55;
constexpr std::uint8_t kHeadOfStateRank = 85;

bool isSubject(Relation relation) {
    return relation == Relation::Nsubj || relation == Relation::NsubjPass ||
           relation == Relation::NsubjOuter || relation == Relation::Root;
}

bool endsWithId(const std::string& id, const std::string& pattern) {
    return id.size() > pattern.size() && id.ends_with(pattern) && id[id.size() - pattern.size() - 1] == '/';
}

}  // namespace

void Coreference::note(const Mention& mention) {
    const language::Token& token = m_document->tokens[mention.head];
    Seen seen;
    seen.actor = mention.actor;
    seen.sentence = mention.sentence;
    seen.head = mention.head;
    seen.first = mention.first;
    seen.last = mention.last;
    seen.subject = isSubject(token.relation);
    seen.main = seen.subject && m_clauses.opensSentence(token.head);
    seen.place = mention.asPlace;
    seen.modifier = mention.modifier;
    seen.told = m_clauses.isTold(mention.head);
    seen.speaker = !seen.told && m_clauses.speaks(mention.head);
    // "South Korean President Yoon": the state inside a person's title is nobody beside the person.
    const bool several = !m_seen.empty() && m_seen.back().head == mention.head && !mention.modifier && !m_seen.back().modifier;
    if (token.relation == Relation::Conj || several) {
        for (std::size_t i = m_seen.size(); i-- > 0 && m_seen.size() - i <= 12;) {
            Seen& other = m_seen[i];
            if (other.sentence != mention.sentence) break;
            const bool joined =
                other.head == token.head || other.head == mention.head ||
                (token.head != kNoToken && m_document->tokens[other.head].relation == Relation::Conj &&
                 m_document->tokens[other.head].head == token.head);
            if (!joined || other.actor == mention.actor) continue;
            if (other.set == 0) other.set = ++m_sets;
            seen.set = other.set;
            seen.subject = seen.subject || other.subject;
            break;
        }
    }
    if (m_times.size() <= seen.actor) m_times.resize(seen.actor + 1, 0);
    ++m_times[seen.actor];
    m_seen.push_back(seen);
}

std::uint32_t Coreference::countryActor(const std::string& code) {
    const auto at = m_lexicon->countryByCode.find(code);
    return at == m_lexicon->countryByCode.end() ? kNone : m_book->country(at->second);
}

/// "their foreign minister", "*Putin's* spokesman": the holder of the office with the owner's state. False if that is not known.
bool Coreference::resolveOwnedTitle(Mention& mention, const TitleUse& title) {
    constexpr std::uint8_t kLeastRank = 25;
    std::optional<std::uint32_t> owner;
    if (title.possessor != kNoToken) {
        const Pronoun* pronoun = pronounOf(m_document->tokens[title.possessor].lower);
        const bool things = pronoun != nullptr && (pronoun->meant == Meant::Several || pronoun->meant == Meant::Thing);
        owner = things ? thingBefore(mention, false, false) : personBefore(mention, ' ');
        mention.confidence = 0.5F;
    } else {
        back([&](const Seen& seen) {
            if (seen.last == title.owner + 1) owner = seen.actor;
            return !owner && seen.sentence == mention.sentence;
        });
        mention.confidence = 0.7F;
    }
    if (!owner || m_book->at(*owner).side().empty() || m_lexicon->offices[title.office].rank < kLeastRank) return false;
    mention.actor = m_book->holder(title.office, {m_book->at(*owner).country, m_book->at(*owner).organisation, {}}, title.former);
    keep(mention);
    return true;
}

/// "the minister" is who was last called so.
std::optional<std::uint32_t> Coreference::lastCalled(const Office& office, std::uint32_t index) const {
    std::optional<std::uint32_t> found;
    back([&](const Seen& seen) {
        const Actor& actor = m_book->at(seen.actor);
        if (!isPerson(actor) || actor.office.empty()) return true;
        const bool same = m_book->officeOf(seen.actor) == index || actor.office.ends_with(office.title) ||
                          (office.id == kAnyLeader && actor.rank >= kHeadOfStateRank);
        if (same) found = seen.actor;
        return !same;
    });
    return found;
}

void Coreference::resolveTitle(Mention& mention, const TitleUse& title, const Draft& draft) {
    const Office& office = m_lexicon->offices[title.office];
    if (title.name != kNone) {
        if (draft.names[title.name].actor == kNone) return;
        mention.actor = draft.names[title.name].actor;
        return keep(mention);
    }
    if (title.privateLife || office.standing == Standing::Private) {
        // "the researcher said": whoever "he" is next, it is no official from before.
        const language::Token& head = m_document->tokens[mention.head];
        const bool speaks = head.relation == Relation::Nsubj && title.possessor == kNoToken && m_clauses.opensSentence(head.head);
        if (office.id != kCounterpart && speaks) m_strangerSince = {mention.sentence, ' '};
        if (office.id != kCounterpart) return;
    }
    if (office.id == kCounterpart) return resolveCounterpart(mention, title.side);
    if (title.side.any() || !office.country.empty() || !office.organisation.empty()) {
        mention.actor = m_book->holder(title.office, title.side, title.former);
        if (!title.side.any()) mention.form = MentionForm::Descriptor;
        return keep(mention);
    }
    mention.form = MentionForm::Descriptor;
    if (title.possessor != kNoToken || title.owner != kNoToken) {
        if (resolveOwnedTitle(mention, title) || title.possessor != kNoToken) return;
    }
    const bool bare = !title.definite && m_document->tokens[title.left].form == m_document->tokens[title.left].lower;
    if ((bare && office.institution.empty()) || title.unknownSide) return;
    if (const auto found = bare ? std::nullopt : lastCalled(office, title.office)) {
        mention.actor = *found;
        mention.confidence = 0.8F;
        return keep(mention);
    }
    const bool loose = office.standing == Standing::Loose && !title.publicBody && office.rank < kHeadOfStateRank;
    const bool ofState = office.rank >= kStateOfficeRank || !office.institution.empty();
    if (!ofState || loose || !m_home.any() || title.former || office.rank < 28 || office.branch == Branch::International)
        return;
    mention.actor = m_book->holder(title.office, m_home, false);
    mention.confidence = 0.5F;
    keep(mention);
}

/// "the students": the last people called by that noun.
bool Coreference::resolveSameNoun(Mention& mention) {
    const std::string_view noun = m_document->tokens[mention.last - 1].lower;
    std::optional<std::uint32_t> found;
    back([&](const Seen& seen) {
        const Actor& actor = m_book->at(seen.actor);
        if (actor.plural && actor.name.size() > noun.size() && actor.name.ends_with(noun)) found = seen.actor;
        return !found;
    });
    if (!found) return false;
    mention.actor = *found;
    mention.confidence = 0.8F;
    keep(mention);
    return true;
}

/// "Hamas gunmen stormed the terminal. ... The militants": of the armed group last spoken of, or one of its people.
bool Coreference::resolveFighters(Mention& mention) {
    const bool named = mention.last - mention.first == 2 && m_document->tokens[mention.first].lower == "the";
    if (!named || m_document->tokens[mention.last - 1].xpos != language::Xpos::NNS) return false;
    if (m_document->findChild(mention.head, Relation::AclRelcl) != kNoToken) return false;  // "the rebels who hold the port": told anew
    constexpr std::uint32_t kReach = 3;
    std::optional<std::uint32_t> found;
    back([&](const Seen& seen) {
        if (mention.sentence - seen.sentence > kReach) return false;
        const Actor& actor = m_book->at(seen.actor);
        const bool fighters = actor.plural && actor.country.empty() && !actor.organisation.empty() && actor.acts;
        if (actor.kind == ActorKind::ArmedGroup || fighters) found = seen.actor;
        return !found;
    });
    if (!found) return false;
    mention.actor = *found;
    mention.confidence = 0.7F;
    keep(mention);
    return true;
}

/// The state in hand where a parliament, a court or the police are spoken of: that of the sentence's own people and
/// adjectives, else of who spoke or acted in the sentence before; empty if none.
std::string Coreference::stateNear(const Mention& mention, bool local) const {
    std::string subject;
    std::string other;
    std::string place;
    bool bySubject = false;  // of the main clause, before one of a clause inside
    std::uint32_t nearest = 0;
    back([&](const Seen& seen) {
        if (mention.sentence - seen.sentence > 1 || (!subject.empty() && seen.sentence != nearest)) return false;
        const Actor& actor = m_book->at(seen.actor);
        const bool here = seen.sentence == mention.sentence;
        if (local && seen.place && place.empty()) place = actor.country;
        if (actor.country.empty() || !actor.acts || actor.kind == ActorKind::Place || seen.place) return true;
        if ((subject.empty() || !bySubject) && seen.subject) subject = actor.country, nearest = seen.sentence, bySubject = seen.main;
        if (other.empty() && here && (seen.modifier || actor.kind == ActorKind::Official)) other = actor.country;
        return true;
    });
    if (!place.empty()) return place;
    return !other.empty() && (subject.empty() || nearest != mention.sentence) ? other : subject;
}

/// "the Southern states", "northern governments": of no one state.
bool Coreference::spansStates(const Mention& mention, const InstitutionPattern& pattern) const {
    if (pattern.kind != BodyKind::Nations && pattern.kind != BodyKind::Government) return false;
    if (m_document->tokens[mention.last - 1].xpos != language::Xpos::NNS) return false;
    for (TokenIndex t = mention.first; t + 1 < mention.last; ++t) {
        if (m_lexicon->is(m_document->tokens[t].form, m_lexicon->words.directions)) return true;
    }
    return false;
}

/// Whose parliament "Congress" is.
Side Coreference::sideOfBody(const Mention& mention, std::uint32_t owner, bool local) const {
    const std::string near = stateNear(mention, local);
    if (owner == kNone) return near.empty() ? m_home : Side{near, {}, {}};
    const std::string& state = m_lexicon->institutions[owner].country;
    const auto index = m_lexicon->countryByCode.find(state);
    bool spoken = m_home.country == state || near == state;
    back([&](const Seen& seen) {
        spoken = spoken || m_book->at(seen.actor).country == state;
        return !spoken;
    });
    if (index != m_lexicon->countryByCode.end() && spoken && (near.empty() || near == state || m_home.country == state))
        return {state, {}, {}};
    return near.empty() ? m_home : Side{near, {}, {}};
}

/// True if "the parliament" may be that actor: a body of the pattern, or one whose name ends so ("the European Parliament").
bool Coreference::isOfPattern(const Actor& actor, const InstitutionPattern& pattern, const Mention& mention) const {
    if (endsWithId(actor.id, pattern.id)) return true;
    if (pattern.id == kAnyMinistry) return actor.kind == ActorKind::Institution && actor.id.find(kAnyMinistry) != std::string::npos;
    const bool bodies = pattern.kind == BodyKind::Parliament || pattern.kind == BodyKind::Court || pattern.kind == BodyKind::Government;
    if (!bodies || actor.kind != ActorKind::Organisation || actor.organisation.empty()) return false;
    return m_lexicon->folding.hashOf(std::string_view(actor.name).substr(actor.name.rfind(' ') + 1)) == m_lexicon->folding.hashOf(m_document->tokens[mention.last - 1].form);
}

void Coreference::resolveFocus(Mention& mention, std::uint32_t pattern, std::uint32_t owner) {
    if (pattern == kNone) {  // "the North": only a country that is spoken of anyway
        if (mention.actor < m_times.size() && m_times[mention.actor] > 0) keep(mention);
        return;
    }
    const InstitutionPattern& p = m_lexicon->patterns[pattern];
    std::string words{base::textOf(m_document->text, mention.span)};
    std::optional<std::uint32_t> found;
    back([&](const Seen& seen) {
        if (!m_book->at(seen.actor).side().empty() && isOfPattern(m_book->at(seen.actor), p, mention)) found = seen.actor;
        return !found;
    });
    // "Kovac said the government ...": his own, though the one last spoken of is another state's.
    const bool foreign = found && p.kind == BodyKind::Government && m_document->tokens[mention.first].lower == "the" && m_home.any() && m_book->at(*found).country != m_home.country;
    if (foreign && stateNear(mention, false) == m_home.country) found.reset();
    if (found && mention.form == MentionForm::Descriptor) {
        mention.actor = *found;
        mention.confidence = 0.8F;
        return keep(mention);
    }
    if (mention.form == MentionForm::Descriptor && resolveSameNoun(mention)) return;
    if (mention.form == MentionForm::Descriptor && p.kind == BodyKind::Rebels && resolveFighters(mention)) return;
    if (p.kind == BodyKind::People || p.kind == BodyKind::Nations || p.kind == BodyKind::Delegation) {
        // Only "the students" of whom the article spoke before, or people with words of their own.
        if (mention.form == MentionForm::Descriptor && owner == kNone) {
            const TokenIndex noun = mention.last - 1;
            if (m_lexicon->is(m_document->tokens[noun].form, m_lexicon->words.anaphorsPair)) resolveDescriptor(mention);
            return;
        }
    }
    const bool ofNearest = p.kind == BodyKind::Parliament || p.kind == BodyKind::Court || p.kind == BodyKind::Police || owner != kNone;
    const Side side = spansStates(mention, p) ? Side{} : ofNearest ? sideOfBody(mention, owner, p.kind == BodyKind::Police) : m_home;
    if (!side.any() && mention.form == MentionForm::Descriptor) return;
    const bool own = owner != kNone && m_lexicon->institutions[owner].country == side.country;
    if (owner != kNone && !own && (p.kind == BodyKind::People || p.kind == BodyKind::Party)) return;  // another state's "Conservatives"
    mention.actor = own ? m_book->institution(owner) : m_book->institutionOf(pattern, side, words);
    mention.confidence = 0.6F;
    keep(mention);
}

void Coreference::resolvePronoun(Mention& mention) {
    const Pronoun* pronoun = pronounOf(m_document->tokens[mention.head].lower);
    if (pronoun == nullptr) return;
    mention.confidence = 0.7F;
    if (pronoun->meant == Meant::Several) {
        for (const std::uint32_t actor : severalBefore(mention)) {
            mention.actor = actor;
            keep(mention);
        }
        return;
    }
    const bool thing = pronoun->meant == Meant::Thing;
    const char gender = pronoun->meant == Meant::Man ? 'm' : 'f';
    if (const auto ahead = subjectAhead(mention, thing ? kThing : gender)) {
        mention.actor = *ahead;
        return keep(mention);
    }
    bool stranger = false;
    if (const Seen* subject = subjectAbove(mention, thing ? kThing : gender, stranger)) {
        mention.actor = subject->actor;
        return keep(mention);
    }
    if (stranger || (thing && m_clauses.opensCleft(mention.head))) return;
    const auto found = thing ? itBefore(mention) : personBefore(mention, gender);
    if (!found) {
        // Who is nobody here is nobody in the next sentence.
        if (!thing && isSubject(m_document->tokens[mention.head].relation)) m_strangerSince = {mention.sentence, gender};
        return;
    }
    mention.actor = *found;
    keep(mention);
}

/// "his Japanese counterpart": the Japanese holder of the office of whoever was spoken of.
void Coreference::resolveCounterpart(Mention& mention, const Side& side) {
    const auto person = personBefore(mention, ' ');
    if (!person || !side.any() || m_book->officeOf(*person) == kNone) return;
    mention.actor = m_book->holder(m_book->officeOf(*person), side, false);
    mention.confidence = 0.7F;
    keep(mention);
}

void Coreference::resolvePair(Mention& mention, std::string_view noun, bool possessive) {
    const std::uint64_t hash = m_lexicon->folding.hashOf(noun);
    const bool persons = m_lexicon->words.anaphorsPersons.contains(hash);
    mention.confidence = 0.7F;
    if (possessive) {  // "their leaders": of the states just named
        const auto plural = m_lexicon->officeOfPlural.find(hash);
        const std::uint32_t office = plural == m_lexicon->officeOfPlural.end() ? kNone : plural->second;
        const bool heads = office != kNone && m_lexicon->offices[office].rank >= kHeadOfStateRank;
        for (const std::uint32_t owner : severalBefore(mention)) {
            const Actor& actor = m_book->at(owner);
            if (actor.side().empty()) continue;
            const Side side{actor.country, actor.organisation, {}};
            mention.actor = heads ? m_book->holder(office, side, false) : owner;
            m_out.push_back(mention);
        }
        return;
    }
    const bool states = m_lexicon->words.anaphorsStates.contains(hash);
    std::vector<std::uint32_t> pair = states && m_document->tokens[mention.first].lower == "both" ? jointlyBefore(mention) : std::vector<std::uint32_t>{};
    if (pair.empty() && states) pair = jointlyHere(mention);
    if (pair.empty() && states) pair = mainPair();
    if (pair.empty()) pair = pairBefore(mention, persons);
    if (pair.empty() && persons) pair = pairBefore(mention, false);
    for (const std::uint32_t actor : pair) {
        mention.actor = actor;
        if (!persons && !m_book->at(actor).country.empty())
            mention.actor = countryActor(m_book->at(actor).country);
        if (mention.actor != kNone) keep(mention);
    }
}

/// "the three leaders": so many persons or states named one after the other; "the leaders": the last that were named together.
void Coreference::resolveSet(Mention& mention, std::string_view number) {
    const NameWords& words = m_lexicon->words;
    const auto at = words.smallNumbers.find(m_lexicon->folding.hashOf(number));
    const std::size_t wanted = at == words.smallNumbers.end() ? 0 : at->second;
    const bool persons = m_lexicon->is(m_document->tokens[mention.last - 1].form, words.anaphorsPersons);
    if (wanted == 0 && !persons) return;
    std::vector<std::uint32_t> found;
    std::uint32_t set = 0;
    back([&](const Seen& seen) {
        if (mention.sentence - seen.sentence > 3 || (wanted != 0 && found.size() == wanted)) return false;
        const Actor& actor = m_book->at(seen.actor);
        if (seen.modifier || seen.place || (persons ? !isPerson(actor) : actor.kind != ActorKind::Country && !isPerson(actor))) return true;
        if (wanted == 0 && seen.set == 0) return true;
        if (wanted == 0 && set != 0 && seen.set != set) return false;
        set = seen.set;
        if (std::find(found.begin(), found.end(), seen.actor) == found.end()) found.push_back(seen.actor);
        return true;
    });
    std::reverse(found.begin(), found.end());
    if (wanted == 0) {  // "A met B. The leaders agreed"
        int gap = 0;
        std::vector<std::uint32_t> meeting = meetingBefore(mention, gap);
        std::erase_if(meeting, [&](std::uint32_t actor) { return !isPerson(m_book->at(actor)); });
        if (meeting.size() >= 2) found = std::move(meeting);
    }
    if (found.size() < 2 || (wanted != 0 && found.size() != wanted)) return;
    mention.confidence = 0.7F;
    for (const std::uint32_t actor : found) {
        mention.actor = actor;
        if (!persons && !m_book->at(actor).country.empty()) mention.actor = countryActor(m_book->at(actor).country);
        if (mention.actor != kNone) keep(mention);
    }
}

void Coreference::resolveDescriptor(Mention& mention) {
    const NameWords& words = m_lexicon->words;
    const language::Token& token = m_document->tokens[mention.last - 1];
    const std::uint64_t hash = m_lexicon->folding.hashOf(token.form);
    const std::string_view first = m_document->tokens[mention.first].lower;
    if (words.anaphorsPair.contains(hash)) {
        const std::string_view before = mention.last - mention.first >= 2 ? m_document->tokens[mention.last - 2].lower : std::string_view{};
        if (m_lexicon->is(before, words.smallNumbers) || (mention.last - mention.first == 2 && before == "the"))
            return resolveSet(mention, before);
        return resolvePair(mention, token.lower, first == "their");
    }
    const bool country = words.anaphorsCountry.contains(hash);
    const auto found = words.anaphorsBody.contains(hash) ? bodyBefore(mention) : thingBefore(mention, country, !country);
    if (!found) return;
    mention.actor = country ? countryActor(m_book->at(*found).country) : *found;
    mention.confidence = 0.7F;
    if (mention.actor == kNone) return;
    if (country) {
        mention.placeName = m_book->at(mention.actor).name;
        mention.placeCountry = m_book->at(mention.actor).country;
        const TokenIndex mark = m_document->findChild(mention.head, Relation::Case);
        mention.asPlace = mark != kNoToken && m_lexicon->words.locationPrepositions.contains(
                                                  m_lexicon->folding.hashOf(m_document->tokens[mark].form));
    }
    keep(mention);
}

void Coreference::countStates(const Draft& draft) {
    std::unordered_map<std::string, std::size_t> counts;
    for (const DraftMention& d : draft.mentions) {
        if (d.decision != Decision::Settled || d.mention.asPlace) continue;
        const Actor& actor = m_book->at(d.mention.actor);
        if (!actor.country.empty() && actor.acts && actor.kind != ActorKind::Place) ++counts[actor.country];
    }
    std::vector<std::pair<std::size_t, std::string>> order;
    for (const auto& [state, count] : counts) order.emplace_back(count, state);
    std::sort(order.rbegin(), order.rend());
    const bool clear = order.size() >= 2 && order[1].first >= 2 && (order.size() == 2 || order[2].first * 2 <= order[1].first);
    if (clear) m_states = {order[0].second, order[1].second};
}

/// In the next story of a digest nobody has been spoken of yet.
void Coreference::enterStory(const Mention& mention) {
    const Section* story = sectionAt(*m_sections, mention.span.begin);
    if (story == m_story) return;
    m_story = story;
    m_seen.clear();
    m_strangerSince.reset();
    if (!story->country.empty()) m_home = {story->country, {}, {}};
}

void Coreference::countVoiced() {
    m_voiced.reserve(m_document->sentences.size());
    std::uint32_t count = 0;
    for (const language::Sentence& s : m_document->sentences) {
        m_voiced.push_back(count);
        for (TokenIndex t = s.first; t < s.last; ++t) {
            if (m_document->tokens[t].quoted || m_document->tokens[t].upos == language::Upos::Punct) continue;
            ++count;
            break;
        }
    }
}

std::vector<Mention> Coreference::resolve(Draft& draft) {
    countStates(draft);
    countVoiced();
    m_out.reserve(draft.mentions.size());
    m_draft = &draft;
    for (DraftMention& d : draft.mentions) {
        ++m_next;
        enterStory(d.mention);
        switch (d.decision) {
            case Decision::Settled:
                keep(d.mention);
                break;
            case Decision::ByTitle:
                resolveTitle(d.mention, draft.titles[d.index], draft);
                break;
            case Decision::ByHome: {
                const std::string& name = draft.organisations[d.index];
                d.mention.actor = m_book->unknownOrganisation(
                    name, m_home.country,
                    fmt::format("named like a body of a state: \"{}\"; the article is told from {}", name,
                                m_book->displayName(m_home.country)));
                keep(d.mention);
                break;
            }
            case Decision::ByFocus:
                resolveFocus(d.mention, d.index, d.owner);
                break;
            case Decision::ByReference:
                if (d.mention.form == MentionForm::Pronoun)
                    resolvePronoun(d.mention);
                else
                    resolveDescriptor(d.mention);
                break;
            default:
                break;
        }
    }
    return std::move(m_out);
}

}  // namespace chancery::actor
