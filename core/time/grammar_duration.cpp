#include "core/time/grammar.h"

namespace chancery::time {

/// "about", "nearly", "more than", "at least", "up to", "no more than", "less than", "over".
bool Grammar::readApproximation(std::size_t& i) const {
    std::size_t j = i;
    if (isRole(j, Role::No) && (isRole(j + 1, Role::More) || isRole(j + 1, Role::Less) || isRole(j + 1, Role::Later))) ++j;
    if (isRole(j, Role::At) && (isRole(j + 1, Role::Least) || isRole(j + 1, Role::Most))) j += 2;
    else if ((isRole(j, Role::More) || isRole(j, Role::Less)) && isRole(j + 1, Role::Than)) j += 2;
    else if (isRole(j, Role::Up) && isRole(j + 1, Role::To)) j += 2;
    else if (isRole(j, Role::About) || isRole(j, Role::Over) || isRole(j, Role::Under)) j += 1;
    if (j == i) return false;
    if (isRole(j, Role::About)) ++j;
    i = j;
    return true;
}

/// What follows makes it an age: "37 years old", "a 6-year-old", "aged 5 years".
bool Grammar::isAge(std::size_t i) const { return isRole(skipTightHyphen(i), Role::Old); }

/// A unit with the adjectives that may stand before it: "trading days", "consecutive months", "calendar year".
bool Grammar::readUnit(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    for (int n = 0; n < 2 && (isRole(j, Role::Additional) || isRole(j, Role::More) || isRole(j, Role::Fiscal)); ++n) ++j;
    const Word& w = word(j);
    if (w.unit == Unit::None) return false;
    if (w.longAdjective) return false;
    // "60 Minutes" and "This Week" are names.
    if (atom(j).capital && !atom(j).allCapitals && j > m_first && !(isSign(j - 1, '-') && atom(j - 2).capital)) return false;
    e.unit = w.unit;
    e.fullUnit = w.pluralUnit;
    i = j + 1;
    return true;
}

/// "two days", "five-year", "more than four decades", "a minute and a half", "an additional year", "2 1/2 years".
bool Grammar::readDuration(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    Expression read = e;
    readApproximation(j);
    const std::size_t number = j;
    if (!readAmountRange(j, read.amount)) return readBarePlural(i, e);
    const bool article = isRole(number, Role::A);
    j = skipTightHyphen(j);
    if (!readUnit(j, read)) return false;
    const bool plural = read.fullUnit;
    // "a second", "one quarter of them", "one second": fractions and ordinals far more often than times.
    if (!plural && (read.unit == Unit::Second || read.unit == Unit::Quarter) && !isSign(j, '-') && j == number + 2) {
        if (article || read.unit == Unit::Quarter) return false;
    }
    if (read.unit == Unit::Quarter && isRole(number + 1, Role::None) && isSign(number + 1, '-')) return false;
    if (read.unit == Unit::Weekend && article) return false;
    if (isAge(j) || isRole(j, Role::Apart)) return false;
    if (!plural && isSign(j, '-') && isRole(j + 1, Role::End)) return false;  // "a year-end meeting"
    std::size_t k = j;
    if (readHalf(k)) {
        read.amount.half = true;
        j = k;
    }
    if (isSign(j, '-') && isTight(j) && textIs(j + 1, "long") && isTight(j + 1)) j += 2;
    if (isRole(j, Role::Or) && isRole(j + 1, Role::So)) j += 2;
    else if (isRole(j, Role::Or) && (isRole(j + 1, Role::More) || isRole(j + 1, Role::Less) || word(j + 1).cardinal == 2)) j += 2;
    read.kind = Expression::Kind::Duration;
    read.type = TimexType::Duration;
    read.fullUnit = false;
    // A rate: "$2 million a year", "dozens of interviews a day".
    const bool offset = isRole(j, Role::Ago) || isRole(j, Role::Earlier) || isRole(j, Role::Later) || isRole(j, Role::Hence) || isSign(j, '-');
    if (article && !offset && number == i && i > m_first && read.amount.value == 1 && !read.amount.half && j == number + 2) {
        const Atom& before = m_atoms[i - 1];
        const bool counted = before.kind == Atom::Kind::Number || (before.word != nullptr && before.word->cardinal >= 1000) ||
                             isRole(i - 1, Role::Once) || isRole(i - 1, Role::Times);
        const bool plainPlural = before.kind == Atom::Kind::Word && (before.word == nullptr || before.word->role == Role::MustNotFollow) && before.length() > 3 && m_text[before.end - 1] == 's' &&
                                 m_text[before.end - 2] != 's' && read.unit != Unit::Hour;
        if (counted || word(i - 1).pluralUnit) return false;
        if (plainPlural) {
            read.kind = Expression::Kind::Set;
            read.type = TimexType::Set;
        }
    }
    e = read;
    i = j;
    return true;
}

/// "years", "for months", "weeks or months", "decades-long".
bool Grammar::readBarePlural(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    const Word& w = word(j);
    if (w.longAdjective || (w.unit >= Unit::Day && !w.pluralUnit && isSign(j + 1, '-') && isTight(j + 1) && textIs(j + 2, "long"))) {
        e.kind = Expression::Kind::Duration;
        e.type = TimexType::Duration;
        e.unit = w.unit;
        e.amount.value = 1;
        i = w.longAdjective ? j + 1 : j + 3;
        return true;
    }
    if (!w.pluralUnit || w.unit < Unit::Day || w.unit == Unit::Quarter || w.unit == Unit::Weekend) return false;
    ++j;
    if (isAge(j) || isRole(j, Role::Apart)) return false;
    if (j > m_first + 1 && isSign(j - 2, '-')) return false;
    if ((isRole(j, Role::Or) || isRole(j, Role::And)) && word(j + 1).pluralUnit) j += 2;
    if (isSign(j, '-') && isTight(j) && textIs(j + 1, "long")) j += 2;
    e.kind = Expression::Kind::Duration;
    e.type = TimexType::Duration;
    e.unit = w.unit;
    e.amount.vague = true;
    i = j;
    return true;
}

/// "the past three months", "the next few days", "recent years", "the first nine months of 1998", "the nine months",
/// "the weeks ahead".
bool Grammar::readBoundedDuration(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    Expression read = e;
    if (isRole(j, Role::At)) readApproximation(j);
    Relative relative = Relative::None;
    const bool the = isRole(j, Role::The);
    const bool recent = isRole(skipRole(j, Role::The), Role::Recent);
    if (recent) {
        j = skipRole(j, Role::The) + 1;
        relative = Relative::Past;
    } else if (!readRelative(j, relative)) {
        if (!the) return false;
        ++j;
        relative = Relative::The;
    }
    int nth = 0;
    const bool first = word(j).ordinal == 1 && readOrdinal(j, nth);
    if (isRole(j, Role::Early) && relative == Relative::The) ++j;
    readApproximation(j);
    const std::size_t number = j;
    if (!readAmountRange(j, read.amount)) read.amount.vague = true;
    j = skipTightHyphen(j);
    if (!readUnit(j, read)) return false;
    const bool bare = read.amount.vague && j == number + 1;
    if (!read.fullUnit && (bare || !first)) {
        // "the past year" is a shift, "the two-day visit" a plain duration.
        if (bare || relative == Relative::The) return false;
        if (isSign(number + 1, '-')) return false;
    }
    if (bare && read.unit < Unit::Day && !first && relative == Relative::The) return false;
    if (!read.fullUnit && first) return false;
    if (isAge(j)) return false;
    if (isRole(j, Role::Ahead)) {
        ++j;
        relative = Relative::Next;
    } else if (isRole(j, Role::Or) && isRole(j + 1, Role::So)) {
        j += 2;
    } else if (isRole(j, Role::And) && word(j + 1).pluralUnit) {
        j += 2;
    }
    read.kind = Expression::Kind::Duration;
    read.type = TimexType::Duration;
    read.fullUnit = false;
    read.relative = first ? Relative::None : relative;
    e = read;
    i = j;
    return true;
}

/// "two years ago", "a year earlier", "three days later", "a week from now", "months ago".
bool Grammar::readOffset(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    Expression read;
    if (!readDuration(j, read)) {
        j = i;
        read = Expression{};
        if (isRole(j, Role::The)) return false;
        readApproximation(j);
        if (!readBarePlural(j, read)) return false;
    }
    j = skipTightHyphen(j);
    if (isRole(j, Role::Ago)) read.direction = Direction::Ago;
    else if (isRole(j, Role::Hence)) read.direction = Direction::Hence;
    else if (isRole(j, Role::Earlier)) read.direction = Direction::Earlier;
    else if (isRole(j, Role::Later)) read.direction = Direction::Later;
    else if (isRole(j, Role::From) && isRole(j + 1, Role::Now)) read.direction = Direction::Hence, ++j;
    else if (isRole(j, Role::Before) && (isSign(j + 1, '.') || isSign(j + 1, ','))) read.direction = Direction::Earlier;
    else return false;
    ++j;
    // "a year-earlier loss": the article belongs to the noun.
    read.kind = Expression::Kind::Offset;
    read.type = TimexType::Date;
    e = read;
    i = j;
    return true;
}

/// "Tuesdays", "Tuesday nights", "weekends", "summers".
bool Grammar::readPluralDay(std::size_t& i, Expression& e) const {
    const Word& w = word(i);
    if (w.weekday != 0 && (w.pluralDay || (word(i + 1).part != Part::None && word(i + 1).pluralDay))) {
        e.weekday = static_cast<std::int8_t>(w.weekday);
        if (!w.pluralDay) e.part = word(++i).part;
        ++i;
        return true;
    }
    if (w.unit == Unit::Weekend && w.pluralUnit) {
        e.unit = Unit::Weekend;
        ++i;
        return true;
    }
    return false;
}

/// "every day", "each Thursday", "every other week", "each July", "daily", "every two years".
bool Grammar::readSet(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    Expression read = e;
    read.kind = Expression::Kind::Set;
    read.type = TimexType::Set;
    if (word(j).frequency >= 0) {
        const bool compound = isSign(j - 1, '-') && isTight(j) && j > m_first;
        if (compound || (isSign(j + 1, '-') && isTight(j + 1))) return false;
        // The Guangzhou Daily, the Weekly Standard
        if (atom(j).capital && (j > m_first || atom(j + 1).capital)) return false;
        read.value = m_lexicon.frequencies[static_cast<std::size_t>(word(j).frequency)];
        e = read;
        i = j + 1;
        return true;
    }
    if (readPluralDay(j, read)) {
        e = read;
        i = j;
        return true;
    }
    if (isRole(j, Role::Once) && isRole(j + 1, Role::A) && word(j + 2).unit != Unit::None && !word(j + 2).pluralUnit) {
        read.unit = word(j + 2).unit;
        read.amount.value = 1;
        e = read;
        i = j + 3;
        return true;
    }
    readApproximation(j);
    if (!isRole(j, Role::Every) && !isRole(j, Role::Each)) return false;
    ++j;
    read.amount.value = 1;
    if (isRole(j, Role::Other)) read.amount.value = 2, ++j;
    else readAmountRange(j, read.amount);
    const Word& w = word(j);
    if (w.unit != Unit::None) {
        read.unit = w.unit;
        ++j;
    } else if (w.weekday != 0 && readWeekday(j, read)) {
        if (word(j).part != Part::None) read.part = word(j++).part;
    } else if (w.season != Season::None) {
        read.season = w.season;
        ++j;
    } else if (w.part != Part::None) {
        read.part = w.part;
        ++j;
    } else if (!readMonth(j, read)) {
        return false;
    }
    e = read;
    i = j;
    return true;
}

}  // namespace chancery::time
