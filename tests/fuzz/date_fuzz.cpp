#include "core/article/byline.h"
#include "core/article/dateline.h"
#include "core/article/written_date.h"
#include "tests/fuzz/article_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace chancery;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto date = article::parseWrittenDate(text); date && date->instant) {
        // A zone moves the instant by less than a day to either side of the day that is written.
        const base::Instant begin = base::startOf(date->date);
        fuzz::check(*date->instant > begin - 2 * base::kDay && *date->instant < begin + 2 * base::kDay);
    }
    if (const auto dateline = article::findDateline(text))
        fuzz::check(dateline->span.end <= text.size() && !dateline->place.empty());
    const article::TextHeader header = article::parseTextHeader(text);
    fuzz::check(header.end <= text.size());
    if (const auto headline = article::findHeadline(text)) fuzz::check(!headline->empty());
    return 0;
}
