// article_dump FILE|DIR|-...: what the reader makes of its inputs, one JSON object an article, for scoring by
// hand.
#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "core/article/article_reader.h"

using namespace chancery;

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    bool failed = false;
    const article::ArticleSink print = [](article::Article&& a) {
        nlohmann::json out = {{"id", a.id},       {"path", a.path},
                              {"title", a.title}, {"source", a.source},
                              {"url", a.url},     {"authors", a.authors},
                              {"text", a.text},   {"date_source", static_cast<int>(a.dateSource)}};
        out["published"] = a.published ? nlohmann::json(a.published->iso()) : nlohmann::json();
        if (a.dateline)
            out["dateline"] = {{"place", a.dateline->place},
                               {"agency", a.dateline->agency},
                               {"date", a.dateline->date ? a.dateline->date->iso() : ""}};
        std::cout << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
        return true;
    };
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        const auto report = name == "-" ? article::readArticles(std::cin, "-", {}, print)
                                        : article::readArticles(std::filesystem::path(name), {}, print);
        for (const auto& skipped : report.skipped) {
            failed = true;
            fmt::print(stderr, "{}: {}\n", skipped.path, skipped.reason.message);
        }
    }
    return failed ? 1 : 0;
}
