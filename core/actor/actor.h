#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.h"
#include "core/language/document.h"

namespace chancery::actor {

/// Kinds of the event model, then two that are mentioned but never act: a private person, a mere place.
enum class ActorKind : std::uint8_t {
    Country,
    Official,
    Organisation,
    ArmedGroup,
    Institution,
    Other,
    Person,
    Place
};
std::string_view name(ActorKind kind);  ///< "country", "armed_group" ...
std::optional<ActorKind> parseActorKind(std::string_view name);

/// One actor of an article, canonical: the same id in every article that speaks of it.
struct Actor {
    /// Country: its alpha-3 code. Organisation or group: its id in capitals ("UN", "HAMAS"). Institution:
    /// "KOR/ministry-of-foreign-affairs". Person: "USA/antony-blinken", or "?/name" when no side is known.
    std::string id;
    ActorKind kind = ActorKind::Other;
    std::string country;  ///< ISO alpha-3 of the state it acts for; empty if none
    std::string
        organisation;  ///< id of the organisation or group it acts for or is: "UN" for its Secretary-General
    std::string name;  ///< "Antony Blinken"
    std::string office;     ///< "Secretary of State"; empty if unknown
    std::uint8_t rank = 0;  ///< salience of the office, 0..100 (head of state 100)
    bool former = false;    ///< a former holder of `office` when the article was written
    bool inLexicon = true;  ///< false: found by title and name alone
    bool acts = true;  ///< false: the press, companies, people in business: mentioned, never a side of an event
    bool plural = false;    ///< a group without members in the text: "African leaders", "protesters"
    std::string why;        ///< how it was recognised, in plain words for the analyst

    /// The side it stands for: `country`, else `organisation`, else empty. Written as "country" in the
    /// output.
    const std::string& side() const { return country.empty() ? organisation : country; }
};

/// How a mention names its actor.
enum class MentionForm : std::uint8_t { Name, Title, Demonym, Metonym, Pronoun, Descriptor };

/// A stretch of text that refers to one actor, or to several ("both countries": one Mention each, same span).
struct Mention {
    base::Span span;
    language::TokenIndex first = 0;  ///< token range [first, last)
    language::TokenIndex last = 0;
    language::TokenIndex head = 0;  ///< syntactic head of the range: where frames attach
    std::uint32_t sentence = 0;
    std::uint32_t actor = 0;  ///< index into ActorAnnotation::actors
    MentionForm form = MentionForm::Name;
    /// The text may mean the place here ("arrived in Seoul"): `placeCountry` is then usable as an event's
    /// place.
    bool asPlace = false;
    std::string placeName;     ///< "Seoul"
    std::string placeCountry;  ///< "KOR"
    /// Only a modifier inside a larger name or phrase ("the *Chinese* film director", "*South Korea*'s
    /// adviser"): frames use it only as a fallback argument of a noun.
    bool modifier = false;
    float confidence = 1.0F;  ///< 1 for an exact lexicon name; less for coreference
};

/// One story of a digest, told from a place of its own.
struct Section {
    base::Span dateline;
    std::string place;    ///< "KHARTOUM"
    std::string country;  ///< alpha-3; empty if unknown
};

/// The story of a digest that a byte of the text belongs to; null before the first.
const Section* sectionAt(const std::vector<Section>& sections, std::uint32_t offset);

struct ActorAnnotation {
    std::vector<Actor> actors;
    std::vector<Mention>
        mentions;  ///< in text order; nested mentions (modifier of a longer one) follow the longer
    /// Alpha-3 code of the state that most of what is named belongs to; empty if there is none.
    std::string home;

    std::vector<Section> sections;  ///< in text order; empty unless the article is a digest of several stories

    /// Mentions whose head is this token (most have one; plural references several).
    std::vector<std::uint32_t> mentionsHeadedBy(language::TokenIndex token) const;
};

}  // namespace chancery::actor
