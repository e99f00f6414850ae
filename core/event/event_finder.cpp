#include "core/event/event_finder.h"

#include <cmath>

#include "core/event/calibration.h"
#include "core/event/context_lexicon.h"
#include "core/event/event_merger.h"
#include "core/event/event_wording.h"
#include "core/event/frame_lexicon.h"
#include "core/event/sentence_reader.h"
#include "core/event/unnamed_people.h"
#include "core/event/word_lists.h"

namespace chancery::event {

namespace {

bool isOfOneSide(const std::vector<Event>& events, const actor::ActorAnnotation& actors) {
    std::string_view side;
    for (const Event& event : events)
        for (const auto* participants : {&event.sources, &event.targets})
            for (const Participant& p : *participants) {
                const std::string& own = actors.actors[p.actor].side();
                if (own.empty()) continue;
                if (!side.empty() && own != side) return false;
                side = own;
            }
    return true;
}

/// Three digits, as they are written: more would only pretend.
float rounded(float confidence) { return std::round(confidence * 1000.0F) / 1000.0F; }

/// A day counted from a publication date that is only the file's may be any day.
void doubtPublication(Event& event) {
    constexpr float kUncertainPublication = 0.6F;
    if (event.dateBasis == DateBasis::Explicit) return;
    if (event.dateBasis == DateBasis::Relative) event.dateBasis = DateBasis::Context;
    event.confidence = rounded(event.confidence * kUncertainPublication);
    std::string& doubts = event.explanation.doubts;
    doubts += (doubts.empty() ? "" : "; ") + std::string("the article does not say when it was published: dated by its file");
}

}  // namespace

struct EventFinder::Impl {
    FrameLexicon frames;
    WordLists words;
    ContextLexicon contexts;
    Calibration calibration;
};

EventFinder::EventFinder(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
EventFinder::EventFinder(EventFinder&&) noexcept = default;
EventFinder& EventFinder::operator=(EventFinder&&) noexcept = default;
EventFinder::~EventFinder() = default;

base::Result<EventFinder> EventFinder::load(const base::Resources& resources) {
    auto frames = FrameLexicon::load(resources);
    if (!frames) return frames.error();
    auto words = WordLists::load(resources);
    if (!words) return words.error();
    auto contexts = ContextLexicon::load(resources);
    if (!contexts) return contexts.error();
    auto calibration = Calibration::load(resources);
    if (!calibration) return calibration.error();
    return EventFinder(std::make_unique<Impl>(Impl{std::move(*frames), std::move(*words), std::move(*contexts), *calibration}));
}

std::vector<Event> EventFinder::find(const article::Article& article, const language::Document& document,
                                     const std::vector<time::Timex>& timexes, actor::ActorAnnotation& actors,
                                     const actor::ActorTagger& /*places*/) const {
    const Clause clause(document, m_impl->words);
    const StoryMeasure story = StoryMeasure::of(document, actors);
    const UnnamedPeople people(document, m_impl->words, actors);
    const SentenceReader reader(clause, article, timexes, actors, people, m_impl->frames, m_impl->words);
    std::vector<Draft> drafts;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) reader.read(s, drafts);

    std::vector<Event> events;
    for (Draft& draft : mergeMentions(std::move(drafts), document, actors)) {
        Event& event = draft.event;
        event.confidence = rounded(m_impl->calibration.confidence(featuresOf(draft, article.text, actors, story)));
        if (event.confidence < m_impl->calibration.floor()) continue;
        event.context = m_impl->contexts.contextsOf(document, document[draft.candidate.trigger].sentence);
        event.summary = summaryOf(draft, actors, clause);
        event.explanation.frame = frameWording(draft.candidate, document);
        event.explanation.actors = std::move(draft.actorsWhy);
        event.explanation.date = std::move(draft.dateWhy);
        for (const std::string& doubt : draft.doubts) {
            if (!event.explanation.doubts.empty()) event.explanation.doubts += "; ";
            event.explanation.doubts += doubt;
        }
        if (article.publishedIsUncertain()) doubtPublication(event);
        events.push_back(std::move(event));
    }
    if (reader.isUnpolitical() && isOfOneSide(events, actors)) events.clear();
    people.dropUnused(events, actors);
    return events;
}

}  // namespace chancery::event
