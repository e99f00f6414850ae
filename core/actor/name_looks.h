#pragma once
#include "core/actor/sentence_scan.h"
#include "core/actor/token_marks.h"

namespace chancery::actor {

/// The tokens of a person's name.
struct NameRange {
    TokenIndex address = 0;  ///< begin with "Mr." and the like
    TokenIndex first = 0;
    TokenIndex last = 0;
    std::uint32_t official = kNone;  ///< of the lexicon, by full name
    char gender = ' ';               ///< as the form of address tells
    bool empty() const { return last <= first; }
};

/// What capitalised words that no lexicon knows are, by their looks: capitals, given names, particles, words that end the names
/// of organisations and places, and what stands before and behind. Asks the scan, and which tokens are taken; both outlive it.
class NameLooks {
public:
    NameLooks(const SentenceScan& scan, const TokenMarks& taken)
        : m_scan(&scan), m_taken(&taken), m_document(&scan.document()), m_lexicon(&scan.lexicon()) {}

    /// The person's name at `at`, which may be one of the lexicon; empty if there is none.
    NameRange nameAt(TokenIndex at) const;

    /// The end of the run of capitals, with the particles and the "of" inside, that begins at `begin`.
    TokenIndex runEnd(TokenIndex begin) const;

    /// "Jan Kowalski", "Theresa May", "May said": a word of the calendar that is a person's name here.
    bool isCalendarName(TokenIndex t) const;

    // What a run of capitals names.
    bool isPerson(TokenIndex begin, TokenIndex end) const;
    bool isOrganisation(TokenIndex begin, TokenIndex end) const;
    bool isPlace(TokenIndex begin, TokenIndex end) const;
    bool isThing(TokenIndex begin, TokenIndex end) const;

    /// "Lisbon Herald", "First Bank of Utah", "Baltic Steel Inc": an organisation by a word of the press or of business, unless
    /// the last word is one of state bodies.
    bool isBystander(TokenIndex begin, TokenIndex end) const;

private:
    bool namePart(TokenIndex t, TokenIndex first) const;

    const SentenceScan* m_scan;
    const TokenMarks* m_taken;
    const Document* m_document;
    const Lexicon* m_lexicon;
};

}  // namespace chancery::actor
