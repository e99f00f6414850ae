#pragma once
#include <cstdint>
#include <array>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/span.h"
#include "core/event/event.h"
#include "core/query/event_rows.h"
#include "core/query/filter.h"

namespace chancery::query {

/// One value of a facet with its count under all *other* facets' terms.
struct FacetValue {
    std::string value;    ///< what the filter language takes: "KOR", "Antony Blinken", "CONSULT", "Reuters"
    std::string label;    ///< what a person reads: "South Korea"
    std::uint64_t count = 0;
    std::array<std::uint32_t, event::kQuadClassCount> quads{};  ///< the count by quad class, for the small bar
};

struct Facet {
    Field field = Field::Country;
    std::vector<FacetValue> values;  ///< by falling count, then label; values that the filter names are always there
};

/// One piece of evidence: the sentence in its article.
struct EvidenceRow {
    base::ArticleId article;
    std::string articleTitle;
    std::string source;
    std::optional<base::Date> published;
    std::uint32_t sentenceNumber = 0;  ///< 1 = first
    std::string sentence;
    base::Span sentenceSpan;           ///< UTF-8 bytes in the article's text
    base::Span trigger;
    std::vector<base::Span> sources, targets;
    std::optional<base::Span> date, place;
    bool first = false;                ///< the fullest mention, the one that gave the event its values
};

/// Everything the inspector shows of one event.
struct EventDetail {
    base::EventId id;
    event::EventType type = event::EventType::Statement;
    std::string mode;
    std::vector<std::string> context;
    event::EventStatus status = event::EventStatus::Occurred;
    base::DateInterval when;
    event::DateBasis dateBasis = event::DateBasis::Publication;
    std::vector<ActorRow> sources, targets;
    PlaceRow place;
    double confidence = 0;
    bool verified = false;
    std::string summary;
    event::Explanation explanation;
    std::vector<EvidenceRow> evidence;        ///< the first one first, then by publication
    std::optional<base::EventId> fulfilledBy;  ///< of a plan: what later reports tell as done
    std::vector<base::EventId> fulfils;        ///< plans that this event fulfils
};

/// A span of an article's text that belongs to an event, for the source view.
struct ArticleMark {
    base::EventId event;
    base::Span sentence;
    base::Span trigger;
};

struct ArticleDetail {
    base::ArticleId id;
    std::string title, source, url, path, text;
    std::optional<base::Date> published;
    bool publishedIsUncertain = false;
    std::vector<ArticleMark> marks;  ///< in text order
};

/// Read-only questions to a case file. One per thread; each opens its own read-only connection. Every call may be
/// interrupted by its stop token and then returns ErrorCode::Cancelled.
class EventQuery {
public:
    static base::Result<EventQuery> open(const std::string& casePath);
    EventQuery(EventQuery&&) noexcept;
    EventQuery& operator=(EventQuery&&) noexcept;
    ~EventQuery();

    base::Result<std::shared_ptr<const EventRows>> rows(const Filter& filter, std::stop_token stop = {}) const;
    base::Result<std::vector<Facet>> facets(const Filter& filter, std::stop_token stop = {}) const;
    base::Result<std::optional<EventDetail>> detail(base::EventId id) const;
    base::Result<std::optional<ArticleDetail>> article(base::ArticleId id) const;
    /// Completion in the search box: values of a field that begin with `prefix` (any case), most frequent first.
    base::Result<std::vector<FacetValue>> complete(Field field, std::string_view prefix, std::size_t most) const;

private:
    struct Impl;
    explicit EventQuery(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace chancery::query
