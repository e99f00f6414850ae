#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/event_rows.h"

namespace chancery::analysis {

/// Who counts as an actor of the graph, and who is folded into whom.
enum class ActorLevel : std::uint8_t {
    Sides,                 ///< states with their officials and institutions, organisations with theirs, armed groups
    Countries,             ///< states only, their officials and institutions folded in
    CountriesAndOfficials, ///< as Sides, but officials stand for themselves
    Officials,             ///< officials only
    Organisations,         ///< organisations, institutions and armed groups only
    Everyone,              ///< every actor for itself
};
inline constexpr int kActorLevelCount = 6;
std::string_view name(ActorLevel level);  ///< "sides", "countries", "countries-officials", "officials", "organisations", "everyone"
std::optional<ActorLevel> parseActorLevel(std::string_view name);

/// A node of the graph before anything is counted.
struct GraphActor {
    std::string key;   ///< Actor::id of who it is or stands for: the same in every case
    std::string name;
    std::string country;  ///< ISO alpha-3, or empty
    actor::ActorKind kind = actor::ActorKind::Other;
    std::uint8_t rank = 0;
};

/// Which actor of the rows counts as which of the graph. A crowd, an armed group or a private side never stands for its
/// state: protesters in a country are not that country. Immutable.
class ActorFold {
public:
    static constexpr std::uint32_t kNobody = UINT32_MAX;

    ActorFold(const query::EventNames& names, ActorLevel level);

    ActorLevel level() const { return m_level; }
    std::span<const GraphActor> actors() const { return m_actors; }
    /// Index into actors() for an index into EventNames::actors; kNobody if it has no place at this level.
    std::uint32_t of(std::uint32_t actor) const { return m_fold[actor]; }
    std::optional<std::uint32_t> find(std::string_view key) const;

private:
    ActorLevel m_level;
    std::vector<GraphActor> m_actors;
    std::vector<std::uint32_t> m_fold;
};

}  // namespace chancery::analysis
