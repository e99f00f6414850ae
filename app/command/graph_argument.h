#pragma once
#include <string>
#include <vector>

#include "core/analysis/actor_fold.h"

namespace chancery::app {

/// What --level takes.
inline std::vector<std::string> levelNames() {
    std::vector<std::string> names;
    for (int i = 0; i < analysis::kActorLevelCount; ++i) names.emplace_back(name(static_cast<analysis::ActorLevel>(i)));
    return names;
}

}  // namespace chancery::app
