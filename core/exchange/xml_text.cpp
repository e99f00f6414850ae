#include "core/exchange/xml_text.h"

#include "core/base/utf8.h"

namespace chancery::exchange {

namespace {

std::string allowed(std::string_view text) {
    constexpr std::string_view kIllFormed = "\uFFFD";
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = base::nextCodePoint(text, at);
        const std::string_view bytes = text.substr(begin, at - begin);
        if (c == U'\t' || c == U'\n' || c == U'\r') out += ' ';
        else if (c == U'\uFFFD') out += kIllFormed;
        else if (c >= U' ' && c != U'\uFFFE' && c != U'\uFFFF') out += bytes;
    }
    return out;
}

}  // namespace

std::string xmlAttribute(std::string_view text) {
    std::string out;
    for (const char c : allowed(text)) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string xmlContent(std::string_view text) {
    std::string out = allowed(text);
    if (out.find_first_of("<&>") == std::string::npos) return out;
    constexpr std::string_view kEnd = "]]>", kEndInside = "]]]]><![CDATA[>";
    for (std::size_t at = 0; (at = out.find(kEnd, at)) != std::string::npos; at += kEndInside.size()) out.replace(at, kEnd.size(), kEndInside);
    return "<![CDATA[" + out + "]]>";
}

}  // namespace chancery::exchange
