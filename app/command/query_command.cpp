#include "app/command/query_command.h"

namespace chancery::app {

void addQueryCommand(CLI::App& root, Run& run) {
    (void)root;
    (void)run;
}

}  // namespace chancery::app
