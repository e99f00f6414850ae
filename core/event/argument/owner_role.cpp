#include "core/event/argument/owner_role.h"

#include <algorithm>

#include "core/event/argument/bystanders.h"
#include "core/event/argument/modifiers.h"
#include "core/event/argument/noun_phrase.h"
#include "core/event/argument/trigger_tree.h"

namespace chancery::event::argument {

using language::forEachChild;
using language::kNoToken;
using language::Relation;

void collectOwner(const ArticleView& view, TokenIndex noun, const Candidate& candidate,
                  const std::vector<Filler>& sources, std::vector<Filler>& fillers) {
    if (noun == kNoToken || view.words.kin.contains(view.document[noun].lemma)) return;
    const auto found = [&] {
        std::erase_if(fillers, [&](const Filler& f) { return contains(sources, f.actor); });
        return !fillers.empty();
    };
    forEachChild(view.document, noun, [&](TokenIndex c) {
        if (view.document[c].relation == Relation::NmodPoss) collectNamed(view, c, kMeant, fillers);
    });
    if (found()) return;
    for (const std::string_view preposition :
         {"by", "against", "on", "of", "from", "in", "with", "to", "for", "between", "over"}) {
        const TokenIndex inner = preposition == "by" ? phraseOf(view, noun, preposition)
                                                     : view.clause.prepositional(noun, preposition);
        if (inner != kNoToken && !view.clause.isVerbal(inner) && !isHarmed(view, inner, candidate)) {
            collectNamed(view, inner, kMeant, fillers);
            if (!found()) addModifiers(view, inner, fillers);
        }
        if (found()) return;
        if (preposition == "by") {
            addModifiers(view, noun, fillers);
            std::erase_if(fillers,
                          [&](const Filler& f) { return isHarmed(view, f.mention->head, candidate); });
            if (found()) return;
        }
    }
    for (const TokenIndex t : view.clause.conjuncts(noun))
        if (t != noun && !found()) addModifiers(view, t, fillers);
}

}  // namespace chancery::event::argument
