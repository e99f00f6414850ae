#include "core/ingest/ordered_results.h"

namespace chancery::ingest {

bool OrderedResults::waitForRoom(std::uint64_t number) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_abandoned || number < m_next + m_window; });
    return !m_abandoned;
}

void OrderedResults::put(Result&& result) {
    const std::lock_guard lock(m_mutex);
    const std::uint64_t number = result.number;
    m_results.emplace(number, std::move(result));
    m_changed.notify_all();
}

std::optional<OrderedResults::Result> OrderedResults::take() {
    std::unique_lock lock(m_mutex);
    const auto ready = [&] { return m_results.contains(m_next); };
    m_changed.wait(lock, [&] { return m_abandoned || ready() || (m_total && m_next >= *m_total); });
    if (m_abandoned || !ready()) return std::nullopt;
    auto node = m_results.extract(m_next);
    ++m_next;
    m_changed.notify_all();
    return std::move(node.mapped());
}

void OrderedResults::finish(std::uint64_t total) {
    const std::lock_guard lock(m_mutex);
    m_total = total;
    m_changed.notify_all();
}

void OrderedResults::abandon() {
    const std::lock_guard lock(m_mutex);
    m_abandoned = true;
    m_changed.notify_all();
}

}  // namespace chancery::ingest
