#pragma once
#include <string>
#include <vector>

#include "core/store/case_store.h"
#include "core/store/database.h"

namespace chancery::store {

CaseCounts countRows(const Database& database);

/// SQLite's own integrity check, foreign keys, both full-text indices, and the promises of the event model: every event
/// has evidence and a source, every span lies in its text, no event has two reports of one article.
std::vector<std::string> findProblems(const Database& database);

}  // namespace chancery::store
