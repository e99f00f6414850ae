#include "core/time/grammar.h"

namespace chancery::time {

namespace {

Relative relativeOf(Role role) {
    switch (role) {
        case Role::Last: return Relative::Last;
        case Role::Past: return Relative::Past;
        case Role::This: return Relative::This;
        case Role::Next: return Relative::Next;
        case Role::Coming: return Relative::Coming;
        case Role::Previous: return Relative::Previous;
        case Role::Following: return Relative::Following;
        case Role::That: return Relative::That;
        case Role::Same: return Relative::Same;
        case Role::Current: return Relative::Current;
        case Role::Latest: return Relative::Latest;
        case Role::Corresponding: return Relative::Corresponding;
        default: return Relative::None;
    }
}

}  // namespace

/// "last", "the following", "this past", "that same", "the current"; a lone "the" is no relative.
bool Grammar::readRelative(std::size_t& i, Relative& relative) const {
    std::size_t j = i;
    Relative read = Relative::None;
    for (; inside(j) && j < i + 4; ++j) {
        const Role role = word(j).role;
        if (role == Role::The && j == i) continue;
        const Relative next = relativeOf(role);
        if (next == Relative::None) break;
        // "this past spring", "that same day", "this coming Sunday": the second word says it. In "he said that last week"
        // and "following last month's talks" the first belongs elsewhere.
        const bool fresh = read == Relative::None;
        const bool second = (read == Relative::This && next != Relative::Last && next != Relative::Next) ||
                            (read == Relative::That && next == Relative::Same);
        if (!fresh && !second) return false;
        read = next;
        if (read == Relative::Same && relativeOf(word(j - 1).role) == Relative::This) read = Relative::This;
    }
    if (read == Relative::None) return false;
    relative = read;
    i = j;
    return true;
}

/// "early", "mid-", "late", "earlier", "later", "the end of", "the beginning of", "sometime".
bool Grammar::readEdge(std::size_t& i, Edge& edge) const {
    std::size_t j = i;
    if (isRole(j, Role::Sometime)) {
        i = skipRole(skipRole(j + 1, Role::In), Role::On);
        return true;
    }
    switch (word(j).role) {
        case Role::Early: edge = Edge::Early; break;
        case Role::Late: edge = Edge::Late; break;
        case Role::Earlier: edge = Edge::Earlier; break;
        case Role::Later: edge = Edge::Later; break;
        case Role::Mid: edge = Edge::Mid; break;
        default: edge = Edge::None;
    }
    if (edge != Edge::None) {
        const bool mid = isRole(j, Role::Mid);
        j = skipTightHyphen(j + 1);
        if (mid && isRole(j, Role::Of)) ++j;
        if (isRole(j, Role::In) || isRole(j, Role::On)) ++j;
        i = j;
        return true;
    }
    j = skipRole(j, Role::The);
    switch (word(j).role) {
        case Role::Beginning: edge = Edge::Start; break;
        case Role::End: edge = Edge::End; break;
        case Role::Mid: edge = Edge::Middle; break;
        default: return false;
    }
    ++j;
    if (!isRole(j, Role::Of)) return false;
    i = j + 1;
    return true;
}

/// "today", "yesterday", "the day before yesterday", "tonight".
bool Grammar::readDayWord(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    Expression read = e;
    if (isRole(j, Role::The) && word(j + 1).unit == Unit::Day && (isRole(j + 2, Role::Before) || isRole(j + 2, Role::After)) &&
        word(j + 3).dayShift != Word::kNoShift) {
        read.dayShift = static_cast<std::int8_t>(word(j + 3).dayShift * 2);
        j += 4;
    } else if (word(j).dayShift != Word::kNoShift) {
        // "USA Today": a name
        if (j > m_first && atom(j).capital && !atom(j).allCapitals && atom(j - 1).capital && atom(j - 1).word == nullptr) return false;
        read.dayShift = word(j).dayShift;
        ++j;
    } else if (isRole(j, Role::Tonight)) {
        read.part = Part::Night;
        read.type = TimexType::Time;
        ++j;
    } else {
        return false;
    }
    read.kind = Expression::Kind::Day;
    e = read;
    i = j;
    return true;
}

/// What the named time is part of: "this year", "of next week", "last year's", "a year ago" is not.
void Grammar::readContainer(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    if (isRole(j, Role::Of) || isRole(j, Role::In)) ++j;
    else if (isSign(j, ',')) return;
    const bool the = isRole(j, Role::The) && j > i;
    Relative relative = Relative::None;
    if (!readRelative(j, relative)) {
        if (!the) return;
        relative = Relative::The;
        ++j;
    }
    if (isRole(j, Role::Fiscal)) ++j;
    const Unit unit = word(j).unit;
    if (word(j).pluralUnit || (unit != Unit::Year && unit != Unit::Week && unit != Unit::Month)) return;
    if (unit == Unit::Week && e.weekday == 0) return;
    if (unit == Unit::Month && e.weekday == 0 && e.day == 0) return;
    if (unit == Unit::Year && e.hasYear()) return;
    e.relative = relative;
    e.unit = unit;
    i = j + 1;
}

/// A relative word and what it moves: "last Friday", "this summer", "next Jan. 5", "this morning", "last night".
bool Grammar::readShifted(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    Expression read = e;
    Relative relative = Relative::None;
    if (!readRelative(j, relative)) return false;
    read.relative = relative;
    const Word& w = word(j);
    if (w.part != Part::None && !w.pluralDay) {
        read.kind = Expression::Kind::Shift;
        read.unit = Unit::Day;
        read.part = w.part;
        read.type = TimexType::Time;
        ++j;
    } else if (w.season != Season::None && !atom(j).capital) {
        read.season = w.season;
        ++j;
    } else if (!readHoliday(j, read) && !readQuarter(j, read)) {
        if (!readCalendar(j, read)) return false;
        // "last July 1997" says nothing; "the past 1998" is no date.
        if (read.hasYear() && read.month == 0) return false;
        if (w.month != 0 && !mayMonthStand(j - 1, j) && read.day == 0 && word(j - 1).needsCapital && !atom(j - 1).capital) return false;
    }
    e = read;
    i = j;
    return true;
}

/// "last week", "the following month", "that year", "the current fiscal year", "the latest period", "the weekend".
bool Grammar::readUnitShift(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    Expression read = e;
    Relative relative = Relative::None;
    if (!readRelative(j, relative)) {
        if (!isRole(j, Role::The)) return false;
        relative = Relative::The;
        ++j;
    }
    while (isRole(j, Role::Fiscal) || isRole(j, Role::Additional)) {
        read.fiscal = read.fiscal || isRole(j, Role::Fiscal);
        ++j;
    }
    Unit unit = word(j).unit;
    if (word(j).pluralUnit || word(j).longAdjective) return false;
    if (unit != Unit::None && atom(j).capital && !atom(j).allCapitals) return false;  // "ABC's This Week"
    if (isRole(j, Role::Period) && relative != Relative::The && relative != Relative::That && relative != Relative::This) unit = Unit::Quarter;
    if (unit == Unit::None || unit == Unit::Second || (unit < Unit::Day && relative == Relative::The)) return false;
    if (isTight(j + 1) && isSign(j + 1, '-')) return false;
    ++j;
    if (unit == Unit::Year && relative == Relative::The && isRole(j, Role::Ended)) {
        read.kind = Expression::Kind::Duration;
        read.type = TimexType::Duration;
        read.unit = unit;
        read.amount.value = 1;
        e = read;
        i = j;
        return true;
    }
    read.kind = Expression::Kind::Shift;
    read.relative = relative;
    read.unit = unit;
    // "the week of March 6"
    if (unit == Unit::Week && isRole(j, Role::Of)) {
        std::size_t k = j + 1;
        Expression day = read;
        day.kind = Expression::Kind::Calendar;
        day.relative = Relative::None;
        if (readCalendar(k, day) && day.day != 0) {
            day.unit = Unit::Week;
            day.nth = 0;
            day.fullUnit = true;
            e = day;
            i = k;
            return true;
        }
    }
    e = read;
    i = j;
    return true;
}

/// "year-end", "the year's end", "month end".
bool Grammar::readUnitEnd(std::size_t& i, Expression& e) const {
    std::size_t j = skipRole(i, Role::The);
    const Unit unit = word(j).unit;
    if ((unit != Unit::Year && unit != Unit::Month) || word(j).pluralUnit) return false;
    ++j;
    if (isSign(j, '-') && isTight(j)) ++j;
    else if (isSign(j, '\'') && textIs(j + 1, "s")) j += 2;
    if (!isRole(j, Role::End) || isRole(j + 1, Role::Of)) return false;
    e.kind = Expression::Kind::Shift;
    e.relative = Relative::The;
    e.unit = unit;
    e.edge = Edge::End;
    i = j + 1;
    return true;
}

/// "the year-earlier quarter", "year-ago", "a year-earlier", "the comparable year-ago period".
bool Grammar::readYearEarlier(std::size_t& i, Expression& e) const {
    std::size_t j = skipRole(skipRole(i, Role::The), Role::Corresponding);
    if (word(j).unit != Unit::Year || word(j).pluralUnit || !isSign(j + 1, '-') || !isTight(j + 1)) return false;
    if (!isRole(j + 2, Role::Earlier) && !isRole(j + 2, Role::Ago)) return false;
    j += 3;
    Expression read = e;
    Expression quarter;
    std::size_t k = j;
    Amount amount;
    if (readQuarter(k, quarter)) {
        read = quarter;
        j = k;
    } else if (readAmount(k, amount) && word(k).unit == Unit::Month) {
        read.kind = Expression::Kind::Duration;
        read.type = TimexType::Duration;
        read.amount = amount;
        read.unit = Unit::Month;
        e = read;
        i = k + 1;
        return true;
    } else {
        if (word(j).unit == Unit::Quarter || isRole(j, Role::Period)) ++j;
        read.kind = Expression::Kind::Shift;
        read.relative = Relative::The;
        read.unit = Unit::Quarter;
    }
    read.yearEarlier = true;
    e = read;
    i = j;
    return true;
}

/// "this year's third quarter", "last year's quarter", "the third quarter of last year" is read by readQuarter.
bool Grammar::readUnitOf(std::size_t& i, Expression& e) const {
    std::size_t j = i;
    Expression container;
    if (!readUnitShift(j, container) || container.unit != Unit::Year || !isSign(j, '\'')) return false;
    ++j;
    if (textIs(j, "s") && isTight(j)) ++j;
    Expression read = e;
    if (readQuarter(j, read)) {
        if (read.hasYear()) return false;
    } else if (word(j).unit == Unit::Quarter && !word(j).pluralUnit) {
        read.kind = Expression::Kind::Shift;
        read.relative = Relative::The;
        read.unit = Unit::Quarter;
        read.yearEarlier = container.relative == Relative::Last;
        e = read;
        i = j + 1;
        return true;
    } else {
        return false;
    }
    read.relative = container.relative;
    read.unit = Unit::Year;
    e = read;
    i = j;
    return true;
}

bool Grammar::readShift(std::size_t& i, Expression& e) const {
    std::size_t best = i;
    Expression result = e;
    for (const auto reader : {&Grammar::readShifted, &Grammar::readUnitOf, &Grammar::readUnitShift}) {
        std::size_t j = i;
        Expression read = e;
        if ((this->*reader)(j, read) && j > best) {
            best = j;
            result = read;
        }
    }
    if (best == i) return false;
    i = best;
    e = result;
    return true;
}

/// Everything that has a place on the calendar, with its edges and its time of day.
bool Grammar::readDate(std::size_t& i, Expression& e) const {
    std::size_t start = i;
    Edge edge = Edge::None;
    const bool edged = readEdge(start, edge);
    std::size_t best = start;
    Expression result;
    for (const auto reader :
         {&Grammar::readClockAndDate, &Grammar::readCalendar, &Grammar::readDayWord, &Grammar::readYearEarlier, &Grammar::readUnitEnd, &Grammar::readQuarter,
          &Grammar::readNthUnit, &Grammar::readFiscalYear, &Grammar::readDecade, &Grammar::readCentury, &Grammar::readHoliday,
          &Grammar::readShift, &Grammar::readSeason, &Grammar::readPartOf, &Grammar::readLoneYear}) {
        std::size_t j = start;
        Expression read;
        read.edge = edge;
        if ((this->*reader)(j, read) && j > best) {
            best = j;
            result = read;
        }
    }
    if (best == start) return false;
    if (result.edge == Edge::None) result.edge = edge;
    // "later in the day", "at the end of the day" name no day of their own when nothing else does.
    if (edged && result.kind == Expression::Kind::Shift && result.relative == Relative::The && result.unit == Unit::Day && result.part == Part::None)
        result.relative = Relative::Same;
    const bool calendar = result.kind == Expression::Kind::Calendar || result.kind == Expression::Kind::Holiday;
    if (calendar && result.relative == Relative::None && !result.hasYear() && result.nth == 0) {
        const std::size_t before = best;
        readTimeAfterDate(best, result);
        readContainer(best, result);
        if (best > before && result.kind == Expression::Kind::Holiday) result.unit = Unit::Year;
    }
    if (result.kind != Expression::Kind::Shift || result.unit == Unit::Day) readTimeAfterDate(best, result);
    i = best;
    e = result;
    return true;
}

}  // namespace chancery::time
