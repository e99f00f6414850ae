#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::language {

/// Appends short strings to Document::strings in big pieces that never move, and hands out views of them.
class TextStore {
public:
    /// `strings` must outlive the store; what it holds already is left alone.
    explicit TextStore(std::vector<std::string>& strings, std::size_t pieceBytes = 4096)
        : m_strings(&strings), m_pieceBytes(std::max<std::size_t>(pieceBytes, 64)) {}

    /// Room for up to `bytes`; finish() says how many were written there. No other call may come between.
    char* reserve(std::size_t bytes) {
        if (m_piece == kNone || (*m_strings)[m_piece].size() + bytes > (*m_strings)[m_piece].capacity()) {
            m_piece = m_strings->size();
            m_strings->emplace_back().reserve(std::max(bytes, m_pieceBytes));
        }
        std::string& piece = (*m_strings)[m_piece];
        m_begin = piece.size();
        piece.resize(m_begin + bytes);
        return piece.data() + m_begin;
    }
    std::string_view finish(std::size_t used) {
        std::string& piece = (*m_strings)[m_piece];
        piece.resize(m_begin + used);
        return std::string_view(piece).substr(m_begin);
    }
    std::string_view add(std::string_view text) {
        std::copy(text.begin(), text.end(), reserve(text.size()));
        return finish(text.size());
    }

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<std::string>* m_strings;
    std::size_t m_pieceBytes;
    std::size_t m_piece = kNone;
    std::size_t m_begin = 0;
};

}  // namespace chancery::language
