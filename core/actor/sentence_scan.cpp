#include "core/actor/sentence_scan.h"

#include <algorithm>

namespace chancery::actor {
namespace {

using language::Upos;

/// Of several readings of the same words the more telling one wins.
int priority(EntryKind kind) {
    switch (kind) {
        case EntryKind::Official:
            return 10;
        case EntryKind::Organisation:
        case EntryKind::OrganisationBody:
        case EntryKind::Group:
            return 9;
        case EntryKind::Institution:
            return 8;
        case EntryKind::Country:
            return 7;
        case EntryKind::Metonym:
            return 6;
        case EntryKind::Capital:
            return 5;
        case EntryKind::Demonym:
            return 4;
        case EntryKind::Place:
        case EntryKind::GroupMembers:
            return 3;
        default:
            return 2;
    }
}

}  // namespace

void SentenceScan::read(TokenIndex first, TokenIndex last) {
    m_first = first;
    m_last = last;
    m_atoms.assign(*m_document, m_lexicon->folding, first, last);
    describeTokens();
    findHits();
}

void SentenceScan::describeTokens() {
    const std::size_t n = m_last - m_first;
    m_hash.assign(n, 0);
    m_shape.assign(n, Shape::Other);
    m_tagged = m_parsed = false;
    std::size_t words = 0, capitals = 0, allCaps = 0;
    for (TokenIndex t = m_first; t < m_last; ++t) {
        const language::Token& token = m_document->tokens[t];
        m_tagged = m_tagged || token.upos != Upos::X;
        m_parsed = m_parsed || token.head != kNoToken;
        const std::uint32_t a = m_atoms.atomOf(t);
        if (a == m_atoms.atomOf(t + 1)) continue;
        m_hash[t - m_first] = m_atoms.atoms[a].hash;
        m_shape[t - m_first] = m_atoms.atoms[a].shape;
        if (token.span.length() < 4) continue;  // short words stay small in title case
        ++words;
        capitals += m_atoms.atoms[a].shape == Shape::Capital || m_atoms.atoms[a].shape == Shape::AllCaps;
        allCaps += m_atoms.atoms[a].shape == Shape::AllCaps;
    }
    m_titleCase = words >= 4 && capitals * 5 >= words * 4;
    m_allCaps = words >= 2 && allCaps * 5 >= words * 4;
}

bool SentenceScan::possessive(TokenIndex t) const {
    if (!inside(t)) return false;
    const std::string_view f = form(t);
    return f == "'s" || f == "\xE2\x80\x99s" || f == "'" || f == "\xE2\x80\x99" || f == "'S";
}

bool SentenceScan::adjacent(TokenIndex t) const {
    return inside(t) && inside(t + 1) &&
           m_document->tokens[t].span.end == m_document->tokens[t + 1].span.begin;
}

char SentenceScan::givenName(TokenIndex t) const {
    if (!capital(t)) return 0;
    const auto at = m_lexicon->words.given.find(hash(t));
    return at == m_lexicon->words.given.end() ? '\0' : at->second;
}

char SentenceScan::address(TokenIndex t) const {
    if (!capital(t) || !capital(t + 1) || form(t).size() < 2) return 0;
    const auto at = m_lexicon->words.address.find(hash(t));
    if (at == m_lexicon->words.address.end()) return 0;
    if (shape(t) != Shape::AllCaps && m_lexicon->words.capitalsAddress.contains(hash(t))) return 0;
    return at->second;
}

bool SentenceScan::surnameHe(TokenIndex t) const {
    if (!inside(t) || form(t) != "He" || m_titleCase || !nameLike(t + 1)) return false;
    return t > m_first || (m_document->tokens[t + 1].upos == Upos::Propn && entityAt(t + 1) == nullptr && officeAt(t + 1) == nullptr);
}

bool SentenceScan::nameLike(TokenIndex t) const {
    if (!capital(t) || is(t, m_lexicon->words.never)) return false;
    const language::Token& token = m_document->tokens[t];
    if (m_titleCase) return !m_tagged || token.upos == Upos::Propn || givenName(t) != 0;
    if (t > m_first && !m_tagged) return true;
    if (token.upos == Upos::Propn) return true;
    if (m_tagged && t > m_first) {
        // Taggers err on rare names; a capital inside a sentence says more than a tag.
        return token.upos != Upos::Pron && token.upos != Upos::Det && form(t - 1) != "\"" &&
               form(t - 1) != ":" && form(t - 1) != "\xE2\x80\x9C" && form(t - 1) != "." &&
               form(t - 1) != "'";
    }
    return givenName(t) != 0 || shape(t) == Shape::AllCaps;
}

bool SentenceScan::admissible(const GazetteerMatch& match) const {
    const Atom& first = m_atoms.atoms[match.firstAtom];
    const Atom& last = m_atoms.atoms[match.lastAtom - 1];
    const language::Token& token = m_document->tokens[first.token];
    const GazetteerEntry& entry = m_lexicon->gazetteer.entry(match.entry);
    const bool oneWord = match.lastAtom == match.firstAtom + 1;
    if (oneWord && first.clitic) return false;
    // A phrase must not run over a comma, a bracket or a sentence's end.
    for (TokenIndex t = first.token; t + 1 <= last.token; ++t) {
        const std::string_view f = m_document->tokens[t].form;
        const bool closing = f == "(" && t > first.token && t + 1 == last.token && inside(t + 2) && form(t + 2) == ")";  // "Congress (I)"
        if (f == "," || (f == "(" && !closing) || f == ")" || f == ";" || f == ":" || f == "\"") return false;
    }
    if (!oneWord || entry.capitals == 0) return true;
    // "Sino-Australian": a prefix means its state before a hyphen alone.
    if (entry.kind == EntryKind::Demonym && entry.detail == kPrefix)
        return first.span.end + 1 < m_document->text.size() && m_document->text[first.span.end] == '-' &&
               m_document->text[first.span.end + 1] != ' ';
    const std::size_t letters = first.span.length();
    if (m_allCaps && letters <= 3 && m_lexicon->words.never.contains(first.hash)) return false;
    if (entry.capitals == 2 && m_allCaps && letters == 2) return false;  // "US" or "us"?
    // A single word that only begins its sentence must be tagged as a name to be one.
    const bool opens = first.token == m_first && m_tagged && !m_titleCase;
    const bool doubtful = entry.kind == EntryKind::Place || entry.kind == EntryKind::Capital ||
                          entry.kind == EntryKind::Organisation || entry.kind == EntryKind::Metonym;
    const std::string_view form = token.form;
    const bool digits = std::any_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
    return !opens || !doubtful || digits || token.upos == Upos::Propn || token.upos == Upos::X ||
           first.shape == Shape::AllCaps;
}

Hit SentenceScan::makeHit(const GazetteerMatch& match) const {
    const GazetteerEntry& entry = m_lexicon->gazetteer.entry(match.entry);
    Hit hit;
    hit.first = m_atoms.atoms[match.firstAtom].token;
    hit.last = m_atoms.atoms[match.lastAtom - 1].token + 1;
    hit.span = {m_atoms.atoms[match.firstAtom].span.begin, m_atoms.atoms[match.lastAtom - 1].span.end};
    hit.kind = entry.kind;
    hit.detail = entry.detail;
    hit.index = entry.index;
    for (std::uint32_t a = match.firstAtom; a < match.lastAtom; ++a)
        hit.wordsHash = phraseHash(hit.wordsHash, m_atoms.atoms[a]);
    return hit;
}

void SentenceScan::findHits() {
    m_entities.clear();
    m_offices.clear();
    m_patterns.clear();
    std::uint32_t entityEnd = 0, officeEnd = 0, patternEnd = 0;
    const auto count = static_cast<std::uint32_t>(m_atoms.atoms.size());
    for (std::uint32_t a = 0; a < count; ++a) {
        m_matches.clear();
        m_lexicon->gazetteer.matchesAt(m_atoms.atoms, a, m_matches);
        const GazetteerMatch* best[3] = {nullptr, nullptr, nullptr};
        for (const GazetteerMatch& match : m_matches) {
            if (!admissible(match)) continue;
            const EntryKind kind = m_lexicon->gazetteer.entry(match.entry).kind;
            const int slot = kind == EntryKind::Office ? 1 : kind == EntryKind::InstitutionPattern ? 2 : 0;
            const GazetteerMatch*& current = best[slot];
            if (current == nullptr || match.lastAtom > current->lastAtom ||
                (match.lastAtom == current->lastAtom &&
                 priority(kind) > priority(m_lexicon->gazetteer.entry(current->entry).kind))) {
                current = &match;
            }
        }
        // "the Islamic State" must not hide "Islamic State of Iraq": an entry that begins with the article
        // waits.
        if (best[0] != nullptr && best[0]->lastAtom > a + 1 && a + 1 < count &&
            m_atoms.atoms[a].hash == m_theHash) {
            std::uint32_t reach = 0;
            std::vector<GazetteerMatch> behind;
            m_lexicon->gazetteer.matchesAt(m_atoms.atoms, a + 1, behind);
            for (const GazetteerMatch& match : behind) {
                const EntryKind kind = m_lexicon->gazetteer.entry(match.entry).kind;
                if (kind != EntryKind::Office && kind != EntryKind::InstitutionPattern)
                    reach = std::max(reach, match.lastAtom);
            }
            if (reach > best[0]->lastAtom) best[0] = nullptr;
        }
        const auto take = [&](const GazetteerMatch* match, std::uint32_t& end, std::vector<Hit>& hits) {
            if (match == nullptr || a < end) return;
            hits.push_back(makeHit(*match));
            for (const GazetteerMatch& other : m_matches) {
                const GazetteerEntry& entry = m_lexicon->gazetteer.entry(other.entry);
                if (&other != match && other.lastAtom == match->lastAtom && entry.kind == EntryKind::Place)
                    hits.back().otherPlace = entry.index;
            }
            end = match->lastAtom;
        };
        take(best[0], entityEnd, m_entities);
        take(best[1], officeEnd, m_offices);
        take(best[2], patternEnd, m_patterns);
    }
    std::erase_if(m_entities, [this](const Hit& hit) { return isAside(hit); });
    settleNamesakes();
    settleSharedNames();
    giveWayToPatterns();
    dropCovered(m_offices, m_entities);
    dropCovered(m_patterns, m_entities);
    index(m_entities, m_entityOf);
    index(m_offices, m_officeOf);
    index(m_patterns, m_patternOf);
}

/// "Qatari-backed rebels", "anti-Japan riots", "a Lima-born poet": the state takes no part in what the noun does.
/// "the Saudi-led coalition" may stand for the one who leads it.
bool SentenceScan::isAside(const Hit& hit) const {
    const NameWords& words = m_lexicon->words;
    if (hit.span.begin > m_document->tokens[hit.first].span.begin && words.stancePrefixes.contains(hash(hit.first)))
        return true;
    if (hit.first >= m_first + 2 && form(hit.first - 1) == "-" && is(hit.first - 2, words.stancePrefixes)) return true;
    if (hit.kind != EntryKind::Country && hit.kind != EntryKind::Capital && hit.kind != EntryKind::Place &&
        hit.kind != EntryKind::Demonym)
        return false;
    return hyphenatedParticiple(hit.last);
}

/// "-backed" at the hyphen, but not "-led".
bool SentenceScan::hyphenatedParticiple(TokenIndex hyphen) const {
    if (!inside(hyphen + 1) || form(hyphen) != "-" || !adjacent(hyphen) || hyphen == m_first ||
        !adjacent(hyphen - 1) || capital(hyphen + 1) || is(hyphen + 1, m_lexicon->words.leadingWords))
        return false;
    const language::Token& second = m_document->tokens[hyphen + 1];
    return second.xpos == language::Xpos::VBN || second.xpos == language::Xpos::VBD ||
           second.upos == language::Upos::Adj || second.upos == language::Upos::Adv ||
           is(hyphen + 1, m_lexicon->words.mannerWords);
}

/// "Congress", "Supreme Court", "Coast Guard" are of the state in hand; only as a last resort of the one that the lexicon has them
/// under, which the pattern's hit keeps in mind.
void SentenceScan::giveWayToPatterns() {
    std::size_t p = 0;
    std::erase_if(m_entities, [&](const Hit& hit) {
        if (hit.kind != EntryKind::Institution) return false;
        while (p < m_patterns.size() && m_patterns[p].first < hit.first) ++p;
        if (p == m_patterns.size() || m_patterns[p].first != hit.first || m_patterns[p].last != hit.last ||
            m_patterns[p].wordsHash != hit.wordsHash)
            return false;
        if (!m_lexicon->patterns[m_patterns[p].index].country.empty()) return false;
        m_patterns[p].owner = hit.index;
        return true;
    });
}

std::uint32_t SentenceScan::stateOf(const Hit& hit) const {
    switch (hit.kind) {
        case EntryKind::Country:
        case EntryKind::Capital:
        case EntryKind::Demonym:
        case EntryKind::Metonym:
            return hit.index;
        case EntryKind::Place:
            return m_lexicon->placeCountries[hit.index];
        default:
            return kNone;
    }
}

/// "in Florida, Georgia and Texas": a state's name means another state's place only among such places; a town's
/// ("the Lebanese port of Tripoli") where that state alone is named.
void SentenceScan::settleNamesakes() {
    for (std::size_t i = 0; i < m_entities.size(); ++i) {
        Hit& hit = m_entities[i];
        if (hit.otherPlace == kNone || stateOf(hit) == kNone) continue;
        const std::uint32_t other = m_lexicon->placeCountries[hit.otherPlace];
        const auto inRow = [&](const Hit& next, TokenIndex gap) {
            return next.kind == EntryKind::Place && stateOf(next) == other && gap <= 2;
        };
        bool meant = (i > 0 && inRow(m_entities[i - 1], hit.first - m_entities[i - 1].last)) ||
                     (i + 1 < m_entities.size() && inRow(m_entities[i + 1], m_entities[i + 1].first - hit.last));
        if (!meant) {
            const auto named = [&](std::uint32_t state) {
                return std::count_if(m_entities.begin(), m_entities.end(), [&](const Hit& h) {
                    return h.first != hit.first && stateOf(h) == state && (hit.kind != EntryKind::Country || h.kind == EntryKind::Place);
                });
            };
            meant = named(other) >= (hit.kind == EntryKind::Country ? 2 : 1) && named(stateOf(hit)) == 0;
        }
        if (!meant) continue;
        hit.kind = EntryKind::Place;
        hit.index = hit.otherPlace;
        hit.otherPlace = kNone;
    }
}

/// "the Democratic Party", "the BNP": which state's is told by the state at hand; nobody's where none of them is.
void SentenceScan::settleSharedNames() {
    std::vector<std::size_t> nobodys;
    for (std::size_t i = 0; i < m_entities.size(); ++i) {
        Hit& hit = m_entities[i];
        if (hit.kind != EntryKind::Institution && hit.kind != EntryKind::Group && hit.kind != EntryKind::GroupMembers) continue;
        const auto [begin, end] = m_lexicon->ownersOfPhrase.equal_range(hit.wordsHash);
        if (begin == end || (std::next(begin) == end && begin->second.own)) continue;
        if (const NameOwner* owner = inLongerTitle(hit) ? nullptr : ownerAtHand(i))
            hit.kind = owner->kind, hit.index = owner->index;
        else
            nobodys.push_back(i);
    }
    for (auto i = nobodys.rbegin(); i != nobodys.rend(); ++i) m_entities.erase(m_entities.begin() + static_cast<std::ptrdiff_t>(*i));
}

/// "*Labour* Minister"
bool SentenceScan::inLongerTitle(const Hit& hit) const {
    const auto covered = [&](const std::vector<Hit>& longer) {
        const auto behind = std::upper_bound(longer.begin(), longer.end(), hit.first, [](TokenIndex t, const Hit& h) { return t < h.first; });
        return behind != longer.begin() && std::prev(behind)->last > hit.last;
    };
    return covered(m_offices) || covered(m_patterns);
}

/// Of all who go by one name the one of the state named nearest in the sentence, else of the state that the article names
/// most, else the one whose own name it is; null if there is none.
const NameOwner* SentenceScan::ownerAtHand(std::size_t hit) {
    constexpr std::size_t kNeighbours = 6;
    const Hit& shared = m_entities[hit];
    const std::size_t from = hit - std::min(hit, kNeighbours), to = std::min(hit + kNeighbours + 1, m_entities.size());
    const NameOwner *nearest = nullptr, *mostNamed = nullptr, *own = nullptr;
    TokenIndex least = m_last - m_first;
    std::uint32_t most = 0;
    const auto [begin, end] = m_lexicon->ownersOfPhrase.equal_range(shared.wordsHash);
    for (auto it = begin; it != end; ++it) {
        const NameOwner& owner = it->second;
        for (std::size_t i = from; i < to; ++i) {
            if (stateOf(m_entities[i]) != owner.country || owner.country == kNone) continue;
            const TokenIndex gap = i < hit ? shared.first - m_entities[i].last : m_entities[i].first - shared.last;
            if (gap < least) nearest = &owner, least = gap;
        }
        if (const std::uint32_t times = owner.country == kNone ? 0 : timesNamed(owner.country); times > most) mostNamed = &owner, most = times;
        if (owner.own && (own == nullptr || owner.index < own->index)) own = &owner;
    }
    return nearest != nullptr ? nearest : mostNamed != nullptr ? mostNamed : own;
}

std::uint32_t SentenceScan::timesNamed(std::uint32_t country) {
    if (m_timesNamed.empty()) {
        m_timesNamed.resize(m_lexicon->countries.size());
        AtomSequence all;
        all.assign(*m_document, m_lexicon->folding, 0, static_cast<TokenIndex>(m_document->tokens.size()));
        std::vector<GazetteerMatch> matches;
        for (std::uint32_t a = 0; a < all.atoms.size(); ++a) {
            matches.clear();
            m_lexicon->gazetteer.matchesAt(all.atoms, a, matches);
            for (const GazetteerMatch& match : matches) {
                const GazetteerEntry& entry = m_lexicon->gazetteer.entry(match.entry);
                Hit hit;
                hit.kind = entry.kind;
                hit.index = entry.index;
                if (const std::uint32_t state = stateOf(hit); state != kNone) ++m_timesNamed[state];
            }
        }
    }
    return m_timesNamed[country];
}

void SentenceScan::dropCovered(std::vector<Hit>& hits, const std::vector<Hit>& by) {
    std::size_t b = 0;
    std::erase_if(hits, [&](const Hit& hit) {
        while (b < by.size() && by[b].last <= hit.first) ++b;
        return b < by.size() && by[b].first <= hit.first && by[b].last >= hit.last;
    });
}

void SentenceScan::index(const std::vector<Hit>& hits, std::vector<std::int32_t>& of) const {
    of.assign(m_last - m_first, -1);
    for (std::size_t i = 0; i < hits.size(); ++i) {
        for (TokenIndex t = hits[i].first; t < hits[i].last; ++t) {
            if (of[t - m_first] < 0) of[t - m_first] = static_cast<std::int32_t>(i);
        }
    }
}

bool SentenceScan::isShortName(TokenIndex bracket) const {
    if (bracket == m_first || !inside(bracket + 2) || form(bracket) != "(" || !capital(bracket + 1) || form(bracket + 2) != ")")
        return false;
    const Hit* named = entityAt(bracket - 1);
    const Hit* body = patternAt(bracket - 1);
    return (named != nullptr && named->last == bracket) || (body != nullptr && body->last == bracket);
}

std::string SentenceScan::textOf(TokenIndex first, TokenIndex last) const {
    if (last <= first) return {};
    const base::Span span{m_document->tokens[first].span.begin, m_document->tokens[last - 1].span.end};
    std::string out;
    bool bracket = false;  // "Moro Front (MF) rebels": the short name is no part of the long one
    for (const char c : base::textOf(m_document->text, span)) {
        bracket = (bracket || c == '(') && c != ')';
        if (bracket || c == ')') continue;
        if (c == '\n' || c == '\t' || c == '\r')
            out.push_back(' ');
        else if (c != ' ' || (!out.empty() && out.back() != ' '))
            out.push_back(c);
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace chancery::actor
