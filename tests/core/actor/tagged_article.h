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

/// What the mentions and actors are, asked by words and ids.
class Tagged : public TaggedArticle {
public:
    explicit Tagged(std::string text, const char* date = "2023-11-09", std::string datelinePlace = {})
        : TaggedArticle(std::move(text), date, std::move(datelinePlace)) {}

    /// Actor ids of the mentions with exactly these words (the article "the" may stand before them).
    std::vector<std::string> of(std::string_view words) const {
        std::vector<std::string> out;
        for (const Mention& m : m_found.mentions) {
            std::string_view t = base::textOf(m_text, m.span);
            if (t != words && (t.starts_with("the ") || t.starts_with("The "))) t.remove_prefix(4);
            if (t == words) out.push_back(m_found.actors[m.actor].id);
        }
        return out;
    }
    const Mention* mention(std::string_view words) const {
        for (const Mention& m : m_found.mentions) {
            if (base::textOf(m_text, m.span) == words) return &m;
        }
        return nullptr;
    }
    const Actor* actor(std::string_view id) const {
        for (const Actor& a : m_found.actors) {
            if (a.id == id) return &a;
        }
        return nullptr;
    }
};

}  // namespace chancery::actor::test
