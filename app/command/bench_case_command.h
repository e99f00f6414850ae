#pragma once
#include "app/command/command.h"

namespace chancery::app {

/// `chancery bench-case`: a case of made-up events, for measurements.
void addBenchCaseCommand(CLI::App& root, Run& run);

}  // namespace chancery::app
