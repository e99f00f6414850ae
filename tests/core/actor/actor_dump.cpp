// Reads JSON lines {"id","text","date"?} and prints the mentions found in each, in the form that NER scorers
// read:
// {"id","entities":[{"begin","end","text","type","actor"...}]}, offsets in Unicode code points. For
// development.
#include <chrono>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "core/actor/actor_tagger.h"
#include "core/base/utf8.h"
#include "core/language/language_model.h"

using namespace chancery;
using Clock = std::chrono::steady_clock;

namespace {

const char* typeOf(actor::ActorKind kind) {
    switch (kind) {
        case actor::ActorKind::Official:
        case actor::ActorKind::Person:
            return "PERSON";
        case actor::ActorKind::Country:
        case actor::ActorKind::Place:
            return "LOCATION";
        default:
            return "ORGANISATION";
    }
}

const char* nameOf(actor::MentionForm form) {
    constexpr const char* kNames[] = {"name", "title", "demonym", "metonym", "pronoun", "descriptor"};
    return kNames[static_cast<int>(form)];
}

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
    const bool all = argc > 1 && std::strcmp(argv[1], "--all") == 0;
    std::string modelBytes;
    if (const char* file = std::getenv("CHANCERY_MODEL")) {
        std::ifstream in(file, std::ios::binary);
        modelBytes.assign(std::istreambuf_iterator<char>(in), {});
    }
    auto model = modelBytes.empty() ? language::LanguageModel::loadBuiltIn()
                                    : language::LanguageModel::load(modelBytes);
    if (!model) model = language::LanguageModel::segmenterOnly();
    if (!model) return std::cerr << model.error().message << '\n', 1;
    auto start = Clock::now();
    auto tagger = actor::ActorTagger::load(base::Resources{});
    if (!tagger) return std::cerr << tagger.error().message << '\n', 1;
    std::cerr << "lexicons loaded in " << 1000 * secondsSince(start) << " ms\n";
    double seconds = 0;
    std::size_t articles = 0;
    std::string line;
    while (std::getline(std::cin, line)) {
        const auto input = nlohmann::json::parse(line);
        const std::string text = input.at("text");
        language::Document document = model->analyse(text);
        actor::ActorContext context;
        for (const char* field : {"date", "dct", "published"}) {
            if (input.contains(field) && input[field].is_string())
                context.published = base::Date::parseIso(input[field].get<std::string>());
        }
        start = Clock::now();
        const actor::ActorAnnotation found = tagger->tag(document, context);
        seconds += secondsSince(start);
        ++articles;
        const base::CodePointIndex index(text);
        nlohmann::json out = {{"id", input.at("id")}, {"entities", nlohmann::json::array()}};
        std::uint32_t outerEnd = 0;
        for (const actor::Mention& m : found.mentions) {
            const actor::Actor& a = found.actors[m.actor];
            const bool nested = m.span.end <= outerEnd;
            const bool shown =
                m.form != actor::MentionForm::Pronoun && m.form != actor::MentionForm::Descriptor && !nested;
            if (shown) outerEnd = m.span.end;
            if (!shown && !all) continue;
            nlohmann::json e = {{"begin", index.codePoint(m.span.begin)},
                                {"end", index.codePoint(m.span.end)},
                                {"text", std::string(base::textOf(text, m.span))},
                                {"type", typeOf(a.kind)},
                                {"actor", a.id}};
            if (all) {
                e["form"] = nameOf(m.form);
                e["modifier"] = m.modifier;
                e["place"] = m.asPlace;
                e["head"] = std::string(document.tokens[m.head].form);
                e["kind"] = std::string(actor::name(a.kind));
                e["side"] = a.side();
                e["why"] = a.why;
            }
            out["entities"].push_back(std::move(e));
        }
        std::cout << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    }
    std::cerr << articles << " articles, " << static_cast<double>(articles) / seconds << " a second\n";
    return 0;
}
