#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::test {

/// How the program ended and what it wrote.
struct Outcome {
    int code = -1;    ///< exit code; -1 if a signal ended it
    int signal = 0;   ///< the signal, or 0
    std::string out;  ///< standard output; empty if it went elsewhere
    std::string err;
};

/// What the program finds when it starts, beyond its arguments.
struct Surroundings {
    std::string in{};                    ///< standard input
    std::string outTo{};                  ///< file or device for standard output
    bool readerGone = false;            ///< standard output is a pipe that nobody reads any more
    std::uintmax_t largestFile = 0;     ///< bytes of any file it writes, as on a full disk; 0 = no limit
};

/// The built program in a folder of its own: without a display, without the user's settings. The folder and all in it
/// are gone afterwards.
class Program {
public:
    Program();
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    Outcome run(const std::vector<std::string>& arguments, const Surroundings& surroundings = {}) const;

    /// Starts the program and kills it (SIGKILL) once `file` has grown to `bytes`, if it has not ended by then.
    void runUntilGrown(const std::vector<std::string>& arguments, const std::string& file, std::uintmax_t bytes) const;

    /// Path of a file in the folder, which need not exist.
    std::string path(std::string_view name) const;
    /// Writes a file into the folder and gives its path.
    std::string write(std::string_view name, std::string_view content) const;
    std::string read(std::string_view name) const;

private:
    int start(const std::vector<std::string>& arguments, const Surroundings& surroundings) const;

    std::filesystem::path m_home;    ///< settings and caches
    std::filesystem::path m_folder;
};

}  // namespace chancery::test
