#include "core/actor/clause_reader.h"

namespace chancery::actor {
namespace {

using language::kNoToken;
using language::Relation;

constexpr int kMaxClimb = 24;  ///< steps up a tree, against chains without end

}  // namespace

bool opensClause(Relation relation) {
    return relation == Relation::Root || relation == Relation::Advcl || relation == Relation::Ccomp ||
           relation == Relation::Xcomp || relation == Relation::Acl || relation == Relation::AclRelcl ||
           relation == Relation::AdvclRelcl || relation == Relation::Parataxis ||
           relation == Relation::Conj || relation == Relation::Csubj;
}

bool ClauseReader::opensSentence(TokenIndex verb) const {
    return verb != kNoToken && (m_document->tokens[verb].relation == Relation::Root || m_document->tokens[verb].relation == Relation::Parataxis);
}

bool ClauseReader::opensCleft(TokenIndex it) const {
    const TokenIndex predicate = m_document->tokens[it].head;
    return predicate != kNoToken && m_document->findChild(predicate, Relation::Cop) != kNoToken &&
           m_document->findChild(predicate, Relation::AclRelcl) != kNoToken;
}

language::TokenIndex ClauseReader::subjectOf(TokenIndex verb) const {
    const auto& tokens = m_document->tokens;
    for (int i = 0; i < kMaxClimb && verb != kNoToken; ++i) {
        for (const Relation relation : {Relation::Nsubj, Relation::NsubjPass})
            if (const TokenIndex subject = m_document->findChild(verb, relation); subject != kNoToken) {
                const bool relative = tokens[subject].xpos == language::Xpos::WP || tokens[subject].xpos == language::Xpos::WDT;
                return relative && tokens[verb].relation == Relation::AclRelcl ? tokens[verb].head : subject;
            }
        const language::Token& token = tokens[verb];
        const bool infinitive = token.xpos == language::Xpos::VB;
        if (token.head == kNoToken) return kNoToken;
        const TokenIndex whom = m_document->findChild(token.head, Relation::Obj);
        if (token.relation == Relation::Xcomp && whom != kNoToken && whom < verb) return whom;
        TokenIndex above = token.head;
        if (token.relation == Relation::Acl && infinitive) {
            if (language::baseOf(tokens[above].relation) != Relation::Obl) return kNoToken;
            above = tokens[above].head;
        } else if (token.relation != Relation::Conj && token.relation != Relation::Xcomp &&
                   (token.relation != Relation::Advcl || (!infinitive && token.xpos != language::Xpos::VBG))) {
            return kNoToken;
        }
        verb = above;
    }
    return kNoToken;
}

language::TokenIndex ClauseReader::struckBy(TokenIndex verb, TokenIndex object) const {
    TokenIndex found = kNoToken;
    for (const TokenIndex head : {verb, object}) {
        if (head == kNoToken || found != kNoToken) continue;
        language::forEachChild(*m_document, head, [&](TokenIndex c) {
            const TokenIndex mark = m_document->findChild(c, Relation::Case);
            if (mark != kNoToken && c > head && (m_document->tokens[mark].lower == "on" || m_document->tokens[mark].lower == "against")) found = c;
        });
    }
    return found;
}

language::TokenIndex ClauseReader::governingVerb(TokenIndex argument) const {
    const auto& tokens = m_document->tokens;
    TokenIndex t = argument;
    for (int i = 0; i < kMaxClimb && t != kNoToken; ++i, t = tokens[t].head) {
        const Relation relation = language::baseOf(tokens[t].relation);
        const bool inside = relation == Relation::Nsubj || relation == Relation::Obj ||
                            relation == Relation::Obl || relation == Relation::Nmod ||
                            relation == Relation::Appos || relation == Relation::Flat ||
                            relation == Relation::Xcomp ||
                            (relation == Relation::Conj && tokens[t].upos != language::Upos::Verb);
        if (!inside) return t;
    }
    return kNoToken;
}

bool ClauseReader::speaks(TokenIndex subject) const {
    const language::Token& token = m_document->tokens[subject];
    if (token.head == kNoToken || token.quoted) return false;
    const language::Token& verb = m_document->tokens[token.head];
    if (token.relation == Relation::NsubjPass || token.relation == Relation::Obj) return m_lexicon->is(verb.lemma, m_lexicon->words.citationVerbs);
    return token.relation == Relation::Nsubj && m_lexicon->is(verb.lemma, m_lexicon->words.speechVerbs);
}

bool ClauseReader::isTold(TokenIndex token) const {
    const auto& tokens = m_document->tokens;
    if (tokens[token].quoted) return true;
    for (int i = 0; i < kMaxClimb && tokens[token].head != kNoToken; ++i, token = tokens[token].head) {
        const bool content = language::baseOf(tokens[token].relation) == Relation::Ccomp;
        if (content && m_lexicon->is(tokens[tokens[token].head].lemma, m_lexicon->words.speechVerbs)) return true;
    }
    return false;
}

}  // namespace chancery::actor
