#include "core/store/merge_rules.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace chancery::store {

namespace {

using event::EventType;

constexpr std::size_t kMaxBlocks = 64;  ///< a communiqué of thirty states with thirty others needs no nine hundred
constexpr base::Instant kWeek = 7 * base::kDay;
constexpr std::int64_t kUndatedPlanDays = 14;
constexpr std::int64_t kLongestPlanDays = 31;

enum class Match : std::uint8_t { None, SameSide, SameActor };

/// Meetings, agreements and joint work are told from either side.
bool isSymmetric(EventType type) {
    return type == EventType::Consult || type == EventType::Agree || type == EventType::Cooperate;
}

/// Of these a day brings many between the same sides: only the same words or the same place make them one.
bool isMaterialConflict(EventType type) { return event::quadClassOf(type) == event::QuadClass::MaterialConflict; }

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return (hash ^ 0xFFU) * 0x100000001b3ULL;
}

/// A state or an organisation as a whole, not one of its people or offices.
bool isWholeSide(const ReportActor& actor) {
    return actor.kind == actor::ActorKind::Country || actor.kind == actor::ActorKind::Organisation ||
           actor.kind == actor::ActorKind::ArmedGroup;
}

Match matchActors(const std::vector<ReportActor>& a, const std::vector<ReportActor>& b) {
    Match best = Match::None;
    bool rivals = false;
    for (const ReportActor& x : a) {
        for (const ReportActor& y : b) {
            if (x.id == y.id) {
                if (x.kind == actor::ActorKind::Official) return Match::SameActor;
                best = Match::SameActor;
            } else if (x.side == y.side) {
                // Two ministers of one state are two people; a minister and his state may be one actor.
                if (!isWholeSide(x) && !isWholeSide(y)) rivals = true;
                else best = std::max(best, Match::SameSide);
            }
        }
    }
    return rivals ? Match::None : best;
}

bool matchSides(Match source, Match target) {
    return source != Match::None && target != Match::None && (source == Match::SameActor || target == Match::SameActor);
}

/// Without a target the words have to carry it.
bool sameDeed(const Report& a, const Report& b) {
    return (!a.frame.empty() && a.frame == b.frame) || (!a.mode.empty() && a.mode == b.mode);
}

bool matchParticipants(const Report& a, const Report& b) {
    if (a.targets.empty() && b.targets.empty())
        return matchActors(a.sources, b.sources) == Match::SameActor && sameDeed(a, b);
    if (isSymmetric(a.type)) {
        const auto all = [](const Report& r) {
            std::vector<ReportActor> out = r.sources;
            out.insert(out.end(), r.targets.begin(), r.targets.end());
            return out;
        };
        if (a.targets.empty() || b.targets.empty()) {
            // "Blinken and Park met" against "Blinken met Park": two of them have to be the same.
            std::set<std::int64_t> shared;
            for (const ReportActor& x : all(a))
                for (const ReportActor& y : all(b))
                    if (x.id == y.id) shared.insert(x.id);
            return shared.size() >= 2;
        }
        if (matchSides(matchActors(a.sources, b.targets), matchActors(a.targets, b.sources))) return true;
    }
    return matchSides(matchActors(a.sources, b.sources), matchActors(a.targets, b.targets));
}

bool placesConflict(const Report& a, const Report& b) {
    if (!a.placeCountry.empty() && !b.placeCountry.empty() && a.placeCountry != b.placeCountry) return true;
    return isMaterialConflict(a.type) && !a.placeFolded.empty() && !b.placeFolded.empty() &&
           a.placeFolded != b.placeFolded;
}

std::vector<std::int64_t> sortedIds(const std::vector<ReportActor>& actors) {
    std::vector<std::int64_t> out;
    for (const ReportActor& actor : actors) out.push_back(actor.id);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

bool allAlike(const Cluster& a, const Cluster& b) {
    return std::all_of(a.begin(), a.end(), [&](const Report* x) {
        return std::all_of(b.begin(), b.end(), [&](const Report* y) { return alike(*x, *y); });
    });
}

}  // namespace

StatusFamily familyOf(event::EventStatus status) {
    using event::EventStatus;
    switch (status) {
        case EventStatus::Occurred:
        case EventStatus::Ongoing:
        case EventStatus::Alleged: return StatusFamily::Actual;
        case EventStatus::Planned: return StatusFamily::Planned;
        case EventStatus::Requested: return StatusFamily::Requested;
        case EventStatus::Conditional: return StatusFamily::Conditional;
        case EventStatus::Denied:
        case EventStatus::Negated: break;
    }
    return StatusFamily::Denied;
}

DateLevel levelOf(const Report& report) {
    if (report.basis == event::DateBasis::Publication) return DateLevel::Publication;
    if (report.when.beginDate() == report.when.endDate()) return DateLevel::Day;
    return report.when.end - report.when.begin < kWeek ? DateLevel::Week : DateLevel::Longer;
}

std::int64_t dayOf(const Report& report) { return report.when.beginDate().serial(); }

std::vector<std::int64_t> blocksOf(const Report& report, StatusFamily family) {
    const std::uint64_t seed = mix(mix(0xcbf29ce484222325ULL, event::name(report.type)),
                                   std::string_view("APRCD").substr(static_cast<std::size_t>(family), 1));
    std::set<std::int64_t> out;
    const auto add = [&](std::string_view one, std::string_view other) {
        if (out.size() < kMaxBlocks) out.insert(static_cast<std::int64_t>(mix(mix(seed, one), other)));
    };
    if (report.type == EventType::Statement) {
        add("sentence", std::to_string(report.sentenceHash));
        return {out.begin(), out.end()};
    }
    std::set<std::string_view> sources, targets;
    for (const ReportActor& actor : report.sources) sources.insert(actor.side);
    for (const ReportActor& actor : report.targets) targets.insert(actor.side);
    if (isSymmetric(report.type)) {
        std::set<std::string_view> all = sources;
        all.insert(targets.begin(), targets.end());
        for (auto one = all.begin(); one != all.end(); ++one)
            for (auto other = std::next(one); other != all.end(); ++other) add(*one, *other);
        // Two of one state may be all that another report shares with this one.
        std::multiset<std::string_view> each;
        for (const auto* actors : {&report.sources, &report.targets})
            for (const ReportActor& actor : *actors) each.insert(actor.side);
        for (const std::string_view side : all)
            if (report.targets.empty() || each.count(side) > 1) add(side, "");
    } else {
        for (const std::string_view one : sources) {
            for (const std::string_view other : targets) add(one, other);
            if (targets.empty()) add(one, "");
        }
    }
    return {out.begin(), out.end()};
}

bool canonicallyBefore(const Report& a, const Report& b) {
    const auto key = [](const Report& r) {
        return std::tie(r.articleHash, r.trigger, r.type, r.status, r.when.begin, r.when.end, r.summary);
    };
    return key(a) != key(b) ? key(a) < key(b) : a.id < b.id;
}

bool sameActors(const Report& a, const Report& b) {
    const auto aSources = sortedIds(a.sources), aTargets = sortedIds(a.targets);
    const auto bSources = sortedIds(b.sources), bTargets = sortedIds(b.targets);
    if (aSources == bSources && aTargets == bTargets) return true;
    return isSymmetric(a.type) && aSources == bTargets && aTargets == bSources;
}

bool alike(const Report& a, const Report& b) {
    if (a.article == b.article || a.type != b.type || familyOf(a.status) != familyOf(b.status)) return false;
    if (a.type == EventType::Statement) return a.sentenceHash == b.sentenceHash && sameActors(a, b);
    if (!a.mode.empty() && !b.mode.empty() && a.mode != b.mode) return false;
    if (placesConflict(a, b)) return false;
    if (isMaterialConflict(a.type) && a.frame != b.frame && (a.placeFolded.empty() || a.placeFolded != b.placeFolded))
        return false;
    return matchParticipants(a, b);
}

bool equallyDatedAndAlike(const Report& a, const Report& b) {
    const DateLevel level = levelOf(a);
    if (level != levelOf(b) || dayOf(a) != dayOf(b)) return false;
    switch (level) {
        case DateLevel::Day:
        case DateLevel::Publication: return a.when.overlaps(b.when) && alike(a, b);
        case DateLevel::Week: return a.when == b.when && alike(a, b);
        case DateLevel::Longer: break;
    }
    return a.when == b.when && a.frame == b.frame && sameActors(a, b) && alike(a, b);
}

std::optional<std::pair<std::int64_t, std::int64_t>> fulfilmentWindow(const Report& plan) {
    if (plan.status != event::EventStatus::Planned) return std::nullopt;
    const std::int64_t day = dayOf(plan);
    if (plan.basis == event::DateBasis::Publication) return {{day, day + kUndatedPlanDays}};
    const std::int64_t last = plan.when.endDate().serial();
    if (last - day > kLongestPlanDays) return std::nullopt;
    return {{day, last + 1}};
}

bool fulfils(const Report& plan, const Report& outcome) {
    const auto window = fulfilmentWindow(plan);
    if (!window || plan.type != outcome.type || plan.type == EventType::Statement) return false;
    // Who announces something in one sentence and tells of the like in another tells of two things.
    if (plan.article == outcome.article) return false;
    if (outcome.status != event::EventStatus::Occurred && outcome.status != event::EventStatus::Ongoing) return false;
    const DateLevel level = levelOf(outcome);
    const std::int64_t day = dayOf(outcome);
    if (level == DateLevel::Longer || day < window->first || day > window->second) return false;
    // The day after the plan's last is meant for reports that say no date and are printed the day after.
    if (day == window->second && level != DateLevel::Publication && plan.basis != event::DateBasis::Publication)
        return false;
    if (!plan.mode.empty() && !outcome.mode.empty() && plan.mode != outcome.mode) return false;
    return !placesConflict(plan, outcome) && matchParticipants(plan, outcome);
}

std::vector<Cluster> clusterReports(std::vector<const Report*> reports) {
    std::sort(reports.begin(), reports.end(), [](const Report* a, const Report* b) { return canonicallyBefore(*a, *b); });
    std::vector<Cluster> clusters;
    for (const Report* report : reports) {
        const auto home = std::find_if(clusters.begin(), clusters.end(), [&](const Cluster& cluster) {
            return std::all_of(cluster.begin(), cluster.end(),
                               [&](const Report* member) { return equallyDatedAndAlike(*report, *member); });
        });
        if (home != clusters.end()) home->push_back(report);
        else clusters.push_back({report});
    }
    return clusters;
}

std::vector<std::pair<std::int64_t, std::int64_t>> attachmentWindows(const Cluster& cluster) {
    const Report& leader = *cluster.front();
    const std::int64_t day = dayOf(leader);
    switch (levelOf(leader)) {
        case DateLevel::Publication:
            // What the paper of the 9th tells without a date happened on the 9th or on the day before; a plan without
            // a date may be for any day.
            if (familyOf(leader.status) != StatusFamily::Actual) return {};
            return {{day, day}, {day - 1, day - 1}};
        case DateLevel::Week: return {{day, leader.when.endDate().serial()}};
        case DateLevel::Day:
        case DateLevel::Longer: break;
    }
    return {};
}

std::ptrdiff_t chooseAttachment(const Cluster& cluster, std::span<const Cluster> candidates) {
    for (const auto& [first, last] : attachmentWindows(cluster)) {
        std::ptrdiff_t only = -1;
        int found = 0;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const std::int64_t day = dayOf(*candidates[i].front());
            if (day < first || day > last || !allAlike(cluster, candidates[i])) continue;
            only = static_cast<std::ptrdiff_t>(i);
            ++found;
        }
        if (found > 0) return found == 1 ? only : -1;
    }
    return -1;
}

std::vector<std::size_t> acceptAttached(const Cluster& exact, std::span<const Cluster> attached) {
    std::vector<std::size_t> order(attached.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        return canonicallyBefore(*attached[x].front(), *attached[y].front());
    });
    Cluster members = exact;
    std::vector<std::size_t> accepted;
    for (const std::size_t i : order) {
        if (!allAlike(attached[i], members)) continue;
        members.insert(members.end(), attached[i].begin(), attached[i].end());
        accepted.push_back(i);
    }
    return accepted;
}

}  // namespace chancery::store
