#include "core/time/tense.h"

#include <algorithm>

namespace chancery::time {

using language::Document;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Upos;
using language::Xpos;

namespace {

/// How far the tense of a clause is looked for; keeps a sentence without end linear.
constexpr std::size_t kReach = 40;
constexpr int kMaxClimb = 12;

bool isVerbal(const Token& token) { return token.upos == Upos::Verb || token.upos == Upos::Aux; }

}  // namespace

TenseReader::TenseReader(const Document& document, const std::vector<Atom>& atoms, const TimeLexicon& lexicon)
    : m_document(document), m_atoms(atoms), m_lexicon(lexicon) {}

Tense TenseReader::tenseOf(std::size_t first, std::size_t last, std::size_t sentenceFirst, std::size_t sentenceLast) const {
    if (const TenseHint hint = fromLeftNeighbour(first, sentenceFirst); hint != TenseHint::None) return {hint, true};
    if (isUnderAheadOf(first, sentenceFirst)) return {TenseHint::Future, true};
    const Tense tense = ofClause(first, last, sentenceFirst, sentenceLast);
    // "follows Tuesday's vote": a present tense says nothing of what the day belongs to.
    const bool possessive = last < sentenceLast && m_atoms[last].sign == '\'' && !m_atoms[last].spaceBefore;
    return tense.hint == TenseHint::Present && possessive ? Tense{} : tense;
}

Tense TenseReader::ofClause(std::size_t first, std::size_t last, std::size_t sentenceFirst, std::size_t sentenceLast) const {
    const TokenIndex firstToken = m_atoms[first].token;
    const TokenIndex lastToken = m_atoms[last - 1].token + 1;
    if (m_document[firstToken].upos == Upos::X && m_document[firstToken].xpos == Xpos::None)
        return fromWords(first, last, sentenceFirst, sentenceLast);
    if (m_document.sentenceOf(firstToken).root != kNoToken) {
        TokenIndex top = firstToken;
        for (TokenIndex t = firstToken; t < lastToken; ++t) {
            const TokenIndex head = m_document[t].head;
            if (head == kNoToken || head < firstToken || head >= lastToken) {
                top = t;
                break;
            }
        }
        // "announced Friday": the finite verb or participle next to it governs it whatever the tree says.
        const TokenIndex sentenceBegin = m_document.sentenceOf(firstToken).first;
        TokenIndex before = firstToken;
        while (before > sentenceBegin && (m_document[before - 1].upos == Upos::Adp || m_document[before - 1].upos == Upos::Adv)) --before;
        if (before > sentenceBegin && isVerbal(m_document[before - 1]))
            if (const TenseHint hint = ofVerb(before - 1, 0); hint != TenseHint::None) return {hint, true};
        if (const Tense tense = fromTree(top); tense.hint != TenseHint::None) return tense;
    }
    return {fromTags(firstToken, lastToken), false};
}

/// "had" shortly before the atom.
bool TenseReader::isPastPerfect(std::size_t atom, std::size_t sentenceFirst) const {
    for (std::size_t k = atom; k > sentenceFirst && atom - k < 8; --k)
        if (m_document.text.substr(m_atoms[k - 1].begin, m_atoms[k - 1].length()) == "had") return true;
    return false;
}

/// "due March 1", "scheduled for Friday", "effective June 1": the word before the expression outweighs the clause.
TenseHint TenseReader::fromLeftNeighbour(std::size_t first, std::size_t sentenceFirst) const {
    std::size_t i = first;
    for (int n = 0; n < 4 && i > sentenceFirst; ++n) {
        --i;
        const Word* word = m_atoms[i].word;
        if (word == nullptr && cueOf(i) == TenseCue::Helper) continue;
        if (word == nullptr) return TenseHint::None;
        if (word->role == Role::Since) return TenseHint::Past;
        // "postponed until Tuesday"; but "until Thursday, they had ..."
        if (word->role == Role::Until && isPastPerfect(i, sentenceFirst)) return TenseHint::Past;
        if (word->role == Role::Until) return i == sentenceFirst || (m_atoms[i - 1].word != nullptr && m_atoms[i - 1].word->role == Role::Up) ? TenseHint::None : TenseHint::Future;
        if (word->tense == TenseCue::Ahead) {
            // "had been due Friday" was ahead of a past that is over.
            return isPastPerfect(i, sentenceFirst) ? TenseHint::Past : TenseHint::Future;
        }
        const bool preposition = word->role == Role::For || word->role == Role::On || word->role == Role::At || word->role == Role::In ||
                                 word->role == Role::By || word->role == Role::The || word->role == Role::After || word->role == Role::About || word->role == Role::To;
        if (!preposition) return TenseHint::None;
    }
    return TenseHint::None;
}

/// "comes ahead of a trip by the minister on Monday": what an event is ahead of lies ahead of it.
bool TenseReader::isUnderAheadOf(std::size_t first, std::size_t sentenceFirst) const {
    for (std::size_t i = first; i > sentenceFirst && first - i < kReach; --i) {
        const Atom& atom = m_atoms[i - 1];
        const Role role = atom.word != nullptr ? atom.word->role : Role::None;
        if (atom.sign == ',') return false;
        if (role == Role::Ahead && i < m_atoms.size() && m_atoms[i].word != nullptr && m_atoms[i].word->role == Role::Of) return true;
        const Token& token = m_document[atom.token];
        if (isVerbal(token) && token.xpos != Xpos::VBG) return false;
        const TenseCue cue = token.upos == Upos::X ? cueOf(i - 1) : TenseCue::None;
        if (cue != TenseCue::None && cue != TenseCue::Helper) return false;
    }
    return false;
}

Tense TenseReader::fromTree(TokenIndex token) const {
    TokenIndex t = token;
    for (int depth = 0; depth < kMaxClimb && t != kNoToken; ++depth) {
        if (isVerbal(m_document[t]) || m_document.findChild(t, Relation::Cop) != kNoToken) {
            const TenseHint hint = ofVerb(t, 0);
            // "meets him Monday" looks ahead, "carries weapons, said a tweet on Monday" does not.
            if (hint == TenseHint::Present && depth > 1) return {};
            if (hint != TenseHint::None) return {hint, depth <= 1 && m_document[t].xpos != Xpos::VBN};
        }
        t = m_document[t].head;
    }
    return {};
}

/// "agreed to", "plans to": what it governs lies ahead.
bool TenseReader::looksAhead(TokenIndex verb) const {
    const Word* word = m_lexicon.find(m_document[verb].lower);
    return word != nullptr && (word->tense == TenseCue::Ahead || word->tense == TenseCue::Promise);
}

/// "had been scheduled", "had planned": ahead of a past that is over.
bool TenseReader::isOver(TokenIndex verb) const {
    for (TokenIndex c = m_document[verb].firstChild; c != kNoToken && c < verb; c = m_document[c].nextSibling)
        if (m_document[c].upos == Upos::Aux && m_document[c].xpos == Xpos::VBD && m_document[c].lemma == "have") return true;
    return false;
}

/// "due", "scheduled": ahead by the word itself.
bool TenseReader::isAhead(TokenIndex verb) const {
    const Word* word = m_lexicon.find(m_document[verb].lower);
    return word != nullptr && word->tense == TenseCue::Ahead;
}

/// "might *have* met": a guess at what is over; "will have met" is not.
bool TenseReader::looksBack(std::string_view modal, TokenIndex next) const {
    return next != kNoToken && m_document[next].lower == "have" && modal != "will" && modal != "shall";
}

/// From the verb's own form and its auxiliaries; an infinitive asks the verb above it.
TenseHint TenseReader::ofVerb(TokenIndex verb, int depth) const {
    const Token& token = m_document[verb];
    bool perfect = false, present = false, infinitive = false, destined = false;
    for (TokenIndex c = token.firstChild; c != kNoToken && c < verb; c = m_document[c].nextSibling) {
        const Token& child = m_document[c];
        if (child.upos == Upos::Aux) {
            if (child.xpos == Xpos::MD) {
                const Word* word = m_lexicon.find(child.lower);
                if (word == nullptr || word->tense != TenseCue::Modal) return TenseHint::None;
                return looksBack(child.lower, child.nextSibling) && child.nextSibling < verb ? TenseHint::Past : TenseHint::Future;
            }
            // "were to meet on Monday"
            const bool toBe = (child.lower == "was" || child.lower == "were") && child.nextSibling != kNoToken && child.nextSibling < verb && m_document[child.nextSibling].xpos == Xpos::TO;
            if (child.xpos == Xpos::VBD && toBe) return TenseHint::Future;
            if (child.xpos == Xpos::VBD) return isAhead(verb) && !isOver(verb) ? TenseHint::Future : TenseHint::Past;
            destined = destined || child.xpos == Xpos::VBZ || child.xpos == Xpos::VBP;
            const bool have = child.lemma == "have" || child.lower == "has" || child.lower == "have";
            (have ? perfect : present) = true;
        } else if (child.xpos == Xpos::TO) {
            infinitive = true;
        } else if (child.relation == Relation::Mark && isAhead(c)) {
            return TenseHint::Future;  // "a summit due to open Friday"
        }
    }
    // "has scheduled a conference Thursday": the plan's object lies ahead.
    if (isAhead(verb) && !infinitive) return TenseHint::Future;
    if (perfect) return TenseHint::Past;
    // "is to be tried in June"
    if (infinitive && destined) return TenseHint::Future;
    if (infinitive) {
        if (token.head == kNoToken || depth >= kMaxClimb) return TenseHint::Future;
        const Relation relation = language::baseOf(token.relation);
        const bool complement = relation == Relation::Xcomp || relation == Relation::Ccomp || relation == Relation::Acl;
        const TenseHint above = ofVerb(token.head, depth + 1);
        if (complement && above != TenseHint::Past && looksAhead(token.head)) return TenseHint::Future;
        if (complement && above == TenseHint::Past) return looksAhead(token.head) && !isOver(token.head) ? TenseHint::Future : TenseHint::None;
        // "is to resume", "wants to meet"
        return complement && above == TenseHint::Present ? TenseHint::Future : above;
    }
    if (present) return token.xpos == Xpos::VBG || isAhead(verb) ? TenseHint::Future : TenseHint::Present;
    switch (token.xpos) {
        case Xpos::VBD: return TenseHint::Past;
        case Xpos::VBZ: case Xpos::VBP: return TenseHint::Present;
        case Xpos::VBN: return isAhead(verb) ? TenseHint::Future : TenseHint::Past;
        default: return TenseHint::None;
    }
}

TenseHint TenseReader::ofTaggedVerb(TokenIndex t) const {
    const Token& token = m_document[t];
    switch (token.xpos) {
        case Xpos::MD: {
            const Word* word = m_lexicon.find(token.lower);
            return word != nullptr && word->tense == TenseCue::Modal ? TenseHint::Future : TenseHint::None;
        }
        case Xpos::VBD: return TenseHint::Past;
        case Xpos::VBN: return isAhead(t) ? TenseHint::Future : TenseHint::Past;
        case Xpos::VBZ: case Xpos::VBP: return TenseHint::Present;
        default: return TenseHint::None;
    }
}

TenseHint TenseReader::fromTags(TokenIndex first, TokenIndex last) const {
    const auto& sentence = m_document.sentenceOf(first);
    for (TokenIndex t = first; t > sentence.first && first - t < kReach; --t) {
        const TenseHint tense = ofTaggedVerb(t - 1);
        if (tense == TenseHint::Past && m_document[t - 1].xpos == Xpos::VBN)
            for (TokenIndex k = t - 1; k > sentence.first && t - k < 4; --k)
                if (ofTaggedVerb(k - 1) == TenseHint::Future) return TenseHint::Future;
        if (tense != TenseHint::None) return tense;
    }
    for (TokenIndex t = last; t < sentence.last && t - last < kReach; ++t)
        if (const TenseHint tense = ofTaggedVerb(t); tense != TenseHint::None) return tense;
    return TenseHint::None;
}

TenseCue TenseReader::cueOf(std::size_t i) const {
    const Atom& atom = m_atoms[i];
    if (atom.kind != Atom::Kind::Word) return TenseCue::None;
    if (atom.word != nullptr) return atom.capital && atom.word->month != 0 ? TenseCue::None : atom.word->tense;
    const std::string_view text = m_document.text.substr(atom.begin, atom.length());
    if (!atom.capital && text.size() > 4 && text.ends_with("ed")) return TenseCue::Past;
    return text.size() > 4 && text.ends_with("ly") ? TenseCue::Helper : TenseCue::None;
}

/// The tense of the verb phrase whose last telling word is at `atom`: "will be announced", "has been set".
TenseHint TenseReader::ofVerbPhrase(std::size_t atom, std::size_t sentenceFirst) const {
    switch (cueOf(atom)) {
        case TenseCue::Ahead: case TenseCue::Modal: return TenseHint::Future;
        case TenseCue::Present: return TenseHint::Present;
        case TenseCue::Past: break;
        case TenseCue::Promise:
            if (!m_document.text.substr(m_atoms[atom].begin, m_atoms[atom].length()).ends_with("d")) return TenseHint::None;
            break;
        default: return TenseHint::None;
    }
    for (std::size_t i = atom; i > sentenceFirst && atom - i < 4; --i) {
        const TenseCue cue = cueOf(i - 1);
        if (cue == TenseCue::Modal) return looksBack(m_document[m_atoms[i - 1].token].lower, m_atoms[i].token) ? TenseHint::Past : TenseHint::Future;
        if (cue != TenseCue::Helper) break;
    }
    return TenseHint::Past;
}

Tense TenseReader::fromWords(std::size_t first, std::size_t last, std::size_t sentenceFirst, std::size_t sentenceLast) const {
    for (std::size_t i = first; i > sentenceFirst && first - i < kReach; --i)
        if (const TenseHint hint = ofVerbPhrase(i - 1, sentenceFirst); hint != TenseHint::None) return {hint, first - i <= 1};
    for (std::size_t i = last; i < sentenceLast && i - last < kReach; ++i)
        if (const TenseHint hint = ofVerbPhrase(i, sentenceFirst); hint != TenseHint::None) return {hint, false};
    return {};
}

}  // namespace chancery::time
