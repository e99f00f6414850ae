#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::language {

/// What a network makes of single words before it looks at their neighbours, kept for the word forms seen lately: four of
/// five words of a news story are among them. It depends on the form alone, so that forgetting changes no result.
class WordInputs {
public:
    /// Forms that are kept. When they are reached, all are forgotten.
    static constexpr std::size_t kMaxForms = 8192;

    /// Room for `forms` more (at most kMaxForms) of rows of `width` numbers; rows and indices of before may be gone then.
    void makeRoom(std::size_t forms, std::size_t width);
    /// The form's index; `isNew`, if its row must be filled.
    std::size_t indexOf(std::string_view form, bool& isNew);
    /// Valid until the next call of another function.
    std::int16_t* row(std::size_t index) { return m_rows.data() + index * m_width; }

private:
    struct Place {
        std::uint32_t hash = 0;
        std::uint32_t form = 0;  ///< its index and one; 0: free
    };
    static constexpr std::size_t kPlaces = 2 * kMaxForms;  // a power of two
    static constexpr std::size_t kMaxBytes = 64 * kMaxForms;

    std::string_view form(std::size_t index) const;

    std::size_t m_width = 0;
    std::vector<Place> m_places;
    std::vector<std::size_t> m_ends;  ///< of each form in m_bytes
    std::string m_bytes;
    std::vector<std::int16_t> m_rows;
};

}  // namespace chancery::language
