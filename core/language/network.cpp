#include "core/language/network.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "core/language/network_scratch.h"

namespace chancery::language {

namespace {

/// Rows of a batch: enough to use every weight often while it is in the cache, few enough to stay there themselves.
constexpr std::size_t kBatchRows = 96;

void clearRow(std::vector<float>& matrix, std::size_t row, std::size_t width) {
    std::fill_n(matrix.begin() + static_cast<std::ptrdiff_t>(row * width), width, 0.0F);
}

}  // namespace

Network::Scratch& Network::scratchOfThread() {
    static thread_local Scratch scratch;
    scratch.pieces.clear();
    scratch.rows = 1;
    return scratch;
}

void Network::addSentence(Document& document, const Sentence& sentence, bool parse, TokenIndex maxPiece,
                          Scratch& scratch) const {
    for (TokenIndex t = sentence.first; t < sentence.last; t += maxPiece) {
        const TokenIndex size = std::min(maxPiece, sentence.last - t);
        if (scratch.rows + size > kBatchRows && !scratch.pieces.empty()) flush(document, parse, scratch);
        scratch.pieces.push_back({t, size, scratch.rows, t == sentence.first});
        scratch.rows += size + 1;
    }
}

void Network::analyse(Document& document, std::size_t first, std::size_t last, bool parse, TokenIndex maxPiece) const {
    Scratch& scratch = scratchOfThread();
    for (std::size_t s = first; s < last; ++s) addSentence(document, document.sentences[s], parse, maxPiece, scratch);
    flush(document, parse, scratch);
}

void Network::parse(Document& document, std::span<const std::uint32_t> sentences, TokenIndex maxPiece) const {
    Scratch& scratch = scratchOfThread();
    for (const std::uint32_t s : sentences) addSentence(document, document.sentences[s], true, maxPiece, scratch);
    flush(document, true, scratch);
}

void Network::flush(Document& document, bool parse, Scratch& scratch) const {
    if (!scratch.pieces.empty()) {
        encode(document, scratch);
        scoreTags(scratch);
        setTags(document, scratch);
        if (parse) {
            project(scratch);
            for (const Piece& piece : scratch.pieces) this->parse(document, piece, scratch);
        }
    }
    scratch.pieces.clear();
    scratch.rows = 1;
}

void Network::addInput(const Token& token, float* out) const {
    const WordKey key(token.lower);
    const auto add = [&](std::size_t row) {
        m_kernels->addQuantised(out, reinterpret_cast<const std::int8_t*>(m_rows.data()) + row * m_sizes.hidden,
                                valueAt<float>(m_scales, row), m_sizes.hidden);
    };
    add(m_vocabulary.find(key.view()));
    const PartRows parts = findParts(token.form, key.view());
    for (std::size_t i = 0; i < kWordParts; ++i) add(m_partBase[i] + parts[i]);
}

void Network::quantise(const QuantisedMatrix& matrix, Scratch& scratch) const {
    const std::size_t h = m_sizes.hidden;
    scratch.whole.resize(scratch.rows * h);
    scratch.rowScale.assign(scratch.rows, 0.0F);
    std::fill_n(scratch.whole.begin(), h, std::int16_t{0});
    for (const Piece& piece : scratch.pieces) {
        const float* const rows = scratch.hidden.data() + piece.row * h;
        const float top = std::max(m_kernels->largest(rows, piece.size * h), 1e-20F);
        const float factor = std::min(matrix.largestInput / top, 1e20F);
        // The empty row behind the sentence is quantised with it.
        m_kernels->quantise(scratch.whole.data() + piece.row * h, rows, factor * 0.9999F, (piece.size + 1) * h);
        std::fill_n(scratch.rowScale.begin() + static_cast<std::ptrdiff_t>(piece.row), piece.size, 1.0F / (factor * 0.9999F));
    }
}

void Network::encode(const Document& document, Scratch& scratch) const {
    const std::size_t h = m_sizes.hidden;
    scratch.hidden.resize(scratch.rows * h);
    scratch.work.resize(scratch.rows * h);
    clearRow(scratch.hidden, 0, h);
    for (const Piece& piece : scratch.pieces) {
        for (TokenIndex i = 0; i < piece.size; ++i) {
            float* const row = scratch.hidden.data() + (piece.row + i) * h;
            std::memcpy(row, m_dense.inputBias.data(), h * sizeof(float));
            addInput(document.tokens[piece.first + i], row);
        }
        clearRow(scratch.hidden, piece.row + piece.size, h);
    }
    m_kernels->rectify(scratch.hidden.data(), scratch.hidden.size());
    const std::size_t inner = scratch.rows - 2;  // all but the first and the last empty row
    for (std::size_t l = 0; l < m_sizes.layers; ++l) {
        quantise(m_convolution[l], scratch);
        // Rows overlap: the three neighbours of a row are one row of three times the width.
        m_kernels->multiplyQuantised(inner, h, 3 * h, scratch.whole.data(), static_cast<std::ptrdiff_t>(h),
                                     m_convolution[l].packed(), m_convolution[l].columnScale.data(),
                                     scratch.rowScale.data() + 1, scratch.work.data(), static_cast<std::ptrdiff_t>(h),
                                     m_dense.convolutionBias[l].data());
        m_kernels->addRectified(scratch.hidden.data() + h, scratch.work.data(), inner * h);
        for (const Piece& piece : scratch.pieces) clearRow(scratch.hidden, piece.row + piece.size, h);
    }
}

void Network::scoreTags(Scratch& scratch) const {
    const std::size_t h = m_sizes.hidden, columns = m_sizes.tagColumns();
    scratch.scores.resize(scratch.rows * columns);
    quantise(m_tag, scratch);
    m_kernels->multiplyQuantised(scratch.rows, columns, h, scratch.whole.data(), static_cast<std::ptrdiff_t>(h),
                                 m_tag.packed(), m_tag.columnScale.data(), scratch.rowScale.data(),
                                 scratch.scores.data(), static_cast<std::ptrdiff_t>(columns), m_dense.tagBias.data());
}

void Network::setTags(Document& document, Scratch& scratch) const {
    const std::size_t columns = m_sizes.tagColumns();
    scratch.tags.resize(scratch.rows);
    for (const Piece& piece : scratch.pieces)
        for (TokenIndex i = 0; i < piece.size; ++i) {
            const float* const row = scratch.scores.data() + (piece.row + i) * columns;
            const auto best = static_cast<std::size_t>(std::max_element(row, row + m_sizes.tags) - row);
            scratch.tags[piece.row + i] = static_cast<std::uint16_t>(best);
            Token& token = document.tokens[piece.first + i];
            token.upos = m_tagPairs[best].upos;
            token.xpos = m_tagPairs[best].xpos;
        }
}

void Network::project(Scratch& scratch) const {
    const std::size_t h = m_sizes.hidden, columns = m_sizes.slotColumns();
    scratch.slots.resize(scratch.rows * columns);
    quantise(m_slot, scratch);
    m_kernels->multiplyQuantised(scratch.rows, columns, h, scratch.whole.data(), static_cast<std::ptrdiff_t>(h),
                                 m_slot.packed(), m_slot.columnScale.data(), scratch.rowScale.data(),
                                 scratch.slots.data(), static_cast<std::ptrdiff_t>(columns), nullptr);
    for (const Piece& piece : scratch.pieces)
        for (std::size_t row = piece.row; row < piece.row + piece.size; ++row)
            m_kernels->add(scratch.slots.data() + row * columns, m_dense.slotTag.data() + scratch.tags[row] * columns,
                           columns);
}

std::optional<Action> Network::forced(const TransitionState& state) {
    if (!state.canRight() && !state.canLeft()) return Action{Move::Shift, Relation::Dep};
    if (state.buffer() == state.words() && state.stackSize() == 1) return Action{Move::Left, Relation::Root};
    return std::nullopt;
}

void Network::scoreActions(const TransitionState& state, std::size_t firstRow, Scratch& scratch) const {
    state.view(scratch.view);
    const std::size_t p = m_sizes.parser, columns = m_sizes.slotColumns();
    std::array<const float*, kSlots + kFacts + 1> rows;
    for (std::size_t i = 0; i < kSlots; ++i) {
        const int word = scratch.view.words[i];
        const float* const base = word == kNoWord          ? m_dense.emptySlot.data()
                                  : word == state.words() ? m_dense.rootSlot.data()
                                                          : scratch.slots.data() + (firstRow + static_cast<std::size_t>(word)) * columns;
        rows[i] = base + i * p;
    }
    for (std::size_t i = 0; i < kFacts; ++i)
        rows[kSlots + i] = m_dense.fact.data() + (m_factBase[i] + scratch.view.facts[i]) * p;
    rows.back() = m_dense.parserBias.data();
    m_kernels->sumRows(scratch.state.data(), rows.data(), rows.size(), p);
    m_kernels->multiplyRectified(scratch.scores.data(), scratch.state.data(), p, m_dense.action.data(),
                                 m_sizes.actionColumns(), m_dense.actionBias.data());
}

Action Network::best(const TransitionState& state, const std::vector<float>& scores) const {
    Action found{state.canShift() ? Move::Shift : state.canRight() ? Move::Right : Move::Left, Relation::Dep};
    float bestScore = -std::numeric_limits<float>::infinity();
    const std::array<bool, 3> legal = {state.canShift(), state.canLeft() && state.canShift(), state.canRight()};
    for (std::size_t a = 0; a < m_actions.size(); ++a) {
        if (!(scores[a] > bestScore) || !legal[static_cast<std::size_t>(m_actions[a].move)]) continue;
        if (m_actions[a].relation == Relation::Root && m_actions[a].move != Move::Shift) continue;
        bestScore = scores[a];
        found = m_actions[a];
    }
    return found;
}

void Network::beginParse(const Piece& piece, Scratch& scratch) const {
    scratch.state.resize(m_sizes.parser);
    scratch.scores.resize(std::max<std::size_t>(scratch.scores.size(), m_sizes.actionColumns()));
    scratch.transition.reset(static_cast<int>(piece.size));
}

void Network::parse(Document& document, const Piece& piece, Scratch& scratch) const {
    beginParse(piece, scratch);
    TransitionState& state = scratch.transition;
    while (!state.isFinal()) {
        std::optional<Action> action = forced(state);
        if (!action) {
            scoreActions(state, piece.row, scratch);
            action = best(state, scratch.scores);
        }
        state.apply(*action);
    }
    setHeads(document, piece, scratch);
}

void Network::setHeads(Document& document, const Piece& piece, Scratch& scratch) {
    const TransitionState& state = scratch.transition;
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
