#include "core/actor/actor_book.h"

#include <fmt/format.h>

#include "core/base/utf8.h"

namespace chancery::actor {
namespace {

ActorKind kindOfInstitution(BodyKind kind) {
    return kind == BodyKind::Party ? ActorKind::Organisation : ActorKind::Institution;
}

std::string upperSlug(std::string_view name) {
    std::string s = slug(name);
    for (char& c : s) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
    return s;
}

}  // namespace

std::optional<std::uint32_t> ActorBook::known(const std::string& id) const {
    const auto at = m_byId.find(id);
    if (at == m_byId.end()) return std::nullopt;
    return at->second;
}

/// A body of sport or learning, whose people take no side in events either.
bool ActorBook::isPrivate(const std::string& organisation) const {
    const auto at = m_lexicon->organisationById.find(organisation);
    return at != m_lexicon->organisationById.end() && m_lexicon->organisations[at->second].kind == OrganisationKind::Private;
}

std::uint32_t ActorBook::keep(Actor&& actor, std::uint32_t office) {
    const auto at = m_byId.find(actor.id);
    if (at != m_byId.end()) return at->second;
    if (m_actors.size() >= kMaxActors) return static_cast<std::uint32_t>(m_actors.size() - 1);
    if (actor.country.empty() && isPrivate(actor.organisation)) actor.acts = false;
    const auto index = static_cast<std::uint32_t>(m_actors.size());
    m_byId.emplace(actor.id, index);
    m_actors.push_back(std::move(actor));
    m_offices.push_back(office);
    return index;
}

std::string_view ActorBook::displayName(std::string_view side) const {
    if (const auto c = m_lexicon->countryByCode.find(std::string{side});
        c != m_lexicon->countryByCode.end()) {
        return m_lexicon->countries[c->second].name;
    }
    if (const auto o = m_lexicon->organisationById.find(std::string{side});
        o != m_lexicon->organisationById.end()) {
        return m_lexicon->organisations[o->second].name;
    }
    if (const auto g = m_lexicon->groupById.find(std::string{side}); g != m_lexicon->groupById.end()) {
        return m_lexicon->groups[g->second].name;
    }
    return side;
}

std::uint32_t ActorBook::country(std::uint32_t index) {
    const Country& c = m_lexicon->countries[index];
    if (const auto at = known(c.code)) return *at;
    Actor a;
    a.id = c.code;
    a.kind = ActorKind::Country;
    a.country = c.code;
    a.name = c.name;
    a.why = "a state in the lexicon";
    return keep(std::move(a));
}

std::uint32_t ActorBook::organisation(std::uint32_t index) {
    const Organisation& o = m_lexicon->organisations[index];
    if (const auto at = known(o.id)) return *at;
    Actor a;
    a.id = o.id;
    a.kind = ActorKind::Organisation;
    a.organisation = o.id;
    a.name = o.name;
    a.why = "an international organisation in the lexicon";
    return keep(std::move(a));
}

std::uint32_t ActorBook::body(std::uint32_t organisation, std::uint16_t number) {
    const Organisation& o = m_lexicon->organisations[organisation];
    Actor a;
    a.name = o.bodies[number];
    a.id = o.id + "/" + slug(a.name);
    a.kind = ActorKind::Organisation;
    a.organisation = o.id;
    a.why = fmt::format("a body of {}", o.name);
    return keep(std::move(a));
}

std::uint32_t ActorBook::group(std::uint32_t index) {
    const Group& g = m_lexicon->groups[index];
    if (const auto at = known(g.id)) return *at;
    Actor a;
    a.id = g.id;
    a.kind = g.kind == GroupKind::ArmedGroup ? ActorKind::ArmedGroup : ActorKind::Organisation;
    a.organisation = g.id;
    if (g.kind == GroupKind::Party) a.country = g.country;
    a.name = g.name;
    a.why = g.kind == GroupKind::ArmedGroup ? "an armed group in the lexicon" : "a party or movement in the lexicon";
    return keep(std::move(a));
}

std::uint32_t ActorBook::institution(std::uint32_t index) {
    const NamedInstitution& i = m_lexicon->institutions[index];
    if (const auto at = known(i.id)) return *at;
    Actor a;
    a.id = i.id;
    a.kind = kindOfInstitution(i.kind);
    a.acts = i.kind != BodyKind::Media;
    a.country = i.country;
    a.name = i.name;
    a.why = fmt::format("an institution of {} in the lexicon", displayName(i.country));
    return keep(std::move(a));
}

std::uint32_t ActorBook::institutionOf(std::uint32_t pattern, const Side& given, std::string_view words) {
    const InstitutionPattern& p = m_lexicon->patterns[pattern];
    Side side = given;
    if (!p.country.empty()) side = {p.country, {}, {}};
    if ((p.kind == BodyKind::Delegation || p.kind == BodyKind::Nations) && side.country.empty() &&
        !side.organisation.empty()) {
        const auto o = m_lexicon->organisationById.find(side.organisation);
        if (o != m_lexicon->organisationById.end()) return organisation(o->second);
    }
    if (p.kind == BodyKind::People || p.kind == BodyKind::Nations || p.kind == BodyKind::Protesters || p.kind == BodyKind::Rebels ||
        p.kind == BodyKind::Delegation) {
        return people(std::string{words}, side, p.kind == BodyKind::Rebels, !p.privateLife || !side.organisation.empty());
    }
    // "India's Congress" is a party: a state's own body of that name comes before what others call a parliament.
    const std::string_view last = words.substr(words.rfind(' ') + 1);
    if (p.kind == BodyKind::Parliament && last != p.name && !last.empty() && last.front() >= 'A' && last.front() <= 'Z') {
        const std::uint32_t own = m_lexicon->institutionEndingIn(m_lexicon->folding.hashOf(last), side.country);
        if (own != kNone) return institution(own);
    }
    Actor a;
    const bool local = !side.place.empty() && p.kind != BodyKind::Military;
    a.id = (side.any() ? side.id() : "?") + "/" + (local ? slug(side.place) + "/" : std::string{}) + p.id;
    if (const auto at = known(a.id)) return *at;
    a.kind = side.country.empty() && !side.organisation.empty() && p.kind != BodyKind::Military
                 ? ActorKind::Organisation
                 : kindOfInstitution(p.kind);
    a.country = side.country;
    a.acts = p.kind != BodyKind::Media;
    a.organisation = side.organisation;
    const std::string whose{local ? std::string_view{side.place} : displayName(side.id())};
    a.name = side.any() ? fmt::format("{} of {}", p.name, whose) : p.name;
    a.why = fmt::format("\"{}\" names an institution{}", words,
                        side.any() ? fmt::format(" of {}", whose) : std::string{" whose state is not told"});
    return keep(std::move(a));
}

std::uint32_t ActorBook::official(std::uint32_t index, std::uint32_t office) {
    const Official& o = m_lexicon->officials[index];
    const bool ownTitle = office != kNone && m_lexicon->offices[office].standing != Standing::Private;
    if (const auto at = known(o.id)) {
        Actor& met = m_actors[*at];
        if (!met.acts && ownTitle) {  // before the lexicon's time for him, but the text gives him an office of state
            met.acts = true;
            met.kind = ActorKind::Official;
            met.office = m_lexicon->offices[office].title;
            met.rank = m_lexicon->offices[office].rank;
            m_offices[*at] = office;
            met.why = fmt::format("in the lexicon of officials; named with the title \"{}\"", met.office);
        }
        return *at;
    }
    Actor a;
    a.id = o.id;
    a.kind = ActorKind::Official;
    a.country = o.country;
    a.organisation = o.organisation;
    a.name = o.name;
    a.why = "a person in the lexicon of officials";
    const int month = m_published ? 12 * m_published->year() + m_published->month() - 1 : 0;
    const Term* best = nullptr;
    bool inOffice = false;
    for (const Term& term : o.terms) {
        const bool now = !m_published || (term.from <= month && month <= term.to);
        const bool past = m_published && term.to < month;
        const bool wanted = office != kNone && term.office == office;
        const auto better = [&] {
            if (best == nullptr) return now || past;
            if (wanted != (best->office == office)) return wanted && (now || past);
            if (now != inOffice) return now;
            return now ? m_lexicon->offices[term.office].rank > m_lexicon->offices[best->office].rank
                       : past && term.to > best->to;
        };
        if (!better()) continue;
        best = &term;
        inOffice = now;
    }
    if (best != nullptr) {
        a.office = best->title;
        a.rank = m_lexicon->offices[best->office].rank;
        a.former = !inOffice;
        a.why = fmt::format("in the lexicon of officials: {}{}", a.former ? "former " : "", best->title);
        // A Norwegian at the head of NATO speaks for NATO.
        if (const std::string& body = m_lexicon->offices[best->office].organisation; !body.empty()) {
            a.organisation = body;
            a.country.clear();
        }
    } else if (ownTitle) {
        a.office = m_lexicon->offices[office].title;
        a.rank = m_lexicon->offices[office].rank;
    } else if (!o.terms.empty()) {
        a.kind = ActorKind::Person;
        a.acts = false;
        a.why = "a person in the lexicon of officials, before any office";
    }
    return keep(std::move(a), best != nullptr ? best->office : office);
}

/// "Nicaragua president-elect" in a headline is the one whom the text calls so; kNone if none or several are.
std::uint32_t ActorBook::namedHolder(std::uint32_t office, const Side& side) const {
    if (!side.any()) return kNone;
    std::uint32_t found = kNone;
    constexpr std::size_t kMostCompared = 64;  // against hostile texts with thousands of ministers
    const auto [begin, end] = m_named.equal_range(office);
    std::size_t compared = 0;
    for (auto it = begin; it != end; ++it) {
        if (++compared > kMostCompared) return kNone;
        const Actor& actor = m_actors[it->second];
        if (actor.former || actor.side() != side.id()) continue;
        if (found != kNone) return kNone;
        found = it->second;
    }
    return found;
}

std::uint32_t ActorBook::holder(std::uint32_t office, const Side& given, bool former) {
    const Office& o = m_lexicon->offices[office];
    Side side = given;
    if (!side.any()) side = {o.country, o.organisation, {}};
    if (!former && side.any() && m_published) {
        const std::uint32_t person = m_lexicon->holderOf(side.id(), office, *m_published);
        if (person != kNone) {
            const std::uint32_t actor = official(person, office);
            if (m_actors[actor].why.find("held the office") == std::string::npos) {
                m_actors[actor].why +=
                    fmt::format("; held the office \"{}\" of {} when the article was written", o.title,
                                displayName(side.id()));
            }
            return actor;
        }
    }
    if (const std::uint32_t named = former || o.many ? kNone : namedHolder(office, side); named != kNone) return named;
    Actor a;
    a.id = (side.any() ? side.id() : "?") + "/" + slug(o.id) + (former ? "-former" : "");
    if (const auto at = known(a.id)) return *at;
    a.kind = ActorKind::Official;
    a.country = side.country;
    a.organisation = side.country.empty() ? side.organisation : std::string{};
    a.name = fmt::format("{}{}{}", former ? "Former " : "", o.title,
                         side.any() ? fmt::format(" of {}", displayName(side.id())) : std::string{});
    a.office = o.title;
    a.rank = o.rank;
    a.former = former;
    a.inLexicon = false;
    a.why = fmt::format("an office holder whom the text does not name: {}", a.name);
    return keep(std::move(a), office);
}

std::uint32_t ActorBook::person(const std::string& name, const Side& side, std::uint32_t office,
                                bool former) {
    Actor a;
    const Standing standing = office == kNone ? Standing::Private : m_lexicon->offices[office].standing;
    const bool acts = standing != Standing::Private && m_lexicon->offices[office].rank >= 15 &&
                      (standing == Standing::Own || side.any());
    a.id = (side.any() ? side.id() : "?") + "/" + slug(name);
    if (const auto at = known(a.id)) return *at;
    a.kind = acts ? ActorKind::Official : ActorKind::Person;
    a.country = side.country;
    a.organisation = side.country.empty() ? side.organisation : std::string{};
    a.name = name;
    if (office != kNone) {
        a.office = m_lexicon->offices[office].title;
        a.rank = m_lexicon->offices[office].rank;
    }
    a.former = former;
    a.inLexicon = false;
    a.why = office != kNone
                ? fmt::format("named with the title \"{}\"{}", a.office,
                              side.any() ? fmt::format(" of {}", displayName(side.id())) : std::string{})
                : std::string{"looks like a person's name"};
    const std::uint32_t index = keep(std::move(a), office);
    if (acts && m_named.size() < kMaxActors) m_named.emplace(office, index);
    return index;
}

std::uint32_t ActorBook::place(const std::string& name, const std::string& country) {
    Actor a;
    a.id = (country.empty() ? "?" : country) + "/place/" + slug(name);
    if (const auto at = known(a.id)) return *at;
    a.kind = ActorKind::Place;
    a.country = country;
    a.name = name;
    a.inLexicon = !country.empty();
    a.why = country.empty() ? std::string{"named like a place"}
                            : fmt::format("a place in {}", displayName(country));
    return keep(std::move(a));
}

std::uint32_t ActorBook::region(const std::string& name) {
    Actor a;
    a.id = "?/place/" + slug(name);
    a.kind = ActorKind::Place;
    a.name = name;
    a.why = "a region in the lexicon";
    return keep(std::move(a));
}

std::uint32_t ActorBook::unknownOrganisation(const std::string& name, const std::string& country,
                                             std::string_view reason, bool acts) {
    Actor a;
    a.acts = acts;
    a.id = country.empty() ? "?/" + slug(name) : country + "/" + slug(name);
    if (const auto at = known(a.id)) return *at;
    a.kind = ActorKind::Organisation;
    a.country = country;
    a.name = name;
    a.inLexicon = false;
    a.why = reason;
    return keep(std::move(a));
}

std::uint32_t ActorBook::people(const std::string& name, const Side& side, bool rebels, bool acts) {
    Actor a;
    a.id = (side.any() ? side.id() : "?") + "/people/" + slug(name);
    if (const auto at = known(a.id)) return *at;
    a.kind = rebels && side.country.empty() && !side.organisation.empty() ? ActorKind::ArmedGroup
                                                                          : ActorKind::Other;
    a.country = side.country;
    a.organisation = side.organisation;
    a.name = name;
    a.plural = true;
    a.acts = acts;
    a.inLexicon = false;
    a.why = side.any() ? fmt::format("people of {}", displayName(side.id()))
                       : std::string{"people without a state in the text"};
    return keep(std::move(a));
}

std::uint32_t ActorBook::unknown(const std::string& name, std::string_view reason) {
    Actor a;
    a.id = "?/" + upperSlug(name);
    if (const auto at = known(a.id)) return *at;
    a.kind = ActorKind::Other;
    a.name = name;
    a.inLexicon = false;
    a.why = reason;
    return keep(std::move(a));
}

}  // namespace chancery::actor
