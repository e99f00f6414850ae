#include "core/query/case_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "core/base/parallel.h"

namespace chancery::query {

namespace {

using store::Database;
using store::Statement;
using store::Transaction;

constexpr std::size_t kWorthAThread = 50'000;  ///< events
constexpr std::size_t kMostThreads = 4;
constexpr std::size_t kWorthReserving = 4'000'000;  ///< events: ids may have wide gaps

template <typename To>
To clamped(std::int64_t value) {
    return static_cast<To>(std::clamp<std::int64_t>(value, 0, std::numeric_limits<To>::max()));
}

/// A number for each text, in order of first use.
class Numbering {
public:
    explicit Numbering(std::vector<std::string>& names) : m_names(names) {}
    std::uint32_t of(std::string_view text) {
        const auto [at, isNew] = m_numbers.try_emplace(std::string(text), static_cast<std::uint32_t>(m_names.size()));
        if (isNew) m_names.emplace_back(text);
        return at->second;
    }

private:
    std::vector<std::string>& m_names;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

EventNames loadNames(const Database& database, CaseColumns& columns) {
    EventNames names;
    names.places.clear();
    Statement sources = database.statement("SELECT id, name FROM source ORDER BY id");
    while (sources.step()) {
        columns.sources.add(sources.integer(0));
        names.sourceNames.push_back(sources.string(1));
    }
    Statement places = database.statement("SELECT id, name, country FROM place ORDER BY id");
    while (places.step()) {
        columns.places.add(places.integer(0));
        names.places.push_back({places.string(1), places.string(2)});
    }
    if (names.places.empty()) names.places.emplace_back();
    Statement actors = database.statement("SELECT id, key, name, kind, country, side, office, rank FROM actor ORDER BY id");
    while (actors.step()) {
        columns.actors.add(actors.integer(0));
        names.actors.push_back({{actors.integer(0)}, actors.string(1), actors.string(2), actors.as<actor::ActorKind>(3),
                                actors.string(4), actors.string(5), actors.string(6), clamped<std::uint8_t>(actors.integer(7))});
    }
    return names;
}

/// The events of a range of ids, by begin.
struct Part {
    std::vector<EventRow> rows;
    std::vector<std::uint32_t> participants;
    std::string labels;
};

struct IdRange {
    std::int64_t first = 0, last = 0;  ///< both included
    std::size_t size() const { return static_cast<std::size_t>(std::max<std::int64_t>(0, last - first + 1)); }
};

bool isEarlier(const EventRow& a, const EventRow& b) { return a.begin != b.begin ? a.begin < b.begin : a.id < b.id; }

void loadEvents(const Database& database, const CaseColumns& columns, IdRange ids, Part& part) {
    Statement query = database.statement(
        "SELECT id, begin_at, end_at, published, reports, source, place, type, status, precision, date_basis, verified, "
        "confidence, salience, summary FROM event WHERE id BETWEEN ?1 AND ?2 AND rejected = 0 ORDER BY id");
    query.with(ids.first, ids.last);
    part.rows.reserve(std::min(ids.size(), kWorthReserving));
    while (query.step()) {
        EventRow& row = part.rows.emplace_back();
        row.id = {query.integer(0)};
        row.begin = query.integer(1);
        row.end = query.integer(2);
        row.published = query.integer(3);
        row.reports = clamped<std::uint16_t>(query.integer(4));
        row.sourceName = columns.sources.find(query.integer(5)).value_or(0);
        row.place = columns.places.find(query.integer(6)).value_or(0);
        row.type = query.as<event::EventType>(7);
        row.status = query.as<event::EventStatus>(8);
        row.precision = query.as<base::Precision>(9);
        row.dateBasis = query.as<event::DateBasis>(10);
        row.verified = query.integer(11) != 0;
        row.confidence = static_cast<float>(query.real(12));
        row.salience = static_cast<float>(query.real(13));
        const std::string_view label = query.text(14).substr(0, std::numeric_limits<std::uint16_t>::max());
        row.labelBegin = static_cast<std::uint32_t>(part.labels.size());
        row.labelLength = static_cast<std::uint16_t>(label.size());
        part.labels += label;
    }
}

void loadParticipants(const Database& database, const CaseColumns& columns, IdRange ids, Part& part) {
    Statement query = database.statement(
        "SELECT event, role, actor FROM participant WHERE event BETWEEN ?1 AND ?2 ORDER BY event, role, position");
    query.with(ids.first, ids.last);
    auto row = part.rows.begin();
    while (query.step()) {
        const std::int64_t event = query.integer(0);
        while (row != part.rows.end() && row->id.value < event) ++row;
        if (row == part.rows.end()) return;
        if (row->id.value != event) continue;
        if (row->sourceCount + row->targetCount == 0) row->participantBegin = static_cast<std::uint32_t>(part.participants.size());
        std::uint16_t& count = query.integer(1) == 0 ? row->sourceCount : row->targetCount;
        if (count == std::numeric_limits<std::uint16_t>::max()) continue;
        ++count;
        part.participants.push_back(columns.actors.find(query.integer(2)).value_or(0));
    }
}

// The participants too: whoever goes through the rows goes through them in the same order.
void sortByBegin(Part& part) {
    std::sort(part.rows.begin(), part.rows.end(), isEarlier);
    std::vector<std::uint32_t> participants;
    participants.reserve(part.participants.size());
    for (EventRow& row : part.rows) {
        const auto first = part.participants.begin() + row.participantBegin;
        row.participantBegin = static_cast<std::uint32_t>(participants.size());
        participants.insert(participants.end(), first, first + row.sourceCount + row.targetCount);
    }
    part.participants = std::move(participants);
}

Part loadPart(const Database& database, const CaseColumns& columns, IdRange ids) {
    Part part;
    loadEvents(database, columns, ids, part);
    loadParticipants(database, columns, ids, part);
    if (!std::is_sorted(part.rows.begin(), part.rows.end(), isEarlier)) sortByBegin(part);
    return part;
}

std::int64_t caseRevisionOf(const Database& database) {
    return database.number("SELECT value FROM meta WHERE key = 'revision'");
}

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

void join(std::vector<Part>& parts, EventRows& rows, EventNames& names) {
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
        const auto middle = static_cast<std::ptrdiff_t>(rows.rows.size());
        for (EventRow& row : part.rows) {
            row.participantBegin += static_cast<std::uint32_t>(names.participants.size());
            row.labelBegin += static_cast<std::uint32_t>(names.labels.size());
            rows.rows.push_back(row);
        }
        std::inplace_merge(rows.rows.begin(), rows.rows.begin() + middle, rows.rows.end(), isEarlier);
        names.participants.insert(names.participants.end(), part.participants.begin(), part.participants.end());
        names.labels += part.labels;
        part = {};
    }
}

/// Pairs (row, value) in any order, as lists of values for each row.
RowLists toLists(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs, std::size_t rowCount) {
    RowLists out;
    out.begin.assign(rowCount + 1, 0);
    for (const auto& [row, value] : pairs) ++out.begin[row + 1];
    for (std::size_t i = 0; i < rowCount; ++i) out.begin[i + 1] += out.begin[i];
    out.values.resize(pairs.size());
    std::vector<std::uint32_t> next(out.begin.begin(), out.begin.end() - 1);
    for (const auto& [row, value] : pairs) out.values[next[row]++] = value;
    return out;
}

RowLists loadWords(const Database& database, const CaseColumns& columns, std::string_view sql,
                   std::vector<std::string>& names) {
    Numbering numbering(names);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    Statement query = database.statement(sql);
    while (query.step())
        if (const auto row = columns.row(query.integer(0)))
            pairs.emplace_back(static_cast<std::uint32_t>(*row), numbering.of(query.text(1)));
    return toLists(pairs, columns.all->rows.size());
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

std::uint64_t revisionOf(const CaseColumns& columns, const Filter& filter) {
    return std::hash<std::string>{}(fmt::format("{} {} {}", columns.caseRevision, columns.dataVersion, filter.text()));
}

base::Result<CaseColumns> loadColumns(const Database& database, const std::string& path, std::stop_token stop) {
    CaseColumns columns;
    columns.dataVersion = database.number("PRAGMA data_version");
    columns.caseRevision = caseRevisionOf(database);
    EventNames names = loadNames(database, columns);
    auto parts = loadParts(database, path, columns, std::move(stop));
    if (!parts) return parts.error();
    auto rows = std::make_shared<EventRows>();
    join(*parts, *rows, names);
    std::int64_t last = 0;
    for (const EventRow& row : rows->rows) last = std::max(last, row.id.value);
    columns.rowOfEvent.assign(static_cast<std::size_t>(last) + 1, -1);
    for (std::size_t i = 0; i < rows->rows.size(); ++i)
        columns.rowOfEvent[static_cast<std::size_t>(rows->rows[i].id.value)] = static_cast<std::int32_t>(i);
    rows->names = std::make_shared<const EventNames>(std::move(names));
    rows->totalInCase = rows->rows.size();
    rows->revision = revisionOf(columns, {});
    columns.all = std::move(rows);
    return columns;
}

FacetColumns loadFacetColumns(const Database& database, const CaseColumns& columns) {
    FacetColumns out;
    out.sources = [&] {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
        Statement query = database.statement(
            "SELECT DISTINCT v.event, a.source FROM evidence v JOIN article a ON a.id = v.article");
        while (query.step())
            if (const auto row = columns.row(query.integer(0)))
                pairs.emplace_back(static_cast<std::uint32_t>(*row), columns.sources.find(query.integer(1)).value_or(0));
        return toLists(pairs, columns.all->rows.size());
    }();
    out.contexts = loadWords(database, columns, "SELECT event, context FROM event_context", out.contextNames);
    out.tags = loadWords(database, columns, "SELECT event, tag FROM event_tag", out.tagNames);
    out.modeNames.emplace_back();
    out.modes.assign(columns.all->rows.size(), 0);
    Numbering numbering(out.modeNames);
    numbering.of("");
    Statement query = database.statement("SELECT id, mode FROM event WHERE mode <> ''");
    while (query.step())
        if (const auto row = columns.row(query.integer(0))) out.modes[*row] = numbering.of(query.text(1));
    return out;
}

}  // namespace chancery::query
