#pragma once
#include <string>

namespace chancery::app {

/// Runs the desktop on a case file, or on the last one if `casePath` is empty. Returns the process's exit code.
int runDesktop(int argc, char** argv, const std::string& casePath);

/// Runs the desktop on the sample case.
int runDemo(int argc, char** argv);

}  // namespace chancery::app
