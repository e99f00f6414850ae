#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "core/time/expression.h"
#include "core/time/scanner.h"

namespace chancery::time {

/// The grammar of English time expressions over the atoms of one sentence. Every reader takes a position, and on
/// success moves it behind what it read and fills the expression; on failure it leaves both as they were.
/// Readers look a bounded number of atoms ahead.
class Grammar {
public:
    Grammar(const std::vector<Atom>& atoms, const TimeLexicon& lexicon, std::string_view text);

    /// Confines all readers to atoms [first, last).
    void setSentence(std::size_t first, std::size_t last);

    /// The longest expression that begins at `at`; nullopt if none does. A phrase that is known not to be one comes
    /// back with an empty Match (last = its end, value "-").
    std::optional<Match> longestAt(std::size_t at) const;
    static bool isNotTime(const Match& match) { return match.expression.value == "-"; }

    /// The second half of a range that cannot be read alone: the "17" of "Nov. 14-17", "1999" of "1995-1999".
    std::optional<Match> continuation(const Match& left, std::size_t at) const;

private:
    // grammar.cpp: looking at atoms
    const Word& word(std::size_t i) const { return inside(i) && m_atoms[i].word != nullptr ? *m_atoms[i].word : kNoWord; }
    const Atom& atom(std::size_t i) const;
    bool inside(std::size_t i) const { return i >= m_first && i < m_last; }
    Role role(std::size_t i) const { return word(i).role; }
    bool isRole(std::size_t i, Role r) const { return inside(i) && word(i).role == r; }
    bool isSign(std::size_t i, char sign) const;
    bool isNumber(std::size_t i) const;
    bool isTight(std::size_t i) const;  ///< no space before it
    std::size_t skipSign(std::size_t i, char sign) const { return isSign(i, sign) ? i + 1 : i; }
    std::size_t skipRole(std::size_t i, Role r) const { return isRole(i, r) ? i + 1 : i; }
    std::size_t skipTightHyphen(std::size_t i) const;
    bool textIs(std::size_t i, std::string_view lower) const;
    bool previousIs(std::size_t i, Role r) const { return i > m_first && word(i - 1).role == r; }

    // grammar_number.cpp
    bool readAmount(std::size_t& i, Amount& amount) const;
    bool readAmountRange(std::size_t& i, Amount& amount) const;
    bool readCardinal(std::size_t& i, std::int64_t& value) const;
    bool readWordNumber(std::size_t& i, std::int64_t& value) const;
    bool readDigits(std::size_t& i, std::int64_t& value, bool& half) const;
    bool readHalf(std::size_t& i) const;
    bool readOrdinal(std::size_t& i, int& value) const;
    bool readYear(std::size_t& i, Expression& e) const;
    bool readSpokenYear(std::size_t& i, Expression& e) const;
    bool readDayOfMonth(std::size_t& i, Expression& e) const;
    bool isPlainYear(std::size_t i) const;

    // grammar_calendar.cpp
    bool readMonth(std::size_t& i, Expression& e) const;
    bool readWeekday(std::size_t& i, Expression& e) const;
    bool readNumericDate(std::size_t& i, Expression& e) const;
    bool readIsoDate(std::size_t& i, Expression& e) const;
    bool readDigitDate(std::size_t& i, Expression& e) const;
    bool readMonthDay(std::size_t& i, Expression& e) const;
    bool readDayMonth(std::size_t& i, Expression& e) const;
    bool readYearAfter(std::size_t& i, Expression& e) const;
    bool readCalendar(std::size_t& i, Expression& e) const;
    bool readLoneYear(std::size_t& i, Expression& e) const;
    bool readDecade(std::size_t& i, Expression& e) const;
    bool readCentury(std::size_t& i, Expression& e) const;
    bool readSeason(std::size_t& i, Expression& e) const;
    bool readQuarter(std::size_t& i, Expression& e) const;
    bool readFiscalYear(std::size_t& i, Expression& e) const;
    bool readNthUnit(std::size_t& i, Expression& e) const;
    bool mayMonthStand(std::size_t at, std::size_t next) const;
    bool mayYearStand(std::size_t at) const;

    // grammar_clock.cpp
    bool readClock(std::size_t& i, Expression& e) const;
    bool readHourWord(std::size_t& i, Expression& e) const;
    bool readHourDigits(std::size_t& i, Expression& e) const;
    bool readMeridiem(std::size_t& i, Expression& e) const;
    bool readZone(std::size_t& i, Expression& e) const;
    bool readPart(std::size_t& i, Expression& e) const;
    bool readPartOf(std::size_t& i, Expression& e) const;
    bool readClockAndDate(std::size_t& i, Expression& e) const;
    void readTimeAfterDate(std::size_t& i, Expression& e) const;

    // grammar_relative.cpp
    bool readRelative(std::size_t& i, Relative& relative) const;
    bool readShift(std::size_t& i, Expression& e) const;
    bool readShifted(std::size_t& i, Expression& e) const;
    bool readUnitShift(std::size_t& i, Expression& e) const;
    bool readUnitOf(std::size_t& i, Expression& e) const;
    void readContainer(std::size_t& i, Expression& e) const;
    bool readYearEarlier(std::size_t& i, Expression& e) const;
    bool readUnitEnd(std::size_t& i, Expression& e) const;
    bool readDayWord(std::size_t& i, Expression& e) const;
    bool readEdge(std::size_t& i, Edge& edge) const;
    bool readDate(std::size_t& i, Expression& e) const;

    // grammar_duration.cpp
    bool readApproximation(std::size_t& i) const;
    bool readDuration(std::size_t& i, Expression& e) const;
    bool readBoundedDuration(std::size_t& i, Expression& e) const;
    bool readUnit(std::size_t& i, Expression& e) const;
    bool readBarePlural(std::size_t& i, Expression& e) const;
    bool readOffset(std::size_t& i, Expression& e) const;
    bool readSet(std::size_t& i, Expression& e) const;
    bool readPluralDay(std::size_t& i, Expression& e) const;
    bool isAge(std::size_t i) const;

    // grammar_phrase.cpp
    bool readPhrase(std::size_t& i, Expression& e) const;
    bool readHoliday(std::size_t& i, Expression& e) const;
    const Phrase* findPhrase(std::size_t i, bool holidays, std::size_t& last) const;

    template <typename Reader>
    void consider(Reader reader, std::size_t at, std::optional<Match>& best) const;

    static constexpr Word kNoWord{};

    const std::vector<Atom>& m_atoms;
    const TimeLexicon& m_lexicon;
    std::string_view m_text;
    std::size_t m_first = 0;
    std::size_t m_last = 0;
};

}  // namespace chancery::time
