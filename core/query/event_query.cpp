#include "core/query/event_query.h"

#include <algorithm>
#include <optional>

#include "core/base/utf8.h"
#include "core/query/case_columns.h"
#include "core/query/column_reader.h"
#include "core/query/columns_patch.h"
#include "core/query/country_names.h"
#include "core/query/event_detail.h"
#include "core/query/facet_columns.h"
#include "core/query/facet_counter.h"
#include "core/query/row_matcher.h"
#include "core/store/database.h"

namespace chancery::query {

using store::Database;
using store::guarded;
using store::Statement;
using store::Transaction;

struct EventQuery::Impl {
    Impl(std::string casePath, Database opened) : path(std::move(casePath)), database(std::move(opened)) {}

    /// The snapshot of the running transaction; brought up to date when another connection has written.
    base::Status refresh(std::stop_token stop) {
        const std::int64_t version = database.number("PRAGMA data_version");
        if (columns && columns->dataVersion == version) return {};
        if (columns && columns->caseRevision == caseRevisionOf(database)) {  // something else was written
            columns->dataVersion = version;
            return {};
        }
        if (columns) columns = patchColumns(database, *columns);
        if (columns) return {};
        auto loaded = loadColumns(database, path, std::move(stop));
        if (!loaded) return loaded.error();
        columns = std::move(*loaded);
        return {};
    }

    base::Status refreshWithFacets(std::stop_token stop) {
        if (auto status = refresh(std::move(stop)); !status) return status;
        if (!columns->facets) columns->facets = loadFacetColumns(database, *columns);
        return {};
    }

    RowMarks marked(const Filter& filter, std::optional<Field> without = std::nullopt) {
        return markRows(database, *columns, filter, without);
    }

    std::string path;
    Database database;
    std::optional<CaseColumns> columns;
};

EventQuery::EventQuery(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
EventQuery::EventQuery(EventQuery&&) noexcept = default;
EventQuery& EventQuery::operator=(EventQuery&&) noexcept = default;
EventQuery::~EventQuery() = default;

base::Result<EventQuery> EventQuery::open(const std::string& casePath) {
    return guarded(casePath, [&]() -> base::Result<EventQuery> {
        auto database = store::openCase(casePath);
        if (!database) return database.error();
        return EventQuery(std::make_unique<Impl>(casePath, std::move(*database)));
    });
}

base::Result<std::shared_ptr<const EventRows>> EventQuery::rows(const Filter& filter, std::stop_token stop) const {
    return guarded(m_impl->path, [&]() -> base::Result<std::shared_ptr<const EventRows>> {
        const Database::Interruption interruption(m_impl->database, stop);
        const Transaction snapshot(m_impl->database, "BEGIN");
        if (auto status = m_impl->refresh(stop); !status) return status.error();
        const CaseColumns& columns = *m_impl->columns;
        if (filter.empty()) return columns.all;
        return std::shared_ptr<const EventRows>(selectRows(*columns.all, m_impl->marked(filter)));
    });
}

base::Result<std::vector<Facet>> EventQuery::facets(const Filter& filter, std::stop_token stop) const {
    return guarded(m_impl->path, [&]() -> base::Result<std::vector<Facet>> {
        const Database::Interruption interruption(m_impl->database, stop);
        const Transaction snapshot(m_impl->database, "BEGIN");
        if (auto status = m_impl->refreshWithFacets(stop); !status) return status.error();
        const CountryNames& countries = CountryNames::builtIn();
        const RowMarks underAll = m_impl->marked(filter);
        std::vector<Facet> out;
        for (const Field field : kFacetFields) {
            if (stop.stop_requested())
                return base::makeError(base::ErrorCode::Cancelled, m_impl->path + ": cancelled");
            const bool hasTerms = std::any_of(filter.terms.begin(), filter.terms.end(),
                                              [&](const Term& term) { return term.field == field; });
            out.push_back(countFacet(field, *m_impl->columns, hasTerms ? m_impl->marked(filter, field) : underAll, countries));
            finishFacet(out.back(), filter, countries);
        }
        return out;
    });
}

base::Result<std::optional<EventDetail>> EventQuery::detail(base::EventId id) const {
    return guarded(m_impl->path, [&]() -> base::Result<std::optional<EventDetail>> {
        const Transaction snapshot(m_impl->database, "BEGIN");
        return loadEventDetail(m_impl->database, id);
    });
}

base::Result<std::optional<ArticleDetail>> EventQuery::article(base::ArticleId id) const {
    return guarded(m_impl->path, [&]() -> base::Result<std::optional<ArticleDetail>> {
        const Transaction snapshot(m_impl->database, "BEGIN");
        return loadArticleDetail(m_impl->database, id);
    });
}

base::Result<std::vector<FacetValue>> EventQuery::complete(Field field, std::string_view prefix, std::size_t most) const {
    return guarded(m_impl->path, [&]() -> base::Result<std::vector<FacetValue>> {
        const Transaction snapshot(m_impl->database, "BEGIN");
        if (auto status = m_impl->refreshWithFacets({}); !status) return status.error();
        const CountryNames& countries = CountryNames::builtIn();
        const RowMarks everything(m_impl->columns->all->rows.size(), 1);
        Facet facet = countFacet(field, *m_impl->columns, everything, countries);
        finishFacet(facet, Filter(), countries);
        const std::string folded = base::foldForLookup(prefix);
        // A word of the value may begin so too: "jin" finds Park Jin, but behind those that begin with it.
        const auto place = [&](const FacetValue& value) {
            int best = 2;
            for (const std::string& text : {value.value, value.label}) {
                const std::string candidate = base::foldForLookup(text);
                if (candidate.starts_with(folded)) best = 0;
                else if (candidate.find(' ' + folded) != std::string::npos) best = std::min(best, 1);
            }
            return best;
        };
        std::vector<FacetValue> out;
        for (const int rank : {0, 1})
            for (const FacetValue& value : facet.values)
                if (out.size() < most && place(value) == rank) out.push_back(value);
        return out;
    });
}

}  // namespace chancery::query
