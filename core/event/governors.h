#pragma once
#include <string>
#include <string_view>

#include "core/event/candidate.h"
#include "core/event/clause.h"
#include "core/event/word_lists.h"

namespace chancery::event {

/// What the words above a trigger make of it.
struct Standing {
    EventStatus status = EventStatus::Occurred;
    bool unreal = false;                                     ///< only asked for, aimed at or wondered about: no event of its own
    language::TokenIndex outcomeOf = language::kNoToken;  ///< what brings it about: as real as this verb's clause
    language::TokenIndex word = language::kNoToken;        ///< the word that decided; kNoToken if none did
};

/// Climbs from a trigger to the words that govern it and say that it is asked for, planned, feared or still ahead: "sought
/// *talks*", "ahead of the *summit*", "called on them to *withdraw*", "could lead to *arrests*". Tense and auxiliaries are
/// Modality's. A view; every climb is bounded.
class Governors {
public:
    Governors(const Clause& clause, const WordLists& words) : m_clause(clause), m_document(clause.document()), m_words(words) {}

    Standing over(const Candidate& candidate) const;

private:
    using TokenIndex = language::TokenIndex;

    /// One step of the climb: what the word above makes of `t`; false if the climb ends here.
    bool read(TokenIndex t, const Candidate& candidate, Standing& standing) const;
    bool readNounAbove(TokenIndex t, std::string_view mark, Standing& standing) const;
    bool readVerbAbove(TokenIndex t, std::string_view mark, Standing& standing) const;
    bool isAskedFor(TokenIndex t, std::string_view mark) const;
    bool isBlamed(TokenIndex t, std::string_view mark) const;
    bool isFeared(TokenIndex t) const;
    bool isWonderedAbout(TokenIndex t) const;
    bool lists(const WordSet& set, TokenIndex verb, std::string_view mark) const;

    const Clause& m_clause;
    const language::Document& m_document;
    const WordLists& m_words;
};

}  // namespace chancery::event
