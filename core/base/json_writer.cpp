#include "core/base/json_writer.h"

#include <array>
#include <charconv>

#include "core/base/utf8.h"

namespace chancery::base {

namespace {

/// 0: as it is; 1: the lead or rest of a longer sequence; otherwise what stands behind the backslash.
constexpr auto kEscapes = [] {
    std::array<char, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c) table[c] = 'u';
    for (std::size_t c = 0x80; c < 0x100; ++c) table[c] = 1;
    table['\b'] = 'b';
    table['\t'] = 't';
    table['\n'] = 'n';
    table['\f'] = 'f';
    table['\r'] = 'r';
    table['"'] = '"';
    table['\\'] = '\\';
    return table;
}();

}  // namespace

void JsonWriter::separate() {
    if (m_needsComma) m_out.push_back(',');
    m_needsComma = true;
}

JsonWriter& JsonWriter::begin(char bracket) {
    separate();
    m_out.push_back(bracket);
    m_needsComma = false;
    return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
    m_out.push_back(bracket);
    m_needsComma = true;
    return *this;
}

JsonWriter& JsonWriter::literal(std::string_view text) {
    separate();
    m_out.append(text);
    return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t number) {
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return literal({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

JsonWriter& JsonWriter::thousandths(std::int64_t number) {
    integer(number / 1000);
    const auto rest = static_cast<int>(number % 1000);
    std::array<char, 4> digits = {'.', static_cast<char>('0' + rest / 100), static_cast<char>('0' + rest / 10 % 10),
                                  static_cast<char>('0' + rest % 10)};
    std::size_t size = digits.size();
    while (size > 2 && digits[size - 1] == '0') --size;
    m_out.append(digits.data(), size);
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    m_out.push_back('"');
    m_out.append(name).append("\":");
    m_needsComma = false;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    separate();
    m_out.push_back('"');
    appendEscaped(text);
    m_out.push_back('"');
    return *this;
}

void JsonWriter::appendEscaped(std::string_view text) {
    std::size_t plain = 0;  // where the stretch begins that is copied as it is
    for (std::size_t i = 0; i < text.size();) {
        const char escape = kEscapes[static_cast<unsigned char>(text[i])];
        if (escape == 0) {
            ++i;
            continue;
        }
        std::size_t next = i + 1;
        const bool isIllFormed = escape == 1 && (next = i, nextCodePoint(text, next) == 0xFFFD && next == i + 1);
        if (escape == 1 && !isIllFormed) {
            i = next;
            continue;
        }
        m_out.append(text.substr(plain, i - plain));
        if (isIllFormed) {
            m_out.append("\xEF\xBF\xBD");
        } else {
            m_out.push_back('\\');
            m_out.push_back(escape);
            if (escape == 'u') {
                constexpr std::string_view kHex = "0123456789abcdef";
                m_out.append("00");
                m_out.push_back(kHex[static_cast<unsigned char>(text[i]) >> 4U]);
                m_out.push_back(kHex[static_cast<unsigned char>(text[i]) & 0xFU]);
            }
        }
        plain = i = next;
    }
    m_out.append(text.substr(plain));
}

}  // namespace chancery::base
