#include "ui/panel/section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace chancery::ui {

Section::Section(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent), m_header(new QToolButton(this)), m_note(new QLabel(this)), m_content(content) {
    m_header->setText(title);
    m_header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_header->setArrowType(Qt::DownArrow);
    m_header->setStyleSheet("QToolButton { border: none; padding: 2px 0; }");  // a heading, not a button that stays down
    m_header->setCheckable(true);
    m_header->setChecked(true);
    QFont bold = font();
    bold.setBold(true);
    m_header->setFont(bold);
    m_note->setForegroundRole(QPalette::PlaceholderText);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_header);
    row->addWidget(m_note);
    row->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(m_content);
    connect(m_header, &QToolButton::toggled, this, [this](bool open) {
        m_header->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_content->setVisible(open);
    });
}

void Section::setNote(const QString& note) { m_note->setText(note); }
bool Section::isOpen() const { return m_header->isChecked(); }
void Section::setOpen(bool open) { m_header->setChecked(open); }

}  // namespace chancery::ui
