#include "app/command/bench_case_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <memory>

#include "app/command/console.h"
#include "core/analysis/regions.h"
#include "core/query/country_names.h"
#include "core/store/case_store.h"

namespace chancery::app {

namespace {

struct BenchCaseOptions {
    std::uint64_t events = 10'000, seed = 1;
    std::size_t lanes = 200;
    int years = 20;
    std::string output;
};

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers everywhere, unlike the standard distributions.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }

private:
    std::uint64_t m_state;
};

/// Articles of twenty made-up events each: bursts in time, few large countries and many small, all kinds and statuses.
class MadeUpCase {
public:
    explicit MadeUpCase(const BenchCaseOptions& options) : m_options(options), m_random(options.seed) {
        for (const std::string& code : analysis::Regions::builtIn().codes()) {
            if (m_countries.size() >= options.lanes) break;
            actor::Actor country;
            country.id = country.country = code;
            country.kind = actor::ActorKind::Country;
            country.name = query::CountryNames::builtIn().nameOf(code);
            m_countries.push_back(std::move(country));
        }
        for (double& burst : m_bursts) burst = m_random.unit();
    }

    extraction::Extraction article(std::uint64_t number, std::uint64_t events) {
        extraction::Extraction out;
        out.article.id = fmt::format("made-up-{}", number);
        out.article.title = fmt::format("Made-up report {}", number);
        out.article.source = std::array{"First Wire", "Second Wire", "Third Wire"}[m_random.below(3)];
        out.article.dateSource = article::DateSource::Metadata;
        const base::Date day = pickDay();
        out.article.published = day.plusDays(1);
        for (std::uint64_t i = 0; i < events; ++i) addEvent(out, day, number * 1000 + i);
        return out;
    }

private:
    base::Date pickDay() {
        double when = m_random.unit();
        if (m_random.unit() < 0.35) when = std::clamp(m_bursts[m_random.below(m_bursts.size())] + std::pow(m_random.unit(), 3) * 0.03, 0.0, 0.9999);
        return base::Date::fromYmd(2024 - m_options.years, 1, 1)->plusDays(static_cast<int>(when * 365.25 * m_options.years));
    }

    std::uint32_t actorIn(extraction::Extraction& out) {
        const auto pick = static_cast<std::size_t>(std::pow(m_random.unit(), 2.2) * static_cast<double>(m_countries.size()));
        const actor::Actor& country = m_countries[pick];
        for (std::size_t i = 0; i < out.actors.size(); ++i)
            if (out.actors[i].id == country.id) return static_cast<std::uint32_t>(i);
        out.actors.push_back(country);
        return static_cast<std::uint32_t>(out.actors.size() - 1);
    }

    void addEvent(extraction::Extraction& out, base::Date day, std::uint64_t number) {
        const std::string words = fmt::format("Made-up sentence {} of a made-up report.", number);
        const auto begin = static_cast<std::uint32_t>(out.article.text.size());
        out.article.text += words + ' ';
        const base::Span span{begin, begin + static_cast<std::uint32_t>(words.size())};
        out.sentences.push_back(span);
        event::Event event;
        event.evidence = {span, {span.begin, span.begin + 7}};
        event.type = static_cast<event::EventType>(m_random.below(event::kEventTypeCount));
        event.status = m_random.unit() < 0.75 ? event::EventStatus::Occurred : static_cast<event::EventStatus>(m_random.below(event::kEventStatusCount));
        const base::Date when = day.plusDays(-static_cast<int>(m_random.below(6)));
        event.when = base::DateInterval::day(when);
        event.dateBasis = event::DateBasis::Explicit;
        const double kind = m_random.unit();
        if (kind < 0.04) event.when = base::DateInterval::days(when.firstOfMonth(), when.lastOfMonth(), base::Precision::Month);
        else if (kind < 0.07) event.when = base::DateInterval::days(when, when.plusDays(1 + static_cast<int>(m_random.below(9))), base::Precision::Day);
        else if (kind < 0.2) event.dateBasis = event::DateBasis::Publication;
        event.sources.push_back({actorIn(out), span});
        if (m_random.unit() < 0.8) event.targets.push_back({actorIn(out), span});
        event.confidence = static_cast<float>(0.3 + 0.7 * m_random.unit());
        event.summary = fmt::format("{} → {}: act {}", out.actors[event.sources[0].actor].name,
                                    event.targets.empty() ? "all" : out.actors[event.targets[0].actor].name, number % 997);
        event.explanation.frame = "made up";
        out.events.push_back(std::move(event));
    }

    const BenchCaseOptions& m_options;
    Random m_random;
    std::vector<actor::Actor> m_countries;
    std::array<double, 24> m_bursts{};
};

int makeCase(const BenchCaseOptions& options) {
    constexpr std::uint64_t kEventsAnArticle = 20, kArticlesACommit = 500;
    if (std::filesystem::exists(options.output)) {
        complain(fmt::format("{}: exists already", options.output));
        return kUsage;
    }
    auto store = store::CaseStore::open(options.output);
    if (!store) {
        complain(store.error());
        return kCaseUnusable;
    }
    MadeUpCase made(options);
    std::uint64_t left = options.events;
    for (std::uint64_t number = 1; left > 0; ++number) {
        const std::uint64_t events = std::min(left, kEventsAnArticle);
        left -= events;
        const auto added = store->add(made.article(number, events), "bench");
        const auto done = added && (number % kArticlesACommit == 0 || left == 0) ? store->commit() : base::Status();
        if (added && done) continue;
        complain(added ? done.error() : added.error());
        return kCaseUnusable;
    }
    const auto counts = store->counts();
    if (counts) fmt::print(stderr, "{}: {} events in {} articles\n", options.output, counts->events, counts->articles);
    return kDone;
}

}  // namespace

void addBenchCaseCommand(CLI::App& root, Run& run) {
    auto options = std::make_shared<BenchCaseOptions>();
    CLI::App* command = root.add_subcommand("bench-case", "Make a case of made-up events, for measurements");
    command->add_option("--events", options->events, "Events; a few are reports of the same one")->check(CLI::Range(1, 10'000'000))->capture_default_str();
    command->add_option("--seed", options->seed, "The same seed makes the same case")->capture_default_str();
    command->add_option("--lanes", options->lanes, "Countries")->check(CLI::Range(1, 240))->capture_default_str();
    command->add_option("--years", options->years, "Up to the end of 2023")->check(CLI::Range(1, 200))->capture_default_str();
    command->add_option("-o,--output", options->output, "Case file to write; must not exist")->required();
    command->callback([options, &run] { run = [options] { return makeCase(*options); }; });
}

}  // namespace chancery::app
