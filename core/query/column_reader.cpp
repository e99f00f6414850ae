#include "core/query/column_reader.h"

#include <limits>

namespace chancery::query {

using store::Database;
using store::Statement;

namespace {

constexpr std::size_t kWorthReserving = 4'000'000;  ///< events: ids may have wide gaps

template <typename To>
To clamped(std::int64_t value) {
    return static_cast<To>(std::clamp<std::int64_t>(value, 0, std::numeric_limits<To>::max()));
}

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

}  // namespace

std::int64_t caseRevisionOf(const Database& database) {
    return database.number("SELECT value FROM meta WHERE key = 'revision'");
}

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
    Statement actors = database.statement("SELECT id, key, name, kind, country, side, rank FROM actor ORDER BY id");
    while (actors.step()) {
        columns.actors.add(actors.integer(0));
        names.actors.push_back({{actors.integer(0)}, actors.string(1), actors.string(2), actors.as<actor::ActorKind>(3),
                                actors.string(4), actors.string(5), {}, clamped<std::uint8_t>(actors.integer(6))});
    }
    return names;
}

Part loadPart(const Database& database, const CaseColumns& columns, IdRange ids) {
    Part part;
    loadEvents(database, columns, ids, part);
    loadParticipants(database, columns, ids, part);
    if (!std::is_sorted(part.rows.begin(), part.rows.end(), isEarlier)) sortByBegin(part);
    return part;
}

}  // namespace chancery::query
