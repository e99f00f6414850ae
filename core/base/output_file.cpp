#include "core/base/output_file.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <string_view>

namespace chancery::base {

namespace fs = std::filesystem;

namespace {

bool isDatabase(const fs::path& path) {
    constexpr std::string_view kHeader("SQLite format 3\0", 16);  // https://www.sqlite.org/fileformat.html
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) return false;
    std::array<char, kHeader.size()> begin{};
    std::ifstream in(path, std::ios::binary);
    return in.read(begin.data(), begin.size()) && std::string_view(begin.data(), begin.size()) == kHeader;
}

}  // namespace

Status checkOutputFile(const fs::path& path) {
    const auto refuse = [&path](std::string_view what) {
        return makeError(ErrorCode::InvalidArgument, fmt::format("{}: not written over: {}", path.string(), what));
    };
    if (isDatabase(path)) return refuse("it is a case file or another database");
    const std::string name = path.string();
    for (const std::string_view ending : {"-wal", "-shm", "-journal", "-lock"})
        if (name.ends_with(ending) && isDatabase(name.substr(0, name.size() - ending.size()))) return refuse("it belongs to a case file");
    return {};
}

}  // namespace chancery::base
