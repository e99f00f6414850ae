// Reading and writing the network's chunks: docs/formats/model.md.
#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "core/language/network.h"

namespace chancery::language {

namespace {

base::Error malformed(std::string reason) {
    return base::makeError(base::ErrorCode::Malformed, "language model: " + std::move(reason));
}

}  // namespace

std::uint32_t NetworkSizes::rows() const { return std::accumulate(kPartRows.begin(), kPartRows.end(), words); }

std::uint32_t NetworkSizes::factRows() {
    return std::accumulate(kFactValues.begin(), kFactValues.end(), 0U);
}

void DenseWeights::resize(const NetworkSizes& s) {
    inputBias.resize(s.hidden);
    convolution.assign(s.layers, std::vector<float>(std::size_t{3} * s.hidden * s.hidden));
    convolutionBias.assign(s.layers, std::vector<float>(s.hidden));
    tag.resize(std::size_t{s.hidden} * s.tagColumns());
    tagBias.resize(s.tagColumns());
    slot.resize(std::size_t{s.hidden} * s.slotColumns());
    emptySlot.resize(s.slotColumns());
    rootSlot.resize(s.slotColumns());
    slotTag.resize(std::size_t{s.tags} * s.slotColumns());
    fact.resize(std::size_t{NetworkSizes::factRows()} * s.parser);
    parserBias.resize(s.parser);
    action.resize(std::size_t{s.parser} * s.actionColumns());
    actionBias.resize(s.actionColumns());
}

// --- vocabulary

void Vocabulary::write(ModelWriter& file, const std::vector<std::string>& words) {
    const std::size_t capacity = std::bit_ceil(words.size() * 2 + 1);
    std::vector<std::uint32_t> slots(capacity, 0);
    std::vector<std::uint32_t> offsets;
    std::string bytes;
    for (std::size_t i = 0; i < words.size(); ++i) {
        offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
        bytes += words[i];
        if (i == 0) continue;  // the unknown word has no spelling
        std::size_t at = hashKey(words[i]) & (capacity - 1);
        while (slots[at] != 0) at = (at + 1) & (capacity - 1);
        slots[at] = static_cast<std::uint32_t>(i);
    }
    offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
    file.add("WIDX", std::span<const std::uint32_t>(slots));
    file.add("WOFF", std::span<const std::uint32_t>(offsets));
    file.add("WSTR", bytes);
}

base::Result<Vocabulary> Vocabulary::read(const ModelReader& file, std::uint32_t words) {
    Vocabulary v;
    const std::uint64_t capacity = std::bit_ceil(std::uint64_t{words} * 2 + 1);
    auto slots = file.chunk("WIDX", capacity * 4);
    auto offsets = file.chunk("WOFF", (std::uint64_t{words} + 1) * 4);
    auto bytes = file.chunk("WSTR");
    if (!slots) return slots.error();
    if (!offsets) return offsets.error();
    if (!bytes) return bytes.error();
    std::uint32_t previous = 0;
    for (std::size_t i = 0; i <= words; ++i) {
        const auto offset = valueAt<std::uint32_t>(*offsets, i);
        if (offset < previous || offset > bytes->size()) return malformed("word offsets are not in order");
        previous = offset;
    }
    std::size_t used = 0;
    for (std::size_t i = 0; i < capacity; ++i) {
        const auto word = valueAt<std::uint32_t>(*slots, i);
        if (word >= words) return malformed("word index outside of its table");
        used += word != 0 ? 1 : 0;
    }
    if (used >= words + std::size_t{words == 0}) return malformed("word index is overfull");
    v.m_slots = *slots;
    v.m_offsets = *offsets;
    v.m_bytes = *bytes;
    v.m_mask = static_cast<std::uint32_t>(capacity - 1);
    return v;
}

std::uint32_t Vocabulary::find(std::string_view key) const {
    // An empty slot ends the search; read() made sure that there is one.
    for (std::uint32_t at = hashKey(key) & m_mask;; at = (at + 1) & m_mask) {
        const auto word = valueAt<std::uint32_t>(m_slots, at);
        if (word == 0) return 0;
        const auto begin = valueAt<std::uint32_t>(m_offsets, word);
        if (m_bytes.substr(begin, valueAt<std::uint32_t>(m_offsets, word + std::size_t{1}) - begin) == key) return word;
    }
}

// --- network

void writeNetwork(ModelWriter& file, const NetworkSizes& sizes, const std::vector<TagPair>& tags,
                  const std::vector<Action>& actions, const std::vector<std::string>& words,
                  const std::vector<float>& rows, DenseWeights& dense) {
    std::vector<std::uint32_t> header = {sizes.hidden, sizes.parser, sizes.layers, sizes.words, sizes.tags,
                                         sizes.actions, static_cast<std::uint32_t>(kSlots),
                                         static_cast<std::uint32_t>(kFacts)};
    header.insert(header.end(), kPartRows.begin(), kPartRows.end());
    file.add("SIZE", std::span<const std::uint32_t>(header));
    std::string bytes;
    for (const TagPair& tag : tags) {
        bytes.push_back(static_cast<char>(tag.upos));
        bytes.push_back(static_cast<char>(tag.xpos));
    }
    file.add("TAGS", bytes);
    bytes.clear();
    for (const Action& action : actions) {
        bytes.push_back(static_cast<char>(action.move));
        bytes.push_back(static_cast<char>(action.relation));
    }
    file.add("ACTS", bytes);
    Vocabulary::write(file, words);

    const std::size_t width = sizes.hidden;
    std::vector<std::int8_t> quantised(rows.size());
    std::vector<float> scales(sizes.rows());
    for (std::size_t r = 0; r < scales.size(); ++r) {
        const float* const row = rows.data() + r * width;
        float largest = 0;
        for (std::size_t i = 0; i < width; ++i) largest = std::max(largest, std::abs(row[i]));
        scales[r] = largest / 127.0F;
        const float inverse = largest > 0 ? 127.0F / largest : 0.0F;
        for (std::size_t i = 0; i < width; ++i)
            quantised[r * width + i] = static_cast<std::int8_t>(std::lround(row[i] * inverse));
    }
    file.add("ROWS", std::span<const std::int8_t>(quantised));
    file.add("SCAL", std::span<const float>(scales));

    std::vector<std::uint16_t> halves;
    dense.visit([&halves](const std::vector<float>& block) {
        for (const float value : block) halves.push_back(toHalf(value));
    });
    file.add("DENS", std::span<const std::uint16_t>(halves));
}

base::Result<Network> Network::read(const ModelReader& file, const Kernels& kernels) {
    auto network = readParts(file);
    if (network) network->prepare(kernels);
    return network;
}

base::Result<Weights> Network::readWeights(const ModelReader& file, const std::vector<TagPair>& tags,
                                           const std::vector<Action>& actions, const std::vector<std::string>& words) {
    auto network = readParts(file);
    if (!network) return network.error();
    const NetworkSizes& s = network->m_sizes;
    bool same = network->m_tagPairs == tags && network->m_actions == actions && s.words == words.size();
    for (std::size_t w = 1; same && w < words.size(); ++w) same = network->m_vocabulary.find(words[w]) == w;
    if (!same)
        return base::makeError(base::ErrorCode::InvalidArgument, "the model to go on from has other words, tags or relations");
    Weights weights{s, std::vector<float>(std::size_t{s.rows()} * s.hidden), std::move(network->m_dense)};
    for (std::size_t i = 0; i < weights.rows.size(); ++i)
        weights.rows[i] = valueAt<std::int8_t>(network->m_rows, i) * valueAt<float>(network->m_scales, i / s.hidden);
    return weights;
}

base::Result<Network> Network::readParts(const ModelReader& file) {
    Network n;
    auto header = file.chunk("SIZE", (8 + kWordParts) * 4);
    if (!header) return header.error();
    const auto field = [&header](std::size_t i) { return valueAt<std::uint32_t>(*header, i); };
    NetworkSizes& s = n.m_sizes;
    s = {field(0), field(1), field(2), field(3), field(4), field(5)};
    if (s.hidden == 0 || s.hidden > s.kMaxWidth || s.hidden % kPanel != 0 || s.parser == 0 ||
        s.parser > s.kMaxWidth || s.parser % kPanel != 0 || s.layers == 0 || s.layers > s.kMaxLayers || s.words == 0 ||
        s.words > s.kMaxWords || s.tags == 0 || s.tags > 0xFFFF || s.actions == 0 || s.actions > 0xFFFF)
        return malformed("sizes out of range");
    if (field(6) != kSlots || field(7) != kFacts) return malformed("parser states of another kind");
    for (std::size_t i = 0; i < kWordParts; ++i)
        if (field(8 + i) != kPartRows[i]) return malformed("word parts of another kind");

    auto tags = file.chunk("TAGS", std::uint64_t{s.tags} * 2);
    if (!tags) return tags.error();
    for (std::size_t i = 0; i < s.tags; ++i) {
        const auto upos = valueAt<std::uint8_t>(*tags, 2 * i), xpos = valueAt<std::uint8_t>(*tags, 2 * i + 1);
        if (upos >= kUposCount || xpos >= kXposCount) return malformed("unknown tag");
        n.m_tagPairs.push_back({static_cast<Upos>(upos), static_cast<Xpos>(xpos)});
    }
    auto actions = file.chunk("ACTS", std::uint64_t{s.actions} * 2);
    if (!actions) return actions.error();
    for (std::size_t i = 0; i < s.actions; ++i) {
        const auto move = valueAt<std::uint8_t>(*actions, 2 * i), relation = valueAt<std::uint8_t>(*actions, 2 * i + 1);
        if (move > 2 || relation >= kRelationCount) return malformed("unknown action");
        n.m_actions.push_back({static_cast<Move>(move), static_cast<Relation>(relation)});
    }
    auto vocabulary = Vocabulary::read(file, s.words);
    if (!vocabulary) return vocabulary.error();
    n.m_vocabulary = *vocabulary;
    auto rows = file.chunk("ROWS", std::uint64_t{s.rows()} * s.hidden);
    if (!rows) return rows.error();
    auto scales = file.chunk("SCAL", std::uint64_t{s.rows()} * 4);
    if (!scales) return scales.error();
    n.m_rows = *rows;
    n.m_scales = *scales;

    n.m_dense.resize(s);
    std::uint64_t total = 0;
    n.m_dense.visit([&total](const std::vector<float>& block) { total += block.size(); });
    auto dense = file.chunk("DENS", total * 2);
    if (!dense) return dense.error();
    std::size_t at = 0;
    n.m_dense.visit([&](std::vector<float>& block) {
        fromHalves(dense->substr(2 * at), block);
        at += block.size();
    });
    return n;
}

void Network::prepare(const Kernels& kernels) {
    m_kernels = &kernels;
    const std::size_t h = m_sizes.hidden;
    // Products that 16 bits have room for: of the encoder's rows, which are scaled by sentence, all that occur; of words and
    // states, each scaled by its own largest number, fewer.
    constexpr std::size_t kManyProducts = 256, kFewProducts = 16;
    const auto pack = [](std::vector<float>& matrix, std::size_t parts, std::size_t depth, std::size_t n, std::size_t group, float unit = 1) {
        QuantisedMatrix packed = QuantisedMatrix::from(matrix.data(), parts, depth, n, n, unit, group);
        std::vector<float>().swap(matrix);
        return packed;
    };
    const auto shorten = [](std::vector<float>& from, std::vector<std::int16_t>& to) {
        to.resize(from.size());
        std::transform(from.begin(), from.end(), to.begin(), [](float x) {
            return static_cast<std::int16_t>(std::lrintf(std::clamp(x * kShortUnit, -32767.0F, 32767.0F)));
        });
        std::vector<float>().swap(from);
    };
    // A row of this matrix is a word's; that of the convolution is three words'.
    std::vector<float> window(3 * h * h);
    for (std::size_t k = 0; k < 3 * h; ++k)
        std::copy_n(m_dense.convolution[0].data() + k * h, h, window.data() + (k % h) * 3 * h + k / h * h);
    m_window = pack(window, 1, h, 3 * h, kFewProducts, kShortUnit);
    std::vector<float>().swap(m_dense.convolution[0]);
    shorten(m_dense.convolutionBias[0], m_windowBias);
    m_noWindow.assign(3 * h, 0);
    m_convolution.resize(m_sizes.layers - 1);
    for (std::size_t l = 1; l < m_sizes.layers; ++l) m_convolution[l - 1] = pack(m_dense.convolution[l], 3, h, h, kManyProducts);
    m_tag = pack(m_dense.tag, 1, h, m_sizes.tagColumns(), kManyProducts);
    for (std::size_t slot = 0; slot < kSlots; ++slot)
        m_slot[slot] = QuantisedMatrix::from(m_dense.slot.data() + slot * m_sizes.parser, 1, h, m_sizes.parser, m_sizes.slotColumns(),
                                             kShortUnit, kManyProducts);
    std::vector<float>().swap(m_dense.slot);
    m_action = pack(m_dense.action, 1, m_sizes.parser, m_sizes.actionColumns(), kFewProducts);
    shorten(m_dense.emptySlot, m_emptySlot);
    shorten(m_dense.rootSlot, m_rootSlot);
    shorten(m_dense.slotTag, m_slotTag);
    std::vector<std::int16_t> facts, bias;
    shorten(m_dense.fact, facts);
    shorten(m_dense.parserBias, bias);
    addUpFacts(facts, bias);
    constexpr float kNever = -std::numeric_limits<float>::infinity();
    for (std::size_t t = m_sizes.tags; t < m_sizes.tagColumns(); ++t) m_dense.tagBias[t] = kNever;
    for (std::size_t legal = 0; legal < m_actionBias.size(); ++legal) {
        m_actionBias[legal].assign(m_sizes.actionColumns(), kNever);
        for (std::size_t a = 0; a < m_actions.size(); ++a)
            if ((legal >> static_cast<unsigned>(m_actions[a].move) & 1U) != 0 &&
                (m_actions[a].move == Move::Shift || m_actions[a].relation != Relation::Root))
                m_actionBias[legal][a] = m_dense.actionBias[a];
    }
    std::uint32_t base = m_sizes.words;
    for (std::size_t i = 0; i < kWordParts; ++i) {
        m_partBase[i] = base;
        base += kPartRows[i];
    }
}

std::size_t Network::FactGroup::combinations() const {
    return std::accumulate(kFactValues.begin() + first, kFactValues.begin() + first + count, std::size_t{1}, std::multiplies<>());
}

void Network::addUpFacts(const std::vector<std::int16_t>& facts, const std::vector<std::int16_t>& bias) {
    const std::size_t p = m_sizes.parser;
    std::vector<int> sum(p);
    for (std::size_t g = 0; g < kFactGroups.size(); ++g) {
        const FactGroup group = kFactGroups[g];
        const std::size_t end = std::size_t{group.first} + group.count;
        m_factBase[g] = m_facts.size() / p;
        for (std::size_t c = 0; c < group.combinations(); ++c) {
            std::fill(sum.begin(), sum.end(), 0);
            if (g + 1 == kFactGroups.size()) std::copy(bias.begin(), bias.end(), sum.begin());
            // The last fact changes fastest.
            std::size_t rest = c, row = std::accumulate(kFactValues.begin(), kFactValues.begin() + static_cast<std::ptrdiff_t>(end), std::size_t{0});
            for (std::size_t i = end; i-- > group.first; rest /= kFactValues[i]) {
                row -= kFactValues[i];
                const std::int16_t* const fact = facts.data() + (row + rest % kFactValues[i]) * p;
                for (std::size_t k = 0; k < p; ++k) sum[k] += fact[k];
            }
            for (const int x : sum) m_facts.push_back(static_cast<std::int16_t>(std::clamp(x, -32768, 32767)));
        }
    }
}

}  // namespace chancery::language
