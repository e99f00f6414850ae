#pragma once
#include "core/actor/lexicon.h"
#include "core/language/document.h"

namespace chancery::actor {

/// True of the relations by which a word heads a clause, and so may have a subject of its own.
bool opensClause(language::Relation relation);

/// Who does what to whom in the clauses of a parsed document, as far as it tells who is meant again. Every walk up a tree is
/// bounded. Both arguments outlive it.
class ClauseReader {
public:
    using TokenIndex = language::TokenIndex;

    ClauseReader(const language::Document& document, const Lexicon& lexicon) : m_document(&document), m_lexicon(&lexicon) {}

    /// A verb that heads a sentence or one joined to it.
    bool opensSentence(TokenIndex verb) const;

    /// "It is the neighbours that objected."
    bool opensCleft(TokenIndex it) const;

    /// The subject of a verb, also where it shares that of the verb above it: "met him and *urged*", "came to *urge*",
    /// "asked Chad to *urge*", "in an effort to *urge*"; kNoToken if there is none.
    TokenIndex subjectOf(TokenIndex verb) const;

    /// "slapped sanctions on *Iran*": whom a verb or its object strikes; kNoToken if nobody.
    TokenIndex struckBy(TokenIndex verb, TokenIndex object) const;

    /// The verb whose argument a word is, also as a part of that argument: "held *talks with Iran*"; kNoToken if there is none.
    TokenIndex governingVerb(TokenIndex argument) const;

    /// The subject of "said" or of "was quoted", or whom others quote, outside quotations.
    bool speaks(TokenIndex subject) const;

    /// Inside a quotation, or in the content clause of a verb of speech.
    bool isTold(TokenIndex token) const;

private:
    const language::Document* m_document;
    const Lexicon* m_lexicon;
};

}  // namespace chancery::actor
