#include "core/language/kernels.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>

namespace chancery::language {
namespace {

std::vector<float> randomFloats(std::size_t n, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> uniform(-1, 1);
    std::vector<float> values(n);
    for (float& v : values) v = uniform(random);
    return values;
}

class EveryKernel : public testing::TestWithParam<const Kernels*> {};

TEST_P(EveryKernel, MultipliesLikeTheDefinition) {
    const Kernels& kernels = *GetParam();
    for (const std::size_t m : {1U, 2U, 5U, 6U, 7U, 13U})
        for (const std::size_t n : {16U, 48U, 112U})
            for (const std::size_t depth : {1U, 24U, 100U}) {
                const auto a = randomFloats(m * depth, 1), b = randomFloats(depth * n, 2), bias = randomFloats(n, 3);
                std::vector<float> packed, c = randomFloats(m * n, 4);
                const std::vector<float> before = c;
                packMatrix(b.data(), static_cast<std::ptrdiff_t>(n), 1, depth, n, packed);
                kernels.multiply(m, n, depth, a.data(), static_cast<std::ptrdiff_t>(depth), 1, packed.data(), c.data(),
                                 static_cast<std::ptrdiff_t>(n), bias.data(), true);
                for (std::size_t i = 0; i < m; ++i)
                    for (std::size_t j = 0; j < n; ++j) {
                        double expected = static_cast<double>(before[i * n + j]) + static_cast<double>(bias[j]);
                        for (std::size_t k = 0; k < depth; ++k)
                            expected += static_cast<double>(a[i * depth + k]) * static_cast<double>(b[k * n + j]);
                        ASSERT_NEAR(c[i * n + j], expected, 1e-4) << kernels.name;
                    }
            }
}

TEST_P(EveryKernel, MultipliesATransposedMatrixByItsSteps) {
    const Kernels& kernels = *GetParam();
    const std::size_t m = 16, n = 32, depth = 9;
    const auto a = randomFloats(m * depth, 5), b = randomFloats(depth * n, 6);
    std::vector<float> transposed(m * depth), packed, c(m * n), d(m * n);
    for (std::size_t i = 0; i < m; ++i)
        for (std::size_t k = 0; k < depth; ++k) transposed[k * m + i] = a[i * depth + k];
    packMatrix(b.data(), n, 1, depth, n, packed);
    kernels.multiply(m, n, depth, a.data(), depth, 1, packed.data(), c.data(), n, nullptr, false);
    kernels.multiply(m, n, depth, transposed.data(), 1, m, packed.data(), d.data(), n, nullptr, false);
    for (std::size_t i = 0; i < c.size(); ++i) ASSERT_NEAR(c[i], d[i], 1e-5);
}

TEST_P(EveryKernel, MultipliesRectifiedVectors) {
    const Kernels& kernels = *GetParam();
    for (const std::size_t depth : {5U, 128U, 1500U}) {
        const std::size_t n = 112;
        const auto x = randomFloats(depth, 7), b = randomFloats(depth * n, 8), bias = randomFloats(n, 9);
        std::vector<float> out(n);
        kernels.multiplyRectified(out.data(), x.data(), depth, b.data(), n, bias.data());
        for (std::size_t j = 0; j < n; ++j) {
            double expected = static_cast<double>(bias[j]);
            for (std::size_t k = 0; k < depth; ++k)
                expected += std::max(0.0, static_cast<double>(x[k])) * static_cast<double>(b[k * n + j]);
            ASSERT_NEAR(out[j], expected, 1e-3);
        }
    }
}

TEST_P(EveryKernel, MultipliesWholeNumbers) {
    const Kernels& kernels = *GetParam();
    for (const std::size_t m : {1U, 4U, 7U, 20U})
        for (const std::size_t depth : {2U, 96U, 384U}) {
            const std::size_t n = 48;
            auto a = randomFloats(m * depth, 12);
            for (float& v : a) v = std::abs(v);
            const auto b = randomFloats(depth * n, 13), bias = randomFloats(n, 14);
            const QuantisedMatrix matrix = QuantisedMatrix::from(b, depth, n);
            const float factor = matrix.largestInput / std::max(kernels.largest(a.data(), a.size()), 1e-9F);
            std::vector<std::int16_t> whole(a.size());
            kernels.quantise(whole.data(), a.data(), factor * 0.9999F, a.size());
            const std::vector<float> rowScale(m, 1.0F / (factor * 0.9999F));
            std::vector<float> c(m * n);
            kernels.multiplyQuantised(m, n, depth, whole.data(), static_cast<std::ptrdiff_t>(depth), matrix.packed(),
                                      matrix.columnScale.data(), rowScale.data(), c.data(), static_cast<std::ptrdiff_t>(n), bias.data());
            for (std::size_t i = 0; i < m; ++i)
                for (std::size_t j = 0; j < n; ++j) {
                    double expected = static_cast<double>(bias[j]);
                    for (std::size_t k = 0; k < depth; ++k)
                        expected += static_cast<double>(a[i * depth + k]) * static_cast<double>(b[k * n + j]);
                    ASSERT_NEAR(c[i * n + j], expected, 0.02) << kernels.name;
                }
        }
}

TEST(QuantisedMatrix, LeavesNoSumThatOverflows) {
    const std::size_t depth = 384, n = 16;
    const std::vector<float> ones(depth * n, 2.5F);
    const QuantisedMatrix matrix = QuantisedMatrix::from(ones, depth, n);
    const std::vector<std::int16_t> a(depth, static_cast<std::int16_t>(matrix.largestInput));
    const float rowScale = 1.0F / matrix.largestInput;
    std::vector<float> c(n);
    for (const Kernels* kernels : {&portableKernels(), &bestKernels()}) {
        kernels->multiplyQuantised(1, n, depth, a.data(), depth, matrix.packed(), matrix.columnScale.data(), &rowScale, c.data(), n, nullptr);
        for (const float v : c) EXPECT_NEAR(v, 2.5F * depth, 1.0F);
    }
}

TEST_P(EveryKernel, AddsRows) {
    const Kernels& kernels = *GetParam();
    const std::size_t n = 48;
    const auto x = randomFloats(n, 10), y = randomFloats(n, 11);
    std::vector<std::int8_t> row(n);
    for (std::size_t i = 0; i < n; ++i) row[i] = static_cast<std::int8_t>(static_cast<int>(i) * 5 - 120);
    std::vector<float> out = x;
    kernels.addQuantised(out.data(), row.data(), 0.5F, n);
    for (std::size_t i = 0; i < n; ++i) EXPECT_FLOAT_EQ(out[i], x[i] + 0.5F * static_cast<float>(row[i]));
    out = x;
    kernels.addRectified(out.data(), y.data(), n);
    for (std::size_t i = 0; i < n; ++i) EXPECT_FLOAT_EQ(out[i], x[i] + std::max(0.0F, y[i]));
    const std::array<const float*, 3> rows = {x.data(), y.data(), y.data()};
    kernels.sumRows(out.data(), rows.data(), 3, n);
    for (std::size_t i = 0; i < n; ++i) EXPECT_NEAR(out[i], x[i] + 2 * y[i], 1e-6);
    kernels.rectify(out.data(), n);
    for (std::size_t i = 0; i < n; ++i) EXPECT_GE(out[i], 0.0F);
}

std::vector<const Kernels*> everyKernel() {
    std::vector<const Kernels*> list = {&portableKernels()};
    if (avx2Kernels() != nullptr) list.push_back(avx2Kernels());
    return list;
}
INSTANTIATE_TEST_SUITE_P(Kernels, EveryKernel, testing::ValuesIn(everyKernel()),
                         [](const auto& given) { return std::string(given.param->name); });

}  // namespace
}  // namespace chancery::language
