#pragma once
#include <QObject>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date_interval.h"
#include "core/base/id.h"

namespace chancery::ui {

/// Actors chosen in the graph, by key; `link`: it is what is between the two that is meant.
struct ActorChoice {
    std::vector<std::string> keys;
    bool link = false;
    friend bool operator==(const ActorChoice&, const ActorChoice&) = default;
};

/// Selected events (the last one is the current one, shown by the inspector), chosen actors, the hovered event and the
/// selected period, shared by all views.
class Selection : public QObject {
    Q_OBJECT
public:
    struct Period {
        double begin = 0, end = 0;
        friend bool operator==(const Period&, const Period&) = default;
    };

    explicit Selection(QObject* parent = nullptr);

    const std::vector<base::EventId>& events() const { return m_events; }
    base::EventId current() const { return m_events.empty() ? base::EventId{} : m_events.back(); }
    bool contains(base::EventId id) const;
    base::EventId hovered() const { return m_hovered; }
    const std::optional<Period>& period() const { return m_period; }
    const ActorChoice& actors() const { return m_actors; }

    void select(base::EventId id);           ///< only this one; 0 clears
    void setEvents(std::vector<base::EventId> ids);
    void toggle(base::EventId id);
    void clear();
    void setHovered(base::EventId id);
    void setPeriod(std::optional<Period> period);
    void setActors(ActorChoice actors);
    /// Clears the chosen actors, else the period; false if there is neither.
    bool clearActorsOrPeriod();

signals:
    void changed();         ///< events()
    void hoveredChanged();
    void periodChanged();
    void actorsChanged();

private:
    std::vector<base::EventId> m_events;
    base::EventId m_hovered;
    std::optional<Period> m_period;
    ActorChoice m_actors;
};

}  // namespace chancery::ui
