#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/resources.h"
#include "core/base/result.h"
#include "core/event/frame.h"

namespace chancery::event {

/// The frames of lexicon/frames.json (docs/formats/frames.md), indexed by the head word of their triggers. A user's
/// layer replaces frames with a known id and adds others. Immutable after load.
class FrameLexicon {
public:
    /// Malformed with the frame's id and the reason if a layer breaks the format.
    static base::Result<FrameLexicon> load(const base::Resources& resources);
    static base::Result<FrameLexicon> parse(const std::vector<std::string_view>& layers);

    /// Triggers headed by this lemma; empty if none.
    const std::vector<TriggerEntry>& triggersOf(std::string_view lemma) const;
    const Frame& frame(std::uint32_t index) const { return m_frames[index]; }
    const std::vector<Frame>& frames() const { return m_frames; }
    std::size_t triggerCount() const { return m_triggerCount; }
    bool isPreposition(std::string_view word) const { return m_prepositions.contains(word); }

private:
    friend class FrameLexiconReader;
    std::vector<Frame> m_frames;
    std::unordered_map<std::string, std::vector<TriggerEntry>, WordHash, std::equal_to<>> m_index;
    WordSet m_prepositions;
    std::size_t m_triggerCount = 0;
};

}  // namespace chancery::event
