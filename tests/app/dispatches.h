#pragma once
// Made-up dispatches for the tests of the program.
#include <string>

namespace chancery::test {

inline const std::string kOslo =
    "Title: Ministers meet in Oslo\n"
    "Date: 2024-05-03\n"
    "Source: Test Wire\n\n"
    "OSLO, May 3 (Test Wire) - Norwegian Foreign Minister Espen Barth Eide met Kenyan President William Ruto on Friday "
    "and condemned Belarus for the detention of two journalists.\n\n"
    "Norway and Sweden signed an agreement on Thursday. The Norwegian prime minister will visit Kenya on Monday.\n";

inline const std::string kAnkara =
    "Title: Turkey rejects proposal\n"
    "Date: 2024-06-11\n"
    "Source: Other Wire\n\n"
    "ANKARA, June 11 (Other Wire) - Turkey rejected a proposal by Greece on Tuesday, the Turkish foreign ministry said. "
    "Russia attacked Ukraine on Monday, killing nine people.\n";

/// `count` articles as JSONL, of very different lengths, with ids a0, a1, ...
inline std::string manyArticles(int count) {
    std::string lines;
    for (int i = 0; i < count; ++i) {
        std::string text;
        for (int sentence = 0; sentence <= (i * 7) % 23; ++sentence)
            text += "Japan's foreign minister met the French foreign minister in Tokyo on day " + std::to_string(sentence) +
                    " of the talks. France condemned North Korea on Monday. ";
        lines += R"({"id":"a)" + std::to_string(i) + R"(","title":"Report )" + std::to_string(i) +
                 R"(","date":"2024-02-)" + std::to_string(10 + i % 18) + R"(","source":"Test Wire","text":")" + text + "\"}\n";
    }
    return lines;
}

}  // namespace chancery::test
