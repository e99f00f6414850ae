#include "core/time/grammar.h"

namespace chancery::time {

namespace {

const Atom kNoAtom{};

}  // namespace

Grammar::Grammar(const std::vector<Atom>& atoms, const TimeLexicon& lexicon, std::string_view text)
    : m_atoms(atoms), m_lexicon(lexicon), m_text(text), m_last(atoms.size()) {}

void Grammar::setSentence(std::size_t first, std::size_t last) {
    m_first = first;
    m_last = last;
}

const Atom& Grammar::atom(std::size_t i) const { return inside(i) ? m_atoms[i] : kNoAtom; }

bool Grammar::isSign(std::size_t i, char sign) const { return inside(i) && m_atoms[i].sign == sign; }

bool Grammar::isNumber(std::size_t i) const {
    return inside(i) && m_atoms[i].kind == Atom::Kind::Number && m_atoms[i].number >= 0;
}

bool Grammar::isTight(std::size_t i) const { return inside(i) && !m_atoms[i].spaceBefore; }

std::size_t Grammar::skipTightHyphen(std::size_t i) const {
    return isSign(i, '-') && isTight(i) && isTight(i + 1) ? i + 1 : i;
}

bool Grammar::textIs(std::size_t i, std::string_view lower) const {
    if (!inside(i) || m_atoms[i].length() != lower.size()) return false;
    if (lower == "'") return m_atoms[i].sign == '\'';
    for (std::size_t k = 0; k < lower.size(); ++k) {
        const char c = m_text[m_atoms[i].begin + k];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != lower[k]) return false;
    }
    return true;
}

template <typename Reader>
void Grammar::consider(Reader reader, std::size_t at, std::optional<Match>& best) const {
    std::size_t i = at;
    Expression e;
    if (!(this->*reader)(i, e)) return;
    if (!best || i > best->last) best = Match{at, i, e};
}

std::optional<Match> Grammar::longestAt(std::size_t at) const {
    const Atom& first = atom(at);
    const bool number = isNumber(at);
    if (!number && (first.word == nullptr || !first.word->mayBegin()) && first.sign != '\'') return std::nullopt;
    std::optional<Match> best;
    std::size_t end = at;
    if (isRole(at, Role::The))
        if (const Phrase* phrase = findPhrase(at + 1, false, end); phrase != nullptr && phrase->kind == Phrase::Kind::NotTime) return std::nullopt;
    consider(&Grammar::readPhrase, at, best);
    consider(&Grammar::readDate, at, best);
    consider(&Grammar::readOffset, at, best);
    consider(&Grammar::readSet, at, best);
    consider(&Grammar::readBoundedDuration, at, best);
    consider(&Grammar::readDuration, at, best);
    return best;
}

std::optional<Match> Grammar::continuation(const Match& left, std::size_t at) const {
    const Expression& e = left.expression;
    if (e.kind != Expression::Kind::Calendar) return std::nullopt;
    std::size_t i = at;
    Expression right;
    if (e.day != 0 && e.month != 0 && readDayOfMonth(i, right) && !isRole(i, Role::MustNotFollow) &&
        word(i).unit == Unit::None && word(i).month == 0 && !isSign(i, ':')) {
        right.month = e.month;
        right.inheritsMonth = true;
        readYearAfter(i, right);
        return Match{at, i, right};
    }
    const bool yearOnly = e.hasYear() && e.month == 0 && e.quarter == 0 && e.season == Season::None;
    i = at;
    if (yearOnly && isPlainYear(i)) {
        right.year = static_cast<std::int16_t>(atom(i).number);
        return Match{at, i + 1, right};
    }
    if (yearOnly && isNumber(i) && atom(i).length() == 2 && e.year >= 1000 && atom(i).number > e.year % 100) {
        right.year = static_cast<std::int16_t>(e.year - e.year % 100 + atom(i).number);
        return Match{at, i + 1, right};
    }
    return std::nullopt;
}

}  // namespace chancery::time
