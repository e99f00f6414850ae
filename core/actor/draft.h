#pragma once
#include <string>
#include <vector>

#include "core/actor/actor.h"
#include "core/actor/actor_book.h"
#include "core/actor/sentence_scan.h"

namespace chancery::actor {

/// Relations by which a word is only part of another's phrase: "the *Chinese* director", "*Korea*'s adviser".
inline bool modifiesNoun(language::Relation relation) {
    using language::Relation;
    return relation == Relation::Amod || relation == Relation::Compound || relation == Relation::NmodPoss ||
           relation == Relation::NmodDesc;
}

/// What a capitalised word is taken for when no person of the article bears it.
enum class Fallback : std::uint8_t { Person, Place, Unknown, Drop };

/// A person's name as one place of the text has it, before it is known who is meant.
struct NameUse {
    TokenIndex first = 0;  ///< the name's tokens, without titles
    TokenIndex last = 0;
    std::string text;
    std::vector<std::uint64_t> parts;  ///< hashes of its words, without particles and suffixes
    std::uint32_t official = kNone;    ///< of the lexicon, by full name
    std::uint32_t office = kNone;
    std::uint32_t firstOffice = kNone;  ///< the first of several titles: "*spokesman* Major Wekesa"
    Side side;
    Side near;  ///< without a side of its own: of whom the text spoke last in the same office, or whose body acted last
    bool former = false;
    bool certain = false;       ///< a title, a given name or a lexicon says that it is a person
    bool foreignTitle = false;  ///< the title has a side of its own
    bool privateLife = false;   ///< a title of business, sport, learning, or such a body beside it
    bool political = false;     ///< a word of politics in the sentence
    bool publicBody = false;    ///< a ministry, an army, a parliament beside the title
    bool unknownSide = false;   ///< words beside the title name a side that no lexicon knows
    char gender = ' ';
    Fallback fallback = Fallback::Person;
    std::uint32_t actor = kNone;  ///< filled in by the linker
};

/// A title without a name beside it.
struct TitleUse {
    std::uint32_t office = kNone;
    Side side;
    bool former = false;
    bool privateLife = false;         ///< as of NameUse
    bool publicBody = false;          ///< as of NameUse
    bool unknownSide = false;         ///< as of NameUse
    bool definite = false;            ///< "the", or nothing at all before it
    TokenIndex possessor = kNoToken;  ///< "his", "their" before it
    TokenIndex owner = kNoToken;      ///< the last word of whoever has him: "*Putin*'s spokesman"
    TokenIndex left = 0;              ///< the phrase's tokens
    TokenIndex right = 0;
    std::uint32_t name = kNone;  ///< the NameUse it stands in apposition to
};

/// What decides about a mention's actor.
enum class Decision : std::uint8_t { Settled, ByName, ByTitle, ByFocus, ByHome, ByReference, Dropped };

struct DraftMention {
    Mention mention;
    Decision decision = Decision::Settled;
    std::uint32_t index = 0;  ///< of the NameUse, TitleUse or pattern
    std::uint32_t owner = kNone;  ///< ByFocus: the institution of the lexicon that bears the same words as its name
};

/// What the finder leaves for the linker and the coreference.
struct Draft {
    std::vector<DraftMention> mentions;
    std::vector<NameUse> names;
    std::vector<TitleUse> titles;
    std::vector<std::string>
        organisations;  ///< state bodies by their words, whose state the text takes for granted
};

}  // namespace chancery::actor
