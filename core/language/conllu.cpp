#include "core/language/conllu.h"

#include <array>
#include <charconv>
#include <optional>

#include "core/language/segmentation.h"

namespace chancery::language {

namespace {

constexpr std::size_t kColumns = 10;
using Columns = std::array<std::string_view, kColumns>;

/// A word before the text is whole, when no view into it can be made yet.
struct PlacedLemma {
    base::Span lemma;
};

std::optional<std::uint32_t> parseNumber(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool split(std::string_view line, Columns& columns) {
    std::size_t n = 0;
    for (; n < kColumns; ++n) {
        const std::size_t tab = line.find('\t');
        columns[n] = line.substr(0, tab);
        if (tab == line.npos) break;
        line.remove_prefix(tab + 1);
    }
    return n + 1 == kColumns;
}

class Reader {
public:
    base::Result<ConlluDocument> read(std::string_view bytes);

private:
    base::Status word(std::string_view line);
    base::Status range(std::string_view line, std::string_view id);
    base::Status endSentence();
    base::Error error(std::string_view what) const {
        return base::makeError(base::ErrorCode::Malformed,
                               "CoNLL-U line " + std::to_string(m_line) + ": " + std::string(what));
    }
    Document& document() { return m_result.document; }

    ConlluDocument m_result;
    std::string m_text;
    std::string m_lemmas;
    std::vector<PlacedLemma> m_placed;
    ConlluExtras m_extras;
    TokenIndex m_first = 0;
    std::uint32_t m_rangeEnd = 0;  ///< number of the last word of a multiword token in hand
    bool m_rangeSpace = true;
    std::size_t m_line = 0;
};

base::Status Reader::range(std::string_view line, std::string_view id) {
    m_extras.lines.push_back({static_cast<TokenIndex>(document().tokens.size()) - m_first, std::string(line)});
    const std::size_t dash = id.find('-');
    if (dash == id.npos) return {};  // an empty node
    const auto end = parseNumber(id.substr(dash + 1));
    if (!end) return error("bad range");
    m_rangeEnd = *end;
    m_rangeSpace = line.find("SpaceAfter=No") == line.npos;
    return {};
}

base::Status Reader::word(std::string_view line) {
    Columns c;
    if (!split(line, c)) return error("not ten columns");
    if (c[0].find_first_of("-.") != c[0].npos) return range(line, c[0]);
    const auto number = parseNumber(c[0]);
    const auto index = static_cast<TokenIndex>(document().tokens.size());
    if (!number || *number != index - m_first + 1) return error("word numbers must run from 1");
    if (c[1].empty()) return error("empty form");
    Token& token = document().tokens.emplace_back();
    token.span.begin = static_cast<std::uint32_t>(m_text.size());
    m_text += c[1];
    token.span.end = static_cast<std::uint32_t>(m_text.size());
    token.spaceAfter = c[9].find("SpaceAfter=No") == c[9].npos;
    if (*number < m_rangeEnd) token.spaceAfter = false;
    else if (*number == m_rangeEnd) token.spaceAfter = m_rangeSpace;
    if (token.spaceAfter) m_text += ' ';
    m_placed.push_back({{static_cast<std::uint32_t>(m_lemmas.size()),
                         static_cast<std::uint32_t>(m_lemmas.size() + c[2].size())}});
    m_lemmas += c[2];
    token.upos = parseUpos(c[3]).value_or(Upos::X);
    token.xpos = parseXpos(c[4]).value_or(Xpos::None);
    token.relation = parseRelation(c[7]).value_or(Relation::Dep);
    token.sentence = static_cast<std::uint32_t>(document().sentences.size());
    if (c[6] != "_") {
        const auto head = parseNumber(c[6]);
        if (!head) return error("bad head");
        if (*head > 0) token.head = m_first + *head - 1;
    }
    return {};
}

base::Status Reader::endSentence() {
    Document& d = document();
    const auto last = static_cast<TokenIndex>(d.tokens.size());
    if (last == m_first) {
        m_extras = {};
        return {};
    }
    Sentence sentence;
    sentence.first = m_first;
    sentence.last = last;
    sentence.span = {d.tokens[m_first].span.begin, d.tokens.back().span.end};
    for (TokenIndex t = m_first; t < last; ++t)
        if (d.tokens[t].head != kNoToken && d.tokens[t].head >= last) return error("head outside of the sentence");
    d.sentences.push_back(sentence);
    d.paragraphs.push_back(sentence.span);
    d.sentences.back().paragraph = static_cast<std::uint32_t>(d.paragraphs.size() - 1);
    m_result.extras.push_back(std::move(m_extras));
    m_extras = {};
    m_text += '\n';
    m_first = last;
    m_rangeEnd = 0;
    return {};
}

base::Result<ConlluDocument> Reader::read(std::string_view bytes) {
    while (!bytes.empty()) {
        ++m_line;
        std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
        if (line.ends_with('\r')) line.remove_suffix(1);
        base::Status status;
        if (line.empty()) status = endSentence();
        else if (line.front() == '#') m_extras.comments.emplace_back(line);
        else status = word(line);
        if (!status) return status.error();
    }
    if (auto status = endSentence(); !status) return status.error();
    Document& d = document();
    m_result.text = std::make_unique<std::string>(std::move(m_text));
    d.text = *m_result.text;
    if (!m_lemmas.empty()) {
        m_lemmas.reserve(64);  // never inside the string object itself, which moves with the document
        d.strings.push_back(std::move(m_lemmas));
    }
    for (std::size_t i = 0; i < d.tokens.size(); ++i) {
        Token& token = d.tokens[i];
        token.form = base::textOf(d.text, token.span);
        token.lemma = base::textOf(d.strings.front(), m_placed[i].lemma);
    }
    fillLower(d);
    return std::move(m_result);
}

void append(std::string& out, std::uint32_t number) {
    std::array<char, 12> buffer;
    out.append(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr);
}

void writeText(std::string& out, const Document& d, const Sentence& sentence) {
    out += "# text = ";
    for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
        out += d.tokens[t].form;
        if (d.tokens[t].spaceAfter && t + 1 < sentence.last) out += ' ';
    }
    out += '\n';
}

void writeWord(std::string& out, const Token& token, const Sentence& sentence, TokenIndex t) {
    append(out, t - sentence.first + 1);
    const std::array<std::string_view, 5> columns = {token.form, token.lemma.empty() ? "_" : token.lemma,
                                                     name(token.upos), name(token.xpos), "_"};
    for (const std::string_view column : columns) {
        out += '\t';
        out += column;
    }
    out += '\t';
    const bool inside = token.head != kNoToken && token.head >= sentence.first && token.head < sentence.last;
    append(out, inside ? token.head - sentence.first + 1 : 0);
    out += '\t';
    out += inside || token.relation != Relation::Dep ? name(token.relation) : name(Relation::Root);
    out += token.spaceAfter ? "\t_\t_\n" : "\t_\tSpaceAfter=No\n";
}

}  // namespace

base::Result<ConlluDocument> readConllu(std::string_view bytes) { return Reader().read(bytes); }

std::string writeConllu(const Document& document, const std::vector<ConlluExtras>* extras) {
    std::string out;
    out.reserve(document.tokens.size() * 48);
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
        const Sentence& sentence = document.sentences[s];
        const ConlluExtras* const own = extras != nullptr && s < extras->size() ? &(*extras)[s] : nullptr;
        if (own == nullptr) writeText(out, document, sentence);
        else
            for (const std::string& comment : own->comments) out.append(comment).push_back('\n');
        std::size_t line = 0;
        for (TokenIndex t = sentence.first; t <= sentence.last; ++t) {
            while (own != nullptr && line < own->lines.size() && own->lines[line].before <= t - sentence.first)
                out.append(own->lines[line++].text).push_back('\n');
            if (t < sentence.last) writeWord(out, document.tokens[t], sentence, t);
        }
        out += '\n';
    }
    return out;
}

}  // namespace chancery::language
