#include "core/event/argument/bystanders.h"

namespace chancery::event::argument {

using language::baseOf;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {

/// Climbs from a noun over the links of its own phrase, and over those that `passes` allows besides, to a
/// word of the list. The link to that word must be one that `bears` what the word says.
template <typename Bears, typename Passes>
bool isBorneBy(const ArticleView& view, TokenIndex noun, const WordSet& words, Bears&& bears,
               Passes&& passes) {
    TokenIndex t = noun;
    for (int step = 0; step < Clause::kMaxSteps && view.document[t].head != kNoToken;
         ++step, t = view.document[t].head) {
        if (bears(t) && words.contains(view.document[view.document[t].head].lemma)) return true;
        const Relation r = view.document[t].relation;
        const bool inner = r == Relation::Flat || r == Relation::Appos || r == Relation::Compound ||
                           r == Relation::Amod || r == Relation::Conj || r == Relation::NmodDesc;
        if (!inner && !passes(t)) return false;
    }
    return false;
}

/// "an appeal to help *Chad*", "called for the release of *Deby*": who gains by what is asked for is not
/// asked for it.
bool isFavoured(const ArticleView& view, TokenIndex noun, const Candidate& candidate) {
    if (candidate.frame->type != EventType::Request) return false;
    const auto gains = [&](TokenIndex t) {
        const Relation r = view.document[t].relation;
        const std::string_view word = view.clause.caseOf(t);
        return baseOf(r) == Relation::Obj || (r == Relation::Nmod && (word == "of" || word == "for"));
    };
    return isBorneBy(view, noun, view.words.favours, gains, [](TokenIndex) { return false; });
}

}  // namespace

bool isWhere(const ArticleView& view, TokenIndex noun) {
    // "at the *Riga* summit", "in the island country *Malta*": the noun of the phrase says where.
    TokenIndex t = noun;
    for (int step = 0; step < 4; ++step) {
        const Relation r = view.document[t].relation;
        if ((r != Relation::Compound && r != Relation::Amod && r != Relation::Appos && r != Relation::Flat) ||
            view.document[t].head == kNoToken)
            break;
        t = view.document[t].head;
    }
    const std::string_view word = view.clause.caseOf(t);
    return word == "in" || word == "at" || word == "near" || word == "outside" || word == "inside" ||
           word == "during" || word == "throughout" || word == "across" || word == "around" ||
           word == "within";
}

bool isHarmed(const ArticleView& view, TokenIndex noun, const Candidate& candidate) {
    if (candidate.frame->type != EventType::Accuse && candidate.frame->type != EventType::Reject)
        return false;
    const auto isPhrase = [&](TokenIndex t) {
        const Relation r = view.document[t].relation;
        const std::string_view word = view.clause.caseOf(t);
        return baseOf(r) == Relation::Nmod && r != Relation::NmodPoss && word != "by" && word != "from";
    };
    const auto suffers = [&](TokenIndex t) {
        const bool place = view.document[t].relation == Relation::Compound &&
                           view.document[t].upos == Upos::Propn;  // "the *Chad* blast"
        return place || (isPhrase(t) && !view.clause.caseOf(t).empty());
    };
    return isBorneBy(view, noun, view.words.harms, suffers, isPhrase);
}

bool isBystander(const ArticleView& view, TokenIndex noun, const Candidate& candidate) {
    const Token& token = view.document[noun];
    const bool owner = token.relation == Relation::NmodPoss || token.relation == Relation::Compound ||
                       token.relation == Relation::Amod;
    if (owner && token.head != kNoToken && view.words.kin.contains(view.document[token.head].lemma))
        return true;
    return isWhere(view, noun) || isHarmed(view, noun, candidate) || isFavoured(view, noun, candidate);
}

bool isReportOfOthers(const ArticleView& view, TokenIndex verb, const Candidate& candidate) {
    const bool answer =
        candidate.frame->type == EventType::Reject || candidate.frame->type == EventType::Accuse;
    return answer && view.document[verb].xpos == Xpos::VBG && view.document[verb].relation == Relation::Acl;
}

}  // namespace chancery::event::argument
