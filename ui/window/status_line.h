#pragma once
#include <QStatusBar>
#include <QTimer>

class QLabel;
class QProgressBar;
class QToolButton;

namespace chancery::ui {

class ActiveFilter;
class CaseSession;
class ElidedLabel;
class Importer;
class Selection;
class TimeWindow;

/// "1,284 events of 5,310 · 1 Nov – 30 Nov 2023 · 3 filters · 2 selected", always; beside it what was told last, for a while, and the
/// running import with its Cancel.
class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    StatusLine(CaseSession& session, ActiveFilter& filter, Selection& selection, TimeWindow& window, Importer& importer,
               QWidget* parent = nullptr);

    /// Shows `message` for some seconds beside the counts; a later one replaces it.
    void tell(const QString& message);

signals:
    void problemsRequested();  ///< a click on "3 could not be read"

private:
    void showCounts();
    void showProgress();
    void hideProgress();

    CaseSession& m_session;
    ActiveFilter& m_filter;
    Selection& m_selection;
    TimeWindow& m_window;
    Importer& m_importer;
    QLabel* m_counts;
    ElidedLabel* m_message;
    QTimer m_messageTime;
    QLabel* m_importText;
    QProgressBar* m_progress;
    QToolButton* m_cancel;
    QToolButton* m_problems;
};

}  // namespace chancery::ui
