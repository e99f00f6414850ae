// Reads JSONL documents {"id","date","text"} and prints what was extracted, one line each; with --trees the analysed
// sentences instead (token, tags, head, relation, actors, time expressions), with --time nothing but the event stage's
// pace, which goes to standard error in any case. --model FILE takes another language model.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "core/actor/actor_tagger.h"
#include "core/article/article_reader.h"
#include "core/event/event_finder.h"
#include "core/extraction/extraction_json.h"
#include "core/language/language_model.h"
#include "core/time/timex_tagger.h"

using namespace chancery;

namespace {

struct Stages {
    language::LanguageModel language;
    time::TimexTagger time;
    actor::ActorTagger actor;
    event::EventFinder event;
};

struct Analysis {
    language::Document document;
    std::vector<time::Timex> timexes;
    actor::ActorAnnotation actors;
};

Analysis analyse(const Stages& stages, article::Article& article) {
    if (article.dateline && article.dateline->country.empty())
        article.dateline->country = stages.actor.countryOfPlace(article.dateline->place);
    const base::Span dateline = article.dateline ? article.dateline->span : base::Span{};
    Analysis analysis;
    analysis.document = stages.language.analyse(article.text);
    analysis.timexes = stages.time.tag(analysis.document, {.published = article.published,
                                                           .publishedAt = article.publishedAt,
                                                           .datelineDate = article.dateline ? article.dateline->date : std::nullopt,
                                                           .dateline = dateline});
    analysis.actors = stages.actor.tag(analysis.document,
                                       {.published = article.published,
                                        .datelinePlace = article.dateline ? article.dateline->place : std::string(),
                                        .dateline = dateline});
    return analysis;
}

void print(article::Article article, Analysis analysis, std::vector<event::Event> events) {
    extraction::Extraction out;
    for (const language::Sentence& s : analysis.document.sentences) out.sentences.push_back(s.span);
    out.article = std::move(article);
    out.timexes = std::move(analysis.timexes);
    out.actors = std::move(analysis.actors.actors);
    out.mentions = std::move(analysis.actors.mentions);
    out.events = std::move(events);
    fmt::print("{}\n", extraction::toJsonLine(out, false));
}

void printTrees(const Analysis& analysis, const article::Article& article) {
    const language::Document& document = analysis.document;
    const actor::ActorAnnotation& actors = analysis.actors;
    for (const language::Sentence& s : document.sentences) {
        fmt::print("# {} p{} | {}\n", article.id, s.paragraph, base::textOf(document.text, s.span));
        for (language::TokenIndex t = s.first; t < s.last; ++t) {
            const language::Token& token = document[t];
            std::string named;
            for (const std::uint32_t m : actors.mentionsHeadedBy(t)) {
                const auto& mention = actors.mentions[m];
                const auto& actor = actors.actors[mention.actor];
                named += fmt::format(" <{}|{}|{}|{}{}>", base::textOf(document.text, mention.span), actor.id, name(actor.kind),
                                     mention.asPlace ? "P" : "", mention.modifier ? "M" : "");
            }
            for (const time::Timex& timex : analysis.timexes)
                if (timex.first == t) named += fmt::format(" [{} {}]", base::textOf(document.text, timex.span), timex.value);
            fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}{}\n", t - s.first + 1, token.form, token.lemma, name(token.upos), name(token.xpos),
                       token.head == language::kNoToken ? 0 : token.head - s.first + 1, name(token.relation), named);
        }
    }
}

std::string contentOf(const char* path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

template <typename T>
T orExit(base::Result<T> result) {
    if (result) return std::move(*result);
    fmt::print(stderr, "{}\n", result.error().message);
    std::exit(2);
}

}  // namespace

int main(int argc, char** argv) {
    std::string mode;
    std::string model;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--model" && i + 1 < argc) model = contentOf(argv[++i]);
        else mode = argv[i];
    }
    const base::Resources resources;
    const Stages stages{orExit(model.empty() ? language::LanguageModel::loadBuiltIn() : language::LanguageModel::load(model)),
                        orExit(time::TimexTagger::load(resources)), orExit(actor::ActorTagger::load(resources)),
                        orExit(event::EventFinder::load(resources))};
    double seconds = 0;
    std::size_t articles = 0;
    const auto report = article::readArticles(std::cin, "stdin.jsonl", {}, [&](article::Article&& article) {
        Analysis analysis = analyse(stages, article);
        const auto start = std::chrono::steady_clock::now();
        auto events = stages.event.find(article, analysis.document, analysis.timexes, analysis.actors, stages.actor);
        seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        ++articles;
        if (mode == "--trees") printTrees(analysis, article);
        if (mode.empty()) print(std::move(article), std::move(analysis), std::move(events));
        return true;
    });
    for (const article::SkippedInput& skipped : report.skipped) fmt::print(stderr, "{}: {}\n", skipped.path, skipped.reason.message);
    fmt::print(stderr, "{} articles, event stage {:.3f} s, {:.0f} articles/s\n", articles, seconds,
               static_cast<double>(articles) / seconds);
    return 0;
}
