#pragma once
#include "app/command/command.h"

namespace chancery::app {

void addImportCommand(CLI::App& root, Run& run);

}  // namespace chancery::app
