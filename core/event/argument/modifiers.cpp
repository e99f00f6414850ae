#include "core/event/argument/modifiers.h"

#include "core/event/argument/mentions.h"

namespace chancery::event::argument {

using language::forEachChild;
using language::Relation;
using language::Upos;

void addModifiers(const ArticleView& view, TokenIndex noun, std::vector<Filler>& fillers) {
    const auto add = [&](TokenIndex modifier) {
        if (!addMentionsAt(view, modifier, kMeant, kModifierDoubt, "modifier of the noun", fillers))
            return false;
        // "the Israel-Hamas war", "American and British aircraft": both of them.
        forEachChild(view.document, modifier, [&](TokenIndex d) {
            const Relation inner = view.document[d].relation;
            const bool hyphen = (inner == Relation::Compound || inner == Relation::Amod) &&
                                d + 2 == modifier && view.document[d + 1].upos == Upos::Punct;
            if (inner == Relation::Conj || hyphen)
                addMentionsAt(view, d, kMeant, kModifierDoubt, "modifier of the noun", fillers);
        });
        return true;
    };
    forEachChild(view.document, noun, [&](TokenIndex c) {
        const Relation r = view.document[c].relation;
        if (r != Relation::Amod && r != Relation::Compound && r != Relation::NmodPoss && r != Relation::Nmod)
            return;
        if (r == Relation::Nmod && view.clause.hasChild(c, Relation::Case)) return;
        // "US foes" are not the US.
        if (r != Relation::NmodPoss && view.words.kin.contains(view.document[noun].lemma)) return;
        if (add(c)) return;
        // "Palestinian police" inside a longer compound, "an Israeli-US summit meeting"
        forEachChild(view.document, c, [&](TokenIndex d) {
            if (!view.clause.hasChild(d, Relation::Case) || view.document[d].relation == Relation::NmodPoss)
                add(d);
        });
    });
}

void addFellows(const ArticleView& view, TokenIndex noun, std::vector<Filler>& fillers) {
    forEachChild(view.document, noun, [&](TokenIndex c) {
        const Relation r = view.document[c].relation;
        if ((r != Relation::Amod && r != Relation::Compound) || c + 1 >= noun || view.covering(c)) return;
        if (view.document[c + 1].lower == "and" || view.document[c + 1].lower == ",")
            addMentionsAt(view, c, kMeant, kModifierDoubt, "modifier of the noun", fillers);
    });
}

}  // namespace chancery::event::argument
