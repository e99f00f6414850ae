#pragma once
#include "core/actor/draft.h"
#include "core/actor/hit_sides.h"
#include "core/actor/token_marks.h"

namespace chancery::actor {

/// What the words left of a title or an institution say of it: "South Korea's deputy".
struct LeftContext {
    TokenIndex begin = 0;  ///< of the phrase with them
    Side side;
    bool former = false;
    bool definite = false;
    bool indefinite = false;
    bool named = false;        ///< holds a capitalised word, known or not
    bool regional = false;     ///< "African", "Kurdish": people without a state
    bool faction = false;      ///< "Republican": of the state in hand
    bool branch = false;       ///< "Fair Trade Zambia": a name that ends in a state
    bool privateLife = false;  ///< "company", "Airlines", "university"
    bool publicBody = false;   ///< "ministry", "army"
    TokenIndex possessor = kNoToken;
    TokenIndex owner = kNoToken;  ///< as of TitleUse
};

/// Reads the words left of a title or an institution, from the nearest on, each by the first kind that it is of, until one does
/// not belong to the phrase. Made for one phrase; all arguments outlive it.
class LeftReader {
public:
    /// `titleBefore`: the title last found in the sentence; null if there is none.
    LeftReader(const SentenceScan& scan, const HitSides& sides, const TokenMarks& taken, const TitleUse* titleBefore)
        : m_scan(&scan), m_sides(&sides), m_taken(&taken), m_titleBefore(titleBefore), m_document(&scan.document()), m_lexicon(&scan.lexicon()) {}

    LeftContext read(TokenIndex begin);

private:
    /// Of what kind the word at `t` is not: `Other`; or is: the phrase goes `On` left of it, or it is the `Last`.
    enum class Step { Other, On, Last };

    Step passShortName(TokenIndex t);
    Step passSide(TokenIndex t);
    Step passOwner(TokenIndex t);
    Step passBody(TokenIndex t);
    Step passPortfolio(TokenIndex t);
    Step passStanding(TokenIndex t);
    Step passHyphen(TokenIndex t);
    Step passDeterminer(TokenIndex t);
    Step passName(TokenIndex t);
    Step passModifier(TokenIndex t);

    void addSide(const Hit& hit, bool possessive);

    const SentenceScan* m_scan;
    const HitSides* m_sides;
    const TokenMarks* m_taken;
    const TitleUse* m_titleBefore;
    const Document* m_document;
    const Lexicon* m_lexicon;
    LeftContext m_left;
    TokenIndex m_end = 0;    ///< where the title begins
    TokenIndex m_probe = 0;  ///< the words from here on are read
    bool m_country = false;  ///< a state's name was the last thing passed
    bool m_field = false;    ///< so was the only one, before the title itself: "the World Bank's *Pakistan* director"
};

}  // namespace chancery::actor
