#include "tests/core/event/reading.h"

#include <gtest/gtest.h>

#include <set>

#include "core/extraction/extractor.h"

namespace chancery::event::test {

namespace {

std::string sidesOf(const extraction::Extraction& extraction, const std::vector<Participant>& participants) {
    std::set<std::string> sides;
    for (const Participant& p : participants) sides.insert(extraction.actors[p.actor].side());
    std::string text;
    for (const std::string& side : sides) text += (text.empty() ? "" : "+") + side;
    return text;
}

}  // namespace

extraction::Extraction read(const std::string& text, const std::string& published) {
    static const auto extractor = extraction::Extractor::load(base::Resources{});
    if (!extractor) {
        ADD_FAILURE() << extractor.error().message;
        return {};
    }
    article::Article article;
    article.id = "test";
    article.text = text;
    article.published = base::Date::parseIso(published);
    article.dateSource = article::DateSource::Given;
    return extractor->extract(std::move(article));
}

std::vector<std::string> linesOf(const extraction::Extraction& extraction) {
    std::vector<std::string> lines;
    for (const Event& event : extraction.events) {
        if (event.type == EventType::Statement) continue;
        lines.push_back(std::string(name(event.type)) + ' ' + sidesOf(extraction, event.sources) + '>' +
                        sidesOf(extraction, event.targets) + ' ' + event.when.beginDate().iso() + ".." +
                        event.when.endDate().iso() + ' ' + std::string(name(event.status)));
    }
    return lines;
}

}  // namespace chancery::event::test
