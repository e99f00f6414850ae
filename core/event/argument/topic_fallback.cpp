#include "core/event/argument/topic_fallback.h"

#include <algorithm>

#include "core/event/argument/bystanders.h"
#include "core/event/argument/noun_phrase.h"
#include "core/event/argument/sides.h"
#include "core/event/argument/trigger_tree.h"

namespace chancery::event::argument {

using actor::Actor;
using actor::ActorKind;
using actor::Mention;
using actor::MentionForm;
using language::baseOf;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {

enum class Topic {
    Subject,
    Object,
    Phrase,
    Clause
};  ///< where what is said names somebody: the surest first

/// "the Americans", "Israeli officials", but not "the pilgrims".
bool isNamedPeople(const ArticleView& view, const Mention& mention) {
    const bool article = view.document[mention.first].upos == Upos::Det && mention.first + 1 < mention.last;
    const Token& first = view.document[article ? mention.first + 1 : mention.first];
    return first.form != first.lower && first.upos != Upos::Noun && first.upos != Upos::Num;
}

/// How a word hangs on the one above it, as far as what is said there may be about it.
std::optional<Topic> topicLink(const ArticleView& view, TokenIndex t) {
    const Token& token = view.document[t];
    const std::string_view word = view.clause.caseOf(t);
    // "an issue in relations *with Chad*" is no place.
    if (isWhere(view, t) && !view.clause.governs(t, "with")) return std::nullopt;
    switch (baseOf(token.relation)) {
        case Relation::Nsubj:
            return Topic::Subject;
        case Relation::Obj:
        case Relation::Nmod:
            return Topic::Object;
        case Relation::Obl:
            if (word == "with" || word == "against") return Topic::Object;
            for (const std::string_view about :
                 {"to", "toward", "towards", "from", "by", "on", "about", "of"})
                if (word == about) return Topic::Phrase;
            return std::nullopt;
        case Relation::Xcomp:
            return Topic::Phrase;
        case Relation::Ccomp:
            return Topic::Clause;
        case Relation::Acl:
            return token.relation == Relation::AclRelcl ? Topic::Clause : Topic::Phrase;
        case Relation::Advcl:
            if (word == "since" || word == "because" || word == "if" || word == "unless" || word == "until")
                return Topic::Clause;
            return token.xpos == Xpos::VBG && (word.empty() || word == "by") ? std::optional(Topic::Phrase)
                                                                             : std::nullopt;
        default:
            return std::nullopt;
    }
}

/// How that clause comes to name the noun; nullopt if it only tells where, when or why something is.
std::optional<Topic> topicAt(const ArticleView& view, TokenIndex noun, TokenIndex clause) {
    TokenIndex t = noun;
    // "the *German* proposal", "the *Iraq* war": whose it is.
    const Token& owner = view.document[noun];
    const bool owns = (owner.relation == Relation::Amod || owner.relation == Relation::Compound) &&
                      owner.head != kNoToken &&
                      (view.words.deeds.contains(view.document[owner.head].lemma) ||
                       view.words.affairs.contains(view.document[owner.head].lemma));
    if (owns)
        t = owner.head;
    else if (owner.upos == Upos::Adj)
        return std::nullopt;
    Topic topic = Topic::Object;
    for (int step = 0; step < Clause::kMaxSteps && t != clause && t != kNoToken;
         ++step, t = view.document[t].head) {
        const std::optional<Topic> link = topicLink(view, t);
        if (!link || (*link == Topic::Clause && topic == Topic::Clause)) return std::nullopt;
        if (*link > topic || (*link == Topic::Subject && topic == Topic::Object)) topic = *link;
    }
    if (t != clause || (owns && topic > Topic::Object)) return std::nullopt;
    return topic;
}

}  // namespace

void collectTopic(const ArticleView& view, const Candidate& candidate, const std::vector<Filler>& sources,
                  std::vector<Filler>& fillers) {
    const TokenIndex content = contentClause(view, candidate);
    if (content == kNoToken) return;
    const auto [begin, end] = view.document.subtreeRange(content);
    for (const Topic topic : {Topic::Subject, Topic::Object, Topic::Phrase, Topic::Clause})
        for (TokenIndex t = begin; t < end && fillers.empty(); ++t) {
            if (!view.headedBy(t) || topicAt(view, t, content) != std::optional(topic)) continue;
            const Mention& mention = *view.headedBy(t);
            if (mention.form == MentionForm::Pronoun) continue;
            // "allowing foreign *troops* to leave": whose they are is too unsure that far down.
            const bool institution = view.actorOf(mention).kind == ActorKind::Institution;
            if (topic == Topic::Clause && institution && mention.form == MentionForm::Descriptor) continue;
            std::vector<Filler> found;
            collectNamed(view, t, kNamed, found);
            std::erase_if(found, [&](const Filler& f) {
                const Actor& actor = view.actorOf(f);
                return actor.plural && (actor.side().empty() || !isNamedPeople(view, *f.mention));
            });
            addOthers(view, found, sources, true, "spoken of", fillers);
        }
}

}  // namespace chancery::event::argument
