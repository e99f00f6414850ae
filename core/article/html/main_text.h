#pragma once
#include <string>
#include <string_view>

#include "core/article/html/page.h"

namespace chancery::article {

/// The article's own words on a page: paragraphs, subheadings and lists, an empty line between them; no
/// menus, captions, share bars, related links, cookie notices, comments or footers. Empty if the page has no
/// running text. `declaredBody` and `title` are what the page's metadata states, if anything: a declared body
/// that agrees with the page decides what belongs to the story, and stands for it if the page shows no text.
std::string findMainText(const Page& page, std::string_view declaredBody, std::string_view title);

}  // namespace chancery::article
