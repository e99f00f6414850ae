#pragma once
#include <algorithm>
#include <cstddef>
#include <future>
#include <thread>
#include <vector>

namespace chancery::base {

/// How many parts are worth a thread each, when `size` things are at least `least` a part: 1 up to the number of cores.
inline std::size_t partsWorthAThread(std::size_t size, std::size_t least) {
    return std::clamp<std::size_t>(size / least, 1, std::max(1U, std::thread::hardware_concurrency()));
}

/// Calls work(part) for parts 0 to count - 1, each in a thread of its own, the first in the caller's; returns when all are
/// done. An exception of any part is thrown on.
template <typename Work>
void inParallel(std::size_t count, const Work& work) {
    std::vector<std::future<void>> others;
    for (std::size_t part = 1; part < count; ++part) others.push_back(std::async(std::launch::async, [&work, part] { work(part); }));
    work(0);
    for (std::future<void>& other : others) other.get();
}

/// Calls work(begin, end) for consecutive ranges of [0, size), as inParallel().
template <typename Work>
void overRanges(std::size_t size, std::size_t least, const Work& work) {
    const std::size_t count = partsWorthAThread(size, least);
    inParallel(count, [&](std::size_t part) { work(size * part / count, size * (part + 1) / count); });
}

}  // namespace chancery::base
