#pragma once
#include "app/command/command.h"

namespace chancery::app {

void addCheckCommand(CLI::App& root, Run& run);

}  // namespace chancery::app
