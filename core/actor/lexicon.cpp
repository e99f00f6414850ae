#include "core/actor/lexicon.h"

#include <algorithm>

#include "core/actor/lexicon_files.h"
#include "core/base/utf8.h"

namespace chancery::actor {
namespace {

/// How well a held office answers to the wanted one; 0 = not at all.
int answers(const Office& held, const Office& wanted, bool ceremonial) {
    if (wanted.many) return 0;
    if (held.id == wanted.id) return 4;
    if (wanted.id == kAnyLeader) {
        if (held.rank < 95 || held.branch == Branch::Royal || held.branch == Branch::International) return 0;
        return (held.rank == 100) != ceremonial ? 2 : 1;
    }
    // "top diplomat", "foreign secretary" and "secretary of state" lead the same institution.
    const bool ministers = wanted.kind == OfficeKind::Full && held.kind == OfficeKind::Full && wanted.rank >= 75 && held.rank >= 75;
    const bool diplomats =
        wanted.branch == Branch::Diplomatic && held.branch == Branch::Diplomatic && wanted.rank >= 80 && held.rank >= 80;
    return diplomats || (ministers && !wanted.institution.empty() && held.institution == wanted.institution)
               ? 3
               : 0;
}

}  // namespace

std::string slug(std::string_view name) {
    std::string out;
    for (const char c : base::foldForLookup(name)) {
        const bool word =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (word)
            out.push_back(c);
        else if (c != '\'' && c != '.' && !out.empty() && out.back() != '-')
            out.push_back('-');
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

base::Result<Lexicon> Lexicon::load(const base::Resources& resources) {
    Lexicon lexicon;
    for (const auto load : {loadNames, loadCountries, loadOrganisations, loadGroups, loadOffices, loadOfficials, loadInstitutions}) {
        if (base::Status status = load(lexicon, resources); !status) return status.error();
    }
    return lexicon;
}

bool Lexicon::liesIn(std::string_view state, std::uint64_t regionWord) const {
    const auto states = regionStates.find(regionWord);
    const auto country = countryByCode.find(std::string{state});
    if (states == regionStates.end() || country == countryByCode.end()) return true;
    return std::any_of(states->second.begin(), states->second.end(), [&](const std::string& entry) {
        return entry == state || entry == countries[country->second].region;
    });
}

std::uint32_t Lexicon::institutionEndingIn(std::uint64_t word, std::string_view state) const {
    const auto [from, to] = institutionsByLastWord.equal_range(word);
    std::uint32_t found = kNone;
    for (auto at = from; at != to; ++at) {
        if (institutions[at->second].country == state) found = std::min(found, at->second);
    }
    return found;
}

std::uint32_t Lexicon::holderOf(std::string_view side, std::uint32_t office, const base::Date& date) const {
    const auto found = officialsOfSide.find(std::string{side});
    if (found == officialsOfSide.end() || office == kNone) return kNone;
    const bool ceremonial = ceremonialPresidents.contains(std::string{side});
    const int month = 12 * date.year() + date.month() - 1;
    std::uint32_t best = kNone;
    int bestScore = 0;
    int bestFrom = 0;
    bool tie = false;
    for (const std::uint32_t o : found->second) {
        for (const Term& term : officials[o].terms) {
            const int score = answers(offices[term.office], offices[office], ceremonial);
            if (month < term.from || month > term.to || score == 0 || score < bestScore) continue;
            // In the years of a change the newcomer is as likely as the one before him: nobody.
            tie = score == bestScore && best != kNone && best != o && term.from == bestFrom;
            if (score == bestScore && term.from < bestFrom) continue;
            best = o;
            bestScore = score;
            bestFrom = term.from;
        }
    }
    return tie ? kNone : best;
}

}  // namespace chancery::actor
