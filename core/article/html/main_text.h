#pragma once
#include <string>
#include <string_view>

#include "core/article/html/page.h"

namespace chancery::article {

/// The article's own words on a page: paragraphs, subheadings and lists, an empty line between them; no menus, captions,
/// share bars, related links, cookie notices, comments or footers. Empty if the page has no running text.
/// `declaredBody` is the body that the page's metadata states, if any: where it agrees with the page it decides.
std::string findMainText(const Page& page, std::string_view declaredBody);

}  // namespace chancery::article
