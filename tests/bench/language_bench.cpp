// Speed of segmentation, and of tagging and parsing, in words a second on one core.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "core/base/resources.h"
#include "core/language/kernels.h"
#include "core/language/language_model.h"
#include "core/language/model_file.h"
#include "core/language/network.h"

namespace {

using namespace chancery::language;

/// News-like text of sentences of every usual length.
std::string newsText() {
    const std::string story =
        "OSLO, May 3 - The foreign ministers of Norland and Sudland held talks in the Norwegian capital on Friday, the "
        "first such meeting since the two neighbours broke off relations in March over a disputed stretch of their "
        "border, officials of both sides said.\n\n"
        "Anna Berg, the Norland minister, told reporters that \"nobody expects a treaty this week\". She added that "
        "experts would meet again later this month to discuss the exchange of prisoners, customs rules and the return "
        "of some 12,000 refugees who fled the fighting last winter.\n\n"
        "Sudland's deputy prime minister, Gen. Karl Odum, declined to comment. His office had earlier condemned what it "
        "called provocative drills near the river and warned that it would recall its ambassador if they went on.\n\n"
        "No date was set. The U.N. Security Council is due to debate the matter on Nov. 18.\n\n";
    std::string text;
    for (int i = 0; i < 20; ++i) text += story;
    return text;
}

void countWords(benchmark::State& state, const Document& document) {
    state.counters["words/s"] = benchmark::Counter(static_cast<double>(document.tokens.size()),
                                                   benchmark::Counter::kIsIterationInvariantRate);
}

void segmentText(benchmark::State& state) {
    const auto model = LanguageModel::segmenterOnly();
    const std::string text = newsText();
    for (auto _ : state) benchmark::DoNotOptimize(model->analyse(text));
    countWords(state, model->analyse(text));
}
BENCHMARK(segmentText)->Unit(benchmark::kMillisecond);

void analyseText(benchmark::State& state) {
    const auto model = LanguageModel::loadBuiltIn();
    if (!model) return state.SkipWithError(model.error().message.c_str());
    const std::string text = newsText();
    for (auto _ : state) benchmark::DoNotOptimize(model->analyse(text));
    countWords(state, model->analyse(text));
}
BENCHMARK(analyseText)->Unit(benchmark::kMillisecond);

/// The network alone, on one kind of kernels.
void analyseTokens(benchmark::State& state, const Kernels* kernels) {
    if (kernels == nullptr) return state.SkipWithError("not on this processor");
    const auto bytes = chancery::base::Resources::findBuiltIn("model/english.bin");
    const auto file = ModelReader::open(bytes.value_or(""));
    if (!file) return state.SkipWithError(file.error().message.c_str());
    const auto network = Network::read(*file, *kernels);
    if (!network) return state.SkipWithError(network.error().message.c_str());
    const std::string text = newsText();
    Document document = LanguageModel::segmenterOnly()->analyse(text);
    for (auto _ : state) network->analyse(document, LanguageModel::kMaxSentenceTokens);
    countWords(state, document);
}
BENCHMARK_CAPTURE(analyseTokens, avx2, avx2Kernels())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analyseTokens, portable, &portableKernels())->Unit(benchmark::kMillisecond);

void loadModel(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(LanguageModel::loadBuiltIn());
}
BENCHMARK(loadModel)->Unit(benchmark::kMillisecond);

}  // namespace
