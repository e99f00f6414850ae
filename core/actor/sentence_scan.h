#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/actor/atoms.h"
#include "core/actor/lexicon.h"
#include "core/language/document.h"

namespace chancery::actor {

using language::Document;
using language::kNoToken;
using language::TokenIndex;

/// A phrase of the lexicons found in a sentence.
struct Hit {
    TokenIndex first = 0;
    TokenIndex last = 0;  ///< one past
    base::Span span;
    EntryKind kind = EntryKind::Country;
    std::uint16_t detail = 0;
    std::uint32_t index = 0;
    std::uint32_t owner = kNone;  ///< of a pattern: the institution of the lexicon that goes by these very words
    std::uint32_t otherPlace = kNone;  ///< a place of another state of the same name: "Georgia", "Tripoli"
    std::uint64_t wordsHash = 0;  ///< phraseHash of all its atoms
};

/// One sentence as the finder sees it: its tokens' shapes, and the hits of the lexicons, longest first from
/// the left.
class SentenceScan {
public:
    SentenceScan(const Document& document, const Lexicon& lexicon)
        : m_document(&document), m_lexicon(&lexicon) {}

    /// Reads tokens [first, last); keeps nothing of the sentence before.
    void read(TokenIndex first, TokenIndex last);

    /// Leaves out the abbreviations that the article itself has given another meaning.
    template <typename Aliases>
    void forget(const Aliases& aliases) {
        const auto taken = [&](const Hit& hit) {
            return hit.last == hit.first + 1 && shape(hit.first) == Shape::AllCaps && aliases.contains(hash(hit.first));
        };
        if (!aliases.empty() && std::erase_if(m_entities, taken) > 0) index(m_entities, m_entityOf);
    }

    TokenIndex first() const { return m_first; }
    TokenIndex last() const { return m_last; }

    const std::vector<Hit>& entities() const { return m_entities; }
    const std::vector<Hit>& offices() const { return m_offices; }
    const std::vector<Hit>& patterns() const { return m_patterns; }
    /// The hit that covers, begins at, or ends with (last = token + 1) a token; null if none.
    const Hit* entityAt(TokenIndex t) const { return at(m_entities, m_entityOf, t); }
    const Hit* officeAt(TokenIndex t) const { return at(m_offices, m_officeOf, t); }
    const Hit* patternAt(TokenIndex t) const { return at(m_patterns, m_patternOf, t); }

    bool inside(TokenIndex t) const { return t >= m_first && t < m_last; }
    std::uint64_t hash(TokenIndex t) const { return m_hash[t - m_first]; }
    Shape shape(TokenIndex t) const { return m_shape[t - m_first]; }
    bool capital(TokenIndex t) const {
        return inside(t) && (shape(t) == Shape::Capital || shape(t) == Shape::AllCaps);
    }
    /// True if the token may be (part of) a name: capitalised, no calendar word or pronoun, and by tag or
    /// place in the sentence not just a word that begins it.
    bool nameLike(TokenIndex t) const;
    /// By its first word: "al-Jaber" is "al".
    bool is(TokenIndex t, const WordSet& words) const { return inside(t) && words.contains(hash(t)); }
    bool isWhole(TokenIndex t, const WordSet& words) const { return inside(t) && m_lexicon->is(form(t), words); }
    bool possessive(TokenIndex t) const;
    bool adjacent(TokenIndex t) const;  ///< no white space between t and t + 1
    std::string_view form(TokenIndex t) const { return m_document->tokens[t].form; }
    bool formIs(TokenIndex t, std::string_view lower) const {
        return inside(t) && m_document->tokens[t].lower == lower;
    }
    bool tagged() const { return m_tagged; }
    bool parsed() const { return m_parsed; }
    bool titleCase() const { return m_titleCase; }
    bool allCaps() const { return m_allCaps; }
    bool hyphenatedParticiple(TokenIndex hyphen) const;
    char givenName(TokenIndex t) const;  ///< 'm', 'f', 'e', or 0
    /// "Mr.", "H.E." before a capital: the gender it tells, ' ' for none; 0 if it is no form of address.
    char address(TokenIndex t) const;
    /// "He Yafei": the family name, not the pronoun.
    bool surnameHe(TokenIndex t) const;
    /// "(PNP)" behind a name that a lexicon has.
    bool isShortName(TokenIndex bracket) const;
    /// In one line, without what stands in brackets.
    std::string textOf(TokenIndex first, TokenIndex last) const;
    const Lexicon& lexicon() const { return *m_lexicon; }
    const Document& document() const { return *m_document; }

private:
    const Hit* at(const std::vector<Hit>& hits, const std::vector<std::int32_t>& of, TokenIndex t) const {
        if (!inside(t)) return nullptr;
        const std::int32_t i = of[t - m_first];
        return i < 0 ? nullptr : &hits[static_cast<std::size_t>(i)];
    }
    void describeTokens();
    void findHits();
    bool admissible(const GazetteerMatch& match) const;
    Hit makeHit(const GazetteerMatch& match) const;
    void index(const std::vector<Hit>& hits, std::vector<std::int32_t>& of) const;
    bool isAside(const Hit& hit) const;
    void giveWayToPatterns();
    void settleNamesakes();
    void settleSharedNames();
    const NameOwner* ownerAtHand(std::size_t hit);
    bool inLongerTitle(const Hit& hit) const;
    std::uint32_t timesNamed(std::uint32_t country);
    std::uint32_t stateOf(const Hit& hit) const;
    static void dropCovered(std::vector<Hit>& hits, const std::vector<Hit>& by);

    const Document* m_document;
    const Lexicon* m_lexicon;
    std::uint64_t m_theHash = m_lexicon->folding.hashOf("the");
    TokenIndex m_first = 0;
    TokenIndex m_last = 0;
    bool m_tagged = false;
    bool m_parsed = false;
    bool m_titleCase = false;
    bool m_allCaps = false;
    AtomSequence m_atoms;
    std::vector<GazetteerMatch> m_matches;
    std::vector<std::uint32_t> m_timesNamed;  ///< of each country in the whole document; empty until asked for
    std::vector<std::uint64_t> m_hash;
    std::vector<Shape> m_shape;
    std::vector<Hit> m_entities, m_offices, m_patterns;
    std::vector<std::int32_t> m_entityOf, m_officeOf, m_patternOf;
};

}  // namespace chancery::actor
