#pragma once
#include <array>
#include <string_view>

// The closed classes of English by whose words the finders read their constructions; all in small letters. What is not closed
// stands in the lexicons.

namespace chancery::actor {

enum class Meant : char { Man, Woman, Thing, Several };

struct Pronoun {
    std::string_view form;
    Meant meant;
    bool owns = false;  ///< only ever before a noun; "her" is either
};
inline constexpr std::array<Pronoun, 12> kPronouns{{{"he", Meant::Man},
                                                    {"him", Meant::Man},
                                                    {"his", Meant::Man, true},
                                                    {"himself", Meant::Man},
                                                    {"she", Meant::Woman},
                                                    {"her", Meant::Woman},
                                                    {"herself", Meant::Woman},
                                                    {"it", Meant::Thing},
                                                    {"its", Meant::Thing, true},
                                                    {"they", Meant::Several},
                                                    {"them", Meant::Several},
                                                    {"their", Meant::Several, true}}};

/// The pronoun by which somebody of the text is meant again; null if the word is none.
constexpr const Pronoun* pronounOf(std::string_view word) {
    for (const Pronoun& pronoun : kPronouns)
        if (pronoun.form == word) return &pronoun;
    return nullptr;
}

constexpr bool isArticle(std::string_view word) { return word == "the" || word == "a" || word == "an"; }

/// Before a noun, of whatever person.
constexpr bool isPossessive(std::string_view word) {
    return word == "his" || word == "her" || word == "their" || word == "its" || word == "our" || word == "my";
}

}  // namespace chancery::actor
