#include "core/query/case_columns.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/query/column_reader.h"

namespace chancery::query {

namespace {

using store::Database;
using store::Transaction;

constexpr std::size_t kWorthAThread = 50'000;  ///< events
constexpr std::size_t kMostThreads = 4;

/// The same over a connection of its own and in any thread; nothing if the case has been written to since `columns` began to be read.
base::Result<std::optional<Part>> loadPartAlone(const std::string& path, const CaseColumns& columns, IdRange ids, std::stop_token stop) {
    return store::guarded(path, [&]() -> base::Result<std::optional<Part>> {
        const auto database = store::openCase(path);
        if (!database) return database.error();
        const Database::Interruption interruption(*database, std::move(stop));
        const Transaction snapshot(*database, "BEGIN");
        if (caseRevisionOf(*database) != columns.caseRevision) return std::optional<Part>();
        return std::optional(loadPart(*database, columns, ids));
    });
}

base::Result<std::vector<Part>> loadParts(const Database& database, const std::string& path, const CaseColumns& columns, std::stop_token stop) {
    const IdRange all{database.number("SELECT min(id) FROM event"), database.number("SELECT max(id) FROM event")};
    const std::size_t count = std::min(base::partsWorthAThread(all.size(), kWorthAThread), kMostThreads);
    const auto rangeOf = [&](std::size_t i) {
        const auto edge = [&](std::size_t e) { return all.first + static_cast<std::int64_t>(all.size() * e / count); };
        return IdRange{edge(i), edge(i + 1) - 1};
    };
    std::vector<base::Result<std::optional<Part>>> read(count);
    base::inParallel(count, [&](std::size_t i) {
        read[i] = i == 0 ? std::optional(loadPart(database, columns, rangeOf(0))) : loadPartAlone(path, columns, rangeOf(i), stop);
    });
    std::vector<Part> parts;
    for (std::size_t i = 0; i < count; ++i) {
        if (!read[i]) return read[i].error();
        parts.push_back(*read[i] ? std::move(**read[i]) : loadPart(database, columns, rangeOf(i)));
    }
    return parts;
}

void join(std::vector<Part> parts, EventRows& rows, EventNames& names) {
    std::size_t count = 0, participants = 0, labels = 0;
    for (const Part& part : parts) {
        count += part.rows.size();
        participants += part.participants.size();
        labels += part.labels.size();
    }
    rows.rows.reserve(count);
    names.participants.reserve(participants);
    names.labels.reserve(labels);
    for (Part& part : parts) {
        for (EventRow& row : part.rows) {
            row.participantBegin += static_cast<std::uint32_t>(names.participants.size());
            row.labelBegin += static_cast<std::uint32_t>(names.labels.size());
        }
        names.participants.insert(names.participants.end(), part.participants.begin(), part.participants.end());
        names.labels += part.labels;
    }
    std::vector<std::size_t> next(parts.size(), 0);
    while (rows.rows.size() < count) {
        std::size_t first = parts.size();
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (next[i] < parts[i].rows.size() && (first == parts.size() || isEarlier(parts[i].rows[next[i]], parts[first].rows[next[first]]))) first = i;
        rows.rows.push_back(parts[first].rows[next[first]++]);
    }
}

}  // namespace

std::optional<std::uint32_t> IdIndex::find(std::int64_t id) const {
    if (m_ids.empty() || id < m_ids.front()) return std::nullopt;
    const auto guess = static_cast<std::uint64_t>(id - m_ids.front());  // ids seldom have gaps
    if (guess < m_ids.size() && m_ids[guess] == id) return static_cast<std::uint32_t>(guess);
    const auto found = std::lower_bound(m_ids.begin(), m_ids.end(), id);
    if (found == m_ids.end() || *found != id) return std::nullopt;
    return static_cast<std::uint32_t>(found - m_ids.begin());
}

bool IdIndex::startsWith(const IdIndex& other) const {
    return other.m_ids.size() <= m_ids.size() && std::equal(other.m_ids.begin(), other.m_ids.end(), m_ids.begin());
}

void setRows(CaseColumns& columns, std::shared_ptr<EventRows> rows, EventNames names) {
    std::int64_t last = 0;
    for (const EventRow& row : rows->rows) last = std::max(last, row.id.value);
    columns.rowOfEvent.assign(static_cast<std::size_t>(last) + 1, -1);
    for (std::size_t i = 0; i < rows->rows.size(); ++i)
        columns.rowOfEvent[static_cast<std::size_t>(rows->rows[i].id.value)] = static_cast<std::int32_t>(i);
    rows->names = std::make_shared<const EventNames>(std::move(names));
    rows->totalInCase = rows->rows.size();
    columns.all = std::move(rows);
}

base::Result<CaseColumns> loadColumns(const Database& database, const std::string& path, std::stop_token stop) {
    CaseColumns columns;
    columns.dataVersion = database.number("PRAGMA data_version");
    columns.caseRevision = caseRevisionOf(database);
    EventNames names = loadNames(database, columns);
    auto parts = loadParts(database, path, columns, std::move(stop));
    if (!parts) return parts.error();
    auto rows = std::make_shared<EventRows>();
    join(std::move(*parts), *rows, names);
    setRows(columns, std::move(rows), std::move(names));
    return columns;
}

}  // namespace chancery::query
