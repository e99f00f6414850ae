#include "core/actor/actor_linker.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace chancery::actor {
namespace {

constexpr std::uint8_t kFamousRank =
    78;  ///< whoever holds such an office is named by surname alone in headlines
constexpr std::size_t kWellCovered = 30;  ///< from so many officials on an office without holder is one the state has not
constexpr std::size_t kMaxCountries = 8;  ///< considered for a title without a side
constexpr std::size_t kMaxSameName = 16;  ///< persons of one surname that are compared, against hostile input

std::string firstWord(const std::string& name) {
    return base::foldForLookup(name.substr(0, name.find(' ')));
}

/// Levenshtein distance, capped: more than `limit` counts as limit + 1.
int distance(const std::string& a, const std::string& b, int limit) {
    if (a.size() > 24 || b.size() > 24) return limit + 1;
    int row[26];
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return std::min(row[b.size()], limit + 1);
}

/// "Mohamed" and "Mohammed", "Sergei" and "Sergey", "J." and "John".
bool sameGivenName(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty() || a.front() != b.front()) return false;
    if (a.size() <= 2 || b.size() <= 2) return true;
    const std::string& shorter = a.size() < b.size() ? a : b;
    const std::string& longer = a.size() < b.size() ? b : a;
    if (shorter.size() >= 3 && longer.starts_with(shorter)) return true;
    return distance(a, b, 2) <= (shorter.size() >= 5 ? 2 : 1);
}

bool isAllCapitals(std::string_view form) {
    return std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

bool ActorLinker::isShort(const NameUse& use) {
    return use.parts.size() <= 1 || use.text.find(' ') == std::string::npos;
}

char ActorLinker::genderOf(std::uint32_t actor) const {
    const auto at = m_gender.find(actor);
    return at == m_gender.end() ? ' ' : at->second;
}

/// "President Bush", whichever of them: the only state that such a holder of a highest office ever led; else empty.
std::string ActorLinker::stateLedBy(const NameUse& use) const {
    constexpr std::uint8_t kHighestRank = 95;
    std::string state;
    if (use.office == kNone || m_lexicon->offices[use.office].rank < kHighestRank) return state;
    const auto [begin, end] = m_lexicon->officialsBySurname.equal_range(use.parts.back());
    for (auto it = begin; it != end; ++it) {
        const Official& o = m_lexicon->officials[it->second];
        const auto held = [&](const Term& term) { return term.office == use.office; };
        if (std::none_of(o.terms.begin(), o.terms.end(), held)) continue;
        if (!state.empty() && state != o.country) return {};
        state = o.country;
    }
    return state;
}

Side ActorLinker::sideFor(const NameUse& use) const {
    if (use.privateLife) return {};
    if (use.side.any()) return use.side;
    // Without a title only who is spoken of in words of politics is of the one state that the article speaks of.
    if (use.office == kNone) {
        const bool ofStory = m_oneState && !isShort(use) && m_political.contains(use.text);
        return ofStory ? Side{m_countries.front(), {}, {}} : Side{};
    }
    // "Foreign Minister Kim" without a state is the minister of the state that the story is told from.
    const Office& office = m_lexicon->offices[use.office];
    if (office.standing == Standing::Loose && !use.publicBody) return use.near;
    const bool ofState = (office.rank >= 28 || (office.branch == Branch::Military && office.rank >= 12)) &&
                         office.branch != Branch::International && office.branch != Branch::Religious &&
                         office.kind != OfficeKind::Generic;
    if (!ofState || use.unknownSide) return {};
    if (use.near.any()) return use.near;
    if (std::string state = stateLedBy(use); isShort(use) && !state.empty()) return {std::move(state), {}, {}};
    if (const Section* story = sectionAt(*m_sections, m_document->tokens[use.first].span.begin); story != nullptr && !story->country.empty())
        return {story->country, {}, {}};
    // A state whose own holder is known by another name, or which has no such office, is not meant.
    for (std::size_t i = 0; i < m_countries.size() && i < kMaxCountries; ++i) {
        const auto officials = m_lexicon->officialsOfSide.find(m_countries[i]);
        if (office.rank < kFamousRank || officials == m_lexicon->officialsOfSide.end())
            return {m_countries[i], {}, {}};
        bool hasOffice = officials->second.size() < kWellCovered;
        for (const std::uint32_t o : officials->second) {
            for (const Term& term : m_lexicon->officials[o].terms)
                hasOffice = hasOffice || term.office == use.office;
        }
        const bool taken = m_book->published() &&
                           m_lexicon->holderOf(m_countries[i], use.office, *m_book->published()) != kNone;
        if (hasOffice && (!taken || use.former)) return {m_countries[i], {}, {}};
    }
    return {};
}

void ActorLinker::remember(const NameUse& use) {
    Known known;
    known.actor = use.actor;
    known.first = use.first;
    known.parts = use.parts;
    known.office = use.office;
    known.gender = use.gender;
    const auto index = static_cast<std::uint32_t>(m_known.size());
    const auto add = [&](auto& map, std::uint64_t key) {
        auto& list = map[key];
        if (list.size() >= kMaxSameName) return;
        for (const std::uint32_t k : list) {
            if (m_known[k].actor == use.actor) return;
        }
        list.push_back(index);
    };
    if (use.official != kNone) {
        const Official& official = m_lexicon->officials[use.official];
        if (official.gender != ' ') known.gender = official.gender;
        m_known.push_back(known);
        const std::vector<Atom> atoms = m_lexicon->folding.atomsOf(official.surname);
        if (!atoms.empty()) add(m_bySurname, atoms.back().hash);
    } else {
        m_known.push_back(known);
    }
    if (known.gender != ' ') m_gender[use.actor] = known.gender;
    add(m_bySurname, use.parts.back());
    if (use.parts.size() > 1) {
        if (m_lexicon->words.familyFirst.contains(use.parts.front()))
            add(m_bySurname, use.parts.front());
        else
            add(m_byGiven, use.parts.front());
        if (use.parts.size() > 2) add(m_byGiven, use.parts[use.parts.size() - 2]);
    }
}

std::uint32_t ActorLinker::knownByFullName(const NameUse& use) const {
    const auto list = m_bySurname.find(use.parts.back());
    if (list == m_bySurname.end()) return kNone;
    for (const std::uint32_t k : list->second) {
        const std::vector<std::uint64_t>& parts = m_known[k].parts;
        if (parts.size() > 1 && parts.front() == use.parts.front()) return k;
    }
    return kNone;
}

std::uint32_t ActorLinker::knownByShortName(const NameUse& use) const {
    // Of namesakes the one whom the text has introduced, then one with an office.
    const auto isNearer = [&](const Known& known, const Known& best) {
        const bool introduced = known.first < use.first;
        if (introduced != (best.first < use.first)) return introduced;
        return known.office != kNone && best.office == kNone;
    };
    const auto pick = [&](const auto& map) -> std::uint32_t {
        const auto list = map.find(use.parts.back());
        if (list == map.end()) return kNone;
        std::uint32_t best = kNone;
        for (const std::uint32_t k : list->second) {
            const Known& known = m_known[k];
            if (use.gender != ' ' && known.gender != ' ' && use.gender != known.gender) continue;
            if (use.foreignTitle && !m_book->at(known.actor).side().empty() &&
                use.side.id() != m_book->at(known.actor).side())
                continue;
            if (best == kNone || isNearer(known, m_known[best])) best = k;
        }
        return best;
    };
    const std::uint32_t bySurname = pick(m_bySurname);
    if (bySurname != kNone || use.office != kNone) return bySurname;
    return pick(m_byGiven);
}

/// 4 held the very office then, 3 one of the side's high offices then, 2 the office before, 1 any office
/// before.
int ActorLinker::termScore(const Official& official, const NameUse& use) const {
    const auto& published = m_book->published();
    const int month = published ? 12 * published->year() + published->month() - 1 : 0;
    int best = 0;
    for (const Term& term : official.terms) {
        const bool now = !published || (term.from <= month && month <= term.to);
        const bool past = published && term.to < month;
        if (!now && !past) continue;
        const Office& held = m_lexicon->offices[term.office];
        const bool same =
            use.office != kNone &&
            (use.office == term.office ||
             (!held.institution.empty() && held.institution == m_lexicon->offices[use.office].institution));
        int score = 0;
        if (now)
            score = same ? 4 : held.rank >= kFamousRank ? 3 : 1;
        else
            score = same && use.former ? 3 : same ? 2 : 1;
        best = std::max(best, score);
    }
    return best;
}

/// An official of the lexicon whose name the text spells otherwise.
std::uint32_t ActorLinker::lexiconVariant(const NameUse& use) const {
    if (use.privateLife) return kNone;
    const auto [begin, end] = m_lexicon->officialsBySurname.equal_range(use.parts.back());
    std::uint32_t best = kNone;
    const std::string given = firstWord(use.text);
    for (auto it = begin; it != end; ++it) {
        const Official& o = m_lexicon->officials[it->second];
        const std::string& side = o.country.empty() ? o.organisation : o.country;
        if (use.side.any() && use.side.id() != side) continue;
        if (!sameGivenName(given, firstWord(o.name))) continue;
        // Without title or side only a spelling that is all but the same will do.
        if (use.office == kNone && !use.side.any() && distance(given, firstWord(o.name), 1) > 1) continue;
        if (termScore(o, use) == 0) continue;
        if (best != kNone) return kNone;
        best = it->second;
    }
    return best;
}

std::uint32_t ActorLinker::lexiconSurname(const NameUse& use) const {
    if (use.privateLife) return kNone;
    const std::uint64_t key = use.parts.back();
    const auto [begin, end] = m_lexicon->officialsBySurname.equal_range(key);
    if (begin == end) return kNone;
    const bool titled = use.office != kNone;
    if (!titled && (m_lexicon->words.surnameWords.contains(key) || m_lexicon->words.given.contains(key) ||
                    m_lexicon->words.familyFirst.contains(key))) {
        return kNone;
    }
    std::uint32_t best = kNone;
    int bestScore = titled ? 1 : 2;
    bool tie = false;
    for (auto it = begin; it != end; ++it) {
        const Official& o = m_lexicon->officials[it->second];
        const std::string& side = o.country.empty() ? o.organisation : o.country;
        if (use.side.any() && use.side.id() != side) continue;
        if (use.gender != ' ' && o.gender != ' ' && use.gender != o.gender) continue;
        int score = termScore(o, use);
        // "King Abdullah" of a state that the article never names is another king.
        const bool spoken = std::find(m_countries.begin(), m_countries.end(), o.country) != m_countries.end();
        if (titled && !spoken && !use.side.any() &&
            (score < 4 || m_lexicon->offices[use.office].kind == OfficeKind::Generic))
            continue;
        if (titled && score == 3 && !use.side.any() && !use.former) score = 2;
        if (score < bestScore) continue;
        if (score == bestScore && best != kNone) {
            tie = true;
            continue;
        }
        if (score > bestScore || best == kNone) best = it->second, bestScore = score, tie = false;
    }
    return tie ? kNone : best;
}

void ActorLinker::linkFull(NameUse& use) {
    if (use.official == kNone) {
        if (const std::uint32_t k = knownByFullName(use); k != kNone) {
            use.actor = m_known[k].actor;
            return;
        }
        use.official = lexiconVariant(use);
    }
    if (use.official != kNone)
        use.actor = m_book->official(use.official, use.office);
    else
        use.actor = m_book->person(use.text, sideFor(use), use.office, use.former);
    remember(use);
}

void ActorLinker::linkShort(NameUse& use) {
    if (const std::uint32_t k = knownByShortName(use); k != kNone) {
        use.actor = m_known[k].actor;
        return;
    }
    if (use.official == kNone && use.fallback != Fallback::Drop) use.official = lexiconSurname(use);
    if (use.official != kNone) {
        use.actor = m_book->official(use.official, use.office);
        remember(use);
    } else if (use.certain) {
        use.actor = m_book->person(use.text, sideFor(use), use.office, use.former);
        remember(use);
    } else {
        fallBack(use);
    }
}

void ActorLinker::fallBack(NameUse& use) {
    switch (use.fallback) {
        case Fallback::Person:
            use.actor = m_book->person(use.text, use.side, kNone, false);
            break;
        case Fallback::Place:
            use.actor = m_book->place(use.text, use.side.country);
            break;
        case Fallback::Unknown:
            use.actor = m_book->unknown(use.text, "a name that no lexicon knows");
            break;
        case Fallback::Drop:
            break;
    }
}

/// "Shannon" is the envoy of that name where the article has one, whatever town is called so.
void ActorLinker::takeBackPlace(Mention& mention) {
    const ActorKind kind = m_book->at(mention.actor).kind;
    const bool maybe = kind == ActorKind::Place || kind == ActorKind::ArmedGroup || kind == ActorKind::Organisation;
    if (mention.last != mention.first + 1 || !maybe) return;
    if (kind != ActorKind::Place && isAllCapitals(m_document->tokens[mention.first].form)) return;
    const auto known = m_bySurname.find(m_lexicon->folding.hashOf(m_document->tokens[mention.first].form));
    if (known == m_bySurname.end()) return;
    mention.actor = m_known[known->second.front()].actor;
    mention.asPlace = false;
    mention.placeName.clear();
    mention.placeCountry.clear();
    mention.confidence = 0.8F;
}

/// "A spokesman for the French army ... spokesman Herve Gourmelon", "Israeli officials ... Deputy Minister Sneh": whose office
/// it is that a name without a side of its own stands beside.
void ActorLinker::lendSides(Draft& draft) const {
    constexpr std::uint32_t kReach = 3;
    std::size_t mention = 0;
    std::size_t title = 0;
    Side acted;
    std::uint32_t actedIn = 0;
    std::unordered_map<std::uint32_t, std::pair<Side, std::uint32_t>> offices;
    const auto sentence = [&](TokenIndex t) { return m_document->tokens[t].sentence; };
    for (NameUse& use : draft.names) {
        if (use.office == kNone || use.side.any() || use.privateLife || use.unknownSide) continue;
        for (; mention < draft.mentions.size() && draft.mentions[mention].mention.last <= use.first; ++mention) {
            const Mention& m = draft.mentions[mention].mention;
            if (draft.mentions[mention].decision != Decision::Settled || m.modifier) continue;
            const Actor& actor = m_book->at(m.actor);
            const bool body = actor.kind == ActorKind::Institution || (actor.kind == ActorKind::Other && actor.plural);
            if (!body || m_document->tokens[m.head].quoted || actor.country.empty() || !actor.acts || m_document->tokens[m.head].relation != language::Relation::Nsubj) continue;
            acted = {actor.country, {}, {}};
            actedIn = m.sentence;
        }
        for (; title < draft.titles.size() && draft.titles[title].right <= use.first; ++title)
            if (draft.titles[title].side.any() && m_lexicon->offices[draft.titles[title].office].kind != OfficeKind::Generic) offices[draft.titles[title].office] = {draft.titles[title].side, sentence(draft.titles[title].left)};
        const auto same = offices.find(use.firstOffice);
        const std::uint32_t here = sentence(use.first);
        if (same != offices.end() && here <= same->second.second + kReach) use.near = same->second.first;
        else if (acted.any() && here <= actedIn + 1 && m_lexicon->offices[use.office].standing == Standing::Own) use.near = acted;
    }
}

void ActorLinker::link(Draft& draft) {
    lendSides(draft);
    for (const NameUse& use : draft.names) {
        if (use.political && !use.privateLife) m_political.insert(use.text);
    }
    for (NameUse& use : draft.names) {
        if (use.parts.empty()) continue;
        if (use.official != kNone || (use.certain && !isShort(use))) linkFull(use);
    }
    for (NameUse& use : draft.names) {
        if (use.actor != kNone || use.parts.empty()) continue;
        if (isShort(use)) {
            linkShort(use);
        } else if (const std::uint32_t k = knownByFullName(use); k != kNone) {
            use.actor = m_known[k].actor;
        } else {
            fallBack(use);
        }
    }
    for (DraftMention& draftMention : draft.mentions) {
        if (draftMention.decision == Decision::Settled && !m_known.empty())
            takeBackPlace(draftMention.mention);
        if (draftMention.decision != Decision::ByName) continue;
        const NameUse& use = draft.names[draftMention.index];
        Mention& m = draftMention.mention;
        if (use.actor == kNone) {
            draftMention.decision = Decision::Dropped;
            continue;
        }
        m.actor = use.actor;
        const Actor& actor = m_book->at(use.actor);
        if (isShort(use) && use.official == kNone) m.confidence = 0.8F;
        if (actor.kind == ActorKind::Place) {
            m.asPlace = true;
            m.placeName = actor.name;
            m.placeCountry = actor.country;
        }
        draftMention.decision = Decision::Settled;
    }
}

}  // namespace chancery::actor
