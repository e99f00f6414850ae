#pragma once
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/article/article_reader.h"

namespace chancery::article::test {

/// A folder of its own for one test, gone with it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "chancery-article-XXXXXX").string();
        m_path = mkdtemp(pattern.data());
    }
    ~TemporaryFolder() {
        std::error_code error;
        std::filesystem::remove_all(m_path, error);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path write(const std::string& name, std::string_view content) const {
        const auto file = m_path / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary)
            .write(content.data(), static_cast<std::streamsize>(content.size()));
        return file;
    }

private:
    std::filesystem::path m_path;
};

struct ReadResult {
    std::vector<Article> articles;
    ReadReport report;

    /// The report's words, one line an input.
    std::string problems() const {
        std::string out;
        for (const SkippedInput& skipped : report.skipped)
            out += skipped.path + ": " + skipped.reason.message + "\n";
        return out;
    }
};

inline ReadResult readPath(const std::filesystem::path& path, const ReadOptions& options = {}) {
    ReadResult out;
    out.report = readArticles(path, options, [&](Article&& article) {
        out.articles.push_back(std::move(article));
        return true;
    });
    return out;
}

/// The one article that the bytes give; a test failure and an empty one otherwise.
inline Article readOne(std::string_view bytes, std::string_view name, const ReadOptions& options = {}) {
    auto articles = parseArticles(bytes, name, options);
    if (!articles || articles->size() != 1) {
        ADD_FAILURE() << name << ": "
                      << (articles ? std::to_string(articles->size()) + " articles"
                                   : articles.error().message);
        return {};
    }
    return std::move(articles->front());
}

inline std::string isoOf(const std::optional<base::Date>& date) {
    return date ? date->iso() : "none";
}

}  // namespace chancery::article::test
