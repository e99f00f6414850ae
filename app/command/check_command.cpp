#include "app/command/check_command.h"

namespace chancery::app {

void addCheckCommand(CLI::App& root, Run& run) {
    (void)root;
    (void)run;
}

}  // namespace chancery::app
