#pragma once
#include <span>
#include <string_view>

#include "core/article/byte_source.h"
#include "core/article/read_context.h"

namespace chancery::article {

/// One input format. A new one is a row in format_table.cpp.
struct InputFormat {
    std::string_view name;
    std::span<const std::string_view> extensions;  ///< lower case, without the dot
    /// True if the first bytes of an input without telling extension are of this format.
    bool (*recognizes)(std::string_view head);
    /// Hands every article of the source to the context, and names there what could not be read.
    void (*read)(ByteSource& source, ReadContext& context);
};

inline constexpr std::size_t kHeadBytes = 64U << 10U;  ///< enough to recognise a format by

/// All formats, in the order in which their recognizers are asked; the last takes any text.
std::span<const InputFormat> inputFormats();

/// The extension of a file name, lower case; empty if what follows the last dot is no extension ("AFP.0222").
std::string extensionOf(std::string_view name);

/// By the extension first, then by content. Unsupported for an extension that no format has, or for binary
/// content.
base::Result<const InputFormat*> findFormat(std::string_view name, std::string_view head);

}  // namespace chancery::article
