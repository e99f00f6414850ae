#include "core/time/scanner.h"

#include <array>

#include "core/base/ascii.h"

namespace chancery::time {

using language::Document;
using language::Sentence;
using language::TokenIndex;

namespace {

using base::isDigit;
using base::isLower;
using base::isUpper;

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

/// What the bytes at `at` are: a plain ASCII byte, or one of the few signs outside ASCII that matter here.
struct Glyph {
    char c = 0;       ///< '-' for dashes, '\'' for apostrophes, ' ' for wide spaces, 'a' for any other letter
    std::uint32_t length = 1;
};

Glyph glyphAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    if (byte(at) < 0x80) return {text[at], 1};
    if (byte(at) == 0xE2 && byte(at + 1) == 0x80) {
        const unsigned last = byte(at + 2);
        if (last == 0x98 || last == 0x99) return {'\'', 3};
        if (last >= 0x90 && last <= 0x95) return {'-', 3};
        if (last == 0x9C || last == 0x9D) return {'"', 3};
        if (last >= 0x80 && last <= 0x8A) return {' ', 3};
        if (last == 0xAF) return {' ', 3};
        return {'~', 3};
    }
    if (byte(at) == 0xC2 && byte(at + 1) == 0xA0) return {' ', 2};
    if (byte(at) == 0xC2) return {'~', 2};  // signs such as section, degree and pound
    return {'a', 1};
}

class AtomScanner {
public:
    AtomScanner(const Document& document, const TimeLexicon& lexicon)
        : m_document(document), m_text(document.text), m_lexicon(lexicon) {
        m_atoms.reserve(document.tokens.size() + document.tokens.size() / 4);
    }

    std::vector<Atom> run() {
        for (std::uint32_t s = 0; s < m_document.sentences.size(); ++s) scanSentence(s);
        return std::move(m_atoms);
    }

private:
    void scanSentence(std::uint32_t index) {
        const Sentence& sentence = m_document.sentences[index];
        if (sentence.size() == 0) return;
        m_token = sentence.first;
        m_lastToken = sentence.last;
        m_sentence = index;
        bool space = true;
        std::uint32_t at = sentence.span.begin;
        while (at < sentence.span.end) {
            const Glyph glyph = glyphAt(m_text, at);
            if (isSpace(glyph.c)) {
                space = true;
                at += glyph.length;
                continue;
            }
            at = scanAtom(at, sentence.span.end, glyph, space);
            space = false;
        }
    }

    std::uint32_t scanAtom(std::uint32_t at, std::uint32_t end, Glyph glyph, bool space) {
        Atom atom;
        atom.begin = at;
        atom.spaceBefore = space;
        atom.sentence = m_sentence;
        while (m_token + 1 < m_lastToken && m_document.tokens[m_token].span.end <= at) ++m_token;
        atom.token = m_token;
        if (isDigit(glyph.c)) scanNumber(atom, end);
        else if (isUpper(glyph.c) || isLower(glyph.c)) scanWord(atom, end);
        else {
            atom.sign = glyph.c;
            atom.end = at + glyph.length;
        }
        m_atoms.push_back(atom);
        return atom.end;
    }

    void scanNumber(Atom& atom, std::uint32_t end) {
        atom.kind = Atom::Kind::Number;
        std::uint32_t i = atom.begin;
        std::int64_t value = 0;
        for (; i < end && isDigit(m_text[i]); ++i)
            if (i - atom.begin < 9) value = value * 10 + (m_text[i] - '0');
        atom.end = i;
        atom.number = i - atom.begin <= 9 ? static_cast<std::int32_t>(value) : -1;
    }

    void scanWord(Atom& atom, std::uint32_t end) {
        atom.kind = Atom::Kind::Word;
        std::array<char, TimeLexicon::kMaxWord> lower{};
        std::uint32_t i = atom.begin;
        std::uint32_t upper = 0;
        bool plain = true;
        while (i < end) {
            const char c = m_text[i];
            if (isLower(c) || isUpper(c)) {
                if (i - atom.begin < lower.size()) lower[i - atom.begin] = isUpper(c) ? static_cast<char>(c + 32) : c;
                upper += isUpper(c) ? 1U : 0U;
                ++i;
            } else if (static_cast<unsigned char>(c) >= 0x80 && glyphAt(m_text, i).c == 'a') {
                plain = false;
                ++i;
            } else {
                break;
            }
        }
        atom.end = i;
        atom.capital = isUpper(m_text[atom.begin]);
        atom.allCapitals = upper == atom.length() && upper >= 2;
        if (plain && atom.length() <= lower.size()) atom.word = m_lexicon.find({lower.data(), atom.length()});
    }

    const Document& m_document;
    std::string_view m_text;
    const TimeLexicon& m_lexicon;
    std::vector<Atom> m_atoms;
    TokenIndex m_token = 0;
    TokenIndex m_lastToken = 0;
    std::uint32_t m_sentence = 0;
};

}  // namespace

std::vector<Atom> scanAtoms(const Document& document, const TimeLexicon& lexicon) {
    return AtomScanner(document, lexicon).run();
}

}  // namespace chancery::time
