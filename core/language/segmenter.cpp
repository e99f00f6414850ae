#include "core/language/segmenter.h"

#include <algorithm>
#include <array>

#include "core/language/characters.h"

namespace chancery::language {

namespace {

// --- paragraphs

struct Line {
    std::size_t begin = 0;  ///< of the text behind the indent
    std::size_t end = 0;    ///< of the trimmed text
    bool indented = false;
    bool blank() const { return begin >= end; }
    std::size_t width() const { return end - begin; }
};

constexpr std::size_t kMinWrap = 45;
constexpr std::size_t kMaxWrap = 120;
constexpr std::size_t kIndent = 2;

std::vector<Line> findLines(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t end = text.find('\n', at);
        if (end == text.npos) end = text.size();
        Line line{at, end, false};
        while (line.begin < line.end) {
            const Character c = characterAt(text, line.begin);
            if (c.cls != CharClass::Space) break;
            line.begin += c.bytes;
        }
        line.indented = line.begin >= at + kIndent || (line.begin > at && text[at] == '\t');
        // Trailing white space of more than one byte (U+00A0) has its first byte >= 0xC2.
        while (line.end > line.begin) {
            std::size_t p = line.end - 1;
            while (p > line.begin && (static_cast<unsigned char>(text[p]) & 0xC0U) == 0x80U) --p;
            const Character c = characterAt(text, p);
            if (c.cls != CharClass::Space || p + c.bytes != line.end) break;
            line.end = p;
        }
        lines.push_back(line);
        at = end + 1;
    }
    return lines;
}

std::size_t firstWordBytes(std::string_view text, const Line& line) {
    std::size_t p = line.begin;
    while (p < line.end && p - line.begin < kMaxWrap && characterAt(text, p).cls != CharClass::Space)
        p += characterAt(text, p).bytes;
    return p - line.begin;
}

/// The width at which the text is wrapped, or 0: most lines that another line of the same block follows are full.
std::size_t wrapWidth(std::string_view text, const std::vector<Line>& lines) {
    std::size_t width = 0;
    for (const Line& line : lines) width = std::max(width, line.width());
    if (width < kMinWrap || width > kMaxWrap) return 0;
    std::size_t followed = 0;
    std::size_t full = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].blank() || lines[i + 1].blank() || lines[i + 1].indented) continue;
        ++followed;
        // A few narrow columns of slack: wrapping was done in characters, widths here are bytes.
        if (lines[i].width() + 1 + firstWordBytes(text, lines[i + 1]) + 4 > width) ++full;
    }
    return followed >= 2 && full * 10 >= followed * 7 ? width : 0;
}

bool endsSentence(std::string_view text, const Line& line) {
    std::size_t p = line.end;
    while (p > line.begin && std::string_view("\"')]").find(text[p - 1]) != std::string_view::npos) --p;
    return p > line.begin && std::string_view(".!?:").find(text[p - 1]) != std::string_view::npos;
}

bool continues(std::string_view text, const Line& line, const Line& next, std::size_t width) {
    if (next.indented && !line.indented) return false;
    if (isLowerAt(text, next.begin) && !endsSentence(text, line) && line.width() >= kMinWrap / 2) return true;
    if (width == 0) return false;
    return line.width() + 1 + firstWordBytes(text, next) + 4 > width;
}

// --- sentences

constexpr std::size_t kSpeechLookAhead = 5;
constexpr std::size_t kMaxDatelineTokens = 18;

enum class Ending { None, Stop, Exclamation, Ellipsis, Abbreviation };

class SentenceBreaker {
public:
    SentenceBreaker(std::string_view text, const Spelling& spelling, const std::vector<TokenSpan>& tokens,
                    std::size_t last)
        : m_text(text), m_spelling(spelling), m_tokens(tokens), m_last(last) {}

    /// If a sentence ends with token i (or the closing quotes behind it), one past its last token; else 0.
    std::size_t endAfter(std::size_t first, std::size_t i) const;
    std::size_t datelineEnd(std::size_t first) const;
    /// Follows the quotation marks over token i.
    void trackQuotes(std::size_t i);
    bool inQuote() const { return m_double || m_single; }

private:
    std::string_view form(std::size_t i) const { return base::textOf(m_text, m_tokens[i].span); }
    Ending ending(std::size_t i) const;
    bool isCloser(std::size_t i) const;
    std::size_t skipOpeners(std::size_t i) const;
    bool startsSentence(std::size_t i) const;
    bool endsAbbreviation(std::size_t first, std::size_t i, std::size_t next) const;
    bool isSpeechAhead(std::size_t i) const;

    std::string_view m_text;
    const Spelling& m_spelling;
    const std::vector<TokenSpan>& m_tokens;
    std::size_t m_last;
    bool m_double = false;
    bool m_single = false;
};

Ending SentenceBreaker::ending(std::size_t i) const {
    const std::string_view f = form(i);
    if (f == ".") return Ending::Stop;
    if (f == "\xE3\x80\x82" || f == "\xEF\xBC\x81" || f == "\xEF\xBC\x9F") return Ending::Stop;  // of CJK text
    if (f.back() == '!' || f.back() == '?') return Ending::Exclamation;
    if (f == "\xE2\x80\xA6") return Ending::Ellipsis;
    if (f.back() != '.') return Ending::None;
    return f.front() == '.' ? Ending::Ellipsis : Ending::Abbreviation;
}

bool SentenceBreaker::isCloser(std::size_t i) const {
    static constexpr std::array<std::string_view, 8> kClosers = {
        "\"", "'", "''", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB"};
    return std::find(kClosers.begin(), kClosers.end(), form(i)) != kClosers.end();
}

std::size_t SentenceBreaker::skipOpeners(std::size_t i) const {
    static constexpr std::array<std::string_view, 11> kOpeners = {
        "\"", "'", "``", "(", "[", "\xE2\x80\x9C", "\xE2\x80\x98", "\xC2\xAB", "-", "--", "\xE2\x80\x94"};
    const std::size_t limit = std::min(m_last, i + 4);
    while (i < limit && std::find(kOpeners.begin(), kOpeners.end(), form(i)) != kOpeners.end()) ++i;
    return i;
}

bool SentenceBreaker::startsSentence(std::size_t i) const {
    const std::size_t word = skipOpeners(i);
    if (word >= m_last) return true;
    const std::size_t at = m_tokens[word].span.begin;
    if (!isLowerAt(m_text, at)) return true;
    // "al-Assad said": the article of an Arabic name, in lower case even here.
    const std::string_view f = form(word);
    return (f == "al" || f == "el") && word + 2 < m_last && form(word + 1) == "-" &&
           isUpperAt(m_text, m_tokens[word + 2].span.begin);
}

bool SentenceBreaker::endsAbbreviation(std::size_t first, std::size_t i, std::size_t next) const {
    const std::string_view f = form(i);
    const std::string_view w = f.substr(0, f.size() - 1);
    const AbbreviationKind kind = m_spelling.abbreviation(w);
    if (kind == AbbreviationKind::Title || kind == AbbreviationKind::BeforeNumber) return false;
    const std::size_t word = skipOpeners(next);
    if (word >= m_last) return true;
    if (word > next && isUpperAt(m_text, m_tokens[word].span.begin) && form(next) != "(" && form(next) != "-")
        return w.size() > 1;  // `the U.S. "We will`
    if (w.size() == 1 && i > first && word < m_last) {
        // An initial: "George W. Bush" and "J. A. Smith" go on.
        return m_spelling.isSentenceStarter(form(word)) && form(word).size() > 1;
    }
    return m_spelling.isSentenceStarter(form(word)) && (form(word).size() > 1 || form(word) != w);
}

/// `"Stop!" Blinken said`: the sentence goes on behind the quotation.
bool SentenceBreaker::isSpeechAhead(std::size_t i) const {
    std::array<char, 24> lower{};
    const std::size_t limit = std::min(m_last, i + kSpeechLookAhead);
    for (; i < limit; ++i) {
        const std::string_view f = form(i);
        if (ending(i) == Ending::Stop || isCloser(i)) return false;
        if (f.size() * kLowerGrowth > lower.size()) continue;
        if (m_spelling.isSpeechVerb({lower.data(), toLower(f, lower.data())})) return true;
    }
    return false;
}

std::size_t SentenceBreaker::endAfter(std::size_t first, std::size_t i) const {
    const Ending kind = ending(i);
    if (kind == Ending::None) return 0;
    std::size_t next = i + 1;
    bool quoted = false;
    while (next < m_last && !m_tokens[next - 1].spaceAfter && isCloser(next)) {
        quoted = true;
        ++next;
    }
    if (next >= m_last) return next;
    const bool spaced = m_tokens[next - 1].spaceAfter;
    if (kind == Ending::Abbreviation) {
        if (!spaced) return 0;
        return endsAbbreviation(first, i, next) ? next : 0;
    }
    if (!startsSentence(next)) return 0;
    if (!spaced && kind != Ending::Stop) return 0;
    // The "1." of a numbered list belongs to its sentence.
    if (i == first + 1 && kind == Ending::Stop && characterAt(m_text, m_tokens[first].span.begin).cls == CharClass::Digit)
        return 0;
    if (kind == Ending::Ellipsis) {
        const std::size_t word = skipOpeners(next);
        return word >= m_last || isUpperAt(m_text, m_tokens[word].span.begin) ? next : 0;
    }
    if (kind == Ending::Exclamation && quoted && isSpeechAhead(next)) return 0;
    return next;
}

/// One past the dash of a dateline ("SEOUL, Nov 9 (Reuters) -") that begins at `first`, or 0. It is cut off as a
/// sentence of its own: it is no part of the syntax of what follows.
std::size_t SentenceBreaker::datelineEnd(std::size_t first) const {
    static constexpr std::array<std::string_view, 4> kDashes = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
    static constexpr std::array<std::string_view, 6> kInside = {",", ".", "(", ")", "/", "and"};
    const auto isCapitals = [](std::string_view f) {
        return f.size() >= 3 && std::all_of(f.begin(), f.end(), [](char c) { return c < 'a' || c > 'z'; });
    };
    const std::size_t limit = std::min(m_last, first + kMaxDatelineTokens);
    if (first >= limit || !isUpperAt(m_text, m_tokens[first].span.begin)) return 0;
    const bool capitals = isCapitals(form(first));
    bool bracketed = false;
    bool divided = false;
    for (std::size_t i = first + 1; i + 1 < limit; ++i) {
        const std::string_view f = form(i);
        if (std::find(kDashes.begin(), kDashes.end(), f) != kDashes.end()) {
            const bool stands = m_tokens[i].spaceAfter && m_tokens[i - 1].spaceAfter;
            // A hyphen inside a name ("TEL - AVIV") has no spaces around it.
            if (!stands && f == "-" && !m_tokens[i].spaceAfter) continue;
            const bool plausible = bracketed || (capitals && (divided || isUpperAt(m_text, m_tokens[i + 1].span.begin)));
            return plausible ? i + 1 : 0;
        }
        bracketed = bracketed || f == ")";
        divided = divided || f == ",";
        const CharClass cls = characterAt(m_text, m_tokens[i].span.begin).cls;
        const bool inside = cls == CharClass::Digit || isUpperAt(m_text, m_tokens[i].span.begin) ||
                            std::find(kInside.begin(), kInside.end(), f) != kInside.end();
        if (!inside) return 0;
    }
    return 0;
}

void SentenceBreaker::trackQuotes(std::size_t i) {
    const std::string_view f = form(i);
    if (f == "\xE2\x80\x9C" || f == "``") m_double = true;
    else if (f == "\xE2\x80\x9D" || f == "''") m_double = false;
    else if (f == "\xE2\x80\x98") m_single = true;
    else if (f == "\xE2\x80\x99") m_single = false;
    else if (f == "\"") {
        const bool opens = !m_tokens[i].spaceAfter && (i == 0 || m_tokens[i - 1].spaceAfter);
        const bool closes = i > 0 && !m_tokens[i - 1].spaceAfter && m_tokens[i].spaceAfter;
        m_double = opens != closes ? opens : !m_double;
    } else if (f == "'") {
        // Also the mark of a plural possessive: opens only before a word, closes only if open.
        m_single = !m_single && !m_tokens[i].spaceAfter && (i == 0 || m_tokens[i - 1].spaceAfter);
    }
}

}  // namespace

std::vector<base::Span> findParagraphs(std::string_view text) {
    const std::vector<Line> lines = findLines(text);
    const std::size_t width = wrapWidth(text, lines);
    std::vector<base::Span> paragraphs;
    bool open = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = lines[i];
        if (line.blank()) {
            open = false;
            continue;
        }
        if (open && continues(text, lines[i - 1], line, width)) paragraphs.back().end = static_cast<std::uint32_t>(line.end);
        else paragraphs.push_back({static_cast<std::uint32_t>(line.begin), static_cast<std::uint32_t>(line.end)});
        open = true;
    }
    return paragraphs;
}

void findSentences(std::string_view text, const Spelling& spelling, const std::vector<TokenSpan>& tokens,
                   std::size_t first, std::size_t last, std::size_t maxTokens, std::vector<SentenceRange>& out) {
    SentenceBreaker breaker(text, spelling, tokens, last);
    std::size_t begin = first;
    bool quoted = false;
    if (const std::size_t dateline = breaker.datelineEnd(first); dateline != 0 && dateline - first <= maxTokens) {
        out.push_back({first, dateline, false});
        begin = dateline;
    }
    for (std::size_t i = begin; i < last;) {
        std::size_t end = breaker.endAfter(begin, i);
        if (end == 0 && i + 1 - begin >= maxTokens) end = i + 1;
        if (end == 0 && i + 1 == last) end = last;
        // A run of closing quotes must not make a sentence longer than the limit.
        if (end != 0) end = std::min(end, begin + maxTokens);
        const std::size_t stop = end == 0 ? i + 1 : std::max(end, i + 1);
        for (; i < stop; ++i) breaker.trackQuotes(i);
        if (end == 0) continue;
        out.push_back({begin, stop, quoted});
        begin = stop;
        quoted = breaker.inQuote();
    }
}

}  // namespace chancery::language
