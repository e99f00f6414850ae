#include "core/analysis/column_cache.h"

#include <algorithm>
#include <cmath>

namespace chancery::analysis {

using base::Instant;
using event::QuadClass;

namespace {

constexpr std::size_t kMostStretches = 3, kMostLanes = 600;
constexpr std::size_t kSalientATile = 3, kMostTiles = 20'000;
constexpr double kTiles = 4;  // in the widest window of one tile size
constexpr std::size_t kMostSampled = 600, kSamples = 6;
constexpr double kPeakShare = 0.96;

double of(const QuadMass& mass, QuadClass quad) { return mass[static_cast<std::size_t>(quad)]; }

double percentile(std::vector<double>& values) {
    if (values.empty()) return 0;
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(kPeakShare * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

}  // namespace

double upOf(const QuadMass& m) {
    return of(m, QuadClass::VerbalCooperation) + of(m, QuadClass::MaterialCooperation) + of(m, QuadClass::Neutral) / 2;
}
double downOf(const QuadMass& m) {
    return of(m, QuadClass::VerbalConflict) + of(m, QuadClass::MaterialConflict) + of(m, QuadClass::Neutral) / 2;
}

void ColumnCache::reset(double begin, double end) {
    m_begin = begin;
    m_end = end;
    m_stretches.clear();
    m_samples.clear();
    m_salient.clear();
}

ColumnCache::Stretch& ColumnCache::stretchFor(CalendarStep step, double begin, double end) {
    auto it = std::find_if(m_stretches.begin(), m_stretches.end(), [&](const Stretch& s) { return s.step == step; });
    if (it != m_stretches.end() && begin >= it->begin && end <= it->end && it->masses.size() < kMostLanes) {
        std::rotate(it, it + 1, m_stretches.end());
        return m_stretches.back();
    }
    if (it != m_stretches.end()) m_stretches.erase(it);
    if (m_stretches.size() >= kMostStretches) m_stretches.erase(m_stretches.begin());
    Stretch next;
    next.step = step;
    const double width = end - begin;
    next.edges = boundaries(step, begin - width, end + width, 16'384);
    next.begin = static_cast<double>(next.edges.front());
    next.end = static_cast<double>(next.edges.back());
    m_stretches.push_back(std::move(next));
    return m_stretches.back();
}

ColumnCache::Columns ColumnCache::columns(std::size_t lane, const LaneIndex& index, CalendarStep step, double begin, double end) {
    Stretch& stretch = stretchFor(step, begin, end);
    auto it = stretch.masses.find(lane);
    if (it == stretch.masses.end()) {
        it = stretch.masses.emplace(lane, std::vector<QuadMass>()).first;
        index.columns(step, stretch.edges, it->second);
    }
    const auto after = std::upper_bound(stretch.edges.begin(), stretch.edges.end(), begin, [](double t, Instant edge) { return t < static_cast<double>(edge); });
    const auto first = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, after - stretch.edges.begin() - 1));
    const auto until = std::lower_bound(stretch.edges.begin(), stretch.edges.end(), end, [](Instant edge, double t) { return static_cast<double>(edge) < t; });
    const auto last = std::min(stretch.edges.size() - 1, static_cast<std::size_t>(until - stretch.edges.begin()));
    if (last <= first) return {};
    return {std::span(stretch.edges).subspan(first, last - first + 1), std::span(it->second).subspan(first, last - first)};
}

// All columns of a short case; of a long one stretches spread evenly, which are as good and bounded.
ColumnCache::Sample& ColumnCache::sampleFor(CalendarStep step) {
    const auto it = std::find_if(m_samples.begin(), m_samples.end(), [&](const Sample& s) { return s.step == step; });
    if (it != m_samples.end()) return *it;
    Sample sample;
    sample.step = step;
    const double span = m_end - m_begin;
    if (span / step.minSeconds() <= static_cast<double>(kMostSampled)) {
        sample.edges.push_back(boundaries(step, m_begin, m_end, kMostSampled + 2));
    } else {
        for (std::size_t i = 0; i < kSamples; ++i)
            sample.edges.push_back(boundaries(step, m_begin + span * static_cast<double>(i) / static_cast<double>(kSamples), m_end, kMostSampled / kSamples));
    }
    m_samples.push_back(std::move(sample));
    return m_samples.back();
}

DensityPeaks ColumnCache::peaks(std::size_t lane, const LaneIndex& index, CalendarStep step) {
    Sample& sample = sampleFor(step);
    if (const auto it = sample.peaks.find(lane); it != sample.peaks.end()) return it->second;
    m_up.clear();
    m_down.clear();
    for (const auto& edges : sample.edges) {
        index.columns(step, edges, m_masses);
        for (const QuadMass& mass : m_masses) {
            if (const double up = upOf(mass); up > 0) m_up.push_back(up);
            if (const double down = downOf(mass); down > 0) m_down.push_back(down);
        }
    }
    const DensityPeaks peaks{percentile(m_up), percentile(m_down)};
    sample.peaks.emplace(lane, peaks);
    return peaks;
}

void ColumnCache::salient(std::size_t lane, const LaneIndex& index, double begin, double end, std::vector<std::uint32_t>& out) {
    if (!(end > begin)) return out.clear();
    const double tile = std::exp2(std::ceil(std::log2((end - begin) / kTiles)));
    if (tile != m_tile || m_salient.size() > kMostTiles) {
        m_salient.clear();
        m_tile = tile;
    }
    out.clear();
    const auto first = static_cast<std::int64_t>(std::floor(begin / tile)) - 1, last = static_cast<std::int64_t>(std::floor(end / tile)) + 1;
    for (std::int64_t t = first; t <= last; ++t) {
        const std::uint64_t key = static_cast<std::uint64_t>(lane) << 44 ^ (static_cast<std::uint64_t>(t) & ((1ULL << 44) - 1));
        auto it = m_salient.find(key);
        if (it == m_salient.end()) {
            it = m_salient.emplace(key, std::vector<std::uint32_t>()).first;
            index.mostSalient(static_cast<double>(t) * tile, static_cast<double>(t + 1) * tile, kSalientATile, it->second);
        }
        out.insert(out.end(), it->second.begin(), it->second.end());
    }
    index.orderBySalience(out);
}

}  // namespace chancery::analysis
