// Titles: "South Korea's national security adviser, Cho Tae-yong", "U.S. Secretary of State Antony Blinken",
// "Sergei Lavrov, the Russian foreign minister", "the minister of defence of Iraq".
#include "core/actor/appositions.h"
#include "core/actor/mention_finder.h"

namespace chancery::actor {
namespace {

using language::Relation;
using language::Upos;

constexpr std::uint8_t kHighRank = 85;  ///< "President" before a name is a state's, whoever else has presidents

}  // namespace

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
            known = known || m_sides.of(*entity).any();
            if (m_sides.isMedia(*entity)) context.privateLife = true;
            if (entity->kind == EntryKind::Institution || entity->kind == EntryKind::Organisation ||
                entity->kind == EntryKind::Group) {
                context.publicBody = context.publicBody || !m_sides.isMedia(*entity);
                side = m_sides.of(*entity);
                break;
            }
            t = std::max(t, entity->last - 1);
            continue;
        }
        if (const Hit* pattern = m_scan.patternAt(t); pattern != nullptr) {
            const InstitutionPattern& p = m_lexicon->patterns[pattern->index];
            if (p.isPublic()) {
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
        found = m_sides.of(*entity);
        end = entity->last;
        // "governor of the US state of California"
        const Hit* part = m_scan.is(end, m_lexicon->words.placeNouns) && m_scan.formIs(end + 1, "of") ? m_scan.entityAt(end + 2) : nullptr;
        if (part != nullptr && part->first == end + 2 && part->kind == EntryKind::Place) {
            if (setsSide && of && !side.any()) side = m_sides.of(*part);
            return part->last;
        }
        TokenIndex next = end;
        if (m_scan.possessive(next)) ++next;
        if (const Hit* pattern = m_scan.patternAt(next); pattern != nullptr && pattern->first == next)
            end = pattern->last;
        else if (m_scan.possessive(end))
            return at;  // "president of Syria's state bank": of no state
        else if (const Hit* body = m_scan.entityAt(end); body != nullptr && body->first == end && body->kind == EntryKind::Group)
            found = m_sides.of(*body), end = body->last;  // "the leader of the Palestinian *Jihad*"
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
                if (!found.any()) found = m_sides.of(*inner);
            }
            ofState = ofState || m_scan.is(t, m_lexicon->words.stateOrganisationWords);
            ++t;
        }
        if (!ofState) found = {};  // "president of Kyushu Nippon"
        end = endBeforeName(start, t);
    }
    if (end == at) return at;
    if (m_scan.isShortName(end)) end += 3;
    if (setsSide && (of || serves) && !side.any()) side = found;
    return end;
}

std::uint32_t MentionFinder::addName(const NameRange& range, std::uint32_t office, const Side& side,
                                     bool former, bool certain) {
    NameUse use;
    use.first = range.first;
    use.last = range.last;
    use.text = m_scan.textOf(range.first, range.last);
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

void MentionFinder::findTitles() {
    for (std::size_t i = 0; i < m_scan.offices().size(); ++i) {
        const Hit& office = m_scan.offices()[i];
        if (m_taken.none(office.first, office.last)) readTitle(office);
    }
}

/// "the major parties", "Major said": a word of rank that is none here.
bool MentionFinder::isNoRank(const Hit& hit, const LeftContext& left) const {
    if (m_lexicon->offices[hit.index].branch != Branch::Military || hit.last != hit.first + 1) return false;
    if (!m_scan.capital(hit.first) && m_document->tokens[hit.first].upos == Upos::Adj) return true;
    // Whoever is called so, where no name follows.
    return hit.first > m_scan.first() && left.begin == hit.first && m_scan.nameLike(hit.first) && !m_scan.capital(hit.last) &&
           m_lexicon->officialsBySurname.contains(m_scan.hash(hit.first));
}

/// "Army Gen. Dr. Kim": with the titles right behind the first; the highest rank names the office.
Hit MentionFinder::withTitlesBehind(Hit office) const {
    const auto next = [&] {
        const Hit* hit = m_scan.officeAt(office.last);
        return hit != nullptr && hit->first == office.last && hit->last > office.last ? hit : nullptr;
    };
    for (const Hit* hit = next(); hit != nullptr; hit = next()) {
        if (m_lexicon->offices[hit->index].rank > m_lexicon->offices[office.index].rank) office.index = hit->index;
        office.last = hit->last;
    }
    return office;
}

/// "Taiwan Affairs Office director": a state inside the title's own words.
void MentionFinder::readInsideTitle(const Hit& office, LeftContext& left) const {
    for (TokenIndex t = office.first; t < office.last && !left.side.any(); ++t) {
        const Hit* inner = m_scan.entityAt(t);
        if (inner == nullptr || inner->last > office.last) continue;
        left.side = m_sides.of(*inner);
        left.named = true;
    }
}

/// What the words behind a title tell of its bearer, added to what those before it tell; the end of the phrase.
TokenIndex MentionFinder::readBehindTitle(const Hit& office, LeftContext& left) const {
    const Office& o = m_lexicon->offices[office.index];
    const bool sideBefore = left.side.any();
    TokenIndex end = sideBefore ? office.last : secondOffice(left.begin, office.last);
    for (int i = 0; i < 2; ++i) {
        // "the special representative for Somalia": sent there, not by it.
        const bool mission = o.branch == Branch::Diplomatic && m_scan.formIs(end, "for");
        // "an aide to Chad's prime minister" - but "the ambassador to Chad"
        const bool serves = o.branch == Branch::Executive && m_scan.formIs(end, "to");
        const TokenIndex next = rightSide(end, !mission, left.side, serves);
        if (next == end) break;
        end = next;
    }
    if (!sideBefore) {
        const Side body = standingBehind(office.last, end, left);
        // "the leader of the advance army party": not of the state.
        const bool part = left.publicBody && o.rank >= kHighRank && !left.side.any() && end == office.last;
        left.named = left.named || part;
        if (!left.side.any() && !part) left.side = body;
    }
    const TokenIndex name = nameBehindTask(end);
    return std::max(name, end);
}

void MentionFinder::readTitle(const Hit& hit) {
    LeftContext left = leftContext(hit.first);
    readInsideTitle(hit, left);
    const Hit office = withTitlesBehind(hit);
    if (isNoRank(office, left)) return;
    const Office& o = m_lexicon->offices[office.index];
    if (o.standing == Standing::Private || (o.standing == Standing::Loose && left.branch)) left.privateLife = true;
    const NameRange direct = m_looks.nameAt(office.last);
    if (!direct.empty() && (m_scan.capital(office.first) || left.named || left.definite || o.rank >= 20)) {
        if (emitTitled(office, left, direct, office.last)) return;
        // "General Services Administration": the title only begins a longer name.
        if (direct.last > direct.first + 1 && direct.official == kNone && m_scan.is(direct.last - 1, m_lexicon->words.organisationWords)) return;
    }
    const TokenIndex end = readBehindTitle(office, left);
    const NameRange behind = m_looks.nameAt(end);
    // "handed the chair of the union to Chad's Prime Minister Nour": two offices, two people; "chief of Kabul Gen. Nour" is one.
    const Hit* another = m_scan.officeAt(behind.first);
    const bool rank = another == nullptr || m_lexicon->offices[another->index].branch == Branch::Military;
    if (end > office.last && !behind.empty() && m_scan.nameLike(behind.first) && rank && emitTitled(office, left, behind, end)) return;
    emitTitle(office, left, end);
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

bool MentionFinder::emitTitled(const Hit& office, const LeftContext& left, const NameRange& name, TokenIndex titleEnd) {
    const Office& o = m_lexicon->offices[office.index];
    Side side = left.side;
    if (!m_taken.none(name.address, name.last)) return false;
    // "Minister Council", "director of the China Society": the words behind the title name something else.
    const bool several = name.last - name.first > 1 || titleEnd > office.last;
    for (TokenIndex t = name.first; t < name.last; ++t)
        if (name.official == kNone && several && m_scan.is(t, m_lexicon->words.organisationWords)) return false;
    if (m_scan.titleCase() && name.official == kNone && !m_scan.capital(titleEnd - 1)) return false;
    const Hit* of = m_scan.formIs(name.last, "of") ? m_scan.entityAt(name.last + 1) : nullptr;
    if (!side.any() && of != nullptr && of->first == name.last + 1 && of->kind == EntryKind::Country)
        side = m_sides.of(*of);
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
    m_taken.set(left.begin, name.last);
    return true;
}

void MentionFinder::emitTitle(const Hit& office, const LeftContext& left, TokenIndex end) {
    const Office& o = m_lexicon->offices[office.index];
    const Side& side = left.side;
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
    const NameRange behind = comma ? m_looks.nameAt(end + 1) : NameRange{};
    const bool bare = !side.any() && !left.definite && !left.indefinite && !m_scan.capital(office.first);
    if (comma && !behind.empty() && m_scan.nameLike(behind.first) && m_taken.none(behind.address, behind.last) &&
        !bare && m_scan.officeAt(behind.first) == nullptr && closesApposition(m_scan, behind.last) &&
        (behind.last - behind.first > 1 || m_scan.form(std::min(behind.last, m_scan.last() - 1)) == ",") &&
        m_scan.entityAt(behind.last) == nullptr) {
        if (!title.side.any() && !left.privateLife) title.side = {o.country, o.organisation, {}};
        title.name = addName(behind, office.index, title.side, left.former, true);
        m_draft.names[title.name].privateLife = title.privateLife;
        m_draft.names[title.name].publicBody = title.publicBody;
        m_draft.names[title.name].unknownSide = title.unknownSide;
        emit(behind.address, behind.last, MentionForm::Name, Decision::ByName, title.name);
        m_taken.set(behind.address, behind.last);
    } else if (bare) {
        // "leader" or "spokesman" alone says nothing by itself; it may still stand beside a name or a title with one.
        const bool beside = left.begin > m_scan.first() && m_scan.form(left.begin - 1) == ",";
        if (!beside && !m_scan.formIs(end, "and")) return;
    }
    m_draft.titles.push_back(title);
    const auto index = static_cast<std::uint32_t>(m_draft.titles.size() - 1);
    emit(left.begin, end, MentionForm::Title, Decision::ByTitle, index);
    m_taken.set(left.begin, end);
}

}  // namespace chancery::actor
