#include "core/time/grammar.h"

namespace chancery::time {

/// "a.m.", "pm", "a.m" at the end of a sentence.
bool Grammar::readMeridiem(std::size_t& i, Expression& e) const {
    bool morning = false;
    std::size_t j = i;
    if (isRole(j, Role::Am) || isRole(j, Role::Pm)) {
        morning = isRole(j, Role::Am);
        if (atom(j).length() != 2) return false;
        ++j;
    } else if ((textIs(j, "a") || textIs(j, "p")) && isSign(j + 1, '.') && textIs(j + 2, "m") && isTight(j + 2)) {
        morning = textIs(j, "a");
        j += 3;
        if (isSign(j, '.') && isTight(j)) ++j;
    } else {
        return false;
    }
    if (e.hour < 1 || e.hour > 12) return false;
    e.hour = static_cast<std::int8_t>(e.hour % 12 + (morning ? 0 : 12));
    i = j;
    return true;
}

/// "GMT", "EST", "(0735 GMT)" is an expression of its own; "local time".
bool Grammar::readZone(std::size_t& i, Expression& e) const {
    if (word(i).zoneMinutes != Word::kNoZone && atom(i).allCapitals) {
        e.zoneMinutes = word(i).zoneMinutes;
        ++i;
        return true;
    }
    if (isRole(i, Role::Local) && isRole(i + 1, Role::Time)) {
        i += 2;
        return true;
    }
    return false;
}

/// "noon", "midnight".
bool Grammar::readHourWord(std::size_t& i, Expression& e) const {
    if (word(i).clockHour < 0) return false;
    e.hour = word(i).clockHour;
    e.minute = 0;
    ++i;
    readZone(i, e);
    return true;
}

/// "10:35 a.m.", "5 p.m.", "14:30", "1428 EST", "7.30pm", "4 o'clock", "4 in the morning".
bool Grammar::readHourDigits(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    std::int64_t hour = 0;
    if (!isNumber(j)) {
        if (!readWordNumber(j, hour) || hour < 1 || hour > 12) return false;
        e.hour = static_cast<std::int8_t>(hour);
        e.minute = 0;
        if (!(textIs(j, "o") && isSign(j + 1, '\'') && isRole(j + 2, Role::Clock)) && !readMeridiem(j, e)) return false;
        if (isRole(j + 2, Role::Clock)) j += 3;
        i = j;
        return true;
    }
    const int digits = atom(j).number;
    if (atom(j).length() == 4 && (word(j + 1).zoneMinutes != Word::kNoZone || textIs(j + 1, "hours"))) {
        e.hour = static_cast<std::int8_t>(digits / 100 % 100);
        e.minute = static_cast<std::int8_t>(digits % 100);
        ++j;
        if (textIs(j, "hours")) ++j;
        readZone(j, e);
    } else {
        if (atom(j).length() > 2 || digits > 24) return false;
        e.hour = static_cast<std::int8_t>(digits);
        ++j;
        bool certain = false;
        const bool colon = isSign(j, ':');
        if ((colon || isSign(j, '.')) && isTight(j) && isNumber(j + 1) && isTight(j + 1) && atom(j + 1).length() == 2) {
            e.minute = static_cast<std::int8_t>(atom(j + 1).number);
            certain = colon;
            j += 2;
            if (isSign(j, ':') && isNumber(j + 1) && isTight(j + 1) && atom(j + 1).length() == 2) {
                e.second = static_cast<std::int8_t>(atom(j + 1).number);
                j += 2;
            }
        }
        const bool oClock = textIs(j, "o") && isSign(j + 1, '\'') && isRole(j + 2, Role::Clock);
        if (oClock) j += 3;
        const bool meridiem = readMeridiem(j, e);
        const bool zone = readZone(j, e);
        std::size_t k = j;
        if (isRole(k, Role::In) && isRole(k + 1, Role::The) && word(k + 2).part != Part::None) {
            if (word(k + 2).part != Part::Morning && e.hour < 12) e.hour = static_cast<std::int8_t>(e.hour + 12);
            j = k + 3;
            certain = true;
        }
        if (!certain && !oClock && !meridiem && !(zone && e.minute >= 0)) return false;
        if (!certain && e.minute < 0) e.minute = 0;
    }
    if (e.hour > 24 || e.minute > 59) return false;
    if (e.minute < 0) e.minute = 0;
    i = j;
    return true;
}

/// A moment of the day, without a date.
bool Grammar::readClock(std::size_t& i, Expression& e) const {
    Expression read = e;
    std::size_t j = i;
    if (!readHourWord(j, read) && !readHourDigits(j, read)) return false;
    read.type = TimexType::Time;
    e = read;
    i = j;
    return true;
}

/// "morning", "mid-afternoon".
bool Grammar::readPart(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    if (isRole(j, Role::Early) || isRole(j, Role::Late) || isRole(j, Role::Mid)) j = skipTightHyphen(j + 1);
    if (word(j).part == Part::None || word(j).pluralDay) return false;
    if (isTight(j + 1) && isSign(j + 1, '-')) return false;
    e.part = word(j).part;
    e.type = TimexType::Time;
    i = j + 1;
    return true;
}

/// "the night of Oct. 23", "the morning of Friday", "mid-afternoon yesterday", "overnight".
bool Grammar::readPartOf(std::size_t& i, Expression& e) const {
    std::size_t j = skipRole(i, Role::The);
    Expression read = e;
    const std::size_t start = j;
    if (!readPart(j, read)) return false;
    const bool bare = j == start + 1;
    if (isRole(j, Role::Of)) {
        std::size_t k = j + 1;
        if (readCalendar(k, read) || readDayWord(k, read)) {
            read.type = TimexType::Time;
            e = read;
            i = k;
            return true;
        }
    }
    std::size_t k = j;
    Expression dated = read;
    if (readDayWord(k, dated) || readCalendar(k, dated)) {
        dated.part = read.part;
        dated.type = TimexType::Time;
        e = dated;
        i = k;
        return true;
    }
    // Alone it needs the article ("in the morning"), or a word that says when in the day ("mid-afternoon", "overnight").
    if (bare && start == i && e.edge == Edge::None && !word(start).partAlone) return false;
    read.kind = Expression::Kind::Shift;
    read.relative = Relative::The;
    read.unit = Unit::Day;
    e = read;
    i = j;
    return true;
}

/// A clock time, alone or with its day behind it: "10 p.m. Wednesday", "5 p.m. EST on Nov. 6", "noon yesterday".
bool Grammar::readClockAndDate(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    Expression read = e;
    if (!readClock(j, read)) return false;
    std::size_t k = skipSign(j, ',');
    if (isRole(k, Role::On)) ++k;
    Expression dated = read;
    if (readDayWord(k, dated) || readCalendar(k, dated) || readShift(k, dated)) {
        if (dated.hasClock() || dated.kind != Expression::Kind::Calendar) {
            const bool wholeDay = dated.kind != Expression::Kind::Shift || dated.unit == Unit::Day;
            const bool dayKnown = dated.kind != Expression::Kind::Calendar || dated.day != 0 || dated.weekday != 0;
            if (wholeDay && dayKnown) {
                // "midnight Wednesday night"
                if (word(k).part != Part::None && !word(k).pluralDay) ++k;
                dated.hour = read.hour;
                dated.minute = read.minute;
                dated.second = read.second;
                dated.type = TimexType::Time;
                dated.part = Part::None;
                e = dated;
                i = k;
                return true;
            }
        }
    }
    read.kind = Expression::Kind::Calendar;
    e = read;
    i = j;
    return true;
}

/// "Friday morning", "Nov. 6 at 5 p.m.", "yesterday evening".
void Grammar::readTimeAfterDate(std::size_t& i, Expression& e) const {
    if (e.hasClock() || e.part != Part::None) return;
    std::size_t j = i;
    if (word(j).part != Part::None && !word(j).pluralDay && !(isTight(j + 1) && isSign(j + 1, '-'))) {
        e.part = word(j).part;
        e.type = TimexType::Time;
        i = j + 1;
        return;
    }
    if (word(j).clockHour >= 0) {
        readClock(i, e);
        return;
    }
    if (isSign(j, ',')) ++j;
    if (!isRole(j, Role::At)) return;
    ++j;
    if (isRole(j, Role::About)) ++j;
    if (readClock(j, e)) i = j;
}

}  // namespace chancery::time
