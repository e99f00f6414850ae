#pragma once
#include <string>

#include "core/base/result.h"

namespace chancery::store {

/// Holds the right to write to a case: a lock on `CASE-lock`, which the kernel gives back however the process ends.
class WriteLock {
public:
    static base::Result<WriteLock> take(const std::string& casePath);
    WriteLock(WriteLock&& other) noexcept;
    WriteLock& operator=(WriteLock&& other) noexcept;
    ~WriteLock();

private:
    WriteLock(std::string path, int descriptor);
    void release();
    std::string m_path;
    int m_descriptor = -1;
};

}  // namespace chancery::store
