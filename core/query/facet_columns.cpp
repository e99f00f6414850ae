#include "core/query/facet_columns.h"

#include <string>
#include <unordered_map>

namespace chancery::query {

namespace {

using store::Database;
using store::Statement;

/// A number for each text, in order of first use.
class Numbering {
public:
    explicit Numbering(std::vector<std::string>& names) : m_names(names) {
        for (std::size_t i = 0; i < names.size(); ++i) m_numbers.emplace(names[i], static_cast<std::uint32_t>(i));
    }
    std::uint32_t of(std::string_view text) {
        const auto [at, isNew] = m_numbers.try_emplace(std::string(text), static_cast<std::uint32_t>(m_names.size()));
        if (isNew) m_names.emplace_back(text);
        return at->second;
    }

private:
    std::vector<std::string>& m_names;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

/// Values of rows in any order.
struct RowValue {
    std::uint32_t row = 0, value = 0;
};

RowLists toLists(const std::vector<RowValue>& values, std::size_t rowCount) {
    RowLists out;
    out.begin.assign(rowCount + 1, 0);
    for (const auto& [row, value] : values) ++out.begin[row + 1];
    for (std::size_t i = 0; i < rowCount; ++i) out.begin[i + 1] += out.begin[i];
    out.values.resize(values.size());
    std::vector<std::uint32_t> next(out.begin.begin(), out.begin.end() - 1);
    for (const auto& [row, value] : values) out.values[next[row]++] = value;
    return out;
}

class Loader {
public:
    Loader(const Database& database, const CaseColumns& columns, const FormerColumns* former)
        : m_database(database), m_columns(columns), m_former(former && former->columns.facets ? former : nullptr) {}

    const FacetColumns* formerFacets() const { return m_former ? &*m_former->columns.facets : nullptr; }

    /// `sql` selects an event, by its column `event`, and something of it that valueOf(statement) makes a number of; ends in a condition.
    template <typename ValueOf>
    RowLists lists(const char* sql, const char* event, const RowLists* before, const ValueOf& valueOf) {
        std::vector<RowValue> values;
        if (m_former)
            for (std::size_t row = 0; row < m_former->rowNow.size(); ++row)
                if (m_former->rowNow[row] >= 0)
                    for (const std::uint32_t value : before->of(row)) values.push_back({static_cast<std::uint32_t>(m_former->rowNow[row]), value});
        forEachNew(sql, event, [&](std::uint32_t row, const Statement& query) { values.push_back({row, valueOf(query)}); });
        return toLists(values, m_columns.all->rows.size());
    }

    /// What only one article tells has that article's source, which the row knows.
    RowLists sources(const RowLists* before) {
        RowLists several = lists("SELECT DISTINCT e.id, a.source FROM event e JOIN evidence v ON v.event = e.id "
                                 "JOIN article a ON a.id = v.article WHERE e.reports > 1",
                                 "e.id", before, [&](const Statement& query) { return m_columns.sources.find(query.integer(1)).value_or(0); });
        const auto& rows = m_columns.all->rows;
        RowLists out;
        out.begin.reserve(rows.size() + 1);
        out.values.reserve(rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            out.begin.push_back(static_cast<std::uint32_t>(out.values.size()));
            if (rows[row].reports == 1) out.values.push_back(rows[row].sourceName);
            else out.values.insert(out.values.end(), several.of(row).begin(), several.of(row).end());
        }
        out.begin.push_back(static_cast<std::uint32_t>(out.values.size()));
        return out;
    }

    std::vector<std::uint32_t> modes(Numbering& names) {
        std::vector<std::uint32_t> modes(m_columns.all->rows.size(), 0);
        if (m_former)
            for (std::size_t row = 0; row < m_former->rowNow.size(); ++row)
                if (m_former->rowNow[row] >= 0) modes[static_cast<std::size_t>(m_former->rowNow[row])] = formerFacets()->modes[row];
        forEachNew("SELECT id, mode FROM event WHERE mode <> ''", "id", [&](std::uint32_t row, const Statement& query) { modes[row] = names.of(query.text(1)); });
        return modes;
    }

private:
    template <typename Use>
    void forEachNew(const std::string& sql, const std::string& event, const Use& use) {
        Statement query = m_database.statement(
            m_former ? sql + " AND " + event + " IN (SELECT event FROM event_change WHERE revision > ?1)" : sql);
        if (m_former) query.with(m_former->columns.caseRevision);
        while (query.step())
            if (const auto row = m_columns.row(query.integer(0))) use(static_cast<std::uint32_t>(*row), query);
    }

    const Database& m_database;
    const CaseColumns& m_columns;
    const FormerColumns* m_former;
};

}  // namespace

FacetColumns loadFacetColumns(const Database& database, const CaseColumns& columns, const FormerColumns* former) {
    Loader loader(database, columns, former);
    const FacetColumns* before = loader.formerFacets();
    FacetColumns out;
    if (before) {
        out.contextNames = before->contextNames;
        out.tagNames = before->tagNames;
        out.modeNames = before->modeNames;
    } else {
        out.modeNames.emplace_back();
    }
    Numbering contexts(out.contextNames), tags(out.tagNames), modes(out.modeNames);
    out.sources = loader.sources(before ? &before->sources : nullptr);
    out.contexts = loader.lists("SELECT event, context FROM event_context WHERE true", "event", before ? &before->contexts : nullptr,
                                [&](const Statement& query) { return contexts.of(query.text(1)); });
    out.tags = loader.lists("SELECT event, tag FROM event_tag WHERE true", "event", before ? &before->tags : nullptr,
                            [&](const Statement& query) { return tags.of(query.text(1)); });
    out.modes = loader.modes(modes);
    return out;
}

}  // namespace chancery::query
