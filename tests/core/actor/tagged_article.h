#pragma once
#include <string>
#include <utility>

#include "core/actor/actor_tagger.h"
#include "core/language/language_model.h"

namespace chancery::actor::test {

/// The model that ships, loaded once.
inline const language::LanguageModel& model() {
    static const auto kModel = language::LanguageModel::loadBuiltIn();
    return *kModel;
}

inline const ActorTagger& tagger() {
    static const auto kTagger = ActorTagger::load(base::Resources{});
    return *kTagger;
}

/// An article with its actors; keeps the text that the mentions point into.
class TaggedArticle {
public:
    TaggedArticle(std::string text, const char* date, std::string datelinePlace)
        : m_text(std::move(text)), m_document(model().analyse(m_text)) {
        ActorContext context;
        context.published = base::Date::parseIso(date);
        context.datelinePlace = std::move(datelinePlace);
        m_found = tagger().tag(m_document, context);
    }
    const ActorAnnotation& found() const { return m_found; }
    const language::Document& document() const { return m_document; }
    const std::string& text() const { return m_text; }

protected:
    std::string m_text;
    language::Document m_document;
    ActorAnnotation m_found;
};

}  // namespace chancery::actor::test
