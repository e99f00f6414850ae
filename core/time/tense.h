#pragma once
#include "core/language/document.h"
#include "core/time/scanner.h"

namespace chancery::time {

/// The tense in which the clause around a time expression is told: of its governing verb where the document has a
/// tree, of the nearest verb before (or else behind) it where there are only tags, of the nearest tell-tale word where
/// there are only tokens. "would", "expected to" and other looks ahead are Future whatever the tense of the report.
class TenseReader {
public:
    TenseReader(const language::Document& document, const std::vector<Atom>& atoms, const TimeLexicon& lexicon);

    /// `first`, `last`: the atoms of the expression, within the sentence's atoms [sentenceFirst, sentenceLast).
    Tense tenseOf(std::size_t first, std::size_t last, std::size_t sentenceFirst, std::size_t sentenceLast) const;

private:
    bool isPastPerfect(std::size_t atom, std::size_t sentenceFirst) const;
    TenseHint fromLeftNeighbour(std::size_t first, std::size_t sentenceFirst) const;

    Tense ofClause(std::size_t first, std::size_t last, std::size_t sentenceFirst, std::size_t sentenceLast) const;
    bool isUnderAheadOf(std::size_t first, std::size_t sentenceFirst) const;
    Tense fromTree(language::TokenIndex token) const;
    TenseHint ofVerb(language::TokenIndex verb, int depth) const;
    bool looksAhead(language::TokenIndex verb) const;
    bool isAhead(language::TokenIndex verb) const;
    bool isOver(language::TokenIndex verb) const;
    bool looksBack(std::string_view modal, language::TokenIndex next) const;

    TenseHint fromTags(language::TokenIndex first, language::TokenIndex last) const;
    TenseHint ofTaggedVerb(language::TokenIndex token) const;

    Tense fromWords(std::size_t first, std::size_t last, std::size_t sentenceFirst, std::size_t sentenceLast) const;
    TenseHint ofVerbPhrase(std::size_t atom, std::size_t sentenceFirst) const;
    TenseCue cueOf(std::size_t atom) const;

    const language::Document& m_document;
    const std::vector<Atom>& m_atoms;
    const TimeLexicon& m_lexicon;
};

}  // namespace chancery::time
