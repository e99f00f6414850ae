#pragma once
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/analysis/lane_index.h"

namespace chancery::analysis {

/// The tallest columns of a lane at one step, up (cooperation) and down (conflict): the 96th percentile of those that
/// are not empty.
struct DensityPeaks {
    double up = 0, down = 0;
};

/// Height of a column: statements count half on either side.
double upOf(const QuadMass& mass);
double downOf(const QuadMass& mass);

/// Columns of lanes kept for three widths of the window, so that a pan asks the indices nothing and a zoom once for each
/// calendar step; a few steps at a time. Lanes are known by a number of the caller's; one thread.
class ColumnCache {
public:
    /// Forgets everything, as after a change of the lanes; peaks are measured over [begin, end).
    void reset(double begin, double end);

    /// Columns of one lane that cover [begin, end): `edges` and, one fewer, `masses`. Valid until the next call.
    struct Columns {
        std::span<const base::Instant> edges;
        std::span<const QuadMass> masses;
    };
    Columns columns(std::size_t lane, const LaneIndex& index, CalendarStep step, double begin, double end);
    DensityPeaks peaks(std::size_t lane, const LaneIndex& index, CalendarStep step);

    /// The most salient events about the window, the most salient first. They are chosen from stretches of time that
    /// stand still while the window moves, so that panning does not exchange what is named.
    void salient(std::size_t lane, const LaneIndex& index, double begin, double end, std::vector<std::uint32_t>& out);

private:
    struct Stretch {
        CalendarStep step;
        double begin = 0, end = 0;  ///< the window that it was made for, and a width on either side
        std::vector<base::Instant> edges;
        std::unordered_map<std::size_t, std::vector<QuadMass>> masses;
    };
    struct Sample {
        CalendarStep step;
        std::vector<std::vector<base::Instant>> edges;
        std::unordered_map<std::size_t, DensityPeaks> peaks;
    };

    Stretch& stretchFor(CalendarStep step, double begin, double end);
    Sample& sampleFor(CalendarStep step);

    double m_begin = 0, m_end = 1, m_tile = 0;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_salient;  ///< by lane and tile
    std::vector<Stretch> m_stretches;  ///< the latest last
    std::vector<Sample> m_samples;
    std::vector<QuadMass> m_masses;
    std::vector<double> m_up, m_down;
};

}  // namespace chancery::analysis
