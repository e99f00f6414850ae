#pragma once
#include "app/command/command.h"

namespace chancery::app {

void addExportCommand(CLI::App& root, Run& run);

}  // namespace chancery::app
