// Development tool: reads JSONL {"id","dct","text"} on stdin and writes {"id","timexes":[{begin,end,text,type,value}]} with
// offsets in code points, the form that time-expression scorers take. --plain: no tags, no trees. --rules: why as well.
// --repeat N: runs N times over the input and prints the speed of the time stage alone.
#include <cstdio>
#include <ctime>
#include <fmt/format.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/resources.h"
#include "core/base/utf8.h"
#include "core/language/language_model.h"
#include "core/time/timex_tagger.h"

using namespace chancery;
using Json = nlohmann::ordered_json;

namespace {

Json toJson(const time::Timex& timex, std::string_view text, const base::CodePointIndex& index, bool rules) {
    Json json{{"begin", index.codePoint(timex.span.begin)},
              {"end", index.codePoint(timex.span.end)},
              {"text", std::string(base::textOf(text, timex.span))},
              {"type", std::string(time::name(timex.type))},
              {"value", timex.value}};
    if (rules) {
        json["rule"] = timex.rule;
        if (timex.interval) json["interval"] = timex.interval->isoBegin() + ".." + timex.interval->isoEnd() + " " + std::string(base::name(timex.interval->precision));
    }
    return json;
}

}  // namespace

int main(int argc, char** argv) {
    bool plain = false, rules = false;
    int repeat = 0;
    for (int i = 1; i < argc; ++i) {
        const std::string arg = argv[i];
        if (arg == "--plain") plain = true;
        else if (arg == "--rules") rules = true;
        else if (arg == "--repeat" && i + 1 < argc) repeat = std::stoi(argv[++i]);
    }
    const base::Resources resources;
    const auto tagger = time::TimexTagger::load(resources);
    const auto model = plain ? language::LanguageModel::segmenterOnly() : language::LanguageModel::loadBuiltIn();
    if (!tagger || !model) {
        std::cerr << (tagger ? model.error().message : tagger.error().message) << '\n';
        return 1;
    }
    std::vector<Json> inputs;
    for (std::string line; std::getline(std::cin, line);)
        if (!line.empty()) inputs.push_back(Json::parse(line));
    std::clock_t spent = 0;  // processor time
    for (const Json& input : inputs) {
        const std::string text = input.at("text");
        const language::Document document = model->analyse(text);
        time::TimeContext context;
        const std::string dct = input.contains("dct") ? input.at("dct").get<std::string>() : input.value("date", "");
        context.published = base::Date::parseIso(dct);
        if (repeat > 0) {
            const std::clock_t start = std::clock();
            for (int k = 0; k < repeat; ++k) (void)tagger->tag(document, context);
            spent += std::clock() - start;
            continue;
        }
        const base::CodePointIndex index(text);
        Json out{{"id", input.at("id")}, {"timexes", Json::array()}};
        for (const auto& timex : tagger->tag(document, context)) out["timexes"].push_back(toJson(timex, text, index, rules));
        std::cout << out.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
    if (repeat > 0)
        fmt::print("{:.0f} articles/s\n", static_cast<double>(inputs.size()) * repeat / (static_cast<double>(spent) / CLOCKS_PER_SEC));
    return 0;
}
