#include "core/actor/appositions.h"

namespace chancery::actor {
namespace {

using language::Relation;
using language::Upos;

constexpr std::uint8_t kLeaderRank = 85;  ///< a president and a prime minister are two people

}  // namespace

bool closesApposition(const SentenceScan& scan, TokenIndex t) {
    if (!scan.inside(t)) return true;
    const std::string_view f = scan.form(t);
    return f == "," || f == "." || f == ")" || f == ";" || f == ":" || f == "\"" || scan.formIs(t, "who") ||
           scan.document().tokens[t].upos == Upos::Verb || scan.document().tokens[t].upos == Upos::Aux;
}

void Appositions::link() {
    for (std::uint32_t i = m_firstTitle; i < m_draft->titles.size(); ++i) {
        TitleUse& title = m_draft->titles[i];
        if (title.name == kNone && !linkNameBefore(title) && !linkNameBehind(title) && !linkNameBelow(title)) linkSecondTitle(i);
    }
}

/// "Sergei Lavrov, the Russian foreign minister"
bool Appositions::linkNameBefore(TitleUse& title) {
    TokenIndex comma = title.left - (title.left > m_scan->first() ? 1 : 0);
    if (comma > m_scan->first() && m_document->tokens[comma].upos == Upos::Adv) --comma;  // "Kibaki, then vice president"
    if (comma < m_scan->first() + 1 || m_scan->form(comma) != ",") return false;
    const TokenIndex head = m_document->headOf(title.left, title.right);
    const bool appos = m_document->tokens[head].relation == Relation::Appos;
    const bool determined = title.definite || title.side.any();
    if (!appos && !determined && !closesApposition(*m_scan, title.right)) return false;
    for (std::uint32_t m = m_firstMention; m < m_draft->mentions.size(); ++m) {
        const DraftMention& draft = m_draft->mentions[m];
        if (draft.decision != Decision::ByName || draft.mention.last != comma) continue;
        if (m_draft->names[draft.index].fallback == Fallback::Place) continue;
        join(title, draft.index);
        return true;
    }
    return false;
}

/// "Ghana's army chief, Major General Kofi Mensah, said": the name has a title of its own.
bool Appositions::linkNameBehind(TitleUse& title) {
    TokenIndex comma = title.right;
    if (m_scan->inside(comma) && m_document->tokens[comma].upos == Upos::Adv) ++comma;
    if (!m_scan->inside(comma) || m_scan->form(comma) != "," || (!title.definite && !title.side.any()) || title.former) return false;
    for (std::uint32_t m = m_firstMention; m < m_draft->mentions.size(); ++m) {
        const DraftMention& draft = m_draft->mentions[m];
        if (draft.decision != Decision::ByName || draft.mention.first != comma + 1) continue;
        const NameUse& name = m_draft->names[draft.index];
        const bool own = (name.office != kNone || name.official != kNone) && !name.side.any() && !name.privateLife;
        if (!own || !closesApposition(*m_scan, draft.mention.last)) return false;
        join(title, draft.index);
        return true;
    }
    return false;
}

/// "The chief of parliament's defence committee, Dan Peretz, said": a name that the tree sets beside the title further on.
bool Appositions::linkNameBelow(TitleUse& title) {
    if (!title.definite || title.former || !m_scan->parsed()) return false;
    const TokenIndex beside = m_document->findChild(m_document->headOf(title.left, title.right), Relation::Appos);
    if (beside == kNoToken || beside < title.right) return false;
    for (std::uint32_t m = m_firstMention; m < m_draft->mentions.size(); ++m) {
        const DraftMention& draft = m_draft->mentions[m];
        if (draft.decision != Decision::ByName || draft.mention.head != beside) continue;
        const NameUse& name = m_draft->names[draft.index];
        const bool person = m_scan->form(draft.mention.first - 1) == "," && closesApposition(*m_scan, draft.mention.last) && draft.mention.last - draft.mention.first >= 2;
        if (!person || name.side.any() || name.fallback == Fallback::Place) return false;
        join(title, draft.index);
        return true;
    }
    return false;
}

/// "*Deputy Prime Minister* and Defence Minister Ivanov", "Lekhak, a negotiator and *minister*": two offices of one bearer.
void Appositions::linkSecondTitle(std::uint32_t index) {
    TitleUse& title = m_draft->titles[index];
    const auto bothLead = [&](std::uint32_t office) {
        return office != kNone && m_lexicon->offices[title.office].rank >= kLeaderRank && m_lexicon->offices[office].rank >= kLeaderRank;
    };
    const auto conflict = [&](const Side& side) { return side.any() && title.side.any() && side.id() != title.side.id(); };
    if (title.definite || title.possessor != kNoToken) return;
    if (index > m_firstTitle && title.left > m_scan->first() && m_scan->formIs(title.left - 1, "and")) {
        const TitleUse& first = m_draft->titles[index - 1];
        if (first.right + 1 == title.left && first.name != kNone && first.left > m_draft->names[first.name].first && !conflict(m_draft->names[first.name].side)) {
            title.name = first.name;
            return;
        }
    }
    if (!m_scan->formIs(title.right, "and")) return;
    TokenIndex next = title.right + 1;
    constexpr TokenIndex kMostAdjectives = 5;  // "and prominent anti-war MP"
    while (m_scan->inside(next) && next < title.right + kMostAdjectives && !m_scan->capital(next) && !m_scan->formIs(next, "the") && m_document->tokens[next].upos != Upos::Verb) {
        if (m_taken->at(next)) break;
        ++next;
    }
    for (std::uint32_t m = m_firstMention; m < m_draft->mentions.size(); ++m) {
        const DraftMention& draft = m_draft->mentions[m];
        if (draft.decision != Decision::ByName || draft.mention.first != next) continue;
        NameUse& name = m_draft->names[draft.index];
        if (name.office == kNone || name.first == draft.mention.first || conflict(name.side) || bothLead(name.office)) return;
        title.name = draft.index;
        if (!name.side.any()) name.side = title.side;
        return;
    }
}

void Appositions::join(TitleUse& title, std::uint32_t use) {
    NameUse& name = m_draft->names[use];
    title.name = use;
    name.certain = true;
    name.fallback = Fallback::Person;
    const bool better =
        name.office == kNone || m_lexicon->offices[title.office].rank > m_lexicon->offices[name.office].rank;
    if (better) name.office = title.office;
    const bool standing = name.office == title.office;
    if (standing && !name.side.any()) {
        name.privateLife = title.privateLife;
        name.unknownSide = title.unknownSide;
    }
    name.publicBody = name.publicBody || title.publicBody;
    if (!name.side.any()) name.side = title.side;
    name.former = name.former || title.former;
}

}  // namespace chancery::actor
