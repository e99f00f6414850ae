#include "core/language/network.h"

#include <algorithm>
#include <bit>
#include <mutex>

#include "core/language/network_scratch.h"

namespace chancery::language {

namespace {

/// Rows of a batch: enough to use every weight often while it is in the cache, few enough to stay there themselves.
constexpr std::size_t kBatchRows = 96;

/// Slots that half of the words or more come into: these are made for all words at once, which costs half as much each
/// as making them one by one when a state looks at them.
constexpr std::array<bool, kSlots> kIsOftenUsed = {true, true, false, true, true, false, false, false, false, true, false, false};

/// Memory that is written before it is read: it only grows, because what grows anew is cleared.
template <typename T>
void makeRoom(std::vector<T>& memory, std::size_t n) {
    if (memory.size() < n) memory.resize(n);
}

void clearRow(std::vector<float>& matrix, std::size_t row, std::size_t width) {
    std::fill_n(matrix.data() + row * width, width, 0.0F);
}

}  // namespace

/// Scratch memory for each of the calls that run at once: given back, it keeps its size and the words it knows.
struct Network::ScratchPool {
    std::mutex mutex;
    std::vector<std::unique_ptr<Scratch>> idle;
};

class Network::Lease {
public:
    explicit Lease(ScratchPool& pool) : m_pool(pool) {
        const std::lock_guard lock(m_pool.mutex);
        if (m_pool.idle.empty()) {
            m_scratch = std::make_unique<Scratch>();
            return;
        }
        m_scratch = std::move(m_pool.idle.back());
        m_pool.idle.pop_back();
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() {
        const std::lock_guard lock(m_pool.mutex);
        m_pool.idle.push_back(std::move(m_scratch));
    }
    Scratch& operator*() const { return *m_scratch; }

private:
    ScratchPool& m_pool;
    std::unique_ptr<Scratch> m_scratch;
};

Network::Network() : m_pool(std::make_unique<ScratchPool>()) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

void Network::addSentence(Document& document, const Sentence& sentence, TokenIndex maxPiece, Scratch& scratch) const {
    for (TokenIndex t = sentence.first; t < sentence.last; t += maxPiece) {
        const TokenIndex size = std::min(maxPiece, sentence.last - t);
        if (scratch.rows + size > kBatchRows && !scratch.pieces.empty()) flush(document, scratch);
        scratch.pieces.push_back({t, size, scratch.rows, t == sentence.first});
        scratch.rows += size + 1;
    }
}

void Network::analyse(Document& document, TokenIndex maxPiece) const {
    const Lease lease(*m_pool);
    Scratch& scratch = *lease;
    for (const Sentence& sentence : document.sentences) addSentence(document, sentence, maxPiece, scratch);
    flush(document, scratch);
}

void Network::flush(Document& document, Scratch& scratch) const {
    if (!scratch.pieces.empty()) {
        encode(document, scratch);
        scoreTags(scratch);
        setTags(document, scratch);
        project(scratch);
        for (const Piece& piece : scratch.pieces) parse(document, piece, scratch);
    }
    scratch.pieces.clear();
    scratch.rows = 1;
}

void Network::addInput(const Token& token, float* out) const {
    const WordKey key(token.lower);
    const PartRows parts = findParts(token.form, key.view());
    std::array<const std::int8_t*, kWordParts + 1> rows;
    std::array<float, kWordParts + 1> scales;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t row = i == 0 ? m_vocabulary.find(key.view()) : m_partBase[i - 1] + parts[i - 1];
        rows[i] = reinterpret_cast<const std::int8_t*>(m_rows.data()) + row * m_sizes.hidden;
        scales[i] = valueAt<float>(m_scales, row);
    }
    m_kernels->sumInput(out, rows.data(), scales.data(), rows.size(), m_dense.inputBias.data(), m_sizes.hidden);
}

void Network::quantise(Scratch& scratch) const {
    const std::size_t h = m_sizes.hidden;
    makeRoom(scratch.bytes, scratch.rows * h);
    scratch.sparse.assign(scratch.rows, h);
    scratch.rowScale.resize(scratch.rows);
    for (const Piece& piece : scratch.pieces) {
        const float* const rows = scratch.hidden.data() + piece.row * h;
        const float top = std::max(m_kernels->largest(rows, piece.size * h), 1e-20F);
        m_kernels->quantise(scratch.bytes.data(), rows, kLargestByte / top, piece.size * h);
        for (std::size_t i = 0; i < piece.size; ++i) {
            scratch.sparse.set(piece.row + i, scratch.bytes.data() + i * h, *m_kernels);
            scratch.rowScale[piece.row + i] = top / kLargestByte;
        }
    }
}

void Network::readWord(const Token& token, std::int16_t* row, Scratch& scratch) const {
    const std::size_t h = m_sizes.hidden;
    scratch.word.resize(h);
    addInput(token, scratch.word.data());
    for (std::size_t i = 0; i < h; ++i)
        row[i] = static_cast<std::int16_t>(std::min(scratch.word[i] * kShortUnit + 0.5F, 32767.0F));
    makeRoom(scratch.bytes, h);
    const float top = std::max(m_kernels->largest(scratch.word.data(), h), 1e-20F);
    m_kernels->quantise(scratch.bytes.data(), scratch.word.data(), kLargestByte / top, h);
    scratch.single.assign(1, h);
    scratch.single.set(0, scratch.bytes.data(), *m_kernels);
    m_kernels->multiplyBytesToShorts(scratch.single.row(0), m_window.view(), top / kLargestByte, row + h, m_noWindow.data());
}

void Network::readWords(const Document& document, const Piece& piece, Scratch& scratch) const {
    const std::size_t h = m_sizes.hidden;
    WordInputs& inputs = scratch.inputs;
    inputs.makeRoom(piece.size, 4 * h);
    scratch.words.resize(piece.size);
    for (TokenIndex i = 0; i < piece.size; ++i) {
        const Token& token = document.tokens[piece.first + i];
        bool isNew = false;
        scratch.words[i] = inputs.indexOf(token.form, isNew);
        if (isNew) readWord(token, inputs.row(scratch.words[i]), scratch);
    }
    for (TokenIndex i = 0; i < piece.size; ++i) {
        const std::int16_t* const own = inputs.row(scratch.words[i]);
        const std::array<const std::int16_t*, 4> parts = {
            m_windowBias.data(), i > 0 ? inputs.row(scratch.words[i - 1]) + h : m_noWindow.data(), own + 2 * h,
            i + 1 < piece.size ? inputs.row(scratch.words[i + 1]) + 3 * h : m_noWindow.data()};
        m_kernels->sumWindow(scratch.hidden.data() + (piece.row + i) * h, own, parts.data(), parts.size(), 1 / kShortUnit, h);
    }
}

void Network::encode(const Document& document, Scratch& scratch) const {
    const std::size_t h = m_sizes.hidden;
    makeRoom(scratch.hidden, scratch.rows * h);
    clearRow(scratch.hidden, 0, h);
    for (const Piece& piece : scratch.pieces) {
        readWords(document, piece, scratch);
        clearRow(scratch.hidden, piece.row + piece.size, h);
    }
    for (std::size_t l = 0; l < m_convolution.size(); ++l) {
        quantise(scratch);
        for (const Piece& piece : scratch.pieces)
            for (std::size_t row = piece.row; row < piece.row + piece.size; ++row)
                m_kernels->addRectifiedProduct(scratch.sparse.row(row - 1), m_convolution[l].view(), scratch.rowScale[row],
                                               scratch.hidden.data() + row * h, m_dense.convolutionBias[l + 1].data());
    }
    quantise(scratch);
}

void Network::scoreTags(Scratch& scratch) const {
    const std::size_t columns = m_sizes.tagColumns();
    makeRoom(scratch.scores, scratch.rows * columns);
    for (const Piece& piece : scratch.pieces)
        for (std::size_t row = piece.row; row < piece.row + piece.size; ++row)
            m_kernels->multiplyBytes(scratch.sparse.row(row), m_tag.view(), scratch.rowScale[row], scratch.scores.data() + row * columns,
                                     m_dense.tagBias.data());
}

void Network::setTags(Document& document, Scratch& scratch) const {
    const std::size_t columns = m_sizes.tagColumns();
    scratch.tags.assign(scratch.rows, 0);
    scratch.near.resize((columns + 63) / 64);
    for (const Piece& piece : scratch.pieces)
        for (TokenIndex i = 0; i < piece.size; ++i) {
            m_kernels->findNear(scratch.scores.data() + (piece.row + i) * columns, 0, columns, scratch.near.data());
            std::size_t word = 0;
            while (scratch.near[word] == 0) ++word;
            const std::size_t best = word * 64 + static_cast<std::size_t>(std::countr_zero(scratch.near[word]));
            scratch.tags[piece.row + i] = static_cast<std::uint16_t>(best);
            Token& token = document.tokens[piece.first + i];
            token.upos = m_tagPairs[best].upos;
            token.xpos = m_tagPairs[best].xpos;
        }
}

void Network::project(Scratch& scratch) const {
    makeRoom(scratch.slots, scratch.rows * m_sizes.slotColumns());
    scratch.isProjected.assign(scratch.rows * kSlots, 0);
    for (std::size_t slot = 0; slot < kSlots; ++slot) {
        if (!kIsOftenUsed[slot]) continue;
        for (const Piece& piece : scratch.pieces)
            for (std::size_t i = 0; i < piece.size; ++i) project(piece.row + i, slot, scratch);
    }
}

void Network::project(std::size_t row, std::size_t slot, Scratch& scratch) const {
    const std::size_t p = m_sizes.parser, columns = m_sizes.slotColumns();
    scratch.isProjected[row * kSlots + slot] = 1;
    m_kernels->multiplyBytesToShorts(scratch.sparse.row(row), m_slot[slot].view(), scratch.rowScale[row],
                                     scratch.slots.data() + row * columns + slot * p,
                                     m_slotTag.data() + scratch.tags[row] * columns + slot * p);
}

const std::int16_t* Network::slotVector(std::size_t row, std::size_t slot, Scratch& scratch) const {
    if (scratch.isProjected[row * kSlots + slot] == 0) project(row, slot, scratch);
    return scratch.slots.data() + row * m_sizes.slotColumns() + slot * m_sizes.parser;
}

const float* Network::scoreActions(const TransitionState& state, std::size_t firstRow, Scratch& scratch) const {
    state.view(scratch.view);
    if (const float* const known = scratch.lastScores.find(scratch.view)) return known;
    const std::size_t p = m_sizes.parser;
    std::array<const std::int16_t*, kSlots + kFactGroups.size()> rows;
    for (std::size_t i = 0; i < kSlots; ++i) {
        const int word = scratch.view.words[i];
        rows[i] = word == kNoWord         ? m_emptySlot.data() + i * p
                  : word == state.words() ? m_rootSlot.data() + i * p
                                          : slotVector(firstRow + static_cast<std::size_t>(word), i, scratch);
    }
#pragma GCC unroll 8
    for (std::size_t g = 0; g < kFactGroups.size(); ++g) {
        std::size_t combination = 0;
#pragma GCC unroll 4
        for (std::size_t i = kFactGroups[g].first; i < std::size_t{kFactGroups[g].first} + kFactGroups[g].count; ++i)
            combination = combination * kFactValues[i] + scratch.view.facts[i];
        rows[kSlots + g] = m_facts.data() + (m_factBase[g] + combination) * p;
    }
    const int top = m_kernels->sumState(scratch.state.data(), rows.data(), rows.size(), p);
    // Down to seven bits, unless it has no more.
    const int factor = top <= kLargestByte ? 32768 : kLargestByte * 32768 / top;
    m_kernels->shrink(scratch.stateBytes.data(), scratch.state.data(), factor, p);
    const float scale = 32768.0F / static_cast<float>(factor) / kShortUnit;
    const std::size_t legal = (state.canShift() ? 1U : 0U) | (state.canLeft() && state.canShift() ? 2U : 0U) | (state.canRight() ? 4U : 0U);
    scratch.single.set(0, scratch.stateBytes.data(), *m_kernels);
    float* const scores = scratch.lastScores.add(scratch.view);
    m_kernels->multiplyBytes(scratch.single.row(0), m_action.view(), scale, scores, m_actionBias[legal].data());
    return scores;
}

void Network::beginParse(Scratch& scratch) const {
    scratch.single.assign(1, m_sizes.parser);
    scratch.state.resize(m_sizes.parser);
    scratch.stateBytes.resize(m_sizes.parser);
    scratch.lastScores.begin(m_sizes.actionColumns());
}

void Network::parse(Document& document, const Piece& piece, Scratch& scratch) const {
    beginParse(scratch);
    const auto score = [&](const TransitionState& state) { return scoreActions(state, piece.row, scratch); };
    setHeads(document, piece, scratch.search.run(*m_kernels, m_actions, static_cast<int>(piece.size), m_beam, score), scratch);
}

void Network::setHeads(Document& document, const Piece& piece, const TransitionState& state, Scratch& scratch) {
    for (TokenIndex i = 0; i < piece.size; ++i) {
        Token& token = document.tokens[piece.first + i];
        const int head = state.head(static_cast<int>(i));
        token.relation = state.relation(static_cast<int>(i));
        token.head = head == static_cast<int>(piece.size) ? kNoToken : piece.first + static_cast<TokenIndex>(head);
        if (token.head != kNoToken) continue;
        if (piece.isFirst) {
            scratch.mainRoot = piece.first + i;
        } else {
            token.head = scratch.mainRoot;
            token.relation = Relation::Parataxis;
        }
    }
}

}  // namespace chancery::language
