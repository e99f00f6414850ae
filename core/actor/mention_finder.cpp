#include "core/actor/mention_finder.h"

#include <algorithm>

#include "core/actor/appositions.h"
#include "core/actor/function_words.h"

namespace chancery::actor {

Draft MentionFinder::find() {
    for (std::uint32_t s = 0; s < m_document->sentences.size(); ++s) readSentence(s);
    const auto order = [](const DraftMention& a, const DraftMention& b) {
        if (a.mention.span.begin != b.mention.span.begin) return a.mention.span.begin < b.mention.span.begin;
        return a.mention.span.end > b.mention.span.end;
    };
    std::stable_sort(m_draft.mentions.begin(), m_draft.mentions.end(), order);
    return std::move(m_draft);
}

void MentionFinder::readSentence(std::uint32_t sentence) {
    const language::Sentence& s = m_document->sentences[sentence];
    TokenIndex first = s.first;
    while (first < s.last && !m_dateline.empty() && m_document->tokens[first].span.begin < m_dateline.end)
        ++first;
    if (first >= s.last) return;
    m_sentence = sentence;
    m_scan.read(first, s.last);
    readAbbreviations();
    m_scan.forget(m_aliases);
    m_taken.reset(first, s.last);
    m_sealed.reset(first, s.last);
    m_bodyEnds.reset(first, s.last);
    m_political = false;
    for (TokenIndex t = first; t < s.last && !m_political; ++t)
        m_political = m_scan.is(t, m_lexicon->words.politicalWords);
    m_sentenceTitles = static_cast<std::uint32_t>(m_draft.titles.size());
    m_sentenceMentions = static_cast<std::uint32_t>(m_draft.mentions.size());
    findTitles();
    findInstitutions();
    findNames();
    Appositions(m_scan, m_taken, m_draft, m_sentenceTitles, m_sentenceMentions).link();
    findEntities();
    findReferences();
}

/// The full name of an organisation, a group or an institution of the lexicon; empty for anything else.
const std::string& MentionFinder::nameOf(const Hit& hit) const {
    static const std::string kNothing;
    switch (hit.kind) {
        case EntryKind::Organisation:
            return m_lexicon->organisations[hit.index].name;
        case EntryKind::Group:
            return m_lexicon->groups[hit.index].name;
        case EntryKind::Institution:
            return m_lexicon->institutions[hit.index].name;
        default:
            return kNothing;
    }
}

/// Where the words begin that the bracketed letters at `t` stand for, in order or, from another language, in any: "Republican
/// and Citizens' Movement (MRC)"; `t` if nowhere.
TokenIndex MentionFinder::beginOfExpansion(TokenIndex t) const {
    const std::string_view letters = m_scan.form(t);
    if (letters.size() < 3) return t;
    std::string left{letters};
    TokenIndex word = t - 1;
    for (int step = 0; step < 10 && !left.empty() && word > m_scan.first(); ++step) {
        --word;
        if (!m_scan.capital(word)) continue;
        const std::size_t at = left.rfind(m_scan.form(word).front());
        if (at == std::string::npos) return t;
        left.erase(at, 1);
    }
    return left.empty() ? word : t;
}

/// "United Nations Environment Program", "Democratic Progress Party": another way to write a name that a lexicon has.
bool MentionFinder::isLikeName(TokenIndex first, TokenIndex last, std::string_view name) const {
    if (name.find(' ') == std::string::npos) return true;
    constexpr std::size_t kShortest = 4;
    const std::vector<Atom> atoms = m_lexicon->folding.atomsOf(name);
    int words = 0, shared = 0;
    for (TokenIndex w = first; w < last; ++w) {
        if (m_scan.form(w).size() < kShortest) continue;
        const bool whole = std::any_of(atoms.begin(), atoms.end(), [&](const Atom& atom) { return atom.hash == m_scan.hash(w); });
        ++words;
        shared += whole || name.find(m_scan.form(w)) != std::string_view::npos;
    }
    return shared * 2 > words;
}

/// "the Saudi Press Agency (SPA)": an abbreviation that a lexicon has for somebody else stands here for the words before it; one
/// that it does not have, for the body that they name.
void MentionFinder::readAbbreviations() {
    for (TokenIndex t = m_scan.first() + 3; m_scan.inside(t + 1); ++t) {
        if (m_scan.shape(t) != Shape::AllCaps || m_scan.form(t - 1) != "(" || m_scan.form(t + 1) != ")") continue;
        const Hit* other = m_scan.entityAt(t);
        const Hit* named = m_scan.entityAt(t - 2);
        const bool body = named != nullptr && named->last == t - 1 && named->last - named->first >= 2 && !nameOf(*named).empty();
        DraftMention whole;
        whole.decision = body ? Decision::Settled : Decision::Dropped;
        if (other == nullptr && (!body || m_scan.form(t).size() < 3)) continue;
        if (other != nullptr) {
            const TokenIndex word = body && nameOf(*named) != nameOf(*other) ? named->first : beginOfExpansion(t);
            if (word == t) continue;
            if (isLikeName(word, t - 1, nameOf(*other))) continue;
        }
        if (body) whole.mention.actor = actorOf(*named);
        m_aliases.insert_or_assign(m_scan.hash(t), whole);
    }
}

LeftContext MentionFinder::leftContext(TokenIndex begin) const {
    const bool before = m_draft.titles.size() > m_sentenceTitles;
    return LeftReader(m_scan, m_sides, m_taken, before ? &m_draft.titles.back() : nullptr).read(begin);
}

DraftMention& MentionFinder::emit(TokenIndex first, TokenIndex last, MentionForm form, Decision decision,
                                  std::uint32_t index) {
    DraftMention draft;
    Mention& m = draft.mention;
    m.first = first;
    m.last = last;
    m.span = {m_document->tokens[first].span.begin, m_document->tokens[last - 1].span.end};
    m.head = m_document->headOf(first, last);
    m.sentence = m_sentence;
    m.form = form;
    draft.decision = decision;
    draft.index = index;
    m_draft.mentions.push_back(std::move(draft));
    return m_draft.mentions.back();
}

TokenIndex MentionFinder::partitiveBegin(TokenIndex begin) const {
    TokenIndex b = begin;
    const auto determiner = [&](TokenIndex t) {
        return isArticle(m_document->tokens[t].lower) || m_scan.formIs(t, "all");
    };
    if (b > m_scan.first() && determiner(b - 1)) --b;
    if (b >= m_scan.first() + 2 && m_scan.formIs(b - 1, "of") &&
        m_scan.is(b - 2, m_lexicon->words.partitives)) {
        b -= 2;
        if (b > m_scan.first() && determiner(b - 1)) --b;
    }
    return b;
}

}  // namespace chancery::actor
