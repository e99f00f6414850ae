#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/actor/actor_linker.h"
#include "core/actor/clause_reader.h"
#include "core/actor/draft.h"

namespace chancery::actor {

/// Walks through an article's mentions in order and decides titles, "the ministry", pronouns, "the two sides"
/// by what was spoken of before. Every search looks back over at most kLookBack mentions, so the walk is
/// linear.
class Coreference {
public:
    Coreference(const Document& document, const Lexicon& lexicon, ActorBook& book, const ActorLinker& linker,
                const Side& home, const std::vector<Section>& sections)
        : m_document(&document), m_lexicon(&lexicon), m_book(&book), m_linker(&linker), m_clauses(document, lexicon), m_home(home), m_sections(&sections) {}

    /// The settled mentions, in text order; those that stay undecided are left out.
    std::vector<Mention> resolve(Draft& draft);

    static constexpr std::size_t kLookBack = 60;

private:
    struct Seen {
        std::uint32_t actor = 0;
        std::uint32_t sentence = 0;
        TokenIndex head = 0;
        TokenIndex first = 0;
        TokenIndex last = 0;
        bool subject = false;
        bool main = false;  ///< subject of a sentence's main clause, or of one joined to it
        bool place = false;
        bool modifier = false;
        bool told = false;  ///< inside a quotation, or what a clause says is reported
        bool speaker = false;  ///< subject of a verb of speech outside quotations
        std::uint32_t set = 0;  ///< mentions coordinated with each other share a number; 0 = alone
    };
    static constexpr char kThing = 'n';  ///< the gender of "it"
    static constexpr int kSpeechWeight = 6;  ///< in points of personBefore and pluralBefore
    static bool isPerson(const Actor& actor) {
        return (actor.kind == ActorKind::Official || actor.kind == ActorKind::Person) && !actor.plural;
    }

    // what the walk has passed
    void enterStory(const Mention& mention);
    void countStates(const Draft& draft);
    void countVoiced();
    void note(const Mention& mention);
    void keep(const Mention& mention) {
        m_out.push_back(mention);
        note(mention);
    }
    template <typename Visit>
    void back(Visit&& visit) const {
        const std::size_t n = m_seen.size();
        for (std::size_t i = 0; i < std::min(n, kLookBack); ++i) {
            if (!visit(m_seen[n - 1 - i])) return;
        }
    }

    // one kind of mention each
    void resolveTitle(Mention& mention, const TitleUse& title, const Draft& draft);
    bool resolveOwnedTitle(Mention& mention, const TitleUse& title);
    std::optional<std::uint32_t> lastCalled(const Office& office, std::uint32_t index) const;
    void resolveCounterpart(Mention& mention, const Side& side);
    void resolveFocus(Mention& mention, std::uint32_t pattern, std::uint32_t owner);
    bool isOfPattern(const Actor& actor, const InstitutionPattern& pattern, const Mention& mention) const;
    /// `local`: the police and the like, who act where the sentence plays.
    std::string stateNear(const Mention& mention, bool local) const;
    bool spansStates(const Mention& mention, const InstitutionPattern& pattern) const;
    Side sideOfBody(const Mention& mention, std::uint32_t owner, bool local) const;
    bool resolveSameNoun(Mention& mention);
    bool resolveFighters(Mention& mention);
    void resolvePronoun(Mention& mention);
    void resolveDescriptor(Mention& mention);
    void resolveSet(Mention& mention, std::string_view number);
    void resolvePair(Mention& mention, std::string_view noun, bool possessive);
    std::uint32_t countryActor(const std::string& code);

    // who may be meant: one (antecedents.cpp)
    std::optional<std::uint32_t> personBefore(const Mention& mention, char gender) const;
    std::optional<std::uint32_t> itBefore(const Mention& mention) const;
    std::optional<std::uint32_t> thingBefore(const Mention& mention, bool countryOnly, bool groupOnly) const;
    std::optional<std::uint32_t> bodyBefore(const Mention& mention) const;
    std::optional<std::uint32_t> subjectAhead(const Mention& mention, char gender) const;
    const Seen* subjectAbove(const Mention& mention, char gender, bool& stranger) const;
    const Seen* agentOf(TokenIndex verb, const Mention& mention, char gender) const;
    const Seen* controllerOf(TokenIndex at, TokenIndex below, char gender) const;
    std::uint32_t doerTo(const Mention& mention) const;
    bool isStranger(TokenIndex subject, bool plural) const;
    bool strangerActs(std::uint32_t sentence, TokenIndex before, bool plural) const;
    bool sameClause(const Seen& seen, const Mention& mention) const;
    bool fitsPronoun(const Seen& seen, char gender) const;
    bool fitsPronoun(std::uint32_t candidate, char gender) const;
    bool fitsRegion(const Mention& mention, const Actor& actor) const;
    int salience(std::uint32_t actor) const;

    // several (joint_antecedents.cpp)
    std::vector<std::uint32_t> severalBefore(const Mention& mention) const;
    std::vector<std::uint32_t> pluralBefore(const Mention& mention, int& gap, bool& certain) const;
    std::vector<std::uint32_t> meetingBefore(const Mention& mention, int& gap) const;
    bool meets(const Seen& subject, const Seen& partner) const;
    std::vector<std::uint32_t> pairBefore(const Mention& mention, bool persons) const;
    template <typename Within, typename Fits>
    std::vector<std::uint32_t> lastPairOfStates(const Within& within, const Fits& fits) const;
    std::vector<std::uint32_t> jointlyBefore(const Mention& mention) const;
    std::vector<std::uint32_t> jointlyHere(const Mention& mention) const;
    std::vector<std::uint32_t> mainPair() const;

    const Document* m_document;
    const Lexicon* m_lexicon;
    ActorBook* m_book;
    const ActorLinker* m_linker;
    ClauseReader m_clauses;
    Side m_home;  ///< of the story in hand
    const std::vector<Section>* m_sections;
    const Section* m_story = nullptr;
    std::vector<std::uint32_t> m_voiced;  ///< by sentence: how many before it are not wholly quoted
    const Draft* m_draft = nullptr;     ///< while its mentions are being resolved
    std::size_t m_next = 0;             ///< the mention behind the one in hand
    std::vector<Seen> m_seen;
    std::vector<std::uint32_t> m_times;  ///< by actor: how often mentioned so far
    std::optional<std::pair<std::uint32_t, char>> m_strangerSince;  ///< sentence and gender (' ' either) of the last subject that is nobody known
    std::vector<Mention> m_out;
    std::vector<std::string> m_states;  ///< the two that the article speaks of most, if no third comes near
    std::uint32_t m_sets = 0;
};

}  // namespace chancery::actor
