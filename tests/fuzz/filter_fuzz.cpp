#include "core/query/filter_parser.h"
#include "tests/fuzz/article_fuzz.h"

using namespace chancery;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const query::ParsedFilter parsed = query::parseFilter(text);
    for (const query::FilterProblem& problem : parsed.problems)
        fuzz::check(problem.begin <= problem.end && problem.end <= text.size() && !problem.message.empty());
    std::size_t last = 0;
    for (const query::FilterSpan& span : parsed.spans) {
        fuzz::check(span.begin >= last && span.begin < span.end && span.end <= text.size());
        last = span.end;
    }
    return 0;
}
