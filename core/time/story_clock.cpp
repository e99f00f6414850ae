#include "core/time/story_clock.h"

#include <fmt/format.h>

#include "core/time/calendar_words.h"

// The method: the first day that the lead names (a weekday, "today", a date) is the story's main day; without one the
// dateline's. A sentence that names a past time of its own moves the clock for the rest of its paragraph, at most
// kMaxCarry sentences; a new paragraph returns to the main day. Times ahead, deadlines and durations do not move it.

namespace chancery::time {

using base::DateInterval;
using base::Precision;
using language::Document;

namespace {

/// The lead: so many sentences from the start of the text.
constexpr std::uint32_t kLeadSentences = 3;
/// News is told within so many days of its happening.
constexpr std::int64_t kNewsDays = 8;

bool isDay(const Timex& timex) { return timex.interval && timex.interval->precision <= Precision::Day; }

class ClockBuilder {
public:
    ClockBuilder(const Document& document, const std::vector<Timex>& timexes, const TimeContext& context)
        : m_document(document), m_timexes(timexes), m_context(context) {
        m_today = context.published ? context.published : context.datelineDate;
    }

    std::int32_t findMain(std::vector<StoryDate>& dates) const {
        for (std::size_t t = 0; t < m_timexes.size() && m_timexes[t].sentence < kLeadSentences; ++t) {
            if (!isDay(m_timexes[t]) || !movesClock(t) || inDateline(m_timexes[t])) continue;
            const base::Date day = m_timexes[t].interval->beginDate();
            if (m_today && (day > *m_today || m_today->serial() - day.serial() > kNewsDays)) continue;
            return add(dates, StoryDate::Source::Lead, *m_timexes[t].interval, static_cast<std::int32_t>(t),
                       fmt::format("the day the lead names: {} ({})", quoted(t), plainDate(day)));
        }
        if (!m_context.datelineDate) return -1;
        return add(dates, StoryDate::Source::Dateline, DateInterval::day(*m_context.datelineDate), -1,
                   fmt::format("the dateline's day, {}", plainDate(*m_context.datelineDate)));
    }

    /// The expression that moves the clock in the sentence: its first day, else its first coarser time; -1 for none.
    std::int32_t ownOf(std::size_t first, std::size_t last) const {
        std::int32_t coarse = -1;
        for (std::size_t t = first; t < last; ++t) {
            if (!movesClock(t) || inDateline(m_timexes[t])) continue;
            if (isDay(m_timexes[t])) return static_cast<std::int32_t>(t);
            if (coarse < 0) coarse = static_cast<std::int32_t>(t);
        }
        return coarse;
    }

    std::string quoted(std::size_t t) const { return fmt::format("'{}'", base::textOf(m_document.text, m_timexes[t].span)); }

    static std::int32_t add(std::vector<StoryDate>& dates, StoryDate::Source source, const DateInterval& interval, std::int32_t timex,
                            std::string reason) {
        dates.push_back({source, interval, timex, std::move(reason)});
        return static_cast<std::int32_t>(dates.size() - 1);
    }

private:
    /// A past (or present) time with a place on the calendar that is no deadline, no span and no other half of a range.
    bool movesClock(std::size_t t) const {
        const Timex& timex = m_timexes[t];
        if (!timex.interval || timex.type == TimexType::Duration || timex.type == TimexType::Set) return false;
        if (timex.bound != Timex::Bound::None || timex.rangePartner >= 0) return false;
        if (timex.interval->precision >= Precision::Decade) return false;
        return !m_today || timex.interval->begin <= base::endOf(*m_today);
    }

    bool inDateline(const Timex& timex) const { return !m_context.dateline.empty() && m_context.dateline.contains(timex.span); }

    const Document& m_document;
    const std::vector<Timex>& m_timexes;
    const TimeContext& m_context;
    std::optional<base::Date> m_today;
};

}  // namespace

StoryClock StoryClock::build(const Document& document, const std::vector<Timex>& timexes, const TimeContext& context) {
    StoryClock clock;
    const ClockBuilder builder(document, timexes, context);
    clock.m_main = builder.findMain(clock.m_dates);
    clock.m_bySentence.reserve(document.sentences.size());

    std::size_t next = 0;                 // first timex not yet passed
    std::int32_t carried = -1;            // the timex that moved the clock in this paragraph
    std::int32_t carriedDate = -1;        // its answer, once a sentence needed it
    std::uint32_t carriedFrom = 0;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        const bool newParagraph = s == 0 || document.sentences[s].paragraph != document.sentences[s - 1].paragraph;
        if (newParagraph || s - carriedFrom > kMaxCarry) carried = -1;
        const std::size_t first = next;
        while (next < timexes.size() && timexes[next].sentence == s) ++next;
        const std::int32_t own = builder.ownOf(first, next);
        if (own >= 0) {
            const auto& timex = timexes[static_cast<std::size_t>(own)];
            carried = own;
            carriedDate = -1;
            carriedFrom = s;
            clock.m_bySentence.push_back(ClockBuilder::add(clock.m_dates, StoryDate::Source::Sentence, *timex.interval, own,
                                                           fmt::format("named in the sentence: {}", builder.quoted(static_cast<std::size_t>(own)))));
        } else if (carried >= 0) {
            if (carriedDate < 0)
                carriedDate = ClockBuilder::add(clock.m_dates, StoryDate::Source::Carried, *timexes[static_cast<std::size_t>(carried)].interval, carried,
                                                fmt::format("carried over from {} earlier in the paragraph", builder.quoted(static_cast<std::size_t>(carried))));
            clock.m_bySentence.push_back(carriedDate);
        } else {
            clock.m_bySentence.push_back(clock.m_main);
        }
    }
    return clock;
}

std::optional<StoryDate> StoryClock::dateFor(std::uint32_t sentence) const {
    if (sentence >= m_bySentence.size() || m_bySentence[sentence] < 0) return std::nullopt;
    return m_dates[static_cast<std::size_t>(m_bySentence[sentence])];
}

std::optional<StoryDate> StoryClock::mainDay() const {
    if (m_main < 0) return std::nullopt;
    return m_dates[static_cast<std::size_t>(m_main)];
}

}  // namespace chancery::time
