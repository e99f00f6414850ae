#include "ui/graph/matrix_panel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/graph/choice_button.h"
#include "ui/graph/matrix_view.h"

namespace chancery::ui {

namespace {

class Legend : public QWidget {
public:
    Legend(const MatrixView& view, QWidget* parent) : QWidget(parent), m_view(view) {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        if (m_view.layoutOfScene().order.empty()) return;
        QPainter painter(this);
        const Metrics metrics(font());
        MatrixPainter(Palette::of(isDark(palette())), metrics).paintLegend(painter, QRectF(rect()), m_view.layoutOfScene(), m_view.colour());
    }

private:
    const MatrixView& m_view;
};

}  // namespace

MatrixPanel::MatrixPanel(Selection& selection, QWidget* parent)
    : QWidget(parent), m_view(new MatrixView(selection, this)), m_legend(new Legend(*m_view, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(6);
    row->addWidget(m_legend, 1);
    row->addWidget(new QLabel(tr("Colour:"), this));
    m_score = addChoice(tr("Score"), tr("Cooperation or conflict; the more events, the stronger"), MatrixColour::Score);
    m_count = addChoice(tr("Count"), tr("How many events, whatever they are"), MatrixColour::Count);
    auto* group = new QButtonGroup(this);
    for (QToolButton* button : {m_score, m_count}) {
        group->addButton(button);
        row->addWidget(button);
    }
    m_score->setChecked(true);
    column->addLayout(row);
    connect(m_view, &MatrixView::layoutChanged, m_legend, qOverload<>(&QWidget::update));
    setFocusProxy(m_view);
}

QToolButton* MatrixPanel::addChoice(const QString& text, const QString& tip, MatrixColour colour) {
    auto* button = new ChoiceButton(text, tip, this);
    connect(button, &QToolButton::clicked, this, [this, colour] {
        m_view->setColour(colour);
        m_legend->update();
    });
    return button;
}

}  // namespace chancery::ui
