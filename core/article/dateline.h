#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/article/article.h"
#include "core/base/date.h"
#include "core/base/span.h"

namespace chancery::article {

/// A dateline as it stands in the text; the year is rarely there.
struct DatelineText {
    std::string place;   ///< "SEOUL", "GENEVA/PARIS", "NAIROBI, Kenya"
    std::string agency;  ///< "Reuters", or empty
    std::optional<int> year, month, day;
    base::Span span;  ///< up to and with the dash
};

inline constexpr std::size_t kMaxDatelineBytes = 160;

/// A dateline that begins at `begin` (blanks are passed over): `SEOUL, Nov 9 (Reuters) - `, `WASHINGTON (AP)
/// _`, `BEIJING, April 1 (Xinhua) --`, `GENEVA/PARIS, Feb. 2 -`, `JERUSALEM — `, `Moscow, 9 November 2023
/// (TASS) – `.
std::optional<DatelineText> parseDatelineAt(std::string_view text, std::size_t begin);

/// The dateline of an article: at the beginning of its text, or of one of the first lines behind a headline.
std::optional<DatelineText> findDateline(std::string_view text, std::size_t begin = 0);

/// The day of a dateline without year that lies nearest to `reference`, at most half a year away.
std::optional<base::Date> nearestDate(int month, int day, base::Date reference);

}  // namespace chancery::article
