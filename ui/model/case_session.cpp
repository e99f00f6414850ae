#include "ui/model/case_session.h"

#include <algorithm>
#include <chrono>
#include <mutex>

#include "ui/job/job_runner.h"
#include "ui/state/active_filter.h"
#include "ui/state/selection.h"

namespace chancery::ui {

using base::Result;

namespace {

/// Opens its own read-only connection in the worker and asks one thing.
template <typename T, typename Ask>
Result<T> askCase(const std::string& path, Ask&& ask) {
    auto query = query::EventQuery::open(path);
    if (!query) return query.error();
    return ask(*query);
}

}  // namespace

/// A query that stays open, so that a change of the filter costs no new reading of the case. Workers take turns.
struct CaseSession::KeptQuery {
    std::mutex mutex;
    std::optional<query::EventQuery> query;

    template <typename T, typename Ask>
    Result<T> ask(const std::string& path, std::stop_token stop, Ask&& ask) {
        const std::lock_guard lock(mutex);
        if (stop.stop_requested()) return base::makeError(base::ErrorCode::Cancelled, "cancelled");
        if (!query) {
            auto opened = query::EventQuery::open(path);
            if (!opened) return opened.error();
            query = std::move(*opened);
        }
        return ask(*query);
    }
};

CaseSession::~CaseSession() = default;

CaseSession::CaseSession(JobRunner& jobs, ActiveFilter& filter, Selection& selection, QObject* parent)
    : QObject(parent),
      m_jobs(jobs),
      m_filter(filter),
      m_selection(selection),
      m_rows(std::make_shared<const query::EventRows>()) {
    m_typingPause.setSingleShot(true);
    m_typingPause.setInterval(std::chrono::milliseconds(60));
    // The first change is answered at once, those that follow close on it when they rest.
    connect(&m_filter, &ActiveFilter::changed, this, [this] {
        if (!m_typingPause.isActive()) askFiltered();
        else m_filterMoved = true;
        m_typingPause.start();
    });
    connect(&m_typingPause, &QTimer::timeout, this, [this] {
        if (m_filterMoved) askFiltered();
    });
    connect(&m_selection, &Selection::changed, this, &CaseSession::askDetail);
}

void CaseSession::open(const QString& path) {
    m_path = path;
    m_kept = std::make_shared<KeptQuery>();
    m_article.reset();
    m_detail.reset();
    m_selection.clear();
    emit pathChanged();
    emit articleChanged();
    refresh();
}

void CaseSession::refresh() {
    if (!isOpen()) return;
    askFiltered();
    askDetail();
}

void CaseSession::askFiltered() {
    m_filterMoved = false;
    askRows();
    askFacets();
}

void CaseSession::askRows() {
    if (!isOpen()) return;
    struct Rows {
        std::shared_ptr<const query::EventRows> found, searched;
    };
    m_jobs.start<Result<Rows>>(
        "rows",
        [kept = m_kept, path = m_path.toStdString(), filter = m_filter.filter()](std::stop_token stop) {
            return kept->ask<Rows>(path, stop, [&](const query::EventQuery& query) -> Result<Rows> {
                Rows rows;
                if (auto found = query.rows(filter, stop)) rows.found = std::move(*found);
                else return found.error();
                if (filter.words.empty()) return rows;
                if (auto searched = query.rows(filter.withoutWords(), stop)) rows.searched = std::move(*searched);
                else return searched.error();
                return rows;
            });
        },
        [this](const Result<Rows>& rows) {
            if (!rows) {
                emit failed(QString::fromStdString(rows.error().message));
                return;
            }
            m_rows = rows->found;
            m_searched = rows->searched;
            emit rowsChanged();
        },
        Urgency::First);
}

void CaseSession::askFacets() {
    if (!isOpen()) return;
    using Facets = Result<std::vector<query::Facet>>;
    m_jobs.start<Facets>(
        "facets",
        [kept = m_kept, path = m_path.toStdString(), filter = m_filter.filter()](std::stop_token stop) {
            return kept->ask<std::vector<query::Facet>>(
                path, stop, [&](const query::EventQuery& query) { return query.facets(filter, stop); });
        },
        [this](Facets facets) {
            if (!facets) return;  // the rows' question says the same
            m_facets = std::move(*facets);
            emit facetsChanged();
        },
        Urgency::Later);
}

void CaseSession::askDetail() {
    const base::EventId id = m_selection.current();
    if (!isOpen() || !id) {
        m_jobs.cancel("detail");
        m_detail.reset();
        emit detailChanged();
        return;
    }
    using Answer = Result<std::optional<query::EventDetail>>;
    m_jobs.start<Answer>(
        "detail",
        [path = m_path.toStdString(), id](std::stop_token) {
            return askCase<std::optional<query::EventDetail>>(
                path, [&](const query::EventQuery& query) { return query.detail(id); });
        },
        [this](Answer answer) {
            if (!answer) {
                emit failed(QString::fromStdString(answer.error().message));
                return;
            }
            m_detail = std::move(*answer);
            emit detailChanged();
            if (!m_detail || m_detail->evidence.empty()) return;
            const bool shown = m_article && std::any_of(m_detail->evidence.begin(), m_detail->evidence.end(),
                                                        [this](const auto& e) { return e.article == m_article->id; });
            if (!shown) showArticle(m_detail->evidence.front().article);
        });
}

void CaseSession::showArticle(base::ArticleId id) {
    using Answer = Result<std::optional<query::ArticleDetail>>;
    m_jobs.start<Answer>(
        "article",
        [path = m_path.toStdString(), id](std::stop_token) {
            return askCase<std::optional<query::ArticleDetail>>(
                path, [&](const query::EventQuery& query) { return query.article(id); });
        },
        [this](Answer answer) {
            if (!answer || !*answer) return;
            m_article = std::move(*answer);
            emit articleChanged();
        });
}

}  // namespace chancery::ui
