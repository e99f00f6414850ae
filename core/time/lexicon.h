#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/flat_map.h"
#include "core/base/resources.h"
#include "core/base/result.h"
#include "core/time/holiday.h"
#include "core/time/words.h"

namespace chancery::time {

/// What a phrase of several words (or one) stands for.
struct Phrase {
    enum class Kind : std::uint8_t { Reference, Holiday, NamedDate, NotTime } kind = Kind::Reference;
    std::vector<std::string> words;  ///< atoms in lower case: "new year's day" is new, year, ', s, day
    std::string value;               ///< Reference: PAST_REF ...
    std::size_t holiday = 0;         ///< index into TimeLexicon::holidays
    base::Date date;                 ///< NamedDate
};

/// The words of lexicon/time.json. Immutable once loaded.
class TimeLexicon {
public:
    static base::Result<TimeLexicon> load(const base::Resources& resources);

    /// `lower` is in lower case; nullptr for an unknown word.
    const Word* find(std::string_view lower) const;
    /// Phrases that begin with this word, longest first; empty if none.
    const std::vector<Phrase>& phrasesFrom(std::string_view lower) const;

    std::vector<std::string> frequencies;  ///< TIMEX3 values of frequency words
    std::vector<Holiday> holidays;

    static constexpr std::size_t kMaxWord = 20;  ///< no word of the lexicon is longer

private:
    friend class LexiconReader;
    base::WordMap<Word> m_words;
    base::WordMap<std::vector<Phrase>> m_phrases;
};

}  // namespace chancery::time
