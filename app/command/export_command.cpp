#include "app/command/export_command.h"

namespace chancery::app {

void addExportCommand(CLI::App& root, Run& run) {
    (void)root;
    (void)run;
}

}  // namespace chancery::app
