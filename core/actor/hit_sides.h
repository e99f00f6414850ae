#pragma once
#include "core/actor/actor_book.h"
#include "core/actor/sentence_scan.h"

namespace chancery::actor {

/// Whose the hits of a sentence are. Asks the scan, which outlives it, and keeps nothing of its own.
class HitSides {
public:
    explicit HitSides(const SentenceScan& scan) : m_scan(&scan), m_document(&scan.document()), m_lexicon(&scan.lexicon()) {}

    /// The state or the organisation that a hit names or belongs to, with its words; none for what stands above states.
    Side of(const Hit& hit) const;

    /// Whose citizens a demonym's people are. "Croatian Serbs" are the first's, ethnic Albanians of the state that the
    /// sentence sets them in; for anything else as `of`.
    Side citizenshipOf(const Hit& hit) const;

    /// "ethnic Albanians"
    bool isMinority(const Hit& hit) const;

    /// A broadcaster, a news agency, a newspaper of the lexicon.
    bool isMedia(const Hit& hit) const;

    /// "in Tokyo", "near the Korean border": a preposition of place governs the phrase from `first` around `head`. Motion
    /// ("arrived in", "flew to") counts.
    bool isLocative(TokenIndex first, TokenIndex head) const;

private:
    /// The state other than `own` where something happens by the sentence's prepositions, else the only other one named.
    Side stateAround(const std::string& own) const;

    const SentenceScan* m_scan;
    const Document* m_document;
    const Lexicon* m_lexicon;
};

}  // namespace chancery::actor
