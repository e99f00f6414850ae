#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/resources.h"
#include "core/base/result.h"
#include "core/event/frame.h"

namespace chancery::event {

/// The frames of lexicon/frames.json and the topics of lexicon/contexts.json that veto some of them (docs/formats/frames.md), indexed by the head word of their triggers. A user's
/// layer replaces frames with a known id and adds others. Immutable after load.
class FrameLexicon {
public:
    /// Malformed with the frame's id and the reason if a layer breaks the format.
    static base::Result<FrameLexicon> load(const base::Resources& resources);
    static base::Result<FrameLexicon> parse(const std::vector<std::string_view>& layers,
                                            const std::vector<std::string_view>& contextLayers = {});

    /// Triggers headed by this lemma; empty if none.
    const std::vector<TriggerEntry>& triggersOf(std::string_view lemma) const;
    const Frame& frame(std::uint32_t index) const { return m_frames[index]; }
    const std::vector<Frame>& frames() const { return m_frames; }
    std::size_t triggerCount() const { return m_triggerCount; }
    /// The topics this lemma speaks of, a bit each; 0 if none.
    std::uint32_t topicsOf(std::string_view lemma) const;
    std::size_t topicCount() const { return m_topics.size(); }
    static constexpr std::size_t kMaxTopics = 32;  ///< a bit each
    /// So many words of a topic among a thousand make a story one without politics, which tells of no event; 0: never.
    int vetoOf(std::size_t topic) const { return m_vetoes[topic]; }
    /// So many a story of one side alone must have, or it tells of no event either; 0: none.
    int leastOf(std::size_t topic) const { return m_least[topic]; }
    /// Nouns that tell of an event also inside a proper name: "the Paris Peace Conference".
    bool isNameable(std::string_view lemma) const { return m_nameable.contains(lemma); }
    /// Nouns of time, which make no phrase an argument: "on Friday".
    bool isTimeWord(std::string_view lemma) const { return m_timeWords.contains(lemma); }
    bool isPreposition(std::string_view word) const { return m_prepositions.contains(word); }

private:
    friend class FrameLexiconReader;
    std::vector<Frame> m_frames;
    base::WordMap<std::vector<TriggerEntry>> m_index;
    WordSet m_prepositions;
    WordSet m_nameable;
    WordSet m_timeWords;
    std::vector<std::string> m_topics;
    std::array<int, kMaxTopics> m_vetoes{};
    std::array<int, kMaxTopics> m_least{};
    base::WordMap<std::uint32_t> m_topicWords;
    std::size_t m_triggerCount = 0;
};

}  // namespace chancery::event
