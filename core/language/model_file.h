#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

// The container of the language model: docs/formats/model.md.

namespace chancery::language {

inline constexpr std::string_view kModelMagic = "CHANLANG";
inline constexpr std::uint32_t kModelVersion = 1;

class ModelWriter {
public:
    void add(std::string_view name, std::string_view bytes);
    template <typename T>
    void add(std::string_view name, std::span<const T> values) {
        add(name, std::string_view(reinterpret_cast<const char*>(values.data()), values.size_bytes()));
    }
    /// The whole file.
    std::string finish() const;

private:
    std::string m_chunks;
    std::uint32_t m_count = 0;
};

/// Finds chunks in the bytes of a model file; views live as long as those.
class ModelReader {
public:
    /// Checks magic, version, checksum and that every chunk lies inside the file.
    static base::Result<ModelReader> open(std::string_view bytes);

    base::Result<std::string_view> chunk(std::string_view name) const;
    /// The chunk, if it has exactly that many bytes.
    base::Result<std::string_view> chunk(std::string_view name, std::uint64_t bytes) const;

private:
    struct Entry {
        std::string_view name;
        std::string_view bytes;
    };
    std::vector<Entry> m_entries;
};

/// Reads the i-th T of a chunk at any alignment.
template <typename T>
T valueAt(std::string_view bytes, std::size_t i) {
    T value;
    std::memcpy(&value, bytes.data() + i * sizeof(T), sizeof(T));
    return value;
}

std::uint16_t toHalf(float value);
float fromHalf(std::uint16_t half);
/// Many at once; `halves` has two bytes for each.
void fromHalves(std::string_view halves, std::span<float> out);

}  // namespace chancery::language
