#include "core/store/merged_event.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

#include "core/store/merge_rules.h"

namespace chancery::store {

namespace {

constexpr double kWeightOfFurtherReport = 0.5;  ///< papers copy from each other: a second report is half a witness
constexpr double kSurest = 0.99;

/// Which report is to be believed about type, date and place: exactly dated, well founded, confident, full.
bool leads(const Report& a, const Report& b) {
    const auto key = [](const Report& r) {
        const bool alleged = r.status == event::EventStatus::Alleged;
        return std::tuple(r.basis == event::DateBasis::Publication, r.when.precision, r.basis, alleged, -r.confidence,
                          -static_cast<std::int64_t>(r.sources.size() + r.targets.size()), r.place == 0);
    };
    return key(a) != key(b) ? key(a) < key(b) : canonicallyBefore(a, b);
}

/// Adds who is not there yet. A state gives way to its own people, who act for it.
void unite(std::vector<ReportActor>& side, const std::vector<ReportActor>& more) {
    for (const ReportActor& actor : more) {
        const auto same = [&](const ReportActor& x) { return x.id == actor.id; };
        const auto person = [&](const ReportActor& x) {
            return x.side == actor.side && x.kind == actor::ActorKind::Official;
        };
        if (std::any_of(side.begin(), side.end(), same)) continue;
        if (actor.kind == actor::ActorKind::Country && std::any_of(side.begin(), side.end(), person)) continue;
        if (actor.kind == actor::ActorKind::Official)
            std::erase_if(side, [&](const ReportActor& x) {
                return x.kind == actor::ActorKind::Country && x.side == actor.side;
            });
        side.push_back(actor);
    }
}

bool sharesActor(const std::vector<ReportActor>& a, const std::vector<ReportActor>& b) {
    return std::any_of(a.begin(), a.end(), [&](const ReportActor& x) {
        return std::any_of(b.begin(), b.end(), [&](const ReportActor& y) { return x.side == y.side; });
    });
}

/// A meeting told from the other side has its participants swapped.
bool isSwapped(const Report& report, const Report& lead) {
    if (sharesActor(report.sources, lead.sources)) return false;
    return sharesActor(report.sources, lead.targets) || sharesActor(report.targets, lead.sources);
}

std::vector<std::int64_t> idsOf(const std::vector<ReportActor>& actors) {
    std::vector<std::int64_t> out;
    for (const ReportActor& actor : actors)
        if (std::find(out.begin(), out.end(), actor.id) == out.end()) out.push_back(actor.id);
    return out;
}

void uniteParticipants(MergedEvent& merged, const std::vector<const Report*>& reports) {
    std::vector<ReportActor> sources = merged.lead->sources, targets = merged.lead->targets;
    for (const Report* report : reports) {
        if (report == merged.lead) continue;
        if (merged.lead->targets.empty() != report->targets.empty()) continue;  // "A and B met": no sides to take over
        const bool swapped = isSwapped(*report, *merged.lead);
        unite(sources, swapped ? report->targets : report->sources);
        unite(targets, swapped ? report->sources : report->targets);
    }
    merged.sources = idsOf(sources);
    merged.targets = idsOf(targets);
}

int highestRank(const std::vector<const Report*>& reports) {
    int rank = 0;
    for (const Report* report : reports)
        for (const auto* side : {&report->sources, &report->targets})
            for (const ReportActor& actor : *side) rank = std::max(rank, actor.rank);
    return std::min(rank, 100);
}

double salienceOf(const MergedEvent& merged, const std::vector<const Report*>& reports) {
    const double told = std::min(1.0, std::log2(1.0 + static_cast<double>(merged.articles)) / 4.0);
    const double salience = merged.confidence * (0.4 + 0.004 * highestRank(reports) + 0.2 * told);
    return merged.lead->type == event::EventType::Statement ? salience / 2 : salience;
}

}  // namespace

MergedEvent mergeReports(std::span<const Report* const> given) {
    std::vector<const Report*> reports(given.begin(), given.end());
    std::sort(reports.begin(), reports.end(), [](const Report* a, const Report* b) { return leads(*a, *b); });
    MergedEvent merged;
    merged.lead = reports.front();
    merged.status = merged.lead->status;
    merged.mode = merged.lead->mode;
    merged.place = merged.lead->place;
    merged.source = merged.lead->source;
    merged.published = merged.lead->published;
    std::set<std::int64_t> articles;
    std::set<std::string> contexts;
    const Report* first = merged.lead;
    double doubt = 1;
    for (const Report* report : reports) {
        doubt *= 1 - report->confidence * (report == merged.lead ? 1.0 : kWeightOfFurtherReport);
        if (merged.mode.empty()) merged.mode = report->mode;
        if (merged.place == 0) merged.place = report->place;
        articles.insert(report->article);
        std::istringstream words(report->context);
        for (std::string word; words >> word;) contexts.insert(word);
        const auto age = [](const Report& r) { return std::tie(r.published, r.articleHash); };
        if (age(*report) < age(*first)) first = report;
        // Several papers tell it as fact and one as hearsay: it is told as fact.
        if (merged.status == event::EventStatus::Alleged && report->status == event::EventStatus::Occurred)
            merged.status = event::EventStatus::Occurred;
    }
    merged.published = first->published;
    merged.source = first->source;
    merged.articles = static_cast<std::int64_t>(articles.size());
    merged.context.assign(contexts.begin(), contexts.end());
    const double alone = merged.lead->confidence;
    merged.confidence = std::round(std::max(alone, std::min(kSurest, 1 - doubt)) * 10'000) / 10'000;
    uniteParticipants(merged, reports);
    merged.salience = std::round(salienceOf(merged, reports) * 10'000) / 10'000;
    return merged;
}

}  // namespace chancery::store
