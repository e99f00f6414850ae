#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Tables for the words of lexicons: filled once, asked for every word of a text, mostly in vain. Open addressing with linear
// probing in a power of two of places, at most half of them taken; a place holds the hash, so that a word that is not there
// costs one line of memory. Nothing is ever taken out.

namespace chancery::base {

/// Mixes the bytes, eight at a time. The same on every run; not for keys that an enemy chooses.
inline std::uint64_t hashBytes(std::string_view bytes) {
    constexpr std::uint64_t kFirst = 0x9E37'79B9'7F4A'7C15U, kSecond = 0xD6E8'FEB8'6659'FD93U;
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t hash = left * kFirst, word = 0;
    const auto mix = [&hash](std::uint64_t w) {
        hash = (hash ^ w) * kSecond;
        hash ^= hash >> 32U;
    };
    for (; left >= 8; left -= 8, at += 8) {
        std::memcpy(&word, at, 8);
        mix(word);
    }
    if (left >= 4) {
        std::uint32_t low = 0, high = 0;  // they overlap
        std::memcpy(&low, at, 4);
        std::memcpy(&high, at + left - 4, 4);
        mix(std::uint64_t{high} << 32U | low);
    } else if (left > 0) {
        const auto byte = [at](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
        mix(byte(0) | byte(left / 2) << 8U | byte(left - 1) << 16U);
    }
    hash *= kFirst;
    return hash ^ hash >> 32U;
}

struct WordHash {
    std::uint64_t operator()(std::string_view word) const { return hashBytes(word); }
};

/// `Hash` takes a Key and whatever else is looked up, which must compare with a Key.
template <typename Key, typename Value, typename Hash>
class FlatMap {
public:
    bool empty() const { return m_entries.empty(); }
    std::size_t size() const { return m_entries.size(); }

    /// Null, if it is not there. Valid until the next insertion.
    template <typename Sought>
    const Value* find(const Sought& key) const {
        if (m_entries.empty()) return nullptr;
        const std::uint64_t hash = Hash{}(key);
        const std::size_t at = placeOf(key, hash);
        return m_places[at].entry == 0 ? nullptr : &m_entries[m_places[at].entry - 1].second;
    }
    template <typename Sought>
    bool contains(const Sought& key) const {
        return find(key) != nullptr;
    }

    /// The key's value, made if it is not there yet.
    Value& operator[](Key key) {
        if (m_places.size() < 2 * (m_entries.size() + 1)) grow();
        const std::uint64_t hash = Hash{}(key);
        Place& place = m_places[placeOf(key, hash)];
        if (place.entry == 0) {
            m_entries.emplace_back(std::move(key), Value{});
            place = {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(m_entries.size())};
        }
        return m_entries[place.entry - 1].second;
    }
    /// Calls `visit(key, value)` for all, in the order of insertion; it may change the value.
    template <typename Visit>
    void forEach(Visit&& visit) {
        for (auto& [key, value] : m_entries) visit(std::as_const(key), value);
    }

private:
    struct Place {
        std::uint32_t hash = 0;
        std::uint32_t entry = 0;  ///< its index and one; 0: free
    };

    /// Where it is, or the free place where it belongs.
    template <typename Sought>
    std::size_t placeOf(const Sought& key, std::uint64_t hash) const {
        const std::size_t mask = m_places.size() - 1;
        std::size_t at = (hash >> 32U) & mask;
        for (; m_places[at].entry != 0; at = (at + 1) & mask)
            if (m_places[at].hash == static_cast<std::uint32_t>(hash) && m_entries[m_places[at].entry - 1].first == key) break;
        return at;
    }

    void grow() {
        const std::vector<Place> old = std::exchange(m_places, std::vector<Place>(m_places.empty() ? 8 : 2 * m_places.size()));
        const std::size_t mask = m_places.size() - 1;
        for (const Place& place : old) {
            if (place.entry == 0) continue;
            std::size_t at = (Hash{}(m_entries[place.entry - 1].first) >> 32U) & mask;
            while (m_places[at].entry != 0) at = (at + 1) & mask;
            m_places[at] = place;
        }
    }

    std::vector<Place> m_places;
    std::vector<std::pair<Key, Value>> m_entries;
};

template <typename Value>
using WordMap = FlatMap<std::string, Value, WordHash>;

class WordSet {
public:
    void insert(std::string word) { m_words[std::move(word)] = {}; }
    bool contains(std::string_view word) const { return m_words.contains(word); }
    bool empty() const { return m_words.empty(); }
    std::size_t size() const { return m_words.size(); }

private:
    struct Nothing {};
    WordMap<Nothing> m_words;
};

}  // namespace chancery::base
