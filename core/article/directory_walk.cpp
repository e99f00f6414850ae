#include "core/article/directory_walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <vector>

#include "core/article/article_reader.h"

namespace chancery::article {

namespace {

namespace fs = std::filesystem;

class Walk {
public:
    Walk(const FileVisitor& visit, const WalkProblem& problem, const std::stop_token& stop)
        : m_visit(visit), m_problem(problem), m_stop(stop) {}

    /// False if the walk is over.
    bool folder(const fs::path& path, int depth) {
        if (depth > kMaxDirectoryDepth) {
            m_problem(path, base::makeError(base::ErrorCode::TooLarge,
                                            fmt::format("more than {} folders deep", kMaxDirectoryDepth)));
            return true;
        }
        for (const fs::path& entry : sortedEntries(path)) {
            if (m_stop.stop_requested()) return false;
            if (!visitEntry(entry, depth)) return false;
        }
        return true;
    }

private:
    std::vector<fs::path> sortedEntries(const fs::path& path) {
        std::vector<fs::path> entries;
        std::error_code error;
        fs::directory_iterator it(path, error);
        for (const fs::directory_iterator end; !error && it != end; it.increment(error)) {
            if (it->path().filename().native().starts_with('.')) continue;
            if (entries.size() >= kMaxFiles) break;
            entries.push_back(it->path());
        }
        if (error) m_problem(path, base::makeError(base::ErrorCode::Unreadable, error.message()));
        std::sort(entries.begin(), entries.end(),
                  [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
        return entries;
    }

    bool visitEntry(const fs::path& entry, int depth) {
        std::error_code error;
        const fs::file_status status = fs::symlink_status(entry, error);
        switch (status.type()) {
            case fs::file_type::directory:
                return folder(entry, depth + 1);
            case fs::file_type::regular:
                if (++m_files > kMaxFiles) {
                    m_problem(entry, base::makeError(base::ErrorCode::TooLarge,
                                                     fmt::format("more than {} files", kMaxFiles)));
                    return false;
                }
                return m_visit(entry);
            case fs::file_type::symlink:
                m_problem(entry,
                          base::makeError(base::ErrorCode::Unsupported, "symbolic link, not followed"));
                return true;
            case fs::file_type::none:
            case fs::file_type::not_found:
                m_problem(entry,
                          base::makeError(base::ErrorCode::Unreadable, error ? error.message() : "gone"));
                return true;
            default:
                m_problem(entry, base::makeError(base::ErrorCode::Unsupported,
                                                 "not a regular file (pipe, device or socket)"));
                return true;
        }
    }

    const FileVisitor& m_visit;
    const WalkProblem& m_problem;
    const std::stop_token& m_stop;
    std::size_t m_files = 0;
};

}  // namespace

void walkDirectory(const fs::path& folder, const FileVisitor& visit, const WalkProblem& problem,
                   std::stop_token stop) {
    Walk(visit, problem, stop).folder(folder, 1);
}

}  // namespace chancery::article
