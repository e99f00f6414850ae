#pragma once
#include <tl/expected.hpp>

#include "core/base/error.h"

namespace chancery::base {

/// A value or an Error. A class, not an alias, so that the compiler warns when a result is ignored.
template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
    Result(const Error& error) : tl::expected<T, Error>(tl::make_unexpected(error)) {}
    Result(Error&& error) : tl::expected<T, Error>(tl::make_unexpected(std::move(error))) {}
};

/// Success or an Error; `return {};` is success.
using Status = Result<void>;

}  // namespace chancery::base
