#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/actor/atoms.h"

namespace chancery::actor {

/// What a phrase of the lexicons names. `index` of a GazetteerEntry counts in the lexicon's vector of that
/// kind.
enum class EntryKind : std::uint8_t {
    Country,       ///< a name of a country
    CountryShort,  ///< "the North": only where the country is spoken of already
    Demonym,       ///< adjective or noun of a country
    Metonym,       ///< stands for a country's government: "the Kremlin"
    Capital,
    Place,            ///< a city or province of a country
    Region,           ///< a place above states: "Middle East"
    RegionAdjective,  ///< "African", "Kurdish"
    RegionPeople,     ///< "Kurds"
    Organisation,
    OrganisationBody,
    Group,
    GroupMembers,
    Institution,         ///< an institution named in countries.json
    InstitutionPattern,  ///< "foreign ministry": of a state named beside it
    Office,              ///< a title
    Official,            ///< a person's full name
};

inline constexpr std::uint16_t kPlural = 1;  ///< "Germans"
inline constexpr std::uint16_t kPrefix = 2;  ///< "Sino-", before a hyphen alone

struct GazetteerEntry {
    EntryKind kind = EntryKind::Country;
    std::uint16_t detail = 0;  ///< of a demonym: plural (kPlural) or prefix (kPrefix); of a body: its number
    std::uint32_t index = 0;
    std::uint64_t capitals = 0;  ///< two bits an atom: 0 any case, 1 a capital, 2 all capitals
    std::uint32_t next = 0;      ///< another entry for the same phrase; 0 none
};

struct GazetteerMatch {
    std::uint32_t firstAtom = 0;
    std::uint32_t lastAtom = 0;  ///< one past
    std::uint32_t entry = 0;
};

/// Finds the phrases of the lexicons in a sequence of atoms: a trie whose edges live in one hash table, so
/// that a step costs one probe. Built once, then immutable.
class Gazetteer {
public:
    Gazetteer();

    /// Phrases without a letter or digit, and those of more than kMaxAtoms words, are not taken.
    void add(std::span<const Atom> phrase, EntryKind kind, std::uint32_t index, std::uint16_t detail = 0);

    /// Appends every entry whose phrase begins at atom `at`, shorter phrases first.
    void matchesAt(std::span<const Atom> atoms, std::uint32_t at, std::vector<GazetteerMatch>& out) const;

    const GazetteerEntry& entry(std::uint32_t i) const { return m_entries[i]; }
    std::size_t size() const { return m_entries.size() - 1; }

    static constexpr std::uint32_t kMaxAtoms = 16;

private:
    struct Edge {
        std::uint64_t key = 0;  ///< of the node it leaves and the atom's hash; 0 = free
        std::uint32_t to = 0;
    };
    static std::uint64_t keyOf(std::uint32_t node, std::uint64_t hash) {
        const std::uint64_t key = hash ^ (std::uint64_t{node} * 0x9E3779B97F4A7C15ULL);
        return key == 0 ? 1 : key;
    }
    std::uint32_t child(std::uint32_t node, std::uint64_t hash) const;
    std::uint32_t childOrNew(std::uint32_t node, std::uint64_t hash);
    void grow();
    std::size_t slot(std::uint64_t key) const;

    /// Most words begin no phrase, and a look into this table, which stays in the nearest cache, says so.
    static constexpr unsigned kFirstBits = 17;
    static std::size_t firstBit(std::uint64_t hash) { return hash >> (64U - kFirstBits); }
    std::vector<bool> m_mayBegin = std::vector<bool>(std::size_t{1} << kFirstBits);

    std::vector<Edge> m_edges;
    std::size_t m_edgeCount = 0;
    std::vector<std::uint32_t> m_entriesOfNode;  ///< first entry of each node; 0 none
    std::vector<GazetteerEntry> m_entries;
};

}  // namespace chancery::actor
