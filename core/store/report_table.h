#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/store/database.h"
#include "core/store/merge_rules.h"
#include "core/store/report.h"

namespace chancery::store {

/// Reads and groups rows of `evidence` for merging. Throws SQLite::Exception.
class ReportTable {
public:
    explicit ReportTable(const Database& database) : m_database(database) {}

    Report load(std::int64_t id) const;
    /// Evidence under a block, of one level, whose interval begins on one of these days.
    std::vector<std::int64_t> find(std::int64_t block, DateLevel level, std::int64_t firstDay, std::int64_t lastDay) const;
    std::vector<std::int64_t> membersOf(std::int64_t cluster) const;
    std::vector<std::int64_t> attachedTo(std::int64_t cluster) const;
    /// 0 = none.
    std::int64_t attachment(std::int64_t cluster) const;
    bool isLeader(std::int64_t id) const;

    void setCluster(std::int64_t id, std::int64_t cluster) const;
    void setAttachment(std::int64_t cluster, std::int64_t exact) const;
    void setEvent(std::int64_t id, std::int64_t event) const;
    void addBlocks(const Report& report) const;
    void removeBlocks(std::int64_t id) const;

    /// To be called when an actor's row has changed.
    void forget(std::int64_t actor) { m_actors.erase(actor); }

private:
    const ReportActor& actor(std::int64_t id) const;
    std::vector<std::int64_t> ids(std::string_view sql, std::int64_t key) const;

    const Database& m_database;
    mutable std::unordered_map<std::int64_t, ReportActor> m_actors;
};

}  // namespace chancery::store
