#include "tests/ui/graph/made_up_scene.h"

#include <limits>

#include "tests/support/synthetic_rows.h"

namespace chancery::test {

std::shared_ptr<const ui::GraphScene> sceneOf(std::shared_ptr<const query::EventRows> rows, bool together) {
    analysis::GraphWindow window(analysis::DyadIndex::make(std::move(rows), analysis::ActorLevel::Everyone));
    window.moveTo(-1e12, 1e12);
    return ui::makeScene(std::make_shared<const analysis::ActorGraph>(window.graph(together)), {}, {}, {});
}

std::shared_ptr<const query::EventRows> twoGroups() {
    RowsBuilder rows;
    const auto a = rows.country("ARL", "Arland"), b = rows.country("BOR", "Borland"), c = rows.country("COR", "Corland");
    const auto d = rows.country("DUN", "Dunia"), e = rows.country("EST", "Ester"), f = rows.country("FEN", "Fenn");
    base::Instant when = 0;
    const auto add = [&](int times, std::vector<std::uint32_t> sources, std::vector<std::uint32_t> targets, event::EventType type,
                         event::EventStatus status = event::EventStatus::Occurred) {
        for (int i = 0; i < times; ++i) {
            RowsBuilder::Event event;
            event.begin = when;
            event.end = when + base::kDay - 1;
            event.sources = sources;
            event.targets = targets;
            event.type = type;
            event.status = status;
            rows.add(std::move(event));
            when += base::kDay;
        }
    };
    add(6, {a}, {b}, event::EventType::Aid);
    add(2, {b}, {a}, event::EventType::Accuse);
    add(4, {b}, {c}, event::EventType::Support);
    add(3, {a, c}, {}, event::EventType::Agree);
    add(2, {d}, {e}, event::EventType::Consult, event::EventStatus::Planned);
    add(1, {a}, {d}, event::EventType::Accuse);
    add(1, {f}, {}, event::EventType::Statement);
    return rows.build();
}

}  // namespace chancery::test
