// Datelines by hand: place [, date] [(agency)] dash. A place in capitals is enough with a dash behind it; any
// other place needs a date or an agency as well, so that no sentence with a dash in it is taken for one.
#include "core/article/dateline.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/article/written_date.h"
#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace chancery::article {

namespace {

using base::isDigit;
using base::isLower;
using base::isUpper;

constexpr std::size_t kMaxPlaceBytes = 80;
constexpr int kLinesToTry = 6;

constexpr bool isHigh(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Length of a dash at the beginning of `text`, 0 if there is none.
std::size_t dashLength(std::string_view text) {
    for (std::string_view dash : {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x95", "\xE2\x88\x92"})
        if (text.starts_with(dash)) return dash.size();
    std::size_t n = 0;
    while (n < text.size() && n < 3 && text[n] == '-') ++n;
    if (n == 0 && text.starts_with('_')) n = 1;
    return n;
}

/// Words that stand in capitals before a dash and are not places.
bool isNotPlace(std::string_view word) {
    static constexpr std::array<std::string_view, 27> kWords = {
        "UPDATE",   "EXCLUSIVE", "BREAKING",  "ANALYSIS", "FACTBOX", "CORRECTED", "REFILE",
        "WRAPUP",   "TIMELINE",  "EXPLAINER", "INSIGHT",  "NOTE",    "URGENT",    "ALERT",
        "ADVISORY", "OPINION",   "LIVE",      "WATCH",    "VIDEO",   "PHOTOS",    "ATTENTION",
        "NEWS",     "INTERVIEW", "SPECIAL",   "FEATURE",  "FOCUS",   "PICTURE"};
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

class DatelineParser {
public:
    DatelineParser(std::string_view text, std::size_t begin) : m_text(text), m_begin(begin), m_at(begin) {
        const std::size_t lineEnd = std::min(text.find('\n', begin), text.size());
        m_end = std::min(lineEnd, begin + kMaxDatelineBytes);
    }

    std::optional<DatelineText> parse() {
        if (!readPlace()) return std::nullopt;
        bool more = true;
        while (more) {
            skipBlanks();
            more = readAgency() || readDate() || readComma();
        }
        const std::size_t dash = dashLength(rest());
        const bool sure = !m_out.agency.empty() || m_out.month;
        if (dash == 0) {
            if (!sure || !rest().starts_with(':')) return std::nullopt;
            ++m_at;
        } else {
            if (!dashStandsFree(dash, sure)) return std::nullopt;
            m_at += dash;
        }
        if (!sure && !(m_capitals && plausibleAlone())) return std::nullopt;
        m_out.span = {static_cast<std::uint32_t>(m_begin), static_cast<std::uint32_t>(m_at)};
        return m_out;
    }

private:
    std::string_view rest() const { return m_text.substr(m_at, m_end - m_at); }
    void skipBlanks() {
        while (m_at < m_end && (m_text[m_at] == ' ' || m_text[m_at] == '\t')) ++m_at;
        while (m_text.substr(m_at, 2) == "\xC2\xA0" && m_at + 2 <= m_end) m_at += 2;
    }

    bool dashStandsFree(std::size_t dash, bool sure) const {
        const char before = m_at > 0 ? m_text[m_at - 1] : ' ';
        const char after = m_at + dash < m_text.size() ? m_text[m_at + dash] : ' ';
        const bool blankAfter =
            after == ' ' || after == '\n' || after == '\r' || after == '\t' || isHigh(after);
        if (sure) return blankAfter || isUpper(after) || after == '"';
        // "SEOUL-based": a hyphen that joins is no dash.
        return blankAfter && (before == ' ' || isHigh(m_text[m_at]) || dash > 1 || before == ')');
    }

    /// Capital letters with no small one, "ST." and "McLEAN" allowed.
    static bool isCapitalWord(std::string_view word) {
        int upper = 0;
        int lower = 0;
        for (char c : word) {
            upper += isUpper(c) ? 1 : 0;
            lower += isLower(c) ? 1 : 0;
            if (isDigit(c)) return false;
        }
        return upper >= 1 && lower <= (upper >= 4 && word.starts_with("Mc") ? 1 : 0);
    }

    static bool isPlaceWord(std::string_view word) {
        if (word.empty()) return false;
        if (isUpper(word.front()) || isHigh(word.front())) return true;
        for (std::string_view small :
             {"de", "la", "of", "the", "al", "el", "bin", "upon", "du", "do", "da", "en", "and", "on", "in"})
            if (word == small) return true;
        return word.starts_with("al-") || word.starts_with("el-");
    }

    /// The words up to a date, a parenthesis or a dash.
    bool readPlace() {
        std::size_t end = m_at;
        int words = 0;
        bool firstCapital = false;
        while (m_at < m_end) {
            skipBlanks();
            if (m_at >= m_end || m_text[m_at] == '(' || m_text[m_at] == '/' || dashLength(rest()) > 0) break;
            if (words > 0 && (startsDate() || m_text[m_at] == ':')) break;
            const std::size_t wordBegin = m_at;
            while (m_at < m_end && !endsWord(m_at)) ++m_at;
            const std::string_view word = m_text.substr(wordBegin, m_at - wordBegin);
            if (!isPlaceWord(word) || (words == 0 && isNotPlace(word)) || ++words > 8) return false;
            if (words == 1) firstCapital = isCapitalWord(word) && word.size() >= 2;
            // Behind a comma ("NAIROBI, Kenya") small letters are usual.
            if (!m_comma && !isCapitalWord(word)) m_capitals = false;
            end = m_at;
            if (m_at < m_end && m_text[m_at] == ',') {
                m_comma = true;
                ++m_at;
            }
            if (m_at < m_end && m_text[m_at] == '/') ++m_at;  // GENEVA/PARIS
        }
        m_words = words;
        m_capitals = m_capitals && firstCapital;
        if (words == 0 || end - m_begin > kMaxPlaceBytes) return false;
        m_out.place = std::string(m_text.substr(m_begin, end - m_begin));
        while (!m_out.place.empty() && (m_out.place.back() == ',' || m_out.place.back() == '/'))
            m_out.place.pop_back();
        return !m_out.place.empty();
    }

    bool endsWord(std::size_t at) const {
        const char c = m_text[at];
        if (c == ' ' || c == '\t' || c == ',' || c == '(' || c == ':' || c == '/' || c == '_') return true;
        if (m_text.substr(at, 2) == "\xC2\xA0") return true;
        const std::size_t dash = dashLength(m_text.substr(at, 3));
        return dash > 1;  // one hyphen is part of PORT-AU-PRINCE
    }

    /// "Nov 9", "9 Nov" at the position.
    bool startsDate() const {
        DatelineParser probe(*this);
        return probe.readDate();
    }

    std::optional<int> number(std::size_t maxDigits) {
        std::size_t end = m_at;
        int value = 0;
        while (end < m_end && isDigit(m_text[end]) && end - m_at <= maxDigits)
            value = value * 10 + (m_text[end++] - '0');
        if (end == m_at || end - m_at > maxDigits) return std::nullopt;
        m_at = end;
        return value;
    }

    std::optional<int> monthWord() {
        std::size_t end = m_at;
        while (end < m_end && (isUpper(m_text[end]) || isLower(m_text[end]))) ++end;
        const auto month = parseMonthName(m_text.substr(m_at, end - m_at));
        if (!month) return std::nullopt;
        m_at = end < m_end && m_text[end] == '.' ? end + 1 : end;
        return month;
    }

    bool readDate() {
        if (m_out.month) return false;
        const std::size_t back = m_at;
        std::optional<int> month = monthWord();
        skipBlanks();
        std::optional<int> day = number(2);
        if (!month && day) {
            skipBlanks();
            month = monthWord();
        }
        if (!month || !day || *day < 1 || *day > 31) {
            m_at = back;
            return false;
        }
        m_out.month = month;
        m_out.day = day;
        const std::size_t afterDay = m_at;
        if (m_at < m_end && m_text[m_at] == ',') ++m_at;
        skipBlanks();
        const auto year = number(4);
        if (year && *year >= 1000)
            m_out.year = year;
        else
            m_at = afterDay;
        return true;
    }

    /// "(Reuters)", "/Xinhua/"; a date in parentheses counts as the date.
    bool readAgency() {
        const char open = m_at < m_end ? m_text[m_at] : ' ';
        if (open != '(' && open != '/') return false;
        const char close = open == '(' ? ')' : '/';
        const std::size_t end = m_text.substr(0, m_end).find(close, m_at + 1);
        if (end == std::string_view::npos || end - m_at > 48) return false;
        const std::string_view inside = trimmed(m_text.substr(m_at + 1, end - m_at - 1));
        if (inside.empty()) return false;
        DatelineParser probe(m_text, static_cast<std::size_t>(inside.data() - m_text.data()));
        if (!m_out.month && probe.readDate()) {
            m_out.month = probe.m_out.month;
            m_out.day = probe.m_out.day;
            m_out.year = probe.m_out.year;
        } else if (m_out.agency.empty() && !isDigit(inside.front())) {
            m_out.agency = std::string(inside);
        } else {
            return false;
        }
        m_at = end + 1;
        return true;
    }

    bool readComma() {
        if (m_at >= m_end || m_text[m_at] != ',') return false;
        ++m_at;
        return true;
    }

    bool plausibleAlone() const { return m_words <= 6 && m_out.place.size() >= 3; }

    std::string_view m_text;
    std::size_t m_begin;
    std::size_t m_at;
    std::size_t m_end = 0;
    bool m_capitals = true;
    bool m_comma = false;
    int m_words = 0;
    DatelineText m_out;
};

}  // namespace

std::optional<DatelineText> parseDatelineAt(std::string_view text, std::size_t begin) {
    while (begin < text.size() &&
           (text[begin] == ' ' || text[begin] == '\t' || text[begin] == '\n' || text[begin] == '\r'))
        ++begin;
    if (begin >= text.size() || !(isUpper(text[begin]) || isHigh(text[begin]))) return std::nullopt;
    return DatelineParser(text, begin).parse();
}

std::optional<DatelineText> findDateline(std::string_view text, std::size_t begin) {
    for (int line = 0; line < kLinesToTry && begin < text.size(); ++line) {
        if (auto found = parseDatelineAt(text, begin)) return found;
        // Past this line and the empty ones behind it.
        while (begin < text.size() && (text[begin] == '\n' || text[begin] == '\r' || text[begin] == ' '))
            ++begin;
        const std::size_t newline = text.find('\n', begin);
        if (newline == std::string_view::npos) break;
        // A long line is the story itself, with no dateline before it.
        if (newline - begin > 300) break;
        begin = newline + 1;
    }
    return std::nullopt;
}

std::optional<base::Date> nearestDate(int month, int day, base::Date reference) {
    std::optional<base::Date> best;
    for (int year = reference.year() - 1; year <= reference.year() + 1; ++year) {
        const auto date = base::Date::fromYmd(year, month, day);
        if (date && (!best || std::llabs(date->serial() - reference.serial()) <
                                  std::llabs(best->serial() - reference.serial())))
            best = date;
    }
    if (best && std::llabs(best->serial() - reference.serial()) > 184) return std::nullopt;
    return best;
}

}  // namespace chancery::article
