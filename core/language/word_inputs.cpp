#include "core/language/word_inputs.h"

#include <cassert>

#include "core/base/flat_map.h"

namespace chancery::language {

void WordInputs::makeRoom(std::size_t forms, std::size_t width) {
    assert(forms <= kMaxForms);
    if (m_width == width && m_ends.size() + forms <= kMaxForms && m_bytes.size() < kMaxBytes) return;
    m_width = width;
    m_places.assign(kPlaces, {});
    m_ends.clear();
    m_bytes.clear();
    m_rows.clear();
    m_rows.reserve(kMaxForms * width);  // memory that is not touched costs nothing; growing does
}

std::string_view WordInputs::form(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
    return std::string_view(m_bytes).substr(begin, m_ends[index] - begin);
}

std::size_t WordInputs::indexOf(std::string_view form, bool& isNew) {
    const auto hash = static_cast<std::uint32_t>(base::hashBytes(form));
    std::size_t at = hash & (kPlaces - 1);
    for (; m_places[at].form != 0; at = (at + 1) & (kPlaces - 1)) {
        const Place& place = m_places[at];
        if (place.hash != hash || this->form(place.form - 1) != form) continue;
        isNew = false;
        return place.form - 1;
    }
    const std::size_t index = m_ends.size();
    m_places[at] = {hash, static_cast<std::uint32_t>(index + 1)};
    m_bytes.append(form);
    m_ends.push_back(m_bytes.size());
    m_rows.resize(m_rows.size() + m_width);
    isNew = true;
    return index;
}

}  // namespace chancery::language
