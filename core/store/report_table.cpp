#include "core/store/report_table.h"

#include <algorithm>

namespace chancery::store {

const ReportActor& ReportTable::actor(std::int64_t id) const {
    const auto known = m_actors.find(id);
    if (known != m_actors.end()) return known->second;
    Statement query = m_database.statement("SELECT kind, side, key, rank FROM actor WHERE id = ?");
    query.with(id);
    ReportActor actor{id, actor::ActorKind::Other, {}, 0};
    if (query.step()) {
        actor.kind = query.as<actor::ActorKind>(0);
        actor.side = query.string(query.text(1).empty() ? 2 : 1);
        actor.rank = query.as<int>(3);
    }
    return m_actors.emplace(id, std::move(actor)).first->second;
}

Report ReportTable::load(std::int64_t id) const {
    Report report;
    report.id = id;
    Statement query = m_database.statement(
        "SELECT v.event, v.cluster, v.article, a.content_hash, coalesce(a.published, v.begin_at), a.source, v.type, "
        "v.status, v.mode, v.context, v.begin_at, v.end_at, v.precision, v.date_basis, v.place, p.folded, p.country, "
        "v.confidence, v.summary, v.why_frame, v.trigger_begin, v.trigger_end, v.sentence_hash, v.attached "
        "FROM evidence v JOIN article a ON a.id = v.article JOIN place p ON p.id = v.place WHERE v.id = ?");
    query.with(id);
    if (!query.step()) return report;
    report.event = query.integer(0);
    report.cluster = query.integer(1);
    report.article = query.integer(2);
    const auto hash = query.blob(3);
    std::copy_n(hash.begin(), std::min(hash.size(), report.articleHash.size()), report.articleHash.begin());
    report.published = query.integer(4);
    report.source = query.integer(5);
    report.type = query.as<event::EventType>(6);
    report.status = query.as<event::EventStatus>(7);
    report.mode = query.string(8);
    report.context = query.string(9);
    report.when = {query.integer(10), query.integer(11), query.as<base::Precision>(12)};
    report.basis = query.as<event::DateBasis>(13);
    report.place = query.integer(14);
    report.placeFolded = query.string(15);
    report.placeCountry = query.string(16);
    report.confidence = query.real(17);
    report.summary = query.string(18);
    report.frame = query.string(19);
    report.trigger = {query.as<std::uint32_t>(20), query.as<std::uint32_t>(21)};
    report.sentenceHash = query.integer(22);
    report.attached = query.integer(23);
    Statement spans = m_database.statement(
        "SELECT role, actor FROM evidence_span WHERE evidence = ? AND role < 2 ORDER BY role, position");
    spans.with(id);
    while (spans.step()) (spans.integer(0) == 0 ? report.sources : report.targets).push_back(actor(spans.integer(1)));
    return report;
}

std::vector<std::int64_t> ReportTable::find(std::int64_t block, DateLevel level, std::int64_t firstDay,
                                            std::int64_t lastDay) const {
    std::vector<std::int64_t> out;
    Statement query = m_database.statement(
        "SELECT evidence FROM merge_block WHERE block = ? AND level = ? AND day BETWEEN ? AND ?");
    query.with(block, level, firstDay, lastDay);
    while (query.step()) out.push_back(query.integer(0));
    return out;
}

std::vector<std::int64_t> ReportTable::ids(std::string_view sql, std::int64_t key) const {
    std::vector<std::int64_t> out;
    Statement query = m_database.statement(sql);
    query.with(key);
    while (query.step()) out.push_back(query.integer(0));
    return out;
}

std::vector<std::int64_t> ReportTable::membersOf(std::int64_t cluster) const {
    return ids("SELECT id FROM evidence WHERE cluster = ?", cluster);
}

std::vector<std::int64_t> ReportTable::attachedTo(std::int64_t cluster) const {
    return ids("SELECT id FROM evidence WHERE attached = ?", cluster);
}

std::int64_t ReportTable::attachment(std::int64_t cluster) const {
    const auto found = ids("SELECT attached FROM evidence WHERE id = ? AND attached IS NOT NULL", cluster);
    return found.empty() ? 0 : found.front();
}

bool ReportTable::isLeader(std::int64_t id) const {
    return !ids("SELECT 1 FROM evidence WHERE id = ? AND cluster = id", id).empty();
}

void ReportTable::setCluster(std::int64_t id, std::int64_t cluster) const {
    m_database.statement("UPDATE evidence SET cluster = ? WHERE id = ?").with(cluster, id).run();
}

void ReportTable::setAttachment(std::int64_t cluster, std::int64_t exact) const {
    m_database.statement("UPDATE evidence SET attached = nullif(?, 0) WHERE id = ?").with(exact, cluster).run();
}

void ReportTable::setEvent(std::int64_t id, std::int64_t event) const {
    m_database.statement("UPDATE evidence SET event = ? WHERE id = ?").with(event, id).run();
}

void ReportTable::addBlocks(const Report& report) const {
    for (const std::int64_t block : blocksOf(report))
        m_database.statement("INSERT OR IGNORE INTO merge_block VALUES (?, ?, ?, ?)")
            .with(block, levelOf(report), dayOf(report), report.id)
            .run();
}

void ReportTable::removeBlocks(std::int64_t id) const {
    m_database.statement("DELETE FROM merge_block WHERE evidence = ?").with(id).run();
}

}  // namespace chancery::store
