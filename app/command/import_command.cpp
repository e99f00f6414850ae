#include "app/command/import_command.h"

namespace chancery::app {

void addImportCommand(CLI::App& root, Run& run) {
    (void)root;
    (void)run;
}

}  // namespace chancery::app
