#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "core/actor/actor.h"
#include "core/base/resources.h"
#include "core/base/result.h"
#include "core/event/candidate.h"
#include "core/language/document.h"

namespace chancery::event {

/// What is known of an event's evidence, as numbers between about -3 and 3. The order is that of `kFeatureNames`.
enum class Feature : std::uint8_t {
    Rules,          ///< log odds of the product of the rules' own doubts
    Noun,           ///< the trigger is a noun without a verb that lends it its subject
    DeedNoun,       ///< and it is not for talks, visits or accords, of which nouns tell as surely as verbs
    Headline,
    ToldAgain,      ///< another mention in the story
    Planned, Ongoing, Unreal,  ///< Unreal: conditional, alleged, denied, requested or negated
    DateExplicit, DateRelative, DateContext,
    SourceState, SourceOfficial, SourceTitled, SourceInstitution, SourceBody, SourcePeople, SourcePerson,
    SourceGuessed,
    SourceDistance, ///< in hundreds of bytes from the trigger
    SourceElsewhere, SourceBehind,  ///< outside the sentence; behind the trigger
    SourceDescribed,                ///< the words for it begin in lower case: a pronoun, "the minister"
    NoTarget, TargetGuessed,
    TargetDistance, TargetElsewhere, TargetBefore, TargetDescribed,
    SentenceLength, ///< in two hundreds of bytes
    Depth,          ///< steps up the tree from the trigger to the main verb, in threes
    OddMarks,       ///< an odd number of straight quotation marks stands before the trigger in its sentence
    Interstate, Domestic,
    Politics,       ///< how thick the story is with states and officials
    Sides,          ///< how many states it speaks of
    Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request, Accuse, Reject, Threaten, Protest, Sanction, Mobilize,
    Coerce, Assault, Statement,
    Count
};
inline constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::Count);
extern const std::array<std::string_view, kFeatures> kFeatureNames;
using Features = std::array<float, kFeatures>;

/// What the whole story contributes; made once an article.
struct StoryMeasure {
    float politics = 0;
    float sides = 0;
    static StoryMeasure of(const language::Document& document, const actor::ActorAnnotation& actors);
};

/// `text`: that of the article, in which the draft's spans lie.
Features featuresOf(const Draft& draft, std::string_view text, const actor::ActorAnnotation& actors, const StoryMeasure& story);

/// Turns features into the probability that an event is right in type, sides that act and date: a logistic regression
/// whose weights (lexicon/confidence.json) were fitted to judged events (docs/extraction-quality.md).
class Calibration {
public:
    static base::Result<Calibration> load(const base::Resources& resources);
    static base::Result<Calibration> parse(const std::vector<std::string_view>& layers);

    float confidence(const Features& features) const;
    /// Events below it are more likely wrong than of use, and are left out.
    float floor() const { return m_floor; }

private:
    std::array<float, kFeatures> m_weights{};
    float m_bias = 0;
    float m_floor = 0;
};

}  // namespace chancery::event
