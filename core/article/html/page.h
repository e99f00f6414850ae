#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace chancery::article {

inline constexpr std::size_t kMaxHtmlNodes = 1'500'000;
inline constexpr std::size_t kMaxHtmlAttributeBytes = 4096;  ///< longer values are cut

/// The elements that the reader treats in a way of their own.
enum class Tag : std::uint8_t {
    Other,
    Text,
    A,
    Article,
    Aside,
    Blockquote,
    Body,
    Br,
    Button,
    Dd,
    Details,
    Div,
    Dl,
    Dt,
    Figcaption,
    Figure,
    Footer,
    Form,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    Head,
    Header,
    Hr,
    Html,
    Iframe,
    Img,
    Input,
    Label,
    Li,
    Link,
    Main,
    Menu,
    Meta,
    Nav,
    Noscript,
    Object,
    Ol,
    Option,
    P,
    Pre,
    Script,
    Section,
    Select,
    Style,
    Svg,
    Table,
    Tbody,
    Td,
    Template,
    Textarea,
    Th,
    Thead,
    Time,
    Title,
    Tr,
    Ul,
    Video,
    Audio,
};

/// True for elements that begin and end a line of text of their own.
bool isBlockTag(Tag tag);

/// A node of the page; `next` of the root is 0. Views live as long as the page.
struct Node {
    Tag tag = Tag::Other;
    std::uint32_t parent = 0;
    std::uint32_t firstChild = 0;  ///< 0 = none
    std::uint32_t next = 0;        ///< next sibling, 0 = none
    std::uint32_t begin = 0;       ///< into the page's store: a text's bytes, or an element's attributes
    std::uint32_t end = 0;
};

/// An HTML page as a compact tree, at most kMaxHtmlDepth levels deep. Node 0 is the root above <html>. Only
/// the attributes that the reader asks for are kept, and no script or style but JSON-LD.
class Page {
public:
    /// `utf8` must be well-formed. Nothing is fetched, no entity but HTML's own is expanded. TooLarge beyond
    /// the limits.
    static base::Result<Page> parse(std::string_view utf8);

    const std::vector<Node>& nodes() const { return m_nodes; }
    const Node& node(std::uint32_t index) const { return m_nodes[index]; }
    /// Of a text node.
    std::string_view text(std::uint32_t index) const;
    /// Empty if the element has no such attribute; names as in HTML, lower case.
    std::string_view attribute(std::uint32_t index, std::string_view name) const;
    /// True if the attribute is there, with or without value.
    bool hasAttribute(std::uint32_t index, std::string_view name) const;
    /// All text below the node in one line, at most `limit` bytes.
    std::string textBelow(std::uint32_t index, std::size_t limit) const;

private:
    friend class PageBuilder;
    std::vector<Node> m_nodes;
    std::string m_store;
};

}  // namespace chancery::article
