// The story on a page. Every block of text gives points to the elements around it, as in Readability (Arc90):
// long sentences with commas and few links are prose; the nearest ancestors get most. The best element,
// joined with siblings that are of the same kind, holds the story; inside it, boilerpipe's measures (words,
// link density, neighbours) decide block by block. Elements whose names say furniture are left out unless
// they hold most of the page's prose.
#include "core/article/html/main_text.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_set>

#include "core/article/encoding.h"
#include "core/article/html/blocks.h"
#include "core/base/utf8.h"

namespace chancery::article {

namespace {

constexpr std::uint32_t kProseWords = 8;  ///< shorter blocks score nothing
constexpr double kMaxProseLinks = 0.5;    ///< share of linked words
constexpr double kFurnitureMass = 0.4;    ///< an element with this share of the prose is no furniture
constexpr double kTitleBonus = 1.3;       ///< for an element that holds the headline as well
constexpr double kArticleWords = 80;
constexpr double kArticleShare = 0.15;
constexpr double kSiblingShare = 0.2;          ///< of the best score
constexpr std::size_t kMinDeclaredWords = 40;  ///< shorter declared bodies are teasers
constexpr double kDeclaredCover = 0.75;        ///< share of the declared body's words that the page must show

/// Lines that every other site prints between paragraphs; folded.
constexpr auto kLabels = std::to_array<std::string_view>(
    {"advert", "advertisement", "ad", "advertising", "story continues below", "related",
     "related:", "read more", "share", "share this", "sponsored", "loading...", "print", "email"});
constexpr auto kCallStarts = std::to_array<std::string_view>(
    {"read more:", "read also:", "also read:", "see also:", "related:", "more:", "watch:", "click here",
     "subscribe to", "sign up for", "sign up to", "get the latest", "download the", "have a tip?",
     "image copyright", "media playback", "story continues", "follow us on", "[button"});
/// Only where the text is linked.
constexpr auto kCalls = std::to_array<std::string_view>(
    {"newsletter", "subscribe", "sign up", "click here", "on facebook", "follow us", "download our app"});

bool endsSentence(std::string_view text) {
    for (std::string_view quote : {"\"", "'", "\xE2\x80\x9D", "\xE2\x80\x99", ")", "]"})
        if (text.ends_with(quote)) text.remove_suffix(quote.size());
    return !text.empty() &&
           (text.back() == '.' || text.back() == '!' || text.back() == '?' || text.back() == ':' ||
            text.ends_with("\xE2\x80\xA6") || text.ends_with("\xE3\x80\x82"));
}

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> out;
    const auto isWord = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    // Curly quotes, dashes and dots: the whole block U+2000..U+203F.
    const auto isMark = [&](std::size_t at) {
        return text[at] == '\xE2' && at + 1 < text.size() && text[at + 1] == '\x80';
    };
    for (std::size_t at = 0; at < text.size();) {
        if (!isWord(text[at]) || isMark(at)) {
            at += isWord(text[at]) ? 3 : 1;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isWord(text[end]) && !isMark(end)) ++end;
        out.push_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

/// Hashes of every two words that follow each other.
std::vector<std::uint64_t> pairsOf(std::string_view text) {
    const std::vector<std::string_view> words = wordsOf(text);
    std::vector<std::uint64_t> out;
    const std::hash<std::string_view> hash;
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        out.push_back(hash(words[i]) * 31 + hash(words[i + 1]));
    return out;
}

class StoryFinder {
public:
    StoryFinder(const Page& page, std::vector<TextBlock> blocks, std::string_view title)
        : m_page(page), m_blocks(std::move(blocks)), m_title(base::foldForLookup(title)) {}

    std::vector<const TextBlock*> find() {
        weigh();
        markFurniture();
        markTitle();
        score();
        const std::uint32_t best = bestElement();
        std::vector<const TextBlock*> story;
        if (best == kNone) return story;
        const std::unordered_set<std::uint32_t> roots = withSiblings(best);
        for (const TextBlock& block : m_blocks)
            if (!block.hidden && isBelow(block.element, roots)) story.push_back(&block);
        return filtered(story);
    }

    /// The blocks that the declared body holds, and those of `story` that stand between them.
    std::vector<const TextBlock*> findDeclared(std::string_view declared,
                                               const std::vector<const TextBlock*>& story) const {
        const std::vector<std::uint64_t> pairs = pairsOf(declared);
        const std::unordered_set<std::uint64_t> known(pairs.begin(), pairs.end());
        const std::unordered_set<const TextBlock*> inStory(story.begin(), story.end());
        std::vector<const TextBlock*> out;
        std::size_t last = 0;
        bool begun = false;
        for (const TextBlock& block : m_blocks) {
            const std::vector<std::uint64_t> own = pairsOf(block.text);
            const auto hits = std::count_if(own.begin(), own.end(),
                                            [&](std::uint64_t pair) { return known.contains(pair); });
            const bool declaredToo = own.size() >= 4 && !block.isHeading() && !isCall(block) &&
                                     static_cast<double>(hits) >= 0.7 * static_cast<double>(own.size());
            const bool repeated = declaredToo && !out.empty() && block.text == out.back()->text;
            begun = begun || (declaredToo && (inStory.contains(&block) || story.empty()));
            if (!begun || repeated || !(declaredToo || inStory.contains(&block))) continue;
            out.push_back(&block);
            if (declaredToo) last = out.size();
        }
        out.resize(last);
        return out;
    }

private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    static bool isScoring(const TextBlock& block) {
        return !block.hidden && block.words >= kProseWords && block.linkDensity() < kMaxProseLinks &&
               !block.isHeading();
    }

    /// Words below an element: in prose and not linked, linked, and all.
    struct Weight {
        double prose = 0;
        double linked = 0;
        double words = 0;
    };

    void weigh() {
        m_weight.assign(m_page.nodes().size(), {});
        for (const TextBlock& block : m_blocks) {
            if (block.hidden) continue;
            Weight& weight = m_weight[block.element];
            if (isScoring(block)) weight.prose += block.words - block.linkedWords;
            weight.linked += block.linkedWords;
            weight.words += block.words;
        }
        m_pictures.assign(m_page.nodes().size(), 0);
        // Children come after their parents.
        for (auto i = static_cast<std::uint32_t>(m_page.nodes().size()); i-- > 1;) {
            Weight& parent = m_weight[m_page.node(i).parent];
            parent.prose += m_weight[i].prose;
            parent.linked += m_weight[i].linked;
            parent.words += m_weight[i].words;
            if (m_page.node(i).tag == Tag::Img || m_pictures[i] != 0) m_pictures[m_page.node(i).parent] = 1;
        }
    }

    void markFurniture() {
        std::vector<char> furniture(m_page.nodes().size(), 0);
        const double all = m_weight[0].prose;
        for (std::uint32_t i = 1; i < m_page.nodes().size(); ++i) {
            const Node& node = m_page.node(i);
            furniture[i] = furniture[node.parent];
            if (furniture[i] || node.tag == Tag::Text || node.tag == Tag::Body || node.tag == Tag::Html ||
                node.tag == Tag::Main)
                continue;
            furniture[i] =
                hintOf(m_page, i) == Hint::Furniture && m_weight[i].prose < kFurnitureMass * all ? 1 : 0;
        }
        for (TextBlock& block : m_blocks) block.hidden = block.hidden || furniture[block.element] != 0;
        weigh();
    }

    /// Elements around the headline: the page's first <h1>, or any heading with the title's words.
    void markTitle() {
        m_hasTitle.assign(m_page.nodes().size(), 0);
        bool first = true;
        for (const TextBlock& block : m_blocks) {
            if (!block.isHeading() || block.hidden) continue;
            const bool same = block.text.size() > 6 && !m_title.empty() &&
                              m_title.find(base::foldForLookup(block.text)) != std::string::npos;
            if (!same && !(first && block.tag == Tag::H1)) continue;
            first = first && block.tag != Tag::H1;
            for (std::uint32_t at = block.element; at != 0; at = m_page.node(at).parent) m_hasTitle[at] = 1;
        }
    }

    void score() {
        m_score.assign(m_page.nodes().size(), 0);
        for (const TextBlock& block : m_blocks) {
            if (!isScoring(block)) continue;
            double points = 1.0 + std::min(block.commas, 5U) + std::min(block.words / 20.0, 4.0);
            points *= 1.0 - block.linkDensity();
            if (block.tag == Tag::Li || block.tag == Tag::Td) points *= 0.5;
            std::uint32_t at = block.tag == Tag::Div ? block.element : m_page.node(block.element).parent;
            for (int level = 0; level < 5; ++level) {
                m_score[at] += points / (level == 0 ? 1.0 : level == 1 ? 2.0 : level * 3.0);
                if (at == 0) break;
                at = m_page.node(at).parent;
            }
        }
    }

    /// The only <article> with the headline and a fair part of the prose: nothing outside it is looked at.
    std::uint32_t onlyArticle() const {
        std::uint32_t only = 0;
        for (std::uint32_t i = 1; i < m_weight.size(); ++i) {
            const Weight& weight = m_weight[i];
            if (!isWholeArticle(i) || weight.prose < kArticleWords ||
                weight.prose < kArticleShare * m_weight[0].prose)
                continue;
            if (only != 0) return 0;
            only = i;
        }
        return only;
    }

    std::uint32_t bestElement() const {
        std::uint32_t best = kNone;
        double bestScore = 0;
        const std::uint32_t only = onlyArticle();
        for (std::uint32_t i = 0; i < m_score.size(); ++i) {
            if (m_score[i] <= 0 || (only != 0 && !isBelow(i, {only}))) continue;
            double value = m_score[i];
            const Tag tag = m_page.node(i).tag;
            if (i > 0 && hintOf(m_page, i) == Hint::Story) value = value * 1.3 + 5;
            if (tag == Tag::Article || tag == Tag::Main) value *= 1.1;
            if (m_hasTitle[i]) value *= kTitleBonus;
            if (tag == Tag::Body || tag == Tag::Html || i == 0) value *= 0.8;
            if (value > bestScore) {
                bestScore = value;
                best = i;
            }
        }
        if (best == kNone) return best;
        return climbed(best);
    }

    /// Paragraphs in several boxes of one story: an element above that holds much more prose, and little
    /// else, is it.
    std::uint32_t climbed(std::uint32_t best) const {
        for (std::uint32_t at = m_page.node(best).parent; at != 0; at = m_page.node(at).parent) {
            const Tag tag = m_page.node(at).tag;
            if (tag == Tag::Body || tag == Tag::Html || isWholeArticle(best)) break;
            const Weight& weight = m_weight[at];
            const bool story = hintOf(m_page, at) == Hint::Story;
            const bool grows = weight.prose >= (story ? 1.02 : 1.2) * m_weight[best].prose;
            const bool pure =
                weight.prose >= (story ? 0.5 : 0.8) * weight.words && weight.linked <= 0.25 * weight.words;
            if (grows && pure) best = at;
        }
        return best;
    }

    /// An <article> with the headline in it: what stands beside it is another story.
    bool isWholeArticle(std::uint32_t element) const {
        return m_page.node(element).tag == Tag::Article && m_hasTitle[element] != 0;
    }

    std::unordered_set<std::uint32_t> withSiblings(std::uint32_t best) const {
        std::unordered_set<std::uint32_t> roots{best};
        if (best == 0 || isWholeArticle(best)) return roots;
        const double enough = std::max(5.0, kSiblingShare * m_score[best]);
        for (std::uint32_t i = m_page.node(m_page.node(best).parent).firstChild; i != 0;
             i = m_page.node(i).next) {
            const Node& node = m_page.node(i);
            if (node.tag == Tag::Text || i == best) continue;
            const bool sameClass = !m_page.attribute(i, "class").empty() &&
                                   m_page.attribute(i, "class") == m_page.attribute(best, "class");
            if (m_score[i] >= enough || (sameClass && m_score[i] >= enough / 2) ||
                (node.tag == Tag::P && m_weight[i].prose >= 15))
                roots.insert(i);
        }
        return roots;
    }

    bool isBelow(std::uint32_t element, const std::unordered_set<std::uint32_t>& roots) const {
        for (std::uint32_t at = element;; at = m_page.node(at).parent) {
            if (roots.contains(at)) return true;
            if (at == 0) return false;
        }
    }

    /// "© Jane Roe", "ADVERTISEMENT", "Read more: ...", "Sign up for our newsletter".
    static bool isCall(const TextBlock& block) {
        if (block.words > 40) return false;
        const std::string text = base::foldForLookup(block.text);
        if (text.starts_with("\xC2\xA9")) return true;
        if (block.words <= 4 && std::find(kLabels.begin(), kLabels.end(), text) != kLabels.end()) return true;
        for (std::string_view start : kCallStarts)
            if (text.starts_with(start)) return true;
        if (block.linkedWords == 0) return false;
        return std::any_of(kCalls.begin(), kCalls.end(),
                           [&](std::string_view call) { return text.find(call) != std::string::npos; });
    }

    /// A short text that shares its box with a picture and nothing else.
    bool isCaption(const TextBlock& block) const {
        if (block.words > 60) return false;
        std::uint32_t at = block.element;
        if (block.tag == Tag::P) at = m_page.node(at).parent;
        for (int level = 0; level < 4 && at != 0; ++level, at = m_page.node(at).parent) {
            if (m_weight[at].words > block.words * 1.5 + 6) return false;
            if (m_pictures[at] != 0) return true;
        }
        return false;
    }

    bool isNoise(const TextBlock& block) const {
        if (isCall(block) || isCaption(block)) return true;
        if (block.tag == Tag::Li) return block.linkDensity() > 0.6;
        if (block.words <= 30 && block.linkDensity() > 0.66) return true;
        return block.linkDensity() > 0.8;
    }

    /// What is left when link lists, calls to action and loose ends are taken out.
    std::vector<const TextBlock*> filtered(const std::vector<const TextBlock*>& story) const {
        std::vector<const TextBlock*> kept;
        for (const TextBlock* block : story)
            if (!isNoise(*block)) kept.push_back(block);
        // The story begins and ends with prose: headline, byline, tags and empty headings around it go.
        const auto isBody = [](const TextBlock* block) {
            return !block->isHeading() &&
                   (block->words >= 15 ||
                    (block->words >= 5 && endsSentence(block->text) && block->linkDensity() < 0.4));
        };
        while (!kept.empty() && !isBody(kept.back())) kept.pop_back();
        kept.erase(kept.begin(), std::find_if(kept.begin(), kept.end(), isBody));
        return kept;
    }

    const Page& m_page;
    std::vector<TextBlock> m_blocks;
    std::string m_title;
    std::vector<Weight> m_weight;
    std::vector<double> m_score;
    std::vector<char> m_hasTitle;
    std::vector<char> m_pictures;  ///< 1: a picture is somewhere below
};

std::string joined(const std::vector<const TextBlock*>& blocks) {
    std::string out;
    for (const TextBlock* block : blocks) {
        if (!out.empty()) out += "\n\n";
        out += block->text;
    }
    return cleanText(out);
}

}  // namespace

std::string findMainText(const Page& page, std::string_view declaredBody, std::string_view title) {
    StoryFinder finder(page, findBlocks(page), title);
    const std::vector<const TextBlock*> story = finder.find();
    const std::string found = joined(story);
    const std::size_t declaredWords = wordsOf(declaredBody).size();
    if (declaredWords < kMinDeclaredWords) return found;
    const std::size_t foundWords = wordsOf(found).size();
    // A declared body much shorter than the page's story is its beginning only.
    if (static_cast<double>(declaredWords) < kDeclaredCover * static_cast<double>(foundWords)) return found;
    std::string agreed = joined(finder.findDeclared(declaredBody, story));
    const auto agreedWords = static_cast<double>(wordsOf(agreed).size());
    if (agreedWords >= kDeclaredCover * static_cast<double>(declaredWords)) return agreed;
    // The page shows less than it declares: its text comes by script.
    return static_cast<double>(foundWords) >= kDeclaredCover * static_cast<double>(declaredWords)
               ? found
               : std::string(declaredBody);
}

}  // namespace chancery::article
