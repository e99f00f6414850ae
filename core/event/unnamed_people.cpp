#include "core/event/unnamed_people.h"

#include <algorithm>
#include <string>

namespace chancery::event {

using language::baseOf;
using language::kNoToken;
using language::Relation;
using language::TokenIndex;
using language::Upos;

namespace {

/// Where a noun stands to which something may be done: object, subject of a passive, "of", "at" and "on" phrases.
bool mayUndergo(Relation relation) {
    const Relation r = baseOf(relation);
    return r == Relation::Obj || r == Relation::Nsubj || r == Relation::Obl || r == Relation::Nmod || r == Relation::Conj || r == Relation::Iobj;
}

/// The noun with its number and its adjectives: what depends on it and stands right before it.
base::Span phraseOf(const language::Document& document, TokenIndex noun) {
    constexpr TokenIndex kLongest = 8;
    TokenIndex first = noun;
    const TokenIndex begin = std::max(document.sentenceOf(noun).first, noun > kLongest ? noun - kLongest : 0);
    while (first > begin && document[first - 1].head != kNoToken && document[first - 1].upos != Upos::Det && document[first - 1].upos != Upos::Verb &&
           document[first - 1].head >= first && document[first - 1].head <= noun && document[first - 1].upos != Upos::Adp)
        --first;
    return document[first].span.united(document[noun].span);
}

}  // namespace

UnnamedPeople::UnnamedPeople(const language::Document& document, const WordLists& words, actor::ActorAnnotation& actors)
    : m_known(actors.actors.size()) {
    if (actors.mentions.empty()) return;  // where nobody is named, nobody does anything to them
    std::vector<bool> named(document.tokens.size(), false);
    for (const actor::Mention& mention : actors.mentions)
        if (!mention.modifier)
            for (TokenIndex t = mention.first; t < std::min<TokenIndex>(mention.last, static_cast<TokenIndex>(named.size())); ++t) named[t] = true;
    for (TokenIndex t = 0; t < document.tokens.size(); ++t) {
        const language::Token& token = document[t];
        if (token.upos != Upos::Noun || named[t] || !mayUndergo(token.relation)) continue;
        const bool homeless = words.strangers.contains(token.lemma);
        if (!homeless && !words.people.contains(token.lemma)) continue;
        actor::Actor group;
        group.kind = actor::ActorKind::Other;
        if (!homeless) group.country = actors.home;
        group.name = token.lower;
        group.id = (group.country.empty() ? std::string{"?"} : group.country) + "/people/" + group.name;
        group.inLexicon = false;
        group.acts = false;
        group.plural = true;
        group.why = group.country.empty() ? "people whom the text does not name" : "people whom the text does not name, of the state that the story is about";
        const auto known = std::find_if(actors.actors.begin() + static_cast<std::ptrdiff_t>(m_known), actors.actors.end(),
                                        [&](const actor::Actor& a) { return a.id == group.id; });
        const auto index = static_cast<std::uint32_t>(known - actors.actors.begin());
        if (known == actors.actors.end()) actors.actors.push_back(std::move(group));
        m_groups.emplace(t, Group{index, phraseOf(document, t)});
    }
}

std::optional<UnnamedPeople::Group> UnnamedPeople::at(TokenIndex noun) const {
    const auto group = m_groups.find(noun);
    return group == m_groups.end() ? std::nullopt : std::optional(group->second);
}

void UnnamedPeople::dropUnused(std::vector<Event>& events, actor::ActorAnnotation& actors) const {
    std::vector<std::uint32_t> renumbered(actors.actors.size(), 0);
    const auto forEachGroup = [&](const auto& visit) {
        for (Event& event : events)
            for (auto* side : {&event.sources, &event.targets})
                for (Participant& p : *side)
                    if (p.actor >= m_known) visit(p);
    };
    forEachGroup([&](const Participant& p) { renumbered[p.actor] = 1; });
    auto next = static_cast<std::uint32_t>(m_known);
    for (std::size_t i = m_known; i < renumbered.size(); ++i) {
        if (renumbered[i] == 0) continue;
        if (next != i) actors.actors[next] = std::move(actors.actors[i]);
        renumbered[i] = next++;
    }
    actors.actors.resize(next);
    forEachGroup([&](Participant& p) { p.actor = renumbered[p.actor]; });
}

}  // namespace chancery::event
