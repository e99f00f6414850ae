#include "core/language/training/network_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace chancery::language::training {

namespace {

constexpr std::size_t kWordWidth = 64;
constexpr std::array<std::size_t, kWordParts> kPartWidth = {12, 24, 24, 8, 16, 8};
constexpr std::size_t kInputWidth = 224;  // 64 + 64 + 92, rounded up to a panel
constexpr float kInputDropout = 0.2F;
constexpr float kLayerDropout = 0.2F;
constexpr float kParserDropout = 0.3F;
constexpr float kWordDropout = 0.25F;     // a word seen f times is unknown with the probability d / (d + f)
constexpr float kVectorDropout = 0.3F;    // ... and then its vector too
constexpr float kExplore = 0.9F;
constexpr float kUpperShare = 0.03F;      // sentences shown in capitals, or with capital first letters
constexpr float kTitleShare = 0.02F;

float glorot(std::size_t in, std::size_t out) { return std::sqrt(6.0F / static_cast<float>(in + out)); }

std::ptrdiff_t step(std::size_t n) { return static_cast<std::ptrdiff_t>(n); }

}  // namespace

struct NetworkTrainer::Step {
    StateView view;
    std::size_t firstRow = 0;
    int words = 0;
};

struct NetworkTrainer::Batch {
    struct Row {
        std::uint32_t treebank = 0, vector = 0;
        PartRows parts{};
        const ExampleToken* token = nullptr;  ///< null: an empty row
    };
    std::vector<const Example*> examples;
    std::vector<std::size_t> firstRow;
    std::vector<Row> rows;
    std::size_t words = 0;
    std::vector<float> input, inputMask, dInput;
    std::vector<std::vector<float>> hidden;    ///< of every layer, the first is the input layer's
    std::vector<std::vector<float>> rectified; ///< what the layer added, after dropout
    std::vector<float> dHidden, work;
    std::vector<float> tagScores, slots, dSlots;
    std::vector<std::uint16_t> tags;
    std::vector<Step> steps;
    std::vector<float> states, dStates, dScores;  ///< a row a step
    TransitionState transition;
    std::vector<float> scores;
};

NetworkTrainer::~NetworkTrainer() = default;

NetworkTrainer::NetworkTrainer(const Lexicon& lexicon, const Inventory& inventory, const WordVectors& vectors,
                               const NetworkSizes& s, float dropoutFactor, std::uint64_t seed)
    : m_lexicon(lexicon),
      m_inventory(inventory),
      m_sizes(s),
      m_kernels(bestKernels()),
      m_inputDropout(kInputDropout * dropoutFactor),
      m_layerDropout(kLayerDropout * dropoutFactor),
      m_parserDropout(kParserDropout * dropoutFactor),
      m_random(seed),
      m_word(lexicon.treebankWords, kWordWidth, true),
      m_vector(lexicon.vectorWords, kVectorWidth, true),
      m_input(kInputWidth, s.hidden, false),
      m_inputBias(1, s.hidden, false),
      m_tag(s.hidden, s.tagColumns(), false),
      m_tagBias(1, s.tagColumns(), false),
      m_slot(s.hidden, s.slotColumns(), false),
      m_emptySlot(1, s.slotColumns(), false),
      m_rootSlot(1, s.slotColumns(), false),
      m_slotTag(s.tags, s.slotColumns(), true),
      m_fact(NetworkSizes::factRows(), s.parser, true),
      m_parserBias(1, s.parser, false),
      m_action(s.parser, s.actionColumns(), false),
      m_actionBias(1, s.actionColumns(), false),
      m_batch(std::make_unique<Batch>()) {
    m_word.fillUniform(m_random, 0.1F);
    for (std::size_t i = 0; i < kWordParts; ++i) {
        m_parts.emplace_back(kPartRows[i], kPartWidth[i], true);
        m_parts.back().fillUniform(m_random, 0.1F);
    }
    double square = 0;
    for (const float v : vectors.values) square += static_cast<double>(v) * static_cast<double>(v);
    const auto scale = static_cast<float>(0.2 / std::sqrt(square / static_cast<double>(vectors.values.size() + 1) + 1e-12));
    for (std::size_t i = 0; i < vectors.values.size(); ++i) m_vector.value[kVectorWidth + i] = vectors.values[i] * scale;
    m_input.fillUniform(m_random, glorot(kInputWidth, s.hidden) * 2);
    for (std::size_t l = 0; l < s.layers; ++l) {
        m_convolution.emplace_back(3 * s.hidden, s.hidden, false).fillUniform(m_random, glorot(3 * s.hidden, s.hidden));
        m_convolutionBias.emplace_back(1, s.hidden, false);
    }
    m_tag.fillUniform(m_random, glorot(s.hidden, s.tags));
    m_slot.fillUniform(m_random, glorot(s.hidden * 3, s.parser));
    m_emptySlot.fillUniform(m_random, 0.05F);
    m_rootSlot.fillUniform(m_random, 0.05F);
    m_fact.fillUniform(m_random, 0.05F);
    m_action.fillUniform(m_random, glorot(s.parser, s.actions));
    std::uint32_t base = 0;
    for (std::size_t i = 0; i < kFacts; ++i) {
        m_factBase[i] = base;
        base += kFactValues[i];
    }
}

void NetworkTrainer::startFrom(Weights weights) {
    m_startRows = std::move(weights.rows);
    std::fill(m_input.value.begin(), m_input.value.end(), 0.0F);
    const auto take = [](std::vector<float>& from, Parameter& to) { to.value = std::move(from); };
    DenseWeights& dense = weights.dense;
    take(dense.inputBias, m_inputBias);
    for (std::size_t l = 0; l < m_sizes.layers; ++l) {
        take(dense.convolution[l], m_convolution[l]);
        take(dense.convolutionBias[l], m_convolutionBias[l]);
    }
    take(dense.tag, m_tag);
    take(dense.tagBias, m_tagBias);
    take(dense.slot, m_slot);
    take(dense.emptySlot, m_emptySlot);
    take(dense.rootSlot, m_rootSlot);
    take(dense.slotTag, m_slotTag);
    take(dense.fact, m_fact);
    take(dense.parserBias, m_parserBias);
    take(dense.action, m_action);
    take(dense.actionBias, m_actionBias);
}

std::size_t NetworkTrainer::firstPartRow(std::size_t part) const {
    std::size_t row = m_sizes.words;
    for (std::size_t i = 0; i < part; ++i) row += kPartRows[i];
    return row;
}

/// What the model that was started from makes of the words.
void NetworkTrainer::addStartRows(Batch& batch) {
    const std::size_t h = m_sizes.hidden;
    for (std::size_t r = 0; r < batch.rows.size() && !m_startRows.empty(); ++r) {
        const Batch::Row& row = batch.rows[r];
        if (row.token == nullptr) continue;
        float* const out = batch.hidden[0].data() + r * h;
        const std::size_t word = row.treebank == 0 && row.vector == 0 ? 0 : row.token->word;
        m_kernels.add(out, m_startRows.data() + word * h, h);
        for (std::size_t i = 0; i < kWordParts; ++i) m_kernels.add(out, m_startRows.data() + (firstPartRow(i) + row.parts[i]) * h, h);
    }
}

std::vector<Parameter*> NetworkTrainer::all() {
    std::vector<Parameter*> list = {&m_word, &m_vector, &m_input, &m_inputBias, &m_tag, &m_tagBias, &m_slot, &m_emptySlot,
                                    &m_rootSlot, &m_slotTag, &m_fact, &m_parserBias, &m_action, &m_actionBias};
    for (auto* group : {&m_parts, &m_convolution, &m_convolutionBias})
        for (Parameter& p : *group) list.push_back(&p);
    return list;
}

void NetworkTrainer::multiply(std::size_t m, std::size_t n, std::size_t depth, const float* a, std::ptrdiff_t aStep,
                              const float* b, std::ptrdiff_t bRow, std::ptrdiff_t bColumn, float* c,
                              std::ptrdiff_t cStep, const float* bias, bool accumulate) {
    packMatrix(b, bRow, bColumn, depth, n, m_packed);
    m_kernels.multiply(m, n, depth, a, aStep, 1, m_packed.data(), c, cStep, bias, accumulate);
}

void NetworkTrainer::outer(std::size_t rows, std::size_t columns, std::size_t n, const float* a, std::ptrdiff_t aStep,
                           const float* b, Parameter& parameter) {
    packMatrix(b, step(columns), 1, n, columns, m_packed);
    m_kernels.multiply(rows, columns, n, a, 1, aStep, m_packed.data(), parameter.gradient.data(), step(columns), nullptr, true);
}

void NetworkTrainer::addColumnSums(const std::vector<float>& rows, std::size_t n, std::size_t columns, Parameter& parameter) {
    for (std::size_t r = 0; r < n; ++r) m_kernels.add(parameter.gradient.data(), rows.data() + r * columns, columns);
}

/// Zeroes a share of the values; returns the factor that makes up for it, already applied.
float NetworkTrainer::dropout(std::vector<float>& values, float share) {
    const float scale = 1.0F / (1.0F - share);
    const auto limit = static_cast<std::uint32_t>(share * 65536.0F);
    for (std::size_t i = 0; i < values.size(); i += 4) {
        const std::uint64_t bits = m_random.next();
        for (std::size_t j = 0; j < 4 && i + j < values.size(); ++j)
            values[i + j] *= ((bits >> (16 * j)) & 0xFFFF) < limit ? 0.0F : scale;
    }
    return scale;
}

void NetworkTrainer::drawInput(const std::vector<const Example*>& examples, Batch& batch) {
    batch.examples = examples;
    batch.firstRow.clear();
    batch.rows.assign(1, {});
    batch.words = 0;
    for (const Example* example : examples) {
        batch.firstRow.push_back(batch.rows.size());
        batch.words += example->tokens.size();
        const float draw = m_random.uniform();
        for (const ExampleToken& token : example->tokens) {
            Batch::Row row;
            row.token = &token;
            row.parts = token.parts;
            std::uint32_t& shape = row.parts[static_cast<std::size_t>(WordPart::Shape)];
            if (draw < kUpperShare) shape = token.recased[0];
            else if (draw < kUpperShare + kTitleShare) shape = token.recased[1];
            const float chance = kWordDropout / (kWordDropout + static_cast<float>(m_lexicon.counts[token.word]));
            const bool dropped = m_random.uniform() < chance;
            if (!dropped) row.treebank = m_lexicon.treebankRow[token.word];
            if (!dropped || m_random.uniform() >= kVectorDropout) row.vector = m_lexicon.vectorRow[token.word];
            batch.rows.push_back(row);
        }
        batch.rows.push_back({});
    }
    batch.input.assign(batch.rows.size() * kInputWidth, 0.0F);
    for (std::size_t r = 0; r < batch.rows.size(); ++r) {
        const Batch::Row& row = batch.rows[r];
        if (row.token == nullptr) continue;
        float* out = batch.input.data() + r * kInputWidth;
        out = std::copy_n(m_word.row(row.treebank), kWordWidth, out);
        out = std::copy_n(m_vector.row(row.vector), kVectorWidth, out);
        for (std::size_t i = 0; i < kWordParts; ++i) out = std::copy_n(m_parts[i].row(row.parts[i]), kPartWidth[i], out);
    }
    batch.inputMask.assign(batch.input.size(), 1.0F);
    dropout(batch.inputMask, m_inputDropout);
    for (std::size_t i = 0; i < batch.input.size(); ++i) batch.input[i] *= batch.inputMask[i];
}

void NetworkTrainer::forward(Batch& batch) {
    const std::size_t h = m_sizes.hidden, n = batch.rows.size();
    batch.hidden.resize(m_sizes.layers + 1);
    batch.rectified.resize(m_sizes.layers);
    const auto clearEmpty = [&](std::vector<float>& matrix) {
        for (std::size_t r = 0; r < n; ++r)
            if (batch.rows[r].token == nullptr) std::fill_n(matrix.data() + r * h, h, 0.0F);
    };
    batch.hidden[0].resize(n * h);
    multiply(n, h, kInputWidth, batch.input.data(), kInputWidth, m_input.value.data(), step(h), 1, batch.hidden[0].data(),
             step(h), m_inputBias.value.data(), false);
    addStartRows(batch);
    m_kernels.rectify(batch.hidden[0].data(), n * h);
    clearEmpty(batch.hidden[0]);
    for (std::size_t l = 0; l < m_sizes.layers; ++l) {
        batch.rectified[l].assign(n * h, 0.0F);
        multiply(n - 2, h, 3 * h, batch.hidden[l].data(), step(h), m_convolution[l].value.data(), step(h), 1,
                 batch.rectified[l].data() + h, step(h), m_convolutionBias[l].value.data(), false);
        m_kernels.rectify(batch.rectified[l].data(), n * h);
        dropout(batch.rectified[l], m_layerDropout);
        clearEmpty(batch.rectified[l]);
        batch.hidden[l + 1] = batch.hidden[l];
        m_kernels.add(batch.hidden[l + 1].data(), batch.rectified[l].data(), n * h);
    }
}

void NetworkTrainer::tagLoss(Batch& batch, Loss& loss) {
    const std::size_t h = m_sizes.hidden, n = batch.rows.size(), columns = m_sizes.tagColumns();
    batch.tagScores.resize(n * columns);
    batch.tags.resize(n);
    multiply(n, columns, h, batch.hidden.back().data(), step(h), m_tag.value.data(), step(columns), 1, batch.tagScores.data(),
             step(columns), m_tagBias.value.data(), false);
    for (std::size_t r = 0; r < n; ++r) {
        float* const row = batch.tagScores.data() + r * columns;
        if (batch.rows[r].token == nullptr) {
            std::fill_n(row, columns, 0.0F);
            continue;
        }
        float* const best = std::max_element(row, row + m_sizes.tags);
        batch.tags[r] = static_cast<std::uint16_t>(best - row);
        const float top = *best;
        float sum = 0;
        for (std::size_t t = 0; t < m_sizes.tags; ++t) sum += row[t] = std::exp(row[t] - top);
        const std::size_t gold = batch.rows[r].token->tag;
        loss.tags -= std::log(std::max(row[gold] / sum, 1e-12F));
        for (std::size_t t = 0; t < columns; ++t) row[t] = t < m_sizes.tags ? row[t] / sum : 0.0F;
        row[gold] -= 1.0F;
    }
    loss.words += batch.words;
}

void NetworkTrainer::project(Batch& batch) {
    const std::size_t h = m_sizes.hidden, n = batch.rows.size(), columns = m_sizes.slotColumns();
    batch.slots.resize(n * columns);
    multiply(n, columns, h, batch.hidden.back().data(), step(h), m_slot.value.data(), step(columns), 1, batch.slots.data(),
             step(columns), nullptr, false);
    for (std::size_t r = 0; r < n; ++r)
        if (batch.rows[r].token != nullptr)
            m_kernels.add(batch.slots.data() + r * columns, m_slotTag.row(batch.tags[r]), columns);
}

void NetworkTrainer::parse(Batch& batch, std::size_t sentence, bool explore, Loss& loss) {
    const Example& example = *batch.examples[sentence];
    TransitionState& state = batch.transition;
    state.reset(static_cast<int>(example.tokens.size()));
    while (!state.isFinal()) {
        Action next{Move::Shift, Relation::Dep};
        if (state.buffer() == state.words() && state.stackSize() == 1) next = {Move::Left, Relation::Root};
        else if (state.canLeft() || state.canRight())
            learnStep(batch, state, example, batch.firstRow[sentence], explore, next, loss);
        state.apply(next);
    }
}

void NetworkTrainer::learnStep(Batch& batch, const TransitionState& state, const Example& example, std::size_t firstRow,
                               bool explore, Action& next, Loss& loss) {
    const std::size_t p = m_sizes.parser, columns = m_sizes.slotColumns(), actions = m_sizes.actionColumns();
    Step& step = batch.steps.emplace_back();
    step.firstRow = firstRow;
    step.words = state.words();
    state.view(step.view);
    std::array<const float*, kSlots + kFacts + 1> rows;
    for (std::size_t i = 0; i < kSlots; ++i) {
        const int word = step.view.words[i];
        const float* const base = word == kNoWord         ? m_emptySlot.value.data()
                                  : word == state.words() ? m_rootSlot.value.data()
                                                          : batch.slots.data() + (firstRow + static_cast<std::size_t>(word)) * columns;
        rows[i] = base + i * p;
    }
    for (std::size_t i = 0; i < kFacts; ++i) rows[kSlots + i] = m_fact.row(m_factBase[i] + step.view.facts[i]);
    rows.back() = m_parserBias.value.data();
    const std::size_t at = batch.states.size();
    batch.states.resize(at + p);
    float* const hidden = batch.states.data() + at;
    m_kernels.sumRows(hidden, rows.data(), rows.size(), p);
    const float scale = 1.0F / (1.0F - m_parserDropout);
    for (std::size_t i = 0; i < p; ++i)
        hidden[i] = hidden[i] > 0 && m_random.uniform() >= m_parserDropout ? hidden[i] * scale : 0.0F;
    batch.scores.resize(actions);
    m_kernels.multiplyRectified(batch.scores.data(), hidden, p, m_action.value.data(), actions, m_actionBias.value.data());

    // Softmax over the moves that are possible here.
    const std::size_t out = batch.dScores.size();
    batch.dScores.resize(out + actions, 0.0F);
    float* const gradient = batch.dScores.data() + out;
    const std::array<bool, 3> legal = {state.canShift(), state.canLeft() && state.canShift(), state.canRight()};
    const auto isLegal = [&](std::size_t a) { return legal[static_cast<std::size_t>(m_inventory.actions[a].move)]; };
    std::size_t best = 0;
    float top = -std::numeric_limits<float>::infinity();
    for (std::size_t a = 0; a < m_inventory.actions.size(); ++a)
        if (isLegal(a) && batch.scores[a] > top) top = batch.scores[best = a];
    float sum = 0;
    for (std::size_t a = 0; a < m_inventory.actions.size(); ++a)
        if (isLegal(a)) sum += gradient[a] = std::exp(batch.scores[a] - top);
    for (std::size_t a = 0; a < m_inventory.actions.size(); ++a) gradient[a] /= sum;

    const std::array<int, 3> costs = moveCosts(state, example.gold);
    int least = kIllegal;
    for (std::size_t m = 0; m < 3; ++m)
        if (legal[m]) least = std::min(least, costs[m]);
    std::array<std::size_t, 3> right{};
    std::size_t count = 0;
    for (std::size_t m = 0; m < 3; ++m) {
        if (!legal[m] || costs[m] != least) continue;
        std::size_t action = 0;
        if (static_cast<Move>(m) != Move::Shift) {
            Relation relation = example.gold.relations[static_cast<std::size_t>(state.stack(0))];
            if (relation == Relation::Root) relation = Relation::Parataxis;
            const auto& table = static_cast<Move>(m) == Move::Left ? m_inventory.left : m_inventory.right;
            action = static_cast<std::size_t>(table[static_cast<std::size_t>(relation)]);
        }
        right[count++] = action;
    }
    float rightSum = 0;
    std::size_t rightBest = right[0];
    for (std::size_t i = 0; i < count; ++i) {
        rightSum += gradient[right[i]];
        if (batch.scores[right[i]] > batch.scores[rightBest]) rightBest = right[i];
    }
    loss.moves -= std::log(std::max(rightSum, 1e-12F));
    ++loss.steps;
    const float share = 1.0F / std::max(rightSum, 1e-6F);
    for (std::size_t i = 0; i < count; ++i) gradient[right[i]] -= gradient[right[i]] * share;
    const bool own = explore && m_random.uniform() < kExplore;
    next = m_inventory.actions[own ? best : rightBest];
}

void NetworkTrainer::backwardParser(Batch& batch) {
    const std::size_t p = m_sizes.parser, actions = m_sizes.actionColumns(), columns = m_sizes.slotColumns();
    const std::size_t n = batch.steps.size();
    batch.dSlots.assign(batch.rows.size() * columns, 0.0F);
    if (n == 0) return;
    outer(p, actions, n, batch.states.data(), step(p), batch.dScores.data(), m_action);
    addColumnSums(batch.dScores, n, actions, m_actionBias);
    batch.dStates.resize(n * p);
    multiply(n, p, actions, batch.dScores.data(), step(actions), m_action.value.data(), 1, step(actions),
             batch.dStates.data(), step(p), nullptr, false);
    const float scale = 1.0F / (1.0F - m_parserDropout);
    for (std::size_t i = 0; i < n * p; ++i) batch.dStates[i] = batch.states[i] > 0 ? batch.dStates[i] * scale : 0.0F;
    addColumnSums(batch.dStates, n, p, m_parserBias);
    for (std::size_t s = 0; s < n; ++s) {
        const Step& at = batch.steps[s];
        const float* const gradient = batch.dStates.data() + s * p;
        for (std::size_t i = 0; i < kSlots; ++i) {
            const int word = at.view.words[i];
            float* const base = word == kNoWord    ? m_emptySlot.gradient.data()
                                : word == at.words ? m_rootSlot.gradient.data()
                                                   : batch.dSlots.data() + (at.firstRow + static_cast<std::size_t>(word)) * columns;
            m_kernels.add(base + i * p, gradient, p);
        }
        for (std::size_t i = 0; i < kFacts; ++i) m_kernels.add(m_fact.gradientRow(m_factBase[i] + at.view.facts[i]), gradient, p);
    }
}

void NetworkTrainer::backwardHeads(Batch& batch) {
    const std::size_t h = m_sizes.hidden, n = batch.rows.size(), columns = m_sizes.slotColumns(), tags = m_sizes.tagColumns();
    for (std::size_t r = 0; r < n; ++r)
        if (batch.rows[r].token != nullptr)
            m_kernels.add(m_slotTag.gradientRow(batch.tags[r]), batch.dSlots.data() + r * columns, columns);
    const std::vector<float>& top = batch.hidden.back();
    outer(h, columns, n, top.data(), step(h), batch.dSlots.data(), m_slot);
    outer(h, tags, n, top.data(), step(h), batch.tagScores.data(), m_tag);
    addColumnSums(batch.tagScores, n, tags, m_tagBias);
    batch.dHidden.resize(n * h);
    multiply(n, h, columns, batch.dSlots.data(), step(columns), m_slot.value.data(), 1, step(columns), batch.dHidden.data(),
             step(h), nullptr, false);
    multiply(n, h, tags, batch.tagScores.data(), step(tags), m_tag.value.data(), 1, step(tags), batch.dHidden.data(),
             step(h), nullptr, true);
}

void NetworkTrainer::backwardEncoder(Batch& batch) {
    const std::size_t h = m_sizes.hidden, n = batch.rows.size();
    const auto clearEmpty = [&] {
        for (std::size_t r = 0; r < n; ++r)
            if (batch.rows[r].token == nullptr) std::fill_n(batch.dHidden.data() + r * h, h, 0.0F);
    };
    const float scale = 1.0F / (1.0F - m_layerDropout);
    for (std::size_t l = m_sizes.layers; l-- > 0;) {
        clearEmpty();
        batch.work.resize(n * h);
        for (std::size_t i = 0; i < n * h; ++i) batch.work[i] = batch.rectified[l][i] > 0 ? batch.dHidden[i] * scale : 0.0F;
        // The middle rows of `work` belong to windows that begin one row before.
        packMatrix(batch.work.data() + h, step(h), 1, n - 2, h, m_packed);
        m_kernels.multiply(3 * h, h, n - 2, batch.hidden[l].data(), 1, step(h), m_packed.data(), m_convolution[l].gradient.data(),
                           step(h), nullptr, true);
        addColumnSums(batch.work, n, h, m_convolutionBias[l]);
        for (std::size_t place = 0; place < 3; ++place)
            multiply(n - 2, h, h, batch.work.data() + h, step(h), m_convolution[l].value.data() + place * h * h, 1, step(h),
                     batch.dHidden.data() + place * h, step(h), nullptr, true);
    }
    clearEmpty();
    for (std::size_t i = 0; i < n * h; ++i)
        if (!(batch.hidden[0][i] > 0)) batch.dHidden[i] = 0;
    outer(kInputWidth, h, n, batch.input.data(), kInputWidth, batch.dHidden.data(), m_input);
    addColumnSums(batch.dHidden, n, h, m_inputBias);
    batch.dInput.resize(n * kInputWidth);
    multiply(n, kInputWidth, h, batch.dHidden.data(), step(h), m_input.value.data(), 1, step(h), batch.dInput.data(),
             kInputWidth, nullptr, false);
    for (std::size_t i = 0; i < batch.dInput.size(); ++i) batch.dInput[i] *= batch.inputMask[i];
    for (std::size_t r = 0; r < n; ++r) {
        const Batch::Row& row = batch.rows[r];
        if (row.token == nullptr) continue;
        const float* in = batch.dInput.data() + r * kInputWidth;
        const auto take = [&in](float* out, std::size_t width) {
            for (std::size_t i = 0; i < width; ++i) out[i] += in[i];
            in += width;
        };
        take(m_word.gradientRow(row.treebank), kWordWidth);
        take(m_vector.gradientRow(row.vector), kVectorWidth);
        for (std::size_t i = 0; i < kWordParts; ++i) take(m_parts[i].gradientRow(row.parts[i]), kPartWidth[i]);
    }
}

void NetworkTrainer::update(float rate) {
    ++m_steps;
    const auto t = static_cast<float>(m_steps);
    const float correction1 = 1.0F / (1.0F - std::pow(0.9F, t)), correction2 = 1.0F / (1.0F - std::pow(0.999F, t));
    for (Parameter* parameter : all()) parameter->update(rate, correction1, correction2);
}

void NetworkTrainer::trainBatch(const std::vector<const Example*>& examples, float rate, bool explore, Loss& loss) {
    Batch& batch = *m_batch;
    batch.steps.clear();
    batch.states.clear();
    batch.dScores.clear();
    drawInput(examples, batch);
    forward(batch);
    tagLoss(batch, loss);
    project(batch);
    for (std::size_t s = 0; s < examples.size(); ++s) parse(batch, s, explore, loss);
    backwardParser(batch);
    backwardHeads(batch);
    backwardEncoder(batch);
    update(rate);
}

void NetworkTrainer::write(ModelWriter& file) const {
    const std::size_t h = m_sizes.hidden;
    std::vector<float> embeddings(m_sizes.rows() * kInputWidth, 0.0F);
    for (std::size_t w = 0; w < m_sizes.words; ++w) {
        float* const out = embeddings.data() + w * kInputWidth;
        std::copy_n(m_word.row(m_lexicon.treebankRow[w]), kWordWidth, out);
        std::copy_n(m_vector.row(m_lexicon.vectorRow[w]), kVectorWidth, out + kWordWidth);
    }
    std::size_t column = kWordWidth + kVectorWidth;
    for (std::size_t i = 0; i < kWordParts; ++i) {
        for (std::size_t r = 0; r < kPartRows[i]; ++r)
            std::copy_n(m_parts[i].row(r), kPartWidth[i], embeddings.data() + (firstPartRow(i) + r) * kInputWidth + column);
        column += kPartWidth[i];
    }
    std::vector<float> packed, rows(m_sizes.rows() * h);
    packMatrix(m_input.value.data(), step(h), 1, kInputWidth, h, packed);
    m_kernels.multiply(m_sizes.rows(), h, kInputWidth, embeddings.data(), kInputWidth, 1, packed.data(), rows.data(), step(h), nullptr, false);
    for (std::size_t i = 0; i < m_startRows.size(); ++i) rows[i] += m_startRows[i];
    DenseWeights dense;
    dense.inputBias = m_inputBias.value;
    for (std::size_t l = 0; l < m_sizes.layers; ++l) {
        dense.convolution.push_back(m_convolution[l].value);
        dense.convolutionBias.push_back(m_convolutionBias[l].value);
    }
    dense.tag = m_tag.value;
    dense.tagBias = m_tagBias.value;
    dense.slot = m_slot.value;
    dense.emptySlot = m_emptySlot.value;
    dense.rootSlot = m_rootSlot.value;
    dense.slotTag = m_slotTag.value;
    dense.fact = m_fact.value;
    dense.parserBias = m_parserBias.value;
    dense.action = m_action.value;
    dense.actionBias = m_actionBias.value;
    writeNetwork(file, m_sizes, m_inventory.tags, m_inventory.actions, m_lexicon.words, rows, dense);
}

}  // namespace chancery::language::training
