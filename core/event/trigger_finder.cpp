#include "core/event/trigger_finder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace chancery::event {

using language::baseOf;
using language::forEachChild;
using language::kNoToken;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::Upos;
using language::Xpos;

namespace {

constexpr TokenIndex kWordGap = 6;      // how far a particle or idiom word may stand behind its verb
constexpr float kWordBonus = 0.30F;     // per further word of the trigger
constexpr float kObjectBonus = 0.35F;   // a frame that names its objects beats one that does not
constexpr float kOtherBonus = 0.15F;
constexpr float kReportMalus = 0.40F;   // of a word of saying and what is said, the latter is the event
constexpr TokenIndex kNear = 15;        // how far "near" reaches to either side
constexpr int kSentenceTopic = 2;       // so many words of a topic make it the sentence's
constexpr int kStoryTopicPerMille = 40; // so many make it the story's
constexpr int kMinVeto = 4;             // words of a topic; fewer say little of a story, however short
constexpr int kMinStory = 20;           // words; less is too short to have a topic
constexpr int kMinUnpolitical = 60;     // words; less is too short to miss one

/// Two words with a space between, without allocating: this is asked many times a sentence.
class Pair {
public:
    Pair(std::string_view first, std::string_view second) {
        if (first.size() + second.size() + 1 > m_text.size()) return;
        std::copy(first.begin(), first.end(), m_text.begin());
        m_text[first.size()] = ' ';
        std::copy(second.begin(), second.end(), m_text.begin() + static_cast<std::ptrdiff_t>(first.size()) + 1);
        m_size = first.size() + second.size() + 1;
    }
    std::string_view text() const { return {m_text.data(), m_size}; }

private:
    std::array<char, 64> m_text;
    std::size_t m_size = 0;
};

bool sameWord(const Token& token, std::string_view word) { return token.lower == word || token.lemma == word; }

bool isCapitalised(const Token& token) {
    return !token.form.empty() && token.form.front() >= 'A' && token.form.front() <= 'Z';
}

}  // namespace

TriggerFinder::TriggerFinder(const Clause& clause, const FrameLexicon& lexicon, const WordLists& words)
    : m_clause(clause), m_document(clause.document()), m_lexicon(lexicon), m_words(words) {
    readTopics();
    readQuestions();
}

void TriggerFinder::readTopics() {
    m_topics.assign(m_document.sentences.size(), 0);
    m_titles.assign(m_document.sentences.size(), false);
    std::array<int, FrameLexicon::kMaxTopics> story{};
    int words = 0;
    for (std::size_t s = 0; s < m_document.sentences.size(); ++s) {
        std::array<int, FrameLexicon::kMaxTopics> counts{};
        int lower = 0, upper = 0;
        for (TokenIndex t = m_document.sentences[s].first; t < m_document.sentences[s].last; ++t) {
            const Token& token = m_document[t];
            if (token.upos == Upos::Punct) continue;
            ++words;
            if (token.upos == Upos::Noun || token.upos == Upos::Verb || token.upos == Upos::Adj)
                ++(isCapitalised(token) ? upper : lower);
            std::uint32_t topics = m_lexicon.topicsOf(token.lemma);
            if (topics == 0 && token.lower != token.lemma) topics = m_lexicon.topicsOf(token.lower);
            for (std::size_t i = 0; topics != 0; ++i, topics >>= 1U)
                if (topics & 1U) ++counts[i];
        }
        m_titles[s] = upper >= 2 * lower + 2;
        for (std::size_t i = 0; i < m_lexicon.topicCount(); ++i) {
            story[i] += counts[i];
            if (counts[i] >= kSentenceTopic) m_topics[s] |= 1U << i;
        }
    }
    std::uint32_t common = 0;
    for (std::size_t i = 0; i < m_lexicon.topicCount() && words >= kMinStory; ++i) {
        const auto reaches = [&](int perMille) { return story[i] * 1000LL >= static_cast<long long>(words) * perMille; };
        if (reaches(kStoryTopicPerMille)) common |= 1U << i;
        m_apolitical = m_apolitical || (m_lexicon.vetoOf(i) > 0 && story[i] >= kMinVeto && reaches(m_lexicon.vetoOf(i)));
        m_unpolitical = m_unpolitical || (words >= kMinUnpolitical && !reaches(m_lexicon.leastOf(i)));
    }
    for (std::uint32_t& topics : m_topics) topics |= common;
}

/// From each question mark back to the beginning of the sentence or of the quotation.
void TriggerFinder::readQuestions() {
    m_questions.assign(m_document.tokens.size(), false);
    for (const language::Sentence& s : m_document.sentences) {
        bool question = false;
        for (TokenIndex t = s.last; t-- > s.first;) {
            const Token& token = m_document[t];
            if (token.form == "?") question = true;
            else if (token.xpos == Xpos::OpenQuote || token.xpos == Xpos::CloseQuote || token.form == ";" || token.form == ":")
                question = false;
            m_questions[t] = question;
        }
    }
}

/// "asked whether they had any proposals", "asked if it would attack"
bool TriggerFinder::isAskedAbout(TokenIndex token) const {
    TokenIndex t = token;
    for (int step = 0; step < 5 && m_document[t].head != kNoToken; ++step, t = m_document[t].head) {
        const Relation r = baseOf(m_document[t].relation);
        if (r != Relation::Ccomp && r != Relation::Advcl) continue;
        const std::string_view mark = m_clause.caseOf(t);
        if (mark != "whether" && mark != "if") continue;
        const std::string_view asker = m_document[m_document[t].head].lemma;
        if (asker == "ask" || asker == "wonder" || asker == "enquire" || asker == "inquire") return true;
    }
    return false;
}

/// "the Criminal Tribunal", "Economic Cooperation Forum": part of what something is called.
bool TriggerFinder::isInName(TokenIndex token) const {
    const Token& t = m_document[token];
    if (!isCapitalised(t) || m_titles[t.sentence] || m_lexicon.isNameable(t.lemma) || m_lexicon.isNameable(t.lower)) return false;
    const language::Sentence& s = m_document.sentences[t.sentence];
    const auto inName = [&](TokenIndex at) {
        const Token& other = m_document[at];
        return isCapitalised(other) && (other.upos == Upos::Propn || other.upos == Upos::Noun || other.upos == Upos::Adj);
    };
    const bool before = token > s.first && inName(token - 1);
    const bool behind = token + 1 < s.last && inName(token + 1);
    if (t.upos == Upos::Verb) return before && behind;  // "the *Visiting* Forces Agreement"
    if (before || behind) return true;
    // "Operation of ...", "Committee for the Release": joined by a small word to a capital.
    if (token > s.first + 2 && (m_document[token - 1].lower == "and" || m_document[token - 1].lower == "&") && inName(token - 2)) return true;
    return token > s.first && t.upos == Upos::Propn && token + 2 < s.last &&
           (m_document[token + 1].lower == "of" || m_document[token + 1].lower == "for" || m_document[token + 1].lower == "and") &&
           inName(token + 2);
}

/// "(Sudan-Attack)": the slug of a wire story.
bool TriggerFinder::isInSlug(TokenIndex token) const {
    const language::Sentence& s = m_document.sentenceOf(token);
    constexpr TokenIndex kReach = 4;
    bool open = false;
    for (TokenIndex t = token, step = 0; t > s.first && step < kReach && !open; ++step) {
        --t;
        if (m_document[t].form == "(") open = true;
        else if (m_document[t].form == ")" || m_document[t].upos == Upos::Verb) return false;
    }
    if (!open) return false;
    for (TokenIndex t = token + 1; t < std::min<TokenIndex>(s.last, token + 1 + kReach); ++t) {
        if (m_document[t].form == ")") return true;
        if (m_document[t].upos == Upos::Verb) return false;
    }
    return false;
}

/// "gave no details", "would not comment", "declined to name", "never said"
bool TriggerFinder::isNegated(const Candidate& candidate) const {
    const TokenIndex verb = candidate.light != kNoToken ? candidate.light : candidate.trigger;
    if (m_clause.isNegated(verb)) return true;
    for (const TokenIndex noun : {candidate.object, candidate.kind == TriggerClass::Noun ? candidate.trigger : kNoToken})
        if (noun != kNoToken && m_clause.isNegated(noun)) return true;
    const TokenIndex head = m_document[verb].head;
    if (head == kNoToken || m_document[verb].relation != Relation::Xcomp) return false;
    const std::string_view governor = m_document[head].lemma;
    return governor == "decline" || governor == "refuse" || m_words.failers.contains(governor) || m_clause.isNegated(head);
}

bool TriggerFinder::fitsSubject(const Frame& frame, const Candidate& candidate) const {
    const bool impersonal = (frame.notPronounIn & m_topics[m_document[candidate.trigger].sentence]) != 0;
    if (frame.notSubjects.empty() && !impersonal) return true;
    TokenIndex verb = candidate.trigger;
    if (candidate.kind == TriggerClass::Noun) {
        if (candidate.light == kNoToken) return true;
        verb = candidate.light;
    }
    const TokenIndex subject = m_clause.agent(verb);
    if (subject == kNoToken) return true;
    return !nounIn(subject, frame.notSubjects) && !(impersonal && m_document[subject].lower == "it");
}

bool TriggerFinder::fitsNeighbours(const Frame& frame, const Candidate& candidate) const {
    if (frame.near.empty() && frame.notNear.empty()) return true;
    const language::Sentence& s = m_document.sentenceOf(candidate.trigger);
    const TokenIndex from = candidate.trigger - s.first > kNear ? candidate.trigger - kNear : s.first;
    bool found = false;
    for (TokenIndex t = from; t < std::min<TokenIndex>(s.last, candidate.last + kNear); ++t) {
        const Token& token = m_document[t];
        if (token.upos == Upos::Punct || t == candidate.trigger) continue;
        if (frame.notNear.contains(token.lemma) || frame.notNear.contains(token.lower)) return false;
        found = found || frame.near.contains(token.lemma) || frame.near.contains(token.lower);
    }
    return frame.near.empty() || found;
}

bool TriggerFinder::nounIn(TokenIndex noun, const WordSet& set) const {
    const Token& token = m_document[noun];
    if (set.contains(token.lemma) || set.contains(token.lower)) return true;
    // With the word before it: "news conference", "prime minister".
    if (noun == m_document.sentenceOf(noun).first) return false;
    return set.contains(Pair(m_document[noun - 1].lower, token.lower).text()) ||
           set.contains(Pair(m_document[noun - 1].lower, token.lemma).text());
}

bool TriggerFinder::modifierIn(TokenIndex noun, const WordSet& set) const {
    bool found = false;
    forEachChild(m_document, noun, [&](TokenIndex c) {
        const Relation r = m_document[c].relation;
        if (r == Relation::Amod || r == Relation::Compound || r == Relation::Det || r == Relation::NmodPoss ||
            r == Relation::Nmod)
            found = found || set.contains(m_document[c].lemma) || set.contains(m_document[c].lower);
    });
    if (!found && noun > m_document.sentenceOf(noun).first) found = set.contains(m_document[noun - 1].lower);
    return found;
}

/// As Clause::governs, but "on" is not governed in "signed on Friday", nor "to" by the noun in "to his protests".
bool TriggerFinder::governs(TokenIndex head, const std::string& preposition) const {
    if (!m_clause.governs(head, preposition)) return false;
    bool refused = false, other = false;
    forEachChild(m_document, head, [&](TokenIndex c) {
        const Relation r = baseOf(m_document[c].relation);
        if (r == Relation::Case && c < head && m_document[c].lower == preposition) {
            refused = true;
            return;
        }
        if (r != Relation::Obl && r != Relation::Nmod) {
            other = other || m_document[c].lower == preposition;
            return;
        }
        if (m_clause.caseOf(c) != preposition) return;
        const bool year = m_document[c].upos == Upos::Num && m_document[c].form.size() == 4;
        const bool time = year || m_lexicon.isTimeWord(m_document[c].lemma) || m_lexicon.isTimeWord(m_document[c].lower);
        refused = refused || time;
        other = other || !time;
    });
    return other || !refused;
}

/// "talks on cooperation", "a report about ties": what is only spoken of.
bool TriggerFinder::isTopic(TokenIndex noun) const {
    TokenIndex t = noun;
    for (int step = 0; step < 4 && m_document[t].relation == Relation::Conj && m_document[t].head != kNoToken; ++step)
        t = m_document[t].head;
    const Relation r = baseOf(m_document[t].relation);
    if (r != Relation::Nmod && r != Relation::Obl) return false;
    const std::string_view word = m_clause.caseOf(t);
    return word == "on" || word == "about" || word == "over" || word == "concerning" || word == "regarding";
}

bool TriggerFinder::matchVerb(TokenIndex token, const TriggerEntry& entry, Candidate& candidate) const {
    TokenIndex at = token;
    const TokenIndex end = m_document.sentenceOf(token).last;
    for (const std::string& word : entry.after) {
        const TokenIndex limit = std::min<TokenIndex>(end, at + 1 + kWordGap);
        TokenIndex found = kNoToken;
        for (TokenIndex t = at + 1; t < limit && found == kNoToken; ++t) {
            if (sameWord(m_document[t], word)) found = t;
            else if (m_document[t].upos == Upos::Verb && entry.after.size() == 1) break;
        }
        if (found == kNoToken) return false;
        at = found;
    }
    // A lone particle must belong to this verb, not to a later word: "ruled [that ...] out".
    if (entry.after.size() == 1 && at != token + 1) {
        const TokenIndex head = m_document[at].head;
        if (head != token && (head == kNoToken || m_document[head].head != token)) return false;
    }
    if (!entry.preposition.empty() && !governs(token, entry.preposition)) {
        // "took part *in*": the preposition may hang on the idiom's own noun.
        if (at == token || !(governs(at, entry.preposition) ||
                             (at + 1 < end && m_document[at + 1].lower == entry.preposition)))
            return false;
    }
    // "talked down the dollar": with a particle of its own it is another verb.
    const TokenIndex particle = m_clause.child(token, Relation::CompoundPrt);
    const bool amount = particle != kNoToken && particle + 1 < end && m_document[particle + 1].lower == "to";  // "promised up to 700"
    if (particle == token + 1 && !amount && entry.after.empty() && m_document[particle].lower != entry.preposition) return false;
    candidate.last = (at - token <= kWordGap ? at : token) + 1;
    return true;
}

bool TriggerFinder::matchNoun(TokenIndex token, const TriggerEntry& entry, Candidate& candidate) const {
    const TokenIndex begin = m_document.sentenceOf(token).first;
    TokenIndex at = token;
    for (auto word = entry.before.rbegin(); word != entry.before.rend(); ++word) {
        // "air-strike" and "air strike" alike.
        if (at > begin && m_document[at - 1].lower == "-") --at;
        if (at == begin || !sameWord(m_document[at - 1], *word)) return false;
        --at;
    }
    if (!entry.preposition.empty() && !governs(token, entry.preposition)) return false;
    candidate.first = at;
    candidate.last = token + 1;
    return true;
}

bool TriggerFinder::matchPredicate(TokenIndex token, const TriggerEntry& entry, Candidate& candidate) const {
    const TokenIndex end = m_document.sentenceOf(token).last;
    TokenIndex at = token;
    for (const std::string& word : entry.after) {
        ++at;
        if (at >= end || !sameWord(m_document[at], word)) return false;
    }
    if (!entry.preposition.empty() && !governs(at, entry.preposition) && !governs(token, entry.preposition))
        return false;
    // The word of the sequence that the others hang on speaks for it.
    TokenIndex head = token;
    for (TokenIndex t = token; t <= at; ++t)
        if (m_document[t].head == kNoToken || m_document[t].head < token || m_document[t].head > at) head = t;
    candidate.trigger = candidate.predicate = head;
    candidate.first = token;
    candidate.last = at + 1;
    return true;
}

/// "an efficient and well *coordinated* manner": a participle beside an attributive adjective.
bool TriggerFinder::isAttribute(TokenIndex token) const {
    const Token& t = m_document[token];
    return t.xpos == Xpos::VBN && t.relation == Relation::Conj && t.head != kNoToken && m_document[t.head].upos == Upos::Adj &&
           m_document[t.head].relation == Relation::Amod;
}

bool TriggerFinder::matchWords(TokenIndex token, const TriggerEntry& entry, Candidate& candidate) const {
    const Token& t = m_document[token];
    candidate.trigger = candidate.predicate = token;
    candidate.first = token;
    candidate.last = token + 1;
    candidate.kind = entry.kind;
    switch (entry.kind) {
        case TriggerClass::Verb:
            // An attributive participle tells of its noun; only "the visiting president" tells what he does.
            return t.upos == Upos::Verb && !isAttribute(token) && (t.relation != Relation::Amod || m_clause.hasChild(token, Relation::Nsubj) || (t.xpos == Xpos::VBG && candidate.frame->host)) &&
                   !(t.xpos == Xpos::VBG && !candidate.frame->host && m_clause.caseOf(token) == "with") && matchVerb(token, entry, candidate);
        case TriggerClass::Noun:
            return (t.upos == Upos::Noun || t.upos == Upos::Propn || t.xpos == Xpos::VBG) && t.relation != Relation::Compound &&
                   t.relation != Relation::Amod && !(t.upos == Upos::Verb && entry.before.empty() && entry.preposition.empty()) &&
                   matchNoun(token, entry, candidate);
        case TriggerClass::Adjective:
            // "prepared to leave" tells what one did, "was prepared to leave" what one was.
            return (t.upos == Upos::Adj || (t.upos == Upos::Verb && t.xpos != Xpos::VBD) || t.upos == Upos::Adp || !entry.after.empty()) &&
                   matchPredicate(token, entry, candidate);
        case TriggerClass::Phrase:
            return matchPredicate(token, entry, candidate);
    }
    return false;
}

bool TriggerFinder::fitsObject(const Frame& frame, const TriggerEntry& entry, Candidate& candidate) const {
    if (candidate.kind != TriggerClass::Verb) return true;
    TokenIndex object = kNoToken;
    if (!entry.preposition.empty()) object = m_clause.prepositional(candidate.trigger, entry.preposition);
    if (object == kNoToken) object = m_clause.patient(candidate.trigger);
    candidate.object = object;
    if (object == kNoToken) return frame.objects.empty();
    if (!frame.notObjects.empty()) {
        // "fight terrorism with all means": refused for what is fought as for what stands behind the preposition.
        const TokenIndex direct = entry.preposition.empty() ? object : m_clause.patient(candidate.trigger);
        if (nounIn(object, frame.notObjects) || (direct != kNoToken && nounIn(direct, frame.notObjects))) return false;
    }
    if (!frame.onlyObjects.empty()) {
        const TokenIndex direct = m_clause.child(candidate.trigger, Relation::Obj);
        if (direct != kNoToken && (m_document[direct].upos == Upos::Noun || m_document[direct].upos == Upos::Pron) &&
            !nounIn(direct, frame.onlyObjects))
            return false;
    }
    if (frame.objects.empty()) return true;
    for (const TokenIndex noun : m_clause.conjuncts(object)) {
        if (nounIn(noun, frame.objects)) return true;
        // "a series of attacks", "tons of grain", "$3 million in aid"
        for (const std::string_view preposition : {"of", "in"}) {
            const TokenIndex inner = m_clause.prepositional(noun, preposition);
            if (inner != kNoToken && nounIn(inner, frame.objects)) return true;
        }
    }
    return false;
}

bool TriggerFinder::fitsSurroundings(const Frame& frame, const Candidate& candidate) const {
    if (!frame.modifiers.empty()) {
        const TokenIndex noun = candidate.kind == TriggerClass::Verb ? candidate.object : candidate.trigger;
        if (noun == kNoToken || !modifierIn(noun, frame.modifiers)) return false;
    }
    if (!frame.notModifiers.empty() && candidate.kind == TriggerClass::Noun && modifierIn(candidate.trigger, frame.notModifiers))
        return false;
    if (!frame.subjectNouns.empty()) {
        const TokenIndex subject = m_clause.agent(candidate.trigger);
        if (subject == kNoToken) return false;
        const TokenIndex members = m_clause.prepositional(subject, "of");
        if (!nounIn(subject, frame.subjectNouns) && (members == kNoToken || !nounIn(members, frame.subjectNouns))) return false;
    }
    if (!frame.notNext.empty()) {
        const TokenIndex end = m_document.sentenceOf(candidate.trigger).last;
        for (TokenIndex t = candidate.last; t < std::min<TokenIndex>(end, candidate.last + 3); ++t)
            if (frame.notNext.contains(m_document[t].lemma) || frame.notNext.contains(m_document[t].lower)) return false;
    }
    if (frame.with.empty()) return true;
    bool found = false;
    forEachChild(m_document, candidate.trigger, [&](TokenIndex c) {
        if (baseOf(m_document[c].relation) == Relation::Obl || m_document[c].relation == Relation::Advmod ||
            baseOf(m_document[c].relation) == Relation::Nmod)
            found = found || nounIn(c, frame.with);
    });
    return found;
}

bool TriggerFinder::triggersAny(TokenIndex token, std::initializer_list<EventType> types) const {
    const Token& t = m_document[token];
    for (const TriggerEntry& entry : m_lexicon.triggersOf(t.lemma)) {
        const Frame& frame = m_lexicon.frame(entry.frame);
        // One that asks for subjects of its own cannot be told from the verb: "prepared to *meet* him".
        if (!frame.subjectNouns.empty() || std::find(types.begin(), types.end(), frame.type) == types.end()) continue;
        Candidate candidate;
        candidate.frame = &frame;
        if (matchWords(token, entry, candidate) && fitsObject(frame, entry, candidate)) return true;
    }
    return false;
}

/// The verb that lends an event noun its subject: "held talks", "carried out the attack", "was at war".
TokenIndex TriggerFinder::lightVerbOf(TokenIndex noun, const Frame& frame) const {
    TokenIndex t = noun;
    for (int step = 0; step < 4 && m_document[t].relation == Relation::Conj && m_document[t].head != kNoToken &&
                       !m_clause.isVerbal(m_document[t].head); ++step)
        t = m_document[t].head;
    // "a series of attacks", "a round of talks"
    if (m_document[t].relation == Relation::Nmod && m_document[t].head != kNoToken &&
        m_words.quantities.contains(m_document[m_document[t].head].lemma))
        t = m_document[t].head;
    const Relation r = baseOf(m_document[t].relation);
    const TokenIndex verb = m_document[t].head;
    if (verb == kNoToken || !m_clause.isVerbal(verb)) return kNoToken;
    if (r == Relation::Obj || m_document[t].relation == Relation::NsubjPass || m_document[t].relation == Relation::AclRelcl) {
        if (frame.light.contains(m_document[verb].lemma)) return verb;
        bool found = false;
        forEachChild(m_document, verb, [&](TokenIndex c) {
            if (m_document[c].relation != Relation::CompoundPrt && m_document[c].relation != Relation::Advmod) return;
            found = found || frame.light.contains(Pair(m_document[verb].lemma, m_document[c].lower).text());
        });
        return found ? verb : kNoToken;
    }
    if (r != Relation::Obl) return kNoToken;
    return frame.light.contains(Pair(m_document[verb].lemma, m_clause.caseOf(t)).text()) ? verb : kNoToken;
}

void TriggerFinder::attachNoun(Candidate& candidate) const {
    candidate.light = lightVerbOf(candidate.trigger, *candidate.frame);
    if (candidate.light != kNoToken) {
        candidate.predicate = candidate.light;
        return;
    }
    // A relative clause may hold the light verb: "talks she held with ...".
    forEachChild(m_document, candidate.trigger, [&](TokenIndex c) {
        const Relation r = m_document[c].relation;
        if ((r != Relation::AclRelcl && r != Relation::Acl) || candidate.light != kNoToken) return;
        if (candidate.frame->light.contains(m_document[c].lemma) && m_clause.patient(c) == candidate.trigger)
            candidate.light = candidate.predicate = c;
    });
    if (candidate.light != kNoToken) return;
    if (m_clause.hasChild(candidate.trigger, Relation::Cop) || m_clause.hasChild(candidate.trigger, Relation::Nsubj)) return;
    TokenIndex t = candidate.trigger;
    for (int step = 0; step < 4 && m_document[t].relation == Relation::Conj && m_document[t].head != kNoToken &&
                       !m_clause.isVerbal(m_document[t].head); ++step)
        t = m_document[t].head;
    const Relation r = m_document[t].relation;
    const TokenIndex head = m_document[t].head;
    // "flew there *in defiance* of the ban"
    if (candidate.frame->type == EventType::Reject && baseOf(r) == Relation::Obl && m_clause.caseOf(t) == "in" && head != kNoToken && m_clause.isVerbal(head))
        candidate.predicate = head;
    // "the talks are to take place": the parser may make a whole clause of the predicate.
    if ((r == Relation::Nsubj || r == Relation::NsubjPass || r == Relation::NsubjOuter) && head != kNoToken && m_clause.isVerbal(head))
        candidate.predicate = head;
}

/// "according to", "in response", "at a time": prepositions made of nouns are no events.
bool TriggerFinder::isFixedUse(TokenIndex token) const {
    const Relation r = m_document[token].relation;
    return r == Relation::Fixed || r == Relation::Case || r == Relation::Mark || r == Relation::Cc || r == Relation::Aux ||
           r == Relation::AuxPass || r == Relation::Cop;
}

void TriggerFinder::find(TokenIndex token, std::vector<Candidate>& candidates) const {
    candidates.clear();
    const Token& t = m_document[token];
    if (m_questions[token]) return;
    // "since March": the month.
    if (t.upos == Upos::Propn && isCapitalised(t) && !m_titles[t.sentence] && m_lexicon.isTimeWord(t.lower)) return;
    std::optional<bool> unreal;  // known once it is asked for
    const auto isUnreal = [&] {
        if (!unreal) unreal = isAskedAbout(token) || isInSlug(token);
        return *unreal;
    };
    const auto consider = [&](const std::vector<TriggerEntry>& entries) {
        for (const TriggerEntry& entry : entries) {
            Candidate candidate;
            const Frame& frame = m_lexicon.frame(entry.frame);
            candidate.frame = &frame;
            if (entry.kind != TriggerClass::Phrase && isFixedUse(token)) continue;
            if ((frame.notTopics & m_topics[t.sentence]) != 0) continue;
            if (!matchWords(token, entry, candidate) || !fitsObject(frame, entry, candidate) ||
                !fitsSurroundings(frame, candidate) || !fitsComplement(frame, candidate))
                continue;
            if (entry.kind == TriggerClass::Noun) attachNoun(candidate);
            if (frame.needsLight && candidate.light == kNoToken) continue;
            if (isUnreal() || ((entry.kind == TriggerClass::Noun || t.xpos == Xpos::VBG) && isInName(token))) continue;
            if (!fitsSubject(frame, candidate) || !fitsNeighbours(frame, candidate)) continue;
            if (frame.asserted && isNegated(candidate)) continue;
            if (frame.notTopical && entry.kind == TriggerClass::Noun && candidate.light == kNoToken && isTopic(token)) continue;
            const std::size_t words = entry.after.size() + entry.before.size() + (entry.preposition.empty() ? 0 : 1);
            candidate.score = frame.prior + kWordBonus * static_cast<float>(words) +
                              (frame.objects.empty() ? 0 : kObjectBonus) +
                              (frame.complement == ComplementRule::Any ? 0 : kOtherBonus) +
                              (frame.modifiers.empty() && frame.with.empty() && frame.subjectNouns.empty() ? 0 : kOtherBonus) -
                              (frame.content == ContentRule::Report ? kReportMalus : 0);
            candidates.push_back(candidate);
        }
    };
    consider(m_lexicon.triggersOf(t.lemma));
    if (t.lower != t.lemma) consider(m_lexicon.triggersOf(t.lower));
    if (candidates.empty() && t.upos == Upos::Verb && t.lower != t.lemma) {
        // A lemma that lost its last letter: "endors(e)".
        const std::string longer = std::string(t.lemma) + 'e';
        if (t.lower.starts_with(t.lemma)) consider(m_lexicon.triggersOf(longer));
        // One that it has too many or too few: "riote(d)", "shel(led)".
        for (const std::string_view ending : {"ed", "ing"})
            if (candidates.empty() && t.lower.ends_with(ending)) consider(m_lexicon.triggersOf(t.lower.substr(0, t.lower.size() - ending.size())));
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
}

}  // namespace chancery::event
