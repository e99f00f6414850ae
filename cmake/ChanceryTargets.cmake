# One static library a folder, one test program a folder. Every target sees the project's root as its include
# path (`#include "core/base/date.h"`), the strict warnings, and nothing else that it does not name.

add_library(chancery_warnings INTERFACE)
target_compile_options(chancery_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # GCC 12 sees overlaps in std::string's operator+ that are none (PR105651)

function(chancery_settings target)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE chancery_warnings)
endfunction()

# chancery_library(NAME SOURCES a.cpp ... [PUBLIC lib ...] [LINKS lib ...])
# PUBLIC: what the folder's public headers include. LINKS: what only its sources need.
function(chancery_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;LINKS" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  chancery_settings(${name})
  target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_LINKS})
endfunction()

# chancery_test(NAME SOURCES a_test.cpp ... LINKS lib ...)
function(chancery_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  chancery_settings(${name})
  target_link_libraries(${name} PRIVATE ${arg_LINKS} GTest::gmock GTest::gtest GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE CHANCERY_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 600)
endfunction()

# chancery_qt_test(NAME SOURCES ... LINKS ...): a GoogleTest program with its own main (tests/support/qt_main.cpp) that
# runs on Qt's offscreen platform.
function(chancery_qt_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${arg_SOURCES} ${PROJECT_SOURCE_DIR}/tests/support/qt_main.cpp)
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  chancery_settings(${name})
  target_link_libraries(${name} PRIVATE ${arg_LINKS} GTest::gmock GTest::gtest Qt6::Widgets Qt6::Test)
  target_compile_definitions(${name} PRIVATE CHANCERY_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 600 ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endfunction()
