#include "core/event/argument/companions.h"

#include <algorithm>

#include "core/event/argument/mentions.h"

namespace chancery::event::argument {

using actor::Actor;
using actor::ActorKind;
using actor::Mention;
using actor::MentionForm;
using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Sentence;
using language::Token;
using language::Xpos;

namespace {

/// "*Li*, Zhou and Clark": officials parted by commas alone from that token on, with an "and" before the
/// last.
bool isListOfOfficials(const ArticleView& view, TokenIndex from, TokenIndex end) {
    constexpr int kMost = 8;
    TokenIndex t = from;
    for (int step = 0; step < kMost && t < end && view.covering(t); ++step) {
        const Mention& mention = *view.covering(t);
        if (view.actorOf(mention).kind != ActorKind::Official || mention.last + 1 >= end) return false;
        if (view.document[mention.last].lower == "and") return view.covering(mention.last + 1);
        if (view.document[mention.last].lower != ",") return false;
        t = mention.last + 1;
    }
    return false;
}

/// "*Chad, Niger* sign accord": two names that begin a headline, parted by a comma alone, before a verb in
/// the plural.
bool isHeadlinePair(const ArticleView& view, const Mention& first, const Mention& second) {
    const Sentence& s = view.document.sentenceOf(first.head);
    if (first.first != s.first || second.first != first.last + 1 || second.last >= s.last ||
        second.form == MentionForm::Title)
        return false;
    const Xpos xpos = view.document[second.last].xpos;
    return xpos == Xpos::VBP || xpos == Xpos::VB || xpos == Xpos::VBD || xpos == Xpos::MD;
}

}  // namespace

void addCompanion(const ArticleView& view, TokenIndex noun, std::vector<Filler>& fillers) {
    const Mention* const mention = view.mentionAt(noun);
    if (!mention) return;
    const Actor& actor = view.actorOf(*mention);
    const ActorKind kind = actor.kind;
    const ActorKind first = view.actorOf(fillers.front()).kind;
    const bool persons = first == ActorKind::Official &&
                         (kind == ActorKind::Person || kind == ActorKind::Official) &&
                         !view.clause.hasChild(noun, Relation::Det);
    const bool bodies = first == ActorKind::Organisation && kind == ActorKind::Organisation && actor.acts;
    if ((!persons && !bodies) || mention->modifier || contains(fillers, mention->actor)) return;
    fillers.push_back({mention, mention->actor, mention->span, kPersonDoubt * mention->confidence, "named"});
}

void addExamples(const ArticleView& view, TokenIndex noun, std::vector<Filler>& fillers) {
    const Mention* const people = view.mentionAt(noun);
    if (!people || !view.actorOf(*people).plural) return;
    const TokenIndex example = view.clause.prepositional(noun, "including");
    if (example == kNoToken) return;
    for (const TokenIndex t : view.clause.conjuncts(example))
        addMentionsAt(view, t, kActing, kModifierDoubt, "example of the noun", fillers);
}

void addBehindAppositions(const ArticleView& view, TokenIndex noun, std::vector<Filler>& fillers) {
    if (fillers.empty() || view.actorOf(fillers.front()).kind != ActorKind::Official) return;
    forEachChild(view.document, noun, [&](TokenIndex office) {
        if (view.document[office].relation != Relation::Appos ||
            !view.clause.hasChild(office, Relation::Conj))
            return;
        // "with Kibaki, Odinga and Ruto": no office but the next of the list.
        const Mention* const named = view.mentionAt(office);
        if (named && named->form == MentionForm::Name) return;
        for (const TokenIndex t : view.clause.conjuncts(office)) {
            const Mention* const mention = t == office ? nullptr : view.mentionAt(t);
            if (!mention) continue;
            const bool person =
                mention->form == MentionForm::Name && view.actorOf(*mention).kind == ActorKind::Official;
            if (person) addMentionsAt(view, t, kActing, kImplicitDoubt, "named", fillers);
        }
    });
}

void addNeighbours(const ArticleView& view, TokenIndex noun, Sought sought, std::vector<Filler>& fillers) {
    if (fillers.empty() || !view.covering(noun)) return;
    TokenIndex last = noun;
    for (const Filler& f : fillers) {
        const Mention& mention = *f.mention;
        if (mention.sentence != view.document[noun].sentence || mention.form == MentionForm::Pronoun ||
            mention.modifier)
            return;
        if (mention.last > noun) last = std::max(last, mention.last - 1);
    }
    const TokenIndex end = view.document.sentenceOf(noun).last;
    const TokenIndex predicate = view.clause.governingPredicate(noun);
    constexpr int kMost = 8;
    for (int step = 0; step < kMost; ++step) {
        TokenIndex t = last + 1;
        const bool comma = t < end && view.document[t].lower == ",";
        if (comma) ++t;
        const bool joined = t < end && view.document[t].lower == "and";
        if (joined) ++t;
        if (t < end && view.document[t].lower == "the") ++t;
        if (t >= end || !view.covering(t)) return;
        const bool closed = comma && !joined && view.actorOf(fillers.back()).kind == ActorKind::Official &&
                            isListOfOfficials(view, t, end);
        const Mention& next = *view.covering(t);
        const bool pair =
            comma && !joined && fillers.size() == 1 && isHeadlinePair(view, *fillers.back().mention, next);
        if ((!joined && !closed && !pair) || (comma && joined && fillers.size() < 2)) return;
        if (next.form == MentionForm::Pronoun || next.last > end) return;
        const Token& head = view.document[next.head];
        if (baseOf(head.relation) == Relation::Nsubj && head.head != predicate) return;
        if (next.last < end && view.clause.isVerbal(next.last) &&
            view.clause.governingPredicate(next.last) != predicate)
            return;
        if (!addMentionsAt(view, next.head, sought, kImplicitDoubt, "named", fillers)) return;
        last = next.last - 1;
    }
}

}  // namespace chancery::event::argument
