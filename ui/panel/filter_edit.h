#pragma once
#include <QPlainTextEdit>

class QCompleter;
class QStringListModel;

namespace chancery::ui {

class ActiveFilter;
class CaseSession;

/// One line in which the filter language is typed: field names stand out, mistakes are underlined with their message as
/// tool tip, fields and values are completed while typing.
class FilterEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    FilterEdit(CaseSession& session, ActiveFilter& filter, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void stepped(int step);  ///< Enter: 1, to the next match; Shift+Enter: -1
    void left();       ///< Esc on an empty selection

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;  ///< colours of another theme
    void wheelEvent(QWheelEvent* event) override;

private:
    void showFilter();
    void highlight();
    void offerCompletions();
    void complete(const QString& completion);
    /// Where the word under the cursor begins.
    int wordStart() const;

    CaseSession& m_session;
    ActiveFilter& m_filter;
    QCompleter* m_completer;
    QStringListModel* m_completions;
    bool m_updating = false;
};

}  // namespace chancery::ui
