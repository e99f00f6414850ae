#pragma once
#include <memory>

#include "core/query/event_rows.h"
#include "ui/graph/graph_scene.h"

namespace chancery::test {

/// The scene of all of some events, every actor for itself.
std::shared_ptr<const ui::GraphScene> sceneOf(std::shared_ptr<const query::EventRows> rows, bool together = false);

/// Two groups that deal among themselves: Arland, Borland, Corland (often), and Dunia, Ester (seldom); one act leads from Arland to
/// Dunia; Fenn acts alone. Keys are their codes: ARL, BOR, COR, DUN, EST, FEN.
std::shared_ptr<const query::EventRows> twoGroups();

}  // namespace chancery::test
