#pragma once
#include "core/actor/draft.h"
#include "core/actor/token_marks.h"

namespace chancery::actor {

/// True if the words before `t` may stand beside a name and end there: behind them is a stop, "who" or a verb.
bool closesApposition(const SentenceScan& scan, TokenIndex t);

/// Finds the names that a sentence's titles stand beside, "Sergei Lavrov, the Russian foreign minister", and lets each name have
/// what its title tells. Works on a draft that has the sentence's titles and names already.
class Appositions {
public:
    /// The sentence's titles and mentions are those of the draft from the two indices on. All arguments outlive it.
    Appositions(const SentenceScan& scan, const TokenMarks& taken, Draft& draft, std::uint32_t firstTitle, std::uint32_t firstMention)
        : m_scan(&scan), m_taken(&taken), m_document(&scan.document()), m_lexicon(&scan.lexicon()), m_draft(&draft),
          m_firstTitle(firstTitle), m_firstMention(firstMention) {}

    void link();

private:
    bool linkNameBefore(TitleUse& title);
    bool linkNameBehind(TitleUse& title);
    bool linkNameBelow(TitleUse& title);
    void linkSecondTitle(std::uint32_t index);
    void join(TitleUse& title, std::uint32_t use);

    const SentenceScan* m_scan;
    const TokenMarks* m_taken;
    const Document* m_document;
    const Lexicon* m_lexicon;
    Draft* m_draft;
    std::uint32_t m_firstTitle;
    std::uint32_t m_firstMention;
};

}  // namespace chancery::actor
