#include "core/language/training/train.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>

#include "core/language/language_model.h"
#include "core/language/lemmatizer.h"
#include "core/language/training/network_trainer.h"

namespace chancery::language::training {

namespace {

constexpr std::size_t kBatchWords = 300;

std::string format(const char* pattern, auto... values) {
    std::array<char, 240> buffer;
    const int n = std::snprintf(buffer.data(), buffer.size(), pattern, values...);
    return {buffer.data(), static_cast<std::size_t>(std::clamp(n, 0, static_cast<int>(buffer.size()) - 1))};
}

base::Status writeFile(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) return base::makeError(base::ErrorCode::Unreadable, path.string() + ": cannot be written");
    return {};
}

/// One training, from files to file.
class Training {
public:
    explicit Training(const TrainOptions& options)
        : m_options(options), m_random(options.seed), m_start(std::chrono::steady_clock::now()) {}
    base::Result<TrainReport> run();

private:
    base::Result<ConlluDocument> readTreebank(const std::filesystem::path& path);
    base::Result<WordVectors> findVectors();
    void learnLemmas(const Document& treebank);
    std::vector<const Example*> drawEpoch(const std::vector<Example>& examples, const std::vector<Example>& more);
    base::Status startFrom(NetworkTrainer& trainer, const Lexicon& lexicon, const Inventory& inventory, const NetworkSizes& sizes);
    void epoch(NetworkTrainer& trainer, const std::vector<const Example*>& order, unsigned number);
    std::string modelBytes(const NetworkTrainer& trainer) const;
    base::Result<Score> measure(const std::string& model, const std::string& devBytes) const;
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count(); }
    template <typename T>
    void shuffle(std::vector<T>& list) {
        for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[m_random.below(static_cast<std::uint32_t>(i))]);
    }
    void say(std::string_view line) {
        m_report.log.append(line).push_back('\n');
        if (m_options.log) m_options.log(line);
    }

    const TrainOptions& m_options;
    Random m_random;
    std::chrono::steady_clock::time_point m_start;
    TrainReport m_report;
    LemmaLearner m_lemmas;
    std::optional<ConlluDocument> m_also;
    std::size_t m_nextMore = 0;
};

base::Result<ConlluDocument> Training::readTreebank(const std::filesystem::path& path) {
    auto bytes = readText(path);
    if (!bytes) return bytes.error();
    auto treebank = readConllu(*bytes);
    if (!treebank) return base::makeError(treebank.error().code, path.string() + ": " + treebank.error().message);
    say(format("%s: %zu sentences, %zu words", path.filename().c_str(), treebank->document.sentences.size(),
               treebank->document.tokens.size()));
    return treebank;
}

base::Result<WordVectors> Training::findVectors() {
    if (m_options.vectorCache && std::filesystem::exists(*m_options.vectorCache)) return WordVectors::load(*m_options.vectorCache);
    if (!m_options.vectorsFrom) return WordVectors{};
    auto text = readText(*m_options.vectorsFrom);
    if (!text) return text.error();
    auto vectors = trainWordVectors(*text, m_options.seed, [this](std::string_view line) { say(line); });
    if (!vectors) return vectors.error();
    say(format("word vectors made (%.0f s)", seconds()));
    if (m_options.vectorCache)
        if (auto saved = vectors->save(*m_options.vectorCache); !saved) return saved.error();
    return vectors;
}

void Training::learnLemmas(const Document& treebank) {
    std::string lower;
    for (const Token& token : treebank.tokens) {
        if (token.lemma == "_" && token.form != "_") continue;
        lower.assign(token.lemma);
        std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        m_lemmas.add({token.upos, token.xpos}, token.lower, lower);
    }
}

/// The treebank and the next words of what is learned beside it, in random order.
std::vector<const Example*> Training::drawEpoch(const std::vector<Example>& examples, const std::vector<Example>& more) {
    std::vector<const Example*> order;
    std::size_t words = 0;
    for (const Example& example : examples) {
        order.push_back(&example);
        words += example.tokens.size();
    }
    const double wanted = static_cast<double>(words) * m_options.alsoShare;
    for (double taken = 0; taken < wanted && !more.empty(); m_nextMore = (m_nextMore + 1) % more.size()) {
        order.push_back(&more[m_nextMore]);
        taken += static_cast<double>(more[m_nextMore].tokens.size());
    }
    shuffle(order);
    return order;
}

void Training::epoch(NetworkTrainer& trainer, const std::vector<const Example*>& order, unsigned number) {
    NetworkTrainer::Loss loss;
    std::vector<const Example*> batch;
    std::size_t words = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        batch.push_back(order[i]);
        words += order[i]->tokens.size();
        if (words < kBatchWords && i + 1 < order.size()) continue;
        const double progress = (number + static_cast<double>(i) / static_cast<double>(order.size())) / m_options.epochs;
        trainer.trainBatch(batch, static_cast<float>(m_options.rate * std::max(0.01, 1.0 - progress)), number > 0, loss);
        batch.clear();
        words = 0;
    }
    say(format("epoch %u: tag loss %.4f, move loss %.4f (%.0f s)", number + 1, loss.tags / static_cast<double>(loss.words),
               loss.moves / static_cast<double>(loss.steps), seconds()));
}

std::string Training::modelBytes(const NetworkTrainer& trainer) const {
    ModelWriter file;
    trainer.write(file);
    m_lemmas.write(file);
    return file.finish();
}

base::Result<Score> Training::measure(const std::string& model, const std::string& devBytes) const {
    auto loaded = LanguageModel::load(model);
    if (!loaded) return loaded.error();
    const auto gold = readConllu(devBytes);
    auto system = readConllu(devBytes);
    if (!gold || !system) return base::makeError(base::ErrorCode::Malformed, "the development set cannot be read");
    loaded->analyseTokenized(system->document);
    return score(gold->document, system->document);
}

base::Status Training::startFrom(NetworkTrainer& trainer, const Lexicon& lexicon, const Inventory& inventory, const NetworkSizes& sizes) {
    const auto bytes = readText(*m_options.from);
    if (!bytes) return bytes.error();
    const auto file = ModelReader::open(*bytes);
    if (!file) return file.error();
    auto weights = Network::readWeights(*file, inventory.tags, inventory.actions, lexicon.words);
    if (!weights) return weights.error();
    if (weights->sizes.hidden != sizes.hidden || weights->sizes.parser != sizes.parser || weights->sizes.layers != sizes.layers)
        return base::makeError(base::ErrorCode::InvalidArgument, "the model to go on from has other widths");
    trainer.startFrom(std::move(*weights));
    say(format("going on from %s, rate %.1e", m_options.from->filename().c_str(), m_options.rate));
    return {};
}

base::Result<TrainReport> Training::run() {
    const auto fits = [](unsigned width) { return width > 0 && width % kPanel == 0 && width <= NetworkSizes::kMaxWidth; };
    if (!fits(m_options.hidden) || !fits(m_options.parser) || m_options.layers == 0 || m_options.layers > NetworkSizes::kMaxLayers || m_options.epochs == 0 ||
        !(m_options.rate > 0) || !(m_options.dropout >= 0 && m_options.dropout <= 2) || !(m_options.alsoShare >= 0 && m_options.alsoShare <= 1000))
        return base::makeError(base::ErrorCode::InvalidArgument,
                               "widths are multiples of 16 up to 512, layers 1 to 8, epochs and the rate above 0, dropout 0 to 2");
    auto treebank = readTreebank(m_options.treebank);
    if (!treebank) return treebank.error();
    auto dev = readText(m_options.dev);
    if (!dev) return dev.error();
    auto vectors = findVectors();
    if (!vectors) return vectors.error();
    learnLemmas(treebank->document);
    if (m_options.also) {
        auto also = readTreebank(*m_options.also);
        if (!also) return also.error();
        m_also = std::move(*also);
    }
    const Lexicon lexicon = makeLexicon(treebank->document, m_also ? &m_also->document : nullptr, *vectors, m_options.maxWords);
    const Inventory inventory = makeInventory(treebank->document);
    const std::vector<Example> examples = makeExamples(treebank->document, lexicon, inventory);
    std::vector<Example> more;
    if (m_also) {
        more = makeProseExamples(m_also->document, lexicon, inventory);
        m_also.reset();
        shuffle(more);
        say(format("%zu sentences of it are prose; %.1f words of them for one of the treebank; dropout times %.2f", more.size(),
                   m_options.alsoShare, m_options.dropout));
    }
    const NetworkSizes sizes{m_options.hidden, m_options.parser, m_options.layers,
                             static_cast<std::uint32_t>(lexicon.words.size()),
                             static_cast<std::uint32_t>(inventory.tags.size()),
                             static_cast<std::uint32_t>(inventory.actions.size())};
    say(format("%u words, %u tags, %u actions; hidden %u, parser %u, layers %u, %u epochs, seed %llu, kernels %s", sizes.words,
               sizes.tags, sizes.actions, sizes.hidden, sizes.parser, sizes.layers, m_options.epochs,
               static_cast<unsigned long long>(m_options.seed), bestKernels().name));
    NetworkTrainer trainer(lexicon, inventory, *vectors, sizes, static_cast<float>(m_options.dropout), m_options.seed + 1);
    if (m_options.from)
        if (auto started = startFrom(trainer, lexicon, inventory, sizes); !started) return started.error();
    std::string model;
    for (unsigned e = 0; e < m_options.epochs; ++e) {
        epoch(trainer, drawEpoch(examples, more), e);
        model = modelBytes(trainer);
        auto result = measure(model, *dev);
        if (!result) return result.error();
        m_report.dev = *result;
        say("  dev: " + result->text());
        if (m_options.writeEveryEpoch || e + 1 == m_options.epochs)
            if (auto written = writeFile(m_options.output, model); !written) return written.error();
    }
    m_report.modelBytes = model.size();
    m_report.seconds = seconds();
    say(format("model of %zu bytes after %.0f s", model.size(), m_report.seconds));
    return std::move(m_report);
}

bool equalLower(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [lower](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::string Score::text() const {
    return format("words %zu UPOS %.4f XPOS %.4f lemma %.4f UAS %.4f LAS %.4f", words, upos, xpos, lemma, uas, las);
}

Score score(const Document& gold, const Document& system) {
    Score s;
    s.words = gold.tokens.size();
    std::size_t upos = 0, xpos = 0, lemma = 0, heads = 0, labelled = 0;
    for (std::size_t i = 0; i < s.words && i < system.tokens.size(); ++i) {
        const Token &a = gold.tokens[i], &b = system.tokens[i];
        upos += a.upos == b.upos ? 1 : 0;
        xpos += a.xpos == b.xpos ? 1 : 0;
        lemma += equalLower(a.lemma, b.lemma) ? 1 : 0;
        heads += a.head == b.head ? 1 : 0;
        labelled += a.head == b.head && a.relation == b.relation ? 1 : 0;
    }
    const auto share = [&s](std::size_t n) { return static_cast<double>(n) / static_cast<double>(std::max<std::size_t>(s.words, 1)); };
    s.upos = share(upos);
    s.xpos = share(xpos);
    s.lemma = share(lemma);
    s.uas = share(heads);
    s.las = share(labelled);
    return s;
}

base::Result<TrainReport> train(const TrainOptions& options) { return Training(options).run(); }

}  // namespace chancery::language::training
