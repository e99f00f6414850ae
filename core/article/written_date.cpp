// Dates in metadata: cut into numbers, words and signs, then read by what stands next to what. Small on
// purpose: the dates inside an article's sentences are the business of core/time.
#include "core/article/written_date.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/base/ascii.h"

namespace chancery::article {

namespace {

using base::isDigit;
using base::isLetter;

std::string lowered(std::string_view word) {
    std::string out(word);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

struct Piece {
    enum Kind { Number, Word, Sign } kind = Sign;
    std::string_view text;
    int value = 0;
    bool spaceBefore = false;
};

constexpr std::size_t kMaxPieces = 40;

struct Pieces {
    std::array<Piece, kMaxPieces> items;
    std::size_t count = 0;
    bool overflow = false;
};

Pieces cut(std::string_view text) {
    Pieces out;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            space = true;
            ++at;
            continue;
        }
        if (text.substr(at, 2) == "\xC2\xA0") {
            space = true;
            at += 2;
            continue;
        }
        std::size_t end = at + 1;
        Piece piece;
        if (isDigit(c)) {
            while (end < text.size() && isDigit(text[end])) ++end;
            piece.kind = Piece::Number;
            if (end - at <= 8)
                for (std::size_t i = at; i < end; ++i) piece.value = piece.value * 10 + (text[i] - '0');
            else
                piece.value = -1;
        } else if (isLetter(c)) {
            while (end < text.size() && isLetter(text[end])) ++end;
            piece.kind = Piece::Word;
        }
        piece.text = text.substr(at, end - at);
        piece.spaceBefore = space;
        space = false;
        at = end;
        if (out.count == kMaxPieces) {
            out.overflow = true;
            return out;
        }
        out.items[out.count++] = piece;
    }
    return out;
}

/// Minutes east of UTC; abbreviations that mean one zone only.
std::optional<int> zoneOffset(std::string_view word) {
    struct Zone {
        std::string_view name;
        int minutes;
    };
    static constexpr std::array kZones = {
        Zone{"z", 0},      Zone{"utc", 0},    Zone{"gmt", 0},    Zone{"ut", 0},     Zone{"est", -300},
        Zone{"edt", -240}, Zone{"cdt", -300}, Zone{"mst", -420}, Zone{"mdt", -360}, Zone{"pst", -480},
        Zone{"pdt", -420}, Zone{"cet", 60},   Zone{"cest", 120}, Zone{"eet", 120},  Zone{"eest", 180},
        Zone{"msk", 180},  Zone{"jst", 540},  Zone{"kst", 540},  Zone{"hkt", 480},  Zone{"sgt", 480},
        Zone{"wib", 420},  Zone{"aest", 600}, Zone{"aedt", 660}};
    const std::string key = lowered(word);
    for (const Zone& zone : kZones)
        if (zone.name == key) return zone.minutes;
    return std::nullopt;
}

bool isWeekday(std::string_view word) {
    static constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                              "friday", "saturday", "sunday"};
    const std::string key = lowered(word);
    return key.size() >= 3 && std::any_of(kDays.begin(), kDays.end(),
                                          [&](std::string_view day) { return day.starts_with(key); });
}

bool isFiller(std::string_view word) {
    static constexpr std::array<std::string_view, 12> kWords = {
        "of", "at", "on", "the", "by", "date", "time", "updated", "published", "last", "posted", "local"};
    const std::string key = lowered(word);
    return std::find(kWords.begin(), kWords.end(), key) != kWords.end();
}

/// Reads the pieces from left to right; each field may be set once.
class DateReader {
public:
    explicit DateReader(const Pieces& pieces) : m_pieces(pieces) {}

    std::optional<WrittenDate> read() {
        if (m_pieces.overflow) return std::nullopt;
        while (m_at < m_pieces.count)
            if (!step()) return std::nullopt;
        if (m_year < 0 || m_month < 0 || m_day < 0) return std::nullopt;
        const auto date = base::Date::fromYmd(m_year, m_month, m_day);
        if (!date) return std::nullopt;
        WrittenDate out{*date, std::nullopt};
        if (m_hour >= 0) {
            const int hour = m_half == 'p' && m_hour < 12    ? m_hour + 12
                             : m_half == 'a' && m_hour == 12 ? 0
                                                             : m_hour;
            out.instant = base::startOf(*date) + hour * 3600 + m_minute * 60 + m_second - m_zone * 60;
        }
        return out;
    }

private:
    const Piece* peek(std::size_t ahead = 0) const {
        return m_at + ahead < m_pieces.count ? &m_pieces.items[m_at + ahead] : nullptr;
    }
    bool isSign(std::size_t ahead, std::string_view sign) const {
        const Piece* piece = peek(ahead);
        return piece && piece->kind == Piece::Sign && piece->text == sign;
    }
    bool isNumber(std::size_t ahead) const {
        const Piece* piece = peek(ahead);
        return piece && piece->kind == Piece::Number;
    }

    bool step() {
        const Piece& piece = *peek();
        switch (piece.kind) {
            case Piece::Number:
                return number(piece);
            case Piece::Word:
                return word(piece);
            case Piece::Sign:
                return sign(piece);
        }
        return false;
    }

    bool setDay(int day) {
        if (m_day >= 0 || day < 1 || day > 31) return false;
        m_day = day;
        return true;
    }
    bool setYear(int year) {
        if (m_year >= 0 || year < 1000) return false;
        m_year = year;
        return true;
    }

    bool number(const Piece& piece) {
        const std::size_t digits = piece.text.size();
        if (isSign(1, ":") && isNumber(2)) return clock();
        const Piece* next = peek(1);
        // "10 a.m.", "10am"
        if (m_day >= 0 && digits <= 2 && next && next->kind == Piece::Word && isHalf(1)) {
            if (m_hour >= 0 || piece.value > 12) return false;
            m_hour = piece.value;
            ++m_at;
            return true;
        }
        const bool joined = next && next->kind == Piece::Sign && !next->spaceBefore && isNumber(2) &&
                            (next->text == "-" || next->text == "/" || next->text == ".");
        if (joined && m_day < 0 && isSign(3, next->text) && isNumber(4)) return numeric();
        if (digits == 8 && m_day < 0 && m_year < 0) return compact(piece);
        ++m_at;
        if (digits == 4) return setYear(piece.value);
        if (digits <= 2 && m_day < 0) {
            ordinal();
            return setDay(piece.value);
        }
        // RFC 822 allows two digits.
        if (digits == 2 && m_month >= 0 && m_year < 0)
            return setYear(piece.value + (piece.value < 70 ? 2000 : 1900));
        return false;
    }

    void ordinal() {
        const Piece* next = peek();
        if (!next || next->kind != Piece::Word || next->spaceBefore) return;
        const std::string key = lowered(next->text);
        if (key == "st" || key == "nd" || key == "rd" || key == "th") ++m_at;
    }

    bool compact(const Piece& piece) {
        ++m_at;
        m_year = piece.value / 10'000;
        m_month = piece.value / 100 % 100;
        m_day = piece.value % 100;
        const Piece* t = peek();
        const Piece* clockPiece = peek(1);
        if (t && lowered(t->text) == "t" && clockPiece && clockPiece->kind == Piece::Number) {
            const bool seconds = clockPiece->text.size() == 6;
            if (!seconds && clockPiece->text.size() != 4) return false;
            m_at += 2;
            const int value = seconds ? clockPiece->value : clockPiece->value * 100;
            return setClock(value / 10'000, value / 100 % 100, value % 100);
        }
        return true;
    }

    /// Three numbers with the same sign between them.
    bool numeric() {
        const Piece& a = *peek();
        const Piece& b = *peek(2);
        const Piece& c = *peek(4);
        m_at += 5;
        if (a.text.size() == 4 && b.text.size() <= 2 && c.text.size() <= 2) {
            if (!setYear(a.value)) return false;
            m_month = b.value;
            return setDay(c.value);
        }
        if (c.text.size() != 4 || a.text.size() > 2 || b.text.size() > 2 || m_month >= 0 || !setYear(c.value))
            return false;
        const bool dayFirst = a.value > 12 || a.value == b.value;
        if (!dayFirst && b.value <= 12)
            return false;  // 11/09/2023: the writer's country decides, and nobody says
        m_month = dayFirst ? b.value : a.value;
        return setDay(dayFirst ? a.value : b.value);
    }

    bool setClock(int hour, int minute, int second) {
        if (m_hour >= 0 || hour > 24 || minute > 59 || second > 60) return false;
        m_hour = hour;
        m_minute = minute;
        m_second = second;
        return true;
    }

    bool clock() {
        const int hour = peek()->value;
        const int minute = peek(2)->value;
        m_at += 3;
        int second = 0;
        if (isSign(0, ":") && isNumber(1)) {
            second = peek(1)->value;
            m_at += 2;
        }
        if ((isSign(0, ".") || isSign(0, ",")) && isNumber(1) && !peek(1)->spaceBefore) m_at += 2;
        return hour >= 0 && minute >= 0 && second >= 0 && setClock(hour, minute, second) && offset();
    }

    /// `+09:00`, `-0500`, `+9` behind a clock.
    bool offset() {
        if (!(isSign(0, "+") || isSign(0, "-")) || !isNumber(1)) return true;
        const int direction = isSign(0, "-") ? -1 : 1;
        const Piece& number = *peek(1);
        m_at += 2;
        int minutes = 0;
        if (number.text.size() == 4) {
            minutes = number.value / 100 * 60 + number.value % 100;
        } else if (number.text.size() <= 2) {
            minutes = number.value * 60;
            if (isSign(0, ":") && isNumber(1)) {
                minutes += peek(1)->value;
                m_at += 2;
            }
        } else {
            return false;
        }
        m_zone = direction * minutes;
        return minutes <= 15 * 60;
    }

    /// "am", "a.m.", "PM" `ahead` pieces on.
    bool isHalf(std::size_t ahead) const {
        const Piece* piece = peek(ahead);
        if (!piece || piece->kind != Piece::Word) return false;
        const std::string key = lowered(piece->text);
        if (key == "am" || key == "pm") return true;
        const Piece* m = peek(ahead + 2);
        return (key == "a" || key == "p") && isSign(ahead + 1, ".") && m && lowered(m->text) == "m";
    }

    bool word(const Piece& piece) {
        if (isHalf(0) && m_hour >= 0) {
            m_half = lowered(piece.text).front();
            m_at += piece.text.size() == 2 ? 1 : 3;
            return m_hour <= 12 || m_half == 'p';
        }
        ++m_at;
        if (const auto month = parseMonthName(piece.text)) {
            if (m_month >= 0) return false;
            m_month = *month;
            return true;
        }
        if (isWeekday(piece.text) || isFiller(piece.text)) return true;
        if (m_day >= 0 && piece.text.size() == 1 && lowered(piece.text) == "t") return isNumber(0);
        if (m_hour >= 0) {
            if (const auto zone = zoneOffset(piece.text)) {
                m_zone = *zone;
                return offset();
            }
            // An unknown zone ("IST" is three of them): the time of day stays civil.
            return piece.text.size() <= 5;
        }
        return false;
    }

    bool sign(const Piece& piece) {
        static constexpr std::string_view kHarmless = ",.-/|()[]:\xE2\x80\x93\xC2\xB7";
        ++m_at;
        return kHarmless.find(piece.text) != std::string_view::npos;
    }

    const Pieces& m_pieces;
    std::size_t m_at = 0;
    int m_year = -1, m_month = -1, m_day = -1;
    int m_hour = -1, m_minute = 0, m_second = 0, m_zone = 0;
    char m_half = 0;
};

}  // namespace

std::optional<int> parseMonthName(std::string_view word) {
    static constexpr std::array<std::string_view, 12> kMonths = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    if (!word.empty() && word.back() == '.') word.remove_suffix(1);
    if (word.size() < 3 || word.size() > 9) return std::nullopt;
    const std::string key = lowered(word);
    if (key == "sept") return 9;
    for (std::size_t i = 0; i < kMonths.size(); ++i)
        if (kMonths[i] == key || (key.size() <= 4 && kMonths[i].starts_with(key)))
            return static_cast<int>(i) + 1;
    return std::nullopt;
}

std::optional<WrittenDate> parseWrittenDate(std::string_view text) {
    if (text.size() > kMaxWrittenDateBytes) return std::nullopt;
    return DateReader(cut(text)).read();
}

std::optional<WrittenDate> parseEpoch(double number) {
    constexpr double kFirst = 315'532'800;   // 1980
    constexpr double kLast = 4'102'444'800;  // 2100
    if (std::isnan(number)) return std::nullopt;
    if (number > kFirst * 1000 && number < kLast * 1000) number /= 1000;
    if (number < kFirst || number >= kLast) return std::nullopt;
    const auto instant = static_cast<base::Instant>(number);
    return WrittenDate{base::dateOf(instant), instant};
}

}  // namespace chancery::article
