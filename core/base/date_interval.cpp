#include "core/base/date_interval.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace chancery::base {

namespace {

constexpr std::array<std::string_view, 10> kNames = {"minute", "part_of_day", "day",     "weekend", "week",
                                                     "month",  "season",      "quarter", "year",    "decade"};

std::string isoInstant(Instant t, Precision precision) {
    const Date date = dateOf(t);
    if (precision >= Precision::Day) return date.iso();
    const Instant second = t - startOf(date);
    return fmt::format("{}T{:02}:{:02}", date.iso(), second / 3600, second / 60 % 60);
}

}  // namespace

std::string_view name(Precision precision) { return kNames.at(static_cast<std::size_t>(precision)); }

std::optional<Precision> parsePrecision(std::string_view name) {
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == name) return static_cast<Precision>(i);
    return std::nullopt;
}

std::string DateInterval::isoBegin() const { return isoInstant(begin, precision); }
std::string DateInterval::isoEnd() const { return isoInstant(end, precision); }

}  // namespace chancery::base
