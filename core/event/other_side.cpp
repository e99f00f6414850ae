#include "core/event/other_side.h"

#include <algorithm>

namespace chancery::event {

std::optional<std::uint32_t> otherSideBefore(const actor::ActorAnnotation& actors, std::size_t position, const std::vector<Participant>& participants) {
    constexpr std::ptrdiff_t kReach = 40;  // mentions
    const auto end = std::partition_point(actors.mentions.begin(), actors.mentions.end(),
                                          [position](const actor::Mention& m) { return m.span.begin < position; });
    const auto begin = end - std::min(kReach, end - actors.mentions.begin());
    for (auto mention = end; mention != begin;) {
        --mention;
        const std::string& country = actors.actors[mention->actor].country;
        const bool own = std::any_of(participants.begin(), participants.end(),
                                     [&](const Participant& p) { return actors.actors[p.actor].country == country; });
        if (country.empty() || own) continue;
        const auto state = std::find_if(actors.actors.begin(), actors.actors.end(), [&](const actor::Actor& a) {
            return a.kind == actor::ActorKind::Country && a.country == country;
        });
        return state == actors.actors.end() ? mention->actor : static_cast<std::uint32_t>(state - actors.actors.begin());
    }
    return std::nullopt;
}

}  // namespace chancery::event
