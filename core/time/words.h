#pragma once
#include <cstdint>
#include <limits>

namespace chancery::time {

/// Units of time from fine to coarse.
enum class Unit : std::uint8_t {
    None, Second, Minute, Hour, Day, Weekend, Week, Fortnight, Month, Quarter, Semester, Year, Decade, Century, Millennium
};

/// TIMEX3 seasons.
enum class Season : std::uint8_t { None, Spring, Summer, Fall, Winter };

/// TIMEX3 parts of the day.
enum class Part : std::uint8_t { None, Morning, Midday, Afternoon, Evening, Night, Daytime };

/// What a word does in the grammar of time expressions. The words themselves are in lexicon/time.json ("roles").
enum class Role : std::uint8_t {
    None, The, A, This, That, Last, Past, Next, Previous, Following, Same, Coming, Current, Latest, Recent, Corresponding,
    Early, Late, Mid, Earlier, Later, Ago, Hence, Before, After, Now, Beginning, End, Half, From, To, Through, And, Or,
    Between, Of, In, At, On, By, Since, Until, During, Over, For, So, Be, Every, Each, Per, Once, Times, Other, About, More,
    Less, Than, Least, Most, No, Up, Under, Another, Additional, Sometime, Old, Apart, Fiscal, Period, Era, Am, Pm,
    Clock, All, Any, Time, Local, DecadeBefore, Ended, Ahead, Beyond, Both, YearWord, MustNotFollow, Numbered, Close, Tonight
};

/// Joins time expressions or leads up to one, but begins none.
constexpr bool isConnector(Role role) {
    switch (role) {
        case Role::From: case Role::To: case Role::Through: case Role::And: case Role::Or: case Role::Of: case Role::In: case Role::On:
        case Role::By: case Role::Since: case Role::Until: case Role::During: case Role::For: case Role::So: case Role::Be:
        case Role::Than:
            return true;
        default:
            return false;
    }
}

enum class TenseHint : std::uint8_t { None, Past, Present, Future };

/// A tense and how sure it is that the clause's verb governs the expression.
struct Tense {
    TenseHint hint = TenseHint::None;
    bool direct = false;  ///< nothing stands between the verb and the expression
};

/// What a word tells about the tense of its clause, where only words are to be had.
enum class TenseCue : std::uint8_t { None, Past, Present, Ahead, Promise, Modal, Helper };

/// Everything the lexicon knows about one word; a word may be several things ("second", "march").
struct Word {
    Role role = Role::None;
    Unit unit = Unit::None;
    bool pluralUnit = false;
    bool longAdjective = false;      ///< "weeklong": unit and duration in one
    Season season = Season::None;
    Part part = Part::None;
    bool partAlone = false;          ///< "overnight": needs no article
    std::uint8_t month = 0;          ///< 1..12
    std::uint8_t weekday = 0;        ///< 1 = Monday
    bool abbreviation = false;       ///< of a month or weekday: needs a full stop or a number beside it
    bool pluralDay = false;          ///< "Tuesdays", "nights"
    bool needsCapital = false;       ///< is a month only with a capital letter
    bool vague = false;              ///< an amount without a number: "several"
    bool couple = false;             ///< "couple": vague by its list, two by its value
    bool alsoVerb = false;           ///< "fall", "spring": a season only with a sign of it
    std::int8_t clockHour = -1;      ///< 12 for noon, 24 for midnight
    std::int8_t decade = -1;         ///< 80 for "eighties"
    std::int16_t frequency = -1;     ///< index into TimeLexicon::frequencies
    std::int8_t dayShift = kNoShift; ///< -1 for "yesterday"
    std::int16_t zoneMinutes = kNoZone;
    std::int64_t cardinal = -1;
    std::int16_t ordinal = -1;
    bool phraseStart = false;        ///< some phrase begins with this word
    TenseCue tense = TenseCue::None;

    static constexpr std::int8_t kNoShift = 127;
    static constexpr std::int16_t kNoZone = std::numeric_limits<std::int16_t>::min();

    /// The word can begin a time expression.
    bool mayBegin() const {
        return unit != Unit::None || season != Season::None || part != Part::None || month != 0 || weekday != 0 || vague ||
               clockHour >= 0 || decade >= 0 || frequency >= 0 || dayShift != kNoShift || cardinal >= 0 || ordinal >= 0 ||
               phraseStart || (role != Role::None && !isConnector(role));
    }
    /// It can begin one or be part of one, and does not only tell a tense.
    bool isTemporal() const { return mayBegin() || role != Role::None; }
};

}  // namespace chancery::time
