#include "core/time/grammar.h"

namespace chancery::time {

namespace {

bool isDaySeparator(char c) { return c == '/' || c == '-' || c == '.'; }

/// Two digits of a year in a date of digits: 89 is 1989, 23 is 2023.
int fullYear(int year, std::uint32_t digits) {
    if (digits > 2) return year;
    return year < 50 ? 2000 + year : 1900 + year;
}

}  // namespace

/// A month's name or abbreviation with its full stop; whether it may stand alone is for mayMonthStand to say.
bool Grammar::readMonth(std::size_t& i, Expression& e) const {
    const Word& w = word(i);
    if (w.month == 0 || (w.needsCapital && !atom(i).capital)) return false;
    if ((w.abbreviation || w.month == 5) && !atom(i).capital) return false;
    e.month = static_cast<std::int8_t>(w.month);
    ++i;
    if (w.abbreviation && isSign(i, '.') && isTight(i)) ++i;
    return true;
}

/// True if the month read from `at` up to `next` needs no day or year beside it: "in May", but not "May said".
bool Grammar::mayMonthStand(std::size_t at, std::size_t next) const {
    const Word& w = word(at);
    if (w.abbreviation) return isSign(next - 1, '.') || isTight(at);
    if (w.month != 3 && w.month != 5) return true;
    if (at == m_first) return isRole(next, Role::Be) || isSign(next, ',');
    switch (word(at - 1).role) {
        case Role::In: case Role::Since: case Role::Until: case Role::By: case Role::During: case Role::Of: case Role::From:
        case Role::To: case Role::Last: case Role::Next: case Role::This: case Role::Early: case Role::Late: case Role::Mid:
        case Role::Through: case Role::Before: case Role::After: case Role::Between: case Role::Past: case Role::Previous:
        case Role::Following: case Role::Every: case Role::Each: case Role::For: case Role::Coming: case Role::That:
            return true;
        case Role::And: case Role::Or:
            return word(at - 2).month != 0;
        case Role::The: case Role::A:
            return w.month == 3 && !atom(next).capital;
        default:
            return isSign(at - 1, '-') && word(at - 2).role == Role::Mid;
    }
}

/// "Friday", "Fri.", "Tues"; abbreviations only beside a date or with a full stop.
bool Grammar::readWeekday(std::size_t& i, Expression& e) const {
    const Word& w = word(i);
    if (w.weekday == 0 || w.pluralDay) return false;
    std::size_t j = i + 1;
    if (w.abbreviation) {
        if (!atom(i).capital) return false;
        if (isSign(j, '.') && isTight(j)) ++j;
        const std::size_t k = skipSign(j, ',');
        if (word(k).month == 0 && !isNumber(k)) return false;
        if (word(k).month != 0 && !atom(k).capital) return false;
    }
    e.weekday = static_cast<std::int8_t>(w.weekday);
    i = j;
    return true;
}

/// 2023-11-09, 2023/11/09, optionally with T14:30.
bool Grammar::readIsoDate(std::size_t& i, Expression& e) const {
    const char sign = atom(i + 1).sign;
    if (!isPlainYear(i) || (sign != '-' && sign != '/') || !isTight(i + 1)) return false;
    if (!isNumber(i + 2) || !isTight(i + 2) || atom(i + 2).length() != 2) return false;
    const int month = atom(i + 2).number;
    if (month < 1 || month > 12) return false;
    std::size_t j = i + 3;
    int day = 0;
    if (isSign(j, sign) && isTight(j) && isNumber(j + 1) && isTight(j + 1) && atom(j + 1).length() == 2) {
        day = atom(j + 1).number;
        if (day < 1 || day > 31) return false;
        j += 2;
    } else if (sign == '/' || month <= 12) {
        // "1998-99" is a span of years, "2023-11" alone too doubtful.
        return false;
    }
    e.year = static_cast<std::int16_t>(atom(i).number);
    e.month = static_cast<std::int8_t>(month);
    e.day = static_cast<std::int8_t>(day);
    i = j;
    return true;
}

/// 11/09/2023, 10-30-89, 30.10.1989: month first unless that cannot be, day first with full stops.
bool Grammar::readDigitDate(std::size_t& i, Expression& e) const {
    const char sign = atom(i + 1).sign;
    if (!isDaySeparator(sign) || !isTight(i + 1) || !isNumber(i) || !isNumber(i + 2) || !isTight(i + 2)) return false;
    if (!isSign(i + 3, sign) || !isTight(i + 3) || !isNumber(i + 4) || !isTight(i + 4)) return false;
    if (atom(i).length() > 2 || atom(i + 2).length() > 2) return false;
    if (atom(i + 4).length() != 4 && (atom(i + 4).length() != 2 || sign == '.')) return false;
    if (isSign(i + 5, sign) && isTight(i + 5) && isNumber(i + 6)) return false;
    int month = atom(i).number, day = atom(i + 2).number;
    if (sign == '.' || month > 12) std::swap(month, day);
    if (month < 1 || month > 12 || day < 1 || day > 31) return false;
    e.year = static_cast<std::int16_t>(fullYear(atom(i + 4).number, atom(i + 4).length()));
    e.month = static_cast<std::int8_t>(month);
    e.day = static_cast<std::int8_t>(day);
    i += 5;
    return true;
}

bool Grammar::readNumericDate(std::size_t& i, Expression& e) const { return readIsoDate(i, e) || readDigitDate(i, e); }

/// ", 1998" or "1998" behind a month or a day; "this year" and the like are read as containers.
bool Grammar::readYearAfter(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    if (isSign(j, ',')) ++j;
    else if (isRole(j, Role::Of) || isRole(j, Role::In)) ++j;
    if (isSign(j, '-') && isTight(j)) ++j;
    const bool comma = j != i;
    if (!readYear(j, e)) return false;
    // "On May 5, 2000 people" and "May 5 2000 troops".
    const bool counted = isRole(j, Role::MustNotFollow);
    if (counted || (comma && e.year < 1500)) {
        e.year = Expression::kUnset;
        return false;
    }
    i = j;
    return true;
}

/// "Nov. 9", "November 9th", "November 9, 2023", "July 1997".
bool Grammar::readMonthDay(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    Expression read = e;
    if (!readMonth(j, read)) return false;
    const std::size_t afterMonth = j;
    j = skipTightHyphen(j);
    if (readDayOfMonth(j, read) && !isRole(j, Role::MustNotFollow)) {
        readYearAfter(j, read);
        e = read;
        i = j;
        return true;
    }
    read.day = 0;
    j = afterMonth;
    if (readYearAfter(j, read)) {
        e = read;
        i = j;
        return true;
    }
    if (!mayMonthStand(i, afterMonth)) return false;
    e = read;
    i = afterMonth;
    return true;
}

/// "9 November 2023", "the 9th of November", "9-Nov-2023".
bool Grammar::readDayMonth(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    Expression read = e;
    if (!readDayOfMonth(j, read)) return false;
    if (isRole(j, Role::Of)) ++j;
    else j = skipTightHyphen(j);
    if (!readMonth(j, read)) return false;
    readYearAfter(j, read);
    e = read;
    i = j;
    return true;
}

/// A date with an optional weekday before or behind it: "Friday, Oct. 13", "Nov. 9 (Thursday)" keeps two.
bool Grammar::readCalendar(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    Expression read = e;
    const bool weekday = readWeekday(j, read);
    std::size_t k = j;
    if (weekday) {
        k = skipSign(k, ',');
        if (isRole(k, Role::On)) ++k;
        if (word(k).part != Part::None && isSign(k + 1, ',')) k += 2;
    }
    if (readNumericDate(k, read) || readMonthDay(k, read) || readDayMonth(k, read)) {
        if (weekday && read.day == 0) {  // "Friday, November" is two expressions
            read = e;
            k = i;
            readWeekday(k, read);
        }
        e = read;
        i = k;
        return true;
    }
    if (!weekday) return false;
    // "Thursday the 12th"
    std::size_t m = j;
    if (isRole(m, Role::The) && readDayOfMonth(m, read) && word(m - 1).month == 0) j = m;
    e = read;
    i = j;
    return true;
}

/// True if four digits at `at` are a year by their surroundings, when nothing else in the expression says so.
bool Grammar::mayYearStand(std::size_t at) const {
    const int year = atom(at).number;
    const std::size_t next = at + 1;
    if (previousIs(at, Role::Numbered)) return false;  // "resolution 1701"
    if (isRole(next, Role::MustNotFollow) || word(next).unit != Unit::None || isSign(next, '%') || isSign(next, '/')) return false;
    if (year < 1400 || year > 2100) {
        const bool cue = previousIs(at, Role::In) || previousIs(at, Role::Since) || previousIs(at, Role::Until) || isRole(next, Role::Era);
        return cue && year >= 1000 && year < 2200 && !atom(next).capital;
    }
    if (at > m_first) {
        const Atom& before = m_atoms[at - 1];
        const bool cue = before.word != nullptr && before.word->role != Role::None && before.word->role != Role::About &&
                         before.word->role != Role::More && before.word->role != Role::Than && before.word->role != Role::To;
        if (cue) return true;
        if (before.sign == '-' && !before.spaceBefore && isTight(at) && at >= m_first + 2 && !isNumber(at - 2)) return true;
        if (before.capital && before.word == nullptr && year > 2050) return false;
    }
    // Round numbers count things more often than years: "2000 soldiers".
    const bool counts = inside(next) && atom(next).kind == Atom::Kind::Word && atom(next).word == nullptr && !atom(next).capital &&
                        m_text[atom(next).end - 1] == 's';
    return !counts || year % 100 != 0;
}

bool Grammar::readLoneYear(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    Expression read = e;
    if (isRole(j, Role::The) && word(j + 1).unit == Unit::Year && !word(j + 1).pluralUnit && readYear(j += 2, read)) {
        e = read;
        i = j;
        return true;
    }
    j = i;
    if (!readYear(j, read)) return false;
    if (isPlainYear(i)) {
        if (!mayYearStand(i)) return false;
        if (textIs(j, "s") && isTight(j)) return false;
        if (isRole(j, Role::Era)) {
            read.beforeChrist = !textIs(j, "ad") && !textIs(j, "ce");
            ++j;
        }
    } else if (isSign(i, '\'') && !previousIs(i, Role::In) && !previousIs(i, Role::Since) && !previousIs(i, Role::Of)) {
        return false;
    }
    e = read;
    i = j;
    return true;
}

/// "1990s", "the '80s", "the nineties", "the 1990's".
bool Grammar::readDecade(std::size_t& i, Expression& e) const {
    std::size_t j = skipRole(i, Role::The);
    Edge edge = Edge::None;
    if (readEdge(j, edge)) j = skipRole(j, Role::The);
    const std::size_t sign = j;
    j = skipSign(j, '\'');
    int year = -1;
    if (word(j).decade >= 0 && (j > i || sign > i)) {
        year = 1900 + word(j).decade;
        ++j;
    } else if (isNumber(j) && atom(j).number % 10 == 0 && (atom(j).length() == 4 || atom(j).length() == 2)) {
        const std::size_t s = skipSign(j + 1, '\'');
        if (!textIs(s, "s") || !isTight(s) || !isTight(j + 1)) return false;
        if (atom(j).length() == 4 && (atom(j).number < 1000 || atom(j).number > 2090)) return false;
        const bool age = atom(j).length() == 2 && j == sign && (j == i || previousIs(j, Role::In));
        if (age) return false;
        year = atom(j).length() == 4 ? atom(j).number : atom(j).number < 20 ? 2000 + atom(j).number : 1900 + atom(j).number;
        j = s + 1;
    } else {
        return false;
    }
    e.kind = Expression::Kind::Decade;
    e.year = static_cast<std::int16_t>(year);
    if (edge != Edge::None) e.edge = edge;
    i = j;
    return true;
}

/// "the 20th century", "nineteenth-century".
bool Grammar::readCentury(std::size_t& i, Expression& e) const {
    std::size_t j = skipRole(i, Role::The);
    int n = 0;
    if (!readOrdinal(j, n) || n < 1 || n > 30) return false;
    j = skipTightHyphen(j);
    if (word(j).unit != Unit::Century) return false;
    e.kind = Expression::Kind::Century;
    e.century = static_cast<std::int16_t>(n);
    i = j + 1;
    return true;
}

/// "summer", "the summer of 1998", "summer 1998". "fall" and "spring" need something that makes them a season.
bool Grammar::readSeason(std::size_t& i, Expression& e) const {
    std::size_t j = skipRole(i, Role::The);
    if (word(j).season == Season::None || word(j).pluralDay) return false;
    if (atom(j).capital && j > m_first && atom(j - 1).capital && word(j - 1).role == Role::None && word(j - 1).month == 0) return false;
    Expression read = e;
    read.season = word(j).season;
    std::size_t k = j + 1;
    if (readYearAfter(k, read)) {
        e = read;
        i = k;
        return true;
    }
    const bool doubtful = word(j).alsoVerb;
    const bool cued = previousIs(j, Role::In) || previousIs(j, Role::By) || previousIs(j, Role::Since) || previousIs(j, Role::Until) ||
                      previousIs(j, Role::Early) || previousIs(j, Role::Late) || previousIs(j, Role::During) || read.edge != Edge::None;
    if (doubtful && !cued && !(j > i && isRole(j + 1, Role::Of) && word(j + 2).role != Role::None)) return false;
    if (isRole(j + 1, Role::Of) && doubtful) return false;
    if (isTight(j + 1) && isSign(j + 1, '-')) return false;
    e = read;
    i = j + 1;
    return true;
}

/// "fiscal 1989", "fiscal year 1998", "FY 2000".
bool Grammar::readFiscalYear(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    if (!isRole(j, Role::Fiscal)) return false;
    ++j;
    if (word(j).unit == Unit::Year) ++j;
    Expression read = e;
    if (!readYear(j, read)) return false;
    read.fiscal = true;
    e = read;
    i = j;
    return true;
}

/// "third quarter", "fourth-quarter", "Q3 2023", "first half of 1998", "the 1988 third quarter".
bool Grammar::readQuarter(std::size_t& i, Expression& e) const {
    std::size_t j = skipRole(i, Role::The);
    Expression read = e;
    if (isPlainYear(j) && (word(j + 1).ordinal > 0 || word(j + 1).unit == Unit::Quarter || isRole(j + 1, Role::Period))) {
        read.year = static_cast<std::int16_t>(atom(j).number);
        ++j;
        if (j > i + 1 && word(j).ordinal <= 0 && !word(j).pluralUnit) {
            // "the 1988 quarter", "the 1988 period": the same quarter as the one spoken of
            read.kind = Expression::Kind::Shift;
            read.relative = Relative::The;
            read.unit = Unit::Quarter;
            e = read;
            i = j + 1;
            return true;
        }
    }
    if (isRole(j, Role::Fiscal)) {
        read.fiscal = true;
        j = skipTightHyphen(j + 1);
    }
    int n = 0;
    if (textIs(j, "q") && isNumber(j + 1) && isTight(j + 1) && atom(j + 1).number >= 1 && atom(j + 1).number <= 4) {
        n = atom(j + 1).number;
        j += 2;
        read.quarter = static_cast<std::int8_t>(n);
    } else {
        const bool last = isRole(j, Role::Last) && isRole(j + 1, Role::Half);
        if (last) n = 2, ++j;
        else if (!readOrdinal(j, n)) return false;
        j = skipTightHyphen(j);
        if (isRole(j, Role::Fiscal)) ++j;
        if (word(j).unit == Unit::Quarter && !word(j).pluralUnit && n <= 4) read.quarter = static_cast<std::int8_t>(n);
        else if (isRole(j, Role::Half) && n <= 2) read.half = static_cast<std::int8_t>(n);
        else return false;
        ++j;
        // The half of anything but a year is no date: "the second half of the match".
        if (read.half != 0 && !read.hasYear() && !isRole(j, Role::Of) && !isPlainYear(j)) return false;
    }
    readYearAfter(j, read);
    if (read.half != 0 && !read.hasYear()) {
        std::size_t k = j;
        readContainer(k, read);
        if (k == j) return false;
        j = k;
    }
    e = read;
    i = j;
    return true;
}

/// "the third week of May", "the last day of August 1998", "the first week in November".
bool Grammar::readNthUnit(std::size_t& i, Expression& e) const {
    std::size_t j = skipRole(i, Role::The);
    int n = 0;
    if (isRole(j, Role::Last)) n = -1, ++j;
    else if (!readOrdinal(j, n) || n > 5) return false;
    const Word& unit = word(j);
    if (unit.pluralUnit || (unit.unit != Unit::Week && unit.unit != Unit::Weekend && unit.unit != Unit::Day && unit.weekday == 0)) return false;
    if (unit.unit == Unit::Day && n > 1) return false;
    ++j;
    if (!isRole(j, Role::Of) && !isRole(j, Role::In)) return false;
    ++j;
    Expression read = e;
    if (!readMonth(j, read)) return false;
    readYearAfter(j, read);
    read.nth = static_cast<std::int8_t>(n);
    read.unit = unit.unit;
    read.weekday = static_cast<std::int8_t>(unit.weekday);
    e = read;
    i = j;
    return true;
}

}  // namespace chancery::time
