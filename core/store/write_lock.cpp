#include "core/store/write_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace chancery::store {

WriteLock::WriteLock(std::string path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}
WriteLock::WriteLock(WriteLock&& other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)) {}
WriteLock& WriteLock::operator=(WriteLock&& other) noexcept {
    if (this != &other) {
        release();
        m_path = std::move(other.m_path);
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}
WriteLock::~WriteLock() { release(); }

void WriteLock::release() {
    if (m_descriptor < 0) return;
    ::unlink(m_path.c_str());  // while the lock is held: who opened the old file sees that it is gone, and tries again
    ::close(std::exchange(m_descriptor, -1));
}

base::Result<WriteLock> WriteLock::take(const std::string& casePath) {
    const std::string path = casePath + "-lock";
    for (;;) {
        const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (descriptor < 0)
            return base::makeError(base::ErrorCode::Unreadable,
                                   fmt::format("{}: cannot be written: {}", casePath, std::strerror(errno)));
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            ::close(descriptor);
            return base::makeError(base::ErrorCode::Database,
                                   fmt::format("{}: another program is writing to this case", casePath));
        }
        struct stat held {};
        struct stat named {};
        if (::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
            held.st_dev == named.st_dev)
            return WriteLock(path, descriptor);
        ::close(descriptor);
    }
}

}  // namespace chancery::store
