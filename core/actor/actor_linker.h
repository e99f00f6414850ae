#pragma once
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/actor/draft.h"

namespace chancery::actor {

/// Decides who the names of a draft mean: the lexicon's officials (with other spellings of their names),
/// persons named in full elsewhere in the article, new persons under a canonical id of side and name, or no
/// person at all.
class ActorLinker {
public:
    /// `countries`: the states that the article speaks of, the one it speaks from first; titles that name no
    /// side take the first of them that can have such an office holder. `oneState`: the article speaks of
    /// hardly any other, so that persons without a title are that state's, too. `sections`: of a digest; each story's own
    /// state comes before `countries`. All must outlive the linker.
    ActorLinker(const Document& document, const Lexicon& lexicon, ActorBook& book,
                std::vector<std::string> countries, bool oneState, const std::vector<Section>& sections)
        : m_document(&document),
          m_lexicon(&lexicon),
          m_book(&book),
          m_countries(std::move(countries)),
          m_oneState(oneState),
          m_sections(&sections) {}

    /// Sets NameUse::actor of every name (kNone: not an actor), and the mentions' actors that follow from it.
    void link(Draft& draft);

    /// 'm', 'f' or ' ' of a person met by link().
    char genderOf(std::uint32_t actor) const;

private:
    struct Known {
        std::uint32_t actor = kNone;
        language::TokenIndex first = 0;  ///< where the whole name stands for the first time
        std::vector<std::uint64_t> parts;
        std::uint32_t office = kNone;
        char gender = ' ';
    };
    void linkFull(NameUse& use);
    void linkShort(NameUse& use);
    std::uint32_t knownByFullName(const NameUse& use) const;
    std::uint32_t knownByShortName(const NameUse& use) const;
    std::uint32_t lexiconVariant(const NameUse& use) const;
    std::uint32_t lexiconSurname(const NameUse& use) const;
    int termScore(const Official& official, const NameUse& use) const;
    void remember(const NameUse& use);
    void fallBack(NameUse& use);
    void lendSides(Draft& draft) const;
    void takeBackPlace(Mention& mention);
    Side sideFor(const NameUse& use) const;
    std::string stateLedBy(const NameUse& use) const;
    static bool isShort(const NameUse& use);

    const Document* m_document;
    const Lexicon* m_lexicon;
    ActorBook* m_book;
    std::vector<std::string> m_countries;
    bool m_oneState = false;
    const std::vector<Section>* m_sections;
    std::unordered_set<std::string> m_political;  ///< names with a word of politics beside them somewhere
    std::vector<Known> m_known;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_bySurname;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_byGiven;
    std::unordered_map<std::uint32_t, char> m_gender;
};

}  // namespace chancery::actor
