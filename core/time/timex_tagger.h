#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "core/base/resources.h"
#include "core/base/result.h"
#include "core/time/timex.h"

namespace chancery::time {

/// What the calendar of a story hangs on.
struct TimeContext {
    std::optional<base::Date> published;
    std::optional<base::Instant> publishedAt;
    std::optional<base::Date> datelineDate;
    base::Span dateline;  ///< span of the dateline in the text; empty if none
};

/// Recognises and normalises the time expressions of a document, in text order and without overlaps.
/// Immutable after load; re-entrant; linear in the length of the document.
class TimexTagger {
public:
    /// Reads lexicon/time.json (holidays, month and unit names, ...).
    static base::Result<TimexTagger> load(const base::Resources& resources);
    TimexTagger(TimexTagger&&) noexcept;
    TimexTagger& operator=(TimexTagger&&) noexcept;
    ~TimexTagger();

    /// The document has tags; weekday rules read the tense of the governing verb from the tree if there is one.
    std::vector<Timex> tag(const language::Document& document, const TimeContext& context) const;

private:
    struct Impl;
    explicit TimexTagger(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace chancery::time
