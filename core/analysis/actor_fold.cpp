#include "core/analysis/actor_fold.h"

#include <array>
#include <unordered_map>

#include "core/query/country_names.h"

namespace chancery::analysis {

namespace {

using actor::ActorKind;

constexpr std::array<std::string_view, kActorLevelCount> kLevels = {
    "sides", "countries", "countries-officials", "officials", "organisations", "everyone"};

bool speaksForItsSide(const query::ActorRow& row) {
    return row.kind == ActorKind::Country || row.kind == ActorKind::Official || row.kind == ActorKind::Institution ||
           row.kind == ActorKind::Organisation;
}

// The key of the actor that `row` counts as; empty if it has no place at this level.
std::string_view foldedKey(const query::ActorRow& row, ActorLevel level) {
    const std::string_view side = row.side.empty() || !speaksForItsSide(row) ? row.key : row.side;
    switch (level) {
        case ActorLevel::Sides: return side;
        case ActorLevel::Countries: return speaksForItsSide(row) ? std::string_view(row.country) : std::string_view();
        case ActorLevel::CountriesAndOfficials: return row.kind == ActorKind::Official ? std::string_view(row.key) : side;
        case ActorLevel::Officials: return row.kind == ActorKind::Official ? std::string_view(row.key) : std::string_view();
        case ActorLevel::Organisations:
            return row.kind == ActorKind::Organisation || row.kind == ActorKind::Institution || row.kind == ActorKind::ArmedGroup
                       ? std::string_view(row.key)
                       : std::string_view();
        case ActorLevel::Everyone: break;
    }
    return row.key;
}

GraphActor makeActor(const query::ActorRow& row, std::string_view key) {
    if (key == row.key) return {row.key, row.name, row.country, row.kind, row.rank};
    const bool country = key == row.country;
    return {std::string(key), query::CountryNames::builtIn().nameOf(key), row.country,
            country ? ActorKind::Country : ActorKind::Organisation, 0};
}

}  // namespace

std::string_view name(ActorLevel level) { return kLevels[static_cast<std::size_t>(level)]; }

std::optional<ActorLevel> parseActorLevel(std::string_view wanted) {
    for (std::size_t i = 0; i < kLevels.size(); ++i)
        if (kLevels[i] == wanted) return static_cast<ActorLevel>(i);
    return std::nullopt;
}

ActorFold::ActorFold(const query::EventNames& names, ActorLevel level) : m_level(level) {
    std::unordered_map<std::string_view, std::uint32_t> known;
    known.reserve(names.actors.size());
    m_fold.reserve(names.actors.size());
    for (const query::ActorRow& row : names.actors) {
        const std::string_view key = foldedKey(row, level);
        if (key.empty()) {
            m_fold.push_back(kNobody);
            continue;
        }
        const auto [place, isNew] = known.try_emplace(key, static_cast<std::uint32_t>(m_actors.size()));
        if (isNew)
            m_actors.push_back(makeActor(row, key));
        else if (key == row.key)  // met through its officials before: now itself
            m_actors[place->second] = makeActor(row, key);
        m_fold.push_back(place->second);
    }
}

std::optional<std::uint32_t> ActorFold::find(std::string_view key) const {
    for (std::size_t i = 0; i < m_actors.size(); ++i)
        if (m_actors[i].key == key) return static_cast<std::uint32_t>(i);
    return std::nullopt;
}

}  // namespace chancery::analysis
