#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/article/html/page.h"

namespace chancery::article {

/// A run of text between two block boundaries: a paragraph, a heading, a list item, a table cell, a bare run
/// in a <div>.
struct TextBlock {
    std::string text;           ///< one line, or several where <br> stood; blanks folded
    std::uint32_t element = 0;  ///< the block element that holds it
    Tag tag = Tag::Div;         ///< of that element, or of the heading or list item around it
    std::uint32_t words = 0;
    std::uint32_t linkedWords = 0;
    std::uint32_t commas = 0;
    bool hidden =
        false;  ///< below an element that a reader never sees, or that the page marks as not the story

    double linkDensity() const { return words == 0 ? 1.0 : static_cast<double>(linkedWords) / words; }
    bool isHeading() const { return tag >= Tag::H1 && tag <= Tag::H6; }
    bool isProse() const {
        return tag == Tag::P || tag == Tag::Pre || tag == Tag::Blockquote || tag == Tag::Div;
    }
};

/// What an element's class, id and role say of it.
enum class Hint : std::uint8_t { None, Story, Furniture };

Hint hintOf(const Page& page, std::uint32_t element);

/// All blocks of the page in reading order. Script, forms, menus and their like give none.
std::vector<TextBlock> findBlocks(const Page& page);

}  // namespace chancery::article
