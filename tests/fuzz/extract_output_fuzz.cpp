#include "core/extraction/extraction_json.h"
#include "tests/fuzz/article_fuzz.h"

using namespace chancery;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto read = extraction::parseJsonLine({reinterpret_cast<const char*>(data), size});
    if (!read) {
        fuzz::check(!read.error().message.empty() && base::isUtf8(read.error().message));
        return 0;
    }
    for (const event::Event& event : read->events) {
        fuzz::check(event.evidence.sentence.end <= read->article.text.size() && event.when.begin <= event.when.end);
        for (const auto* side : {&event.sources, &event.targets})
            for (const event::Participant& p : *side) fuzz::check(p.actor < read->actors.size());
    }
    // What was taken can be written, and is then taken as the same.
    const std::string line = extraction::toJsonLine(*read, true);
    const auto back = extraction::parseJsonLine(line);
    fuzz::check(back.has_value() && extraction::toJsonLine(*back, true) == line);
    return 0;
}
