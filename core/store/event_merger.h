#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "core/store/database.h"
#include "core/store/report_table.h"

namespace chancery::store {

/// Keeps the table `event` what the rules of merge_rules.h make of the table `evidence`, step by step: only what an
/// article's reports can touch is looked at. Throws SQLite::Exception; runs inside the caller's transaction.
class EventMerger {
public:
    explicit EventMerger(const Database& database) : m_database(database), m_table(database) {}

    /// `added`: rows of evidence that are new or changed, with their blocks; `removed`: the reports that were there
    /// before (also the old values of the changed ones), without their blocks.
    void merge(const std::vector<std::int64_t>& added, const std::vector<Report>& removed);

    ReportTable& table() { return m_table; }

private:
    using Ids = std::set<std::int64_t>;
    struct Step;  // what one call of merge() has in hand

    const Report& report(Step& step, std::int64_t id) const;
    Cluster clusterOf(Step& step, std::int64_t leader) const;
    void collectNeighbours(Step& step, const std::vector<std::int64_t>& added) const;
    void recluster(Step& step) const;
    void findLoose(Step& step) const;
    void reattach(Step& step) const;
    void regroup(Step& step) const;
    std::int64_t chooseEvent(Step& step, const Cluster& group) const;
    void writeGroup(Step& step, const Cluster& group) const;
    void writeEvent(std::int64_t event, const Cluster& group) const;
    void dropEmptied(Step& step) const;
    void relinkPlans(Step& step) const;
    void relinkPlan(Step& step, std::int64_t plan) const;

    const Database& m_database;
    ReportTable m_table;
};

}  // namespace chancery::store
