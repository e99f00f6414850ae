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

constexpr std::string_view kLexicon = "lexicon/";

/// The user's configuration folder, if there is one.
std::vector<fs::path> userFolders() {
    std::error_code ignored;
    const fs::path config = configFolder();
    if (config.empty() || !fs::is_directory(config, ignored)) return {};
    return {config};
}

}  // namespace

Resources::Resources(const std::vector<fs::path>& overlays) {
    for (const fs::path& root : overlays) {
        std::error_code error;
        const std::string_view prefix = fs::is_directory(root / "lexicon", error) ? "" : kLexicon;
        error.clear();
        for (fs::recursive_directory_iterator it(root, error), end; !error && it != end; it.increment(error)) {
            if (!it->is_regular_file(error) || it->path().extension() != ".json") continue;
            std::ifstream in(it->path(), std::ios::binary);
            if (!in || it->file_size(error) > kMaxOverlayBytes) {
                m_problems.push_back(fmt::format("{}: cannot be read or is too large", it->path().string()));
                continue;
            }
            std::string name = std::string(prefix) + it->path().lexically_relative(root).generic_string();
            if (name.starts_with(kLexicon) && !findBuiltIn(name)) {
                m_problems.push_back(fmt::format("{}: no lexicon has this name", it->path().string()));
                continue;
            }
            m_overlays.push_back({std::move(name), std::string(std::istreambuf_iterator<char>(in), {})});
        }
    }
}

Resources Resources::withUserFiles() { return Resources(userFolders()); }

Result<Resources> Resources::withUserFiles(const fs::path& extra) {
    std::vector<fs::path> folders = userFolders();
    folders.push_back(extra);
    if (Resources(std::vector{extra}).m_overlays.empty())
        return makeError(ErrorCode::InvalidArgument, fmt::format("{}: no folder with lexicon files", extra.string()));
    return Resources(folders);
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
