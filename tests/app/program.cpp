#include "tests/app/program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace chancery::test {

namespace fs = std::filesystem;

namespace {

fs::path temporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "chancery-program-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    return pattern;
}

std::string slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void spill(const fs::path& path, std::string_view content) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
}

// In the child, before it becomes the program: only calls that are safe after fork.
void redirect(const char* path, int flags, int descriptor) {
    const int opened = ::open(path, flags, 0644);
    if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(126);
    ::close(opened);
}

void leaveUnread() {
    int ends[2];
    if (::pipe(ends) != 0) ::_exit(126);
    ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
}

void limitFiles(std::uintmax_t bytes) {
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::signal(SIGXFSZ, SIG_IGN);  // so that a write fails as it does on a full disk
}

}  // namespace

Program::Program() : m_home(temporaryFolder()), m_folder(temporaryFolder()) {}

Program::~Program() {
    std::error_code error;
    fs::remove_all(m_home, error);
    fs::remove_all(m_folder, error);
}

std::string Program::path(std::string_view name) const { return (m_folder / name).string(); }

std::string Program::write(std::string_view name, std::string_view content) const {
    spill(m_folder / name, content);
    return path(name);
}

std::string Program::read(std::string_view name) const { return slurp(m_folder / name); }

int Program::start(const std::vector<std::string>& arguments, const Surroundings& surroundings) const {
    spill(m_home / "in", surroundings.in);
    const std::string in = (m_home / "in").string();
    const std::string out = surroundings.outTo.empty() ? (m_home / "out").string() : surroundings.outTo;
    const std::string err = (m_home / "err").string();
    const std::string home = m_home.string();
    std::vector<std::string> words = {CHANCERY_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);

    const int child = ::fork();
    if (child != 0) return child;
    ::setenv("HOME", home.c_str(), 1);
    for (const char* variable : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        ::setenv(variable, home.c_str(), 1);
    for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) ::unsetenv(variable);
    redirect(in.c_str(), O_RDONLY, STDIN_FILENO);
    redirect(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    if (surroundings.readerGone) leaveUnread();
    else redirect(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    ::signal(SIGPIPE, SIG_DFL);
    if (surroundings.largestFile != 0) limitFiles(surroundings.largestFile);
    ::execv(argv[0], argv.data());
    ::_exit(127);
}

Outcome Program::run(const std::vector<std::string>& arguments, const Surroundings& surroundings) const {
    std::error_code error;
    fs::remove(m_home / "out", error);
    int status = 0;
    ::waitpid(start(arguments, surroundings), &status, 0);
    Outcome outcome;
    if (WIFEXITED(status)) outcome.code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
    outcome.out = slurp(m_home / "out");
    outcome.err = slurp(m_home / "err");
    return outcome;
}

void Program::runUntilGrown(const std::vector<std::string>& arguments, const std::string& file, std::uintmax_t bytes) const {
    const int child = start(arguments, {});
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        std::error_code error;
        const std::uintmax_t size = fs::file_size(file, error);
        if (!error && size >= bytes) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

}  // namespace chancery::test
