#include "core/article/article_reader.h"

#include <system_error>

#include "core/article/byte_source.h"
#include "core/article/directory_walk.h"
#include "core/article/format_table.h"
#include "core/article/read_context.h"

namespace chancery::article {

namespace {

namespace fs = std::filesystem;

void readSource(ByteSource& source, std::string_view name, ReadContext& context) {
    const auto head = source.peek(kHeadBytes);
    if (!head) return context.skip(head.error());
    const auto format = findFormat(name, *head);
    if (!format) return context.skip(format.error());
    if (head->empty()) return context.skip(base::makeError(base::ErrorCode::Malformed, "empty file"));
    (*format)->read(source, context);
}

void readFile(const fs::path& path, bool followLink, ReadContext& context) {
    context.begin(path.string(), std::nullopt);
    // A wrong extension is told without opening the file.
    if (!extensionOf(path.native()).empty())
        if (const auto format = findFormat(path.native(), {}); !format) return context.skip(format.error());
    FileSource file;
    if (const auto opened = file.open(path, followLink); !opened) return context.skip(opened.error());
    context.begin(path.string(), file.modified());
    readSource(file, path.native(), context);
}

}  // namespace

ReadReport readArticles(const fs::path& path, const ReadOptions& options, const ArticleSink& sink,
                        std::stop_token stop) {
    ReadContext context(options, sink, stop);
    std::error_code error;
    if (fs::is_directory(path, error)) {
        walkDirectory(
            path,
            [&](const fs::path& file) {
                readFile(file, false, context);
                return !context.stopped();
            },
            [&](const fs::path& entry, base::Error reason) {
                context.skip(entry.string(), std::move(reason));
            },
            stop);
    } else if (!stop.stop_requested()) {
        readFile(path, true, context);
    }
    return context.takeReport();
}

ReadReport readArticles(std::istream& in, std::string_view name, const ReadOptions& options,
                        const ArticleSink& sink, std::stop_token stop) {
    ReadContext context(options, sink, std::move(stop));
    context.begin(std::string(name), std::nullopt, false);
    StreamSource source(in);
    if (!context.stopped()) readSource(source, {}, context);
    return context.takeReport();
}

base::Result<std::vector<Article>> parseArticles(std::string_view bytes, std::string_view nameHint,
                                                 const ReadOptions& options) {
    std::vector<Article> articles;
    const ArticleSink sink = [&](Article&& article) {
        articles.push_back(std::move(article));
        return true;
    };
    ReadContext context(options, sink, {});
    context.begin(std::string(nameHint), std::nullopt);
    MemorySource source(bytes);
    readSource(source, nameHint, context);
    ReadReport report = context.takeReport();
    if (articles.empty() && !report.skipped.empty()) return std::move(report.skipped.front().reason);
    return articles;
}

}  // namespace chancery::article
