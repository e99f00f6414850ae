#include "ui/accessible/painted_parts.h"

#include <QAccessibleWidget>
#include <QPointer>
#include <QWidget>
#include <map>

namespace chancery::ui {

namespace {

/// One part, known by its number.
class PartInterface : public QAccessibleInterface {
public:
    PartInterface(QWidget& view, int index) : m_view(&view), m_index(index) {}

    bool isValid() const override { return shown() != nullptr; }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override { return m_view ? QAccessible::queryAccessibleInterface(m_view.data()) : nullptr; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override {
        const PaintedPart* part = shown();
        return part && part->isHeading ? QAccessible::RowHeader : QAccessible::ListItem;
    }
    QString text(QAccessible::Text kind) const override {
        const PaintedPart* part = shown();
        if (!part) return {};
        return kind == QAccessible::Name ? part->name : kind == QAccessible::Description ? part->details : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override {
        const PaintedPart* part = shown();
        return part ? QRect(parts()->partSurface().mapToGlobal(part->box.topLeft()), part->box.size()) : QRect();
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        const PaintedPart* part = shown();
        state.selectable = part && !part->isHeading;
        state.selected = part && part->selected;
        state.invisible = !part;
        return state;
    }

private:
    PaintedParts* parts() const { return dynamic_cast<PaintedParts*>(m_view.data()); }
    const PaintedPart* shown() const {
        PaintedParts* all = parts();
        return all && m_index < static_cast<int>(all->partCount()) ? &all->part(static_cast<std::size_t>(m_index)) : nullptr;
    }

    QPointer<QWidget> m_view;
    int m_index;
};

class ViewInterface : public QAccessibleWidget {
public:
    explicit ViewInterface(QWidget& view) : QAccessibleWidget(&view, QAccessible::List) {}
    ~ViewInterface() override {
        for (const auto& [index, id] : m_children) QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(dynamic_cast<PaintedParts&>(*widget()).partCount()); }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        auto it = m_children.find(index);
        if (it == m_children.end()) it = m_children.emplace(index, QAccessible::registerAccessibleInterface(new PartInterface(*widget(), index))).first;
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
    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* view = qobject_cast<QWidget*>(object);
    return view && dynamic_cast<PaintedParts*>(object) ? new ViewInterface(*view) : nullptr;
}

}  // namespace

void installPaintedParts() {
    QAccessible::removeFactory(makeInterface);
    QAccessible::installFactory(makeInterface);
}

}  // namespace chancery::ui
