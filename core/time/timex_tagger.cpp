#include "core/time/timex_tagger.h"

#include "core/time/normalizer.h"
#include "core/time/recognizer.h"
#include "core/time/tense.h"

namespace chancery::time {

struct TimexTagger::Impl {
    TimeLexicon lexicon;
};

base::Result<TimexTagger> TimexTagger::load(const base::Resources& resources) {
    auto lexicon = TimeLexicon::load(resources);
    if (!lexicon) return lexicon.error();
    return TimexTagger(std::make_unique<Impl>(Impl{std::move(*lexicon)}));
}

namespace {

/// "early", "mid-" and "late" mean the first ten days of a whole month, the next ten, and the rest. The value stays the
/// month's, as TIMEX3 has it.
void narrowMonth(base::DateInterval& interval, Edge edge) {
    const base::Date first = interval.beginDate();
    if (interval.precision != base::Precision::Month || first.day() != 1 || interval.endDate() != first.lastOfMonth()) return;
    const base::Date last = first.lastOfMonth();
    if (edge == Edge::Early) interval = base::DateInterval::days(first, first.plusDays(9), interval.precision);
    if (edge == Edge::Mid) interval = base::DateInterval::days(first.plusDays(10), first.plusDays(19), interval.precision);
    if (edge == Edge::Late) interval = base::DateInterval::days(first.plusDays(20), last, interval.precision);
}

bool isWeekday(const Expression& e) { return e.kind == Expression::Kind::Calendar && e.weekday != 0 && e.month == 0 && e.type == TimexType::Date; }

/// "from Monday to Thursday", written on a Thursday: the days of a range follow each other.
void orderWeekdays(Timex& first, Timex& last, const TimeContext& context) {
    if (!first.interval || !last.interval || !context.published || last.interval->begin >= first.interval->begin) return;
    // Told of what lies ahead the end moves on, told of the past the beginning moves back.
    Timex& moved = first.interval->beginDate() >= *context.published ? last : first;
    const base::Date day = moved.interval->beginDate().plusDays(&moved == &last ? 7 : -7);
    moved.interval = base::DateInterval::day(day);
    moved.value = day.iso();
}

}  // namespace

TimexTagger::TimexTagger(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
TimexTagger::TimexTagger(TimexTagger&&) noexcept = default;
TimexTagger& TimexTagger::operator=(TimexTagger&&) noexcept = default;
TimexTagger::~TimexTagger() = default;

std::vector<Timex> TimexTagger::tag(const language::Document& document, const TimeContext& context) const {
    const auto atoms = scanAtoms(document, m_impl->lexicon);
    const auto found = recognize(atoms, m_impl->lexicon, document);
    const TenseReader tenses(document, atoms, m_impl->lexicon);
    Normalizer normalizer(m_impl->lexicon, context);

    std::vector<Timex> timexes;
    timexes.reserve(found.size());
    std::vector<std::int32_t> place(found.size(), -1);  // of each found expression in the result
    for (std::size_t k = 0; k < found.size(); ++k) {
        const Recognized& r = found[k];
        const Atom& first = atoms[r.match.first];
        const Atom& last = atoms[r.match.last - 1];
        const base::Span span{first.begin, last.end};
        const Tense tense = tenses.tenseOf(r.match.first, r.match.last, r.sentenceFirst, r.sentenceLast);
        auto resolution = normalizer.resolve(r.match.expression, tense, base::textOf(document.text, span));
        if (!resolution) continue;
        Timex timex;
        timex.span = span;
        timex.first = first.token;
        timex.last = last.token + 1;
        timex.sentence = first.sentence;
        timex.type = resolution->type;
        timex.value = std::move(resolution->value);
        timex.interval = resolution->interval;
        if (timex.interval) narrowMonth(*timex.interval, r.match.expression.edge);
        timex.anchoring = resolution->anchoring;
        timex.bound = r.bound;
        timex.rangePartner = r.rangePartner;
        timex.rule = std::move(resolution->rule);
        place[k] = static_cast<std::int32_t>(timexes.size());
        timexes.push_back(std::move(timex));
    }
    for (std::size_t k = 0; k + 1 < found.size(); ++k)
        if (found[k].rangePartner == static_cast<std::int32_t>(k + 1) && place[k] >= 0 && place[k + 1] >= 0 && isWeekday(found[k].match.expression) &&
            isWeekday(found[k + 1].match.expression))
            orderWeekdays(timexes[static_cast<std::size_t>(place[k])], timexes[static_cast<std::size_t>(place[k + 1])], context);
    for (Timex& timex : timexes)
        if (timex.rangePartner >= 0) timex.rangePartner = place[static_cast<std::size_t>(timex.rangePartner)];
    return timexes;
}

}  // namespace chancery::time
