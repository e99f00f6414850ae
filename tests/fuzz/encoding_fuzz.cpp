#include "core/article/encoding.h"
#include "tests/fuzz/article_fuzz.h"

// The first byte chooses what the bytes are declared as.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace chancery;
    static constexpr std::string_view kDeclared[] = {"",        "utf-8",     "windows-1252", "iso-8859-5",
                                                     "gb18030", "shift_jis", "iso-2022-jp",  "utf-7"};
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto decoded = article::decodeText(bytes, kDeclared[data[0] % std::size(kDeclared)]);
    if (!decoded) return 0;
    fuzz::check(base::isUtf8(decoded->utf8));
    const std::string clean = article::cleanText(decoded->utf8);
    fuzz::check(base::isUtf8(clean) && base::toNfc(clean) == clean && clean.find('\r') == std::string::npos);
    return 0;
}
