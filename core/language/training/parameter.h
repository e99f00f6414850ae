#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/language/training/random.h"

namespace chancery::language::training {

/// A matrix that is learned, with its gradient and Adam's two moments (Kingma and Ba 2015). A table is updated only
/// in the rows that the batch touched.
class Parameter {
public:
    Parameter(std::size_t rows, std::size_t columns, bool isTable);

    void fillUniform(Random& random, float limit);
    float* row(std::size_t r) { return value.data() + r * columns; }
    const float* row(std::size_t r) const { return value.data() + r * columns; }
    /// The row's gradient; marks the row as touched.
    float* gradientRow(std::size_t r);
    /// One step; the gradient is zero afterwards.
    void update(float rate, float correction1, float correction2);

    std::size_t rows;
    std::size_t columns;
    std::vector<float> value, gradient;

private:
    void updateRange(std::size_t begin, std::size_t end, float rate, float correction1, float correction2);

    bool m_isTable;
    std::vector<float> m_mean, m_square;
    std::vector<std::uint8_t> m_isTouched;
    std::vector<std::uint32_t> m_touched;
};

}  // namespace chancery::language::training
