#include "core/exchange/event_table.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "core/base/utf8.h"

namespace chancery::exchange {

namespace {

constexpr std::size_t kColumns = 8;
constexpr std::array<std::size_t, kColumns> kWidest = {8, 22, 10, 11, 34, 34, 4, 60};
constexpr std::array<std::string_view, kColumns> kTitles = {"ID", "WHEN", "TYPE", "STATUS", "WHO", "TO WHOM", "CONF", "WHAT"};

std::size_t widthOf(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    if (c == 0) return 0;
    switch (u_charType(point)) {
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_FORMAT_CHAR: return 0;
        default: break;
    }
    const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string names(const query::EventRows& rows, std::span<const std::uint32_t> actors) {
    std::string out;
    for (const std::uint32_t actor : actors) out += (out.empty() ? "" : ", ") + rows.actors()[actor].name;
    return out;
}

std::string when(const query::EventRow& row) {
    const base::DateInterval interval{row.begin, row.end, row.precision};
    const std::string begin = interval.isoBegin(), end = interval.isoEnd();
    // Without a date of its own it happened on the day of publication at the latest.
    const std::string_view upTo = row.dateBasis == event::DateBasis::Publication ? "≤" : "";
    return begin == end ? fmt::format("{}{}", upTo, begin) : fmt::format("{}{}..{}", upTo, begin, end);
}

using Cells = std::array<std::string, kColumns>;

Cells cellsOf(const query::EventRows& rows, const query::EventRow& row) {
    Cells cells = {std::to_string(row.id.value), when(row), std::string(name(row.type)), std::string(name(row.status)),
                   names(rows, rows.sources(row)), names(rows, rows.targets(row)), fmt::format("{:.2f}", row.confidence),
                   std::string(rows.label(row))};
    for (std::size_t i = 0; i < kColumns; ++i) cells[i] = fitted(cells[i], kWidest[i]);
    return cells;
}

}  // namespace

std::size_t displayWidth(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) width += widthOf(base::nextCodePoint(text, at));
    return width;
}

std::string fitted(std::string_view text, std::size_t width) {
    std::string out;
    std::size_t used = 0, cutAt = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = base::nextCodePoint(text, at);
        const std::size_t needed = widthOf(c);
        if (used + needed > width) {
            out.resize(cutAt);
            return out + "…";
        }
        used += needed;
        if (u_iscntrl(static_cast<UChar32>(c))) out += ' ';
        else out += text.substr(begin, at - begin);
        if (used < width) cutAt = out.size();  // one column is left for the ellipsis
    }
    return out;
}

bool writeTable(const query::EventRows& rows, const TextSink& sink) {
    std::array<std::size_t, kColumns> widths{};
    for (std::size_t i = 0; i < kColumns; ++i) widths[i] = kTitles[i].size();
    for (const query::EventRow& row : rows.rows) {
        const Cells cells = cellsOf(rows, row);
        for (std::size_t i = 0; i < kColumns; ++i) widths[i] = std::max(widths[i], displayWidth(cells[i]));
    }
    const auto line = [&](const auto& cells) {
        std::string out;
        for (std::size_t i = 0; i < kColumns; ++i) {
            out += cells[i];
            if (i + 1 < kColumns) out.append(widths[i] - displayWidth(cells[i]) + 2, ' ');
        }
        return sink(out + '\n');
    };
    if (!line(kTitles)) return false;
    return std::all_of(rows.rows.begin(), rows.rows.end(),
                       [&](const query::EventRow& row) { return line(cellsOf(rows, row)); });
}

}  // namespace chancery::exchange
