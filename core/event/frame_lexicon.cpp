#include "core/event/frame_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "core/base/json_reader.h"

namespace chancery::event {

using nlohmann::json;

namespace {

constexpr std::string_view kFile = "lexicon/frames.json";
constexpr std::string_view kContextsFile = "lexicon/contexts.json";

std::vector<std::string> splitWords(std::string_view text) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::optional<ContentRule> contentRuleOf(std::string_view word) {
    if (word == "none") return ContentRule::None;
    if (word == "absorb") return ContentRule::Absorb;
    if (word == "factive") return ContentRule::Factive;
    if (word == "report") return ContentRule::Report;
    return std::nullopt;
}

std::optional<ComplementRule> complementRuleOf(std::string_view word) {
    constexpr std::pair<std::string_view, ComplementRule> kRules[] = {
        {"any", ComplementRule::Any},         {"none", ComplementRule::None},       {"clause", ComplementRule::Clause},
        {"objclause", ComplementRule::ObjectClause}, {"agree", ComplementRule::Agree}, {"hostile", ComplementRule::Hostile},
        {"mobilize", ComplementRule::Mobilize}, {"speech", ComplementRule::Speech}, {"threat", ComplementRule::Threat},
        {"demand", ComplementRule::Demand}, {"commitment", ComplementRule::Commitment}};
    for (const auto& [name, rule] : kRules)
        if (name == word) return rule;
    return std::nullopt;
}

Role roleOf(std::string_view word) {
    constexpr std::pair<std::string_view, RoleKind> kRoles[] = {
        {"subject", RoleKind::Subject}, {"object", RoleKind::Object}, {"indirect", RoleKind::Indirect},
        {"owner", RoleKind::Owner},     {"clause", RoleKind::Clause}, {"content", RoleKind::Content},
        {"host", RoleKind::Host}};
    for (const auto& [name, kind] : kRoles)
        if (name == word) return {kind, {}};
    return {RoleKind::Preposition, std::string(word)};
}

struct Broken {
    std::string reason;
};

json treeOf(std::string_view layer) {
    auto tree = base::readJson(layer);
    if (!tree) throw Broken{tree.error().message};
    return std::move(*tree);
}

}  // namespace

/// Reads the layers one after the other; `Broken` never leaves it.
class FrameLexiconReader {
public:
    explicit FrameLexiconReader(FrameLexicon& lexicon) : m_lexicon(lexicon) {}

    void readLayer(const json& root) {
        if (!root.is_object()) throw Broken{"the top level is no object"};
        readWordLists(root, "classes", m_classes);
        readWordLists(root, "lightVerbs", m_lightVerbs);
        for (const std::string& word : stringsOf(root, "prepositions")) m_lexicon.m_prepositions.insert(word);
        for (const std::string& word : stringsOf(root, "nameable")) m_lexicon.m_nameable.insert(word);
        for (const std::string& word : stringsOf(root, "timeWords")) m_lexicon.m_timeWords.insert(word);
        const auto frames = root.find("frames");
        if (frames == root.end()) return;
        if (!frames->is_array()) throw Broken{"'frames' is no array"};
        for (const json& entry : *frames) readFrame(entry);
    }

    void readTopics(const json& root) {
        if (!root.is_object()) throw Broken{"the top level is no object"};
        const auto topics = root.find("topics");
        if (topics == root.end()) return;
        if (!topics->is_object()) throw Broken{"'topics' is no object"};
        for (const auto& [name, unused] : topics->items()) {
            auto known = std::find(m_lexicon.m_topics.begin(), m_lexicon.m_topics.end(), name);
            if (known == m_lexicon.m_topics.end()) {
                if (m_lexicon.m_topics.size() >= FrameLexicon::kMaxTopics) throw Broken{"too many topics"};
                known = m_lexicon.m_topics.insert(known, name);
            }
            const std::uint32_t bit = 1U << static_cast<unsigned>(known - m_lexicon.m_topics.begin());
            for (const std::string& word : stringsOf(*topics, name.c_str())) m_lexicon.m_topicWords[word] |= bit;
        }
    }

    /// Of topics that this layer or one before it names.
    void readVetoes(const json& root) {
        readShares(root, "vetoes", m_lexicon.m_vetoes);
        readShares(root, "least", m_lexicon.m_least);
    }

    void buildIndex() {
        for (std::uint32_t i = 0; i < m_lexicon.m_frames.size(); ++i)
            for (const auto& [kind, text] : m_triggers[i]) addTrigger(i, kind, text);
    }

private:
    void readShares(const json& root, const char* key, std::array<int, FrameLexicon::kMaxTopics>& into) const {
        const auto shares = root.find(key);
        if (shares == root.end()) return;
        if (!shares->is_object()) throw Broken{fmt::format("'{}' is no object", key)};
        for (const auto& [name, share] : shares->items()) {
            const auto topic = std::find(m_lexicon.m_topics.begin(), m_lexicon.m_topics.end(), name);
            if (topic == m_lexicon.m_topics.end()) throw Broken{fmt::format("'{}' names the unknown topic '{}'", key, name)};
            if (!share.is_number_unsigned() || share > 1000U)
                throw Broken{fmt::format("'{}' of '{}' is no share of a thousand", key, name)};
            into[static_cast<std::size_t>(topic - m_lexicon.m_topics.begin())] = share.get<int>();
        }
    }

    using Triggers = std::vector<std::pair<TriggerClass, std::string>>;
    using WordLists = std::unordered_map<std::string, std::vector<std::string>>;

    static std::vector<std::string> stringsOf(const json& object, const char* key) {
        std::vector<std::string> words;
        const auto it = object.find(key);
        if (it == object.end()) return words;
        if (!it->is_array()) throw Broken{fmt::format("'{}' is no array", key)};
        for (const json& word : *it) {
            if (!word.is_string() || word.get_ref<const std::string&>().empty())
                throw Broken{fmt::format("'{}' holds something that is no word", key)};
            words.push_back(word.get<std::string>());
        }
        return words;
    }

    static void readWordLists(const json& root, const char* key, WordLists& lists) {
        const auto it = root.find(key);
        if (it == root.end()) return;
        if (!it->is_object()) throw Broken{fmt::format("'{}' is no object", key)};
        for (const auto& [name, unused] : it->items()) lists[name] = stringsOf(*it, name.c_str());
    }

    WordSet wordsOf(const json& entry, const char* key, const WordLists& lists) const {
        WordSet set;
        for (std::string& word : stringsOf(entry, key)) {
            if (word.front() != '@') {
                set.insert(std::move(word));
                continue;
            }
            const auto list = lists.find(word.substr(1));
            if (list == lists.end()) throw Broken{fmt::format("'{}' names the unknown class '{}'", key, word)};
            for (const std::string& member : list->second) set.insert(member);
        }
        return set;
    }

    static std::string textOf(const json& entry, const char* key) {
        const auto it = entry.find(key);
        if (it == entry.end()) return {};
        if (!it->is_string()) throw Broken{fmt::format("'{}' is no string", key)};
        return it->get<std::string>();
    }

    static bool flagOf(const json& entry, const char* key) {
        const auto it = entry.find(key);
        if (it == entry.end()) return false;
        if (!it->is_boolean()) throw Broken{fmt::format("'{}' is neither true nor false", key)};
        return it->get<bool>();
    }

    static KindMask kindsOf(const json& entry, const char* key) {
        const std::vector<std::string> words = stringsOf(entry, key);
        if (words.empty()) return ~0U;
        KindMask mask = 0;
        for (const std::string& word : words) {
            const auto kind = actor::parseActorKind(word);
            if (!kind) throw Broken{fmt::format("'{}' names the unknown kind '{}'", key, word)};
            mask |= maskOf(*kind);
        }
        return mask;
    }

    std::uint32_t topicsIn(const json& entry, const char* key) const {
        std::uint32_t mask = 0;
        for (const std::string& word : stringsOf(entry, key)) {
            const auto topic = std::find(m_lexicon.m_topics.begin(), m_lexicon.m_topics.end(), word);
            if (topic == m_lexicon.m_topics.end()) throw Broken{fmt::format("'{}' names the unknown topic '{}'", key, word)};
            mask |= 1U << static_cast<unsigned>(topic - m_lexicon.m_topics.begin());
        }
        return mask;
    }

    static void readNeeds(const json& entry, Frame& frame) {
        for (const std::string& word : stringsOf(entry, "needs")) {
            if (word == "source") frame.needsSource = true;
            else if (word == "target") frame.needsTarget = true;
            else if (word == "pair") frame.needsPair = true;
            else if (word == "other") frame.needsOther = true;
            else if (word == "light") frame.needsLight = true;
            else if (word != "any") throw Broken{fmt::format("'needs' knows no '{}'", word)};
        }
    }

    static void rejectUnknownKeys(const json& entry) {
        static const std::set<std::string_view> kKnown = {
            "id", "type", "mode", "gloss", "prior", "symmetric", "host", "planned", "content", "complement", "verbs", "nouns",
            "adjectives", "phrases", "objects", "notObjects", "subjectNouns", "modifiers", "notModifiers", "with", "light",
            "notNext", "notSubjects", "onlyObjects", "near", "notNear", "notTopics", "notPronounIn", "transitive", "asserted", "notTopical", "targetElsewhere", "source", "target", "needs", "sourceKinds", "targetKinds", "about"};
        for (const auto& [key, unused] : entry.items())
            if (!kKnown.contains(key)) throw Broken{fmt::format("unknown field '{}'", key)};
    }

    void readFields(const json& entry, Frame& frame) const {
        rejectUnknownKeys(entry);
        const auto type = parseEventType(textOf(entry, "type"));
        if (!type) throw Broken{fmt::format("unknown type '{}'", textOf(entry, "type"))};
        frame.type = *type;
        frame.mode = textOf(entry, "mode");
        frame.gloss = textOf(entry, "gloss");
        frame.symmetric = flagOf(entry, "symmetric");
        frame.host = flagOf(entry, "host");
        frame.planned = flagOf(entry, "planned");
        frame.asserted = flagOf(entry, "asserted");
        frame.transitive = flagOf(entry, "transitive");
        frame.notTopical = flagOf(entry, "notTopical");
        frame.targetElsewhere = flagOf(entry, "targetElsewhere");
        if (const std::string word = textOf(entry, "content"); !word.empty()) {
            const auto rule = contentRuleOf(word);
            if (!rule) throw Broken{fmt::format("unknown content rule '{}'", word)};
            frame.content = *rule;
        }
        if (const std::string word = textOf(entry, "complement"); !word.empty()) {
            const auto rule = complementRuleOf(word);
            if (!rule) throw Broken{fmt::format("unknown complement rule '{}'", word)};
            frame.complement = *rule;
        }
        if (const auto prior = entry.find("prior"); prior != entry.end()) {
            if (!prior->is_number() || prior->get<float>() <= 0 || prior->get<float>() > 1)
                throw Broken{"'prior' is no number in (0, 1]"};
            frame.prior = prior->get<float>();
        }
        frame.objects = wordsOf(entry, "objects", m_classes);
        frame.notObjects = wordsOf(entry, "notObjects", m_classes);
        frame.subjectNouns = wordsOf(entry, "subjectNouns", m_classes);
        frame.modifiers = wordsOf(entry, "modifiers", m_classes);
        frame.notModifiers = wordsOf(entry, "notModifiers", m_classes);
        frame.with = wordsOf(entry, "with", m_classes);
        frame.notNext = wordsOf(entry, "notNext", m_classes);
        frame.notSubjects = wordsOf(entry, "notSubjects", m_classes);
        frame.onlyObjects = wordsOf(entry, "onlyObjects", m_classes);
        frame.near = wordsOf(entry, "near", m_classes);
        frame.notNear = wordsOf(entry, "notNear", m_classes);
        frame.notTopics = topicsIn(entry, "notTopics");
        frame.notPronounIn = topicsIn(entry, "notPronounIn");
        frame.light = wordsOf(entry, "light", m_lightVerbs);
        for (const std::string& word : stringsOf(entry, "source")) frame.sources.push_back(roleOf(word));
        for (const std::string& word : stringsOf(entry, "target")) frame.targets.push_back(roleOf(word));
        frame.sourceKinds = kindsOf(entry, "sourceKinds");
        frame.targetKinds = kindsOf(entry, "targetKinds");
        readNeeds(entry, frame);
    }

    void readFrame(const json& entry) {
        if (!entry.is_object()) throw Broken{"a frame is no object"};
        Frame frame;
        frame.id = textOf(entry, "id");
        if (frame.id.empty()) throw Broken{"a frame has no 'id'"};
        Triggers triggers;
        try {
            readFields(entry, frame);
            constexpr std::pair<const char*, TriggerClass> kLists[] = {{"verbs", TriggerClass::Verb},
                                                                       {"nouns", TriggerClass::Noun},
                                                                       {"adjectives", TriggerClass::Adjective},
                                                                       {"phrases", TriggerClass::Phrase}};
            for (const auto& [key, kind] : kLists)
                for (std::string& text : stringsOf(entry, key)) triggers.emplace_back(kind, std::move(text));
            if (triggers.empty()) throw Broken{"no triggers"};
        } catch (const Broken& broken) {
            throw Broken{fmt::format("frame '{}': {}", frame.id, broken.reason)};
        }
        const auto known = std::find_if(m_lexicon.m_frames.begin(), m_lexicon.m_frames.end(),
                                        [&frame](const Frame& f) { return f.id == frame.id; });
        if (known != m_lexicon.m_frames.end()) {
            m_triggers[static_cast<std::size_t>(known - m_lexicon.m_frames.begin())] = std::move(triggers);
            *known = std::move(frame);
        } else {
            m_lexicon.m_frames.push_back(std::move(frame));
            m_triggers.push_back(std::move(triggers));
        }
    }

    void addTrigger(std::uint32_t frame, TriggerClass kind, const std::string& text) {
        std::vector<std::string> words = splitWords(text);
        TriggerEntry entry;
        entry.frame = frame;
        entry.kind = kind;
        const bool sequence = kind == TriggerClass::Phrase;
        if (words.size() > 1 && !sequence && m_lexicon.m_prepositions.contains(words.back())) {
            entry.preposition = words.back();
            words.pop_back();
        }
        std::string head;
        if (kind == TriggerClass::Noun) {
            head = words.back();
            entry.before.assign(words.begin(), words.end() - 1);
        } else {
            head = words.front();
            entry.after.assign(words.begin() + 1, words.end());
        }
        m_lexicon.m_index[head].push_back(std::move(entry));
        ++m_lexicon.m_triggerCount;
    }

    FrameLexicon& m_lexicon;
    std::vector<Triggers> m_triggers;
    WordLists m_classes;
    WordLists m_lightVerbs;
};

base::Result<FrameLexicon> FrameLexicon::load(const base::Resources& resources) {
    const std::vector<std::string_view> layers = resources.layers(kFile);
    if (layers.empty()) return base::makeError(base::ErrorCode::NotFound, fmt::format("{} is missing", kFile));
    return parse(layers, resources.layers(kContextsFile));
}

base::Result<FrameLexicon> FrameLexicon::parse(const std::vector<std::string_view>& layers,
                                               const std::vector<std::string_view>& contextLayers) {
    FrameLexicon lexicon;
    FrameLexiconReader reader(lexicon);
    std::string_view file = kContextsFile;
    try {
        for (const std::string_view layer : contextLayers) {
            const json contexts = treeOf(layer);
            reader.readTopics(contexts);
            reader.readVetoes(contexts);
        }
        file = kFile;
        for (const std::string_view layer : layers) reader.readLayer(treeOf(layer));
        reader.buildIndex();
    } catch (const Broken& broken) {
        return base::makeError(base::ErrorCode::Malformed, fmt::format("{}: {}", file, broken.reason));
    } catch (const json::exception& error) {
        return base::makeError(base::ErrorCode::Malformed, fmt::format("{}: {}", file, error.what()));
    }
    return lexicon;
}

const std::vector<TriggerEntry>& FrameLexicon::triggersOf(std::string_view lemma) const {
    static const std::vector<TriggerEntry> kNone;
    const auto* const entries = m_index.find(lemma);
    return entries == nullptr ? kNone : *entries;
}

std::uint32_t FrameLexicon::topicsOf(std::string_view lemma) const {
    const std::uint32_t* const topics = m_topicWords.find(lemma);
    return topics == nullptr ? 0 : *topics;
}

}  // namespace chancery::event
