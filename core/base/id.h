#pragma once
#include <compare>
#include <cstdint>
#include <functional>

namespace chancery::base {

/// A row id of the case file that cannot be mixed up with another kind's: `using EventId = Id<struct EventTag>`.
template <typename Tag>
struct Id {
    std::int64_t value = 0;  ///< 0 means none

    constexpr explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using ArticleId = Id<struct ArticleTag>;
using SentenceId = Id<struct SentenceTag>;
using ActorId = Id<struct ActorTag>;
using EventId = Id<struct EventTag>;

}  // namespace chancery::base

template <typename Tag>
struct std::hash<chancery::base::Id<Tag>> {
    std::size_t operator()(chancery::base::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
