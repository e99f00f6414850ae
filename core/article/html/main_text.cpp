// The story on a page. Every block of text gives points to the elements around it, as in Readability (Arc90): long
// sentences with commas and few links are prose; the nearest ancestors get most. The best element, joined with siblings
// that are of the same kind, holds the story; inside it, boilerpipe's measures (words, link density, neighbours) decide
// block by block. Elements whose names say furniture are left out unless they hold most of the page's prose.
#include "core/article/html/main_text.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "core/article/encoding.h"
#include "core/article/html/blocks.h"
#include "core/base/utf8.h"

namespace chancery::article {

namespace {

constexpr std::uint32_t kProseWords = 8;          ///< shorter blocks score nothing
constexpr double kMaxProseLinks = 0.5;            ///< share of linked words
constexpr double kFurnitureMass = 0.4;            ///< an element with this share of the prose is no furniture
constexpr double kSiblingShare = 0.2;             ///< of the best score
constexpr std::size_t kMinDeclaredWords = 40;     ///< shorter declared bodies are teasers
constexpr double kDeclaredCover = 0.75;           ///< share of the declared body's words that the page must show

bool endsSentence(std::string_view text) {
    for (std::string_view quote : {"\"", "'", "\xE2\x80\x9D", "\xE2\x80\x99", ")", "]"})
        if (text.ends_with(quote)) text.remove_suffix(quote.size());
    return !text.empty() && (text.back() == '.' || text.back() == '!' || text.back() == '?' || text.back() == ':' || text.ends_with("\xE2\x80\xA6"));
}

class StoryFinder {
public:
    StoryFinder(const Page& page, std::vector<TextBlock> blocks) : m_page(page), m_blocks(std::move(blocks)) {}

    std::vector<const TextBlock*> find() {
        weigh();
        markFurniture();
        score();
        const std::uint32_t best = bestElement();
        std::vector<const TextBlock*> story;
        if (best == kNone) return story;
        const std::unordered_set<std::uint32_t> roots = withSiblings(best);
        for (const TextBlock& block : m_blocks)
            if (!block.hidden && isBelow(block.element, roots)) story.push_back(&block);
        return filtered(story);
    }

private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    static bool isScoring(const TextBlock& block) {
        return !block.hidden && block.words >= kProseWords && block.linkDensity() < kMaxProseLinks && !block.isHeading();
    }

    /// Words of prose below every element.
    void weigh() {
        m_mass.assign(m_page.nodes().size(), 0);
        for (const TextBlock& block : m_blocks)
            if (isScoring(block)) m_mass[block.element] += block.words - block.linkedWords;
        for (auto i = static_cast<std::uint32_t>(m_page.nodes().size()); i-- > 1;) m_mass[m_page.node(i).parent] += m_mass[i];
    }

    void markFurniture() {
        std::vector<char> furniture(m_page.nodes().size(), 0);
        const double all = m_mass[0];
        for (std::uint32_t i = 1; i < m_page.nodes().size(); ++i) {
            const Node& node = m_page.node(i);
            furniture[i] = furniture[node.parent];
            if (furniture[i] || node.tag == Tag::Text || node.tag == Tag::Body || node.tag == Tag::Html || node.tag == Tag::Main) continue;
            furniture[i] = hintOf(m_page, i) == Hint::Furniture && m_mass[i] < kFurnitureMass * all ? 1 : 0;
        }
        for (TextBlock& block : m_blocks) block.hidden = block.hidden || furniture[block.element] != 0;
        weigh();
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

    std::uint32_t bestElement() const {
        std::uint32_t best = kNone;
        double bestScore = 0;
        for (std::uint32_t i = 0; i < m_score.size(); ++i) {
            if (m_score[i] <= 0) continue;
            double value = m_score[i];
            const Tag tag = m_page.node(i).tag;
            if (i > 0 && hintOf(m_page, i) == Hint::Story) value = value * 1.3 + 5;
            if (tag == Tag::Article || tag == Tag::Main) value *= 1.1;
            if (tag == Tag::Body || tag == Tag::Html || i == 0) value *= 0.8;
            if (value > bestScore) {
                bestScore = value;
                best = i;
            }
        }
        if (best == kNone) return best;
        // Paragraphs in several boxes of one story: the parent holds much more prose and little else.
        while (best != 0) {
            const std::uint32_t parent = m_page.node(best).parent;
            const Tag tag = m_page.node(parent).tag;
            if (parent == 0 || tag == Tag::Body || tag == Tag::Html) break;
            if (m_score[parent] < 0.7 * m_score[best] || m_mass[parent] < 1.25 * m_mass[best]) break;
            best = parent;
        }
        return best;
    }

    std::unordered_set<std::uint32_t> withSiblings(std::uint32_t best) const {
        std::unordered_set<std::uint32_t> roots{best};
        if (best == 0) return roots;
        const double enough = std::max(5.0, kSiblingShare * m_score[best]);
        for (std::uint32_t i = m_page.node(m_page.node(best).parent).firstChild; i != 0; i = m_page.node(i).next) {
            const Node& node = m_page.node(i);
            if (node.tag == Tag::Text || i == best) continue;
            const bool sameClass = !m_page.attribute(i, "class").empty() && m_page.attribute(i, "class") == m_page.attribute(best, "class");
            if (m_score[i] >= enough || (sameClass && m_score[i] >= enough / 2) || (node.tag == Tag::P && m_mass[i] >= 15)) roots.insert(i);
        }
        return roots;
    }

    bool isBelow(std::uint32_t element, const std::unordered_set<std::uint32_t>& roots) const {
        for (std::uint32_t at = element;; at = m_page.node(at).parent) {
            if (roots.contains(at)) return true;
            if (at == 0) return false;
        }
    }

    static bool isNoise(const TextBlock& block) {
        if (block.tag == Tag::Li) return block.linkDensity() > 0.6 || block.words < 2;
        if (block.words <= 30 && block.linkDensity() > 0.66) return true;
        return block.linkDensity() > 0.8;
    }

    /// What is left when link lists, calls to action and loose ends are taken out.
    static std::vector<const TextBlock*> filtered(const std::vector<const TextBlock*>& story) {
        std::vector<const TextBlock*> kept;
        for (const TextBlock* block : story)
            if (!isNoise(*block)) kept.push_back(block);
        // The story begins and ends with prose: headline, byline, tags and empty headings around it go.
        const auto isBody = [](const TextBlock* block) {
            return !block->isHeading() && (block->words >= 15 || (block->words >= 5 && endsSentence(block->text) && block->linkDensity() < 0.4));
        };
        while (!kept.empty() && !isBody(kept.back())) kept.pop_back();
        kept.erase(kept.begin(), std::find_if(kept.begin(), kept.end(), isBody));
        return kept;
    }

    const Page& m_page;
    std::vector<TextBlock> m_blocks;
    std::vector<double> m_mass;
    std::vector<double> m_score;
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

std::string findMainText(const Page& page, std::string_view) {
    StoryFinder finder(page, findBlocks(page));
    return joined(finder.find());
}

}  // namespace chancery::article
