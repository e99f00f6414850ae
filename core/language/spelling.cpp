#include "core/language/spelling.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/json_reader.h"

namespace chancery::language {

namespace {

constexpr std::size_t kMaxWord = 24;  // no listed word is longer

/// ASCII lower case into a small buffer; empty if the word is longer than any listed one.
class Lowered {
public:
    explicit Lowered(std::string_view word) {
        if (word.size() > kMaxWord) return;
        std::transform(word.begin(), word.end(), m_buffer.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        m_size = word.size();
    }
    std::string_view view() const { return {m_buffer.data(), m_size}; }

private:
    std::array<char, kMaxWord> m_buffer{};
    std::size_t m_size = 0;
};

}  // namespace

base::Result<Spelling> Spelling::parse(std::string_view json) {
    Spelling s;
    const auto tree = base::readJson(json);
    if (!tree) return base::makeError(base::ErrorCode::Malformed, "abbreviations.json: " + tree.error().message);
    const nlohmann::json& root = *tree;
    try {
        const auto fill = [](const nlohmann::json& list, base::WordSet& set) {
            for (const auto& word : list) set.insert(word.get<std::string>());
        };
        const auto abbreviations = [&](const char* key, AbbreviationKind kind) {
            for (const auto& word : root.at(key)) {
                AbbreviationKind& known = s.m_abbreviations[word.get<std::string>()];
                if (known == AbbreviationKind::None) known = kind;
            }
        };
        abbreviations("titles", AbbreviationKind::Title);
        abbreviations("months", AbbreviationKind::Month);
        abbreviations("weekdays", AbbreviationKind::Weekday);
        abbreviations("general", AbbreviationKind::General);
        abbreviations("before_number", AbbreviationKind::BeforeNumber);
        fill(root.at("before_number"), s.m_beforeNumber);
        fill(root.at("words_that_are_not_abbreviations_at_the_end"), s.m_alsoWords);
        fill(root.at("sentence_starters"), s.m_starters);
        fill(root.at("speech_verbs"), s.m_speechVerbs);
        fill(root.at("hyphen_prefixes"), s.m_hyphenPrefixes);
        fill(root.at("units"), s.m_units);
        fill(root.at("domain_ends"), s.m_domainEnds);
        fill(root.at("leading_apostrophe"), s.m_leadingApostrophe);
        for (const auto& [word, length] : root.at("contractions").items()) {
            const auto at = length.get<std::size_t>();
            if (at == 0 || at >= word.size())
                return base::makeError(base::ErrorCode::Malformed, "abbreviations.json: contraction " + word);
            s.m_contractions[word] = at;
        }
        for (const auto& [verb, forms] : root.at("verb_forms").items())
            for (const auto& form : forms) s.m_verbForms[form.get<std::string>()] = verb;
        const auto& syllables = root.at("name_syllables");
        fill(syllables.at("onsets"), s.m_onsets);
        fill(syllables.at("vowels"), s.m_vowels);
        fill(syllables.at("codas"), s.m_codas);
        fill(syllables.at("not"), s.m_notSyllables);
    } catch (const nlohmann::json::exception& e) {
        return base::makeError(base::ErrorCode::Malformed, std::string("abbreviations.json: ") + e.what());
    }
    return s;
}

AbbreviationKind Spelling::abbreviation(std::string_view word) const {
    if (word.size() > kMaxWord) return AbbreviationKind::None;
    const AbbreviationKind* const kind = m_abbreviations.find(word);
    return kind == nullptr ? AbbreviationKind::None : *kind;
}

bool Spelling::isHyphenPrefix(std::string_view word) const {
    return m_hyphenPrefixes.contains(Lowered(word).view());
}

bool Spelling::isDomainEnd(std::string_view word) const { return m_domainEnds.contains(Lowered(word).view()); }

std::string_view Spelling::verbOf(std::string_view lower) const {
    const std::string* const verb = m_verbForms.find(lower);
    return verb == nullptr ? std::string_view() : std::string_view(*verb);
}

std::size_t Spelling::contractionSplit(std::string_view word) const {
    const std::size_t* const split = m_contractions.find(Lowered(word).view());
    return split == nullptr ? 0 : *split;
}

bool Spelling::isSyllable(std::string_view lower) const {
    for (std::size_t i = 0; i < std::min<std::size_t>(3, lower.size()); ++i) {
        if (!m_onsets.contains(lower.substr(0, i))) continue;
        for (std::size_t j = i + 1; j <= lower.size(); ++j)
            if (m_vowels.contains(lower.substr(i, j - i)) && m_codas.contains(lower.substr(j))) return true;
    }
    return false;
}

bool Spelling::isGivenNamePair(std::string_view first, std::string_view second) const {
    if (first.size() < 2 || first.size() > 7 || second.size() < 2 || second.size() > 7) return false;
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!isUpper(first[0]) || isUpper(first[1]) || isUpper(second[1])) return false;
    const Lowered a(first), b(second);
    // "Ten-man" is no name although both halves could be; "un" and "in" end many Korean ones.
    return !m_notSyllables.contains(a.view()) && isSyllable(a.view()) && isSyllable(b.view());
}

bool isOrdinal(std::string_view form) {
    if (form.size() < 3) return false;
    const std::string_view number = form.substr(0, form.size() - 2), ending = form.substr(form.size() - 2);
    return std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           (ending == "th" || ending == "st" || ending == "nd" || ending == "rd");
}

}  // namespace chancery::language
