#pragma once
#include <cstddef>
#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/result.h"

namespace chancery::article {

/// Bytes in order, from a file, a stream or memory. Bytes given back with unread() come again first.
class ByteSource {
public:
    ByteSource() = default;
    virtual ~ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    /// Up to `size` bytes into `buffer`; 0 at the end.
    base::Result<std::size_t> read(char* buffer, std::size_t size);
    /// Reads on until `size` bytes are there or the end has come, and leaves them to be read again.
    base::Result<std::string_view> peek(std::size_t size);
    /// Everything that is left; TooLarge if that is more than `limit` bytes.
    base::Result<std::string> readAll(std::uintmax_t limit);

protected:
    virtual base::Result<std::size_t> readMore(char* buffer, std::size_t size) = 0;
    /// Bytes that are known to be left, to reserve space; 0 if unknown.
    virtual std::uintmax_t sizeHint() const { return 0; }

private:
    std::string m_ahead;
    std::size_t m_aheadAt = 0;
};

/// A regular file. Never waits: pipes, devices and sockets are refused.
class FileSource final : public ByteSource {
public:
    /// `followLink` false refuses a path whose last part is a symbolic link.
    base::Status open(const std::filesystem::path& path, bool followLink);
    ~FileSource() override;

    /// Of the file's last modification, in UTC.
    std::optional<base::Date> modified() const { return m_modified; }

protected:
    base::Result<std::size_t> readMore(char* buffer, std::size_t size) override;
    std::uintmax_t sizeHint() const override { return m_size; }

private:
    int m_descriptor = -1;
    std::uintmax_t m_size = 0;
    std::optional<base::Date> m_modified;
};

class StreamSource final : public ByteSource {
public:
    explicit StreamSource(std::istream& in) : m_in(in) {}

protected:
    base::Result<std::size_t> readMore(char* buffer, std::size_t size) override;

private:
    std::istream& m_in;
};

class MemorySource final : public ByteSource {
public:
    /// `bytes` must outlive the source.
    explicit MemorySource(std::string_view bytes) : m_bytes(bytes) {}

protected:
    base::Result<std::size_t> readMore(char* buffer, std::size_t size) override;
    std::uintmax_t sizeHint() const override { return m_bytes.size(); }

private:
    std::string_view m_bytes;
};

}  // namespace chancery::article
