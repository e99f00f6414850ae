#pragma once
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/article/read_context.h"

namespace chancery::article {

/// Parses one JSON text of at most kMaxJsonDepth levels; a Malformed error says where and what.
base::Result<nlohmann::json> parseJson(std::string_view bytes);

/// Reads one article object (`{"id","title","published"|"date"|"dct","source","url","authors","text"}`, or a
/// line of extract output with the same under "article") and emits it. Optional fields of a wrong type are
/// left out and named in the report; without a string in "text" the article is skipped and named.
void readJsonArticle(const nlohmann::json& value, std::uint64_t number, ReadContext& context);

}  // namespace chancery::article
