#include "core/article/byte_source.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace chancery::article {

namespace {

constexpr std::size_t kChunk = 64U << 10U;

std::string systemWords(int code) {
    return std::generic_category().message(code);
}

}  // namespace

base::Result<std::size_t> ByteSource::read(char* buffer, std::size_t size) {
    if (m_aheadAt < m_ahead.size()) {
        const std::size_t n = std::min(size, m_ahead.size() - m_aheadAt);
        std::memcpy(buffer, m_ahead.data() + m_aheadAt, n);
        m_aheadAt += n;
        return n;
    }
    return readMore(buffer, size);
}

base::Result<std::string_view> ByteSource::peek(std::size_t size) {
    m_ahead.erase(0, m_aheadAt);
    m_aheadAt = 0;
    while (m_ahead.size() < size) {
        const std::size_t had = m_ahead.size();
        m_ahead.resize(size);
        const auto n = readMore(m_ahead.data() + had, size - had);
        m_ahead.resize(had + n.value_or(0));
        if (!n) return n.error();
        if (*n == 0) break;
    }
    return std::string_view(m_ahead).substr(0, size);
}

base::Result<std::string> ByteSource::readAll(std::uintmax_t limit) {
    const auto tooLarge = [limit] {
        return base::makeError(base::ErrorCode::TooLarge, fmt::format("larger than {} MiB", limit >> 20U));
    };
    if (sizeHint() > limit) return tooLarge();
    std::string bytes = m_ahead.substr(m_aheadAt);
    m_ahead.clear();
    m_aheadAt = 0;
    bytes.reserve(std::max<std::size_t>(bytes.size(), sizeHint()) + 1);
    for (;;) {
        const std::size_t had = bytes.size();
        bytes.resize(had + std::max(kChunk, bytes.capacity() - had));
        const auto n = readMore(bytes.data() + had, bytes.size() - had);
        bytes.resize(had + n.value_or(0));
        if (!n) return n.error();
        if (bytes.size() > limit) return tooLarge();
        if (*n == 0) return bytes;
    }
}

base::Status FileSource::open(const std::filesystem::path& path, bool followLink) {
    // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
    m_descriptor =
        ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followLink ? 0 : O_NOFOLLOW));
    if (m_descriptor < 0) {
        if (errno == ELOOP)
            return base::makeError(base::ErrorCode::Unsupported, "symbolic link, not followed");
        if (errno == ENXIO) return base::makeError(base::ErrorCode::Unsupported, "not a regular file");
        return base::makeError(errno == ENOENT ? base::ErrorCode::NotFound : base::ErrorCode::Unreadable,
                               systemWords(errno));
    }
    struct stat status {};
    if (::fstat(m_descriptor, &status) != 0)
        return base::makeError(base::ErrorCode::Unreadable, systemWords(errno));
    if (S_ISDIR(status.st_mode)) return base::makeError(base::ErrorCode::Unsupported, "is a folder");
    if (!S_ISREG(status.st_mode))
        return base::makeError(base::ErrorCode::Unsupported, "not a regular file (pipe, device or socket)");
    m_size = static_cast<std::uintmax_t>(status.st_size);
    m_modified =
        base::Date::fromSerial(std::clamp<std::int64_t>(status.st_mtim.tv_sec / 86'400, 0, 2'900'000));
    return {};
}

FileSource::~FileSource() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

base::Result<std::size_t> FileSource::readMore(char* buffer, std::size_t size) {
    for (;;) {
        const ssize_t n = ::read(m_descriptor, buffer, size);
        if (n >= 0) return static_cast<std::size_t>(n);
        if (errno != EINTR) return base::makeError(base::ErrorCode::Unreadable, systemWords(errno));
    }
}

base::Result<std::size_t> StreamSource::readMore(char* buffer, std::size_t size) {
    if (m_in.eof()) return std::size_t{0};
    m_in.read(buffer, static_cast<std::streamsize>(size));
    if (m_in.bad()) return base::makeError(base::ErrorCode::Unreadable, "the stream broke off");
    return static_cast<std::size_t>(m_in.gcount());
}

base::Result<std::size_t> MemorySource::readMore(char* buffer, std::size_t size) {
    const std::size_t n = std::min(size, m_bytes.size());
    if (n > 0) std::memcpy(buffer, m_bytes.data(), n);
    m_bytes.remove_prefix(n);
    return n;
}

}  // namespace chancery::article
