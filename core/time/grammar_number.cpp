#include <algorithm>

#include "core/time/grammar.h"

namespace chancery::time {

namespace {

/// More than any amount a text can mean; larger ones are cut here so that sums never overflow.
constexpr std::int64_t kMaxAmount = 1'000'000'000'000;
/// No number worth reading has more atoms; keeps endless runs of digits and number words linear.
constexpr std::size_t kMaxNumberAtoms = 16;

}  // namespace

/// "1,500", "2.5", "2 1/2", "5½" is not handled (a sign outside ASCII ends the number).
bool Grammar::readDigits(std::size_t& i, std::int64_t& value, bool& half) const {
    if (!inside(i) || atom(i).kind != Atom::Kind::Number) return false;
    value = atom(i).number >= 0 ? atom(i).number : kMaxAmount;
    std::size_t j = i + 1;
    while (j < i + kMaxNumberAtoms && isSign(j, ',') && isTight(j) && isNumber(j + 1) && isTight(j + 1) && atom(j + 1).length() == 3) {
        value = std::min(value * 1000 + atom(j + 1).number, kMaxAmount);
        j += 2;
    }
    if (isSign(j, '.') && isTight(j) && isNumber(j + 1) && isTight(j + 1)) {
        half = atom(j + 1).number == 5;
        j += 2;
    } else if (isNumber(j) && atom(j).number == 1 && isSign(j + 1, '/') && isNumber(j + 2) && isTight(j + 2)) {
        half = true;
        j += 3;
    }
    i = j;
    return true;
}

/// "twenty-four", "one hundred and fifty", "two thousand".
bool Grammar::readWordNumber(std::size_t& i, std::int64_t& value) const {
    std::size_t j = i;
    std::int64_t total = 0, part = 0, last = 0;
    bool any = false;
    while (inside(j) && j < i + kMaxNumberAtoms) {
        const std::int64_t n = word(j).cardinal;
        const std::size_t connector = any && isRole(j, Role::And) && last >= 100 && word(j + 1).cardinal > 0 ? 1 : 0;
        if (connector != 0) {
            ++j;
            continue;
        }
        if (n < 0) break;
        if (n >= 1000) {
            total = std::min(total + std::max<std::int64_t>(part, 1) * n, kMaxAmount);
            part = 0;
        } else if (n == 100 || n == 12) {
            if (n == 12 && any && last > 10) break;
            part = std::min(std::max<std::int64_t>(part, 1) * n, kMaxAmount);
        } else {
            const bool fits = !any || (last >= 20 && last < 100 && n < 10) || last == 100 || last >= 1000 ;
            if (!fits) break;
            part += n;
        }
        last = n;
        any = true;
        ++j;
        if (last >= 20 && last < 100 && isSign(j, '-') && isTight(j) && word(j + 1).cardinal > 0 && word(j + 1).cardinal < 10)
            ++j;
    }
    if (!any) return false;
    value = std::min(total + part, kMaxAmount);
    i = j;
    return true;
}

bool Grammar::readCardinal(std::size_t& i, std::int64_t& value) const {
    bool half = false;
    return readDigits(i, value, half) || readWordNumber(i, value);
}

/// "and a half", "-and-a-half".
bool Grammar::readHalf(std::size_t& i) const {
    std::size_t j = skipTightHyphen(i);
    if (!isRole(j, Role::And)) return false;
    j = skipTightHyphen(j + 1);
    if (isRole(j, Role::A)) j = skipTightHyphen(j + 1);
    if (!isRole(j, Role::Half)) return false;
    i = j + 1;
    return true;
}

/// A number, "a", "half a", "several", "a couple of", "hundreds of", "a few", "a dozen".
bool Grammar::readAmount(std::size_t& i, Amount& amount) const {
    std::size_t j = i;
    Amount read;
    if (isRole(j, Role::Half) && isRole(j + 1, Role::A)) {
        read.half = true;
        j += 2;
    } else if (isRole(j, Role::A) || isRole(j, Role::Another)) {
        read.value = 1;
        ++j;
        std::int64_t number = 0;
        if (word(j).vague) {
            read = Amount{word(j).couple ? 2 : 0, false, !word(j).couple};
            ++j;
            j = skipRole(j, Role::Of);
        } else if (word(j).cardinal >= 12 && readWordNumber(j, number)) {
            read.value = number;
        }
    } else if (word(j).vague) {
        read = Amount{word(j).couple ? 2 : 0, false, !word(j).couple};
        ++j;
        j = skipRole(j, Role::Of);
    } else {
        bool half = false;
        if (!readDigits(j, read.value, half) && !readWordNumber(j, read.value)) return false;
        read.half = half;
        // "2.5 million years"
        while (j < i + kMaxNumberAtoms && word(j).cardinal >= 1000) read.value = std::min(read.value * word(j++).cardinal, kMaxAmount);
    }
    if (readHalf(j)) read.half = true;
    amount = read;
    i = j;
    return true;
}

/// "two to three", "12-18", "five or six": the first number stands for the range, as the gold standards have it.
bool Grammar::readAmountRange(std::size_t& i, Amount& amount) const {
    std::size_t j = i;
    if (!readAmount(j, amount)) return false;
    std::size_t k = j;
    Amount second;
    const bool connector = isRole(k, Role::To) || isRole(k, Role::Or) || isSign(k, '-');
    if (connector && !word(k + 1).isTemporal() && !isNumber(k + 1)) {
        i = j;
        return true;
    }
    if (connector && readAmount(++k, second) && (word(skipTightHyphen(k)).unit != Unit::None || isRole(k, Role::More)))
        j = k;
    i = j;
    return true;
}

/// "third", "3rd", "twenty-fifth".
bool Grammar::readOrdinal(std::size_t& i, int& value) const {
    if (word(i).ordinal > 0) {
        value = word(i).ordinal;
        ++i;
        return true;
    }
    if (isNumber(i) && atom(i).length() <= 3 && isTight(i + 1) && atom(i + 1).length() == 2 &&
        (textIs(i + 1, "st") || textIs(i + 1, "nd") || textIs(i + 1, "rd") || textIs(i + 1, "th"))) {
        value = atom(i).number;
        i += 2;
        return true;
    }
    const std::int64_t tens = word(i).cardinal;
    if (tens >= 20 && tens <= 90) {
        const std::size_t j = skipTightHyphen(i + 1);
        if (word(j).ordinal > 0 && word(j).ordinal < 10) {
            value = static_cast<int>(tens) + word(j).ordinal;
            i = j + 1;
            return true;
        }
    }
    return false;
}

/// Four digits that could be a year and are not the first group of a longer number.
bool Grammar::isPlainYear(std::size_t i) const {
    if (!isNumber(i) || atom(i).length() != 4 || atom(i).number < 1000 || atom(i).number > 2999) return false;
    if (isSign(i + 1, ',') && isTight(i + 1) && isTight(i + 2) && isNumber(i + 2)) return false;
    if (isSign(i + 1, '.') && isTight(i + 2) && isNumber(i + 2)) return false;
    if (isSign(i + 1, '%') || isSign(i + 1, ':')) return false;
    if (i > m_first && isTight(i)) {
        const Atom& before = m_atoms[i - 1];
        if (before.sign == '$' || before.sign == '#' || before.sign == '~' || before.sign == '.' || before.sign == '/' || before.sign == ':') return false;
        if (before.sign == ',' && i >= m_first + 2 && isNumber(i - 2) && isTight(i - 1)) return false;
    }
    return true;
}

/// "nineteen ninety-six", "two thousand (and one)", "twenty ten".
bool Grammar::readSpokenYear(std::size_t& i, Expression& e) const {
    const std::int64_t first = word(i).cardinal;
    if (first != 2 && (first < 16 || first > 20)) return false;
    std::size_t j = i + 1;
    std::int64_t value = 0;
    if (first == 2) {
        if (word(j).cardinal != 1000) return false;
        j = i;
        if (!readWordNumber(j, value) || value > 2100) return false;
        e.year = static_cast<std::int16_t>(value);
        i = j;
        return true;
    }
    if (!readWordNumber(j, value) || value < 10 || value > 99) return false;
    e.year = static_cast<std::int16_t>(first * 100 + value);
    i = j;
    return true;
}

/// "1998", "'98", "nineteen ninety-eight", "the year 2000", "44 BC".
bool Grammar::readYear(std::size_t& i, Expression& e) const {
    if (isPlainYear(i)) {
        e.year = static_cast<std::int16_t>(atom(i).number);
        ++i;
        return true;
    }
    if (isSign(i, '\'') && isNumber(i + 1) && isTight(i + 1) && atom(i + 1).length() == 2 && !isTight(i) && !textIs(i + 2, "s")) {
        const int two = atom(i + 1).number;
        e.year = static_cast<std::int16_t>(two < 40 ? 2000 + two : 1900 + two);
        i += 2;
        return true;
    }
    return readSpokenYear(i, e);
}

/// 1..31, "3rd", "eighth", "the 3rd".
bool Grammar::readDayOfMonth(std::size_t& i, Expression& e) const {
    std::size_t j = skipRole(i, Role::The);
    int ordinal = 0;
    if (readOrdinal(j, ordinal)) {
        if (ordinal < 1 || ordinal > 31) return false;
        e.day = static_cast<std::int8_t>(ordinal);
        i = j;
        return true;
    }
    if (j != i || !isNumber(i) || atom(i).length() > 2 || atom(i).number < 1 || atom(i).number > 31) return false;
    if (isSign(i + 1, ',') && isTight(i + 1) && isTight(i + 2) && isNumber(i + 2) && atom(i + 2).length() == 3) return false;
    if ((isSign(i + 1, '.') || isSign(i + 1, ':')) && isTight(i + 1) && isTight(i + 2) && isNumber(i + 2)) return false;
    if (isSign(i + 1, '%')) return false;
    e.day = static_cast<std::int8_t>(atom(i).number);
    ++i;
    return true;
}

}  // namespace chancery::time
