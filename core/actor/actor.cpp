#include "core/actor/actor.h"

#include <algorithm>

#include <array>

namespace chancery::actor {
namespace {

constexpr std::array<std::string_view, 8> kKindNames = {
    "country", "official", "organisation", "armed_group", "institution", "other", "person", "place"};

}  // namespace

std::string_view name(ActorKind kind) {
    return kKindNames[static_cast<std::size_t>(kind)];
}

std::optional<ActorKind> parseActorKind(std::string_view name) {
    for (std::size_t i = 0; i < kKindNames.size(); ++i) {
        if (kKindNames[i] == name) return static_cast<ActorKind>(i);
    }
    return std::nullopt;
}

const Section* sectionAt(const std::vector<Section>& sections, std::uint32_t offset) {
    const auto behind = std::upper_bound(sections.begin(), sections.end(), offset,
                                         [](std::uint32_t at, const Section& s) { return at < s.dateline.begin; });
    return behind == sections.begin() ? nullptr : &*std::prev(behind);
}

std::vector<std::uint32_t> ActorAnnotation::mentionsHeadedBy(language::TokenIndex token) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i].head == token) out.push_back(i);
    }
    return out;
}

}  // namespace chancery::actor
