#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/flat_map.h"
#include "core/base/result.h"

namespace chancery::language {

/// What a full stop behind a word says of it.
enum class AbbreviationKind : std::uint8_t {
    None,
    Title,         ///< "Gen.": a name follows, never the end of a sentence
    Month,         ///< "Nov."
    Weekday,       ///< "Sat."
    BeforeNumber,  ///< "No.": only when a number follows
    General,       ///< "Inc.", "etc."
};

/// "45th", "21st".
bool isOrdinal(std::string_view form);

/// English spelling as the tokenizer, the segmenter and the lemmatizer need it: lexicon/abbreviations.json. Immutable.
class Spelling {
public:
    static base::Result<Spelling> parse(std::string_view json);

    /// `word` without its full stop, as written.
    AbbreviationKind abbreviation(std::string_view word) const;
    bool isBeforeNumber(std::string_view word) const { return m_beforeNumber.contains(word); }
    /// Also an ordinary word, so that its full stop at the end of a paragraph ends a sentence.
    bool isAlsoWord(std::string_view word) const { return m_alsoWords.contains(word); }
    bool isSentenceStarter(std::string_view word) const { return m_starters.contains(word); }
    bool isSpeechVerb(std::string_view lower) const { return m_speechVerbs.contains(lower); }
    bool isHyphenPrefix(std::string_view word) const;
    bool isUnit(std::string_view word) const { return m_units.contains(word); }
    bool isDomainEnd(std::string_view word) const;
    bool takesLeadingApostrophe(std::string_view word) const { return m_leadingApostrophe.contains(word); }
    /// The verb of a form that no rule for endings gets right ("shot"), empty if it is none.
    std::string_view verbOf(std::string_view lower) const;
    /// Bytes of the first token of a word written together ("cannot"), or 0.
    std::size_t contractionSplit(std::string_view word) const;
    /// "Tae" and "yong": both parts look like syllables of a Chinese or Korean given name.
    bool isGivenNamePair(std::string_view first, std::string_view second) const;

private:
    bool isSyllable(std::string_view lower) const;

    base::WordMap<AbbreviationKind> m_abbreviations;
    base::WordMap<std::size_t> m_contractions;
    base::WordMap<std::string> m_verbForms;
    base::WordSet m_beforeNumber, m_alsoWords, m_starters, m_speechVerbs, m_hyphenPrefixes, m_units, m_domainEnds;
    base::WordSet m_leadingApostrophe, m_onsets, m_vowels, m_codas, m_notSyllables;
};

}  // namespace chancery::language
