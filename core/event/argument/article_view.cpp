#include "core/event/argument/article_view.h"

namespace chancery::event::argument {

using actor::Mention;
using language::Relation;

ArticleView::ArticleView(const Clause& clauses, const actor::ActorAnnotation& annotation,
                         const UnnamedPeople& unnamed, const WordLists& wordLists)
    : clause(clauses),
      document(clauses.document()),
      actors(annotation),
      people(unnamed),
      words(wordLists),
      m_headed(document.tokens.size(), kNone),
      m_covering(document.tokens.size(), kNone),
      m_next(annotation.mentions.size(), kNone) {
    for (auto i = static_cast<std::uint32_t>(actors.mentions.size()); i-- > 0;) {
        const TokenIndex head = actors.mentions[i].head;
        if (head >= m_headed.size() || isMoney(head)) continue;
        m_next[i] = m_headed[head];
        m_headed[head] = i;
    }
    for (std::uint32_t i = 0; i < actors.actors.size(); ++i)
        if (actors.actors[i].kind == actor::ActorKind::Country) m_states.emplace(actors.actors[i].country, i);
    constexpr TokenIndex kLongestName = 16;
    for (std::uint32_t i = 0; i < actors.mentions.size(); ++i) {
        const Mention& mention = actors.mentions[i];
        if (mention.modifier || isMoney(mention.head) || mention.last > m_covering.size() ||
            mention.last - mention.first > kLongestName)
            continue;
        for (TokenIndex t = mention.first; t < mention.last; ++t)
            if (m_covering[t] == kNone) m_covering[t] = i;
    }
}

/// "30 million *US* dollars"
bool ArticleView::isMoney(TokenIndex token) const {
    const language::Token& name = document[token];
    return (name.relation == Relation::Compound || name.relation == Relation::Amod) &&
           name.head == token + 1 && words.currencies.contains(document[name.head].lemma);
}

const Mention* ArticleView::mentionAt(TokenIndex token) const {
    const Mention* const headed = headedBy(token);
    return headed ? headed : covering(token);
}

std::optional<std::uint32_t> ArticleView::stateActor(const std::string& country) const {
    const auto it = m_states.find(country);
    return it == m_states.end() ? std::nullopt : std::optional(it->second);
}

}  // namespace chancery::event::argument
