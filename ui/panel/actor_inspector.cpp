#include "ui/panel/actor_inspector.h"

#include <QAbstractListModel>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/drawing/shapes.h"
#include "ui/graph/graph_card.h"
#include "ui/graph/graph_session.h"
#include "ui/job/job_runner.h"
#include "ui/model/wording.h"
#include "ui/panel/panel_theme.h"
#include "ui/panel/score_chart.h"
#include "ui/panel/section.h"
#include "ui/state/selection.h"

namespace chancery::ui {

namespace {

constexpr std::size_t kMostListed = 2000;
constexpr std::size_t kMostChosen = 500;  ///< events that are also marked one by one in timeline and table

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// "8 Nov", "≤ 9 Nov"; with the year where the list spans several; what is no day as everywhere else.
QString shortWhen(const query::EventRow& row, bool years) {
    const QString day = years ? dayText(row.begin) : dayMonthText(row.begin);
    if (row.dateBasis == event::DateBasis::Publication) return QStringLiteral("≤ ") + day;
    return row.precision <= base::Precision::Day && row.end - row.begin < base::kDay ? day : whenText(row);
}

}  // namespace

struct ActorInspector::Content {
    std::shared_ptr<const query::EventRows> rows;
    QString title, subtitle, score, chartNote;
    std::array<std::uint32_t, event::kQuadClassCount> quads{};
    std::vector<std::uint32_t> events;  ///< rows, by time; at most kMostListed
    std::size_t eventCount = 0;
    analysis::LinkHistory history;      ///< of a link
    double begin = 0, end = 0;
    bool link = false;
};

/// The events of a link or of actors: glyph, date, words.
class LinkEventModel : public QAbstractListModel {
public:
    static constexpr int kRowRole = Qt::UserRole + 1;
    using QAbstractListModel::QAbstractListModel;

    void set(std::shared_ptr<const query::EventRows> rows, std::vector<std::uint32_t> events) {
        beginResetModel();
        m_rows = std::move(rows);
        m_events = std::move(events);
        endResetModel();
    }
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_events.size()); }
    const query::EventRow& at(int row) const { return m_rows->rows[m_events[static_cast<std::size_t>(row)]]; }
    std::vector<base::EventId> ids() const {
        std::vector<base::EventId> all;
        for (const std::uint32_t row : m_events) all.push_back(m_rows->rows[row].id);
        return all;
    }
    bool spansYears() const {
        return !m_events.empty() && analysis::civil(at(0).begin).year != analysis::civil(at(rowCount() - 1).begin).year;
    }
    QString label(int row) const { return fromView(m_rows->label(at(row))); }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
            return whenText(at(index.row())) + QStringLiteral("  ") + label(index.row());
        return {};
    }

private:
    std::shared_ptr<const query::EventRows> m_rows;
    std::vector<std::uint32_t> m_events;
};

namespace {

class LinkEventDelegate : public QStyledItemDelegate {
public:
    LinkEventDelegate(const LinkEventModel& model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {10, qRound(22 * Metrics(option.font).scale)};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Palette& colours = paletteFor(option.palette);
        const Metrics metrics(option.font);
        const query::EventRow& row = m_model.at(index.row());
        const bool selected = option.state & QStyle::State_Selected;
        const QColor ground = selected ? colours.accentSoft : option.state & QStyle::State_MouseOver ? colours.alt : colours.base;
        painter->save();
        painter->fillRect(option.rect, ground);
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF box(option.rect);
        drawMarker(*painter, colours, QPointF(box.left() + metrics.px(12), box.center().y()), row.quad(), row.status, {}, ground, metrics.scale);
        painter->setFont(metrics.widget);
        painter->setPen(colours.text2);
        const double dateLeft = box.left() + metrics.px(26), dateWidth = metrics.px(m_model.spansYears() ? 84 : 58);
        const QFontMetricsF font(metrics.widget);
        painter->drawText(QRectF(dateLeft, box.top(), dateWidth, box.height()), Qt::AlignVCenter | Qt::AlignLeft,
                          font.elidedText(shortWhen(row, m_model.spansYears()), Qt::ElideRight, dateWidth - metrics.px(4)));
        painter->setFont(selected ? metrics.bold : metrics.widget);
        painter->setPen(colours.text);
        const QRectF rest(dateLeft + dateWidth, box.top(), box.right() - dateLeft - dateWidth - metrics.px(4), box.height());
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, QFontMetricsF(painter->font()).elidedText(m_model.label(index.row()), Qt::ElideRight, rest.width()));
        painter->restore();
    }

private:
    const LinkEventModel& m_model;
};

}  // namespace

/// Shares of the quad classes as one bar.
class QuadBar : public QWidget {
public:
    explicit QuadBar(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

    void setCounts(const std::array<std::uint32_t, event::kQuadClassCount>& quads) {
        m_quads = quads;
        QStringList parts;
        for (const event::QuadClass quad : kQuadOrder)
            if (const std::uint32_t n = quads[static_cast<std::size_t>(quad)]; n > 0) parts.push_back(countText(n) + QLatin1Char(' ') + quadName(quad));
        setToolTip(parts.join(QLatin1Char('\n')));
        setAccessibleName(parts.join(QStringLiteral(", ")));
        update();
    }
    QSize sizeHint() const override { return {120, qRound(14 * Metrics(font()).scale)}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Palette& colours = paletteFor(palette());
        std::uint32_t total = 0;
        for (const std::uint32_t n : m_quads) total += n;
        double x = 0;
        for (const event::QuadClass quad : kQuadOrder) {
            const std::uint32_t n = m_quads[static_cast<std::size_t>(quad)];
            if (n == 0) continue;
            const double wide = static_cast<double>(width()) * n / total;
            painter.fillRect(QRectF(x, 2, std::max(1.0, wide - 1.5), height() - 4), colours.quad(quad).fill);
            x += wide;
        }
    }

private:
    std::array<std::uint32_t, event::kQuadClassCount> m_quads{};
};

ActorInspector::ActorInspector(JobRunner& jobs, GraphSession& session, Selection& selection, QWidget* parent)
    : QWidget(parent), m_jobs(jobs), m_session(session), m_selection(selection), m_title(new QLabel(this)), m_subtitle(new QLabel(this)),
      m_score(new QLabel(this)), m_scoreName(new QLabel(tr("Score"), this)), m_mix(new QuadBar(this)), m_chart(new ScoreChart), m_list(new QListView), m_events(new LinkEventModel(this)),
      m_only(new QPushButton(this)) {
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QFont big = scaledFont(font(), 1.25);
    big.setBold(true);
    m_title->setFont(big);
    for (QLabel* label : {m_title, m_subtitle, m_score}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_title->setTextFormat(Qt::PlainText);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_scoreName->setForegroundRole(QPalette::PlaceholderText);
    auto* mixName = new QLabel(tr("Mix"), this);
    mixName->setForegroundRole(QPalette::PlaceholderText);

    m_list->setModel(m_events);
    m_list->setItemDelegate(new LinkEventDelegate(*m_events, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Events"));
    m_chartSection = new Section(tr("Score over time"), m_chart, this);
    m_eventSection = new Section(tr("Events"), m_list, this);
    auto* timeline = new QPushButton(tr("Show in timeline"), this);

    auto* form = new QGridLayout;
    form->setColumnStretch(1, 1);
    form->setHorizontalSpacing(10);
    form->addWidget(m_scoreName, 0, 0);
    form->addWidget(m_score, 0, 1);
    form->addWidget(mixName, 1, 0);
    form->addWidget(m_mix, 1, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(timeline);
    buttons->addWidget(m_only);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addLayout(form);
    column->addWidget(m_chartSection);
    column->addWidget(m_eventSection, 1);
    column->addLayout(buttons);

    connect(timeline, &QPushButton::clicked, this, [this] {
        m_selection.setEvents(m_events->ids());
        emit showInTimelineRequested();
    });
    connect(m_only, &QPushButton::clicked, this, &ActorInspector::onlyChosenRequested);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid()) m_selection.select(m_events->at(index.row()).id);
    });
    connect(m_list, &QListView::activated, this, &ActorInspector::eventOpened);
    connect(&session, &GraphSession::sceneChanged, this, &ActorInspector::ask);
    connect(&selection, &Selection::actorsChanged, this, &ActorInspector::ask);
}

void ActorInspector::ask() {
    const ActorChoice choice = m_selection.actors();
    if (choice.keys.empty() || !m_session.graph().index) return;
    using Made = std::shared_ptr<const Content>;
    m_jobs.start<Made>(
        "inspector-actors",
        [scene = m_session.scene(), choice, note = tr("%1 in the period · %2 in the filter"), more = tr("and %1 more"), event = tr("event"),
         events = tr("events"), scoreWords = tr("<b>%1</b> in the period, %2 in the filter")](std::stop_token) -> Made {
            const analysis::ActorGraph& graph = *scene->graph;
            const analysis::DyadIndex& index = *graph.index;
            auto content = std::make_shared<Content>();
            content->rows = index.sharedRows();
            content->begin = graph.begin;
            content->end = graph.end;
            std::vector<std::uint32_t> actors;
            QStringList names;
            for (const std::string& key : choice.keys)
                if (const auto actor = index.fold().find(key)) {
                    actors.push_back(*actor);
                    names.push_back(QString::fromStdString(index.actors()[*actor].name));
                }
            if (actors.empty()) return nullptr;
            content->title = names.size() > 3 ? names.mid(0, 3).join(QStringLiteral(", ")) + QStringLiteral(" ") + more.arg(names.size() - 3) : names.join(QStringLiteral(", "));
            std::size_t all = 0;
            const auto take = [&](std::uint32_t row) {
                ++all;
                if (!graph.isInPeriod(index.rows().rows[row])) return;
                ++content->eventCount;
                ++content->quads[static_cast<std::size_t>(index.rows().rows[row].quad())];
                if (content->events.size() < kMostListed) content->events.push_back(row);
            };
            if (choice.link && actors.size() == 2) {
                content->link = true;
                const analysis::Dyad wanted{std::min(actors[0], actors[1]), std::max(actors[0], actors[1])};
                const auto dyads = index.dyads();
                const auto found = std::find(dyads.begin(), dyads.end(), wanted);
                if (found == dyads.end()) return nullptr;
                const auto dyad = static_cast<std::uint32_t>(found - dyads.begin());
                analysis::DyadStats total;
                // What the two only do side by side is none of it, unless there is nothing else.
                const auto acts = [&](std::uint32_t row) {
                    const auto arcs = index.arcs(row);
                    return std::any_of(arcs.begin(), arcs.end(), [&](analysis::DyadIndex::Arc arc) { return arc.dyad() == dyad && arc.way() != analysis::Way::Together; });
                };
                const auto rows = index.rowsOf(dyad);
                const bool onlyTogether = std::none_of(rows.begin(), rows.end(), acts);
                for (const std::uint32_t row : rows) {
                    if (!onlyTogether && !acts(row)) continue;
                    take(row);
                    total.add(index.rows().rows[row]);
                }
                const auto link = graph.linkOf(dyad);
                content->title = link ? linkTitle(*scene, graph.links[*link]) : names.join(QStringLiteral(" – "));
                content->score = scoreWords.arg(scoreText(link ? graph.links[*link].shown().score() : 0), scoreText(total.score()));
                if (total.count > 0)
                    content->history = analysis::linkHistory(index, dyad, std::nullopt, static_cast<double>(total.first), static_cast<double>(total.last) + 1);
            } else {
                for (std::uint32_t row = 0; row < index.rows().rows.size(); ++row) {
                    const auto members = index.actorsOf(row);
                    if (std::any_of(actors.begin(), actors.end(), [&](std::uint32_t actor) { return std::find(members.begin(), members.end(), actor) != members.end(); })) take(row);
                }
            }
            content->subtitle = note.arg(counted(content->eventCount, event, events), countText(all));
            return content;
        },
        [this](const Made& made) { show(made); });
}

void ActorInspector::show(const std::shared_ptr<const Content>& content) {
    if (!content) return;
    m_title->setText(content->title);
    m_subtitle->setText(content->subtitle);
    m_score->setText(content->score);
    m_score->setVisible(content->link);
    m_scoreName->setVisible(content->link);
    m_mix->setCounts(content->quads);
    m_chartSection->setVisible(content->link && !content->history.columns.empty());
    m_chart->setHistory(content->history, content->begin, content->end);
    m_events->set(content->rows, content->events);
    m_eventSection->setNote(content->events.size() < content->eventCount ? tr("first %1 of %2").arg(countText(content->events.size()), countText(content->eventCount))
                                                                         : countText(content->eventCount));
    if (content->eventCount <= kMostChosen) emit eventsChosen(m_events->ids());
    m_only->setText(content->link ? tr("Only this pair") : tr("Only these events"));
}

}  // namespace chancery::ui
