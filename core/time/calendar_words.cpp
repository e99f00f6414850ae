#include "core/time/calendar_words.h"

#include <fmt/format.h>

#include <array>

namespace chancery::time {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                      "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

}  // namespace

std::string isoYear(int year) { return fmt::format("{}{:04}", year < 0 ? "-" : "", year < 0 ? -year : year); }

std::string plainDate(base::Date date) {
    return fmt::format("{} {} {}", date.day(), monthName(date.month()).substr(0, 3), date.year());
}

std::string_view monthName(int month) { return kMonths.at(static_cast<std::size_t>(month + 11) % 12); }

std::string_view weekdayName(int weekday) { return kWeekdays.at(static_cast<std::size_t>(weekday + 6) % 7); }

std::string_view partCode(Part part) {
    switch (part) {
        case Part::Morning: return "MO";
        case Part::Midday: return "MI";
        case Part::Afternoon: return "AF";
        case Part::Evening: return "EV";
        case Part::Night: return "NI";
        case Part::Daytime: return "DT";
        case Part::None: break;
    }
    return "";
}

std::string_view seasonCode(Season season) {
    switch (season) {
        case Season::Spring: return "SP";
        case Season::Summer: return "SU";
        case Season::Fall: return "FA";
        case Season::Winter: return "WI";
        case Season::None: break;
    }
    return "";
}

std::pair<int, int> partHours(Part part) {
    switch (part) {
        case Part::Morning: return {4, 12};
        case Part::Midday: return {11, 14};
        case Part::Afternoon: return {12, 18};
        case Part::Evening: return {17, 24};
        case Part::Night: return {18, 24};
        case Part::Daytime: return {6, 18};
        case Part::None: break;
    }
    return {0, 24};
}

}  // namespace chancery::time
