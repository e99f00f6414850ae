#pragma once
#include <QWidget>

class QLabel;
class QToolButton;

namespace chancery::ui {

/// A titled part of a panel that folds away: arrow, bold title, grey note, content below.
class Section : public QWidget {
    Q_OBJECT
public:
    Section(const QString& title, QWidget* content, QWidget* parent = nullptr);

    void setNote(const QString& note);  ///< "2 reports"
    bool isOpen() const { return m_open; }
    void setOpen(bool open);

private:
    QToolButton* m_header;
    QLabel* m_note;
    QWidget* m_content;
    bool m_open = true;
};

}  // namespace chancery::ui
