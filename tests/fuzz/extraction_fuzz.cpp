// A text that is news only by its words, in an order that no grammar expects: each byte of the input chooses one of them, so that
// mutations move, repeat and drop whole words. Checks what extraction.h and event.h promise.
#include <array>
#include <cctype>
#include <string>

#include "core/extraction/extraction_json.h"
#include "core/extraction/extractor.h"
#include "tests/fuzz/article_fuzz.h"

using namespace chancery;

namespace {

constexpr std::array<std::string_view, 256> kWords = {
    "The", "the", "a", "an", "its", "his", "their", "both", "two", "three", "12", "30", "some", "no", "all", "many",
    "Chad", "Niger", "Kenya", "Norway", "France", "U.S.", "China", "Iran", "Israel", "South", "North", "Korea", "Sudan", "Mali", "UN", "EU",
    "NATO", "Hamas", "Ruto", "Macron", "Blinken", "Guterres", "Kim", "President", "prime", "minister", "foreign", "Foreign", "Minister", "spokesman", "ambassador", "former",
    "Chadian", "Kenyan", "French", "Chinese", "Israeli", "Iranian", "American", "Korean", "government", "army", "police", "rebels", "troops", "parliament", "opposition", "protesters",
    "officials", "envoys", "leaders", "sides", "countries", "neighbours", "people", "villagers", "women", "group", "party", "ministry", "delegation", "counterpart", "he", "she",
    "it", "they", "them", "who", "which", "that", "whose", "I", "we", "our", "this", "these", "met", "meets", "meeting", "talks",
    "visited", "visit", "arrived", "left", "travelled", "said", "says", "told", "added", "announced", "statement", "condemned", "accused", "blamed", "criticised", "praised",
    "welcomed", "backed", "support", "urged", "called", "calling", "demanded", "asked", "ordered", "rejected", "refused", "denied", "warned", "threatened", "vowed", "agreed",
    "signed", "agreement", "treaty", "pledged", "offered", "aid", "weapons", "million", "dollars", "gave", "sent", "deployed", "withdrew", "withdrawal", "released", "resigned",
    "arrested", "detained", "jailed", "expelled", "banned", "seized", "imposed", "sanctions", "curfew", "attacked", "attack", "attacks", "killed", "wounded", "shelled", "bombed",
    "launched", "fired", "rockets", "clashes", "fighting", "war", "ceasefire", "protest", "protested", "demonstration", "strike", "election", "summit", "conference", "plan", "decision",
    "was", "were", "is", "are", "be", "been", "has", "had", "have", "will", "would", "could", "may", "must", "should", "not",
    "never", "did", "do", "to", "of", "in", "on", "at", "for", "from", "with", "by", "against", "between", "after", "before",
    "during", "since", "until", "over", "about", "into", "toward", "if", "because", "while", "and", "or", "but", "as", "also", "earlier",
    "Monday", "Tuesday", "Friday", "yesterday", "today", "tomorrow", "week", "month", "year", "years", "ago", "last", "next", "May", "November", "2019",
    ",", ".", ".", ";", ":", "\"", "\"", "(", ")", "--", "'s", "'", "?", "\n\n", "\n\nNAIROBI, Nov 3 (Wire) -", "\xE2\x80\x9C"};

const extraction::Extractor& extractor() {
    static const extraction::Extractor instance = [] {
        auto loaded = extraction::Extractor::load(base::Resources());
        fuzz::check(loaded.has_value());
        return std::move(*loaded);
    }();
    return instance;
}

article::Article storyOf(const std::uint8_t* data, std::size_t size) {
    article::Article story;
    story.id = "fuzz";
    for (std::size_t i = 0; i < size; ++i) {
        const std::string_view word = kWords[data[i]];
        const bool isWord = std::isalnum(static_cast<unsigned char>(word.front())) != 0;
        if (isWord && !story.text.empty() && story.text.back() != '\n') story.text += ' ';
        story.text += word;
    }
    story.published = base::Date::fromYmd(2019, 11, 9);
    story.dateSource = article::DateSource::Metadata;
    return story;
}

void checkEvidence(const event::EventMention& mention, std::size_t size) {
    fuzz::check(!mention.trigger.empty() && mention.sentence.contains(mention.trigger) && mention.sentence.end <= size);
}

void checkEvent(const event::Event& event, const extraction::Extraction& x) {
    checkEvidence(event.evidence, x.article.text.size());
    for (const event::EventMention& mention : event.otherMentions) checkEvidence(mention, x.article.text.size());
    fuzz::check(!event.sources.empty() && event.when.begin <= event.when.end);
    for (const auto* side : {&event.sources, &event.targets})
        for (const event::Participant& p : *side) fuzz::check(p.actor < x.actors.size() && p.span.end <= x.article.text.size());
    fuzz::check(event.confidence > 0 && event.confidence <= 1 && !event.summary.empty());
    fuzz::check(!event.explanation.frame.empty() && !event.explanation.date.empty() && !event.explanation.actors.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const extraction::Extraction x = extractor().extract(storyOf(data, size));
    for (const event::Event& event : x.events) checkEvent(event, x);
    for (const actor::Mention& mention : x.mentions) fuzz::check(mention.actor < x.actors.size() && mention.span.end <= x.article.text.size());
    const auto back = extraction::parseJsonLine(extraction::toJsonLine(x, true));
    fuzz::check(back.has_value() && back->events.size() == x.events.size());
    for (std::size_t i = 0; i < x.events.size(); ++i)
        fuzz::check(back->events[i].summary == x.events[i].summary && back->events[i].evidence.trigger.begin == x.events[i].evidence.trigger.begin);
    return 0;
}
