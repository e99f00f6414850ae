#include "core/store/article_table.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <tuple>

#include "core/base/date_interval.h"
#include "core/base/utf8.h"

namespace chancery::store {

namespace {

void bindDate(Statement& statement, int parameter, const std::optional<base::Date>& date) {
    if (date) statement.bind(parameter, base::startOf(*date));
    else statement.bindNull(parameter);
}

void bindDateline(Statement& statement, int first, const std::optional<article::Dateline>& dateline) {
    if (!dateline) {
        for (int i = 0; i < 6; ++i) statement.bindNull(first + i);
        return;
    }
    statement.bind(first, dateline->place);
    statement.bind(first + 1, dateline->country);
    statement.bind(first + 2, dateline->agency);
    bindDate(statement, first + 3, dateline->date);
    statement.bind(first + 4, dateline->span.begin);
    statement.bind(first + 5, dateline->span.end);
}

std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

std::optional<ArticleTable::Known> ArticleTable::find(const ContentHash& hash) const {
    Statement query = m_database.statement("SELECT id, extractor FROM article WHERE content_hash = ?");
    query.bindBlob(1, hash);
    if (!query.step()) return std::nullopt;
    return Known{query.integer(0), query.string(1)};
}

std::optional<ArticleTable::Twin> ArticleTable::findTwin(const article::Article& article) const {
    Statement query = m_database.statement(
        "SELECT a.id, a.extractor, a.date_source, a.published_uncertain, a.path = ?3 AND a.input_id = ?4 AS same FROM article_text t "
        "JOIN article a ON a.id = t.article WHERE substr(t.text, 1, 100) = substr(?1, 1, 100) AND t.text = ?1 AND a.title = ?2 "
        "ORDER BY same DESC LIMIT 2");
    query.with(article.text, article.title, article.path, article.id);
    if (!query.step()) return std::nullopt;
    const Twin first{{query.integer(0), query.string(1)}, query.as<article::DateSource>(2) == article::DateSource::Given, query.integer(3) != 0};
    const bool same = query.integer(4) != 0;
    if (query.step() && same == (query.integer(4) != 0)) return std::nullopt;
    return first;
}

std::vector<std::int64_t> ArticleTable::named(std::string_view name) const {
    Statement query = m_database.statement(
        "SELECT id FROM article WHERE CAST(id AS TEXT) = ?1 "
        "UNION ALL SELECT id FROM article WHERE (path = ?1 OR input_id = ?1 OR url = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM article WHERE CAST(id AS TEXT) = ?1) ORDER BY id");
    query.with(name);
    std::vector<std::int64_t> out;
    while (query.step()) out.push_back(query.integer(0));
    return out;
}

void ArticleTable::remove(std::int64_t article) {
    std::string text;
    {
        Statement query = m_database.statement("SELECT text FROM article_text WHERE article = ?");
        query.with(article);
        if (query.step()) text = query.string(0);
    }
    removeSentences(article, text);
    removeOffices(article);
    m_database.statement("DELETE FROM article_text WHERE article = ?").with(article).run();
    m_database.statement("DELETE FROM article WHERE id = ?").with(article).run();
}

std::int64_t ArticleTable::sourceId(const std::string& name) {
    m_database.statement("INSERT OR IGNORE INTO source(name, folded) VALUES (?, ?)")
        .with(name, base::foldForLookup(name))
        .run();
    Statement query = m_database.statement("SELECT id FROM source WHERE name = ?");
    query.with(name);
    return query.step() ? query.integer(0) : 0;
}

std::int64_t ArticleTable::placeId(const std::string& name, const std::string& country) {
    m_database.statement("INSERT OR IGNORE INTO place(name, country, folded) VALUES (?, ?, ?)")
        .with(name, country, base::foldForLookup(name))
        .run();
    Statement query = m_database.statement("SELECT id FROM place WHERE name = ? AND country = ?");
    query.with(name, country);
    return query.step() ? query.integer(0) : 0;
}

std::int64_t ArticleTable::write(const article::Article& article, const ContentHash& hash, const std::string& extractor,
                                 std::optional<std::int64_t> known) {
    const std::int64_t source = sourceId(article.source);
    Statement insert = m_database.statement(
        known ? "UPDATE article SET content_hash = ?, input_id = ?, title = ?, published = ?, published_at = ?, "
                "published_uncertain = ?, date_source = ?, source = ?, url = ?, authors = ?, dateline_place = ?, "
                "dateline_country = ?, dateline_agency = ?, dateline_date = ?, dateline_begin = ?, dateline_end = ?, "
                "path = ?, extractor = ?, imported = ? WHERE id = ?"
              : "INSERT INTO article(content_hash, input_id, title, published, published_at, published_uncertain, "
                "date_source, source, url, authors, dateline_place, dateline_country, dateline_agency, dateline_date, "
                "dateline_begin, dateline_end, path, extractor, imported) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bindBlob(1, hash);
    insert.bind(2, article.id);
    insert.bind(3, article.title);
    bindDate(insert, 4, article.published);
    if (article.publishedAt) insert.bind(5, *article.publishedAt);
    else insert.bindNull(5);
    insert.bind(6, article.publishedIsUncertain());
    insert.bind(7, article.dateSource);
    insert.bind(8, source);
    insert.bind(9, article.url);
    insert.bind(10, nlohmann::json(article.authors).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    bindDateline(insert, 11, article.dateline);
    insert.bind(17, article.path);
    insert.bind(18, extractor);
    insert.bind(19, now());
    if (known) insert.bind(20, *known);
    insert.run();
    if (known) return *known;
    const std::int64_t id = m_database.lastInsertId();
    m_database.statement("INSERT INTO article_text VALUES (?, ?)").with(id, article.text).run();
    return id;
}

std::vector<base::Span> ArticleTable::sentencesOf(const extraction::Extraction& extraction) {
    std::vector<base::Span> spans = extraction.sentences;
    if (spans.empty()) {
        for (const event::Event& event : extraction.events) {
            spans.push_back(event.evidence.sentence);
            for (const event::EventMention& mention : event.otherMentions) spans.push_back(mention.sentence);
        }
    }
    std::sort(spans.begin(), spans.end());
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
    return spans;
}

void ArticleTable::removeSentences(std::int64_t article, std::string_view text) {
    {
        Statement old = m_database.statement("SELECT id, begin_byte, end_byte FROM sentence WHERE article = ?");
        old.with(article);
        while (old.step())
            m_database.statement("INSERT INTO sentence_fts(sentence_fts, rowid, text) VALUES ('delete', ?, ?)")
                .with(old.integer(0), base::textOf(text, {old.as<std::uint32_t>(1), old.as<std::uint32_t>(2)}))
                .run();
    }
    m_database.statement("DELETE FROM sentence WHERE article = ?").with(article).run();
}

std::vector<std::int64_t> ArticleTable::writeSentences(std::int64_t article, std::string_view text,
                                                       const std::vector<base::Span>& sentences, bool replace) {
    if (replace) removeSentences(article, text);
    std::vector<std::int64_t> ids;
    ids.reserve(sentences.size());
    for (const base::Span span : sentences) {
        m_database.statement("INSERT INTO sentence(article, number, begin_byte, end_byte) VALUES (?, ?, ?, ?)")
            .with(article, ids.size() + 1, span.begin, span.end)
            .run();
        ids.push_back(m_database.lastInsertId());
        m_database.statement("INSERT INTO sentence_fts(rowid, text) VALUES (?, ?)")
            .with(ids.back(), base::textOf(text, span))
            .run();
    }
    return ids;
}

ArticleTable::StoredActor ArticleTable::writeActor(const actor::Actor& actor, const std::string& extractor) {
    std::int64_t id = 0;
    bool same = false;
    {
        Statement query = m_database.statement(
            "SELECT id, kind, country, organisation, name, rank, in_lexicon, extractor FROM actor WHERE key = ?");
        query.with(actor.id);
        if (query.step()) {
            id = query.integer(0);
            const auto mine = std::tuple(actor.inLexicon, int{actor.rank}, actor.name.size(), std::string_view(actor.name),
                                         std::string_view(actor.country), std::string_view(actor.organisation),
                                         static_cast<int>(actor.kind));
            const std::string_view name = query.text(4);
            const auto theirs = std::tuple(query.integer(6) != 0, query.as<int>(5), name.size(), name, query.text(2),
                                           query.text(3), query.as<int>(1));
            same = mine == theirs || (query.text(7) == extractor && mine < theirs);
        }
    }
    if (same) return {id, false};
    if (id == 0) {
        m_database.statement("INSERT INTO actor(key, kind, country, organisation, side, name, folded, rank, in_lexicon, "
                             "extractor) VALUES (?, 0, '', '', '', '', '', 0, 0, '')")
            .with(actor.id)
            .run();
        id = m_database.lastInsertId();
    }
    m_database
        .statement("UPDATE actor SET kind = ?, country = ?, organisation = ?, side = ?, name = ?, folded = ?, rank = ?, "
                   "in_lexicon = ?, extractor = ? WHERE id = ?")
        .with(actor.kind, actor.country, actor.organisation, actor.side(), actor.name, base::foldForLookup(actor.name),
              actor.rank, actor.inLexicon, extractor, id)
        .run();
    return {id, true};
}

void ArticleTable::writeActorName(std::int64_t actor, std::string_view name) {
    m_database.statement("INSERT OR IGNORE INTO actor_name VALUES (?, ?)").with(actor, name).run();
}

void ArticleTable::removeOffices(std::int64_t article) {
    m_database.statement("DELETE FROM office_held WHERE article = ?").with(article).run();
}

void ArticleTable::writeOffice(std::int64_t article, std::int64_t actor, const actor::Actor& told) {
    m_database.statement("INSERT OR IGNORE INTO office_held VALUES (?, ?, ?, ?)")
        .with(article, actor, told.office, told.former)
        .run();
}

}  // namespace chancery::store
