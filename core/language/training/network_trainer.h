#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "core/language/kernels.h"
#include "core/language/training/examples.h"
#include "core/language/training/parameter.h"

namespace chancery::language::training {

/// Learns the network of core/language/network.h. The input table is learned as embeddings times a matrix, and
/// multiplied out when the model is written.
class NetworkTrainer {
public:
    NetworkTrainer(const Lexicon& lexicon, const Inventory& inventory, const WordVectors& vectors,
                   const NetworkSizes& sizes, float dropoutFactor, std::uint64_t seed);

    /// Goes on from the weights of a model. Its input table stays as it is; what is learned is added to it.
    void startFrom(Weights weights);

    struct Loss {
        double tags = 0, moves = 0;
        std::size_t words = 0, steps = 0;
    };
    /// One step on some sentences. With `explore` the parser follows its own choices most of the time.
    void trainBatch(const std::vector<const Example*>& batch, float rate, bool explore, Loss& loss);

    void write(ModelWriter& file) const;

private:
    struct Step;
    struct Batch;

    void addStartRows(Batch& batch);
    std::size_t firstPartRow(std::size_t part) const;
    void drawInput(const std::vector<const Example*>& examples, Batch& batch);
    void forward(Batch& batch);
    void tagLoss(Batch& batch, Loss& loss);
    void project(Batch& batch);
    void parse(Batch& batch, std::size_t sentence, bool explore, Loss& loss);
    void learnStep(Batch& batch, const TransitionState& state, const Example& example, std::size_t firstRow,
                   bool explore, Action& next, Loss& loss);
    void backwardParser(Batch& batch);
    void backwardHeads(Batch& batch);
    void backwardEncoder(Batch& batch);
    void update(float rate);

    /// c (+)= a * b for row-major matrices, b given as is or transposed.
    void multiply(std::size_t m, std::size_t n, std::size_t depth, const float* a, std::ptrdiff_t aStep, const float* b,
                  std::ptrdiff_t bRow, std::ptrdiff_t bColumn, float* c, std::ptrdiff_t cStep, const float* bias,
                  bool accumulate);
    /// gradient += aT * b
    void outer(std::size_t rows, std::size_t columns, std::size_t n, const float* a, std::ptrdiff_t aStep,
               const float* b, Parameter& parameter);
    void addColumnSums(const std::vector<float>& rows, std::size_t n, std::size_t columns, Parameter& parameter);
    std::vector<Parameter*> all();
    float dropout(std::vector<float>& values, float share);

    const Lexicon& m_lexicon;
    const Inventory& m_inventory;
    NetworkSizes m_sizes;
    const Kernels& m_kernels;
    const float m_inputDropout, m_layerDropout, m_parserDropout;
    Random m_random;

    Parameter m_word, m_vector;
    std::vector<Parameter> m_parts;
    Parameter m_input, m_inputBias;
    std::vector<Parameter> m_convolution, m_convolutionBias;
    Parameter m_tag, m_tagBias, m_slot, m_emptySlot, m_rootSlot, m_slotTag, m_fact, m_parserBias, m_action, m_actionBias;
    std::array<std::uint32_t, kFacts> m_factBase{};
    std::vector<float> m_packed;
    std::vector<float> m_startRows;  ///< the input table that was started from, or empty
    std::uint64_t m_steps = 0;
    std::unique_ptr<Batch> m_batch;

public:
    ~NetworkTrainer();
};

}  // namespace chancery::language::training
