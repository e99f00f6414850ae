// The arrows between folders go one way (docs/ARCHITECTURE.md): a folder includes only itself and folders above it in
// these lists.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// Folders of one number stand side by side and may not include each other.
const std::map<std::string, int> kCore = {{"base", 1},  {"article", 2},    {"language", 3}, {"time", 4},     {"actor", 4},
                                          {"event", 5}, {"extraction", 6}, {"store", 7},    {"query", 8},    {"analysis", 9},
                                          {"exchange", 10}, {"ingest", 11}};
const std::map<std::string, int> kUi = {{"accessible", 1}, {"job", 1},   {"state", 1}, {"theme", 1}, {"model", 2}, {"drawing", 3},
                                        {"timeline", 4},   {"graph", 4}, {"render", 5}, {"panel", 5}, {"dialog", 6}, {"window", 7}};

/// The units of core/event/argument, in the order in which each may build on those before it.
const std::vector<std::string> kArgumentUnits = {
    "filler",      "article_view", "mentions",    "modifiers",    "companions",       "speaker",          "noun_phrase",
    "word_order",  "trigger_tree", "bystanders",  "sides",        "owner_role",       "subject_role",     "object_role",
    "phrase_role", "content_role", "frame_roles", "screening",    "source_fallbacks", "target_fallbacks", "patient_fallbacks",
    "topic_fallback", "argument_finder"};
/// What they share with the folder around them: values and the reading of clauses, nothing that finds events.
const std::vector<std::string> kArgumentGround = {"candidate", "clause", "event_type", "frame", "unnamed_people", "word_lists"};

struct Include {
    std::string file;  ///< as seen from the root
    int line = 0;
    std::string target;
    bool quoted = false;
};

fs::path root() { return CHANCERY_SOURCE_DIR; }

std::vector<Include> findIncludes(const std::string& folder) {
    static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<Include> out;
    if (!fs::exists(root() / folder)) return out;
    for (const auto& entry : fs::recursive_directory_iterator(root() / folder)) {
        const std::string extension = entry.path().extension().string();
        if (!entry.is_regular_file() || (extension != ".h" && extension != ".cpp")) continue;
        std::ifstream in(entry.path());
        std::string text;
        for (int line = 1; std::getline(in, text); ++line) {
            std::smatch match;
            if (std::regex_search(text, match, pattern))
                out.push_back({fs::relative(entry.path(), root()).generic_string(), line, match[2], match[1] == "\""});
        }
    }
    return out;
}

/// "core/store/x.h" -> {"core", "store"}; a file right in a top folder has no second part.
std::pair<std::string, std::string> placeOf(const std::string& path) {
    const std::size_t first = path.find('/');
    if (first == std::string::npos) return {"", ""};
    const std::size_t second = path.find('/', first + 1);
    return {path.substr(0, first), second == std::string::npos ? "" : path.substr(first + 1, second - first - 1)};
}

/// As `objection`, inside core/event.
std::optional<std::string> objectionToArgument(const Include& include) {
    const fs::path file(include.file), target(include.target);
    if (file.parent_path() != "core/event/argument" || target.parent_path().generic_string().rfind("core/event", 0) != 0) return std::nullopt;
    const auto rank = [](const std::vector<std::string>& list, const fs::path& path) {
        return std::find(list.begin(), list.end(), path.stem().string()) - list.begin();
    };
    if (target.parent_path() != file.parent_path()) {
        const bool ground = rank(kArgumentGround, target) < std::ssize(kArgumentGround);
        return ground ? std::nullopt : std::optional<std::string>("arguments are found without it");
    }
    if (rank(kArgumentUnits, file) == std::ssize(kArgumentUnits)) return file.stem().string() + " is not in the list of units";
    if (rank(kArgumentUnits, target) <= rank(kArgumentUnits, file)) return std::nullopt;
    return file.stem().string() + " lies below " + target.stem().string();
}

/// Why an include may not be; nullopt if it may.
std::optional<std::string> objection(const Include& include) {
    const auto [top, folder] = placeOf(include.file);
    const auto [targetTop, targetFolder] = placeOf(include.target);
    const bool isQt = (include.target.size() > 1 && include.target[0] == 'Q' && std::isupper(static_cast<unsigned char>(include.target[1]))) ||
                      include.target.rfind("Qt", 0) == 0;
    if (top == "core" && isQt) return "core knows no Qt";
    if (targetTop != "core" && targetTop != "ui" && targetTop != "app" && targetTop != "tests") return std::nullopt;
    if (targetTop == "tests") return "the program includes nothing of its tests";
    static const std::map<std::string, int> tops = {{"core", 1}, {"ui", 2}, {"app", 3}};
    if (tops.at(targetTop) > tops.at(top)) return top + " includes nothing of " + targetTop;
    if (targetTop != top || top == "app" || folder == targetFolder) return objectionToArgument(include);
    const auto& levels = top == "core" ? kCore : kUi;
    if (!levels.contains(folder)) return top + "/" + folder + " is not in the list of layers";
    if (!levels.contains(targetFolder)) return top + "/" + targetFolder + " is not in the list of layers";
    if (levels.at(targetFolder) < levels.at(folder)) return std::nullopt;
    // Jobs, state and theme know each other's values; so do timeline's and render's neighbours of one number not.
    if (levels.at(targetFolder) == levels.at(folder) && top == "ui" && levels.at(folder) == 1) return std::nullopt;
    return top + "/" + folder + " lies below " + top + "/" + targetFolder;
}

TEST(Layers, HaveIncludesThatGoOneWayOnly) {
    std::size_t seen = 0;
    for (const char* top : {"core", "ui", "app"}) {
        for (const Include& include : findIncludes(top)) {
            ++seen;
            if (const auto why = objection(include))
                ADD_FAILURE() << include.file << ':' << include.line << " includes " << include.target << ": " << *why;
        }
    }
    EXPECT_GT(seen, 300U) << "the sources were not found";
}

TEST(Layers, ObjectToEveryArrowThatRunsBack) {
    const auto refused = [](const std::string& file, const std::string& target) {
        return objection({file, 1, target, true}).has_value();
    };
    EXPECT_TRUE(refused("core/base/x.cpp", "core/store/database.h"));
    EXPECT_TRUE(refused("core/time/x.cpp", "core/actor/actor.h"));
    EXPECT_TRUE(refused("core/actor/x.h", "core/time/timex.h"));
    EXPECT_TRUE(refused("core/query/x.cpp", "ui/state/selection.h"));
    EXPECT_TRUE(refused("core/query/x.cpp", "QString"));
    EXPECT_TRUE(refused("core/query/x.cpp", "QtCore/qglobal.h"));
    EXPECT_TRUE(refused("ui/model/x.cpp", "ui/window/main_window.h"));
    EXPECT_TRUE(refused("ui/timeline/x.cpp", "ui/panel/inspector.h"));
    EXPECT_TRUE(refused("ui/graph/x.cpp", "ui/timeline/sprite_cache.h"));
    EXPECT_TRUE(refused("ui/timeline/x.cpp", "ui/graph/graph_scene.h"));
    EXPECT_TRUE(refused("ui/window/x.cpp", "app/desktop.h"));
    EXPECT_TRUE(refused("core/base/x.cpp", "tests/support/x.h"));
    EXPECT_TRUE(refused("core/unheard/x.cpp", "core/base/date.h"));
    EXPECT_TRUE(refused("core/event/argument/speaker.cpp", "core/event/argument/noun_phrase.h"));
    EXPECT_TRUE(refused("core/event/argument/sides.h", "core/event/modality.h"));
    EXPECT_TRUE(refused("core/event/argument/unheard.h", "core/event/argument/sides.h"));
    EXPECT_FALSE(refused("core/event/argument/noun_phrase.cpp", "core/event/argument/speaker.h"));
    EXPECT_FALSE(refused("core/event/argument/sides.h", "core/event/frame.h"));
    EXPECT_FALSE(refused("core/event/modality.cpp", "core/event/argument/sides.h"));
    EXPECT_FALSE(refused("core/query/x.cpp", "core/store/database.h"));
    EXPECT_FALSE(refused("core/query/x.cpp", "core/query/filter.h"));
    EXPECT_FALSE(refused("ui/window/x.cpp", "ui/panel/inspector.h"));
    EXPECT_FALSE(refused("ui/graph/x.cpp", "ui/drawing/hover_card.h"));
    EXPECT_FALSE(refused("ui/window/x.cpp", "QWidget"));
    EXPECT_FALSE(refused("app/command/x.cpp", "ui/window/main_window.h"));
    EXPECT_FALSE(refused("core/base/x.cpp", "vector"));
}

}  // namespace
