#include "core/actor/atoms.h"

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace chancery::actor {
namespace {

using base::isDigit;
using base::isLower;
using base::isUpper;

constexpr std::uint64_t kSeed = 0xcbf29ce484222325ULL;
constexpr std::uint64_t kPrime = 0x100000001b3ULL;

constexpr std::uint64_t finish(std::uint64_t h) {
    h ^= h >> 32;
    h *= 0x9E3779B97F4A7C15ULL;
    h ^= h >> 29;
    return h == 0 ? 1 : h;
}


/// Bytes of a dash, hyphen or slash at `at` that part a word; 0 if there is none.
std::size_t separatorAt(std::string_view w, std::size_t at) {
    const char c = w[at];
    if (c == '-' || c == '/' || c == '_') return 1;
    // U+2010..U+2015
    if (c == '\xE2' && at + 2 < w.size() && w[at + 1] == '\x80' && w[at + 2] >= '\x90' && w[at + 2] <= '\x95')
        return 3;
    return 0;
}

/// Bytes of an apostrophe-like sign at `at`: ASCII ones, U+2018, U+2019, U+02BB..U+02BF.
std::size_t apostropheAt(std::string_view w, std::size_t at) {
    const char c = w[at];
    if (c == '\'' || c == '`') return 1;
    if (c == '\xE2' && at + 2 < w.size() && w[at + 1] == '\x80' &&
        (w[at + 2] == '\x98' || w[at + 2] == '\x99'))
        return 3;
    if (c == '\xCA' && at + 1 < w.size() && w[at + 1] >= '\xBB' && w[at + 1] <= '\xBF') return 2;
    return 0;
}

/// Length of a possessive ending of `w` ("'s", "’s"), 0 if none.
std::size_t possessiveEnding(std::string_view w) {
    if (w.size() >= 2 && (w.back() == 's' || w.back() == 'S')) {
        if (w[w.size() - 2] == '\'') return 2;
        if (w.size() >= 4 && apostropheAt(w, w.size() - 4) == 3) return 4;
    }
    return 0;
}

}  // namespace

void WordFolding::addSpelling(std::string_view word, std::string_view same) { m_spellings[hashOf(word)] = hashOf(same); }

/// Folds one part; nothing is appended for a part without letters or digits.
void WordFolding::appendPart(std::string_view part, std::uint32_t begin, language::TokenIndex token, bool clitic,
                             std::vector<Atom>& out) const {
    std::uint64_t h = kSeed;
    std::uint32_t letters = 0, uppers = 0, lowers = 0, digits = 0;
    bool ascii = true;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const char c = part[i];
        char folded = c;
        if (isUpper(c)) {
            ++uppers, ++letters;
            folded = static_cast<char>(c + 32);
        } else if (isLower(c)) {
            ++lowers, ++letters;
        } else if (isDigit(c)) {
            ++digits;
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            if (const std::size_t n = apostropheAt(part, i)) {
                i += n - 1;
                continue;
            }
            ascii = false;
            break;
        } else {
            continue;
        }
        h = (h ^ static_cast<unsigned char>(folded)) * kPrime;
    }
    bool capital = !part.empty() && isUpper(part.front());
    if (!ascii) {
        const std::string folded = base::foldForLookup(part);
        h = kSeed;
        letters = digits = 0;
        for (const char c : folded) {
            if (isLower(c) || static_cast<unsigned char>(c) >= 0x80)
                ++letters;
            else if (isDigit(c))
                ++digits;
            else
                continue;
            h = (h ^ static_cast<unsigned char>(c)) * kPrime;
        }
        uppers = lowers = 0;
        for (const char c : part) uppers += isUpper(c), lowers += isLower(c);
        // A capital outside ASCII ("Özal") shows as a first letter that folding changed beyond its accent.
        std::size_t at = 0;
        const char32_t first = part.empty() ? 0 : base::nextCodePoint(part, at);
        capital = capital || (first >= 0xC0 && first <= 0xDE) ||
                  (first >= 0x100 && first < 0x180 && first % 2 == 0) || (first >= 0x410 && first <= 0x42F);
    }
    if (letters + digits == 0) return;
    Atom atom;
    atom.hash = finish(h);
    if (const std::uint64_t* same = m_spellings.find(atom.hash)) atom.hash = *same;
    atom.token = token;
    atom.span = {begin, begin + static_cast<std::uint32_t>(part.size())};
    atom.clitic = clitic;
    if (uppers >= 2 && lowers == 0)
        atom.shape = Shape::AllCaps;
    else if (capital || uppers > 0)
        atom.shape = Shape::Capital;
    else if (letters > 0)
        atom.shape = Shape::Lower;
    else
        atom.shape = Shape::Other;
    out.push_back(atom);
}

void WordFolding::appendAtoms(std::string_view word, std::uint32_t offset, language::TokenIndex token,
                              std::vector<Atom>& out) const {
    const std::size_t ending = possessiveEnding(word);
    const std::size_t stop = word.size() - ending;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < stop;) {
        if (const std::size_t n = separatorAt(word.substr(0, stop), i)) {
            appendPart(word.substr(begin, i - begin), offset + static_cast<std::uint32_t>(begin), token,
                       false, out);
            i += n;
            begin = i;
        } else {
            ++i;
        }
    }
    appendPart(word.substr(begin, stop - begin), offset + static_cast<std::uint32_t>(begin), token, false,
               out);
    if (ending > 0) {
        appendPart(word.substr(stop), offset + static_cast<std::uint32_t>(stop), token, true, out);
    }
}

std::vector<Atom> WordFolding::atomsOf(std::string_view phrase) const {
    std::vector<Atom> out;
    std::size_t begin = 0;
    while (begin < phrase.size()) {
        const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
        if (end > begin)
            appendAtoms(phrase.substr(begin, end - begin), static_cast<std::uint32_t>(begin), 0, out);
        begin = end + 1;
    }
    return out;
}

std::uint64_t WordFolding::hashOfPhrase(std::string_view phrase) const {
    std::uint64_t hash = 0;
    for (const Atom& atom : atomsOf(phrase)) hash = phraseHash(hash, atom);
    return hash;
}

std::uint64_t WordFolding::hashOf(std::string_view word) const {
    std::vector<Atom> atoms;
    atoms.reserve(2);
    appendPart(word, 0, 0, false, atoms);
    return atoms.empty() ? 0 : atoms.front().hash;
}

void AtomSequence::assign(const language::Document& document, const WordFolding& folding, language::TokenIndex first,
                          language::TokenIndex last) {
    atoms.clear();
    firstOfToken.clear();
    firstToken = first;
    for (language::TokenIndex t = first; t < last; ++t) {
        firstOfToken.push_back(static_cast<std::uint32_t>(atoms.size()));
        const language::Token& token = document.tokens[t];
        folding.appendAtoms(token.form, token.span.begin, t, atoms);
    }
    firstOfToken.push_back(static_cast<std::uint32_t>(atoms.size()));
}

}  // namespace chancery::actor
