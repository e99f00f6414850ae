#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/language/beam_search.h"
#include "core/language/document.h"
#include "core/language/features.h"
#include "core/language/kernels.h"
#include "core/language/model_file.h"
#include "core/language/transition.h"

// One small convolutional network that tags and parses. Every token is the sum of a few rows of tables (its word, its
// hashed parts), rectified; residual convolutions over [i-1, i, i+1] follow; a linear layer on top gives the tag, and
// another one what the token adds to a parser state in each slot it may stand in. Method: Kiperwasser and Goldberg
// 2016 (features from an encoder), Chen and Manning 2014 (precomputed slots), Goldberg and Nivre 2013 (training).

namespace chancery::language {

struct TagPair {
    Upos upos = Upos::X;
    Xpos xpos = Xpos::None;
    friend bool operator==(TagPair, TagPair) = default;
};

struct NetworkSizes {
    std::uint32_t hidden = 0;   ///< width of the encoder, a multiple of kPanel
    std::uint32_t parser = 0;   ///< width of the parser's hidden layer, a multiple of kPanel
    std::uint32_t layers = 0;   ///< convolutions
    std::uint32_t words = 0;    ///< rows of the word table; row 0 is the unknown word
    std::uint32_t tags = 0;
    std::uint32_t actions = 0;

    static constexpr std::uint32_t kMaxWidth = 512, kMaxLayers = 8, kMaxWords = 1U << 20;
    std::uint32_t rows() const;          ///< of the input table: words, then the parts in order
    std::uint32_t tagColumns() const { return static_cast<std::uint32_t>(roundUpToPanel(tags)); }
    std::uint32_t actionColumns() const { return static_cast<std::uint32_t>(roundUpToPanel(actions)); }
    std::uint32_t slotColumns() const { return static_cast<std::uint32_t>(kSlots) * parser; }
    static std::uint32_t factRows();
};

/// All weights but the input table, as row-major matrices; the order of `visit` is the order in the file.
struct DenseWeights {
    std::vector<float> inputBias;
    std::vector<std::vector<float>> convolution;  ///< 3*hidden x hidden
    std::vector<std::vector<float>> convolutionBias;
    std::vector<float> tag, tagBias;              ///< hidden x tagColumns
    std::vector<float> slot;                      ///< hidden x slotColumns
    std::vector<float> emptySlot, rootSlot;       ///< slotColumns: what stands for no word, and for the root
    std::vector<float> slotTag;                   ///< tags x slotColumns
    std::vector<float> fact;                      ///< factRows x parser
    std::vector<float> parserBias;
    std::vector<float> action, actionBias;        ///< parser x actionColumns

    void resize(const NetworkSizes& sizes);
    template <typename Visit>
    void visit(Visit&& each) {
        each(inputBias);
        for (std::size_t i = 0; i < convolution.size(); ++i) {
            each(convolution[i]);
            each(convolutionBias[i]);
        }
        for (std::vector<float>* block : {&tag, &tagBias, &slot, &emptySlot, &rootSlot, &slotTag, &fact, &parserBias,
                                          &action, &actionBias})
            each(*block);
    }
};

/// All weights as numbers, to go on learning from.
struct Weights {
    NetworkSizes sizes;
    std::vector<float> rows;  ///< the input table
    DenseWeights dense;
};

/// The words of the input table, found by hash in the file's own bytes.
class Vocabulary {
public:
    static base::Result<Vocabulary> read(const ModelReader& file, std::uint32_t words);
    static void write(ModelWriter& file, const std::vector<std::string>& words);
    /// The word's row, or 0.
    std::uint32_t find(std::string_view key) const;

private:
    std::string_view m_slots, m_offsets, m_bytes;
    std::uint32_t m_mask = 0;
};

class Network {
public:
    static base::Result<Network> read(const ModelReader& file, const Kernels& kernels = bestKernels());
    Network(Network&&) noexcept;
    Network& operator=(Network&&) noexcept;
    ~Network();
    /// What `read` would make whole numbers of. InvalidArgument, if the file tells other things apart or knows other words.
    static base::Result<Weights> readWeights(const ModelReader& file, const std::vector<TagPair>& tags,
                                             const std::vector<Action>& actions, const std::vector<std::string>& words);

    /// Tags and heads of all sentences of a document with forms and lower forms. A sentence longer than `maxPiece` is
    /// analysed in pieces; the later ones hang on the first by parataxis.
    void analyse(Document& document, TokenIndex maxPiece) const;

    const NetworkSizes& sizes() const { return m_sizes; }
    void setBeam(const BeamOptions& options) { m_beam = options; }

private:
    friend class Committee;

    struct Piece {
        TokenIndex first = 0;
        TokenIndex size = 0;
        std::size_t row = 0;  ///< of the first token in the batch
        bool isFirst = true;  ///< of its sentence
    };
    class LastScores;
    struct Scratch;
    struct ScratchPool;
    class Lease;

    Network();
    void addSentence(Document& document, const Sentence& sentence, TokenIndex maxPiece, Scratch& scratch) const;
    void encode(const Document& document, Scratch& scratch) const;
    /// Input and first convolution.
    void readWords(const Document& document, const Piece& piece, Scratch& scratch) const;
    /// The word's input, then what it adds to the first convolution of the word behind it, its own and the one before it.
    void readWord(const Token& token, std::int16_t* row, Scratch& scratch) const;
    void scoreTags(Scratch& scratch) const;
    void setTags(Document& document, Scratch& scratch) const;
    /// Makes the slot vectors that are used often.
    void project(Scratch& scratch) const;
    void project(std::size_t row, std::size_t slot, Scratch& scratch) const;
    /// Made now, if it was not yet.
    const std::int16_t* slotVector(std::size_t row, std::size_t slot, Scratch& scratch) const;
    void parse(Document& document, const Piece& piece, Scratch& scratch) const;
    void beginParse(Scratch& scratch) const;
    static void setHeads(Document& document, const Piece& piece, const TransitionState& state, Scratch& scratch);
    /// Valid until the next call.
    const float* scoreActions(const TransitionState& state, std::size_t firstRow, Scratch& scratch) const;
    /// Analyses the pieces in hand.
    void flush(Document& document, Scratch& scratch) const;
    void addInput(const Token& token, float* out) const;
    /// Whole numbers of the hidden rows, scaled by sentence.
    void quantise(Scratch& scratch) const;
    static base::Result<Network> readParts(const ModelReader& file);
    void prepare(const Kernels& kernels);

    static constexpr float kShortUnit = 256;  ///< of numbers of 16 bits

    /// Facts with few values are added up beforehand.
    struct FactGroup {
        std::uint8_t first, count;
        std::size_t combinations() const;
    };
    static constexpr std::array<FactGroup, 7> kFactGroups = {{{0, 1}, {1, 1}, {2, 1}, {3, 1}, {4, 1}, {5, 2}, {7, 4}}};
    void addUpFacts(const std::vector<std::int16_t>& facts, const std::vector<std::int16_t>& bias);

    NetworkSizes m_sizes;
    BeamOptions m_beam;
    const Kernels* m_kernels = nullptr;
    Vocabulary m_vocabulary;
    std::string_view m_rows, m_scales;
    DenseWeights m_dense;  ///< what is multiplied or made whole numbers is emptied here
    QuantisedMatrix m_window;                    ///< the first convolution, its three parts side by side
    std::vector<QuantisedMatrix> m_convolution;  ///< the others
    QuantisedMatrix m_tag, m_action;
    std::array<QuantisedMatrix, kSlots> m_slot;
    std::vector<std::int16_t> m_windowBias, m_noWindow;  ///< the latter for no word (zeros)
    std::vector<std::int16_t> m_emptySlot, m_rootSlot, m_slotTag;
    std::vector<std::int16_t> m_facts;  ///< a row for each combination of the facts of each group; the last has the bias
    /// The actions' bias, minus infinity for those that are not possible; by the bits of the moves that are.
    std::array<std::vector<float>, 8> m_actionBias;
    std::vector<TagPair> m_tagPairs;
    std::vector<Action> m_actions;
    std::array<std::uint32_t, kWordParts> m_partBase{};
    std::array<std::size_t, kFactGroups.size()> m_factBase{};
    std::unique_ptr<ScratchPool> m_pool;
};

/// Writes the chunks that Network::read wants. `rows` is the input table, already multiplied into the hidden width.
void writeNetwork(ModelWriter& file, const NetworkSizes& sizes, const std::vector<TagPair>& tags,
                  const std::vector<Action>& actions, const std::vector<std::string>& words,
                  const std::vector<float>& rows, DenseWeights& dense);

}  // namespace chancery::language
