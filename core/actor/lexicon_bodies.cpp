// organisations.json, groups.json, institutions.json: who acts beside states and for them.
#include <algorithm>

#include "core/actor/body_kinds.h"
#include "core/actor/lexicon_files.h"
#include "core/actor/lexicon_json.h"

namespace chancery::actor {
namespace {

using base::Resources;
using base::Status;
using nlohmann::json;

constexpr auto kOrganisations = "lexicon/organisations.json";
constexpr auto kGroups = "lexicon/groups.json";
constexpr auto kInstitutions = "lexicon/institutions.json";

constexpr Choices<OrganisationKind, 4> kOrganisationKinds{{{"igo", OrganisationKind::Intergovernmental},
                                                           {"grouping", OrganisationKind::Grouping},
                                                           {"ngo", OrganisationKind::NonGovernmental},
                                                           {"private", OrganisationKind::Private}}};
constexpr Choices<GroupKind, 3> kGroupKinds{
    {{"armed_group", GroupKind::ArmedGroup}, {"party", GroupKind::Party}, {"movement", GroupKind::Movement}}};

/// The parts that act as the organisation: "Security Council".
void addBodies(Lexicon& lexicon, Organisation& organisation, std::uint32_t index, EntryReader& reader) {
    const json* bodies = reader.list("bodies");
    if (bodies == nullptr) return;
    const std::string where = std::string{kOrganisations} + " " + organisation.id;
    for (const json& entry : *bodies) {
        EntryReader body(entry, where, "name");
        const auto number = static_cast<std::uint16_t>(organisation.bodies.size());
        organisation.bodies.push_back(body.requiredText("name"));
        lexicon.add(organisation.bodies.back(), EntryKind::OrganisationBody, index, number);
        for (const auto& alias : body.texts("aliases")) lexicon.add(alias, EntryKind::OrganisationBody, index, number);
        if (!body.ok()) return reader.take(body);
    }
}

/// "foreign ministers" holds the office of "foreign minister".
void addPlural(Lexicon& lexicon, const std::string& words) {
    if (words.back() != 's') return;
    const std::vector<Atom> singular = lexicon.folding.atomsOf(std::string_view{words}.substr(0, words.size() - 1));
    std::vector<GazetteerMatch> matches;
    lexicon.gazetteer.matchesAt(singular, 0, matches);
    for (const GazetteerMatch& match : matches) {
        const GazetteerEntry& entry = lexicon.gazetteer.entry(match.entry);
        if (match.lastAtom != singular.size() || entry.kind != EntryKind::Office) continue;
        lexicon.officeOfPlural.emplace(lexicon.folding.hashOfPhrase(words), entry.index);
    }
}

}  // namespace

void addShared(Lexicon& lexicon, std::string_view phrase, const NameOwner& owner) {
    lexicon.add(phrase, owner.kind, owner.index);
    const std::uint64_t hash = lexicon.folding.hashOfPhrase(phrase);
    const auto [begin, end] = lexicon.ownersOfPhrase.equal_range(hash);
    const auto same = [&](const auto& known) { return known.second.kind == owner.kind && known.second.index == owner.index; };
    if (std::none_of(begin, end, same)) lexicon.ownersOfPhrase.emplace(hash, owner);
}

Status loadOrganisations(Lexicon& lexicon, const Resources& resources) {
    auto entries = loadEntries(resources, kOrganisations, "organisations", "id");
    if (!entries) return entries.error();
    for (const json& entry : *entries) {
        EntryReader reader(entry, kOrganisations, "id");
        Organisation o;
        o.id = reader.requiredText("id");
        o.name = reader.requiredText("name");
        o.kind = reader.oneOf("kind", kOrganisationKinds, OrganisationKind::Intergovernmental);
        o.members = reader.texts("members");
        const std::uint32_t index = countOf(lexicon.organisations);
        lexicon.add(o.name, EntryKind::Organisation, index);
        // "OPEC+" would read as "OPEC".
        if (o.id.find('+') == std::string::npos) lexicon.add(o.id, EntryKind::Organisation, index);
        for (const auto& alias : reader.texts("aliases")) lexicon.add(alias, EntryKind::Organisation, index);
        for (const auto& place : reader.texts("places")) lexicon.add(place, EntryKind::Organisation, index);
        addBodies(lexicon, o, index, reader);
        if (!reader.ok()) return reader.error();
        lexicon.organisationById.emplace(o.id, index);
        lexicon.organisations.push_back(std::move(o));
    }
    return {};
}

Status loadGroups(Lexicon& lexicon, const Resources& resources) {
    auto entries = loadEntries(resources, kGroups, "groups", "id");
    if (!entries) return entries.error();
    for (const json& entry : *entries) {
        EntryReader reader(entry, kGroups, "id");
        Group g;
        g.id = reader.requiredText("id");
        g.name = reader.requiredText("name");
        g.kind = reader.oneOf("kind", kGroupKinds, GroupKind::Movement);
        g.country = reader.text("country");
        const auto state = lexicon.countryByCode.find(g.country);
        if (!g.country.empty() && state == lexicon.countryByCode.end()) reader.fail("names no known country");
        const std::uint32_t index = countOf(lexicon.groups);
        const NameOwner owner{EntryKind::Group, index, state == lexicon.countryByCode.end() ? kNone : state->second, true};
        addShared(lexicon, g.name, owner);
        addShared(lexicon, g.id, owner);
        for (const auto& alias : reader.texts("aliases")) addShared(lexicon, alias, owner);
        for (const auto& word : reader.texts("members")) addShared(lexicon, word, {EntryKind::GroupMembers, index, owner.country, owner.country == kNone});
        if (!reader.ok()) return reader.error();
        lexicon.groupById.emplace(g.id, index);
        lexicon.groups.push_back(std::move(g));
    }
    return {};
}

Status loadInstitutions(Lexicon& lexicon, const Resources& resources) {
    auto entries = loadEntries(resources, kInstitutions, "institutions", "id");
    if (!entries) return entries.error();
    for (const json& entry : *entries) {
        EntryReader reader(entry, kInstitutions, "id");
        InstitutionPattern p;
        p.id = reader.requiredText("id");
        p.name = reader.requiredText("name");
        p.kind = reader.oneOf("kind", kBodyKinds);
        p.country = reader.text("country");
        p.words = reader.texts("words");
        p.privateLife = reader.flag("private");
        for (const auto& phrase : reader.texts("alone")) {
            if (phrase == "*") p.allAlone = true;
            p.alone.insert(lexicon.folding.hashOfPhrase(phrase));
        }
        for (const auto& phrase : reader.texts("equipment")) p.equipment.insert(lexicon.folding.hashOfPhrase(phrase));
        if (!reader.ok()) return reader.error();
        const std::uint32_t index = countOf(lexicon.patterns);
        for (const auto& words : p.words) {
            lexicon.add(words, EntryKind::InstitutionPattern, index);
            if (p.kind == BodyKind::Delegation) addPlural(lexicon, words);
        }
        lexicon.patterns.push_back(std::move(p));
    }
    auto object = loadObject(resources, kInstitutions);
    if (!object) return object.error();
    EntryReader reader(*object, kInstitutions);
    for (const auto& word : reader.texts("partitives")) lexicon.words.partitives.insert(lexicon.folding.hashOf(word));
    return {};
}

}  // namespace chancery::actor
