#include "core/query/row_matcher.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/base/date_interval.h"
#include "core/base/parallel.h"
#include "core/query/id_sql.h"

namespace chancery::query {

namespace {

using store::Database;
using store::Statement;

constexpr std::size_t kWorthAThread = 100'000;  ///< rows

class RowMatcher {
public:
    RowMatcher(const Database& database, const CaseColumns& columns)
        : m_database(database), m_columns(columns), m_rows(columns.all->rows), m_marks(m_rows.size(), 1) {}

    RowMarks take() { return std::move(m_marks); }

    void require(const Term& term) {
        switch (term.field) {
            case Field::Country:
            case Field::Official:
            case Field::Organisation: return keepActors(actorsOf(term), term.exclude);
            case Field::Place: return keepPlaces(placesOf(term), term.exclude);
            case Field::Type:
                return keepOneOf<event::kEventTypeCount>(term, event::parseEventType, [](const EventRow& row) { return row.type; });
            case Field::Status:
                return keepOneOf<event::kEventStatusCount>(term, event::parseEventStatus, [](const EventRow& row) { return row.status; });
            case Field::Basis:
                return keepOneOf<event::kDateBasisCount>(term, event::parseDateBasis, [](const EventRow& row) { return row.dateBasis; });
            case Field::Source:
            case Field::Mode:
            case Field::Context:
            case Field::Tag: return keepEvents(eventsOf(term), term.exclude);
        }
    }
    void requireSide(const std::string& side) { keepActors(actorsOfSide(side), false); }
    void requireWord(const std::string& word, bool exclude) { keepEvents(eventsWithWord(word), exclude); }

    template <typename Test>
    void keep(const Test& test) {
        base::overRanges(m_rows.size(), kWorthAThread, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) m_marks[i] &= static_cast<std::uint8_t>(test(m_rows[i]));
        });
    }

private:
    template <typename Use>
    void forEachId(const IdSql& sql, const Use& use) {
        Statement query = m_database.oneTime(sql.text);
        sql.bind(query);
        while (query.step()) use(query.integer(0));
    }

    RowMarks members(const IdSql& sql, const IdIndex& index, std::size_t count) {
        RowMarks out(count, 0);
        forEachId(sql, [&](std::int64_t id) {
            if (const auto at = index.find(id)) out[*at] = 1;
        });
        return out;
    }

    void keepActors(const IdSql& sql, bool exclude) {
        const RowMarks meant = members(sql, m_columns.actors, m_columns.all->actors().size());
        keep([&](const EventRow& row) {
            const auto participants = m_columns.all->participants(row);
            return std::any_of(participants.begin(), participants.end(), [&](std::uint32_t a) { return meant[a] != 0; }) != exclude;
        });
    }

    void keepPlaces(const IdSql& sql, bool exclude) {
        const RowMarks meant = members(sql, m_columns.places, m_columns.all->places().size());
        keep([&](const EventRow& row) { return (meant[row.place] != 0) != exclude; });
    }

    void keepEvents(const IdSql& sql, bool exclude) {
        RowMarks meant(m_rows.size(), 0);
        forEachId(sql, [&](std::int64_t id) {
            if (const auto row = m_columns.row(id)) meant[*row] = 1;
        });
        for (std::size_t i = 0; i < meant.size(); ++i) m_marks[i] &= static_cast<std::uint8_t>((meant[i] != 0) != exclude);
    }

    template <int Count, typename Parse, typename ValueOf>
    void keepOneOf(const Term& term, const Parse& parse, const ValueOf& valueOf) {
        std::array<bool, Count> wanted{};
        for (const std::string& value : term.values)
            if (const auto parsed = parse(value)) wanted[static_cast<std::size_t>(*parsed)] = true;
        keep([&](const EventRow& row) { return wanted[static_cast<std::size_t>(valueOf(row))] != term.exclude; });
    }

    const Database& m_database;
    const CaseColumns& m_columns;
    const EventRowList& m_rows;
    RowMarks m_marks;
};

}  // namespace

RowMarks markRows(const Database& database, const CaseColumns& columns, const Filter& filter, std::optional<Field> without) {
    RowMatcher matcher(database, columns);
    for (const Term& term : filter.terms)
        if (term.field != without && !term.values.empty()) matcher.require(term);
    for (const std::string& side : filter.with) matcher.requireSide(side);
    const bool certainly = filter.certainly;
    if (filter.after)
        matcher.keep([=, from = base::startOf(*filter.after)](const EventRow& row) { return (certainly ? row.begin : row.end) >= from; });
    if (filter.before)
        matcher.keep([=, to = base::endOf(*filter.before)](const EventRow& row) { return (certainly ? row.end : row.begin) <= to; });
    if (filter.minConfidence)
        matcher.keep([least = static_cast<float>(*filter.minConfidence)](const EventRow& row) { return row.confidence >= least; });
    if (filter.maxConfidence)
        matcher.keep([most = static_cast<float>(*filter.maxConfidence)](const EventRow& row) { return row.confidence <= most; });
    if (filter.verified) matcher.keep([wanted = *filter.verified](const EventRow& row) { return row.verified == wanted; });
    for (const std::string& word : filter.words) matcher.requireWord(word, false);
    for (const std::string& word : filter.excludedWords) matcher.requireWord(word, true);
    return matcher.take();
}

std::shared_ptr<EventRows> selectRows(const EventRows& all, const RowMarks& marks) {
    auto out = std::make_shared<EventRows>();
    out->names = all.names;
    out->totalInCase = all.totalInCase;
    const std::size_t count = base::partsWorthAThread(marks.size(), kWorthAThread);
    const auto edge = [&](std::size_t part) { return marks.begin() + static_cast<std::ptrdiff_t>(marks.size() * part / count); };
    std::vector<std::size_t> first(count + 1, 0);
    base::inParallel(count, [&](std::size_t part) {
        first[part + 1] = static_cast<std::size_t>(std::count(edge(part), edge(part + 1), std::uint8_t{1}));
    });
    std::partial_sum(first.begin(), first.end(), first.begin());
    out->rows.resize(first.back());
    base::inParallel(count, [&](std::size_t part) {
        std::size_t to = first[part];
        for (std::size_t i = marks.size() * part / count; i < marks.size() * (part + 1) / count; ++i)
            if (marks[i] != 0) out->rows[to++] = all.rows[i];
    });
    return out;
}

}  // namespace chancery::query
