#pragma once
#include "app/command/command.h"

namespace chancery::app {

void addRemoveCommand(CLI::App& root, Run& run);

}  // namespace chancery::app
