#include "core/extraction/extractor.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <utility>

#include "core/actor/actor_tagger.h"
#include "core/event/event_finder.h"
#include "core/language/language_model.h"
#include "core/time/timex_tagger.h"

namespace chancery::extraction {

namespace {

/// Raised by hand when code changes what is extracted; lexicons and model speak for themselves.
constexpr int kCodeVersion = 6;

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

}  // namespace

struct Extractor::Impl {
    language::LanguageModel language;
    time::TimexTagger time;
    actor::ActorTagger actor;
    event::EventFinder event;
    base::Resources resources;
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

Extraction Extractor::extract(article::Article article) const {
    Extraction out;
    if (article.dateline && article.dateline->country.empty())
        article.dateline->country = m_impl->actor.countryOfPlace(article.dateline->place);
    const base::Span dateline = article.dateline ? article.dateline->span : base::Span{};
    // A header line that the text keeps ("date 2023-11-09 By A. Author") names no actors of the story.
    const base::Span head = article.bodyBegin > 0 ? base::Span{0, std::max(article.bodyBegin, dateline.end)} : dateline;

    language::Document document = m_impl->language.analyse(article.text);
    out.timexes = m_impl->time.tag(
        document, {.published = article.published,
                   .publishedAt = article.publishedAt,
                   .datelineDate = article.dateline ? article.dateline->date : std::nullopt,
                   .dateline = dateline});
    actor::ActorAnnotation actors = m_impl->actor.tag(
        document, {.published = article.published,
                   .datelinePlace = article.dateline ? article.dateline->place : std::string(),
                   .dateline = head});
    out.events = m_impl->event.find(article, document, out.timexes, actors, m_impl->actor);

    out.sentences.reserve(document.sentences.size());
    for (const language::Sentence& sentence : document.sentences) out.sentences.push_back(sentence.span);
    out.actors = std::move(actors.actors);
    out.mentions = std::move(actors.mentions);
    out.article = std::move(article);
    return out;
}

std::string Extractor::version() const { return versionOf(m_impl->resources); }

}  // namespace chancery::extraction
