#pragma once
#include <string_view>
#include <vector>

#include "core/event/argument/article_view.h"
#include "core/event/candidate.h"

// Where in the tree the participants of a trigger stand. Answers are words, kNoToken for none; who they are
// is for noun_phrase.h to say.
namespace chancery::event::argument {

/// "a meeting in Japan *of G7 ministers*", "a visit by the king *to Jordan*": the second phrase is often hung
/// on the first one's noun, unless both are one name.
TokenIndex phraseOf(const ArticleView& view, TokenIndex noun, std::string_view preposition);

/// "in a first *round* of talks", "on the last *stop* of a visit": what the noun is only a part of; else the
/// noun itself.
TokenIndex wholeOf(const ArticleView& view, TokenIndex noun);

/// "*Chad's* attack", "*Wekesa*, whose resignation": whose the noun is.
TokenIndex ownerOf(const ArticleView& view, TokenIndex noun);

/// "*Chad* is facing attacks", "*Chad* came under fire": whose subject has the event of the noun done to him.
TokenIndex sufferer(const ArticleView& view, const Candidate& candidate);

/// "Two editors *jailed* in Chad": a passive without its auxiliary, as headlines write it.
bool isReduced(const ArticleView& view, const Candidate& candidate);

/// The noun to which it is done; of an event noun the one behind "of" ("the signing of Chad", but "Niger's
/// snub of Chad") or, of some, the owner.
TokenIndex patientOf(const ArticleView& view, const Candidate& candidate);

/// The words on which the phrases of a candidate may hang.
std::vector<TokenIndex> phraseHeads(const ArticleView& view, const Candidate& candidate,
                                    std::string_view preposition);

/// "demanded that Israel ease", "reiterated its demand that Israel ease", "voiced concern that Israel was",
/// "pushing for Israel to ease".
TokenIndex contentClause(const ArticleView& view, const Candidate& candidate);

/// "agreed *for soldiers to* watch over the truce": what somebody else is to do is promised to nobody named
/// there.
bool letsOthersAct(const ArticleView& view, const Candidate& candidate);

/// "told *visiting* Kenyan President Kibaki": the participle describes the guest behind it, whatever the tree
/// makes of it.
TokenIndex guestOf(const ArticleView& view, const Candidate& candidate);

/// The unnamed people to whom a verb does something: "arrested 24 *students*", "warned *villagers*".
TokenIndex peopleOf(const ArticleView& view, const Candidate& candidate);

/// "his *arrest*": whose possessor has it done to him.
inline bool isSuffered(const ArticleView& view, TokenIndex noun) {
    return view.words.sufferedNouns.contains(view.document[noun].lemma);
}

}  // namespace chancery::event::argument
