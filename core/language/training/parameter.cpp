#include "core/language/training/parameter.h"

#include <cmath>

namespace chancery::language::training {

namespace {
constexpr float kBeta1 = 0.9F;
constexpr float kBeta2 = 0.999F;
constexpr float kEpsilon = 1e-8F;
}  // namespace

Parameter::Parameter(std::size_t rowCount, std::size_t columnCount, bool isTable)
    : rows(rowCount),
      columns(columnCount),
      value(rowCount * columnCount),
      gradient(rowCount * columnCount),
      m_isTable(isTable),
      m_mean(rowCount * columnCount),
      m_square(rowCount * columnCount),
      m_isTouched(isTable ? rowCount : 0) {}

void Parameter::fillUniform(Random& random, float limit) {
    for (float& v : value) v = random.symmetric(limit);
}

float* Parameter::gradientRow(std::size_t r) {
    if (m_isTable && m_isTouched[r] == 0) {
        m_isTouched[r] = 1;
        m_touched.push_back(static_cast<std::uint32_t>(r));
    }
    return gradient.data() + r * columns;
}

void Parameter::updateRange(std::size_t begin, std::size_t end, float rate, float correction1, float correction2) {
    for (std::size_t i = begin; i < end; ++i) {
        const float g = gradient[i];
        m_mean[i] = kBeta1 * m_mean[i] + (1 - kBeta1) * g;
        m_square[i] = kBeta2 * m_square[i] + (1 - kBeta2) * g * g;
        value[i] -= rate * (m_mean[i] * correction1) / (std::sqrt(m_square[i] * correction2) + kEpsilon);
        gradient[i] = 0;
    }
}

void Parameter::update(float rate, float correction1, float correction2) {
    if (!m_isTable) {
        updateRange(0, value.size(), rate, correction1, correction2);
        return;
    }
    for (const std::uint32_t r : m_touched) {
        updateRange(r * columns, (r + std::size_t{1}) * columns, rate, correction1, correction2);
        m_isTouched[r] = 0;
    }
    m_touched.clear();
}

}  // namespace chancery::language::training
