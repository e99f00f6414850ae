#include "core/language/training/word_vectors.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <memory>
#include <unordered_map>

#include "core/language/features.h"
#include "core/language/language_model.h"
#include "core/language/training/random.h"

namespace chancery::language::training {

namespace {

constexpr std::size_t kMinCount = 5;
constexpr int kWindow = 2;
constexpr unsigned kNegatives = 5;
constexpr unsigned kEpochs = 5;
constexpr float kRate = 0.03F;
constexpr double kSample = 3e-4;  // very frequent words are skipped now and then
constexpr std::size_t kNoiseSize = 1U << 20;
constexpr std::size_t kTextBytes = std::size_t{1} << 32;

float sigmoid(float x) { return 1.0F / (1.0F + std::exp(-x)); }

struct Corpus {
    std::vector<std::string> words;
    std::vector<std::uint64_t> counts;
    std::vector<std::int32_t> tokens;  ///< -1 ends a sentence; rare words are left out
    std::uint64_t size = 0;
};

base::Result<Corpus> readCorpus(const std::string& text) {
    auto model = LanguageModel::segmenterOnly();
    if (!model) return model.error();
    std::unordered_map<std::string, std::int32_t> ids;
    std::vector<std::uint64_t> counts;
    std::vector<std::string> names;
    std::vector<std::int32_t> tokens;
    const Document document = model->analyse(text);
    for (const Sentence& sentence : document.sentences) {
        for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
            const auto [it, isNew] = ids.try_emplace(std::string(WordKey(document[t].lower).view()), static_cast<std::int32_t>(names.size()));
            if (isNew) {
                names.push_back(it->first);
                counts.push_back(0);
            }
            ++counts[static_cast<std::size_t>(it->second)];
            tokens.push_back(it->second);
        }
        tokens.push_back(-1);
    }
    std::vector<std::int32_t> order;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (counts[i] >= kMinCount) order.push_back(static_cast<std::int32_t>(i));
    std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
        const auto ca = counts[static_cast<std::size_t>(a)], cb = counts[static_cast<std::size_t>(b)];
        return ca != cb ? ca > cb : names[static_cast<std::size_t>(a)] < names[static_cast<std::size_t>(b)];
    });
    std::vector<std::int32_t> rank(names.size(), -2);
    Corpus corpus;
    for (const std::int32_t id : order) {
        rank[static_cast<std::size_t>(id)] = static_cast<std::int32_t>(corpus.words.size());
        corpus.words.push_back(names[static_cast<std::size_t>(id)]);
        corpus.counts.push_back(counts[static_cast<std::size_t>(id)]);
    }
    for (const std::int32_t t : tokens) {
        const std::int32_t mapped = t < 0 ? -1 : rank[static_cast<std::size_t>(t)];
        if (mapped != -2) corpus.tokens.push_back(mapped);
        corpus.size += mapped >= 0 ? 1 : 0;
    }
    return corpus;
}

std::vector<std::int32_t> makeNoise(const Corpus& corpus) {
    double total = 0;
    for (const auto count : corpus.counts) total += std::pow(static_cast<double>(count), 0.75);
    std::vector<std::int32_t> noise;
    noise.reserve(kNoiseSize);
    double sum = 0;
    for (std::size_t w = 0; w < corpus.counts.size(); ++w) {
        sum += std::pow(static_cast<double>(corpus.counts[w]), 0.75);
        const auto upTo = std::min(kNoiseSize, static_cast<std::size_t>(sum / total * kNoiseSize) + 1);
        while (noise.size() < upTo) noise.push_back(static_cast<std::int32_t>(w));
    }
    return noise;
}

class SkipGram {
public:
    SkipGram(const Corpus& corpus, std::uint64_t seed)
        : m_corpus(corpus), m_random(seed), m_noise(makeNoise(corpus)), m_input(corpus.words.size() * kVectorWidth) {
        for (float& v : m_input) v = m_random.symmetric(0.5F / kVectorWidth);
        for (auto& output : m_output) output.assign(m_input.size(), 0.0F);
    }

    void epoch(unsigned number) {
        std::vector<std::int32_t> sentence;
        std::uint64_t done = 0;
        for (const std::int32_t token : m_corpus.tokens) {
            if (token < 0) {
                const double progress = (number + static_cast<double>(done) / static_cast<double>(m_corpus.size)) / kEpochs;
                m_rate = kRate * std::max(0.0001F, static_cast<float>(1.0 - progress));
                learn(sentence);
                sentence.clear();
                continue;
            }
            ++done;
            const double share = static_cast<double>(m_corpus.counts[static_cast<std::size_t>(token)]) / static_cast<double>(m_corpus.size);
            const double keep = std::sqrt(kSample / share) + kSample / share;
            // A word that is skipped keeps its place: the window is about positions.
            sentence.push_back(keep >= 1 || m_random.uniform() < keep ? token : ~token);
        }
    }
    std::vector<float> take() { return std::move(m_input); }

private:
    void learn(const std::vector<std::int32_t>& sentence) {
        const int n = static_cast<int>(sentence.size());
        for (int i = 0; i < n; ++i) {
            const std::int32_t centre = sentence[static_cast<std::size_t>(i)];
            if (centre < 0) continue;
            for (int d = -kWindow; d <= kWindow; ++d) {
                if (d == 0 || i + d < 0 || i + d >= n) continue;
                const std::int32_t context = sentence[static_cast<std::size_t>(i + d)];
                const auto place = static_cast<std::size_t>(d < 0 ? d + kWindow : d + kWindow - 1);
                pair(centre, context < 0 ? ~context : context, m_output[place]);
            }
        }
    }

    void pair(std::int32_t centre, std::int32_t context, std::vector<float>& output) {
        float* const in = m_input.data() + static_cast<std::size_t>(centre) * kVectorWidth;
        std::array<float, kVectorWidth> change{};
        for (unsigned k = 0; k <= kNegatives; ++k) {
            const std::int32_t target = k == 0 ? context : m_noise[m_random.below(static_cast<std::uint32_t>(m_noise.size()))];
            if (k > 0 && target == context) continue;
            float* const out = output.data() + static_cast<std::size_t>(target) * kVectorWidth;
            std::array<float, 8> part{};
            for (std::size_t i = 0; i < kVectorWidth; i += 8)
                for (std::size_t j = 0; j < 8; ++j) part[j] += in[i + j] * out[i + j];
            float dot = 0;
            for (const float p : part) dot += p;
            const float step = ((k == 0 ? 1.0F : 0.0F) - sigmoid(dot)) * m_rate;
            for (std::size_t i = 0; i < kVectorWidth; ++i) {
                change[i] += step * out[i];
                out[i] += step * in[i];
            }
        }
        for (std::size_t i = 0; i < kVectorWidth; ++i) in[i] += change[i];
    }

    const Corpus& m_corpus;
    Random m_random;
    std::vector<std::int32_t> m_noise;
    std::vector<float> m_input;
    std::array<std::vector<float>, 2 * kWindow> m_output;
    float m_rate = kRate;
};

constexpr std::string_view kVectorMagic = "CHANVEC1";

}  // namespace

base::Result<std::string> readText(const std::filesystem::path& path) {
    const auto unreadable = [&path](std::string_view why) {
        return base::makeError(base::ErrorCode::Unreadable, path.string() + ": " + std::string(why));
    };
    const std::unique_ptr<archive, int (*)(archive*)> in(archive_read_new(), archive_read_free);
    archive_read_support_filter_all(in.get());
    archive_read_support_format_raw(in.get());
    archive_entry* entry = nullptr;
    if (archive_read_open_filename(in.get(), path.c_str(), 1 << 16) != ARCHIVE_OK ||
        archive_read_next_header(in.get(), &entry) != ARCHIVE_OK) {
        const char* const why = archive_error_string(in.get());
        return unreadable(why != nullptr ? why : "cannot be read");
    }
    std::string text;
    std::vector<char> buffer(1 << 20);
    for (;;) {
        const la_ssize_t n = archive_read_data(in.get(), buffer.data(), buffer.size());
        if (n < 0) return unreadable("is damaged");
        if (n == 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(n));
        if (text.size() > kTextBytes - 1) return base::makeError(base::ErrorCode::TooLarge, path.string() + ": over 4 GiB");
    }
}

base::Result<WordVectors> trainWordVectors(const std::string& text, std::uint64_t seed,
                                           const std::function<void(std::string_view)>& log) {
    auto corpus = readCorpus(text);
    if (!corpus) return corpus.error();
    if (corpus->words.empty())
        return base::makeError(base::ErrorCode::InvalidArgument, "the text for word vectors has too few words");
    log("word vectors: " + std::to_string(corpus->size) + " tokens, " + std::to_string(corpus->words.size()) + " words");
    SkipGram skipGram(*corpus, seed);
    for (unsigned e = 0; e < kEpochs; ++e) skipGram.epoch(e);
    return WordVectors{std::move(corpus->words), skipGram.take()};
}

base::Status WordVectors::save(const std::filesystem::path& path) const {
    std::ofstream out(path, std::ios::binary);
    out << kVectorMagic << '\n' << words.size() << '\n';
    for (const std::string& word : words) out << word << '\n';
    out.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(float)));
    if (!out.flush()) return base::makeError(base::ErrorCode::Unreadable, path.string() + ": cannot be written");
    return {};
}

base::Result<WordVectors> WordVectors::load(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string line;
    WordVectors vectors;
    if (!std::getline(in, line) || line != kVectorMagic || !std::getline(in, line))
        return base::makeError(base::ErrorCode::Malformed, path.string() + ": no word vectors");
    vectors.words.resize(std::strtoull(line.c_str(), nullptr, 10));
    for (std::string& word : vectors.words) std::getline(in, word);
    vectors.values.resize(vectors.words.size() * kVectorWidth);
    in.read(reinterpret_cast<char*>(vectors.values.data()), static_cast<std::streamsize>(vectors.values.size() * sizeof(float)));
    if (!in) return base::makeError(base::ErrorCode::Malformed, path.string() + ": cut off");
    return vectors;
}

}  // namespace chancery::language::training
