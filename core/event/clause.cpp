#include "core/event/clause.h"

#include <algorithm>

namespace chancery::event {

using language::baseOf;
using language::forEachChild;
using language::Relation;
using language::Token;
using language::Upos;
using language::Xpos;

bool Clause::isVerbal(TokenIndex t) const {
    const Upos upos = m_document[t].upos;
    return upos == Upos::Verb || upos == Upos::Aux;
}

bool Clause::isNominal(TokenIndex t) const {
    const Upos upos = m_document[t].upos;
    return upos == Upos::Noun || upos == Upos::Propn || upos == Upos::Pron || upos == Upos::Num || upos == Upos::Det;
}

Clause::TokenIndex Clause::child(TokenIndex head, Relation relation) const { return m_document.findChild(head, relation); }

bool Clause::hasChild(TokenIndex head, Relation relation) const { return child(head, relation) != kNone; }

bool Clause::hasWord(TokenIndex head, std::string_view word) const {
    bool found = false;
    forEachChild(m_document, head, [&](TokenIndex c) { found = found || m_document[c].lower == word; });
    return found;
}

bool Clause::hasWord(TokenIndex head, const WordSet& words) const {
    bool found = false;
    forEachChild(m_document, head, [&](TokenIndex c) { found = found || words.contains(m_document[c].lower); });
    return found;
}

bool Clause::isPassive(TokenIndex verb) const {
    for (int step = 0; step < kMaxSteps; ++step) {
        const Token& token = m_document[verb];
        bool auxiliary = false;
        bool passive = false;
        bool activeSubject = false;
        bool object = false;
        forEachChild(m_document, verb, [&](TokenIndex c) {
            const Relation r = m_document[c].relation;
            passive = passive || r == Relation::AuxPass || r == Relation::NsubjPass;
            auxiliary = auxiliary || r == Relation::Aux;
            activeSubject = activeSubject || r == Relation::Nsubj || r == Relation::Obj;
            object = object || r == Relation::Obj || r == Relation::Ccomp;
        });
        if (passive) return true;
        // "Broadcaster shut down by government": headlines leave the auxiliary out.
        if (token.xpos == Xpos::VBN && !auxiliary && activeSubject && !object && token.relation == Relation::Root &&
            prepositional(verb, "by") != kNone)
            return true;
        if (token.xpos != Xpos::VBN || auxiliary || activeSubject) return false;
        if (sentenceAsPhrase(verb) != kNone) return false;
        if (token.relation == Relation::Acl || token.relation == Relation::Advcl || token.relation == Relation::Root ||
            token.relation == Relation::Amod || token.relation == Relation::Ccomp || token.relation == Relation::Xcomp)
            return true;
        if (token.relation != Relation::Conj || token.head == kNone || !isVerbal(token.head)) return false;
        verb = token.head;
    }
    return false;
}

/// The subject of a whole sentence taken for a noun phrase: "The *parliament* threatened ...", "*Chirac* and a group of
/// deputies held talks ..."; kNone if it is none.
Clause::TokenIndex Clause::sentenceAsPhrase(TokenIndex verb) const {
    const Token& token = m_document[verb];
    if (token.relation != Relation::Acl || token.head == kNone || verb != token.head + 1 || hasChild(verb, Relation::OblAgent)) return kNone;
    TokenIndex noun = token.head;
    const bool object = hasChild(verb, Relation::Obj);
    for (int step = 0; step < kMaxSteps && isNominal(noun); ++step) {
        const Relation r = baseOf(m_document[noun].relation);
        if (r == Relation::Root) return noun;
        if (!object || (r != Relation::Nmod && r != Relation::Conj) || m_document[noun].head == kNone) return kNone;
        noun = m_document[noun].head;
    }
    return kNone;
}

bool Clause::isRestrictive(TokenIndex clause) const {
    TokenIndex first = clause;
    for (int step = 0; step < kMaxSteps && m_document[first].firstChild < first; ++step) first = m_document[first].firstChild;
    return m_document[first].lower != "," && (first == m_document.sentenceOf(clause).first || m_document[first - 1].lower != ",");
}

bool Clause::hasNo(TokenIndex noun) const {
    bool found = false;
    forEachChild(m_document, noun, [&](TokenIndex c) { found = found || (m_document[c].relation == Relation::Det && m_document[c].lower == "no"); });
    return found;
}

bool Clause::isInRelative(TokenIndex t, TokenIndex top) const {
    for (int step = 0; step < kMaxSteps && t != kNone && t != top; ++step, t = m_document[t].head)
        if (m_document[t].relation == Relation::AclRelcl) return true;
    return false;
}

bool Clause::isInfinitive(TokenIndex verb) const {
    bool found = false;
    forEachChild(m_document, verb, [&](TokenIndex c) {
        found = found || (m_document[c].relation == Relation::Mark && m_document[c].lower == "to");
    });
    return found;
}

bool Clause::isSubjunctive(TokenIndex clause) const {
    // A bare verb is a subjunctive also where the tagger takes it for a plural: its subject is none.
    const TokenIndex subject = child(clause, Relation::Nsubj);
    const auto isOne = [](const Token& t) {
        return t.xpos == Xpos::NNP || t.xpos == Xpos::NN || t.lower == "he" || t.lower == "she" || t.lower == "it";
    };
    const bool one = subject != kNone && isOne(m_document[subject]);
    bool bare = m_document[clause].xpos == Xpos::VB || (m_document[clause].xpos == Xpos::VBP && one), obliged = false;
    forEachChild(m_document, clause, [&](TokenIndex c) {
        const Token& token = m_document[c];
        if (token.relation != Relation::Aux && token.relation != Relation::Cop && token.relation != Relation::AuxPass) return;
        bare = false;
        obliged = obliged || token.lower == "be" || token.lower == "must" || token.lower == "should";
    });
    return bare || obliged;
}

bool Clause::isNegated(TokenIndex verb) const {
    bool negated = false;
    forEachChild(m_document, verb, [&](TokenIndex c) {
        const Token& token = m_document[c];
        const Relation r = baseOf(token.relation);
        if (r == Relation::Advmod || r == Relation::Det || r == Relation::Cc) negated = negated || m_words.negators.contains(token.lower);
        const bool subject = r == Relation::Nsubj || token.relation == Relation::NsubjPass;
        if (!subject && r != Relation::Obj) return;
        negated = negated || (subject && (token.lower == "nobody" || token.lower == "none"));
        forEachChild(m_document, c, [&](TokenIndex d) {
            const std::string_view word = m_document[d].lower;
            const Relation inner = baseOf(m_document[d].relation);
            negated = negated || (inner == Relation::Det && word == "no") || ((inner == Relation::Det || inner == Relation::Cc) && word == "neither");
        });
    });
    return negated;
}

bool Clause::isRelativePronoun(TokenIndex t) const {
    const Xpos xpos = m_document[t].xpos;
    return xpos == Xpos::WDT || xpos == Xpos::WP || xpos == Xpos::WRB;
}

bool Clause::quoteBetween(TokenIndex first, TokenIndex last) const {
    for (TokenIndex t = first; t < last; ++t)
        if (m_document[t].form == "\"" || m_document[t].form == "”" || m_document[t].form == "''") return true;
    return false;
}

Clause::TokenIndex Clause::ownSubject(TokenIndex verb) const {
    TokenIndex found = kNone;
    forEachChild(m_document, verb, [&](TokenIndex c) {
        const Relation r = m_document[c].relation;
        if (r != Relation::Nsubj && r != Relation::NsubjPass && r != Relation::NsubjOuter) return;
        // "'The talks between ... began,' *the minister* told": what is quoted is no speaker.
        if (found == kNone || (r == Relation::Nsubj && m_words.speech.contains(m_document[verb].lemma) && quoteBetween(found, c))) found = c;
    });
    // "*Chad* had so far agreed": the subject hung on the auxiliary.
    if (found == kNone)
        forEachChild(m_document, verb, [&](TokenIndex c) {
            if (m_document[c].relation == Relation::Aux && c < verb && found == kNone) found = child(c, Relation::Nsubj);
        });
    // "days after *Chad* was accused", read as a phrase.
    const TokenIndex aux = found != kNone ? kNone : child(verb, Relation::AuxPass);
    if (aux != kNone && aux < verb && aux > m_document.sentenceOf(verb).first && m_document[verb].relation == Relation::Advcl &&
        (m_document[aux].lower == "was" || m_document[aux].lower == "were")) {
        const Token& before = m_document[aux - 1];
        const TokenIndex noun = before.relation == Relation::Flat ? before.head : aux - 1;
        const std::string_view word = caseOf(noun);
        if (isNominal(noun) && (word == "after" || word == "before" || word == "since")) return noun;
    }
    // "as *Turkey* invades", read as one name.
    const Xpos xpos = m_document[verb].xpos;
    const bool finite = xpos == Xpos::VBZ || xpos == Xpos::VBP || xpos == Xpos::VBD;
    if (found == kNone && finite && verb > 0 && m_document[verb - 1].head == verb && m_document[verb - 1].relation == Relation::Compound &&
        m_document[verb - 1].upos == Upos::Propn)
        return verb - 1;
    return found;
}

/// "the minister *who* said": the relative pronoun stands for the noun that the clause modifies.
Clause::TokenIndex Clause::resolveRelative(TokenIndex verb, TokenIndex subject) const {
    if (!isRelativePronoun(subject)) return subject;
    TokenIndex t = verb;
    for (int step = 0; step < kMaxSteps && t != kNone; ++step) {
        const Token& token = m_document[t];
        if (token.relation == Relation::AclRelcl || token.relation == Relation::Acl) return token.head;
        t = token.head;
    }
    return kNone;
}

Clause::TokenIndex Clause::surfaceSubject(TokenIndex verb, int depth) const {
    if (depth > kMaxSteps) return kNone;
    if (const TokenIndex own = ownSubject(verb); own != kNone) return resolveRelative(verb, own);
    const Token& token = m_document[verb];
    const TokenIndex head = token.head;
    if (head == kNone) return kNone;
    switch (token.relation) {
        case Relation::Conj:
            // "predicted that Chad *would lose* and asked voters": a past tense goes with the clause above.
            if (token.xpos == Xpos::VBD && m_document[head].xpos == Xpos::VB && m_document[head].relation == Relation::Ccomp &&
                m_document[head].head != kNone)
                return surfaceSubject(m_document[head].head, depth + 1);
            // Verb with verb, or a predicate noun with a verb ("was critical and said").
            if (isVerbal(head) || ownSubject(head) != kNone) return surfaceSubject(head, depth + 1);
            // A verb hung on a noun of the clause before it ("met Cho, and condemned"): it means that clause's verb.
            if (isVerbal(verb) && !hasChild(verb, Relation::Mark)) {
                const TokenIndex predicate = governingPredicate(head);
                if (predicate != kNone && predicate != verb) return surfaceSubject(predicate, depth + 1);
            }
            return kNone;
        case Relation::Xcomp: {
            if (!isVerbal(head)) return surfaceSubject(head, depth + 1);
            const TokenIndex object = ownObject(head);
            if (object != kNone && m_words.objectControl.contains(m_document[head].lemma)) return object;
            return surfaceSubject(head, depth + 1);
        }
        case Relation::Advcl:
            // "criticised Chad for closing the border": the object has done it. A finite clause would have its own subject.
            if (token.xpos == Xpos::VBG && isVerbal(head) && caseOf(verb) == "for")
                if (const TokenIndex object = ownObject(head); object != kNone) return resolveRelative(head, object);
            // "asked Chad to withdraw, *adding* that": whoever speaks goes on speaking.
            if (token.xpos == Xpos::VBG && m_words.speech.contains(token.lemma) && caseOf(verb).empty())
                if (const TokenIndex speech = reportingVerb(head); speech != kNone && speech != verb) return surfaceSubject(speech, depth + 1);
            // "urged Chad to withdraw, *lamenting* the delay": behind a comma who urges goes on.
            if (token.xpos == Xpos::VBG && verb > 0 && m_document[verb - 1].lower == "," && caseOf(verb).empty() && m_document[head].relation == Relation::Xcomp &&
                m_document[head].head != kNone && m_words.objectControl.contains(m_document[m_document[head].head].lemma))
                return surfaceSubject(m_document[head].head, depth + 1);
            // "eased curbs for Chadians visiting Niger *before holding* talks": not those of whom the participle speaks.
            if (token.xpos == Xpos::VBG && m_document[head].relation == Relation::Acl && m_document[head].head != kNone &&
                (caseOf(verb) == "before" || caseOf(verb) == "after"))
                if (const TokenIndex predicate = governingPredicate(m_document[head].head); predicate != kNone && predicate != verb)
                    return surfaceSubject(predicate, depth + 1);
            return surfaceSubject(head, depth + 1);
        case Relation::Acl:
            if (isInfinitive(verb)) return agent(head);
            if (token.xpos == Xpos::VBD || token.xpos == Xpos::VBN)
                if (const TokenIndex subject = sentenceAsPhrase(verb); subject != kNone) return subject;
            return head;
        case Relation::AclRelcl:
        case Relation::Amod:
            return head;
        case Relation::Parataxis:
        case Relation::Ccomp:
            return kNone;
        default:
            return kNone;
    }
}

Clause::TokenIndex Clause::agent(TokenIndex verb) const {
    if (!isVerbal(verb)) {
        const TokenIndex own = surfaceSubject(verb, 0);
        if (own != kNone) return own;
        // An event noun or a noun like "plan": its possessor, else the subject of its verb.
        if (const TokenIndex owner = child(verb, Relation::NmodPoss); owner != kNone) return owner;
        if (const TokenIndex by = prepositional(verb, "by"); by != kNone) return by;
        const TokenIndex predicate = m_document[verb].head == kNone ? kNone : governingPredicate(m_document[verb].head);
        if (predicate == kNone || predicate == verb || !isVerbal(predicate)) return kNone;
        const Relation r = baseOf(m_document[verb].relation);
        if (r != Relation::Obj && r != Relation::Obl && r != Relation::Advcl) return kNone;
        return isPassive(predicate) ? kNone : surfaceSubject(predicate, 0);
    }
    if (!isPassive(verb)) return surfaceSubject(verb, 0);
    TokenIndex found = kNone;
    forEachChild(m_document, verb, [&](TokenIndex c) {
        if (found == kNone && (m_document[c].relation == Relation::OblAgent ||
                               (baseOf(m_document[c].relation) == Relation::Obl && caseOf(c) == "by")))
            found = c;
    });
    if (found == kNone && m_document[verb].relation == Relation::Conj && m_document[verb].head != kNone &&
        !hasChild(verb, Relation::AuxPass) && isVerbal(m_document[verb].head) && !hasChild(verb, Relation::NsubjPass) && isPassive(m_document[verb].head)) {
        const TokenIndex first = m_document[verb].head;
        forEachChild(m_document, first, [&](TokenIndex c) {
            if (found == kNone && m_document[c].relation == Relation::OblAgent) found = c;
        });
    }
    // "was killed when he ...": a time or place after "by" is no agent; the caller's kinds sort that out.
    return found;
}

Clause::TokenIndex Clause::ownObject(TokenIndex verb) const {
    // "urged the government to act": whom one urges may be read as an indirect object.
    const TokenIndex object = child(verb, Relation::Obj);
    return object != kNone ? object : child(verb, Relation::Iobj);
}

Clause::TokenIndex Clause::patient(TokenIndex verb) const {
    if (!isVerbal(verb)) return kNone;
    if (isPassive(verb)) return surfaceSubject(verb, 0);
    const TokenIndex own = ownObject(verb);
    if (own != kNone) return resolveRelative(verb, own);
    const Token& token = m_document[verb];
    // "Chad accused rebels of ...", read as a noun phrase: the participle has a subject of its own.
    if (token.relation == Relation::Amod && hasChild(verb, Relation::Nsubj)) return token.head;
    // "which they attacked": the gap of a relative clause with a subject of its own.
    if (token.relation == Relation::AclRelcl) {
        const TokenIndex subject = ownSubject(verb);
        if (subject != kNone && !isRelativePronoun(subject) && !hasChild(verb, Relation::Ccomp) &&
            !hasChild(verb, Relation::Xcomp))
            return token.head;
    }
    // "shot and wounded two men": the object stands behind the last verb.
    TokenIndex shared = kNone;
    forEachChild(m_document, verb, [&](TokenIndex c) {
        if (shared == kNone && m_document[c].relation == Relation::Conj && isVerbal(c) && c - verb <= 3 &&
            ownSubject(c) == kNone)
            shared = ownObject(c);
    });
    if (shared != kNone) return shared;
    if (token.relation == Relation::Xcomp && token.head != kNone && m_document[token.head].upos == Upos::Adj) return kNone;
    return kNone;
}

Clause::TokenIndex Clause::indirectObject(TokenIndex verb) const { return child(verb, Relation::Iobj); }

std::string_view Clause::caseOf(TokenIndex dependent) const {
    std::string_view word;
    forEachChild(m_document, dependent, [&](TokenIndex c) {
        const Relation r = m_document[c].relation;
        if (word.empty() && (r == Relation::Case || r == Relation::Mark)) word = m_document[c].lower;
    });
    return word;
}

Clause::TokenIndex Clause::prepositional(TokenIndex head, std::string_view preposition) const {
    TokenIndex found = kNone;
    forEachChild(m_document, head, [&](TokenIndex c) {
        if (found != kNone) return;
        const Relation r = baseOf(m_document[c].relation);
        if (r != Relation::Obl && r != Relation::Nmod && r != Relation::Advcl && r != Relation::Acl) return;
        if (caseOf(c) == preposition) found = c;
    });
    return found;
}

bool Clause::governs(TokenIndex head, std::string_view word) const {
    bool found = false;
    forEachChild(m_document, head, [&](TokenIndex c) {
        if (found) return;
        const Token& token = m_document[c];
        if (token.relation == Relation::CompoundPrt || token.relation == Relation::Advmod ||
            token.relation == Relation::Case || token.relation == Relation::Fixed)
            found = token.lower == word;
        else if (baseOf(token.relation) == Relation::Obl || baseOf(token.relation) == Relation::Nmod ||
                 baseOf(token.relation) == Relation::Advcl || token.relation == Relation::Xcomp ||
                 baseOf(token.relation) == Relation::Acl || (token.relation == Relation::Ccomp && c > head))
            found = caseOf(c) == word;
    });
    // The preposition of a relative clause or a stranded one: "called on by", "the deal agreed on".
    if (!found && head + 1 < m_document.tokens.size() && m_document[head + 1].lower == word &&
        m_document[head + 1].sentence == m_document[head].sentence)
        found = m_document[head + 1].relation != Relation::Mark;
    return found;
}

/// An infinitive that the tree reads as the verb's purpose.
Clause::TokenIndex Clause::infinitiveOf(TokenIndex verb) const {
    TokenIndex found = kNone;
    forEachChild(m_document, verb, [&](TokenIndex c) {
        if (found == kNone && c > verb && m_document[c].relation == Relation::Advcl && m_document[c].xpos == Xpos::VB && isInfinitive(c)) found = c;
    });
    return found;
}

/// Content where the tree read a purpose, of whoever steers an object: "urged the government *to act*", "asked the army,
/// which holds the bridge, *to leave*".
Clause::TokenIndex Clause::steeredClause(TokenIndex verb) const {
    if (!isVerbal(verb) || !m_words.objectControl.contains(m_document[verb].lemma)) return kNone;
    if (isPassive(verb)) return infinitiveOf(verb);
    const TokenIndex object = ownObject(verb);
    if (object == kNone) return kNone;
    if (const TokenIndex own = infinitiveOf(verb); own != kNone) return own;
    const TokenIndex relative = child(object, Relation::AclRelcl);
    const TokenIndex inner = relative == kNone ? kNone : infinitiveOf(relative);
    if (inner == kNone) return kNone;
    const TokenIndex mark = child(inner, Relation::Mark);
    return mark != kNone && mark > 0 && m_document[mark - 1].lower == "," ? inner : kNone;
}

Clause::TokenIndex Clause::complement(TokenIndex verb) const {
    TokenIndex found = kNone;
    forEachChild(m_document, verb, [&](TokenIndex c) {
        const Relation r = m_document[c].relation;
        if (found == kNone && (r == Relation::Ccomp || r == Relation::Xcomp || r == Relation::Csubj)) found = c;
    });
    return found != kNone ? found : steeredClause(verb);
}

std::vector<Clause::TokenIndex> Clause::conjuncts(TokenIndex noun) const {
    std::vector<TokenIndex> nouns = {noun};
    constexpr std::size_t kMaxConjuncts = 64;
    for (std::size_t i = 0; i < nouns.size() && nouns.size() < kMaxConjuncts; ++i)
        forEachChild(m_document, nouns[i], [&](TokenIndex c) {
            if (m_document[c].relation == Relation::Conj && !isVerbal(c)) nouns.push_back(c);
        });
    return nouns;
}

Clause::TokenIndex Clause::governingPredicate(TokenIndex t) const {
    for (int step = 0; step < kMaxSteps && t != kNone; ++step) {
        if (m_document[t].upos == Upos::Verb || hasChild(t, Relation::Cop) || ownSubject(t) != kNone) return t;
        t = m_document[t].head;
    }
    return kNone;
}

Clause::TokenIndex Clause::reportingVerb(TokenIndex t) const {
    constexpr int kReach = 6;
    for (int step = 0; step < kReach; ++step) {
        TokenIndex speech = kNone;
        forEachChild(m_document, t, [&](TokenIndex c) {
            if (m_document[c].relation == Relation::Parataxis && m_words.speech.contains(m_document[c].lemma)) speech = c;
        });
        const Token& token = m_document[t];
        if (speech != kNone || token.head == kNone) return speech;
        const bool content = token.relation == Relation::Ccomp || token.relation == Relation::Parataxis;
        if (content && m_words.speech.contains(m_document[token.head].lemma)) return token.head;
        t = token.head;
    }
    return kNone;
}

}  // namespace chancery::event
