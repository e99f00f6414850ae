#include "core/time/grammar.h"

namespace chancery::time {

/// The longest phrase of the lexicon that begins at `i`.
const Phrase* Grammar::findPhrase(std::size_t i, bool holidays, std::size_t& last) const {
    if (!word(i).phraseStart && !isNumber(i)) return nullptr;
    std::array<char, TimeLexicon::kMaxWord> lower{};
    const Atom& first = atom(i);
    if (first.length() > lower.size()) return nullptr;
    for (std::size_t k = 0; k < first.length(); ++k) {
        const char c = m_text[first.begin + k];
        lower[k] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    for (const Phrase& phrase : m_lexicon.phrasesFrom({lower.data(), first.length()})) {
        const bool holiday = phrase.kind == Phrase::Kind::Holiday || phrase.kind == Phrase::Kind::NamedDate;
        if (holiday != holidays) continue;
        if (holiday && !first.capital && first.kind == Atom::Kind::Word && !textIs(i, "the")) continue;
        std::size_t k = 1;
        while (k < phrase.words.size() && textIs(i + k, phrase.words[k])) ++k;
        if (k < phrase.words.size()) continue;
        last = i + k;
        return &phrase;
    }
    return nullptr;
}

/// PRESENT_REF and its like, and the phrases that only look like time.
bool Grammar::readPhrase(std::size_t& i, Expression& e) const {
    std::size_t last = i;
    const Phrase* phrase = findPhrase(i, false, last);
    if (phrase == nullptr) return false;
    e.kind = Expression::Kind::Reference;
    e.value = phrase->kind == Phrase::Kind::NotTime ? std::string_view("-") : std::string_view(phrase->value);
    i = last;
    return true;
}

/// "Christmas", "Christmas Eve 1998", "9/11".
bool Grammar::readHoliday(std::size_t& i, Expression& e) const {
    std::size_t last = i;
    const Phrase* phrase = findPhrase(i, true, last);
    if (phrase == nullptr) return false;
    // "May Day Hotel", "Independence Day Parade" stay holidays; "Easter Island" is none.
    if (phrase->words.size() == 1 && atom(last).capital && atom(last).word == nullptr) return false;
    if (phrase->kind == Phrase::Kind::NamedDate) {
        if (isSign(last, '/') && isTight(last)) return false;
        e.year = static_cast<std::int16_t>(phrase->date.year());
        e.month = static_cast<std::int8_t>(phrase->date.month());
        e.day = static_cast<std::int8_t>(phrase->date.day());
        i = last;
        return true;
    }
    e.kind = Expression::Kind::Holiday;
    e.holiday = static_cast<std::int16_t>(phrase->holiday);
    i = last;
    readYearAfter(i, e);
    return true;
}

}  // namespace chancery::time
