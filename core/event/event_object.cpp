#include "core/event/event_object.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace chancery::event {

using language::kNoToken;
using language::Relation;
using language::TokenIndex;
using language::Upos;

namespace {

constexpr std::size_t kLongest = 40;
/// Before what something is about; behind a verb "on" as often stands before a day.
constexpr std::array<std::string_view, 5> kAbout = {"for", "about", "over", "against", "on"};
/// Two words that end so wait for their object.
constexpr std::array<std::string_view, 3> kOpen = {"for", "about", "on"};

class ObjectReader {
public:
    ObjectReader(const Draft& draft, const Clause& clause)
        : m_draft(draft), m_clause(clause), m_document(clause.document()), m_gloss(draft.candidate.frame->gloss) {}

    std::string read() const {
        const Candidate& candidate = m_draft.candidate;
        const TokenIndex trigger = candidate.trigger;
        const EventType type = candidate.frame->type;
        const bool verb = candidate.kind == TriggerClass::Verb && type != EventType::Statement;
        const bool demand = type == EventType::Request || type == EventType::Agree || type == EventType::Threaten;
        const auto words = std::count(m_gloss.begin(), m_gloss.end(), ' ') + 1;
        const std::string_view last = m_gloss.substr(m_gloss.rfind(' ') + 1);
        const bool open = words == 2 && std::find(kOpen.begin(), kOpen.end(), last) != kOpen.end();
        if (words > 1)  // "called for", "expressed concern about"
            if (const std::string text = phrase(m_clause.prepositional(trigger, last)); !text.empty()) return text;
        // "signed or approved", but not "deployed forces", which says it
        if (verb && candidate.frame->objects.empty() && (words == 1 || open || m_gloss.ends_with("ed")))
            if (const std::string text = phrase(m_clause.patient(trigger)); !text.empty()) return text;
        if (verb && demand && (words == 1 || last == "on"))
            if (const std::string text = infinitive(m_clause.complement(trigger)); !text.empty()) return text;
        if (words > 1) return {};
        for (const std::string_view preposition : kAbout) {
            if (preposition == "on" && candidate.kind != TriggerClass::Noun) continue;
            for (const TokenIndex head : {trigger, candidate.light})
                if (const std::string text = head == kNoToken ? std::string() : phrase(m_clause.prepositional(head, preposition)); !text.empty())
                    return std::string(preposition) + ' ' + text;
        }
        return {};
    }

private:
    /// A side, a day or a place, which the event tells by itself.
    bool isTold(base::Span span) const {
        const Event& event = m_draft.event;
        const auto overlaps = [span](base::Span other) { return other.begin < span.end && span.begin < other.end; };
        const auto isThere = [&](const Participant& p) { return overlaps(p.span); };
        return std::any_of(event.sources.begin(), event.sources.end(), isThere) || std::any_of(event.targets.begin(), event.targets.end(), isThere) ||
               (event.dateSpan && overlaps(*event.dateSpan)) || (event.placeSpan && overlaps(*event.placeSpan));
    }

    /// A noun with what describes it before it and, while there is room, what it is of: "peace talks", "supply of arms".
    std::string phrase(TokenIndex head) const {
        const Candidate& candidate = m_draft.candidate;
        if (head >= candidate.first && head < candidate.last) return {};  // one of the words that tell of it
        if (head == kNoToken || !m_clause.isNominal(head) || m_document[head].upos == Upos::Pron || m_document[head].upos == Upos::Num) return {};
        if (m_clause.isRelativePronoun(head)) return {};
        TokenIndex first = head;
        while (first > m_document.sentenceOf(head).first && describes(first - 1, head)) --first;
        if (m_document[first].form == "-") ++first;
        if (const TokenIndex of = m_clause.prepositional(head, "of"); of != kNoToken && of > head)
            if (const std::string text = wording(first, of + 1); !text.empty()) return text;
        return wording(first, head + 1);
    }

    bool describes(TokenIndex t, TokenIndex head) const {
        const Relation relation = m_document[t].relation;
        const TokenIndex above = m_document[t].head;
        if (m_document[t].form == "-") return true;
        if (above == kNoToken || above <= t || above > head) return false;
        return relation == Relation::Amod || relation == Relation::Compound || relation == Relation::Nummod || relation == Relation::Flat;
    }

    /// "to halt the operation"
    std::string infinitive(TokenIndex verb) const {
        if (verb == kNoToken || !m_clause.isInfinitive(verb)) return {};
        const std::string what = phrase(m_clause.patient(verb));
        const std::string text = "to " + std::string(m_document[verb].form) + ' ' + what;
        return what.empty() || text.size() > kLongest ? std::string() : text;
    }

    std::size_t length(TokenIndex first, TokenIndex last) const { return m_document[last - 1].span.end - m_document[first].span.begin; }

    std::string wording(TokenIndex first, TokenIndex last) const {
        const base::Span span = m_document[first].span.united(m_document[last - 1].span);
        if (isTold(span) || length(first, last) > kLongest) return {};
        std::string text(base::textOf(m_document.text, span));
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }

    const Draft& m_draft;
    const Clause& m_clause;
    const language::Document& m_document;
    std::string_view m_gloss;
};

}  // namespace

std::string objectWording(const Draft& draft, const Clause& clause) { return ObjectReader(draft, clause).read(); }

}  // namespace chancery::event
