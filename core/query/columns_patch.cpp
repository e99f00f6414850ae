#include "core/query/columns_patch.h"

#include <algorithm>
#include <iterator>

#include "core/query/column_reader.h"
#include "core/query/facet_columns.h"

namespace chancery::query {

namespace {

using store::Database;
using store::Statement;

constexpr std::size_t kAlwaysWorth = 2'000;  ///< changed events; else at most an eighth of all

std::vector<std::int64_t> changedSince(const Database& database, std::int64_t revision) {
    std::vector<std::int64_t> events;
    Statement query = database.statement("SELECT DISTINCT event FROM event_change WHERE revision > ? ORDER BY event");
    query.with(revision);
    while (query.step()) events.push_back(query.integer(0));
    return events;
}

std::vector<EventRow> loadChanged(const Database& database, const CaseColumns& columns, const std::vector<std::int64_t>& events, EventNames& names) {
    std::vector<EventRow> rows;
    for (std::size_t i = 0; i < events.size();) {
        std::size_t end = i + 1;
        while (end < events.size() && events[end] == events[end - 1] + 1) ++end;
        const Part part = loadPart(database, columns, {events[i], events[end - 1]});
        for (EventRow row : part.rows) {
            row.participantBegin += static_cast<std::uint32_t>(names.participants.size());
            row.labelBegin += static_cast<std::uint32_t>(names.labels.size());
            rows.push_back(row);
        }
        names.participants.insert(names.participants.end(), part.participants.begin(), part.participants.end());
        names.labels += part.labels;
        i = end;
    }
    std::sort(rows.begin(), rows.end(), isEarlier);
    return rows;
}

/// Labels of events that have changed or gone stay in the text until half of it is such.
bool isMostlyStale(const EventRows& rows, const EventNames& names) {
    std::size_t used = 0;
    for (const EventRow& row : rows.rows) used += row.labelLength;
    return names.labels.size() > 2 * used + 1'000'000;
}

}  // namespace

std::optional<CaseColumns> patchColumns(const Database& database, const CaseColumns& old) {
    CaseColumns columns;
    columns.dataVersion = database.number("PRAGMA data_version");
    columns.caseRevision = caseRevisionOf(database);
    if (old.caseRevision > columns.caseRevision || old.caseRevision < database.number("SELECT value FROM meta WHERE key = 'changes_since'"))
        return std::nullopt;
    const std::vector<std::int64_t> changed = changedSince(database, old.caseRevision);
    if (changed.size() > std::max(kAlwaysWorth, old.all->rows.size() / 8)) return std::nullopt;

    EventNames names = loadNames(database, columns);
    const bool sameNumbers = columns.actors.startsWith(old.actors) && columns.places.startsWith(old.places) && columns.sources.startsWith(old.sources);
    if (!sameNumbers) return std::nullopt;
    names.participants = old.all->names->participants;
    names.labels = old.all->names->labels;
    const std::vector<EventRow> added = loadChanged(database, columns, changed, names);

    auto rows = std::make_shared<EventRows>();
    rows->rows.reserve(old.all->rows.size() + added.size());
    FormerColumns former{old, std::vector<std::int32_t>(old.all->rows.size(), -1)};
    std::vector<bool> stale(old.all->rows.size(), false);
    for (const std::int64_t event : changed)
        if (const auto row = old.row(event)) stale[*row] = true;
    auto next = added.begin();
    for (std::size_t i = 0; i < old.all->rows.size(); ++i) {
        if (stale[i]) continue;
        const EventRow& row = old.all->rows[i];
        for (; next != added.end() && isEarlier(*next, row); ++next) rows->rows.push_back(*next);
        former.rowNow[i] = static_cast<std::int32_t>(rows->rows.size());
        rows->rows.push_back(row);
    }
    rows->rows.insert(rows->rows.end(), next, added.end());
    if (isMostlyStale(*rows, names)) return std::nullopt;
    setRows(columns, std::move(rows), std::move(names));
    if (old.facets) columns.facets = loadFacetColumns(database, columns, &former);
    return columns;
}

}  // namespace chancery::query
