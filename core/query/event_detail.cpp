#include "core/query/event_detail.h"

#include <algorithm>

namespace chancery::query {

namespace {

using store::Database;
using store::Statement;

base::Span spanAt(const Statement& query, int column) {
    return {query.as<std::uint32_t>(column), query.as<std::uint32_t>(column + 1)};
}

std::optional<base::Date> dateAt(const Statement& query, int column) {
    if (query.isNull(column)) return std::nullopt;
    return base::dateOf(query.integer(column));
}

void loadParticipants(const Database& database, EventDetail& detail) {
    Statement query = database.statement(
        "SELECT p.role, a.id, a.key, a.name, a.kind, a.country, a.side, p.office, a.rank "
        "FROM v_participant p JOIN actor a ON a.id = p.actor WHERE p.event = ? ORDER BY p.role, p.position");
    query.with(detail.id.value);
    while (query.step())
        (query.text(0) == "source" ? detail.sources : detail.targets)
            .push_back({{query.integer(1)}, query.string(2), query.string(3), query.as<actor::ActorKind>(4), query.string(5),
                        query.string(6), query.string(7), query.as<std::uint8_t>(8)});
}

void loadSpans(const Database& database, std::int64_t evidence, EvidenceRow& row) {
    Statement query = database.statement(
        "SELECT role, begin_byte, end_byte FROM evidence_span WHERE evidence = ? ORDER BY role, position");
    query.with(evidence);
    while (query.step()) {
        const base::Span span = spanAt(query, 1);
        switch (query.integer(0)) {
            case 0: row.sources.push_back(span); break;
            case 1: row.targets.push_back(span); break;
            case 2: row.date = span; break;
            default: row.place = span; break;
        }
    }
}

void loadEvidence(const Database& database, EventDetail& detail, std::int64_t lead) {
    Statement query = database.statement(
        "SELECT v.id, v.article, a.title, s.name, a.published, coalesce(n.number, 0), v.sentence_begin, v.sentence_end, "
        "v.trigger_begin, v.trigger_end, t.text, v.why_frame, v.why_date, v.why_actors, v.doubts "
        "FROM evidence v JOIN article a ON a.id = v.article JOIN source s ON s.id = a.source "
        "JOIN article_text t ON t.article = a.id LEFT JOIN sentence n ON n.id = v.sentence "
        "WHERE v.event = ? ORDER BY v.id <> ?, a.published, a.id, v.trigger_begin");
    query.with(detail.id.value, lead);
    while (query.step()) {
        EvidenceRow& row = detail.evidence.emplace_back();
        row.article = {query.integer(1)};
        row.articleTitle = query.string(2);
        row.source = query.string(3);
        row.published = dateAt(query, 4);
        row.sentenceNumber = query.as<std::uint32_t>(5);
        row.sentenceSpan = spanAt(query, 6);
        row.trigger = spanAt(query, 8);
        const std::string_view text = query.text(10);
        if (row.sentenceSpan.begin <= row.sentenceSpan.end && row.sentenceSpan.end <= text.size())
            row.sentence = std::string(base::textOf(text, row.sentenceSpan));
        row.first = query.integer(0) == lead;
        if (row.first) detail.explanation = {query.string(11), query.string(12), query.string(13), query.string(14)};
        loadSpans(database, query.integer(0), row);
    }
}

void loadLinks(const Database& database, EventDetail& detail) {
    Statement outcome = database.statement("SELECT outcome FROM plan_link WHERE plan = ?");
    outcome.with(detail.id.value);
    if (outcome.step()) detail.fulfilledBy = base::EventId{outcome.integer(0)};
    Statement plans = database.statement("SELECT plan FROM plan_link WHERE outcome = ? ORDER BY plan");
    plans.with(detail.id.value);
    while (plans.step()) detail.fulfils.push_back({plans.integer(0)});
}

}  // namespace

std::optional<EventDetail> loadEventDetail(const Database& database, base::EventId id) {
    EventDetail detail;
    detail.id = id;
    std::int64_t lead = 0;
    {
        Statement query = database.statement(
            "SELECT e.type, e.mode, e.status, e.begin_at, e.end_at, e.precision, e.date_basis, p.name, p.country, "
            "e.confidence, e.verified, e.summary, e.lead FROM event e JOIN place p ON p.id = e.place WHERE e.id = ?");
        query.with(id.value);
        if (!query.step()) return std::nullopt;
        detail.type = query.as<event::EventType>(0);
        detail.mode = query.string(1);
        detail.status = query.as<event::EventStatus>(2);
        detail.when = {query.integer(3), query.integer(4), query.as<base::Precision>(5)};
        detail.dateBasis = query.as<event::DateBasis>(6);
        detail.place = {query.string(7), query.string(8)};
        detail.confidence = query.real(9);
        detail.verified = query.integer(10) != 0;
        detail.summary = query.string(11);
        lead = query.integer(12);
    }
    {
        Statement query = database.statement("SELECT context FROM event_context WHERE event = ? ORDER BY context");
        query.with(id.value);
        while (query.step()) detail.context.push_back(query.string(0));
    }
    loadParticipants(database, detail);
    loadEvidence(database, detail, lead);
    loadLinks(database, detail);
    return detail;
}

std::optional<ArticleDetail> loadArticleDetail(const Database& database, base::ArticleId id) {
    ArticleDetail detail;
    detail.id = id;
    {
        Statement query = database.statement(
            "SELECT a.title, s.name, a.url, a.path, t.text, a.published, a.published_uncertain FROM article a "
            "JOIN source s ON s.id = a.source JOIN article_text t ON t.article = a.id WHERE a.id = ?");
        query.with(id.value);
        if (!query.step()) return std::nullopt;
        detail.title = query.string(0);
        detail.source = query.string(1);
        detail.url = query.string(2);
        detail.path = query.string(3);
        detail.text = query.string(4);
        detail.published = dateAt(query, 5);
        detail.publishedIsUncertain = query.integer(6) != 0;
    }
    Statement query = database.statement(
        "SELECT v.event, v.sentence_begin, v.sentence_end, v.trigger_begin, v.trigger_end FROM evidence v "
        "JOIN event e ON e.id = v.event WHERE v.article = ?1 AND e.rejected = 0 "
        "UNION ALL SELECT v.event, m.sentence_begin, m.sentence_end, m.trigger_begin, m.trigger_end FROM evidence v "
        "JOIN event e ON e.id = v.event JOIN evidence_mention m ON m.evidence = v.id "
        "WHERE v.article = ?1 AND e.rejected = 0");
    query.with(id.value);
    while (query.step()) detail.marks.push_back({{query.integer(0)}, spanAt(query, 1), spanAt(query, 3)});
    std::sort(detail.marks.begin(), detail.marks.end(), [](const ArticleMark& a, const ArticleMark& b) {
        return std::tie(a.sentence, a.trigger, a.event) < std::tie(b.sentence, b.trigger, b.event);
    });
    return detail;
}

}  // namespace chancery::query
