#include "core/language/tokenizer.h"

#include <algorithm>
#include <utility>

#include "core/language/characters.h"

namespace chancery::language {

namespace {

constexpr std::size_t kMaxStarterBytes = 24;  // bounds the look ahead: hostile text must not make it quadratic
constexpr std::size_t kMaxDateBytes = 10;

bool isAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
bool isAsciiAlpha(char c) { return isAsciiUpper(c) || isAsciiLower(c); }
bool isAsciiDigit(char c) { return c >= '0' && c <= '9'; }
char asciiLower(char c) { return isAsciiUpper(c) ? static_cast<char>(c + 32) : c; }

bool equalsLower(std::string_view word, std::string_view lower) {
    return word.size() == lower.size() &&
           std::equal(word.begin(), word.end(), lower.begin(), [](char a, char b) { return asciiLower(a) == b; });
}

/// The tokens of one run of characters without white space.
class Chunk {
public:
    Chunk(std::string_view text, std::size_t begin, std::size_t end, std::size_t rangeEnd, const Spelling& spelling,
          std::vector<TokenSpan>& out)
        : m_text(text), m_begin(begin), m_end(end), m_rangeEnd(rangeEnd), m_spelling(spelling), m_out(out) {}

    void run() {
        if (!address()) pieces(m_begin, m_end);
    }
    void runWord() { emitWord(m_begin, m_end); }

private:
    char at(std::size_t p) const { return p < m_end ? m_text[p] : '\0'; }
    CharClass cls(std::size_t p) const { return p < m_end ? characterAt(m_text, p).cls : CharClass::Space; }
    bool isWordAt(std::size_t p) const {
        const CharClass c = cls(p);
        return c == CharClass::Letter || c == CharClass::Digit;
    }
    std::string_view sub(std::size_t b, std::size_t e) const { return m_text.substr(b, e - b); }

    void emit(std::size_t b, std::size_t e) {
        if (e > b)
            m_out.push_back({{static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(e)}, false});
    }
    void emitWord(std::size_t b, std::size_t e) {
        if (e - b >= 5 && e - b <= 6) {
            if (const std::size_t first = m_spelling.contractionSplit(sub(b, e)); first > 0) {
                emit(b, b + first);
                b += first;
            }
        }
        emit(b, e);
    }

    bool address();
    void pieces(std::size_t b, std::size_t e);
    std::size_t piece(std::size_t p);
    std::size_t apostrophe(std::size_t p);
    std::size_t run(std::size_t p, std::string_view among) const;
    std::size_t word(std::size_t start, std::size_t p);
    std::size_t cliticEnd(std::size_t p) const;
    bool joinsAtDot(std::size_t start, std::size_t segment, std::size_t dot) const;
    bool joinsAtHyphen(std::size_t start, std::size_t segment, std::size_t hyphen, std::size_t next) const;
    bool joinsAtSlash(std::size_t start, std::size_t slash) const;
    std::size_t segmentEnd(std::size_t p) const;
    bool keepsDot(std::size_t start, std::size_t dot) const;
    std::size_t endWord(std::size_t start, std::size_t end);

    std::string_view m_text;
    std::size_t m_begin;
    std::size_t m_end;
    std::size_t m_rangeEnd;
    const Spelling& m_spelling;
    std::vector<TokenSpan>& m_out;
};

bool Chunk::address() {
    const std::string_view chunk = sub(m_begin, m_end);
    const auto begins = std::find_if(chunk.begin(), chunk.end(), [](char c) {
        return isAsciiAlpha(c) || isAsciiDigit(c) || static_cast<unsigned char>(c) >= 128;
    });
    const std::size_t start = static_cast<std::size_t>(begins - chunk.begin());
    const bool url = chunk.find("://") != chunk.npos || chunk.substr(start).starts_with("www.");
    const std::size_t sign = chunk.find('@');
    const bool mail = sign != chunk.npos && sign > start && chunk.find('.', sign) != chunk.npos;
    if (!url && !mail) return false;
    std::size_t end = chunk.size();
    while (end > start && std::string_view(".,;:!?)]}>'\"").find(chunk[end - 1]) != std::string_view::npos) {
        if (chunk[end - 1] == ')' && chunk.substr(start, end - start).find('(') != chunk.npos) break;
        --end;
    }
    for (const std::string_view quote : {"\xE2\x80\x9D", "\xE2\x80\x99"})
        if (end > start + 3 && chunk.substr(start, end - start).ends_with(quote)) end -= 3;
    pieces(m_begin, m_begin + start);
    emit(m_begin + start, m_begin + end);
    pieces(m_begin + end, m_end);
    return true;
}

void Chunk::pieces(std::size_t b, std::size_t e) {
    const std::size_t end = std::exchange(m_end, e);
    for (std::size_t p = b; p < e;) p = piece(p);
    m_end = end;
}

std::size_t Chunk::run(std::size_t p, std::string_view among) const {
    while (p < m_end && among.find(m_text[p]) != among.npos) ++p;
    return p;
}

/// Emits what begins at p; returns where the next piece begins.
std::size_t Chunk::piece(std::size_t p) {
    const Character c = characterAt(m_text, p);
    switch (c.cls) {
        case CharClass::Letter:
        case CharClass::Digit: return word(p, p);
        case CharClass::Apostrophe: return apostrophe(p);
        default: break;
    }
    const char byte = m_text[p];
    std::size_t end = p + c.bytes;
    switch (byte) {
        case '.':
            if (isAsciiDigit(at(p + 1)) && (p == m_begin || !isWordAt(p - 1))) return word(p, p);
            end = run(p, ".");
            break;
        case '!':
        case '?': end = run(p, "!?"); break;
        case '-': end = run(p, "-"); break;
        case '*': end = run(p, "*"); break;
        case '=': end = run(p, "="); break;
        case '_': end = run(p, "_"); break;
        case '~': end = run(p, "~"); break;
        case '<': end = run(p, "<"); break;
        case '>': end = run(p, ">"); break;
        case '`': end = run(p, "`"); break;
        case '@':
        case '#':
            if (cls(p + 1) == CharClass::Letter && (p == m_begin || !isWordAt(p - 1))) return word(p, p + 1);
            break;
        default:
            // A mark, joiner or variation selector belongs to the symbol before it.
            if (static_cast<unsigned char>(byte) >= 128)
                while (end < m_end && static_cast<unsigned char>(m_text[end]) >= 128 && cls(end) == CharClass::Letter)
                    end += characterAt(m_text, end).bytes;
    }
    emit(p, end);
    return end;
}

/// The end of a clitic ('s, 're, ...) that begins with the apostrophe at p, or p.
std::size_t Chunk::cliticEnd(std::size_t p) const {
    const std::size_t b = p + characterAt(m_text, p).bytes;
    std::size_t e = b;
    while (e < m_end && e < b + 3 && isAsciiAlpha(m_text[e])) ++e;
    const std::string_view letters = sub(b, e);
    const bool known = equalsLower(letters, "s") || equalsLower(letters, "m") || equalsLower(letters, "d") ||
                       equalsLower(letters, "ll") || equalsLower(letters, "re") || equalsLower(letters, "ve");
    if (!known || isWordAt(e)) return p;
    // "Shi'ite" has no letter after "i"; "Qu'ran's" has its clitic at the second apostrophe.
    return cls(e) == CharClass::Apostrophe && isWordAt(e + characterAt(m_text, e).bytes) ? p : e;
}

std::size_t Chunk::apostrophe(std::size_t p) {
    const std::size_t after = p + characterAt(m_text, p).bytes;
    if (at(p) == '\'' && at(after) == '\'') {
        emit(p, after + 1);
        return after + 1;
    }
    if (p > m_begin) {
        if (const std::size_t end = cliticEnd(p); end > p) {
            emit(p, end);
            return end;
        }
    } else if (isAsciiDigit(at(after)) && isAsciiDigit(at(after + 1)) && !isAsciiDigit(at(after + 2))) {
        std::size_t end = after + 2;  // '72, '90s
        if (at(end) == 's') ++end;
        if (!isWordAt(end)) {
            emit(p, end);
            return end;
        }
    } else if (const std::size_t end = segmentEnd(after); m_spelling.takesLeadingApostrophe(sub(after, end))) {
        emit(p, end);
        return end;
    }
    emit(p, after);
    return after;
}

std::size_t Chunk::segmentEnd(std::size_t p) const {
    while (p < m_end && isWordAt(p)) p += characterAt(m_text, p).bytes;
    return p;
}

/// Whether the full stop at `dot`, with a letter or digit on its right, is inside a word.
bool Chunk::joinsAtDot(std::size_t start, std::size_t segment, std::size_t dot) const {
    const std::size_t rightEnd = segmentEnd(dot + 1);
    const std::string_view left = sub(segment, dot);
    const std::string_view right = sub(dot + 1, rightEnd);
    if (left.empty()) return true;
    if (isAsciiDigit(left.back())) return isAsciiDigit(right.front()) || m_spelling.isDomainEnd(right);
    if (left.size() == 1 && right.size() == 1 && isAsciiAlpha(right.front())) return true;  // U.S
    if (m_spelling.abbreviation(sub(start, rightEnd)) != AbbreviationKind::None) return true;  // Ph.D
    if (m_spelling.isDomainEnd(right)) return true;
    // "www.x.y" is an address already; of "end.The" and "this.that" the writer forgot the space.
    return isAsciiDigit(right.front()) && !isAsciiDigit(left.back()) &&
           m_spelling.abbreviation(left) == AbbreviationKind::None && isAsciiUpper(left.back());
}

bool Chunk::joinsAtHyphen(std::size_t start, std::size_t segment, std::size_t hyphen, std::size_t next) const {
    const std::string_view left = sub(segment, hyphen);
    const std::size_t rightEnd = segmentEnd(next);
    const std::string_view right = sub(next, rightEnd);
    if (m_spelling.isHyphenPrefix(left)) return true;
    const auto digits = [](std::string_view s) { return std::all_of(s.begin(), s.end(), isAsciiDigit); };
    if (digits(left) && digits(right)) {
        if (segment != start) return true;  // the third group of 2023-11-09
        const bool third = at(rightEnd) == '-' && isAsciiDigit(at(rightEnd + 1));
        return third || (left.size() == 3 && right.size() == 4);  // a telephone number
    }
    return segment == start && cls(rightEnd) != CharClass::Hyphen && m_spelling.isGivenNamePair(left, right);
}

/// Dates ("9/11", "3/8/2000") stay whole, fractions ("1/2") and alternatives ("and/or") do not.
bool Chunk::joinsAtSlash(std::size_t start, std::size_t slash) const {
    if (!isAsciiDigit(at(slash + 1))) return false;
    const std::string_view left = sub(start, slash);
    if (left.size() > kMaxDateBytes) return false;
    if (!std::all_of(left.begin(), left.end(), [](char c) { return isAsciiDigit(c) || c == '/'; })) return false;
    return left.size() > 1 || isAsciiDigit(at(slash + 2)) || at(slash + 2) == '/';
}

/// Scans a word whose letters begin at p, behind the sign at `start` if that is another place; emits it, and a "n't"
/// at its end.
std::size_t Chunk::word(std::size_t start, std::size_t p) {
    std::size_t q = p;
    std::size_t segment = p;  // begin of the part behind the last hyphen or full stop
    for (;;) {
        const std::size_t previous = q;
        q = segmentEnd(q);
        if (q >= m_end) break;
        const Character c = characterAt(m_text, q);
        const std::size_t next = q + c.bytes;
        if (!isWordAt(next) && !(at(q) == '$')) break;
        bool joins = false;
        switch (c.cls) {
            case CharClass::Apostrophe: {
                if (q > start + 1 && asciiLower(m_text[q - 1]) == 'n' && asciiLower(at(next)) == 't' && !isWordAt(next + 1)) {
                    emit(start, q - 1);
                    emit(q - 1, next + 1);
                    return next + 1;
                }
                const bool decade = isAsciiDigit(m_text[q - 1]) && m_text[q - 1] == '0' && at(next) == 's';
                joins = decade || cliticEnd(q) == q;
                break;
            }
            case CharClass::Dot: joins = joinsAtDot(start, segment, q); break;
            case CharClass::Hyphen: joins = joinsAtHyphen(start, segment, q, next); break;
            default:
                switch (m_text[q]) {
                    case ',':
                        joins = q > p && isAsciiDigit(m_text[q - 1]) && isAsciiDigit(at(q + 1)) && isAsciiDigit(at(q + 2)) &&
                                isAsciiDigit(at(q + 3)) && !isAsciiDigit(at(q + 4));
                        break;
                    case ':': joins = q > p && isAsciiDigit(m_text[q - 1]) && isAsciiDigit(at(q + 1)); break;
                    case '/': joins = joinsAtSlash(start, q); break;
                    case '&': joins = q > p && isAsciiUpper(m_text[q - 1]) && isAsciiUpper(at(q + 1)); break;
                    case '_': joins = true; break;
                    case '$':
                        if (q - p <= 3 && q > p && std::all_of(&m_text[p], &m_text[q], isAsciiUpper)) {
                            emit(start, next);
                            return next;
                        }
                        break;
                    default: break;
                }
        }
        if (!joins || next <= previous) break;
        if (c.cls == CharClass::Dot || c.cls == CharClass::Hyphen) segment = next;
        q = next;
    }
    return endWord(start, q);
}

/// Whether the full stop behind text [start, dot) belongs to an abbreviation.
bool Chunk::keepsDot(std::size_t start, std::size_t dot) const {
    const std::string_view w = sub(start, dot);
    if (w.empty()) return false;
    std::size_t next = dot + 1;
    while (next < m_end && std::string_view("\"')]").find(m_text[next]) != std::string_view::npos) ++next;
    const bool closed = next > dot + 1;
    while (next < m_rangeEnd) {
        const Character c = characterAt(m_text, next);
        if (c.cls != CharClass::Space) break;
        next += c.bytes;
    }
    const bool atEnd = next >= m_rangeEnd;
    const bool number = !atEnd && isAsciiDigit(m_text[next]);
    if (w.size() == 1) {
        if (isAsciiLower(w[0])) return m_spelling.isBeforeNumber(w) && number && !closed;
        return isAsciiUpper(w[0]) && !atEnd && !closed && (w[0] != 'I' || isUpperAt(m_text, next));
    }
    if (w.size() >= 3 && w[w.size() - 2] == '.' && isAsciiAlpha(w.back())) return true;  // U.S.
    const AbbreviationKind kind = m_spelling.abbreviation(w);
    if (kind == AbbreviationKind::None) return false;
    if (kind == AbbreviationKind::BeforeNumber) return number && !closed;
    const bool alsoWord = m_spelling.isAlsoWord(w) || kind == AbbreviationKind::Weekday;
    if (!alsoWord) return true;
    if (atEnd || closed) return false;
    if (number || !isUpperAt(m_text, next)) return true;
    const std::string_view ahead = m_text.substr(next, kMaxStarterBytes);
    return !m_spelling.isSentenceStarter(ahead.substr(0, ahead.find_first_of(" \n,'")));
}

/// Emits the word [start, end), split from a unit or joined with its full stop; returns where to go on.
std::size_t Chunk::endWord(std::size_t start, std::size_t end) {
    if (end < m_end && m_text[end] == '.' && at(end + 1) != '.' && keepsDot(start, end)) ++end;
    if (isAsciiDigit(m_text[start])) {
        std::size_t unit = start;
        while (unit < end && !isAsciiAlpha(m_text[unit])) ++unit;
        if (unit < end && isAsciiDigit(m_text[unit - 1])) {
            const bool dotted = m_text[end - 1] == '.';
            if (m_spelling.isUnit(sub(unit, dotted ? end - 1 : end))) {
                emit(start, unit);
                emit(unit, end);
                return end;
            }
        }
    }
    emitWord(start, end);
    return end;
}

}  // namespace

void Tokenizer::tokenize(std::string_view text, base::Span range, std::vector<TokenSpan>& out) const {
    std::size_t p = range.begin;
    while (p < range.end) {
        Character c = characterAt(text, p);
        if (c.cls == CharClass::Space) {
            p += c.bytes;
            continue;
        }
        const std::size_t begin = p;
        bool letters = true;
        do {
            letters = letters && c.cls == CharClass::Letter;
            p += c.bytes;
            if (p >= range.end) break;
            c = characterAt(text, p);
        } while (c.cls != CharClass::Space && p - begin < kMaxChunkBytes);
        const std::size_t before = out.size();
        Chunk chunk(text, begin, p, range.end, *m_spelling, out);
        if (letters) chunk.runWord();
        else chunk.run();
        const bool spaced = p >= range.end || characterAt(text, p).cls == CharClass::Space;
        if (out.size() > before) out.back().spaceAfter = spaced;
    }
}

}  // namespace chancery::language
