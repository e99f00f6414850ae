#include "core/event/argument/content_role.h"

#include <algorithm>

#include "core/event/argument/bystanders.h"
#include "core/event/argument/noun_phrase.h"
#include "core/event/argument/owner_role.h"
#include "core/event/argument/sides.h"
#include "core/event/argument/trigger_tree.h"
#include "core/event/argument/word_order.h"

namespace chancery::event::argument {

using actor::ActorKind;
using actor::Mention;
using language::baseOf;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::Upos;
using language::Xpos;

void collectContent(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                    std::vector<Filler>& fillers) {
    TokenIndex content = contentClause(view, candidate);
    // What one agrees *that others do* has no target among those others.
    if (content != kNoToken && candidate.frame->type == EventType::Agree &&
        view.document[content].relation == Relation::Ccomp)
        return;
    if (letsOthersAct(view, candidate)) return;
    // "demanded that *they* recognise Israel": whoever is meant, it is not whom the clause names next.
    const TokenIndex doer = content == kNoToken ? kNoToken : view.clause.child(content, Relation::Nsubj);
    if (doer != kNoToken && view.document[doer].upos == Upos::Pron &&
        candidate.frame->type == EventType::Request && !view.clause.isRelativePronoun(doer) &&
        view.document[doer].lower != "it" && view.document[doer].lower != "there")
        return;
    // "its refusal *to make peace with Chad*"
    if (content == kNoToken && candidate.kind == TriggerClass::Noun)
        if (const TokenIndex todo = view.clause.child(candidate.trigger, Relation::Acl);
            todo != kNoToken && view.clause.isInfinitive(todo))
            content = todo;
    if (content == kNoToken) content = candidate.object;
    if (content == kNoToken) return;
    // "declined to comment on the talks with Chad": asked by nobody named there; not so "refused to respond
    // to Chad's demand".
    const TokenIndex answered =
        view.clause.hasChild(content, Relation::Obj) ? kNoToken : view.clause.prepositional(content, "to");
    if (candidate.frame->type == EventType::Reject &&
        view.words.speech.contains(view.document[content].lemma) &&
        (answered == kNoToken || view.words.press.contains(view.document[answered].lemma)))
        return;
    const auto [begin, end] = view.document.subtreeRange(content);
    const bool ahead = content < candidate.trigger;
    const TokenIndex first = ahead ? begin : std::max(begin, candidate.trigger + 1);
    const TokenIndex last = ahead ? std::min(end, candidate.trigger) : end;
    // Another side if there is one; else somebody else of the same side, unless several act on each other.
    for (const bool otherSide : {true, false})
        for (TokenIndex t = first; t < last && fillers.empty() && (otherSide || sources.size() == 1); ++t) {
            // "though their leaders pledged ...": no part of what is said.
            const Token& token = view.document[t];
            if (isReportOfOthers(view, t, candidate)) break;
            if (token.relation == Relation::Mark && token.upos != Upos::Part && token.head != kNoToken &&
                baseOf(view.document[token.head].relation) == Relation::Advcl &&
                (view.document[token.head].xpos != Xpos::VBG || token.lower == "while" ||
                 token.lower == "after"))
                break;
            if (!view.headedBy(t) || isBystander(view, t, candidate) || view.clause.isInRelative(t, content))
                continue;
            const Mention& mention = *view.headedBy(t);
            if (mention.modifier && view.actorOf(mention).kind == ActorKind::Place)
                continue;  // "the Bogor goals"
            std::vector<Filler> found;
            collectNamed(view, t, {otherSide, false}, found);
            // What one says of one's own state is said to somebody else.
            if (!otherSide) keepOffices(view, found);
            addOthers(view, found, sources, otherSide, "named in the content", fillers);
        }
}

namespace {

/// The subject of the content clause, or whom an infinitive leaves to do it.
TokenIndex doerIn(const ArticleView& view, TokenIndex clause, const Candidate& candidate) {
    for (const Relation subject : {Relation::Nsubj, Relation::NsubjPass})
        if (const TokenIndex found = view.clause.child(clause, subject); found != kNoToken) return found;
    // "demanded the government to act": whom one wants to do it.
    const bool infinitive =
        view.document[clause].relation == Relation::Xcomp && view.clause.isInfinitive(clause);
    return infinitive ? view.clause.child(candidate.trigger, Relation::Obj) : kNoToken;
}

}  // namespace

void collectDoer(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                 std::vector<Filler>& fillers) {
    const TokenIndex clause = contentClause(view, candidate);
    const bool statement = candidate.frame->type == EventType::Statement;
    const TokenIndex doer = clause == kNoToken ? kNoToken : doerIn(view, clause, candidate);
    collectNamed(view, doer, statement ? kNamed : kMeant, fillers);
    if (!statement) {
        if (fillers.empty()) collectOwner(view, doer, candidate, sources, fillers);
        if (fillers.empty()) collectBehindThat(view, candidate, fillers);
    }
    // Whom one means by "they" or "it" inside what is said is too unsure.
    if (statement)
        std::erase_if(fillers,
                      [](const Filler& f) { return f.mention->form == actor::MentionForm::Pronoun; });
    if (candidate.frame->type != EventType::Threaten && !statement) return;
    std::erase_if(fillers, [&](const Filler& f) {
        return std::any_of(sources.begin(), sources.end(),
                           [&](const Filler& s) { return view.actorOf(s).side() == view.actorOf(f).side(); });
    });
}

}  // namespace chancery::event::argument
