#include "core/actor/gazetteer.h"

#include <algorithm>

namespace chancery::actor {
namespace {

std::uint64_t requirementOf(Shape shape) {
    switch (shape) {
        case Shape::Capital:
            return 1;
        case Shape::AllCaps:
            return 2;
        default:
            return 0;
    }
}

bool satisfies(std::uint64_t capitals, std::span<const Atom> atoms) {
    for (const Atom& atom : atoms) {
        const std::uint64_t need = capitals & 3U;
        capitals >>= 2;
        if (need == 1 && atom.shape != Shape::Capital && atom.shape != Shape::AllCaps) return false;
        if (need == 2 && atom.shape != Shape::AllCaps) return false;
    }
    return true;
}

}  // namespace

Gazetteer::Gazetteer() : m_edges(1U << 16U), m_entriesOfNode(1, 0), m_entries(1) {}

std::size_t Gazetteer::slot(std::uint64_t key) const {
    const std::size_t mask = m_edges.size() - 1;
    std::size_t at = key & mask;
    while (m_edges[at].key != 0 && m_edges[at].key != key) at = (at + 1) & mask;
    return at;
}

std::uint32_t Gazetteer::child(std::uint32_t node, std::uint64_t hash) const {
    return m_edges[slot(keyOf(node, hash))].to;
}

std::uint32_t Gazetteer::childOrNew(std::uint32_t node, std::uint64_t hash) {
    if ((m_edgeCount + 1) * 3 > m_edges.size() * 2) grow();
    const std::uint64_t key = keyOf(node, hash);
    Edge& edge = m_edges[slot(key)];
    if (edge.key != 0) return edge.to;
    const auto to = static_cast<std::uint32_t>(m_entriesOfNode.size());
    edge = {key, to};
    ++m_edgeCount;
    m_entriesOfNode.push_back(0);
    return to;
}

void Gazetteer::grow() {
    std::vector<Edge> old(m_edges.size() * 2);
    old.swap(m_edges);
    for (const Edge& edge : old) {
        if (edge.key != 0) m_edges[slot(edge.key)] = edge;
    }
}

void Gazetteer::add(std::span<const Atom> atoms, EntryKind kind, std::uint32_t index, std::uint16_t detail) {
    if (atoms.empty() || atoms.size() > kMaxAtoms) return;
    std::uint32_t node = 0;
    std::uint64_t capitals = 0;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        if (i == 0) m_mayBegin[firstBit(atoms[i].hash)] = true;
        node = childOrNew(node, atoms[i].hash);
        capitals |= requirementOf(atoms[i].shape) << (2 * i);
    }
    for (std::uint32_t e = m_entriesOfNode[node]; e != 0; e = m_entries[e].next) {
        const GazetteerEntry& known = m_entries[e];
        if (known.kind == kind && known.index == index && known.capitals == capitals) return;
    }
    m_entries.push_back({kind, detail, index, capitals, m_entriesOfNode[node]});
    m_entriesOfNode[node] = static_cast<std::uint32_t>(m_entries.size() - 1);
}

void Gazetteer::matchesAt(std::span<const Atom> atoms, std::uint32_t at,
                          std::vector<GazetteerMatch>& out) const {
    if (at >= atoms.size() || !m_mayBegin[firstBit(atoms[at].hash)]) return;
    std::uint32_t node = 0;
    const std::size_t end = std::min<std::size_t>(atoms.size(), at + kMaxAtoms);
    for (std::size_t i = at; i < end; ++i) {
        node = child(node, atoms[i].hash);
        if (node == 0) return;
        for (std::uint32_t e = m_entriesOfNode[node]; e != 0; e = m_entries[e].next) {
            if (!satisfies(m_entries[e].capitals, atoms.subspan(at, i + 1 - at))) continue;
            out.push_back({at, static_cast<std::uint32_t>(i + 1), e});
        }
    }
}

}  // namespace chancery::actor
