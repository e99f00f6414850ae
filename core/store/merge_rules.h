#pragma once
// When two articles tell the same event.
//
// Reports are compared in two steps that never look at the order of import:
// 1. Reports dated equally (the same day, or the same longer interval) form clusters: in the canonical order of their
//    articles' hashes each joins the first cluster all of whose members it is alike to, and of whose articles it is none.
// 2. A cluster dated only by the publication, or to a week at most, is attached to the one cluster of exact date inside
//    its interval that it is alike to. Where two would do, the text does not say which, and it stays alone.
// Both are functions of the set of all reports, which is what makes an import give one result in any order. Reports that
// can be alike share a block (a hash of type, status family and a pair of sides), so that only few are ever compared.
//
// The rules are strict on purpose: two events shown for one are seen and put together by the analyst; a wrong date that
// comes from two events taken for one is not.
#include <compare>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "core/store/report.h"

namespace chancery::store {

/// Statuses that can be told of one event: occurred, ongoing, alleged are one family.
enum class StatusFamily : std::uint8_t { Actual, Planned, Requested, Conditional, Denied };
StatusFamily familyOf(event::EventStatus status);

/// How exactly a report is dated.
enum class DateLevel : std::uint8_t { Day, Publication, Week, Longer };
DateLevel levelOf(const Report& report);
/// The first day of its interval, in days since 1970.
std::int64_t dayOf(const Report& report);

/// Hashes under which a report looks for its like, sorted. Pass another family to look for those.
std::vector<std::int64_t> blocksOf(const Report& report, StatusFamily family);
inline std::vector<std::int64_t> blocksOf(const Report& report) { return blocksOf(report, familyOf(report.status)); }

/// A total order of reports that does not depend on row ids.
bool canonicallyBefore(const Report& a, const Report& b);

/// May the two be one event, dates left aside?
bool alike(const Report& a, const Report& b);
/// Sides that match person by person or state by state, for plans and long intervals.
bool sameActors(const Report& a, const Report& b);
/// May the two be clustered (step 1): alike, and dated equally.
bool equallyDatedAndAlike(const Report& a, const Report& b);

/// Days [first, last] in which what is planned has to happen to be its fulfilment; none for what is no dated plan.
std::optional<std::pair<std::int64_t, std::int64_t>> fulfilmentWindow(const Report& plan);
inline constexpr std::int64_t kLongestFulfilmentDays = 32;  ///< no window is longer
/// Told by another article, on one of those days, of the same sides.
bool fulfils(const Report& plan, const Report& outcome);

using Cluster = std::vector<const Report*>;  ///< canonical order; the first one is its leader

/// Step 1. The reports must be closed under "share a block, a level and a day".
std::vector<Cluster> clusterReports(std::vector<const Report*> reports);

/// Days in which an exactly dated cluster may lie for this one to be attached to it, best first: [first, last] pairs.
std::vector<std::pair<std::int64_t, std::int64_t>> attachmentWindows(const Cluster& cluster);
/// Step 2: the index of the cluster to attach to, or -1. `candidates` are all of exact date that share a block.
std::ptrdiff_t chooseAttachment(const Cluster& cluster, std::span<const Cluster> candidates);
/// Of the clusters attached to `exact`, those that become one event with it (no article twice), in canonical order.
std::vector<std::size_t> acceptAttached(const Cluster& exact, std::span<const Cluster> attached);

}  // namespace chancery::store
