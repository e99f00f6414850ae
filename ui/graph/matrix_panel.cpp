#include "ui/graph/matrix_panel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/graph/choice_button.h"
#include "ui/graph/matrix_view.h"
#include "ui/job/job_runner.h"

namespace chancery::ui {

namespace {

constexpr char kChannel[] = "matrix";

class Legend : public QWidget {
public:
    Legend(const MatrixView& view, QWidget* parent) : QWidget(parent), m_view(view) {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        if (m_view.shownLayout().order.empty()) return;
        QPainter painter(this);
        const Metrics metrics(font());
        MatrixPainter(Palette::of(isDark(palette())), metrics).paintLegend(painter, QRectF(rect()), m_view.shownLayout(), m_view.colour());
    }

private:
    const MatrixView& m_view;
};

}  // namespace

MatrixPanel::MatrixPanel(JobRunner& jobs, Selection& selection, QWidget* parent)
    : QWidget(parent), m_jobs(jobs), m_view(new MatrixView(selection, this)), m_legend(new Legend(*m_view, this)) {
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

MatrixPanel::~MatrixPanel() { m_jobs.cancel(kChannel); }

void MatrixPanel::setScene(std::shared_ptr<const GraphScene> scene, std::shared_ptr<const MeasuredGraph> measured) {
    if (scene == m_scene && measured == m_measured) return;
    m_scene = std::move(scene);
    m_measured = std::move(measured);
    m_isStale = m_jobs.isRunning(kChannel);
    if (!m_isStale) layOut();
}

void MatrixPanel::layOut() {
    using Made = std::shared_ptr<const MatrixLayout>;
    m_jobs.start<Made>(
        kChannel, [scene = m_scene, measured = m_measured](std::stop_token) -> Made { return std::make_shared<const MatrixLayout>(makeMatrixLayout(scene, measured.get())); },
        [this](const Made& layout) {
            m_view->showLayout(layout);
            if (std::exchange(m_isStale, false)) layOut();
        });
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
