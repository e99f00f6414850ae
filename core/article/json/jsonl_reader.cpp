#include "core/article/json/jsonl_reader.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/article/encoding.h"
#include "core/article/json/json_article.h"
#include "core/base/utf8.h"

namespace chancery::article {

namespace {

constexpr std::size_t kBuffer = 1U << 20U;
constexpr std::string_view kBlanks = " \t\r\n";

/// Cuts the source into lines; never holds more than one of them.
class LineReader {
public:
    explicit LineReader(ByteSource& source) : m_source(source), m_buffer(kBuffer) {}

    /// False at the end. A line over the limit comes back empty with `tooLong`.
    base::Result<bool> next(std::string& line, bool& tooLong) {
        line.clear();
        tooLong = false;
        bool any = false;
        for (;;) {
            if (m_at == m_end) {
                const auto n = m_source.read(m_buffer.data(), m_buffer.size());
                if (!n) return n.error();
                m_at = 0;
                m_end = *n;
                if (*n == 0) return any;
            }
            any = true;
            const std::string_view left(m_buffer.data() + m_at, m_end - m_at);
            const std::size_t newline = left.find('\n');
            const std::string_view piece = left.substr(0, newline);
            if (!tooLong && line.size() + piece.size() > kMaxJsonLineBytes) {
                tooLong = true;
                line.clear();
                line.shrink_to_fit();
            }
            if (!tooLong) line.append(piece);
            m_at += piece.size();
            if (newline != std::string_view::npos) {
                ++m_at;
                return true;
            }
        }
    }

private:
    ByteSource& m_source;
    std::vector<char> m_buffer;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
};

void readLine(const std::string& line, std::uint64_t number, ReadContext& context) {
    const auto fail = [&](const base::Error& error) { context.skip(context.where(number), error); };
    std::string_view bytes = line;
    std::string decodedLine;
    if (number == 1 && bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.find_first_not_of(kBlanks) == std::string_view::npos) return;
    if (!base::isUtf8(bytes)) {
        auto decoded = decodeText(bytes);
        if (!decoded) return fail(decoded.error());
        decodedLine = std::move(decoded->utf8);
        bytes = decodedLine;
    }
    const auto value = parseJson(bytes);
    if (!value) return fail(value.error());
    readJsonArticle(*value, number, context);
}

void readLines(ByteSource& source, ReadContext& context) {
    LineReader lines(source);
    std::string line;
    bool tooLong = false;
    for (std::uint64_t number = 1; !context.stopped() && !context.isHopeless(); ++number) {
        const auto more = lines.next(line, tooLong);
        if (!more) return context.skip(context.where(number), more.error());
        if (!*more) return;
        if (tooLong)
            context.skip(context.where(number),
                         base::makeError(base::ErrorCode::TooLarge,
                                         fmt::format("line longer than {} MiB", kMaxJsonLineBytes >> 20U)));
        else
            readLine(line, number, context);
    }
}

/// UTF-16 cannot be cut at newline bytes: such a file is turned into UTF-8 as a whole.
bool isUtf16(std::string_view head) {
    return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ||
           head.substr(0, 4).find('\0') != std::string_view::npos;
}

}  // namespace

bool recognizesJsonl(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const std::size_t begin = head.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos || head[begin] != '{' || begin + 1 >= head.size()) return false;
    const std::size_t newline = head.find('\n', begin);
    if (newline == std::string_view::npos) {
        // One line longer than the head, or a single object without newline: both read well as JSONL.
        const std::size_t next = head.find_first_not_of(kBlanks, begin + 1);
        return next != std::string_view::npos && (head[next] == '"' || head[next] == '}');
    }
    const std::string_view line = head.substr(begin, newline - begin);
    return line.find_last_not_of(kBlanks) != 0 && line[line.find_last_not_of(kBlanks)] == '}';
}

void readJsonl(ByteSource& source, ReadContext& context) {
    const auto head = source.peek(4);
    if (!head) return context.skip(head.error());
    if (head->empty()) return context.skip(base::makeError(base::ErrorCode::Malformed, "empty file"));
    if (isUtf16(*head)) {
        const auto bytes = source.readAll(kMaxFileBytes);
        if (!bytes) return context.skip(bytes.error());
        const auto decoded = decodeText(*bytes);
        if (!decoded) return context.skip(decoded.error());
        MemorySource memory(decoded->utf8);
        return readLines(memory, context);
    }
    readLines(source, context);
}

}  // namespace chancery::article
