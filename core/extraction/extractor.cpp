#include "core/extraction/extractor.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <optional>
#include <utility>

#include "core/actor/actor_tagger.h"
#include "core/event/event_finder.h"
#include "core/language/language_model.h"
#include "core/time/timex_tagger.h"

namespace chancery::extraction {

namespace {

/// Raised by hand when code changes what is extracted; lexicons and model speak for themselves.
constexpr int kCodeVersion = 7;

constexpr std::uint64_t kFnvOffset = 1469598103934665603ULL;
constexpr std::uint64_t kFnvPrime = 1099511628211ULL;

/// FNV-1a over eight bytes at a time: ten megabytes of model in a few milliseconds.
std::uint64_t fingerprint(std::string_view bytes, std::uint64_t hash) {
    while (bytes.size() >= 8) {
        std::uint64_t word = 0;
        __builtin_memcpy(&word, bytes.data(), 8);
        hash = (hash ^ word) * kFnvPrime;
        hash ^= hash >> 29U;
        bytes.remove_prefix(8);
    }
    for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
    return hash;
}

std::string versionOf(const base::Resources& resources) {
    std::uint64_t hash = kFnvOffset;
    for (const char* folder : {"lexicon/", "model/"})
        for (std::string_view name : base::Resources::listBuiltIn(folder))
            for (std::string_view layer : resources.layers(name)) hash = fingerprint(layer, hash);
    return fmt::format("{}-{:016x}", kCodeVersion, hash);
}

/// An article on its way through the stages.
struct Reading {
    article::Article article;
    base::Span dateline;
    language::Document document;
    std::vector<time::Timex> timexes;
    actor::ActorAnnotation actors;
    std::vector<event::Event> events;
    std::optional<base::Error> problem;
};

}  // namespace

struct Extractor::Impl {
    language::LanguageModel language;
    time::TimexTagger time;
    actor::ActorTagger actor;
    event::EventFinder event;
    base::Resources resources;

    void analyse(Reading& reading) const;
    void findTimes(Reading& reading) const;
    void findActors(Reading& reading) const;
    void findEvents(Reading& reading) const;
    static constexpr auto kStages = {&Impl::analyse, &Impl::findTimes, &Impl::findActors, &Impl::findEvents};
};

Extractor::Extractor(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

base::Result<Extractor> Extractor::load(const base::Resources& resources) {
    // The parts know nothing of each other, and all of them are waited for at every start.
    auto actor = std::async(std::launch::async, [&resources] { return actor::ActorTagger::load(resources); });
    auto language = language::LanguageModel::loadBuiltIn();
    auto time = time::TimexTagger::load(resources);
    auto event = event::EventFinder::load(resources);
    auto loadedActor = actor.get();
    if (!language) return language.error();
    if (!time) return time.error();
    if (!loadedActor) return loadedActor.error();
    if (!event) return event.error();
    return Extractor(std::make_unique<Impl>(
        Impl{std::move(*language), std::move(*time), std::move(*loadedActor), std::move(*event), resources}));
}

void Extractor::Impl::analyse(Reading& reading) const {
    article::Article& article = reading.article;
    if (article.dateline) {
        if (article.dateline->country.empty()) article.dateline->country = actor.countryOfPlace(article.dateline->place);
        reading.dateline = article.dateline->span;
    }
    reading.document = language.analyse(article.text);
}

void Extractor::Impl::findTimes(Reading& reading) const {
    const article::Article& article = reading.article;
    reading.timexes = time.tag(
        reading.document, {.published = article.published,
                           .publishedAt = article.publishedAt,
                           .datelineDate = article.dateline ? article.dateline->date : std::nullopt,
                           .dateline = reading.dateline});
}

void Extractor::Impl::findActors(Reading& reading) const {
    const article::Article& article = reading.article;
    // A header line that the text keeps ("date 2023-11-09 By A. Author") names no actors of the story.
    const base::Span head = article.bodyBegin > 0 ? base::Span{0, std::max(article.bodyBegin, reading.dateline.end)} : reading.dateline;
    reading.actors = actor.tag(
        reading.document, {.published = article.published,
                           .datelinePlace = article.dateline ? article.dateline->place : std::string(),
                           .dateline = head});
}

void Extractor::Impl::findEvents(Reading& reading) const {
    reading.events = event.find(reading.article, reading.document, reading.timexes, reading.actors, actor);
}

namespace {

Extraction resultOf(Reading&& reading) {
    Extraction out;
    out.sentences.reserve(reading.document.sentences.size());
    for (const language::Sentence& sentence : reading.document.sentences) out.sentences.push_back(sentence.span);
    out.timexes = std::move(reading.timexes);
    out.actors = std::move(reading.actors.actors);
    out.mentions = std::move(reading.actors.mentions);
    out.events = std::move(reading.events);
    out.article = std::move(reading.article);
    return out;
}

}  // namespace

Extraction Extractor::extract(article::Article article) const {
    Reading reading;
    reading.article = std::move(article);
    for (const auto stage : Impl::kStages) (*m_impl.*stage)(reading);
    return resultOf(std::move(reading));
}

std::vector<base::Result<Extraction>> Extractor::extract(std::vector<article::Article> articles) const {
    std::vector<Reading> readings(articles.size());
    for (std::size_t i = 0; i < articles.size(); ++i) readings[i].article = std::move(articles[i]);
    // Stage by stage, not article by article: what a stage looks things up in pushes the other stages' out of the cache.
    for (const auto stage : Impl::kStages)
        for (Reading& reading : readings) {
            if (reading.problem) continue;
            try {
                (*m_impl.*stage)(reading);
            } catch (const std::exception& error) {  // out of memory on one monster of an article
                reading.problem = base::makeError(base::ErrorCode::TooLarge, fmt::format("extraction failed: {}", error.what()));
            }
        }
    std::vector<base::Result<Extraction>> results;
    results.reserve(readings.size());
    for (Reading& reading : readings) {
        if (reading.problem) results.emplace_back(std::move(*reading.problem));
        else results.emplace_back(resultOf(std::move(reading)));
    }
    return results;
}

std::string Extractor::version() const { return versionOf(m_impl->resources); }

}  // namespace chancery::extraction
