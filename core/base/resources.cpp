#include "core/base/resources.h"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/base/resource_table.h"

namespace chancery::base {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kMaxOverlayBytes = 64U << 20U;

fs::path configFolder() {
    if (const char* xdg = std::getenv("XDG_CONFIG_HOME"); xdg && *xdg) return fs::path(xdg) / "chancery";
    if (const char* home = std::getenv("HOME"); home && *home) return fs::path(home) / ".config" / "chancery";
    return {};
}

}  // namespace

Resources::Resources(const std::vector<fs::path>& overlays) {
    for (const fs::path& root : overlays) {
        std::error_code error;
        for (fs::recursive_directory_iterator it(root, error), end; !error && it != end; it.increment(error)) {
            if (!it->is_regular_file(error) || it->path().extension() != ".json") continue;
            std::ifstream in(it->path(), std::ios::binary);
            if (!in || it->file_size(error) > kMaxOverlayBytes) {
                m_problems.push_back(fmt::format("{}: cannot be read or is too large", it->path().string()));
                continue;
            }
            m_overlays.push_back({fs::relative(it->path(), root, error).generic_string(),
                                  std::string(std::istreambuf_iterator<char>(in), {})});
        }
    }
}

Resources Resources::withUserFiles(const fs::path& extra) {
    std::vector<fs::path> overlays;
    std::error_code ignored;
    if (const fs::path config = configFolder(); !config.empty() && fs::is_directory(config, ignored)) overlays.push_back(config);
    if (!extra.empty()) overlays.push_back(extra);
    return Resources(overlays);
}

std::optional<std::string_view> Resources::findBuiltIn(std::string_view name) {
    for (const EmbeddedFile* file = kEmbeddedFiles; file->name; ++file)
        if (name == file->name) return std::string_view(file->begin, static_cast<std::size_t>(file->end - file->begin));
    return std::nullopt;
}

std::vector<std::string_view> Resources::listBuiltIn(std::string_view prefix) {
    std::vector<std::string_view> names;
    for (const EmbeddedFile* file = kEmbeddedFiles; file->name; ++file)
        if (std::string_view(file->name).starts_with(prefix)) names.emplace_back(file->name);
    return names;
}

std::vector<std::string_view> Resources::layers(std::string_view name) const {
    std::vector<std::string_view> out;
    if (const auto builtIn = findBuiltIn(name)) out.push_back(*builtIn);
    for (const Overlay& overlay : m_overlays)
        if (overlay.name == name) out.emplace_back(overlay.content);
    return out;
}

}  // namespace chancery::base
