#include "app/command/extractor_argument.h"

#include "app/command/command.h"
#include "app/command/console.h"
#include "core/base/resources.h"

namespace chancery::app {

tl::expected<extraction::Extractor, int> loadExtractor(const std::string& lexicon) {
    const base::Result<base::Resources> resources =
        lexicon.empty() ? base::Resources::withUserFiles() : base::Resources::withUserFiles(lexicon);
    if (!resources) {
        complain(resources.error());
        return tl::unexpected<int>(kUsage);
    }
    for (const std::string& problem : resources->problems()) complain(problem);
    auto extractor = extraction::Extractor::load(*resources);
    if (!extractor) {
        complain(extractor.error());
        return tl::unexpected<int>(kSomeFailed);
    }
    return std::move(*extractor);
}

}  // namespace chancery::app
