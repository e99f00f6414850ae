#include "ui/timeline/timeline_accessible.h"

#include <QAccessibleWidget>
#include <map>

#include "ui/model/date_text.h"
#include "ui/timeline/shapes.h"
#include "ui/timeline/timeline_view.h"

namespace chancery::ui {

namespace {

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

class TimelineInterface;

/// One lane or one event in sight, known by its number: it answers from what is shown when it is asked.
class PartInterface : public QAccessibleInterface {
public:
    PartInterface(TimelineView& view, int index) : m_view(&view), m_index(index) {}

    bool isValid() const override { return !m_view.isNull() && part() != nullptr; }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override { return m_view ? QAccessible::queryAccessibleInterface(m_view.data()) : nullptr; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override {
        const auto* shown = part();
        return shown && shown->event ? QAccessible::ListItem : QAccessible::RowHeader;
    }
    QString text(QAccessible::Text kind) const override {
        const auto* shown = part();
        if (!shown) return {};
        return kind == QAccessible::Name ? shown->name : kind == QAccessible::Description ? shown->details : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override {
        const auto* shown = part();
        return shown ? QRect(m_view->viewport()->mapToGlobal(shown->box.topLeft()), shown->box.size()) : QRect();
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        const auto* shown = part();
        state.selectable = shown && shown->event;
        state.selected = shown && shown->selected;
        state.invisible = !shown;
        return state;
    }

private:
    const TimelineView::ShownPart* part() const {
        if (!m_view) return nullptr;
        const auto& parts = m_view->shownParts();
        return m_index < static_cast<int>(parts.size()) ? &parts[static_cast<std::size_t>(m_index)] : nullptr;
    }

    QPointer<TimelineView> m_view;
    int m_index;
};

class TimelineInterface : public QAccessibleWidget {
public:
    explicit TimelineInterface(TimelineView& view) : QAccessibleWidget(&view, QAccessible::List) {}
    ~TimelineInterface() override {
        for (const auto& [index, id] : m_children) QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(view().shownParts().size()); }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        auto it = m_children.find(index);
        if (it == m_children.end()) it = m_children.emplace(index, QAccessible::registerAccessibleInterface(new PartInterface(view(), index))).first;
        return QAccessible::accessibleInterface(it->second);
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        for (int i = childCount() - 1; i >= 0; --i)
            if (QAccessibleInterface* part = child(i); part && part->rect().contains(x, y)) return part;
        return nullptr;
    }
    int indexOfChild(const QAccessibleInterface* part) const override {
        for (const auto& [index, id] : m_children)
            if (QAccessible::accessibleInterface(id) == part) return index;
        return -1;
    }

private:
    TimelineView& view() const { return *static_cast<TimelineView*>(widget()); }

    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* view = qobject_cast<TimelineView*>(object);
    return view ? new TimelineInterface(*view) : nullptr;
}

}  // namespace

void installTimelineAccessibility() {
    QAccessible::removeFactory(makeInterface);
    QAccessible::installFactory(makeInterface);
}

// Lanes in sight, each followed by its events, from left to right.
const std::vector<TimelineView::ShownPart>& TimelineView::shownParts() {
    const TimelineGeometry& drawn = geometry();
    const TimelineFrame parts = frame();
    m_shownParts.clear();
    for (const LaneGeometry& lane : drawn.lanes) {
        const double top = parts.plot.top() + lane.y - parts.scroll;
        const Lane& named = model().lanes()[lane.lane];
        ShownPart head;
        head.name = named.name;
        head.details = tr("%1 events, %2 in view").arg(countText(named.index->size()), countText(lane.inWindow));
        head.box = QRectF(0, top, parts.headers.width(), lane.height).toRect();
        m_shownParts.push_back(std::move(head));
        std::vector<const Mark*> marks;
        for (const Mark& mark : lane.marks) marks.push_back(&mark);
        std::sort(marks.begin(), marks.end(), [](const Mark* a, const Mark* b) { return a->x0 < b->x0; });
        for (const Mark* mark : marks) {
            const query::EventRow& row = model().rows().rows[mark->event];
            ShownPart event;
            event.event = row.id;
            event.selected = mark->selected;
            event.name = QStringLiteral("%1, %2").arg(fromView(model().rows().label(row)), whenText(row));
            event.details = fromView(event::name(row.status));
            event.box = QRectF(parts.plot.left() + mark->x0, top + lane.rowCentre(mark->row) - lane.rowHeight / 2, mark->x1 - mark->x0, lane.rowHeight).toRect();
            m_shownParts.push_back(std::move(event));
        }
    }
    return m_shownParts;
}

}  // namespace chancery::ui
