#include "core/time/recognizer.h"

#include <optional>

#include "core/time/grammar.h"

namespace chancery::time {

namespace {

class SentenceRecognizer {
public:
    SentenceRecognizer(const std::vector<Atom>& atoms, const TimeLexicon& lexicon, std::string_view text)
        : m_atoms(atoms), m_grammar(atoms, lexicon, text) {
        for (std::size_t i = 1; i < atoms.size(); ++i)
            if (isNamedMonth(i)) m_surnames |= 1U << static_cast<unsigned>(atoms[i].word->month);
    }

    void run(std::size_t first, std::size_t last) {
        m_first = first;
        m_last = last;
        m_grammar.setSentence(first, last);
        for (std::size_t i = first; i < last;) {
            const auto match = m_grammar.longestAt(i);
            if (!match) {
                ++i;
                continue;
            }
            if (!Grammar::isNotTime(*match) && !isSurname(*match)) add(*match);
            i = match->last;
            while (i < last && continueRange(i)) {}
        }
    }

    std::vector<Recognized> take() { return std::move(m_found); }

private:
    Role role(std::size_t i) const {
        return i >= m_first && i < m_last && m_atoms[i].word != nullptr ? m_atoms[i].word->role : Role::None;
    }

    /// "Theresa May": a month behind a name, with no day or year behind it.
    bool isNamedMonth(std::size_t i) const {
        const Atom& month = m_atoms[i];
        const Atom& name = m_atoms[i - 1];
        if (month.word == nullptr || month.word->month == 0 || !month.capital || month.allCapitals || name.sentence != month.sentence) return false;
        if (name.kind != Atom::Kind::Word || name.word != nullptr || !name.capital || name.allCapitals) return false;
        return i + 1 == m_atoms.size() || m_atoms[i + 1].kind != Atom::Kind::Number;
    }

    /// A bare month of which somebody of the document bears the name, unless "in" or "last" says that it is one.
    bool isSurname(const Match& match) const {
        const Expression& e = match.expression;
        if (match.last != match.first + 1 || e.month == 0 || ((m_surnames >> static_cast<unsigned>(e.month)) & 1U) == 0) return false;
        return match.first == m_first || role(match.first - 1) == Role::None || role(match.first - 1) == Role::To || isNamedMonth(match.first);
    }

    void add(const Match& match) {
        Recognized r;
        r.match = match;
        r.sentenceFirst = m_first;
        r.sentenceLast = m_last;
        r.match.expression.possessive = match.last < m_last && m_atoms[match.last].sign == '\'' && !m_atoms[match.last].spaceBefore;
        r.bound = boundBefore(match.first);
        m_found.push_back(r);
        linkToPrevious();
    }

    Timex::Bound boundBefore(std::size_t first) const {
        if (first == m_first) return Timex::Bound::None;
        switch (role(first - 1)) {
            case Role::Since: return Timex::Bound::Since;
            case Role::Until: case Role::By: return Timex::Bound::Until;
            default: return Timex::Bound::None;
        }
    }

    /// "14" and "17" of "Nov. 14-17", "1995-1999": the second half takes what it lacks from the first.
    bool continueRange(std::size_t& i) {
        if (m_found.empty() || m_found.back().match.last != i) return false;
        const char sign = m_atoms[i].sign;
        const Role r = role(i);
        const bool connector = sign == '-' || sign == '/' || r == Role::To || r == Role::And || r == Role::Through || r == Role::Or || r == Role::Until;
        if (!connector || i + 1 >= m_last) return false;
        const auto match = m_grammar.continuation(m_found.back().match, i + 1);
        if (!match) return false;
        if (const auto whole = m_grammar.longestAt(i + 1); whole && whole->last > match->last) return false;
        add(*match);
        i = match->last;
        return true;
    }

    /// Two expressions with "to", "-", "through" between them (or "and" behind "between") are the ends of one range.
    void linkToPrevious() {
        if (m_found.size() < 2) return;
        Recognized& left = m_found[m_found.size() - 2];
        Recognized& right = m_found.back();
        if (left.sentenceFirst != right.sentenceFirst || right.match.first != left.match.last + 1) return;
        const std::size_t at = left.match.last;
        const Role r = role(at);
        const Role before = left.match.first > m_first ? role(left.match.first - 1) : Role::None;
        const bool range = m_atoms[at].sign == '-' || r == Role::Through || (r == Role::To && before != Role::To) || (r == Role::Until) ||
                           (r == Role::And && before == Role::Between);
        const bool pair = range || r == Role::And || r == Role::Or;
        if (!pair) return;
        shareYear(left.match.expression, right.match.expression);
        if (!range) return;
        left.rangePartner = static_cast<std::int32_t>(m_found.size() - 1);
        right.rangePartner = static_cast<std::int32_t>(m_found.size() - 2);
        right.bound = Timex::Bound::None;
    }

    /// "from October to March 1998", "March and April 1998", "between October 1997 and March".
    static void shareYear(Expression& left, Expression& right) {
        if (left.kind != Expression::Kind::Calendar || right.kind != Expression::Kind::Calendar) return;
        if (left.month == 0 || right.month == 0 || left.unit != Unit::None || right.unit != Unit::None) return;
        const bool wraps = right.month < left.month || (right.month == left.month && right.day != 0 && right.day < left.day);
        if (right.hasYear() && !left.hasYear()) left.year = static_cast<std::int16_t>(right.year - (wraps ? 1 : 0));
        else if (left.hasYear() && !right.hasYear()) right.year = static_cast<std::int16_t>(left.year + (wraps ? 1 : 0));
    }

    const std::vector<Atom>& m_atoms;
    Grammar m_grammar;
    std::vector<Recognized> m_found;
    std::uint32_t m_surnames = 0;  ///< months, by number, that are also somebody's name here
    std::size_t m_first = 0;
    std::size_t m_last = 0;
};

}  // namespace

std::vector<Recognized> recognize(const std::vector<Atom>& atoms, const TimeLexicon& lexicon, const language::Document& document) {
    SentenceRecognizer recognizer(atoms, lexicon, document.text);
    for (std::size_t first = 0; first < atoms.size();) {
        std::size_t last = first;
        while (last < atoms.size() && atoms[last].sentence == atoms[first].sentence) ++last;
        recognizer.run(first, last);
        first = last;
    }
    return recognizer.take();
}

}  // namespace chancery::time
