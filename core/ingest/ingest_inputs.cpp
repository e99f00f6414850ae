#include "core/ingest/ingest_inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>

#include "core/extraction/extraction_json.h"

namespace chancery::ingest {

namespace fs = std::filesystem;

namespace {

enum class Line { Complete, End, TooLong };

/// One line without its line feed; of a line over the limit the rest is passed over.
Line readLine(std::istream& in, std::string& line) {
    line.clear();
    std::streambuf* buffer = in.rdbuf();
    for (;;) {
        const int c = buffer->sbumpc();
        if (c == std::char_traits<char>::eof()) return line.empty() ? Line::End : Line::Complete;
        if (c == '\n') return Line::Complete;
        if (line.size() >= article::kMaxJsonLineBytes) break;
        line += static_cast<char>(c);
    }
    for (int c = buffer->sbumpc(); c != '\n' && c != std::char_traits<char>::eof(); c = buffer->sbumpc()) {
    }
    return Line::TooLong;
}

/// `extract` writes these two keys at the top of every line; an article of our own input format has neither.
bool looksLikeExtraction(std::string_view line) {
    return line.starts_with("{\"article\":") && line.find("\"events\":") != std::string_view::npos;
}

/// The bytes that were looked at already, then the rest of the stream.
class Rewound : public std::streambuf {
public:
    Rewound(std::string head, std::streambuf* rest) : m_head(std::move(head)), m_rest(rest) {
        setg(m_head.data(), m_head.data(), m_head.data() + m_head.size());
    }

protected:
    int_type underflow() override {
        const std::streamsize count = m_rest->sgetn(m_block.data(), static_cast<std::streamsize>(m_block.size()));
        if (count <= 0) return traits_type::eof();
        setg(m_block.data(), m_block.data(), m_block.data() + count);
        return traits_type::to_int_type(m_block[0]);
    }

private:
    std::string m_head;
    std::streambuf* m_rest;
    std::array<char, 1U << 16U> m_block{};
};

class InputReader {
public:
    InputReader(const article::ReadOptions& options, const InputSinks& sinks, std::stop_token stop)
        : m_options(options), m_sinks(sinks), m_stop(std::move(stop)) {}

    void read(const fs::path& input) {
        if (input == "-") return readStandardInput();
        if (holdsExtractions(input)) {
            std::ifstream in(input, std::ios::binary);
            return readExtractions(in, input.string(), {});
        }
        add(article::readArticles(input, m_options, watched(), m_stop));
    }

    bool isOver() const { return m_over || m_stop.stop_requested(); }
    std::vector<article::SkippedInput> take() { return std::move(m_skipped); }

private:
    void add(article::ReadReport&& report) {
        for (article::SkippedInput& skipped : report.skipped) m_skipped.push_back(std::move(skipped));
    }

    article::ArticleSink watched() {
        return [this](article::Article&& article) {
            if (!m_sinks.article(std::move(article))) m_over = true;
            return !m_over;
        };
    }

    static bool holdsExtractions(const fs::path& path) {
        std::error_code error;
        if (!fs::is_regular_file(path, error)) return false;
        std::ifstream in(path, std::ios::binary);
        std::array<char, 16> head{};
        in.read(head.data(), head.size());
        if (!std::string_view(head.data(), static_cast<std::size_t>(in.gcount())).starts_with("{\"article\":")) return false;
        in.clear();
        in.seekg(0);
        std::string line;
        return readLine(in, line) == Line::Complete && looksLikeExtraction(line);
    }

    void readStandardInput() {
        // Only a line that begins like one of ours is read to its end before it is known what it is.
        constexpr std::string_view kBegin = "{\"article\":";
        std::string head;
        std::streambuf* in = std::cin.rdbuf();
        while (head.size() < kBegin.size() && kBegin.starts_with(head)) {
            const int c = in->sbumpc();
            if (c == std::char_traits<char>::eof()) break;
            head += static_cast<char>(c);
        }
        if (head == kBegin) {
            std::string rest;
            if (readLine(std::cin, rest) == Line::Complete && looksLikeExtraction(head + rest))
                return readExtractions(std::cin, "-", head + rest);
            head += rest + '\n';
        }
        Rewound buffer(std::move(head), in);
        std::istream stream(&buffer);
        add(article::readArticles(stream, "-", m_options, watched(), m_stop));
    }

    /// `line` is one that was read before, or empty.
    void readExtractions(std::istream& in, const std::string& name, std::string line) {
        std::uint64_t number = line.empty() ? 0 : 1;
        const auto skip = [&](base::Error&& reason) {
            m_skipped.push_back({fmt::format("{}:{}", name, number), std::move(reason), false});
        };
        for (bool have = !line.empty(); !isOver(); have = false) {
            if (!have) {
                const Line got = readLine(in, line);
                if (got == Line::End) return;
                ++number;
                if (got == Line::TooLong) {
                    skip(base::makeError(base::ErrorCode::TooLarge,
                                         fmt::format("a line of over {} bytes", article::kMaxJsonLineBytes)));
                    continue;
                }
            }
            if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
            auto extraction = extraction::parseJsonLine(line);
            if (!extraction) skip(std::move(extraction.error()));
            else if (!m_sinks.extraction(std::move(*extraction))) m_over = true;
        }
    }

    const article::ReadOptions& m_options;
    const InputSinks& m_sinks;
    std::stop_token m_stop;
    std::vector<article::SkippedInput> m_skipped;
    bool m_over = false;
};

std::uint64_t countLines(const fs::path& file, const std::stop_token& stop) {
    std::ifstream in(file, std::ios::binary);
    std::vector<char> block(1U << 18U);
    std::uint64_t lines = 0;
    char last = '\n';
    while (in && !stop.stop_requested()) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        const auto count = in.gcount();
        if (count <= 0) break;
        lines += static_cast<std::uint64_t>(std::count(block.begin(), block.begin() + count, '\n'));
        last = block[static_cast<std::size_t>(count - 1)];
    }
    return lines + (last != '\n' ? 1U : 0U);
}

}  // namespace

std::vector<article::SkippedInput> readInputs(const std::vector<fs::path>& inputs, const article::ReadOptions& options,
                                              const InputSinks& sinks, std::stop_token stop) {
    InputReader reader(options, sinks, std::move(stop));
    for (const fs::path& input : inputs) {
        if (reader.isOver()) break;
        reader.read(input);
    }
    return reader.take();
}

std::uint64_t estimateArticles(const std::vector<fs::path>& inputs, std::stop_token stop) {
    std::uint64_t total = 0;
    const auto add = [&](const fs::path& file) { total += file.extension() == ".jsonl" ? countLines(file, stop) : 1; };
    for (const fs::path& input : inputs) {
        if (input == "-") return 0;
        std::error_code error;
        if (!fs::is_directory(input, error)) {
            add(input);
            continue;
        }
        std::uint64_t files = 0;
        for (fs::recursive_directory_iterator it(input, fs::directory_options::skip_permission_denied, error), end;
             !error && it != end && files < article::kMaxFiles && !stop.stop_requested(); it.increment(error)) {
            std::error_code ignored;
            if (it->is_regular_file(ignored)) add(it->path()), ++files;
        }
    }
    return total;
}

}  // namespace chancery::ingest
