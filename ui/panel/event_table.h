#pragma once
#include <QTableView>

namespace chancery::ui {

class CaseSession;
class EventTableModel;
class Selection;

/// The events of the filter as rows; shares the selection with every other view.
class EventTable : public QTableView {
    Q_OBJECT
public:
    EventTable(CaseSession& session, Selection& selection, QWidget* parent = nullptr);

signals:
    /// Double click or Enter: bring it into the timeline's view.
    void activatedEvent(qint64 eventId);

private:
    void showRows();
    void showSelection();
    void takeSelection();

    CaseSession& m_session;
    Selection& m_selection;
    EventTableModel* m_model;
    bool m_following = false;  ///< true while the table itself follows the shared selection
};

}  // namespace chancery::ui
