#include "core/article/html/blocks.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"

namespace chancery::article {

namespace {

/// Words in class and id that name the page's furniture. Sorted.
constexpr auto kFurniture = std::to_array<std::string_view>(
    {"ad",        "ads",        "adsense",      "advert",        "advertisement", "aside",     "authorbio",
     "banner",    "biography",  "breadcrumb",   "breadcrumbs",   "byline",        "caption",   "captions",
     "carousel",  "comment",    "commentlist",  "comments",      "consent",       "cookie",    "cookies",
     "copyright", "credit",     "credits",      "dfp",           "disclaimer",    "disqus",    "footer",
     "gallery",   "gdpr",       "hidden",       "infobox",       "lightbox",      "livefyre",  "login",
     "masthead",  "menu",       "meta",         "metadata",      "modal",         "mostread",  "nav",
     "navbar",    "navigation", "newsletter",   "outbrain",      "overlay",       "pager",     "pagination",
     "paywall",   "popular",    "popup",        "print",         "promo",         "promos",    "promotion",
     "pullquote", "readmore",   "recirc",       "recirculation", "recommended",   "related",   "respond",
     "share",     "sharing",    "sidebar",      "signup",        "skip",          "slideshow", "sponsor",
     "sponsored", "subscribe",  "subscription", "taboola",       "tagline",       "taglist",   "tags",
     "teaser",    "teasers",    "thumbnail",    "timestamp",     "toc",           "toolbar",   "tools",
     "trending",  "widget",     "widgets"});
static_assert(std::is_sorted(kFurniture.begin(), kFurniture.end()));

/// Pieces of class and id that name the story itself.
constexpr auto kStory = std::to_array<std::string_view>(
    {"articlebody",    "article-body",    "article_body",     "articletext",   "article-text",
     "articlecontent", "article-content", "article__content", "article__body", "entry-content",
     "entrycontent",   "post-content",    "postcontent",      "post-body",     "post_body",
     "story-body",     "storybody",       "story-content",    "story_body",    "storycontent",
     "story-text",     "body-copy",       "bodycopy",         "main-content",  "td-post-content",
     "content-body",   "article-main",    "news-text",        "single-content"});

constexpr auto kFurnitureParts = std::to_array<std::string_view>(
    {"read-more",     "most-read",       "more-stories",  "more-news",    "also-like",    "you-may",
     "sr-only",       "visually-hidden", "screen-reader", "screenreader", "addthis",      "related-",
     "-related",      "relatedposts",    "newsletter",    "social-share", "social-links", "social-bar",
     "share-",        "sharedaddy",      "comments-",     "author-bio",   "about-author", "cookie-",
     "ad-slot",       "ad-container",    "advertisement", "sponsored",    "video-player", "photo-caption",
     "image-caption", "wp-caption",      "inline-image",  "site-header",  "site-footer",  "page-footer",
     "page-header"});

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

bool isFurnitureName(std::string_view name) {
    // "has-sidebar" says what is beside the story; a blog's "tag-cookies" says what it is about.
    for (std::string_view prefix : {"has-", "no-", "with-", "without-", "tag-", "category-", "is-", "single"})
        if (name.starts_with(prefix)) return false;
    std::string word;
    const auto known = [&] {
        return std::binary_search(kFurniture.begin(), kFurniture.end(), std::string_view(word));
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool upper = c >= 'A' && c <= 'Z';
        const bool letter = upper || (c >= 'a' && c <= 'z');
        if (!letter || (upper && i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z')) {  // camelCase
            if (known()) return true;
            word.clear();
        }
        if (letter) word.push_back(upper ? static_cast<char>(c + 32) : c);
    }
    if (known()) return true;
    const std::string lower = lowered(name);
    return std::any_of(kFurnitureParts.begin(), kFurnitureParts.end(),
                       [&](std::string_view part) { return lower.find(part) != std::string::npos; });
}

bool hasFurnitureName(std::string_view names) {
    while (!names.empty()) {
        const std::size_t end = std::min(names.find_first_of(" \t\n"), names.size());
        if (isFurnitureName(names.substr(0, end))) return true;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return false;
}

/// Chinese and Japanese have no blanks between words: two characters make about one.
std::uint32_t unspacedWords(std::string_view text) {
    std::uint32_t characters = 0;
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead >= 0xE3 && lead <= 0xE9) ++characters;
    }
    return characters / 2;
}

bool isSkipped(Tag tag) {
    switch (tag) {
        case Tag::Head:
        case Tag::Script:
        case Tag::Style:
        case Tag::Noscript:
        case Tag::Template:
        case Tag::Iframe:
        case Tag::Svg:
        case Tag::Object:
        case Tag::Button:
        case Tag::Select:
        case Tag::Option:
        case Tag::Textarea:
        case Tag::Input:
        case Tag::Video:
        case Tag::Audio:
        case Tag::Label:
            return true;
        default:
            return false;
    }
}

bool isFurnitureTag(Tag tag) {
    return tag == Tag::Nav || tag == Tag::Aside || tag == Tag::Footer || tag == Tag::Menu ||
           tag == Tag::Figcaption || tag == Tag::Figure;
}

bool isInvisible(const Page& page, std::uint32_t element) {
    if (page.hasAttribute(element, "hidden") || page.attribute(element, "aria-hidden") == "true") return true;
    std::string style = lowered(page.attribute(element, "style"));
    style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
}

class BlockFinder {
public:
    explicit BlockFinder(const Page& page) : m_page(page) {}

    std::vector<TextBlock> find() {
        visitChildren(0, {});
        flush();
        return std::move(m_blocks);
    }

private:
    struct State {
        std::uint32_t block = 0;
        Tag tag = Tag::Div;
        bool hidden = false;
        bool linked = false;
    };

    /// Recursion is bounded by kMaxHtmlDepth.
    void visitChildren(std::uint32_t parent, const State& state) {
        for (std::uint32_t i = m_page.node(parent).firstChild; i != 0; i = m_page.node(i).next)
            visit(i, state);
    }

    void visit(std::uint32_t i, const State& outer) {
        const Tag tag = m_page.node(i).tag;
        if (tag == Tag::Text) return addText(m_page.text(i), outer);
        if (isSkipped(tag)) return;
        if (tag == Tag::Br) return addBreak();
        State state = outer;
        if (tag == Tag::A) state.linked = true;
        if (!state.hidden && (isFurnitureTag(tag) || isInvisible(m_page, i))) state.hidden = true;
        const bool block = isBlockTag(tag);
        if (block) {
            flush();
            state.block = i;
            const bool keeps = (outer.tag >= Tag::H1 && outer.tag <= Tag::H6) || outer.tag == Tag::Li ||
                               outer.tag == Tag::Td;
            const bool plain = tag == Tag::Div || tag == Tag::Section || tag == Tag::P;
            if (!(keeps && plain)) state.tag = plainTag(tag);
        } else if (state.hidden != outer.hidden) {
            flush();
        }
        visitChildren(i, state);
        if (block || state.hidden != outer.hidden) flush();
    }

    static Tag plainTag(Tag tag) {
        switch (tag) {
            case Tag::Article:
            case Tag::Section:
            case Tag::Main:
            case Tag::Body:
            case Tag::Html:
            case Tag::Form:
                return Tag::Div;
            case Tag::Th:
                return Tag::Td;
            case Tag::Dd:
            case Tag::Dt:
                return Tag::Li;
            default:
                return tag;
        }
    }

    void addBreak() {
        if (m_current.text.empty()) return;
        // Two in a row end a paragraph.
        if (m_current.text.back() == '\n') {
            m_current.text.pop_back();
            flush();
            return;
        }
        m_space = false;
        m_current.text.push_back('\n');
    }

    void addText(std::string_view text, const State& state) {
        for (std::size_t at = 0; at < text.size();) {
            const char c = text[at];
            const bool noBreak = text.substr(at, 2) == "\xC2\xA0";
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || noBreak) {
                m_space = true;
                at += noBreak ? 2 : 1;
                continue;
            }
            std::size_t end = at + 1;
            while (end < text.size() && text[end] != ' ' && text[end] != '\n' && text[end] != '\t' &&
                   text[end] != '\r' && text[end] != '\f' && text.substr(end, 2) != "\xC2\xA0")
                ++end;
            addWord(text.substr(at, end - at), state);
            at = end;
        }
    }

    void addWord(std::string_view word, const State& state) {
        const bool fresh = m_current.text.empty() || m_current.text.back() == '\n' || m_space;
        if (m_current.text.empty()) {
            m_current.element = state.block;
            m_current.tag = state.tag;
            m_current.hidden = state.hidden;
        } else if (m_space && m_current.text.back() != '\n') {
            m_current.text.push_back(' ');
        }
        m_space = false;
        m_current.text.append(word);
        const std::uint32_t words = fresh ? std::max(1U, unspacedWords(word)) : unspacedWords(word);
        m_current.words += words;
        m_current.linkedWords += state.linked ? words : 0;
        m_current.commas += static_cast<std::uint32_t>(std::count(word.begin(), word.end(), ','));
    }

    void flush() {
        m_space = false;
        while (!m_current.text.empty() && m_current.text.back() == '\n') m_current.text.pop_back();
        if (!m_current.text.empty()) m_blocks.push_back(std::move(m_current));
        m_current = {};
    }

    const Page& m_page;
    std::vector<TextBlock> m_blocks;
    TextBlock m_current;
    bool m_space = false;
};

}  // namespace

Hint hintOf(const Page& page, std::uint32_t element) {
    const std::string_view className = page.attribute(element, "class");
    const std::string_view id = page.attribute(element, "id");
    const std::string_view itemprop = page.attribute(element, "itemprop");
    if (itemprop == "articleBody" || itemprop == "reviewBody") return Hint::Story;
    if (page.attribute(element, "role") == "navigation" || page.attribute(element, "role") == "complementary")
        return Hint::Furniture;
    if (className.empty() && id.empty()) return Hint::None;
    const std::string both = lowered(className) + ' ' + lowered(id);
    for (std::string_view part : kStory)
        if (both.find(part) != std::string::npos) return Hint::Story;
    return hasFurnitureName(className) || hasFurnitureName(id) ? Hint::Furniture : Hint::None;
}

std::vector<TextBlock> findBlocks(const Page& page) {
    return BlockFinder(page).find();
}

}  // namespace chancery::article
