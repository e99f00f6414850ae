#pragma once
#include <memory>
#include <vector>

#include "core/actor/actor.h"
#include "core/actor/actor_tagger.h"
#include "core/article/article.h"
#include "core/base/resources.h"
#include "core/base/result.h"
#include "core/event/event.h"
#include "core/language/document.h"
#include "core/time/timex.h"

namespace chancery::event {

/// Finds the events of one analysed article: triggers from lexicon/frames.json, arguments over dependency relations,
/// status from tense, modals, negation and attribution, date from clause, sentence, story; then merges the mentions of
/// one event. Immutable after load; re-entrant.
class EventFinder {
public:
    static base::Result<EventFinder> load(const base::Resources& resources);
    EventFinder(EventFinder&&) noexcept;
    EventFinder& operator=(EventFinder&&) noexcept;
    ~EventFinder();

    /// In text order of the evidence. Participants index `actors.actors`, to which those are added to whom something is done
    /// and whom the text does not name.
    std::vector<Event> find(const article::Article& article, const language::Document& document,
                            const std::vector<time::Timex>& timexes, actor::ActorAnnotation& actors,
                            const actor::ActorTagger& places) const;

private:
    struct Impl;
    explicit EventFinder(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace chancery::event
