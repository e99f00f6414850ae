#pragma once
// Made by resources/CMakeLists.txt: the files linked into the program, sorted by name, ended by a null name.

namespace chancery::base {

struct EmbeddedFile {
    const char* name;  ///< path below resources/, '/' separated
    const char* begin;
    const char* end;
};

extern const EmbeddedFile kEmbeddedFiles[];

}  // namespace chancery::base
