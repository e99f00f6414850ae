// libxml2's HTML parser in its SAX form feeds a tree of our own: its cost is bounded, and a page that is
// nested without end is stopped on the way instead of being built.
#include "core/article/html/page.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "core/article/article_reader.h"
#include "core/article/encoding.h"

namespace chancery::article {

namespace {

struct TagName {
    std::string_view name;
    Tag tag;
};

constexpr std::array kTags = {TagName{"a", Tag::A},
                              TagName{"article", Tag::Article},
                              TagName{"aside", Tag::Aside},
                              TagName{"audio", Tag::Audio},
                              TagName{"blockquote", Tag::Blockquote},
                              TagName{"body", Tag::Body},
                              TagName{"br", Tag::Br},
                              TagName{"button", Tag::Button},
                              TagName{"dd", Tag::Dd},
                              TagName{"details", Tag::Details},
                              TagName{"div", Tag::Div},
                              TagName{"dl", Tag::Dl},
                              TagName{"dt", Tag::Dt},
                              TagName{"figcaption", Tag::Figcaption},
                              TagName{"figure", Tag::Figure},
                              TagName{"footer", Tag::Footer},
                              TagName{"form", Tag::Form},
                              TagName{"h1", Tag::H1},
                              TagName{"h2", Tag::H2},
                              TagName{"h3", Tag::H3},
                              TagName{"h4", Tag::H4},
                              TagName{"h5", Tag::H5},
                              TagName{"h6", Tag::H6},
                              TagName{"head", Tag::Head},
                              TagName{"header", Tag::Header},
                              TagName{"hr", Tag::Hr},
                              TagName{"html", Tag::Html},
                              TagName{"iframe", Tag::Iframe},
                              TagName{"img", Tag::Img},
                              TagName{"input", Tag::Input},
                              TagName{"label", Tag::Label},
                              TagName{"li", Tag::Li},
                              TagName{"link", Tag::Link},
                              TagName{"main", Tag::Main},
                              TagName{"menu", Tag::Menu},
                              TagName{"meta", Tag::Meta},
                              TagName{"nav", Tag::Nav},
                              TagName{"noscript", Tag::Noscript},
                              TagName{"object", Tag::Object},
                              TagName{"ol", Tag::Ol},
                              TagName{"option", Tag::Option},
                              TagName{"p", Tag::P},
                              TagName{"pre", Tag::Pre},
                              TagName{"script", Tag::Script},
                              TagName{"section", Tag::Section},
                              TagName{"select", Tag::Select},
                              TagName{"style", Tag::Style},
                              TagName{"svg", Tag::Svg},
                              TagName{"table", Tag::Table},
                              TagName{"tbody", Tag::Tbody},
                              TagName{"td", Tag::Td},
                              TagName{"template", Tag::Template},
                              TagName{"textarea", Tag::Textarea},
                              TagName{"th", Tag::Th},
                              TagName{"thead", Tag::Thead},
                              TagName{"time", Tag::Time},
                              TagName{"title", Tag::Title},
                              TagName{"tr", Tag::Tr},
                              TagName{"ul", Tag::Ul},
                              TagName{"video", Tag::Video}};
static_assert(std::is_sorted(kTags.begin(), kTags.end(),
                             [](const TagName& a, const TagName& b) { return a.name < b.name; }));

constexpr std::array<std::string_view, 17> kAttributes = {
    "class", "id",    "role",   "itemprop",    "itemtype", "property", "name",    "content", "datetime",
    "type",  "style", "hidden", "aria-hidden", "rel",      "href",     "pubdate", "lang"};

std::string_view view(const xmlChar* text) {
    return reinterpret_cast<const char*>(text);
}

Tag tagOf(std::string_view name) {
    const auto it = std::lower_bound(kTags.begin(), kTags.end(), name,
                                     [](const TagName& a, std::string_view b) { return a.name < b; });
    return it != kTags.end() && it->name == name ? it->tag : Tag::Other;
}

constexpr bool isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/// libxml2 compares every attribute with all before it, so a tag without end would take quadratic time. Looks
/// at whatever might be taken for a tag, scripts and comments included; the work is limited in the same way.
bool hasTooManyAttributes(std::string_view utf8) {
    constexpr std::size_t kWork = 40;
    std::size_t budget = (utf8.size() + 4096) * kWork;
    std::array<std::size_t, 2> noQuoteAfter{utf8.size(), utf8.size()};
    for (std::size_t begin = utf8.find('<'); begin != std::string_view::npos;
         begin = utf8.find('<', begin + 1)) {
        if (begin + 1 >= utf8.size() || !((utf8[begin + 1] | 0x20) >= 'a' && (utf8[begin + 1] | 0x20) <= 'z'))
            continue;
        std::size_t attributes = 0;
        for (std::size_t at = begin + 1; at < utf8.size() && utf8[at] != '>'; ++at) {
            if (budget-- == 0) return true;
            if (isBlank(utf8[at])) {
                if (!isBlank(utf8[at - 1]) && ++attributes > kMaxHtmlAttributes) return true;
            } else if ((utf8[at] == '"' || utf8[at] == '\'') && utf8[at - 1] == '=') {
                std::size_t& none = noQuoteAfter[utf8[at] == '"' ? 0 : 1];
                const std::size_t close =
                    at + 1 >= none ? std::string_view::npos : utf8.find(utf8[at], at + 1);
                if (close == std::string_view::npos) {
                    none = std::min(none, at + 1);
                    break;
                }
                at = close;
            }
        }
    }
    return false;
}

struct FreeContext {
    void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

}  // namespace

bool isBlockTag(Tag tag) {
    switch (tag) {
        case Tag::Other:
        case Tag::Text:
        case Tag::A:
        case Tag::Br:
        case Tag::Button:
        case Tag::Img:
        case Tag::Input:
        case Tag::Label:
        case Tag::Time:
        case Tag::Script:
        case Tag::Style:
        case Tag::Svg:
        case Tag::Link:
        case Tag::Meta:
        case Tag::Object:
        case Tag::Noscript:
        case Tag::Select:
            return false;
        default:
            return true;
    }
}

/// Takes libxml2's calls. `userData` of every callback is the builder.
class PageBuilder {
public:
    PageBuilder() {
        m_page.m_nodes.push_back({});
        m_open.push_back({0, 0});
    }

    base::Result<Page> build(std::string_view utf8) {
        if (hasTooManyAttributes(utf8))
            return base::makeError(
                base::ErrorCode::TooLarge,
                fmt::format("HTML element with more than {} attributes", kMaxHtmlAttributes));
        m_page.m_store.reserve(utf8.size() / 2);
        const std::unique_ptr<htmlParserCtxt, FreeContext> context(
            htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size())));
        if (!context) return base::makeError(base::ErrorCode::Malformed, "not HTML");
        htmlSAXHandler handler{};
        handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
            static_cast<PageBuilder*>(self)->start(view(name), attributes);
        };
        handler.endElement = [](void* self, const xmlChar* name) {
            static_cast<PageBuilder*>(self)->endElement(view(name));
        };
        handler.characters = [](void* self, const xmlChar* text, int n) {
            static_cast<PageBuilder*>(self)->text(text, n);
        };
        handler.ignorableWhitespace = handler.characters;
        handler.cdataBlock = handler.characters;
        m_context = context.get();
        *m_context->sax = handler;
        m_context->userData = this;
        htmlCtxtUseOptions(m_context, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                          HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
        // htmlCtxtUseOptions resets handlers that it knows; ours must be the last word.
        m_context->sax->error = onError;
        m_context->sax->warning = nullptr;
        xmlSwitchEncoding(m_context, XML_CHAR_ENCODING_UTF8);
        htmlParseDocument(m_context);
        if (m_context->myDoc) {
            xmlFreeDoc(m_context->myDoc);
            m_context->myDoc = nullptr;
        }
        if (m_error) return std::move(*m_error);
        return std::move(m_page);
    }

private:
    struct Open {
        std::uint32_t node;
        std::uint32_t lastChild;
    };

    static void onError(void* self, const char*, ...) { static_cast<PageBuilder*>(self)->countError(); }

    /// Every one costs libxml2 a look at all open elements.
    void countError() {
        if (++m_errors > kMaxHtmlErrors) fail(fmt::format("HTML with more than {} errors", kMaxHtmlErrors));
    }

    void fail(std::string message) {
        if (!m_error) m_error = base::makeError(base::ErrorCode::TooLarge, std::move(message));
        xmlStopParser(m_context);
    }

    std::uint32_t append(Tag tag) {
        const auto index = static_cast<std::uint32_t>(m_page.m_nodes.size());
        Open& top = m_open.back();
        Node node;
        node.tag = tag;
        node.parent = top.node;
        node.begin = node.end = static_cast<std::uint32_t>(m_page.m_store.size());
        m_page.m_nodes.push_back(node);
        if (top.lastChild == 0)
            m_page.m_nodes[top.node].firstChild = index;
        else
            m_page.m_nodes[top.lastChild].next = index;
        top.lastChild = index;
        return index;
    }

    void start(std::string_view name, const xmlChar** attributes) {
        if (m_error) return;
        if (m_open.size() > static_cast<std::size_t>(kMaxHtmlDepth))
            return fail(fmt::format("HTML nested deeper than {} levels", kMaxHtmlDepth));
        if (m_page.m_nodes.size() >= kMaxHtmlNodes)
            return fail(fmt::format("HTML of more than {} nodes", kMaxHtmlNodes));
        const std::uint32_t index = append(tagOf(name));
        bool jsonLd = false;
        for (; attributes && attributes[0]; attributes += 2) {
            const std::string_view key = view(attributes[0]);
            if (std::find(kAttributes.begin(), kAttributes.end(), key) == kAttributes.end()) continue;
            std::string_view value = attributes[1] ? view(attributes[1]) : std::string_view();
            value = cutAtCharacter(value, kMaxHtmlAttributeBytes);
            if (key == "type" && value.find("ld+json") != std::string_view::npos) jsonLd = true;
            // name \0 value \0: neither can hold a zero byte.
            m_page.m_store.append(key).push_back('\0');
            m_page.m_store.append(value).push_back('\0');
        }
        m_page.m_nodes[index].end = static_cast<std::uint32_t>(m_page.m_store.size());
        const Tag tag = m_page.m_nodes[index].tag;
        m_muted = (tag == Tag::Script && !jsonLd) || tag == Tag::Style;
        m_open.push_back({index, 0});
    }

    void endElement(std::string_view) {
        m_muted = false;
        if (m_open.size() > 1) m_open.pop_back();
    }

    void text(const xmlChar* bytes, int count) {
        if (m_error || m_muted || count <= 0) return;
        const std::string_view piece(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
        const std::uint32_t last = m_open.back().lastChild;
        const bool joins = last != 0 && m_page.m_nodes[last].tag == Tag::Text &&
                           m_page.m_nodes[last].end == m_page.m_store.size();
        if (!joins && m_page.m_nodes.size() >= kMaxHtmlNodes)
            return fail(fmt::format("HTML of more than {} nodes", kMaxHtmlNodes));
        const std::uint32_t index = joins ? last : append(Tag::Text);
        m_page.m_store.append(piece);
        m_page.m_nodes[index].end = static_cast<std::uint32_t>(m_page.m_store.size());
    }

    Page m_page;
    std::vector<Open> m_open;
    htmlParserCtxtPtr m_context = nullptr;
    bool m_muted = false;
    std::size_t m_errors = 0;
    std::optional<base::Error> m_error;
};

base::Result<Page> Page::parse(std::string_view utf8) {
    return PageBuilder().build(utf8);
}

std::string_view Page::text(std::uint32_t index) const {
    const Node& n = m_nodes[index];
    return std::string_view(m_store).substr(n.begin, n.end - n.begin);
}

bool Page::hasAttribute(std::uint32_t index, std::string_view name) const {
    return attribute(index, name).data() != nullptr;
}

std::string_view Page::attribute(std::uint32_t index, std::string_view name) const {
    const Node& n = m_nodes[index];
    if (n.tag == Tag::Text) return {};
    std::string_view left = std::string_view(m_store).substr(n.begin, n.end - n.begin);
    while (!left.empty()) {
        const std::size_t keyEnd = left.find('\0');
        const std::size_t valueEnd = left.find('\0', keyEnd + 1);
        if (left.substr(0, keyEnd) == name) return left.substr(keyEnd + 1, valueEnd - keyEnd - 1);
        left.remove_prefix(valueEnd + 1);
    }
    return {};
}

std::string Page::textBelow(std::uint32_t index, std::size_t limit) const {
    std::string out;
    std::vector<std::uint32_t> stack{index};
    while (!stack.empty() && out.size() < limit) {
        const std::uint32_t at = stack.back();
        stack.pop_back();
        const Node& n = m_nodes[at];
        if (n.tag == Tag::Text) out.append(text(at).substr(0, limit - out.size()));
        if (at != index && n.next != 0) stack.push_back(n.next);
        if (n.firstChild != 0) stack.push_back(n.firstChild);
    }
    return out;
}

}  // namespace chancery::article
