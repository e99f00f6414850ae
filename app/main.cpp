#include <fmt/format.h>

int main() {
    fmt::print("chancery\n");
    return 0;
}
