#include "ui/state/selection.h"

#include <algorithm>

namespace chancery::ui {

Selection::Selection(QObject* parent) : QObject(parent) {}

bool Selection::contains(base::EventId id) const {
    return std::find(m_events.begin(), m_events.end(), id) != m_events.end();
}

void Selection::select(base::EventId id) {
    setEvents(id ? std::vector<base::EventId>{id} : std::vector<base::EventId>{});
}

void Selection::setEvents(std::vector<base::EventId> ids) {
    if (ids == m_events) return;
    m_events = std::move(ids);
    emit changed();
}

void Selection::toggle(base::EventId id) {
    if (!id) return;
    const auto it = std::find(m_events.begin(), m_events.end(), id);
    if (it == m_events.end())
        m_events.push_back(id);
    else
        m_events.erase(it);
    emit changed();
}

void Selection::clear() { setEvents({}); }

void Selection::setHovered(base::EventId id) {
    if (id == m_hovered) return;
    m_hovered = id;
    emit hoveredChanged();
}

void Selection::setPeriod(std::optional<Period> period) {
    if (period && period->end < period->begin) std::swap(period->begin, period->end);
    if (period == m_period) return;
    m_period = period;
    emit periodChanged();
}

void Selection::setActors(ActorChoice actors) {
    if (actors == m_actors) return;
    m_actors = std::move(actors);
    emit actorsChanged();
}

bool Selection::clearActorsOrPeriod() {
    if (!m_actors.keys.empty())
        setActors({});
    else if (m_period)
        setPeriod(std::nullopt);
    else
        return false;
    return true;
}

}  // namespace chancery::ui
