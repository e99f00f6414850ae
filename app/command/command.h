#pragma once
#include <functional>

namespace CLI {
class App;
}

// One file per subcommand. Each `addXCommand` declares the subcommand's options on the root and, when it is chosen,
// leaves its work in `run`; main calls it after parsing. Results go to stdout, progress and errors to stderr.

namespace chancery::app {

enum ExitCode : int {
    kDone = 0,
    kSomeFailed = 1,      ///< some inputs failed, each named on stderr; the rest is done
    kUsage = 2,
    kCaseUnusable = 3,    ///< the case file cannot be opened or written
};

using Run = std::function<int()>;

}  // namespace chancery::app
