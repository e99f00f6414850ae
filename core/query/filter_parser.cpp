#include "core/query/filter_parser.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "core/base/utf8.h"

// filter := part*            part  := ['-'] (name ':' values | word)
// values := value (',' value)*     value, word := bare | '"' (char | '\' char)* '"'
// A bare value ends at white space or a comma, a bare word at white space.

namespace chancery::query {

namespace {

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

struct Text {
    std::string value;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Something that full-text search can look for.
bool hasLetterOrDigit(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (u_isalnum(static_cast<UChar32>(base::nextCodePoint(text, at)))) return true;
    return false;
}

bool looksLikeSideId(std::string_view text) {
    return text.size() >= 2 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
           });
}

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::optional<int> parseNumber(std::string_view text) {
    int out = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return out;
}

/// `2023`, `2023-11` or `2023-11-09`.
std::optional<DayRange> parseDays(std::string_view text) {
    const auto digits = [&](std::size_t from, std::size_t length) -> std::optional<int> {
        const std::string_view part = text.substr(from, length);
        if (part.size() != length || !std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return std::nullopt;
        return parseNumber(part);
    };
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    if ((text.size() > 4 && text[4] != '-') || (text.size() > 7 && text[7] != '-')) return std::nullopt;
    const auto year = digits(0, 4);
    const auto month = text.size() > 4 ? digits(5, 2) : std::optional(1);
    const auto day = text.size() > 7 ? digits(8, 2) : std::optional(1);
    if (!year || !month || !day) return std::nullopt;
    const auto first = base::Date::fromYmd(*year, *month, *day);
    if (!first) return std::nullopt;
    if (text.size() > 7) return DayRange{*first, *first};
    return DayRange{*first, text.size() > 4 ? first->lastOfMonth() : first->plusYears(1).plusDays(-1)};
}

class FilterReader {
public:
    FilterReader(std::string_view text, const CountryNames& countries) : m_text(text), m_countries(countries) {}

    ParsedFilter read() {
        for (skipSpace(); m_at < m_text.size(); skipSpace()) readPart();
        return std::move(m_out);
    }

private:
    void skipSpace() {
        while (m_at < m_text.size() && isSpace(m_text[m_at])) ++m_at;
    }
    bool at(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    void problem(std::size_t begin, std::size_t end, std::string message) {
        m_out.problems.push_back({begin, end, std::move(message)});
    }
    void mark(FilterSpan::Kind kind, std::size_t begin, std::size_t end) {
        if (begin < end) m_out.spans.push_back({kind, begin, end});
    }

    void readPart() {
        const std::size_t begin = m_at;
        const bool exclude = at('-');
        if (exclude) ++m_at;
        const std::size_t nameBegin = m_at;
        std::size_t nameEnd = m_at;
        while (nameEnd < m_text.size() && std::isalpha(static_cast<unsigned char>(m_text[nameEnd]))) ++nameEnd;
        if (nameEnd > nameBegin && nameEnd < m_text.size() && m_text[nameEnd] == ':') {
            m_at = nameEnd + 1;
            readField(begin, lowered(m_text.substr(nameBegin, nameEnd - nameBegin)), exclude);
        } else {
            readWord(begin, exclude);
        }
    }

    Text readQuoted() {
        Text out{{}, m_at++, 0};
        while (m_at < m_text.size() && m_text[m_at] != '"') {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size()) ++m_at;
            out.value += m_text[m_at++];
        }
        if (at('"')) ++m_at;
        else problem(out.begin, m_text.size(), "The closing quotation mark is missing.");
        out.end = m_at;
        return out;
    }

    Text readValue(bool commaEnds) {
        if (at('"')) return readQuoted();
        Text out{{}, m_at, 0};
        while (m_at < m_text.size() && !isSpace(m_text[m_at]) && !(commaEnds && m_text[m_at] == ',')) ++m_at;
        out.end = m_at;
        out.value = std::string(m_text.substr(out.begin, out.end - out.begin));
        return out;
    }

    void readWord(std::size_t begin, bool exclude) {
        Text word = readValue(false);
        mark(FilterSpan::Kind::Word, word.begin, word.end);
        if (!hasLetterOrDigit(word.value))
            return problem(begin, word.end, "There is no letter or digit to search for.");
        (exclude ? m_out.filter.excludedWords : m_out.filter.words).push_back(std::move(word.value));
    }

    void readField(std::size_t begin, const std::string& fieldName, bool exclude) {
        mark(FilterSpan::Kind::Field, begin, m_at);
        const std::size_t fieldEnd = m_at;
        std::vector<Text> values;
        do {
            if (!values.empty()) ++m_at;  // the comma
            Text value = readValue(true);
            if (value.begin == value.end && !at(',') && !values.empty()) break;  // "type:AGREE," while typing
            mark(FilterSpan::Kind::Value, value.begin, value.end);
            values.push_back(std::move(value));
        } while (at(','));
        std::erase_if(values, [](const Text& v) { return v.begin == v.end; });
        if (m_at < m_text.size() && !isSpace(m_text[m_at])) {  // `"Park Jin"x`
            const std::size_t rest = m_at;
            while (m_at < m_text.size() && !isSpace(m_text[m_at])) ++m_at;
            problem(rest, m_at, "A value ends at its quotation mark; put a comma or a space here.");
        }
        if (values.empty()) return problem(begin, fieldEnd, fmt::format("\"{}:\" needs a value.", fieldName));
        if (const auto field = parseField(fieldName)) return readTerm(*field, values, exclude);
        readSpecial(begin, fieldEnd, fieldName, values, exclude);
    }

    void readSpecial(std::size_t begin, std::size_t fieldEnd, const std::string& fieldName, const std::vector<Text>& values,
                     bool exclude) {
        const bool known = fieldName == "with" || fieldName == "after" || fieldName == "before" || fieldName == "dates" ||
                           fieldName == "conf" || fieldName == "verified";
        if (!known)
            return problem(begin, fieldEnd,
                           fmt::format("There is no field \"{}\". Fields are country, official, organisation, type, status, "
                                       "source, place, mode, context, basis, tag, with, after, before, dates, conf, verified.",
                                       fieldName));
        if (exclude)
            return problem(begin, fieldEnd, fmt::format("\"{}:\" cannot be turned round with a minus.", fieldName));
        if (fieldName == "with") {
            for (const Text& value : values)
                if (const auto side = sideOf(value)) addOnce(m_out.filter.with, *side);
            return;
        }
        if (values.size() > 1)
            problem(values[1].begin, values.back().end, fmt::format("\"{}:\" takes one value.", fieldName));
        const Text& value = values.front();
        if (fieldName == "verified") readVerified(value);
        else if (fieldName == "dates") readDates(value);
        else if (fieldName == "conf") readConfidence(value);
        else readDate(value, fieldName == "after");
    }

    void readDate(const Text& value, bool after) {
        const auto days = parseDays(value.value);
        if (!days)
            return problem(value.begin, value.end,
                           fmt::format("\"{}\" is no date; write 2023, 2023-11 or 2023-11-09.", value.value));
        auto& slot = after ? m_out.filter.after : m_out.filter.before;
        if (slot) problem(value.begin, value.end, fmt::format("A second \"{}:\" replaces the first.", after ? "after" : "before"));
        slot = after ? days->first : days->first.plusDays(-1);
    }

    void readDates(const Text& value) {
        const std::string word = lowered(value.value);
        if (word != "certain" && word != "possible")
            return problem(value.begin, value.end, "Write dates:certain (wholly inside) or dates:possible (overlapping).");
        m_out.filter.certainly = word == "certain";
    }

    void readConfidence(const Text& value) {
        std::string_view text = value.value;
        const bool below = text.starts_with('<');
        if (!below && !text.starts_with('>'))
            return problem(value.begin, value.end, "Write conf:>0.6 or conf:<0.6.");
        text.remove_prefix(1);
        if (text.starts_with('=')) text.remove_prefix(1);
        double number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size() || !(number >= 0 && number <= 1))
            return problem(value.begin, value.end, "A confidence is a number from 0 to 1.");
        (below ? m_out.filter.maxConfidence : m_out.filter.minConfidence) = number;
    }

    void readVerified(const Text& value) {
        const std::string word = lowered(value.value);
        if (word == "yes" || word == "true") m_out.filter.verified = true;
        else if (word == "no" || word == "false") m_out.filter.verified = false;
        else problem(value.begin, value.end, "Write verified:yes or verified:no.");
    }

    void readTerm(Field field, const std::vector<Text>& values, bool exclude) {
        Term term{field, {}, exclude};
        for (const Text& value : values)
            if (const auto canonical = canonicalValue(field, value)) addOnce(term.values, *canonical);
        if (!term.values.empty()) m_out.filter.terms.push_back(std::move(term));
    }

    static void addOnce(std::vector<std::string>& list, const std::string& value) {
        if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
    }

    std::optional<std::string> sideOf(const Text& value) {
        if (auto side = m_countries.findSide(value.value)) return side;
        if (looksLikeSideId(value.value)) return value.value;
        problem(value.begin, value.end,
                fmt::format("\"{}\" is no country that the lexicon knows, by code, name or demonym.", value.value));
        return std::nullopt;
    }

    template <typename Value>
    std::optional<std::string> enumValue(const Text& value, const std::optional<Value>& parsed, std::string_view what) {
        if (parsed) return std::string(event::name(*parsed));
        problem(value.begin, value.end, fmt::format("\"{}\" is no {}.", value.value, what));
        return std::nullopt;
    }

    std::optional<std::string> canonicalValue(Field field, const Text& value) {
        switch (field) {
            case Field::Country: return sideOf(value);
            case Field::Type: return enumValue(value, event::parseEventType(value.value), "event type");
            case Field::Status: return enumValue(value, event::parseEventStatus(value.value), "status");
            case Field::Basis:
                return enumValue(value, event::parseDateBasis(lowered(value.value)),
                                 "date basis (explicit, relative, context, publication)");
            case Field::Place:
                if (auto country = m_countries.findCountry(value.value)) return country;
                break;
            case Field::Mode:
            case Field::Context: return lowered(value.value);
            case Field::Official:
            case Field::Organisation:
            case Field::Source:
            case Field::Tag: break;
        }
        if (!value.value.empty()) return value.value;
        problem(value.begin, value.end, "The value is empty.");
        return std::nullopt;
    }

    std::string_view m_text;
    const CountryNames& m_countries;
    std::size_t m_at = 0;
    ParsedFilter m_out;
};

}  // namespace

std::optional<DayRange> parseDayRange(std::string_view text) {
    const std::size_t dots = text.find("..");
    const auto first = parseDays(text.substr(0, dots));
    const auto last = dots == std::string_view::npos ? first : parseDays(text.substr(dots + 2));
    if (!first || !last || last->last < first->first) return std::nullopt;
    return DayRange{first->first, last->last};
}

ParsedFilter parseFilter(std::string_view text) { return parseFilter(text, CountryNames::builtIn()); }

ParsedFilter parseFilter(std::string_view text, const CountryNames& countries) {
    return FilterReader(text, countries).read();
}

}  // namespace chancery::query
