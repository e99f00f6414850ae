// Titles: "South Korea's national security adviser, Cho Tae-yong", "U.S. Secretary of State Antony Blinken",
// "Sergei Lavrov, the Russian foreign minister", "the minister of defence of Iraq".
#include "core/actor/mention_finder.h"

namespace chancery::actor {
namespace {

using language::Relation;
using language::Upos;

constexpr int kMaxModifiers = 6;
constexpr std::uint8_t kHighRank = 85;  ///< "President" before a name is a state's, whoever else has presidents

bool isQuote(std::string_view f) {
    return f == "\"" || f == "``" || f == "''" || f == "'" || f == "\xE2\x80\x9C" || f == "\xE2\x80\x9D" ||
           f == "\xE2\x80\x98" || f == "\xE2\x80\x99";
}

}  // namespace

MentionFinder::LeftContext MentionFinder::leftContext(TokenIndex begin) const {
    LeftContext left;
    left.begin = begin;
    TokenIndex probe = begin;
    bool country = false;  // a state's name was the last thing passed
    bool field = false;    // so was the only one, before the title itself: "the World Bank's *Pakistan* director"
    for (int steps = 0; probe > m_scan.first() && steps < kMaxModifiers; ++steps) {
        const TokenIndex t = probe - 1;
        if (m_taken[t - m_scan.first()]) break;
        const language::Token& token = m_document->tokens[t];
        // "National Police (*NP*) chief": the short name says no more than the words before it.
        if (t >= m_scan.first() + 3 && token.form == ")" && isShortName(t - 2)) {
            probe = t - 2;
            continue;
        }
        TokenIndex owner = t;
        const bool possessive = m_scan.possessive(t) && t > m_scan.first();
        if (possessive) owner = t - 1;
        const Hit* entity = m_scan.entityAt(owner);
        if (entity != nullptr && entity->last == owner + 1) {
            const Side side = citizenshipOf(*entity);
            left.privateLife = left.privateLife || isMedia(*entity);
            left.publicBody = left.publicBody ||
                              (entity->kind == EntryKind::Institution && !isMedia(*entity)) ||
                              entity->kind == EntryKind::Group || entity->kind == EntryKind::Organisation;
            if (!side.country.empty() && left.side.country.empty()) left.side.country = side.country, left.side.place = side.place;
            if (!side.organisation.empty() && left.side.organisation.empty()) {
                left.side.organisation = side.organisation;
                if (field) left.side.country.clear();
            }
            if (left.side.words.empty()) left.side.words = side.words;
            country = entity->kind == EntryKind::Country && !possessive;
            field = country && left.side.organisation.empty();
            left.named = true;
            // "Republican lawmakers" are of the state in hand.
            left.faction = left.faction || m_scan.is(entity->first, m_lexicon->words.factionWords);
            left.regional = left.regional || entity->kind == EntryKind::RegionAdjective ||
                            entity->kind == EntryKind::Region;
            left.begin = probe = entity->first;
            if (possessive || entity->kind == EntryKind::CountryShort) {
                if (probe > m_scan.first() && m_scan.formIs(probe - 1, "the")) left.begin = --probe;
                break;
            }
            continue;
        }
        if (possessive) {
            // "Putin's spokesman": the person's side is found when names are linked; the words stay outside.
            left.definite = true;
            left.owner = owner;
            if (m_draft.titles.size() > m_sentenceTitles && m_draft.titles.back().right == t && !left.side.any()) left.side = m_draft.titles.back().side;
            break;
        }
        if (const Hit* pattern = m_scan.patternAt(t); pattern != nullptr && pattern->last == t + 1) {
            probe = pattern->first;
            const InstitutionPattern& p = m_lexicon->patterns[pattern->index];
            left.publicBody = left.publicBody || isPublic(p);
            left.privateLife = left.privateLife || p.privateLife || p.kind == BodyKind::Media;
            if (left.side.country.empty()) left.side.country = p.country;
            left.begin = probe;
            continue;
        }
        // "Planning and Investment Minister"
        if (m_scan.is(t, m_lexicon->words.portfolioWords) &&
            (probe == begin || m_scan.formIs(probe, "and") || m_scan.is(probe, m_lexicon->words.portfolioWords))) {
            left.begin = probe = t;
            continue;
        }
        if (m_scan.formIs(t, "and") && t > m_scan.first() && m_scan.is(probe, m_lexicon->words.portfolioWords) &&
            m_scan.is(t - 1, m_lexicon->words.portfolioWords)) {
            probe = t;
            continue;
        }
        left.privateLife = left.privateLife || m_scan.is(t, m_lexicon->words.privateWords);
        if (m_scan.isWhole(t, m_lexicon->words.formerWords) || m_scan.isWhole(t, m_lexicon->words.departedWords)) {
            left.former = true;
            left.begin = probe = t;
            continue;
        }
        if (m_scan.hyphenatedParticiple(t)) break;
        if (token.form == "-" && t > m_scan.first()) {
            probe = t;
            continue;
        }
        if (m_scan.formIs(t, "the") || m_scan.formIs(t, "a") || m_scan.formIs(t, "an")) {
            left.definite = m_scan.formIs(t, "the");
            left.indefinite = !left.definite;
            left.begin = t;
            break;
        }
        if (m_scan.formIs(t, "his") || m_scan.formIs(t, "her") || m_scan.formIs(t, "their") ||
            m_scan.formIs(t, "its") || m_scan.formIs(t, "our") || m_scan.formIs(t, "my")) {
            left.possessor = t;
            left.definite = true;
            left.begin = t;
            break;
        }
        if (m_scan.capital(t) && token.upos != Upos::Verb && !m_scan.is(t, m_lexicon->words.never) &&
            (t > m_scan.first() || token.upos == Upos::Propn)) {
            left.branch = left.branch || (country && probe == t + 1);
            left.named = true;
            left.begin = probe = t;
            continue;
        }
        country = false;
        const bool modifier = token.upos == Upos::Adj || (token.upos == Upos::Noun && !m_scan.capital(t)) ||
                              (token.upos == Upos::Verb &&
                               (token.xpos == language::Xpos::VBN || token.xpos == language::Xpos::VBG) &&
                               token.relation == Relation::Amod);
        if (!modifier) break;
        probe = t;  // taken along only if something more telling stands before it
    }
    return left;
}

/// "(PNP)" behind a name that a lexicon has.
bool MentionFinder::isShortName(TokenIndex bracket) const {
    if (bracket == m_scan.first() || !m_scan.inside(bracket + 2) || m_scan.form(bracket) != "(" || !m_scan.capital(bracket + 1) || m_scan.form(bracket + 2) != ")")
        return false;
    const Hit* named = m_scan.entityAt(bracket - 1);
    const Hit* body = m_scan.patternAt(bracket - 1);
    return (named != nullptr && named->last == bracket) || (body != nullptr && body->last == bracket);
}

bool MentionFinder::isPublic(const InstitutionPattern& pattern) const {
    return pattern.kind != BodyKind::People && pattern.kind != BodyKind::Nations && pattern.kind != BodyKind::Media;
}

bool MentionFinder::isMedia(const Hit& hit) const {
    return hit.kind == EntryKind::Institution && m_lexicon->institutions[hit.index].kind == BodyKind::Media;
}

Side MentionFinder::standingBehind(TokenIndex from, TokenIndex end, LeftContext& context) const {
    constexpr TokenIndex kReach = 7;
    // "the leader of Chad's Catholics": not of the state.
    if (end == from && m_scan.formIs(from, "of"))
        if (const Hit* owner = m_scan.entityAt(from + 1); owner != nullptr && m_scan.possessive(owner->last)) context.named = true;
    const bool link = m_scan.formIs(from, "of") || m_scan.formIs(from, "for") || m_scan.formIs(from, "at") ||
                      m_scan.formIs(from, "with") || m_scan.formIs(from, "to");
    if (!link) return {};
    Side side;
    bool known = end > from;
    for (TokenIndex t = from + 1; m_scan.inside(t) && t < std::max(end, from + kReach); ++t) {
        const Upos upos = m_document->tokens[t].upos;
        if (t >= end && (upos == Upos::Punct || upos == Upos::Verb || upos == Upos::Aux || upos == Upos::Sconj ||
                         m_scan.formIs(t, "who") || m_scan.formIs(t, "in") || m_scan.formIs(t, "on")))
            break;
        if (const Hit* entity = m_scan.entityAt(t); entity != nullptr) {
            known = known || sideOf(*entity).any();
            if (isMedia(*entity)) context.privateLife = true;
            if (entity->kind == EntryKind::Institution || entity->kind == EntryKind::Organisation ||
                entity->kind == EntryKind::Group) {
                context.publicBody = context.publicBody || !isMedia(*entity);
                side = sideOf(*entity);
                break;
            }
            t = std::max(t, entity->last - 1);
            continue;
        }
        if (const Hit* pattern = m_scan.patternAt(t); pattern != nullptr) {
            const InstitutionPattern& p = m_lexicon->patterns[pattern->index];
            if (isPublic(p)) {
                context.publicBody = known = true;
                break;
            }
            context.privateLife = context.privateLife || p.privateLife;
        }
        if (const Hit* other = m_scan.officeAt(t);
            other != nullptr && m_lexicon->offices[other->index].standing == Standing::Own) {
            context.publicBody = known = true;
            break;
        }
        if (m_scan.is(t, m_lexicon->words.privateWords)) context.privateLife = true;
    }
    if (!known && (m_scan.formIs(from, "of") || m_scan.formIs(from, "for") || m_scan.formIs(from, "at")))
        context.named = true;
    return context.privateLife ? Side{} : side;
}

/// "of Ravenholm Tobias Brandt said": the last two of a run of capitals are the bearer's name where no word of it is a body's.
TokenIndex MentionFinder::endBeforeName(TokenIndex begin, TokenIndex end) const {
    if (end - begin < 3 || !m_scan.inside(end) || m_document->tokens[end].upos != Upos::Verb) return end;
    for (TokenIndex t = begin; t < end; ++t) {
        if (!m_scan.capital(t) || m_scan.is(t, m_lexicon->words.organisationWords) || m_scan.is(t, m_lexicon->words.privateWords) ||
            m_scan.is(t, m_lexicon->words.placeWords))
            return end;
    }
    return end - 2;
}

TokenIndex MentionFinder::rightSide(TokenIndex at, bool setsSide, Side& side, bool serves) const {
    const bool of = m_scan.formIs(at, "of") || m_scan.formIs(at, "for") || m_scan.formIs(at, "from");
    const bool place = m_scan.formIs(at, "to") || m_scan.formIs(at, "at");
    if (!of && !place) return at;
    TokenIndex t = at + 1;
    while (m_scan.formIs(t, "the")) ++t;
    Side found;
    TokenIndex end = at;
    if (const Hit* entity = m_scan.entityAt(t); entity != nullptr && entity->first == t) {
        found = sideOf(*entity);
        end = entity->last;
        // "governor of the US state of California"
        const Hit* part = m_scan.is(end, m_lexicon->words.placeNouns) && m_scan.formIs(end + 1, "of") ? m_scan.entityAt(end + 2) : nullptr;
        if (part != nullptr && part->first == end + 2 && part->kind == EntryKind::Place) {
            if (setsSide && of && !side.any()) side = sideOf(*part);
            return part->last;
        }
        TokenIndex next = end;
        if (m_scan.possessive(next)) ++next;
        if (const Hit* pattern = m_scan.patternAt(next); pattern != nullptr && pattern->first == next)
            end = pattern->last;
        else if (m_scan.possessive(end))
            return at;  // "president of Syria's state bank": of no state
        else if (const Hit* body = m_scan.entityAt(end); body != nullptr && body->first == end && body->kind == EntryKind::Group)
            found = sideOf(*body), end = body->last;  // "the leader of the Palestinian *Jihad*"
        else if (entity->kind == EntryKind::Demonym && entity->detail == 0)
            return at;
    } else if (const Hit* pattern = m_scan.patternAt(t); of && pattern != nullptr && pattern->first == t) {
        end = pattern->last;
        found.country = m_lexicon->patterns[pattern->index].country;
    } else if (of && m_scan.nameLike(t)) {
        const TokenIndex start = t;
        bool ofState = false;
        while ((m_scan.capital(t) && (t == start || m_scan.givenName(t) == 0 || !m_scan.capital(t + 1))) ||
               ((m_scan.formIs(t, "and") || m_scan.formIs(t, "of") || m_scan.formIs(t, "for")) &&
                m_scan.capital(t + 1) && m_scan.entityAt(t + 1) == nullptr)) {
            if (const Hit* inner = m_scan.entityAt(t)) {
                if (!found.any()) found = sideOf(*inner);
            }
            ofState = ofState || m_scan.is(t, m_lexicon->words.stateOrganisationWords);
            ++t;
        }
        if (!ofState) found = {};  // "president of Kyushu Nippon"
        end = endBeforeName(start, t);
    }
    if (end == at) return at;
    if (isShortName(end)) end += 3;
    if (setsSide && (of || serves) && !side.any()) side = found;
    return end;
}

bool MentionFinder::namePart(TokenIndex t, TokenIndex first) const {
    if (!m_scan.capital(t)) return false;
    if (m_scan.is(t, m_lexicon->words.never) && !(t == first && m_scan.surnameHe(t)) && !calendarName(t)) return false;
    const language::Token& token = m_document->tokens[t];
    if (m_taken[t - m_scan.first()]) return false;
    const Hit* entity = m_scan.entityAt(t);
    if (entity == nullptr || entity->kind == EntryKind::Official) {
        return token.upos != Upos::Verb || !m_scan.titleCase();
    }
    // "Michael Jordan", "Paris Hilton": a place's name only behind a given name.
    const bool oneWord = entity->last == entity->first + 1;
    if (oneWord && entity->kind == EntryKind::Group && t > first && m_scan.shape(t) == Shape::Capital) return true;
    const bool mayBeName = entity->kind == EntryKind::Country || entity->kind == EntryKind::Capital ||
                           entity->kind == EntryKind::Place || entity->kind == EntryKind::Group ||
                           (entity->kind == EntryKind::Demonym && m_scan.shape(t) == Shape::Capital);
    return oneWord && mayBeName && t > first &&
           (m_scan.givenName(t - 1) != 0 || m_scan.form(t - 1).size() <= 2);
}

MentionFinder::NameRange MentionFinder::nameAt(TokenIndex at) const {
    NameRange range;
    range.address = range.first = range.last = at;
    for (char gender = m_scan.address(range.first); gender != 0; gender = m_scan.address(range.first)) {
        if (gender != ' ') range.gender = gender;
        ++range.first;
    }
    TokenIndex t = range.first;
    range.last = t;
    if (const Hit* hit = m_scan.entityAt(t);
        hit != nullptr && hit->kind == EntryKind::Official && hit->first == t) {
        range.official = hit->index;
        range.last = t = hit->last;
        if (m_scan.is(t, m_lexicon->words.suffixes) && m_scan.capital(t)) range.last = t + 1;
        return range;
    }
    const NameWords& words = m_lexicon->words;
    while (m_scan.inside(t) && t < range.first + 8) {
        if (namePart(t, range.first)) {
            range.last = ++t;
            continue;
        }
        const bool particle =
            m_scan.is(t, words.particles) && !m_scan.capital(t) && m_document->tokens[t].form != "-";
        if (particle && m_scan.inside(t + 1) &&
            (namePart(t + 1, range.first) || m_scan.is(t + 1, words.particles) ||
             m_scan.form(t + 1) == "-")) {
            ++t;
            continue;
        }
        if (t > range.first && isQuote(m_scan.form(t)) && m_scan.inside(t + 3) &&
            isQuote(m_scan.form(t + 2)) && namePart(t + 3, range.first)) {
            range.last = t += 4;  // Richard "Tex" Coe
            continue;
        }
        const bool hyphen = (m_scan.form(t) == "-" || m_scan.form(t) == "\xE2\x80\x91") && t > range.first &&
                            m_scan.adjacent(t) && m_scan.adjacent(t - 1);
        if (hyphen && m_scan.inside(t + 1) &&
            (m_scan.capital(t + 1) || m_document->tokens[t + 1].upos == Upos::Propn)) {
            range.last = t += 2;
            continue;
        }
        break;
    }
    return range;
}

std::uint32_t MentionFinder::addName(const NameRange& range, std::uint32_t office, const Side& side,
                                     bool former, bool certain) {
    NameUse use;
    use.first = range.first;
    use.last = range.last;
    use.text = textOf(range.first, range.last);
    use.official = range.official;
    use.office = office;
    use.side = side;
    use.foreignTitle = side.any();
    use.former = former;
    use.political = m_political;
    use.certain = certain || range.official != kNone || range.first > range.address;
    use.gender = range.gender;
    std::vector<Atom> atoms;
    for (TokenIndex t = range.first; t < range.last; ++t) m_lexicon->folding.appendAtoms(m_scan.form(t), 0, t, atoms);
    const NameWords& words = m_lexicon->words;
    for (const Atom& atom : atoms) {
        if (atom.clitic || (words.particles.contains(atom.hash) && atoms.size() > 1)) continue;
        if (words.suffixes.contains(atom.hash) && !use.parts.empty()) continue;
        use.parts.push_back(atom.hash);
    }
    if (use.parts.empty() && !atoms.empty()) use.parts.push_back(atoms.front().hash);
    const char given = m_scan.givenName(range.first);
    if (use.gender == ' ' && (given == 'm' || given == 'f') && use.parts.size() > 1) use.gender = given;
    m_draft.names.push_back(std::move(use));
    return static_cast<std::uint32_t>(m_draft.names.size() - 1);
}

bool MentionFinder::closesApposition(TokenIndex t) const {
    if (!m_scan.inside(t)) return true;
    const std::string_view f = m_scan.form(t);
    return f == "," || f == "." || f == ")" || f == ";" || f == ":" || f == "\"" || m_scan.formIs(t, "who") ||
           m_document->tokens[t].upos == Upos::Verb || m_document->tokens[t].upos == Upos::Aux;
}

void MentionFinder::findTitles() {
    for (std::size_t i = 0; i < m_scan.offices().size(); ++i) {
        const Hit& office = m_scan.offices()[i];
        if (free(office.first, office.last)) readTitle(office);
    }
}

void MentionFinder::readTitle(const Hit& hit) {
    Hit office = hit;
    LeftContext left = leftContext(office.first);
    Side side = left.side;
    for (TokenIndex t = office.first; t < office.last; ++t) {
        if (const Hit* inner = m_scan.entityAt(t);
            inner != nullptr && inner->last <= office.last && !side.any()) {
            side = sideOf(*inner);
            left.named = true;
        }
    }
    // "Army Gen. Dr. Kim": a second title right behind the first; the higher rank names the office.
    for (const Hit* next = m_scan.officeAt(office.last);
         next != nullptr && next->first == office.last && next->last > office.last;
         next = m_scan.officeAt(office.last)) {
        if (m_lexicon->offices[next->index].rank > m_lexicon->offices[office.index].rank)
            office.index = next->index;
        office.last = next->last;
    }
    TokenIndex end = office.last;
    const Office& o = m_lexicon->offices[office.index];
    // "the major parties", "a general strike": no ranks.
    if (o.branch == Branch::Military && !m_scan.capital(office.first) && office.last == office.first + 1 &&
        m_document->tokens[office.first].upos == Upos::Adj)
        return;
    // "Major said": whoever is called so, where no name follows.
    if (o.branch == Branch::Military && office.last == office.first + 1 && office.first > m_scan.first() && left.begin == office.first && m_scan.nameLike(office.first) &&
        !m_scan.capital(office.last) && m_lexicon->officialsBySurname.contains(m_scan.hash(office.first)))
        return;
    if (o.standing == Standing::Private || (o.standing == Standing::Loose && left.branch)) left.privateLife = true;
    const NameRange direct = nameAt(end);
    if (!direct.empty() && (m_scan.capital(office.first) || left.named || left.definite || o.rank >= 20)) {
        if (emitTitled(office, left, direct, end, side)) return;
        // "General Services Administration": the title only begins a longer name.
        if (direct.last > direct.first + 1 && direct.official == kNone &&
            m_scan.is(direct.last - 1, m_lexicon->words.organisationWords))
            return;
    }
    const bool sideBefore = side.any();
    if (!sideBefore) end = secondOffice(left.begin, end);
    for (int i = 0; i < 2; ++i) {
        // "the special representative for Somalia": sent there, not by it.
        const bool mission = o.branch == Branch::Diplomatic && m_scan.formIs(end, "for");
        // "an aide to Chad's prime minister" - but "the ambassador to Chad"
        const bool serves = o.branch == Branch::Executive && m_scan.formIs(end, "to");
        const TokenIndex next = rightSide(end, !mission, side, serves);
        if (next == end) break;
        end = next;
    }
    if (!sideBefore) {
        const Side body = standingBehind(office.last, end, left);
        // "the leader of the advance army party": not of the state.
        const bool part = left.publicBody && o.rank >= kHighRank && !side.any() && end == office.last;
        left.named = left.named || part;
        if (!side.any() && !part) side = body;
    }
    if (const TokenIndex name = nameBehindTask(end); name > end) end = name;
    const NameRange behind = nameAt(end);
    // "handed the chair of the union to Chad's Prime Minister Nour": two offices, two people; "chief of Kabul Gen. Nour" is one.
    const Hit* another = m_scan.officeAt(behind.first);
    const bool rank = another == nullptr || m_lexicon->offices[another->index].branch == Branch::Military;
    if (end > office.last && !behind.empty() && m_scan.nameLike(behind.first) && rank &&
        emitTitled(office, left, behind, end, side))
        return;
    emitTitle(office, left, end, side);
}

/// ", deputy prime minister *and minister of science* of Chad": the end of a second office of one bearer behind his name, with
/// its task in small letters; else `at`.
TokenIndex MentionFinder::secondOffice(TokenIndex begin, TokenIndex at) const {
    if (begin == m_scan.first() || m_scan.form(begin - 1) != "," || !m_scan.formIs(at, "and")) return at;
    const Hit* second = m_scan.officeAt(at + 1);
    if (second == nullptr || second->first != at + 1) return at;
    constexpr TokenIndex kLongestTask = 7;
    TokenIndex found = at;
    for (TokenIndex t = second->last; m_scan.inside(t) && t < second->last + kLongestTask && !m_scan.capital(t) && m_scan.form(t) != ","; ++t)
        if (m_scan.formIs(t, "of")) found = t;
    return found;
}

/// "assistant secretary for economic affairs Jane Doe": where the name begins behind a task in small letters; else `at`.
TokenIndex MentionFinder::nameBehindTask(TokenIndex at) const {
    constexpr TokenIndex kLongestTask = 5;
    if (!m_scan.formIs(at, "for") && !m_scan.formIs(at, "of")) return at;
    TokenIndex t = at + 1;
    for (; m_scan.inside(t) && t <= at + kLongestTask && !m_scan.capital(t); ++t) {
        const Upos upos = m_document->tokens[t].upos;
        if (upos != Upos::Noun && upos != Upos::Adj && upos != Upos::Cconj) return at;
    }
    const bool person = t > at + 1 && m_scan.givenName(t) != 0 && m_scan.nameLike(t) && m_scan.nameLike(t + 1) && m_scan.entityAt(t) == nullptr;
    return person ? t : at;
}

bool MentionFinder::emitTitled(const Hit& office, const LeftContext& left, const NameRange& name,
                               TokenIndex titleEnd, Side side) {
    const Office& o = m_lexicon->offices[office.index];
    if (!free(name.address, name.last)) return false;
    // "Minister Council", "director of the China Society": the words behind the title name something else.
    const bool several = name.last - name.first > 1 || titleEnd > office.last;
    for (TokenIndex t = name.first; t < name.last; ++t)
        if (name.official == kNone && several && m_scan.is(t, m_lexicon->words.organisationWords)) return false;
    if (m_scan.titleCase() && name.official == kNone && !m_scan.capital(titleEnd - 1)) return false;
    const Hit* of = m_scan.formIs(name.last, "of") ? m_scan.entityAt(name.last + 1) : nullptr;
    if (!side.any() && of != nullptr && of->first == name.last + 1 && of->kind == EntryKind::Country)
        side = sideOf(*of);
    if (!side.any()) side = {o.country, o.organisation, {}};
    if (left.privateLife) side = {};
    const std::uint32_t use = addName(name, office.index, side, left.former, true);
    const Hit* first = m_scan.officeAt(office.first);
    m_draft.names[use].firstOffice = first == nullptr ? office.index : first->index;
    m_draft.names[use].privateLife = left.privateLife;
    m_draft.names[use].publicBody =
        left.publicBody || (o.rank >= kHighRank && titleEnd == office.last && (m_scan.capital(office.first) || left.former));
    m_draft.names[use].unknownSide =
        !side.any() && ((left.named && !left.regional) || titleEnd > office.last);
    emit(left.begin, name.last, MentionForm::Name, Decision::ByName, use);
    occupy(left.begin, name.last);
    return true;
}

void MentionFinder::emitTitle(const Hit& office, const LeftContext& left, TokenIndex end, Side side) {
    const Office& o = m_lexicon->offices[office.index];
    TitleUse title;
    title.office = office.index;
    title.former = left.former;
    title.definite = left.definite;
    title.possessor = left.possessor;
    title.owner = left.owner;
    title.left = left.begin;
    title.right = end;
    title.privateLife = left.privateLife;
    title.publicBody = left.publicBody;
    title.side = left.privateLife ? Side{} : side;
    title.unknownSide = !side.any() && left.named && !left.regional;
    // "the militant group": the title only qualifies a noun.
    if (m_scan.inside(end) && end == office.last && m_document->tokens[end].upos == Upos::Noun &&
        !m_scan.capital(end) &&
        (m_document->tokens[end - 1].head == end || m_document->tokens[office.first].head == end))
        return;
    // "South Korea's national security adviser, Cho Tae-yong"
    const bool comma = m_scan.inside(end) && m_scan.form(end) == ",";
    const NameRange behind = comma ? nameAt(end + 1) : NameRange{};
    const bool bare = !side.any() && !left.definite && !left.indefinite && !m_scan.capital(office.first);
    if (comma && !behind.empty() && m_scan.nameLike(behind.first) && free(behind.address, behind.last) &&
        !bare && m_scan.officeAt(behind.first) == nullptr && closesApposition(behind.last) &&
        (behind.last - behind.first > 1 || m_scan.form(std::min(behind.last, m_scan.last() - 1)) == ",") &&
        m_scan.entityAt(behind.last) == nullptr) {
        if (!title.side.any() && !left.privateLife) title.side = {o.country, o.organisation, {}};
        title.name = addName(behind, office.index, title.side, left.former, true);
        m_draft.names[title.name].privateLife = title.privateLife;
        m_draft.names[title.name].publicBody = title.publicBody;
        m_draft.names[title.name].unknownSide = title.unknownSide;
        emit(behind.address, behind.last, MentionForm::Name, Decision::ByName, title.name);
        occupy(behind.address, behind.last);
    } else if (bare) {
        // "leader" or "spokesman" alone says nothing by itself; it may still stand beside a name or a title with one.
        const bool beside = left.begin > m_scan.first() && m_scan.form(left.begin - 1) == ",";
        if (!beside && !m_scan.formIs(end, "and")) return;
    }
    m_draft.titles.push_back(title);
    const auto index = static_cast<std::uint32_t>(m_draft.titles.size() - 1);
    emit(left.begin, end, MentionForm::Title, Decision::ByTitle, index);
    occupy(left.begin, end);
}

}  // namespace chancery::actor
