#include "app/command/info_command.h"

namespace chancery::app {

void addInfoCommand(CLI::App& root, Run& run) {
    (void)root;
    (void)run;
}

}  // namespace chancery::app
