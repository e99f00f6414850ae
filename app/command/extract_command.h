#pragma once
#include "app/command/command.h"

namespace chancery::app {

void addExtractCommand(CLI::App& root, Run& run);

}  // namespace chancery::app
