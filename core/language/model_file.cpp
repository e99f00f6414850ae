#include "core/language/model_file.h"

#include <algorithm>
#include <array>
#include <bit>

namespace chancery::language {

static_assert(std::endian::native == std::endian::little, "the model file is little-endian and read in place");

namespace {

constexpr std::size_t kHeaderBytes = 32;  // magic 8, version 4, chunks 4, file size 8, checksum 8
constexpr std::size_t kChunkHeader = 8;   // name 4, size 4
constexpr std::size_t kAlign = 8;
constexpr std::uint32_t kMaxChunks = 64;

std::size_t padded(std::size_t n) { return (n + kAlign - 1) / kAlign * kAlign; }

/// Four independent lanes of multiply and rotate, as xxHash64 does: a model of some megabytes in about a millisecond.
std::uint64_t checksum(std::string_view bytes) {
    constexpr std::uint64_t kA = 0x9E3779B185EBCA87ULL, kB = 0xC2B2AE3D27D4EB4FULL;
    std::array<std::uint64_t, 4> lanes = {kA, kB, kA ^ kB, bytes.size()};
    std::size_t i = 0;
    for (; i + 32 <= bytes.size(); i += 32)
        for (std::size_t lane = 0; lane < 4; ++lane)
            lanes[lane] = std::rotl(lanes[lane] + valueAt<std::uint64_t>(bytes.substr(i), lane) * kB, 31) * kA;
    std::uint64_t h = 0;
    for (const std::uint64_t lane : lanes) h = std::rotl(h ^ lane, 27) * kA + kB;
    for (; i < bytes.size(); ++i) h = std::rotl(h ^ static_cast<unsigned char>(bytes[i]), 11) * kA;
    return h ^ (h >> 29);
}

template <typename T>
void append(std::string& out, T value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

base::Error malformed(std::string reason) {
    return base::makeError(base::ErrorCode::Malformed, "language model: " + std::move(reason));
}

}  // namespace

void ModelWriter::add(std::string_view name, std::string_view bytes) {
    m_chunks.append(name.substr(0, 4));
    append(m_chunks, static_cast<std::uint32_t>(bytes.size()));
    m_chunks.append(bytes);
    m_chunks.resize(padded(m_chunks.size()));
    ++m_count;
}

std::string ModelWriter::finish() const {
    std::string file(kModelMagic);
    append(file, kModelVersion);
    append(file, m_count);
    append(file, static_cast<std::uint64_t>(kHeaderBytes + m_chunks.size()));
    append(file, checksum(m_chunks));
    return file + m_chunks;
}

base::Result<ModelReader> ModelReader::open(std::string_view bytes) {
    if (bytes.size() < kHeaderBytes) return malformed("shorter than its header");
    if (!bytes.starts_with(kModelMagic)) return malformed("not a language model");
    const auto version = valueAt<std::uint32_t>(bytes.substr(8), 0);
    if (version != kModelVersion)
        return base::makeError(base::ErrorCode::Unsupported, "language model: version " + std::to_string(version) +
                                                                 ", this program reads " + std::to_string(kModelVersion));
    const auto count = valueAt<std::uint32_t>(bytes.substr(12), 0);
    if (valueAt<std::uint64_t>(bytes.substr(16), 0) != bytes.size()) return malformed("truncated or with a tail");
    if (valueAt<std::uint64_t>(bytes.substr(24), 0) != checksum(bytes.substr(kHeaderBytes)))
        return malformed("checksum does not match");
    if (count > kMaxChunks) return malformed("too many chunks");
    ModelReader reader;
    std::size_t at = kHeaderBytes;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (bytes.size() - at < kChunkHeader) return malformed("chunk header outside of the file");
        const auto size = valueAt<std::uint32_t>(bytes.substr(at + 4), 0);
        if (size > bytes.size() - at - kChunkHeader) return malformed("chunk outside of the file");
        reader.m_entries.push_back({bytes.substr(at, 4), bytes.substr(at + kChunkHeader, size)});
        at = kHeaderBytes + padded(at - kHeaderBytes + kChunkHeader + size);
        if (at > bytes.size()) return malformed("chunk padding outside of the file");
    }
    return reader;
}

base::Result<std::string_view> ModelReader::chunk(std::string_view name) const {
    for (const Entry& entry : m_entries)
        if (entry.name == name) return entry.bytes;
    return malformed("no chunk " + std::string(name));
}

base::Result<std::string_view> ModelReader::chunk(std::string_view name, std::uint64_t bytes) const {
    auto found = chunk(name);
    if (found && found->size() != bytes) return malformed("chunk " + std::string(name) + " has the wrong size");
    return found;
}

std::uint16_t toHalf(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>((bits >> 16) & 0x8000U);
    const std::uint32_t magnitude = bits & 0x7FFFFFFFU;
    if (magnitude >= 0x47800000U) return static_cast<std::uint16_t>(sign | 0x7BFFU);  // clipped to the largest
    if (magnitude < 0x38800000U) {  // a subnormal half
        const float scaled = std::bit_cast<float>(magnitude) * 16777216.0F;  // 2^24
        return static_cast<std::uint16_t>(sign | static_cast<std::uint16_t>(scaled + 0.5F));
    }
    const std::uint32_t rounded = magnitude + 0x0FFFU + ((magnitude >> 13) & 1U);
    return static_cast<std::uint16_t>(sign | ((rounded - 0x38000000U) >> 13));
}

namespace {

inline float widened(std::uint32_t half) {
    // Shifted into a float's fields, the exponent is short by 112; one multiplication mends that, subnormals included.
    const float magnitude = std::bit_cast<float>((half & 0x7FFFU) << 13) * 5.192296858534828e33F;  // 2^112
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(magnitude) | (half & 0x8000U) << 16);
}

}  // namespace

float fromHalf(std::uint16_t half) { return widened(half); }

void fromHalves(std::string_view halves, std::span<float> out) {
    constexpr std::size_t kBlock = 256;
    std::array<std::uint16_t, kBlock> block;
    for (std::size_t at = 0; at < out.size(); at += kBlock) {
        const std::size_t n = std::min(kBlock, out.size() - at);
        std::memcpy(block.data(), halves.data() + 2 * at, 2 * n);
        for (std::size_t i = 0; i < n; ++i) out[at + i] = widened(block[i]);
    }
}

}  // namespace chancery::language
