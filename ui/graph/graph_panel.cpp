#include "ui/graph/graph_panel.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/analysis/graph_walk.h"
#include "ui/graph/choice_button.h"
#include "ui/graph/graph_session.h"
#include "ui/graph/graph_view.h"
#include "ui/graph/graph_wording.h"
#include "ui/graph/matrix_panel.h"
#include "ui/graph/matrix_view.h"
#include "ui/graph/measures_table.h"
#include "ui/graph/scene_measures.h"
#include "ui/model/wording.h"
#include "ui/state/active_filter.h"
#include "ui/state/selection.h"
#include "ui/state/time_window.h"
#include "ui/theme/theme.h"

namespace chancery::ui {

namespace {

constexpr int kLeastChoice = 96;  ///< of a choice, where the window is small

constexpr int kPlayTickMs = 50;
constexpr int kMostEgoSteps = 3;

}  // namespace

GraphPanel::GraphPanel(JobRunner& jobs, GraphSession& session, Selection& selection, TimeWindow& window, ActiveFilter& filter, QWidget* parent)
    : QWidget(parent), m_session(session), m_selection(selection), m_window(window), m_filter(filter), m_view(new GraphView(jobs, session, selection, this)),
      m_matrix(new MatrixPanel(jobs, selection, this)), m_table(new MeasuresTable(session.measures(), selection, this)),
      m_pages(new QStackedWidget(this)), m_menu(new QMenu(tr("&Graph"), this)) {
    fillMenu();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    for (QWidget* page : {static_cast<QWidget*>(m_view), static_cast<QWidget*>(m_matrix), static_cast<QWidget*>(m_table)}) m_pages->addWidget(page);
    column->addWidget(m_pages, 1);
    m_playClock.setInterval(kPlayTickMs);
    connect(&m_playClock, &QTimer::timeout, this, &GraphPanel::advancePlay);
    connect(&session, &GraphSession::sceneChanged, this, &GraphPanel::showCounts);
    connect(m_view, &GraphView::egoRequested, this, &GraphPanel::showEgo);
    connect(m_view, &GraphView::menuRequested, this, &GraphPanel::showMenu);
    connect(m_view, &GraphView::actorsActivated, this, &GraphPanel::eventActivated);
    connect(&session, &GraphSession::sceneChanged, this, &GraphPanel::feedPage);
    connect(&session.measures(), &SceneMeasures::measured, this, &GraphPanel::feedPage);
    connect(&m_matrix->view(), &MatrixView::egoRequested, this, &GraphPanel::showEgo);
    connect(&m_matrix->view(), &MatrixView::menuRequested, this, &GraphPanel::showMenu);
    connect(&m_matrix->view(), &MatrixView::actorsActivated, this, &GraphPanel::eventActivated);
    connect(m_table, &MeasuresTable::actorsActivated, this, &GraphPanel::eventActivated);
    connect(m_table, &MeasuresTable::menuRequested, this, &GraphPanel::showMenu);
    connect(m_table, &MeasuresTable::told, this, &GraphPanel::told);
    connect(&selection, &Selection::periodChanged, this, [this] {
        if (!m_selection.period()) m_play->setChecked(false);
    });
}

QWidget* GraphPanel::makeHead() {
    auto* head = new QWidget(this);
    head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_headGrid = new QGridLayout(head);
    m_headGrid->setContentsMargins(12, 4, 8, 4);
    m_headGrid->setSpacing(4);
    m_headGrid->setColumnStretch(0, 1);
    auto* title = m_title = new QWidget(head);
    auto* pages = new QHBoxLayout(title);
    pages->setContentsMargins(0, 0, 0, 0);
    pages->setSpacing(6);
    addPages(*pages);
    m_counts = new QLabel(title);
    m_counts->setTextFormat(Qt::RichText);
    m_counts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    pages->addWidget(m_counts, 1);
    m_headGrid->addWidget(title, 0, 0);
    m_controls = makeControls(head);
    m_headGrid->addWidget(m_controls, 0, 1);
    return head;
}

QWidget* GraphPanel::makeControls(QWidget* head) {
    auto* controls = new QWidget(head);
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addStretch(1);
    m_search = new QLineEdit(head);
    m_search->setPlaceholderText(tr("Find an actor"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(90);
    m_search->setMaximumWidth(120);
    m_search->setAccessibleName(tr("Find an actor in the graph"));
    connect(m_search, &QLineEdit::textChanged, this, [this] { find(0); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { find(1); });
    row->addWidget(m_search);

    m_level = new QComboBox(head);
    m_level->setMinimumWidth(kLeastChoice);
    for (const analysis::ActorLevel level : kOfferedLevels) m_level->addItem(tr("Actors: %1").arg(levelText(level)), static_cast<int>(level));
    m_level->setAccessibleName(tr("Which actors"));
    connect(m_level, &QComboBox::currentIndexChanged, this, [this] { m_session.setLevel(static_cast<analysis::ActorLevel>(m_level->currentData().toInt())); });
    row->addWidget(m_level);

    m_colour = new QComboBox(head);
    m_colour->setMinimumWidth(kLeastChoice);
    for (const NodeColour colour : kOfferedColours) m_colour->addItem(tr("Colour: %1").arg(colourText(colour)));
    m_colour->setAccessibleName(tr("What the colour of an actor says"));
    connect(m_colour, &QComboBox::currentIndexChanged, this, [this](int index) {
        restyle([index](GraphStyle& style) { style.colour = kOfferedColours[index]; });
    });
    row->addWidget(m_colour);

    const auto button = [&](const QString& text, const QString& tip) {
        auto* made = new QToolButton(head);
        made->setText(text);
        made->setToolTip(tip);
        row->addWidget(made);
        return made;
    };
    auto* more = button(tr("View"), tr("Arrangement, sizes, links, hidden actors"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(m_menu);
    m_play = button(tr("Play"), tr("Let the selected period run over the case"));
    m_play->setCheckable(true);
    connect(m_play, &QToolButton::toggled, this, [this](bool on) {
        if (on && !m_selection.period()) m_selection.setPeriod(Selection::Period{m_window.begin(), m_window.begin() + m_window.span() / 8});
        if (on)
            m_playClock.start();
        else
            m_playClock.stop();
    });
    m_hold = button(tr("Hold layout"), tr("Keep every actor where it is, whatever changes"));
    m_hold->setCheckable(true);
    connect(m_hold, &QToolButton::toggled, this, [this](bool held) { m_view->simulation().setHeld(held); });
    m_fit = button(tr("Fit"), tr("Show the whole graph (Ctrl+0)"));
    connect(m_fit, &QToolButton::clicked, this, &GraphPanel::fit);
    return controls;
}

void GraphPanel::find(int step) {
    const QString words = m_search->text().trimmed();
    const bool found = words.isEmpty() || m_view->find(words, step);
    QPalette colours = palette();
    if (!found) colours.setColor(QPalette::Text, Palette::of(isDark(colours)).error);
    m_search->setPalette(colours);
    m_search->setToolTip(found ? QString() : tr("No actor in this period is called so"));
}

void GraphPanel::addPages(QHBoxLayout& row) {
    auto* group = new QButtonGroup(this);
    const std::pair<QString, QString> pages[] = {{tr("Graph"), tr("Actors as nodes, what is between them as links")},
                                                 {tr("Matrix"), tr("Who acts on whom, as a table of colours")},
                                                 {tr("Measures"), tr("What is measured of each actor")}};
    for (int page = Graph; page <= Measures; ++page) {
        auto* made = m_pageButtons[page] = new ChoiceButton(pages[page].first, pages[page].second, row.parentWidget());
        made->setChecked(page == Graph);
        group->addButton(made);
        row.addWidget(made);
        connect(made, &QToolButton::clicked, this, [this, page] { setPage(static_cast<Page>(page)); });
    }
    row.addSpacing(6);
}

void GraphPanel::setPage(Page page) {
    m_pageButtons[page]->setChecked(true);
    m_pages->setCurrentIndex(page);
    m_colour->setVisible(page == Graph);
    m_hold->setVisible(page == Graph);
    m_fit->setVisible(page != Measures);
    m_session.setMeasured(page != Graph);
    fitHead();
    feedPage();
}

void GraphPanel::fit() {
    if (page() == Graph) m_view->fit();
    if (page() == Matrix) m_matrix->view().fit();
}

GraphPanel::Page GraphPanel::page() const { return static_cast<Page>(m_pages->currentIndex()); }

// Only what is seen is made.
void GraphPanel::feedPage() {
    if (m_pages->currentIndex() == Graph) return;
    if (m_pages->currentIndex() == Matrix) m_matrix->setScene(m_session.scene(), m_session.measures().latest());
    m_table->setHidden(m_session.hidden());
}

void GraphPanel::restyle(const std::function<void(GraphStyle&)>& change) {
    GraphStyle style = m_session.style();
    change(style);
    m_session.setStyle(style);
}

void GraphPanel::fillMenu() {
    QMenu& menu = *m_menu;
    const auto choice = [&](QMenu* into, QActionGroup* group, const QString& text, bool checked, auto&& slot) {
        QAction* action = into->addAction(text);
        action->setCheckable(true);
        action->setChecked(checked);
        if (group) group->addAction(action);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    auto* arrangements = new QActionGroup(&menu);
    const std::pair<GraphArrangement, QString> kinds[] = {{GraphArrangement::Forces, tr("By &forces")},
                                                          {GraphArrangement::RegionRing, tr("&Ring by region")},
                                                          {GraphArrangement::TwoColumns, tr("&Countries to officials")},
                                                          {GraphArrangement::EgoRings, tr("Rings about the chosen &actor")}};
    for (const auto& [kind, text] : kinds)
        choice(&menu, arrangements, text, kind == GraphArrangement::Forces, [this, kind = kind] { chooseArrangement(kind); });
    menu.addAction(tr("&Lay out anew"), &m_view->simulation(), &GraphSimulation::restart);
    menu.addSeparator();
    QMenu* sizes = menu.addMenu(tr("&Size of an actor"));
    auto* sizeGroup = new QActionGroup(&menu);
    const std::pair<NodeSize, QString> sizeKinds[] = {{NodeSize::Degree, tr("how many it deals with")},
                                                      {NodeSize::Events, tr("events it takes part in")},
                                                      {NodeSize::Strength, tr("events of its links")},
                                                      {NodeSize::Betweenness, tr("betweenness")},
                                                      {NodeSize::PageRank, tr("PageRank")},
                                                      {NodeSize::Eigenvector, tr("eigenvector centrality")}};
    for (const auto& [kind, text] : sizeKinds)
        choice(sizes, sizeGroup, text, kind == m_session.style().size, [this, kind = kind] {
            restyle([kind](GraphStyle& style) { style.size = kind; });
        });
    choice(&menu, nullptr, tr("Balance &rings"), true, [this](bool on) { restyle([on](GraphStyle& style) { style.rings = on; }); });
    choice(&menu, nullptr, tr("Country &codes"), true, [this](bool on) { restyle([on](GraphStyle& style) { style.codes = on; }); });
    choice(&menu, nullptr, tr("&Legend"), true, [this](bool on) { m_view->setLegendShown(on); });
    choice(&menu, nullptr, tr("Link actors that only stand &together"), false, [this](bool on) { m_session.setTogether(on); });
    menu.addSeparator();
    QMenu* speeds = menu.addMenu(tr("S&peed of playing"));
    auto* speedGroup = new QActionGroup(&menu);
    const std::pair<double, QString> speedKinds[] = {{1, tr("a day a second")}, {7, tr("a week a second")}, {30, tr("a month a second")}, {365, tr("a year a second")}};
    for (const auto& [days, text] : speedKinds)
        choice(speeds, speedGroup, text, days == m_playDaysASecond, [this, days = days] { m_playDaysASecond = days; });
    menu.addAction(tr("&Path between the two chosen"), this, &GraphPanel::showPath);
    menu.addAction(tr("Show &hidden actors again"), this, [this] { m_session.setHidden({}); });
    menu.addSeparator();
    menu.addAction(tr("Export a p&icture…"), this, &GraphPanel::pictureRequested);
    menu.addAction(tr("&Export actors and links…"), this, &GraphPanel::dataRequested);
}

void GraphPanel::setReducedMotion(bool reduced) { m_view->setReducedMotion(reduced); }

void GraphPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_session.setActive(true);
}

void GraphPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_play->setChecked(false);
    m_session.setActive(false);
}

void GraphPanel::showCounts() {
    const GraphScene& scene = *m_session.scene();
    const analysis::ActorGraph& graph = *scene.graph;
    const std::size_t ghosts = static_cast<std::size_t>(std::count_if(scene.nodes.begin(), scene.nodes.end(), [](const SceneNode& node) { return node.ghost; }));
    QString actors = counted(scene.nodes.size() - ghosts, tr("actor"), tr("actors"));
    if (scene.hiddenNodes > 0) actors = tr("%1 of %2 actors").arg(countText(scene.nodes.size() - ghosts), countText(graph.nodes.size()));
    const QString links = counted(scene.links.size(), tr("link"), tr("links"));
    m_countsShort = QStringLiteral("<b>%1, %2</b>").arg(actors, links);
    m_countsPeriod = m_countsShort + QStringLiteral("&nbsp; ") + periodText(graph.begin, graph.end, true).toHtmlEscaped();
    m_countsLong = m_countsPeriod + QStringLiteral(" · ") + counted(graph.events, tr("event"), tr("events"));
    m_counts->setToolTip(m_countsLong);
    fitHead();
}

// Of what period the graph is must be seen: where that leaves no room for the choices, they go into a line of their own. Half a period says
// less than none.
void GraphPanel::fitHead() {
    const QMargins around = m_headGrid->contentsMargins();
    const int room = width() - around.left() - around.right(), controls = m_controls->minimumSizeHint().width();
    const int pages = m_title->sizeHint().width();  // the counts take what is left
    const auto widthOf = [&](const QString& counts) {
        m_counts->setText(counts);
        return pages + m_counts->sizeHint().width();
    };
    const bool beside = widthOf(m_countsPeriod) + m_headGrid->horizontalSpacing() + controls <= room;
    m_headGrid->removeWidget(m_controls);
    m_headGrid->addWidget(m_controls, beside ? 0 : 1, beside ? 1 : 0, 1, beside ? 1 : 2);
    const int forTitle = beside ? room - controls - m_headGrid->horizontalSpacing() : room;
    for (const QString& counts : {m_countsLong, m_countsPeriod, m_countsShort})
        if (widthOf(counts) <= forTitle) break;
    m_title->setMinimumWidth(std::min(forTitle, pages + m_counts->sizeHint().width()));
    setMinimumWidth(controls + around.left() + around.right());
}

void GraphPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitHead();
}

void GraphPanel::showEgo(const std::string& key, int steps) {
    const analysis::ActorGraph& graph = *m_session.scene()->graph;
    const auto actor = graph.index->fold().find(key);
    const auto node = actor ? graph.nodeOf(*actor) : std::nullopt;
    if (!node) return;
    setPage(Graph);
    std::vector<std::string> keys;
    for (const std::uint32_t near : analysis::egoNetwork(analysis::GraphAdjacency(graph), *node, static_cast<std::uint32_t>(steps))) keys.push_back(graph.actor(near).key);
    m_selection.setActors({{key}, false});
    m_view->setLit(std::move(keys));
    if (m_view->simulation().arrangement() == GraphArrangement::EgoRings) m_view->simulation().setArrangement(GraphArrangement::EgoRings, *actor);
}

void GraphPanel::chooseArrangement(GraphArrangement arrangement) {
    const auto& chosen = m_selection.actors().keys;
    const auto& index = m_session.graph().index;
    std::uint32_t ego = 0;
    if (arrangement == GraphArrangement::EgoRings) {
        if (chosen.empty() || !index) return emit told(tr("Choose an actor first."));
        ego = index->fold().find(chosen.front()).value_or(0);
    }
    m_view->simulation().setArrangement(arrangement, ego);
    m_view->fit();
}

void GraphPanel::showPath() {
    const auto& chosen = m_selection.actors().keys;
    const analysis::ActorGraph& graph = m_session.graph();
    if (chosen.size() != 2 || !graph.index) return emit told(tr("Choose two actors first (Ctrl+click)."));
    std::optional<std::uint32_t> ends[2];
    for (int i = 0; i < 2; ++i)
        if (const auto actor = graph.index->fold().find(chosen[static_cast<std::size_t>(i)])) ends[i] = graph.nodeOf(*actor);
    const auto path = ends[0] && ends[1] ? analysis::findPath(analysis::GraphAdjacency(graph), *ends[0], *ends[1]) : std::nullopt;
    if (!path) return emit told(tr("Nothing links the two in this period."));
    std::vector<std::string> keys;
    QStringList names;
    for (const std::uint32_t node : path->nodes) {
        keys.push_back(graph.actor(node).key);
        names.push_back(QString::fromStdString(graph.actor(node).name));
    }
    m_view->setLit(std::move(keys));
    emit told(names.join(QStringLiteral(" – ")));
}

void GraphPanel::keepOnlyChosen() {
    const auto& index = m_session.graph().index;
    if (!index || m_selection.actors().keys.empty()) return;
    query::Filter filter = m_filter.filter();
    for (const std::string& key : m_selection.actors().keys) {
        const auto actor = index->fold().find(key);
        if (!actor) continue;
        const analysis::GraphActor& who = index->actors()[*actor];
        if (who.kind == actor::ActorKind::Official) {
            filter.terms.push_back({query::Field::Official, {who.name}, false});
        } else if (who.kind == actor::ActorKind::Country || key.find('/') == std::string::npos) {
            if (std::find(filter.with.begin(), filter.with.end(), key) == filter.with.end()) filter.with.push_back(key);
        } else {
            filter.terms.push_back({query::Field::Organisation, {who.name}, false});
        }
    }
    m_filter.setFilter(filter);
}

void GraphPanel::hideChosen() {
    std::vector<std::string> hidden = m_session.hidden();
    for (const std::string& key : m_selection.actors().keys) hidden.push_back(key);
    m_selection.setActors({});
    m_session.setHidden(std::move(hidden));
}

void GraphPanel::showMenu(const QPoint& where) {
    const ActorChoice choice = m_selection.actors();
    QMenu menu(this);
    if (!choice.keys.empty()) {
        if (choice.keys.size() == 1)
            for (int steps = 1; steps <= kMostEgoSteps; ++steps)
                menu.addAction(steps == 1 ? tr("Only its neighbours") : tr("Only within %1 steps").arg(steps), this,
                               [this, key = choice.keys.front(), steps] { showEgo(key, steps); });
        if (choice.keys.size() == 2 && !choice.link) menu.addAction(tr("Path between the two"), this, &GraphPanel::showPath);
        menu.addAction(choice.keys.size() == 1 ? tr("Only events of it") : choice.keys.size() == 2 ? tr("Only events of this pair") : tr("Only events of all of them"), this,
                       &GraphPanel::keepOnlyChosen);
        if (!choice.link) menu.addSeparator();
        if (!choice.link && page() == Graph) {
            const std::vector<std::uint32_t> nodes = m_view->scene().nodesOf(choice.keys);
            const bool pinned = std::any_of(nodes.begin(), nodes.end(), [this](std::uint32_t node) { return m_view->simulation().isPinned(node); });
            menu.addAction(pinned ? tr("Unpin") : tr("Pin here"), this, [this, nodes, pinned] {
                for (const std::uint32_t node : nodes) m_view->simulation().setPinned(node, !pinned);
            });
        }
        if (!choice.link) menu.addAction(tr("Hide"), this, &GraphPanel::hideChosen);
        menu.addSeparator();
    }
    if (m_view->isNarrowed() && page() == Graph) menu.addAction(tr("Show all again"), m_view, [this] { m_view->setLit({}); });
    if (page() != Measures) menu.addAction(tr("Fit"), this, &GraphPanel::fit);
    if (!m_session.hidden().empty()) menu.addAction(tr("Show hidden actors again"), this, [this] { m_session.setHidden({}); });
    if (page() != Measures) menu.addAction(tr("Export a picture…"), this, &GraphPanel::pictureRequested);
    menu.exec(where);
}

void GraphPanel::advancePlay() {
    const auto& period = m_selection.period();
    const auto& index = m_session.graph().index;
    if (!period || !index || index->rows().rows.empty()) return m_play->setChecked(false);
    const double step = m_playDaysASecond * base::kDay * kPlayTickMs / 1000;
    const Selection::Period next{period->begin + step, period->end + step};
    if (next.begin > static_cast<double>(index->rows().rows.back().begin)) return m_play->setChecked(false);
    if (next.end > m_window.end()) m_window.set(next.end - m_window.span(), next.end);
    m_selection.setPeriod(next);
}

}  // namespace chancery::ui
