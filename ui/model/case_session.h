#pragma once
#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "core/query/event_query.h"
#include "core/query/event_rows.h"

namespace chancery::ui {

class ActiveFilter;
class JobRunner;
class Selection;

/// The open case as the views see it: asks the case file in the background whenever the filter, the selection or the
/// file's content changes, and hands out finished values. The GUI thread runs no SQL. GUI thread only.
class CaseSession : public QObject {
    Q_OBJECT
public:
    CaseSession(JobRunner& jobs, ActiveFilter& filter, Selection& selection, QObject* parent = nullptr);
    ~CaseSession() override;

    const QString& path() const { return m_path; }
    bool isOpen() const { return !m_path.isEmpty(); }
    /// Never null; empty before the first case is open.
    const std::shared_ptr<const query::EventRows>& rows() const { return m_rows; }
    /// What the filter's free words search: the rows without these words. Null when it has none.
    const std::shared_ptr<const query::EventRows>& searched() const { return m_searched; }
    const std::vector<query::Facet>& facets() const { return m_facets; }
    /// Of the selection's current event.
    const std::optional<query::EventDetail>& detail() const { return m_detail; }
    /// The article that the reader shows.
    const std::optional<query::ArticleDetail>& article() const { return m_article; }

    /// Shows another case file (it must be one already; store::CaseStore creates them).
    void open(const QString& path);
    /// Asks again, because something was written to the file.
    void refresh();
    /// Shows this article; selecting an event shows its first one by itself.
    void showArticle(base::ArticleId id);

signals:
    void pathChanged();
    void rowsChanged();
    void facetsChanged();
    void detailChanged();
    void articleChanged();
    /// A question failed: what the person is told.
    void failed(const QString& message);

private:
    void askFiltered();
    void askRows();
    void askFacets();
    void askDetail();

    struct KeptQuery;

    JobRunner& m_jobs;
    ActiveFilter& m_filter;
    Selection& m_selection;
    QString m_path;
    QTimer m_typingPause;
    bool m_filterMoved = false;  ///< since it was asked
    std::shared_ptr<KeptQuery> m_kept;  ///< of the open case: remembers its columns from question to question
    std::shared_ptr<const query::EventRows> m_rows, m_searched;
    std::vector<query::Facet> m_facets;
    std::optional<query::EventDetail> m_detail;
    std::optional<query::ArticleDetail> m_article;
};

}  // namespace chancery::ui
