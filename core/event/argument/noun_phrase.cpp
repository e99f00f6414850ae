#include "core/event/argument/noun_phrase.h"

#include <algorithm>

#include "core/event/argument/companions.h"
#include "core/event/argument/mentions.h"
#include "core/event/argument/modifiers.h"
#include "core/event/argument/speaker.h"

namespace chancery::event::argument {

using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Upos;
using language::Xpos;

namespace {

void collectOne(const ArticleView& view, TokenIndex noun, Sought sought, std::vector<Filler>& fillers,
                int depth) {
    if (depth > 4) return;
    if (addMentionsAt(view, noun, sought, 1.0F, "named", fillers)) return addFellows(view, noun, fillers);
    bool found = false;
    forEachChild(view.document, noun, [&](TokenIndex c) {
        const Relation r = view.document[c].relation;
        if (!found && (r == Relation::Appos || r == Relation::Flat || r == Relation::NmodDesc))
            found = addMentionsAt(view, c, sought, 1.0F, "apposition", fillers);
    });
    if (found) return;
    const auto& token = view.document[noun];
    // "with visiting President Bush" read as a clause: its object is who is meant.
    if (token.xpos == Xpos::VBG) {
        const TokenIndex object = view.clause.child(noun, Relation::Obj);
        if (object != kNoToken && addMentionsAt(view, object, sought, 1.0F, "named", fillers)) return;
    }
    if (view.words.quantities.contains(token.lemma) || view.words.quantities.contains(token.lower) ||
        token.upos == Upos::Num) {
        const TokenIndex inner = view.clause.prepositional(noun, "of");
        const TokenIndex other = inner != kNoToken ? inner : view.clause.prepositional(noun, "from");
        if (other != kNoToken) {
            const std::size_t before = fillers.size();
            for (const TokenIndex t : view.clause.conjuncts(other))
                collectOne(view, t, {true, sought.modifiers}, fillers, depth + 1);
            if (fillers.size() > before) return;
        }
    }
    if (!sought.modifiers) return;
    if (view.words.agents.contains(token.lemma) || view.words.agents.contains(token.lower) ||
        view.words.quantities.contains(token.lemma)) {
        const std::size_t before = fillers.size();
        addModifiers(view, noun, fillers);
        if (fillers.size() > before) return;
        for (const std::string_view preposition : {"of", "in", "from"}) {
            const TokenIndex inner = view.clause.prepositional(noun, preposition);
            if (inner != kNoToken &&
                addMentionsAt(view, inner, kMeant, kModifierDoubt, "of the noun", fillers))
                return;
        }
        // "allies such as *Chad and Niger*"
        for (const std::string_view preposition : {"such", "including"}) {
            const TokenIndex example = view.clause.prepositional(noun, preposition);
            if (example == kNoToken) continue;
            for (const TokenIndex t : view.clause.conjuncts(example))
                addMentionsAt(view, t, kMeant, kModifierDoubt, "example of the noun", fillers);
            if (fillers.size() > before) return;
        }
    }
}

void collectSpeaker(const ArticleView& view, TokenIndex pronoun, std::vector<Filler>& fillers) {
    const TokenIndex speaker = speakerOf(view, pronoun);
    if (speaker == kNoToken || view.words.firstPerson.contains(view.document[speaker].lower)) return;
    std::vector<Filler> found;
    collectNamed(view, speaker, kActing, found);
    for (Filler& f : found) {
        if (contains(fillers, f.actor)) continue;
        f.confidence *= kImplicitDoubt;
        f.rule = kSpeakerRule;
        fillers.push_back(f);
    }
}

}  // namespace

void collectNamed(const ArticleView& view, TokenIndex noun, Sought sought, std::vector<Filler>& fillers) {
    if (noun == kNoToken) return;
    const bool pronoun = view.document[noun].upos == Upos::Pron && !view.covering(noun);  // "us" is not "US"
    if (pronoun && view.words.firstPerson.contains(view.document[noun].lower))
        return collectSpeaker(view, noun, fillers);
    if (view.mentionAt(noun) && !view.clause.hasChild(noun, Relation::Conj)) {
        if (addMentionsAt(view, noun, sought, 1.0F, "named", fillers)) {
            addFellows(view, noun, fillers);
            addExamples(view, noun, fillers);
            addBehindAppositions(view, noun, fillers);
            return addNeighbours(view, noun, sought, fillers);
        }
    }
    const std::vector<TokenIndex> members = view.clause.conjuncts(noun);
    for (const TokenIndex t : members) collectOne(view, t, sought, fillers, 0);
    const bool joined = std::any_of(members.begin(), members.end(),
                                    [&](TokenIndex t) { return view.clause.hasChild(t, Relation::Cc); });
    if (joined && !fillers.empty())
        for (const TokenIndex t : members) addCompanion(view, t, fillers);
    for (const TokenIndex t : members) addExamples(view, t, fillers);
    addNeighbours(view, noun, sought, fillers);
}

}  // namespace chancery::event::argument
