#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/store/report.h"

namespace chancery::store {

/// The values of one event out of all its reports; they do not depend on the reports' order.
struct MergedEvent {
    const Report* lead = nullptr;  ///< the surest, most exact report: type, date, place and summary are its
    event::EventStatus status = event::EventStatus::Occurred;
    std::string mode;
    std::vector<std::string> context;
    std::int64_t place = 0;
    double confidence = 0;
    double salience = 0;
    base::Instant published = 0;
    std::int64_t source = 0;
    std::int64_t articles = 0;
    std::vector<std::int64_t> sources, targets;  ///< actors
};

/// `reports` holds at least one.
MergedEvent mergeReports(std::span<const Report* const> reports);

}  // namespace chancery::store
