#pragma once
#include "app/command/command.h"

namespace chancery::app {

void addRenderCommand(CLI::App& root, Run& run);
void addDemoCommand(CLI::App& root, Run& run);

}  // namespace chancery::app
