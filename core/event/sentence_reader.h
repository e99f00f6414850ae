#pragma once
#include <cstdint>
#include <vector>

#include "core/actor/actor.h"
#include "core/article/article.h"
#include "core/event/argument/article_view.h"
#include "core/event/candidate.h"
#include "core/event/clause.h"
#include "core/event/event_dater.h"
#include "core/event/frame_lexicon.h"
#include "core/event/modality.h"
#include "core/event/trigger_finder.h"
#include "core/event/unnamed_people.h"
#include "core/event/word_lists.h"
#include "core/time/timex.h"

namespace chancery::event {

/// Reads one sentence at a time: triggers, arguments, status, what is part of what, dates. A view over its arguments.
class SentenceReader {
public:
    SentenceReader(const Clause& clause, const article::Article& article, const std::vector<time::Timex>& timexes,
                   const actor::ActorAnnotation& actors, const UnnamedPeople& people, const FrameLexicon& frames,
                   const WordLists& words);

    /// The story hardly speaks of politics: of one side alone it tells no event.
    bool isUnpolitical() const { return m_triggers.isUnpolitical(); }
    /// Appends the sentence's events, dated, in text order.
    void read(std::uint32_t sentence, std::vector<Draft>& drafts) const;

private:
    using TokenIndex = language::TokenIndex;

    struct Reading {
        Draft draft;
        Mood mood;
        bool gone = false;
    };

    bool isHeadline(std::uint32_t sentence) const;
    bool skipped(std::uint32_t sentence) const;
    bool makeReading(const Candidate& candidate, bool headline, Reading& reading) const;
    bool readQuoted(const argument::Arguments& arguments, Reading& reading) const;
    bool saysNo(language::TokenIndex speech) const;
    void readAccusation(argument::Arguments& arguments, Reading& reading) const;
    void addObligations(std::uint32_t sentence, std::vector<Reading>& readings) const;
    void addObligation(TokenIndex token, std::vector<Reading>& readings) const;
    void absorbContents(std::vector<Reading>& readings) const;
    bool absorbs(const Reading& outer, const Reading& inner) const;
    void dropStatements(std::vector<Reading>& readings) const;
    bool isTalkAbout(const Candidate& meeting, const Candidate& talk) const;
    bool isAbsorbedObject(const Candidate& outer, const Candidate& inner) const;
    void dropDoubles(std::vector<Reading>& readings) const;
    void setHost(Draft& draft, std::uint32_t state, base::Span span, const Place& place, std::string_view why,
                 std::string_view doubt) const;
    void hostFromStory(Draft& draft, const std::vector<Draft>& earlier) const;
    bool leadsToRegion(const Candidate& candidate) const;
    void hostFromPartner(Draft& draft, const std::vector<Draft>& earlier) const;
    void addresseeFromStory(Draft& draft, const std::vector<Draft>& earlier) const;
    void otherSideFromStory(Draft& draft) const;
    void authorFromStory(Draft& draft, const std::vector<Draft>& earlier) const;
    void placeEvent(const argument::Arguments& arguments, Draft& draft) const;
    bool sharesSource(const Draft& a, const Draft& b) const;

    const Clause& m_clause;
    const language::Document& m_document;
    const article::Article& m_article;
    const actor::ActorAnnotation& m_actors;
    const WordLists& m_words;
    TriggerFinder m_triggers;
    argument::ArticleView m_view;
    Modality m_modality;
    EventDater m_dater;
    bool isOneSided(const Candidate& candidate, const argument::Arguments& arguments) const;
    Frame m_refusal;     ///< "will not meet": a rejection of what it would have been
    Frame m_obligation;  ///< "said that X must": a request
    Frame m_accusation;  ///< a statement that says wrong of another side
    Frame m_threat;      ///< "we will strike": a threat of what it would be
};

}  // namespace chancery::event
