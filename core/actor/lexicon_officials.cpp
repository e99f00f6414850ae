// offices.json, officials.json: titles, and who bore them when.
#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "core/actor/lexicon_files.h"
#include "core/actor/lexicon_json.h"
#include "core/base/utf8.h"

namespace chancery::actor {
namespace {

using base::Resources;
using base::Status;
using nlohmann::json;

constexpr auto kOffices = "lexicon/offices.json";
constexpr auto kOfficials = "lexicon/officials.json";

constexpr Choices<Branch, 10> kBranches{{{"executive", Branch::Executive},
                                         {"legislative", Branch::Legislative},
                                         {"judicial", Branch::Judicial},
                                         {"military", Branch::Military},
                                         {"diplomatic", Branch::Diplomatic},
                                         {"party", Branch::Party},
                                         {"royal", Branch::Royal},
                                         {"religious", Branch::Religious},
                                         {"international", Branch::International},
                                         {"security", Branch::Security}}};
constexpr Choices<OfficeKind, 3> kOfficeKinds{
    {{"deputy", OfficeKind::Deputy}, {"spokesperson", OfficeKind::Spokesperson}, {"generic", OfficeKind::Generic}}};
constexpr Choices<char, 2> kGenders{{{"m", 'm'}, {"f", 'f'}}};
constexpr Choices<Standing, 2> kStandings{{{"loose", Standing::Loose}, {"private", Standing::Private}}};

/// In any case, as in running text, unless it is an abbreviation in capitals.
void addTitle(Lexicon& lexicon, const std::string& title, std::uint32_t office) {
    const std::vector<Atom> atoms = lexicon.folding.atomsOf(title);
    const bool abbreviation = atoms.size() == 1 && atoms.front().shape == Shape::AllCaps;
    lexicon.add(abbreviation ? title : base::foldForLookup(title), EntryKind::Office, office);
}

/// "2021" or "2021-01" as a count of months; `last` takes a year's December.
std::optional<int> monthsOf(const json& value, bool last) {
    int year = 0;
    int month = last ? 12 : 1;
    if (value.is_number_integer()) {
        year = value.get<int>();
    } else if (value.is_string()) {
        const std::string& s = value.get_ref<const std::string&>();
        if (s.size() != 4 && s.size() != 7) return std::nullopt;
        if (std::from_chars(s.data(), s.data() + 4, year).ec != std::errc{}) return std::nullopt;
        if (s.size() == 7 && std::from_chars(s.data() + 5, s.data() + 7, month).ec != std::errc{})
            return std::nullopt;
    } else {
        return std::nullopt;
    }
    if (year < 1000 || year > 9999 || month < 1 || month > 12) return std::nullopt;
    return 12 * year + month - 1;
}

void readTerms(const Lexicon& lexicon, EntryReader& official, std::vector<Term>& terms) {
    const json* offices = official.list("offices");
    if (offices == nullptr) return;
    for (const json& entry : *offices) {
        EntryReader reader(entry, kOfficials, "office");
        const std::string id = reader.requiredText("office");
        const auto office = lexicon.officeById.find(id);
        if (!reader.ok() || office == lexicon.officeById.end()) return official.fail(fmt::format("has the unknown office \"{}\"", id));
        Term term;
        term.office = office->second;
        term.title = reader.text("title");
        if (term.title.empty()) term.title = lexicon.offices[term.office].title;
        if (const json* from = reader.value("from")) {
            const auto month = monthsOf(*from, false);
            if (!month) return official.fail("has a \"from\" that is no year or month");
            term.from = *month;
        }
        if (const json* to = reader.value("to")) {
            const auto month = monthsOf(*to, true);
            if (!month) return official.fail("has a \"to\" that is no year or month");
            term.to = *month;
        }
        if (!reader.ok()) return official.take(reader);
        terms.push_back(std::move(term));
    }
}

/// The word a person is called by after the first mention.
std::string surnameOf(const Official& official) {
    const std::size_t space = official.name.rfind(' ');
    return space == std::string::npos ? official.name : official.name.substr(space + 1);
}

}  // namespace

Status loadOffices(Lexicon& lexicon, const Resources& resources) {
    auto entries = loadEntries(resources, kOffices, "offices", "id");
    if (!entries) return entries.error();
    for (const json& entry : *entries) {
        EntryReader reader(entry, kOffices, "id");
        Office o;
        o.id = reader.requiredText("id");
        o.title = reader.requiredText("title");
        o.rank = static_cast<std::uint8_t>(reader.number("rank", 0, 100));
        o.many = reader.flag("many");
        o.branch = reader.oneOf("branch", kBranches, Branch::Executive);
        o.kind = reader.oneOf("kind", kOfficeKinds, OfficeKind::Full);
        o.country = reader.text("country");
        o.organisation = reader.text("organisation");
        o.institution = reader.text("institution");
        o.standing = reader.oneOf("standing", kStandings, Standing::Own);
        const std::uint32_t index = countOf(lexicon.offices);
        addTitle(lexicon, o.title, index);
        for (const auto& alias : reader.texts("aliases")) addTitle(lexicon, alias, index);
        if (!reader.ok()) return reader.error();
        lexicon.officeById.emplace(o.id, index);
        lexicon.offices.push_back(std::move(o));
    }
    return {};
}

Status loadOfficials(Lexicon& lexicon, const Resources& resources) {
    auto entries = loadEntries(resources, kOfficials, "officials", "name");
    if (!entries) return entries.error();
    for (const json& entry : *entries) {
        EntryReader reader(entry, kOfficials, "name");
        Official o;
        o.name = reader.requiredText("name");
        o.aliases = reader.texts("aliases");
        o.country = reader.text("country");
        o.organisation = reader.text("organisation");
        o.surname = reader.text("surname");
        o.gender = reader.oneOf("gender", kGenders, ' ');
        if (!o.country.empty() && !lexicon.countryByCode.contains(o.country))
            reader.fail("names no known country");
        readTerms(lexicon, reader, o.terms);
        if (!reader.ok()) return reader.error();
        if (o.surname.empty()) o.surname = surnameOf(o);
        const std::string side = o.country.empty() ? o.organisation : o.country;
        o.id = (side.empty() ? "?" : side) + "/" + slug(o.name);
        const std::uint32_t index = countOf(lexicon.officials);
        lexicon.add(o.name, EntryKind::Official, index);
        for (const auto& alias : o.aliases) lexicon.add(alias, EntryKind::Official, index);
        const std::vector<Atom> atoms = lexicon.folding.atomsOf(o.surname);
        if (!atoms.empty()) lexicon.officialsBySurname.emplace(atoms.back().hash, index);
        lexicon.officialsOfSide[side].push_back(index);
        for (const Term& term : o.terms) {
            std::vector<std::uint32_t>& ofBody = lexicon.officialsOfSide[lexicon.offices[term.office].organisation];
            if (ofBody.empty() || ofBody.back() != index) ofBody.push_back(index);
        }
        lexicon.officials.push_back(std::move(o));
    }
    return {};
}

}  // namespace chancery::actor
