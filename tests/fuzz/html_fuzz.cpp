#include "tests/fuzz/article_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    chancery::fuzz::readAs(data, size, "2023-11-09-input.html");
    return 0;
}
