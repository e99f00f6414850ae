#include "core/article/byline.h"

#include <algorithm>
#include <array>

#include "core/article/dateline.h"
#include "core/article/encoding.h"
#include "core/base/utf8.h"

namespace chancery::article {

namespace {

constexpr std::size_t kMaxAuthors = 50;
constexpr std::size_t kMaxNameBytes = 100;
constexpr std::size_t kMaxHeaderLineBytes = 1000;
constexpr std::size_t kMaxHeadlineBytes = 220;
constexpr int kMaxHeaderLines = 20;

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

bool startsWithNoCase(std::string_view text, std::string_view prefix) {
    if (text.size() < prefix.size()) return false;
    for (std::size_t i = 0; i < prefix.size(); ++i) {
        const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
        if (c != prefix[i]) return false;
    }
    return true;
}

std::size_t findNoCase(std::string_view text, std::string_view lowerNeedle) {
    for (std::size_t i = 0; i + lowerNeedle.size() <= text.size(); ++i)
        if (startsWithNoCase(text.substr(i), lowerNeedle)) return i;
    return std::string_view::npos;
}

bool isSuffixOfName(std::string_view part) {
    static constexpr std::array<std::string_view, 8> kSuffixes = {"Jr", "Jr.", "Sr",  "Sr.",
                                                                  "II", "III", "PhD", "MD"};
    return std::find(kSuffixes.begin(), kSuffixes.end(), part) != kSuffixes.end();
}

void addName(std::vector<std::string>& names, std::string_view part) {
    part = trimmed(part);
    if (startsWithNoCase(part, "and ")) part = trimmed(part.substr(4));
    if (isSuffixOfName(part) && !names.empty()) {
        names.back() += ", " + std::string(part);
        return;
    }
    // "Jack Kim in Seoul", "Jack Kim for Meridian Press"
    for (std::string_view stop : {" in ", " for ", " at ", " | ", " - "})
        if (const auto at = findNoCase(part, stop); at != std::string_view::npos)
            part = trimmed(part.substr(0, at));
    while (!part.empty() && (part.back() == '.' || part.back() == ',')) {
        if (part.back() == '.' && part.size() > 2 && part[part.size() - 3] == ' ') break;  // an initial
        part.remove_suffix(1);
    }
    if (part.empty() || part.size() > kMaxNameBytes || names.size() >= kMaxAuthors) return;
    std::string name(part);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

struct Line {
    std::string_view text;  ///< without the end of line and outer blanks
    std::size_t next = 0;   ///< where the next line begins
};

Line lineAt(std::string_view text, std::size_t begin) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    return {trimmed(text.substr(begin, end - begin)), std::min(end + 1, text.size())};
}

/// ` date 2023-11-09 By Soo-hyang Choi and Jack Kim`
bool readDateByline(std::string_view line, TextHeader& out) {
    if (!startsWithNoCase(line, "date") || line.size() < 6 ||
        (line[4] != ' ' && line[4] != ':' && line[4] != '\t'))
        return false;
    std::string_view rest = trimmed(line.substr(5));
    std::string_view names;
    if (const auto by = findNoCase(rest, " by "); by != std::string_view::npos) {
        names = rest.substr(by + 1);
        rest = trimmed(rest.substr(0, by));
    }
    const auto date = parseWrittenDate(rest);
    if (!date) return false;
    out.date = date;
    if (!names.empty()) out.authors = parseByline(names);
    return true;
}

enum class Key { None, Title, Date, Source, Author, Url };

Key keyOf(std::string_view word) {
    struct Name {
        std::string_view name;
        Key key;
    };
    static constexpr std::array kNames = {
        Name{"title", Key::Title},    Name{"headline", Key::Title},   Name{"date", Key::Date},
        Name{"published", Key::Date}, Name{"dct", Key::Date},         Name{"source", Key::Source},
        Name{"agency", Key::Source},  Name{"publisher", Key::Source}, Name{"author", Key::Author},
        Name{"authors", Key::Author}, Name{"by", Key::Author},        Name{"byline", Key::Author},
        Name{"url", Key::Url},        Name{"link", Key::Url}};
    for (const Name& entry : kNames)
        if (word.size() == entry.name.size() && startsWithNoCase(word, entry.name)) return entry.key;
    return Key::None;
}

bool readKeyLine(std::string_view line, TextHeader& out) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon > 12) return false;
    const Key key = keyOf(trimmed(line.substr(0, colon)));
    const std::string_view value = trimmed(line.substr(colon + 1));
    switch (key) {
        case Key::None:
            return false;
        case Key::Title:
            out.title = std::string(value);
            break;
        case Key::Source:
            out.source = std::string(value);
            break;
        case Key::Url:
            out.url = std::string(value);
            break;
        case Key::Author:
            out.authors = parseByline(value);
            break;
        case Key::Date:
            if (readDateByline(line, out) || value.empty()) break;
            out.badDate = std::string(cutAtCharacter(value, 80));
            break;
    }
    return true;
}

/// "By Jack Kim": names only, so that a sentence that begins with "By" is left alone.
bool isBylineOnly(std::string_view line) {
    if (!startsWithNoCase(line, "by ") || line.size() > 160) return false;
    std::string_view rest = line.substr(3);
    int words = 0;
    while (!rest.empty()) {
        const std::size_t space = std::min(rest.find(' '), rest.size());
        const std::string_view word = rest.substr(0, space);
        rest = trimmed(rest.substr(space));
        if (word.empty()) continue;
        ++words;
        const auto first = static_cast<unsigned char>(word.front());
        const bool capital = (first >= 'A' && first <= 'Z') || first >= 0x80;
        if (!capital && word != "and" && word != "in" && word != "&" && word != "de" && word != "al" &&
            word != "van" && word != "von" && word != "bin")
            return false;
    }
    return words >= 2 && line.back() != '.';
}

}  // namespace

std::vector<std::string> parseByline(std::string_view line) {
    std::vector<std::string> names;
    line = trimmed(line);
    if (line.size() > kMaxHeaderLineBytes) line = cutAtCharacter(line, kMaxHeaderLineBytes);
    if (startsWithNoCase(line, "by ") || startsWithNoCase(line, "by:")) line = trimmed(line.substr(3));
    while (!line.empty()) {
        std::size_t cut = line.find_first_of(",;&");
        std::size_t length = 1;
        if (const auto at = findNoCase(line, " and "); at < cut) {
            cut = at;
            length = 5;
        }
        addName(names, line.substr(0, cut));
        if (cut == std::string_view::npos) break;
        line.remove_prefix(cut + length);
    }
    return names;
}

TextHeader parseTextHeader(std::string_view text) {
    TextHeader out;
    std::size_t begin = 0;
    bool keys = false;
    for (int lines = 0; lines < kMaxHeaderLines && begin < text.size(); ++lines) {
        const Line line = lineAt(text, begin);
        if (line.text.size() > kMaxHeaderLineBytes) break;
        if (line.text.empty()) {
            if (keys) break;
            begin = line.next;
            continue;
        }
        const bool isDate = !keys && readDateByline(line.text, out);
        if (!isDate && !readKeyLine(line.text, out)) break;
        keys = true;
        begin = line.next;
        out.end = begin;
    }
    // A byline or a lone date may stand between the headline and the story.
    for (int lines = 0; lines < 4 && begin < text.size(); ++lines) {
        const Line line = lineAt(text, begin);
        if (line.text.size() > kMaxHeadlineBytes) break;
        begin = line.next;
        if (line.text.empty()) continue;
        if (out.authors.empty() && isBylineOnly(line.text)) {
            out.authors = parseByline(line.text);
            if (out.end > 0 || lines == 0) out.end = begin;
        } else if (!out.date && (out.date = parseWrittenDate(line.text))) {
            if (out.end > 0 || lines == 0) out.end = begin;
        }
    }
    while (out.end > 0 && out.end < text.size()) {
        const Line line = lineAt(text, out.end);
        if (!line.text.empty()) break;
        out.end = line.next;
    }
    return out;
}

std::optional<std::string_view> findHeadline(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size() && (text[begin] == '\n' || text[begin] == '\r' || text[begin] == ' ')) ++begin;
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos || end - begin > kMaxHeadlineBytes) return std::nullopt;
    const std::string_view line = trimmed(text.substr(begin, end - begin));
    if (line.size() < 8 || line.back() == '.' || line.back() == ',' ||
        line.find(' ') == std::string_view::npos)
        return std::nullopt;
    if (line.front() == '=' || line.front() == '-' || parseDatelineAt(line, 0)) return std::nullopt;
    const Line next = lineAt(text, end + 1);
    if (!next.text.empty() && !parseDatelineAt(text, end + 1)) return std::nullopt;
    return line;
}

}  // namespace chancery::article
