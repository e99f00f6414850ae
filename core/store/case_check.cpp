#include "core/store/case_check.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace chancery::store {

namespace {

struct Rule {
    std::string_view broken;  ///< what is said, with the number of rows in front
    std::string_view count;
};

constexpr std::array kRules = {
    Rule{"events without evidence that no analyst has marked",
         "SELECT count(*) FROM event e WHERE NOT (verified OR rejected OR edited) "
         "AND NOT EXISTS (SELECT 1 FROM evidence v WHERE v.event = e.id)"},
    Rule{"pieces of evidence without an event",
         "SELECT count(*) FROM evidence v WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.id = v.event)"},
    Rule{"events told twice by one article",
         "SELECT count(*) FROM (SELECT 1 FROM evidence GROUP BY event, article HAVING count(*) > 1)"},
    Rule{"intervals that end before they begin", "SELECT count(*) FROM event WHERE end_at < begin_at"},
    Rule{"sentences outside of their text",
         "SELECT count(*) FROM sentence s JOIN article_text t ON t.article = s.article "
         "WHERE s.begin_byte > s.end_byte OR s.end_byte > length(CAST(t.text AS BLOB))"},
    Rule{"triggers outside of their text",
         "SELECT count(*) FROM evidence v JOIN article_text t ON t.article = v.article "
         "WHERE v.trigger_begin > v.trigger_end OR v.trigger_end > length(CAST(t.text AS BLOB))"},
    Rule{"articles without text",
         "SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM article_text t WHERE t.article = a.id)"},
    Rule{"groups of reports without their first one",
         "SELECT count(*) FROM evidence v WHERE NOT EXISTS "
         "(SELECT 1 FROM evidence l WHERE l.id = v.cluster AND l.cluster = l.id)"},
};

}  // namespace

CaseCounts countRows(const Database& database) {
    const auto count = [&](std::string_view sql) { return static_cast<std::uint64_t>(database.number(sql)); };
    CaseCounts out;
    out.articles = count("SELECT count(*) FROM article");
    out.sentences = count("SELECT count(*) FROM sentence");
    out.actors = count("SELECT count(*) FROM actor");
    out.events = count("SELECT count(*) FROM event WHERE NOT rejected");
    out.evidence = count("SELECT count(*) FROM evidence");
    return out;
}

std::vector<std::string> findProblems(const Database& database) {
    std::vector<std::string> out;
    {
        Statement query = database.statement("PRAGMA integrity_check(20)");
        while (query.step())
            if (query.text(0) != "ok") out.push_back("SQLite: " + query.string(0));
    }
    if (!out.empty()) return out;
    {
        Statement query = database.statement("PRAGMA foreign_key_check");
        while (query.step()) out.push_back(fmt::format("a row of {} points to none of {}", query.text(0), query.text(2)));
    }
    for (const Rule& rule : kRules)
        if (const std::int64_t rows = database.number(rule.count); rows > 0)
            out.push_back(fmt::format("{} {}", rows, rule.broken));
    return out;
}

}  // namespace chancery::store
