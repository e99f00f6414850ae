#include "core/event/argument/phrase_role.h"

#include <algorithm>

#include "core/event/argument/bystanders.h"
#include "core/event/argument/mentions.h"
#include "core/event/argument/noun_phrase.h"
#include "core/event/argument/owner_role.h"
#include "core/event/argument/trigger_tree.h"
#include "core/event/argument/word_order.h"

namespace chancery::event::argument {

using actor::ActorKind;
using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Xpos;

void collectPhrase(const ArticleView& view, const Candidate& candidate, const std::string& preposition,
                   Sought sought, std::vector<Filler>& fillers) {
    const std::vector<TokenIndex> heads = phraseHeads(view, candidate, preposition);
    for (const TokenIndex head : heads) {
        forEachChild(view.document, head, [&](TokenIndex c) {
            if (!fillers.empty()) return;
            const Relation r = baseOf(view.document[c].relation);
            if ((r != Relation::Obl && r != Relation::Nmod && r != Relation::Advcl) ||
                view.clause.caseOf(c) != preposition)
                return;
            if (isHarmed(view, c, candidate)) return;
            // "Deby, *with whom* he will hold talks"
            if (view.clause.isRelativePronoun(c) && c > view.document.sentenceOf(c).first + 2) {
                const TokenIndex before = view.document[c - 2].lower == "," ? c - 3 : c - 2;
                if (view.covering(before))
                    addMentionsAt(view, before, sought, kImplicitDoubt, "named before the relative", fillers);
                return;
            }
            const bool clause = r == Relation::Advcl || view.document[c].xpos == Xpos::VBG;
            if (clause && preposition != "with" && preposition != "to")
                return;  // "of providing Chad with arms"
            collectNamed(view, c, sought, fillers);
            if (preposition == "between") otherOfPair(view, c, sought, fillers);
            // "after talks on Iran's case", "in defiance of UN sanctions": an owner stands for its thing
            // where nobody is named.
            const bool answered = preposition == "of" && candidate.kind == TriggerClass::Noun &&
                                  candidate.frame->type == EventType::Reject;
            if (fillers.empty() && (answered || preposition != "of") && preposition != "in")
                collectOwner(view, c, candidate, {}, fillers);
        });
        if (!fillers.empty()) return;
    }
    if (candidate.kind == TriggerClass::Noun && preposition != "in")
        collectNamed(view, phraseOf(view, candidate.trigger, preposition), sought, fillers);
    if (!fillers.empty()) return;
    collectBehindPreposition(view, candidate, preposition, sought, fillers);
}

void collectHost(const ArticleView& view, const Candidate& candidate, const Arguments& arguments,
                 std::vector<Filler>& fillers) {
    std::vector<Filler> places;
    collectPhrase(view, candidate, "in", kMeant, places);
    if (places.empty() && candidate.predicate != candidate.trigger && candidate.predicate != kNoToken) {
        Candidate clause = candidate;
        clause.trigger = candidate.predicate;
        collectPhrase(view, clause, "in", kMeant, places);
    }
    // "was *in South Korea* on a visit"
    const TokenIndex above = view.document[candidate.trigger].head;
    if (places.empty() && candidate.kind == TriggerClass::Noun && above != kNoToken &&
        view.clause.caseOf(above) == "in" && view.clause.hasChild(above, Relation::Cop))
        collectNamed(view, above, kMeant, places);
    for (const Filler& place : places) {
        const std::string& side = view.actorOf(place).side();
        const bool own =
            std::any_of(arguments.sources.begin(), arguments.sources.end(), [&](const Filler& s) {
                return view.actorOf(s).side() == side || view.actorOf(s).kind != ActorKind::Official;
            });
        if (!own && arguments.sources.size() == 1) fillers.push_back(place);
    }
}

}  // namespace chancery::event::argument
