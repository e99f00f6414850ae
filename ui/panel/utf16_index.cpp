#include "ui/panel/utf16_index.h"

#include <algorithm>

namespace chancery::ui {

int Utf16Index::units(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U) return 0;
    return byte >= 0xF0U ? 2 : 1;
}

Utf16Index::Utf16Index(std::string_view text) : m_text(text) {
    int count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i % kStep == 0) m_before.push_back(count);
        count += units(text[i]);
    }
    if (text.size() % kStep == 0) m_before.push_back(count);
}

int Utf16Index::utf16(std::uint32_t byte) const {
    byte = std::min(byte, static_cast<std::uint32_t>(m_text.size()));
    int count = m_before[byte / kStep];
    for (std::uint32_t i = byte / kStep * kStep; i < byte; ++i) count += units(m_text[i]);
    return count;
}

}  // namespace chancery::ui
