#pragma once
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

#include "core/base/result.h"

namespace chancery::exchange {

/// A file that is written beside its place and moved there when it is complete; else what was there before stays. A case is never written over.
class WholeFile {
public:
    static base::Result<WholeFile> create(const std::filesystem::path& path);
    WholeFile(WholeFile&& other) noexcept;
    WholeFile& operator=(WholeFile&&) = delete;
    ~WholeFile();

    bool write(std::string_view text);
    /// Everything is on its way to the disk and the file in its place; or an error that says why not.
    base::Status keep();

private:
    WholeFile(std::filesystem::path path, std::filesystem::path temporary, std::FILE* file);
    std::filesystem::path m_path, m_temporary;
    std::FILE* m_file = nullptr;
};

}  // namespace chancery::exchange
