#pragma once
#include <string>
#include <string_view>
#include <utility>

#include "core/base/date.h"
#include "core/time/words.h"

// How days and their parts are written: TIMEX3 codes, and English for the analyst.

namespace chancery::time {

std::string isoYear(int year);                  ///< four digits, '-' before Christ
std::string plainDate(base::Date date);         ///< "9 Nov 2023"
std::string_view monthName(int month);          ///< "November"
std::string_view weekdayName(int weekday);      ///< "Monday" for 1
std::string_view partCode(Part part);           ///< "MO"
std::string_view seasonCode(Season season);     ///< "SP"
/// Hours [begin, end) of that day; a night is counted to the day it begins on.
std::pair<int, int> partHours(Part part);

}  // namespace chancery::time
