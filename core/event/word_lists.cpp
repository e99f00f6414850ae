#include "core/event/word_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json_reader.h"

namespace chancery::event {

namespace {

constexpr std::string_view kFile = "lexicon/modality.json";

struct Field {
    const char* name;
    WordSet WordLists::* set;
};

constexpr Field kFields[] = {
    {"futureAuxiliaries", &WordLists::futureAuxiliaries},
    {"conditionalAuxiliaries", &WordLists::conditionalAuxiliaries},
    {"obligations", &WordLists::obligations},
    {"planners", &WordLists::planners},
    {"plannerNouns", &WordLists::plannerNouns},
    {"attemptNouns", &WordLists::attemptNouns},
    {"decisionVerbs", &WordLists::decisionVerbs},
    {"decisionNouns", &WordLists::decisionNouns},
    {"failers", &WordLists::failers},
    {"continuers", &WordLists::continuers},
    {"transparent", &WordLists::transparent},
    {"negators", &WordLists::negators},
    {"allegers", &WordLists::allegers},
    {"allegedWords", &WordLists::allegedWords},
    {"deniers", &WordLists::deniers},
    {"conditionMarks", &WordLists::conditionMarks},
    {"deciders", &WordLists::deciders},
    {"soil", &WordLists::soil},
    {"postponers", &WordLists::postponers},
    {"plannedModifiers", &WordLists::plannedModifiers},
    {"formerModifiers", &WordLists::formerModifiers},
    {"objectControl", &WordLists::objectControl},
    {"speech", &WordLists::speech},
    {"firstPerson", &WordLists::firstPerson},
    {"deeds", &WordLists::deeds},
    {"kin", &WordLists::kin},
    {"currencies", &WordLists::currencies},
    {"favours", &WordLists::favours},
    {"affairs", &WordLists::affairs},
    {"agents", &WordLists::agents},
    {"backgroundWords", &WordLists::backgroundWords},
    {"pastModifiers", &WordLists::pastModifiers},
    {"letters", &WordLists::letters},
    {"harms", &WordLists::harms},
    {"charges", &WordLists::charges},
    {"press", &WordLists::press},
    {"sufferingVerbs", &WordLists::sufferingVerbs},
    {"instruments", &WordLists::instruments},
    {"sufferedNouns", &WordLists::sufferedNouns},
    {"quantities", &WordLists::quantities},
    {"phases", &WordLists::phases},
    {"privateVoices", &WordLists::privateVoices},
    {"ongoingModifiers", &WordLists::ongoingModifiers},
    {"ongoingNouns", &WordLists::ongoingNouns},
    {"stateVerbs", &WordLists::stateVerbs},
    {"relators", &WordLists::relators},
    {"journeys", &WordLists::journeys},
    {"endings", &WordLists::endings},
    {"anniversaries", &WordLists::anniversaries},
    {"settingVerbs", &WordLists::settingVerbs},
    {"sequels", &WordLists::sequels},
    {"draftNouns", &WordLists::draftNouns},
    {"recountingVerbs", &WordLists::recountingVerbs},
    {"demanders", &WordLists::demanders},
    {"wishes", &WordLists::wishes},
    {"expecters", &WordLists::expecters},
    {"fearers", &WordLists::fearers},
    {"bringers", &WordLists::bringers},
    {"ponderers", &WordLists::ponderers},
    {"requestNouns", &WordLists::requestNouns},
    {"possibilityNouns", &WordLists::possibilityNouns},
    {"facetNouns", &WordLists::facetNouns},
    {"habitWords", &WordLists::habitWords},
    {"wrongs", &WordLists::wrongs},
    {"rights", &WordLists::rights},
    {"norms", &WordLists::norms},
    {"refusables", &WordLists::refusables},
    {"opposers", &WordLists::opposers},
    {"aheadWords", &WordLists::aheadWords},
    {"people", &WordLists::people},
    {"strangers", &WordLists::strangers},
    {"peers", &WordLists::peers},
    {"suspecters", &WordLists::suspecters},
    {"provokers", &WordLists::provokers},
    {"thanks", &WordLists::thanks},
    {"regions", &WordLists::regions},
};

base::Error malformed(std::string reason) {
    return base::makeError(base::ErrorCode::Malformed, fmt::format("{}: {}", kFile, std::move(reason)));
}

}  // namespace

base::Result<WordLists> WordLists::load(const base::Resources& resources) {
    const std::vector<std::string_view> layers = resources.layers(kFile);
    if (layers.empty()) return base::makeError(base::ErrorCode::NotFound, fmt::format("{} is missing", kFile));
    return parse(layers);
}

base::Result<WordLists> WordLists::parse(const std::vector<std::string_view>& layers) {
    WordLists lists;
    for (const std::string_view layer : layers) {
        const auto tree = base::readJson(layer);
        if (!tree) return malformed(tree.error().message);
        const nlohmann::json& root = *tree;
        if (!root.is_object()) return malformed("no JSON object");
        for (const auto& item : root.items()) {
            const std::string& key = item.key();
            const nlohmann::json& words = item.value();
            if (key == "about") continue;
            const auto* field = std::find_if(std::begin(kFields), std::end(kFields),
                                             [&key](const Field& f) { return key == f.name; });
            if (field == std::end(kFields)) return malformed(fmt::format("unknown list '{}'", key));
            if (!words.is_array()) return malformed(fmt::format("'{}' is no array", key));
            for (const nlohmann::json& word : words) {
                if (!word.is_string()) return malformed(fmt::format("'{}' holds something that is no word", key));
                (lists.*(field->set)).insert(word.get<std::string>());
            }
        }
    }
    return lists;
}

}  // namespace chancery::event
