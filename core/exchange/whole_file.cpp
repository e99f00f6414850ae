#include "core/exchange/whole_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "core/base/output_file.h"

namespace chancery::exchange {

namespace fs = std::filesystem;

namespace {

base::Error cannotWrite(const fs::path& path, int reason) {
    return base::makeError(base::ErrorCode::Unreadable,
                           fmt::format("{}: cannot be written: {}", path.string(), std::strerror(reason)));
}

}  // namespace

WholeFile::WholeFile(fs::path path, fs::path temporary, std::FILE* file)
    : m_path(std::move(path)), m_temporary(std::move(temporary)), m_file(file) {}

WholeFile::WholeFile(WholeFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_temporary(std::move(other.m_temporary)),
      m_file(std::exchange(other.m_file, nullptr)) {}

base::Result<WholeFile> WholeFile::create(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) return cannotWrite(path, EISDIR);
    if (const auto allowed = base::checkOutputFile(path); !allowed) return allowed.error();
    // Devices and pipes are written in place: there is nothing to be moved over them.
    const bool special = fs::exists(path, error) && !fs::is_regular_file(path, error);
    const fs::path temporary = special ? fs::path() : fs::path(fmt::format("{}.{}.part", path.string(), ::getpid()));
    std::FILE* file = std::fopen((special ? path : temporary).c_str(), "wb");
    if (!file) return cannotWrite(path, errno);
    return WholeFile(path, temporary, file);
}

WholeFile::~WholeFile() {
    if (!m_file) return;
    std::fclose(m_file);
    std::error_code error;
    if (!m_temporary.empty()) fs::remove(m_temporary, error);
}

bool WholeFile::write(std::string_view text) { return std::fwrite(text.data(), 1, text.size(), m_file) == text.size(); }

base::Status WholeFile::keep() {
    const bool special = m_temporary.empty();
    const bool failed = std::fflush(m_file) != 0 || std::ferror(m_file) != 0 || (!special && ::fsync(::fileno(m_file)) != 0);
    const int reason = errno == 0 ? EIO : errno;
    if (failed) return cannotWrite(m_path, reason);
    std::fclose(std::exchange(m_file, nullptr));
    if (special) return {};
    std::error_code error;
    fs::rename(m_temporary, m_path, error);
    if (!error) return {};
    std::error_code ignored;
    fs::remove(m_temporary, ignored);
    return cannotWrite(m_path, error.value());
}

}  // namespace chancery::exchange
