#include "core/event/calibration.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace chancery::event {

using actor::Actor;
using actor::ActorKind;

const std::array<std::string_view, kFeatures> kFeatureNames = {
    "rules", "noun", "deed_noun", "headline", "told_again", "planned", "ongoing", "unreal", "date_explicit", "date_relative",
    "date_context", "source_state", "source_official", "source_titled", "source_institution", "source_body", "source_people",
    "source_person", "source_guessed", "source_distance", "source_elsewhere", "source_behind", "source_described", "no_target",
    "target_guessed", "target_distance", "target_elsewhere", "target_before", "target_described", "sentence_length", "depth", "odd_marks", "interstate", "domestic", "politics", "sides",
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject", "threaten",
    "protest", "sanction", "mobilize", "coerce", "assault", "statement"};

namespace {

constexpr std::string_view kFile = "lexicon/confidence.json";
constexpr float kLeast = 0.02F, kMost = 0.98F;
constexpr double kMostWeight = 100;
constexpr float kNear = 100, kFar = 4;            ///< bytes; times that
constexpr float kDepthUnit = 3;                   ///< steps
constexpr float kUsualSentence = 200, kLong = 3;  ///< bytes; times that

Feature sourceFeature(const Actor& actor) {
    if (actor.plural) return Feature::SourcePeople;
    switch (actor.kind) {
        case ActorKind::Country: return Feature::SourceState;
        case ActorKind::Official: return actor.inLexicon ? Feature::SourceOfficial : Feature::SourceTitled;
        case ActorKind::Institution: return Feature::SourceInstitution;
        case ActorKind::Organisation:
        case ActorKind::ArmedGroup: return actor.inLexicon ? Feature::SourceBody : Feature::SourcePerson;
        default: return Feature::SourcePerson;
    }
}

Feature typeFeature(EventType type) {
    return static_cast<Feature>(static_cast<int>(Feature::Agree) + static_cast<int>(type));
}

/// How far a participant stands from its trigger, and how it is called there.
void setPlace(const Participant& participant, const EventMention& evidence, std::string_view text, bool source, Features& features) {
    const auto set = [&features](Feature feature, float value) { features[static_cast<std::size_t>(feature)] = value; };
    const base::Span trigger = evidence.trigger, span = participant.span;
    const bool behind = span.begin > trigger.begin;
    const float bytes = behind ? static_cast<float>(span.begin - trigger.begin) : static_cast<float>(trigger.begin - span.begin);
    const float elsewhere = evidence.sentence.contains(span) ? 0.0F : 1.0F;
    const float described = span.begin < text.size() && std::islower(static_cast<unsigned char>(text[span.begin])) ? 1.0F : 0.0F;
    set(source ? Feature::SourceDistance : Feature::TargetDistance, std::min(bytes / kNear, kFar));
    set(source ? Feature::SourceElsewhere : Feature::TargetElsewhere, elsewhere);
    set(source ? Feature::SourceBehind : Feature::TargetBefore, behind == source ? 1.0F : 0.0F);
    set(source ? Feature::SourceDescribed : Feature::TargetDescribed, described);
}

/// Not `Token::quoted`: the weight was fitted to straight marks within the sentence alone.
bool isBehindOddMarks(const EventMention& evidence, std::string_view text) {
    const std::string_view before = text.substr(evidence.sentence.begin, evidence.trigger.begin - evidence.sentence.begin);
    return std::count(before.begin(), before.end(), '"') % 2 == 1;
}

base::Error malformed(std::string reason) {
    return base::makeError(base::ErrorCode::Malformed, fmt::format("{}: {}", kFile, std::move(reason)));
}

}  // namespace

StoryMeasure StoryMeasure::of(const language::Document& document, const actor::ActorAnnotation& actors) {
    std::unordered_set<std::string_view> sides;
    float political = 0;
    for (const actor::Mention& mention : actors.mentions) {
        const Actor& actor = actors.actors[mention.actor];
        if (actor.side().empty() || actor.kind == ActorKind::Place || actor.kind == ActorKind::Person) continue;
        political += mention.modifier ? 0.5F : 1.0F;
        sides.insert(actor.side());
    }
    StoryMeasure measure;
    const auto sentences = static_cast<float>(std::max<std::size_t>(document.sentences.size(), 1));
    measure.politics = std::min(2.0F, political / sentences) - 1.0F;
    measure.sides = std::min(3.0F, std::log2(1.0F + static_cast<float>(sides.size()))) - 1.5F;
    return measure;
}

Features featuresOf(const Draft& draft, std::string_view text, const actor::ActorAnnotation& actors, const StoryMeasure& story) {
    Features features{};
    const auto set = [&features](Feature feature, float value) { features[static_cast<std::size_t>(feature)] = value; };
    const auto mark = [&set](Feature feature, bool holds) { set(feature, holds ? 1.0F : 0.0F); };
    const Event& event = draft.event;
    const float rules = std::clamp(draft.confidence, kLeast, kMost);
    set(Feature::Rules, std::log(rules / (1.0F - rules)));
    const bool noun = draft.candidate.kind == TriggerClass::Noun && draft.candidate.light == language::kNoToken;
    mark(Feature::Noun, noun);
    mark(Feature::DeedNoun, noun && event.type != EventType::Consult && event.type != EventType::Agree);
    mark(Feature::Headline, draft.headline);
    mark(Feature::ToldAgain, !event.otherMentions.empty());
    mark(Feature::Planned, event.status == EventStatus::Planned);
    mark(Feature::Ongoing, event.status == EventStatus::Ongoing);
    mark(Feature::Unreal, event.status != EventStatus::Planned && event.status != EventStatus::Ongoing && event.status != EventStatus::Occurred);
    mark(Feature::DateExplicit, event.dateBasis == DateBasis::Explicit);
    mark(Feature::DateRelative, event.dateBasis == DateBasis::Relative);
    mark(Feature::DateContext, event.dateBasis == DateBasis::Context);
    if (!event.sources.empty()) set(sourceFeature(actors.actors[event.sources.front().actor]), 1.0F);
    mark(Feature::SourceGuessed, draft.sourceGuessed);
    // Of "A and B met" both are sources, and each is the other's target.
    const bool pair = event.targets.empty() && event.sources.size() > 1 && draft.candidate.frame->symmetric;
    const Participant* other = pair ? &event.sources[1] : event.targets.empty() ? nullptr : &event.targets.front();
    mark(Feature::NoTarget, other == nullptr);
    mark(Feature::TargetGuessed, draft.targetGuessed);
    if (!event.sources.empty() && other) {
        const std::string& from = actors.actors[event.sources.front().actor].side();
        const std::string& to = actors.actors[other->actor].side();
        mark(Feature::Interstate, !from.empty() && !to.empty() && from != to);
        mark(Feature::Domestic, !from.empty() && from == to);
    }
    if (!event.sources.empty()) setPlace(event.sources.front(), event.evidence, text, true, features);
    if (!event.targets.empty()) setPlace(event.targets.front(), event.evidence, text, false, features);
    set(Feature::SentenceLength, std::min(static_cast<float>(event.evidence.sentence.length()) / kUsualSentence, kLong));
    set(Feature::Depth, static_cast<float>(draft.depth) / kDepthUnit);
    mark(Feature::OddMarks, isBehindOddMarks(event.evidence, text));
    set(Feature::Politics, story.politics);
    set(Feature::Sides, story.sides);
    set(typeFeature(event.type), 1.0F);
    return features;
}

base::Result<Calibration> Calibration::load(const base::Resources& resources) {
    const std::vector<std::string_view> layers = resources.layers(kFile);
    if (layers.empty()) return base::makeError(base::ErrorCode::NotFound, fmt::format("{} is missing", kFile));
    return parse(layers);
}

base::Result<Calibration> Calibration::parse(const std::vector<std::string_view>& layers) {
    Calibration calibration;
    for (const std::string_view layer : layers) {
        const nlohmann::json root = nlohmann::json::parse(layer, nullptr, false);
        if (!root.is_object() || !root.contains("weights") || !root["weights"].is_object()) return malformed("no object 'weights'");
        for (const char* number : {"bias", "floor"})
            if (!root.contains(number) || !root[number].is_number()) return malformed(fmt::format("no number '{}'", number));
        const auto within = [](const nlohmann::json& number, double low, double high) {
            const double value = number.get<double>();
            return value >= low && value <= high;  // false for what is no number at all
        };
        if (!within(root["bias"], -kMostWeight, kMostWeight)) return malformed("'bias' is out of range");
        if (!within(root["floor"], 0, 1)) return malformed("'floor' is no probability");
        calibration.m_bias = root["bias"].get<float>();
        calibration.m_floor = root["floor"].get<float>();
        for (const auto& [name, weight] : root["weights"].items()) {
            const auto known = std::find(kFeatureNames.begin(), kFeatureNames.end(), name);
            if (known == kFeatureNames.end()) return malformed(fmt::format("'{}' is no feature", name));
            if (!weight.is_number() || !within(weight, -kMostWeight, kMostWeight)) return malformed(fmt::format("the weight of '{}' is no number in range", name));
            calibration.m_weights[static_cast<std::size_t>(known - kFeatureNames.begin())] = weight.get<float>();
        }
    }
    return calibration;
}

float Calibration::confidence(const Features& features) const {
    float sum = m_bias;
    for (std::size_t i = 0; i < kFeatures; ++i) sum += m_weights[i] * features[i];
    return 1.0F / (1.0F + std::exp(-sum));
}

}  // namespace chancery::event
