#include "core/base/json_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace chancery::base {

namespace {

using nlohmann::json;

constexpr int kMaxDepth = 64;

void appendUtf8(std::string& out, std::uint32_t code) {
    const auto tail = [&](unsigned shift) { out.push_back(static_cast<char>(0x80U | (code >> shift & 0x3FU))); };
    if (code < 0x80) {
        out.push_back(static_cast<char>(code));
    } else if (code < 0x800) {
        out.push_back(static_cast<char>(0xC0U | code >> 6U));
        tail(0);
    } else if (code < 0x10000) {
        out.push_back(static_cast<char>(0xE0U | code >> 12U));
        tail(6), tail(0);
    } else {
        out.push_back(static_cast<char>(0xF0U | code >> 18U));
        tail(12), tail(6), tail(0);
    }
}

/// Every function stands before what it reads and afterwards behind it; false at the first byte that does not fit.
class Reader {
public:
    explicit Reader(std::string_view text) : m_begin(text.data()), m_at(m_begin), m_end(m_begin + text.size()) {}

    bool readAll(json& out) {
        if (std::string_view(m_at, offsetOf(m_end)).starts_with("\xEF\xBB\xBF")) m_at += 3;
        if (!readValue(out, 0)) return false;
        skipSpace();
        return m_at == m_end;
    }
    std::size_t offset() const { return offsetOf(m_at); }

private:
    std::size_t offsetOf(const char* at) const { return static_cast<std::size_t>(at - m_begin); }
    void skipSpace() {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\t' || *m_at == '\r')) ++m_at;
    }
    bool readByte(char c) {
        if (m_at == m_end || *m_at != c) return false;
        ++m_at;
        return true;
    }
    /// Behind white space.
    bool findByte(char c) {
        skipSpace();
        return readByte(c);
    }

    bool readValue(json& out, int depth) {
        skipSpace();
        if (m_at == m_end) return false;
        switch (*m_at) {
            case '{': return readObject(out, depth + 1);
            case '[': return readArray(out, depth + 1);
            case '"': out = json::value_t::string; return readString(out.get_ref<std::string&>());
            case 't': return readWord("true", out, true);
            case 'f': return readWord("false", out, false);
            case 'n': return readWord("null", out, nullptr);
            default: return readNumber(out);
        }
    }

    bool readObject(json& out, int depth) {
        if (depth > kMaxDepth) return false;
        out = json::object();
        auto& members = out.get_ref<json::object_t&>();
        ++m_at;
        if (findByte('}')) return true;
        std::string key;
        do {
            key.clear();
            skipSpace();
            if (!readString(key) || !findByte(':')) return false;
            json& member = members[key];
            if (!readValue(member, depth)) return false;
        } while (findByte(','));
        return readByte('}');
    }

    bool readArray(json& out, int depth) {
        if (depth > kMaxDepth) return false;
        out = json::array();
        auto& items = out.get_ref<json::array_t&>();
        ++m_at;
        if (findByte(']')) return true;
        do {
            if (!readValue(items.emplace_back(), depth)) return false;
        } while (findByte(','));
        return readByte(']');
    }

    bool readString(std::string& out) {
        if (!readByte('"')) return false;
        for (;;) {
            const char* const plain = m_at;
            while (m_at < m_end && *m_at != '"' && *m_at != '\\' && static_cast<unsigned char>(*m_at) >= 0x20) ++m_at;
            out.append(plain, m_at);
            if (readByte('"')) return true;
            if (!readByte('\\') || !readEscape(out)) return false;
        }
    }

    bool readEscape(std::string& out) {
        constexpr std::string_view kLetters = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
        if (m_at == m_end) return false;
        if (readByte('u')) return readCodePoint(out);
        const std::size_t letter = kLetters.find(*m_at);
        if (letter == std::string_view::npos) return false;
        out.push_back(kMeanings[letter]);
        ++m_at;
        return true;
    }

    bool readCodePoint(std::string& out) {
        auto code = readHex();
        if (!code || (*code >= 0xDC00 && *code < 0xE000)) return false;
        if (*code >= 0xD800 && *code < 0xDC00) {
            if (!readByte('\\') || !readByte('u')) return false;
            const auto low = readHex();
            if (!low || *low < 0xDC00 || *low >= 0xE000) return false;
            *code = 0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00);
        }
        appendUtf8(out, *code);
        return true;
    }

    std::optional<std::uint32_t> readHex() {
        std::uint32_t code = 0;
        if (m_end - m_at < 4 || std::from_chars(m_at, m_at + 4, code, 16).ptr != m_at + 4) return std::nullopt;
        m_at += 4;
        return code;
    }

    template <typename Value>
    bool readWord(std::string_view word, json& out, Value value) {
        for (const char c : word)
            if (!readByte(c)) return false;
        out = value;
        return true;
    }

    bool skipDigits() {
        const char* const first = m_at;
        while (m_at < m_end && isDigit(*m_at)) ++m_at;
        return m_at != first;
    }

    bool readNumber(json& out) {
        const char* const first = m_at;
        const bool isNegative = readByte('-');
        if (!readByte('0') && !skipDigits()) return false;
        bool isWhole = true;
        if (readByte('.')) {
            isWhole = false;
            if (!skipDigits()) return false;
        }
        if (readByte('e') || readByte('E')) {
            isWhole = false;
            if (!readByte('+')) readByte('-');
            if (!skipDigits()) return false;
        }
        if (isWhole && (isNegative ? setNumber<json::number_integer_t>(first, out) : setNumber<json::number_unsigned_t>(first, out)))
            return true;
        return setNumber<json::number_float_t>(first, out);
    }

    /// False, if the number is too large.
    template <typename Number>
    bool setNumber(const char* first, json& out) const {
        Number number{};
        if (std::from_chars(first, m_at, number).ec != std::errc()) return false;
        out = number;
        return true;
    }

    const char* m_begin;
    const char* m_at;
    const char* m_end;
};

}  // namespace

Result<json> readJson(std::string_view text) {
    json value;
    Reader reader(text);
    if (isUtf8(text) && reader.readAll(value)) return value;
    const std::string_view before = text.substr(0, reader.offset());
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    return makeError(ErrorCode::Malformed,
                     fmt::format("not well-formed JSON at line {}, column {}", line, before.size() - (before.rfind('\n') + 1) + 1));
}

}  // namespace chancery::base
