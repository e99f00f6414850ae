#include "core/event/occasions.h"

#include <algorithm>

namespace chancery::event {

using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Upos;
using language::Xpos;

namespace {

constexpr std::size_t kMaxOccasions = 64;  // keeps hostile texts linear
constexpr TokenIndex kSentenceReach = 60;
constexpr TokenIndex kNameReach = 16;  // words before or behind a noun that may name it

}  // namespace

Occasions::Occasions(const Clause& clause, const AnchoredDates& dates, const WordLists& words)
    : m_clause(clause), m_document(clause.document()), m_words(words) {
    for (std::uint32_t s = 0; s < m_document.sentences.size(); ++s)
        for (const AnchoredDate& date : dates.ofSentence(s)) {
            if (date.timex->bound != time::Timex::Bound::None || date.since != kNoToken || date.offset != 0) continue;
            if (date.timex->interval->precision > base::Precision::Month) continue;
            if (m_document[date.head].head != kNoToken) add(m_document[date.head].head, date);
            if (date.predicate != kNoToken && date.use == AnchoredDate::Use::Clause) addOfClause(date);
        }
}

void Occasions::add(TokenIndex noun, const AnchoredDate& date) {
    const bool journey = noun == date.predicate && isJourney(noun);
    if (m_occasions.size() < kMaxOccasions && (journey || (m_document[noun].upos == Upos::Noun && noun != date.predicate && noun != date.head)))
        m_occasions.push_back({noun, &date, namesOf(noun)});
}

/// "will *visit* Oslo", "their *stay* in Oslo": one name for all that one does there.
bool Occasions::isJourney(TokenIndex word) const { return m_words.journeys.contains(m_document[word].lemma); }

/// What the clause of the date opens, holds or takes place at.
void Occasions::addOfClause(const AnchoredDate& date) {
    const Token& predicate = m_document[date.predicate];
    const bool sets = m_words.settingVerbs.contains(predicate.lemma);
    if (sets && baseOf(predicate.relation) == Relation::Acl && predicate.head != kNoToken) add(predicate.head, date);
    if (isJourney(date.predicate)) add(date.predicate, date);
    forEachChild(m_document, date.predicate, [&](TokenIndex c) {
        const Token& child = m_document[c];
        const std::string_view word = m_clause.caseOf(c);
        const bool place = baseOf(child.relation) == Relation::Obl && (word == "at" || word == "during" || word == "for" || word == "on");
        const bool theme = (sets && (child.relation == Relation::Obj || baseOf(child.relation) == Relation::Nsubj)) ||
                           (child.relation == Relation::Obj && isJourney(c));
        if (c != date.head && (place || theme)) add(c, date);
    });
}

/// The proper names in the phrase right around the noun: "the G7 summit in Tokyo".
std::vector<std::string_view> Occasions::namesOf(TokenIndex noun) const {
    std::vector<std::string_view> names;
    const language::Sentence& s = m_document.sentenceOf(noun);
    const TokenIndex from = noun - std::min(noun - s.first, kNameReach);
    const TokenIndex to = std::min<TokenIndex>(s.last, noun + kNameReach);
    for (TokenIndex t = from; t < to; ++t) {
        if (m_document[t].upos != Upos::Propn) continue;
        TokenIndex up = t;
        for (int step = 0; step < 4 && up != noun && up != kNoToken && (m_document[up].upos == Upos::Propn || step == 0); ++step) up = m_document[up].head;
        if (up == noun) names.push_back(m_document[t].lower);
    }
    return names;
}

/// "the talks", "their talks", "Friday's Cairo summit"; not "a summit", "the second summit", "its last meeting".
bool Occasions::isDefinite(TokenIndex noun, const std::vector<std::string_view>& names) const {
    bool definite = !names.empty();
    bool other = false;
    forEachChild(m_document, noun, [&](TokenIndex c) {
        const Token& child = m_document[c];
        if (c > noun) return;
        definite = definite || child.relation == Relation::NmodPoss || child.lower == "the" || child.lower == "this" || child.lower == "these";
        other = other || child.lower == "a" || child.lower == "an" || child.lower == "another" || child.lower == "any" || child.lower == "no" ||
                child.lower == "next" || child.relation == Relation::Nummod || m_words.pastModifiers.contains(child.lower);
    });
    return definite && !other;
}

/// The same name, or a name beside what has none of its own: "ministers of the G7 met at a weekend summit". A journey is
/// somebody's to somewhere: all of its names must be there.
bool Occasions::means(const Occasion& occasion, const std::vector<std::string_view>& names, bool journey) const {
    if (names.empty()) return true;
    const auto named = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
    if (!occasion.names.empty() && !journey) return std::any_of(occasion.names.begin(), occasion.names.end(), named);
    const language::Sentence& s = m_document.sentenceOf(occasion.noun);
    const TokenIndex from = occasion.noun - std::min(occasion.noun - s.first, kSentenceReach);
    const TokenIndex to = std::min<TokenIndex>(s.last, occasion.noun + kSentenceReach);
    const auto stands = [&](std::string_view name) {
        for (TokenIndex t = from; t < to; ++t)
            if (m_document[t].upos == Upos::Propn && m_document[t].lower == name) return true;
        return false;
    };
    return journey ? std::all_of(names.begin(), names.end(), stands) : std::any_of(names.begin(), names.end(), stands);
}

const AnchoredDate* Occasions::dateOf(TokenIndex noun, bool ahead, base::Date published) const {
    if (m_occasions.empty() || m_document[noun].upos != Upos::Noun) return nullptr;
    const std::vector<std::string_view> names = namesOf(noun);
    if (!isDefinite(noun, names)) return nullptr;
    const bool journey = isJourney(noun);
    const AnchoredDate* found = nullptr;
    for (const Occasion& occasion : m_occasions) {
        if (occasion.noun == noun) continue;
        if (m_document[occasion.noun].lemma != m_document[noun].lemma && !(journey && isJourney(occasion.noun))) continue;
        const base::DateInterval& when = *occasion.date->timex->interval;
        if (ahead ? when.endDate() < published : when.beginDate() > published) continue;
        if (occasion.noun > noun && found) break;
        if (means(occasion, names, journey)) found = occasion.date;
    }
    return found;
}

}  // namespace chancery::event
