#include "core/query/case_columns.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace chancery::query {

namespace {

using store::Database;
using store::Statement;

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

/// Row ids as they are stored, to indices into the lists of EventRows.
std::unordered_map<std::int64_t, std::uint32_t> loadNames(const Database& database, EventRows& rows) {
    std::unordered_map<std::int64_t, std::uint32_t> sources;
    Statement query = database.statement("SELECT id, name FROM source ORDER BY id");
    while (query.step()) {
        sources[query.integer(0)] = static_cast<std::uint32_t>(rows.sourceNames.size());
        rows.sourceNames.push_back(query.string(1));
    }
    return sources;
}

std::unordered_map<std::int64_t, std::uint32_t> loadPlaces(const Database& database, EventRows& rows) {
    std::unordered_map<std::int64_t, std::uint32_t> places;
    Statement query = database.statement("SELECT id, name, country FROM place ORDER BY id");
    while (query.step()) {
        places[query.integer(0)] = static_cast<std::uint32_t>(rows.places.size());
        rows.places.push_back({query.string(1), query.string(2)});
    }
    if (rows.places.empty()) rows.places.emplace_back();
    return places;
}

std::unordered_map<std::int64_t, std::uint32_t> loadActors(const Database& database, EventRows& rows) {
    std::unordered_map<std::int64_t, std::uint32_t> actors;
    Statement query = database.statement("SELECT id, key, name, kind, country, side, office, rank FROM actor ORDER BY id");
    while (query.step()) {
        actors[query.integer(0)] = static_cast<std::uint32_t>(rows.actors.size());
        rows.actors.push_back({{query.integer(0)}, query.string(1), query.string(2), query.as<actor::ActorKind>(3),
                               query.string(4), query.string(5), query.string(6), clamped<std::uint8_t>(query.integer(7))});
    }
    return actors;
}

std::uint32_t numberOf(const std::unordered_map<std::int64_t, std::uint32_t>& numbers, std::int64_t id) {
    const auto found = numbers.find(id);
    return found == numbers.end() ? 0 : found->second;
}

void loadEvents(const Database& database, EventRows& rows) {
    const auto sources = loadNames(database, rows);
    const auto places = loadPlaces(database, rows);
    Statement query = database.statement(kRowsSql);
    while (query.step()) {
        EventRow& row = rows.rows.emplace_back();
        row.id = {query.integer(0)};
        row.begin = query.integer(1);
        row.end = query.integer(2);
        row.published = query.integer(3);
        row.reports = clamped<std::uint16_t>(query.integer(4));
        row.sourceName = numberOf(sources, query.integer(5));
        row.place = numberOf(places, query.integer(6));
        row.type = query.as<event::EventType>(7);
        row.status = query.as<event::EventStatus>(8);
        row.precision = query.as<base::Precision>(9);
        row.dateBasis = query.as<event::DateBasis>(10);
        row.verified = query.integer(11) != 0;
        row.confidence = static_cast<float>(query.real(12));
        row.salience = static_cast<float>(query.real(13));
        const std::string_view label = query.text(14).substr(0, std::numeric_limits<std::uint16_t>::max());
        row.labelBegin = static_cast<std::uint32_t>(rows.labels.size());
        row.labelLength = static_cast<std::uint16_t>(label.size());
        rows.labels += label;
    }
}

void loadParticipants(const Database& database, CaseColumns& columns, EventRows& rows) {
    const auto actors = loadActors(database, rows);
    struct Part {
        std::uint32_t row;
        std::uint32_t actor;
    };
    std::vector<Part> parts;  // by event, then role, then position: the order of the table
    Statement query = database.statement("SELECT event, role, actor FROM participant ORDER BY event, role, position");
    while (query.step()) {
        const auto at = columns.row(query.integer(0));
        if (!at) continue;
        EventRow& row = rows.rows[*at];
        std::uint16_t& count = query.integer(1) == 0 ? row.sourceCount : row.targetCount;
        if (count == std::numeric_limits<std::uint16_t>::max()) continue;
        ++count;
        parts.push_back({static_cast<std::uint32_t>(*at), numberOf(actors, query.integer(2))});
    }
    std::uint32_t next = 0;
    for (EventRow& row : rows.rows) {
        row.participantBegin = next;
        next += std::uint32_t{row.sourceCount} + row.targetCount;
    }
    rows.participants.resize(next);
    std::vector<std::uint32_t> filled(rows.rows.size(), 0);
    for (const Part& part : parts)
        rows.participants[rows.rows[part.row].participantBegin + filled[part.row]++] = part.actor;
}

/// Pairs (event, value) in any order, as lists of values for each row.
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

CaseColumns loadColumns(const Database& database) {
    CaseColumns columns;
    columns.dataVersion = database.number("PRAGMA data_version");
    columns.caseRevision = database.number("SELECT value FROM meta WHERE key = 'revision'");
    auto rows = std::make_shared<EventRows>();
    loadEvents(database, *rows);
    std::int64_t last = 0;
    for (const EventRow& row : rows->rows) last = std::max(last, row.id.value);
    columns.rowOfEvent.assign(static_cast<std::size_t>(last) + 1, -1);
    for (std::size_t i = 0; i < rows->rows.size(); ++i)
        columns.rowOfEvent[static_cast<std::size_t>(rows->rows[i].id.value)] = static_cast<std::int32_t>(i);
    loadParticipants(database, columns, *rows);
    rows->totalInCase = rows->rows.size();
    columns.all = std::move(rows);
    return columns;
}

FacetColumns loadFacetColumns(const Database& database, const CaseColumns& columns) {
    FacetColumns out;
    out.sources = [&] {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
        EventRows names;
        const auto numbers = loadNames(database, names);
        Statement query = database.statement(
            "SELECT DISTINCT v.event, a.source FROM evidence v JOIN article a ON a.id = v.article");
        while (query.step())
            if (const auto row = columns.row(query.integer(0)))
                pairs.emplace_back(static_cast<std::uint32_t>(*row), numberOf(numbers, query.integer(1)));
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

std::shared_ptr<EventRows> selectRows(const EventRows& all, const std::vector<bool>& marked) {
    auto out = std::make_shared<EventRows>();
    out->totalInCase = all.totalInCase;
    std::vector<std::int32_t> actors(all.actors.size(), -1), places(all.places.size(), -1), sources(all.sourceNames.size(), -1);
    out->places.push_back(all.places.front());
    places[0] = 0;
    // Moves an entry of a list over at its first use.
    const auto moved = [](auto& numbers, const auto& from, auto& to, std::uint32_t at) {
        if (numbers[at] < 0) {
            numbers[at] = static_cast<std::int32_t>(to.size());
            to.push_back(from[at]);
        }
        return static_cast<std::uint32_t>(numbers[at]);
    };
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
        if (!marked[i]) continue;
        EventRow row = all.rows[i];
        const std::string_view label = all.label(row);
        row.labelBegin = static_cast<std::uint32_t>(out->labels.size());
        out->labels += label;
        row.sourceName = moved(sources, all.sourceNames, out->sourceNames, row.sourceName);
        row.place = moved(places, all.places, out->places, row.place);
        const auto first = static_cast<std::uint32_t>(out->participants.size());
        for (std::uint32_t p = 0; p < std::uint32_t{row.sourceCount} + row.targetCount; ++p)
            out->participants.push_back(moved(actors, all.actors, out->actors, all.participants[row.participantBegin + p]));
        row.participantBegin = first;
        out->rows.push_back(row);
    }
    return out;
}

}  // namespace chancery::query
