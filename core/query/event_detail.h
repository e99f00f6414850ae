#pragma once
#include <optional>

#include "core/query/event_query.h"
#include "core/store/database.h"

namespace chancery::query {

/// What the inspector and the source view show; throw SQLite::Exception.
std::optional<EventDetail> loadEventDetail(const store::Database& database, base::EventId id);
std::optional<ArticleDetail> loadArticleDetail(const store::Database& database, base::ArticleId id);

}  // namespace chancery::query
