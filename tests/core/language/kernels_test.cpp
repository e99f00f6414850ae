#include "core/language/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
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

/// A random matrix and inputs of seven bits, and what their product has to be.
struct Product {
    Product(std::size_t rows, std::size_t columns, std::size_t k, unsigned seed) : m(rows), n(columns), depth(k), bytes(m * depth) {
        std::mt19937 random(seed);
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random() % (kLargestByte + 1));
        matrix = randomFloats(depth * n, seed + 1);
        for (std::size_t r = 0; r < m; ++r) rowScale.push_back(0.01F + 0.001F * static_cast<float>(r));
    }
    double at(std::size_t i, std::size_t j) const {
        double sum = 0;
        for (std::size_t k = 0; k < depth; ++k)
            sum += static_cast<double>(bytes[i * depth + k]) * static_cast<double>(matrix[k * n + j]);
        return sum * static_cast<double>(rowScale[i]);
    }
    std::size_t m, n, depth;
    std::vector<std::uint8_t> bytes;
    std::vector<float> matrix, rowScale;
};

TEST_P(EveryKernel, MultipliesWholeNumbers) {
    const Kernels& kernels = *GetParam();
    for (const std::size_t m : {1U, 2U, 3U, 4U, 7U, 20U})
        for (const std::size_t depth : {4U, 48U, 96U, 384U})
            for (const std::size_t n : {16U, 48U, 112U}) {
                const Product p(m, n, depth, static_cast<unsigned>(m + depth + n));
                const auto bias = randomFloats(n, 14), before = randomFloats(m * n, 15);
                const QuantisedMatrix matrix = QuantisedMatrix::from(p.matrix, depth, n, kernels);
                const auto step = static_cast<std::ptrdiff_t>(depth), cStep = static_cast<std::ptrdiff_t>(n);
                std::vector<float> c(m * n), d = before;
                std::vector<std::int16_t> shorts(m * n);
                kernels.multiplyBytes(m, n, depth, p.bytes.data(), step, matrix.packed(), matrix.columnScale.data(),
                                      p.rowScale.data(), c.data(), cStep, bias.data());
                kernels.addRectifiedProduct(m, n, depth, p.bytes.data(), step, matrix.packed(), matrix.columnScale.data(),
                                            p.rowScale.data(), d.data(), cStep, bias.data());
                std::vector<std::int16_t> added(m * n);
                std::vector<const std::int16_t*> addedRows(m);
                for (std::size_t i = 0; i < m * n; ++i) added[i] = static_cast<std::int16_t>(static_cast<int>(i * 37 % 400) - 200);
                for (std::size_t i = 0; i < m; ++i) addedRows[i] = added.data() + i * n;
                kernels.multiplyBytesToShorts(m, n, depth, p.bytes.data(), step, matrix.packed(), matrix.columnScale.data(),
                                              p.rowScale.data(), shorts.data(), cStep, addedRows.data());
                for (std::size_t i = 0; i < m; ++i)
                    for (std::size_t j = 0; j < n; ++j) {
                        const std::size_t at = i * n + j;
                        // Weights are rounded to a 127th of the largest or so, and are multiplied by up to 127.
                        const double tolerance = 3.0 * static_cast<double>(p.rowScale[i]) * std::sqrt(static_cast<double>(depth));
                        ASSERT_NEAR(c[at], p.at(i, j) + static_cast<double>(bias[j]), tolerance) << kernels.name;
                        ASSERT_NEAR(d[at], before[at] + std::max(0.0F, c[at]), 1e-4) << kernels.name;
                        ASSERT_NEAR(shorts[at] - added[at], c[at] - bias[j], 0.51) << kernels.name;
                    }
            }
}

TEST_P(EveryKernel, NoWeightsMakeASumOverflow) {
    const Kernels& kernels = *GetParam();
    const std::size_t depth = 384, n = 16;
    std::mt19937 random(3);
    // Equal weights, one sign a lane, large ones side by side: the worst for sums of 16 bits.
    for (int kind = 0; kind < 4; ++kind) {
        std::vector<float> weights(depth * n, 2.5F);
        for (std::size_t k = 0; k < depth; ++k)
            for (std::size_t j = 0; j < n; ++j) {
                float& w = weights[k * n + j];
                if (kind == 1) w = -w;
                if (kind == 2 && k % 4 > 1) w = -w;
                if (kind == 3) w = k / 32 == j % 12 ? 100.0F : 0.1F * static_cast<float>(random() % 7);
            }
        const QuantisedMatrix matrix = QuantisedMatrix::from(weights, depth, n, kernels);
        for (const int pattern : {15, 3, 12}) {
            std::vector<std::uint8_t> bytes(depth);
            for (std::size_t k = 0; k < depth; ++k) bytes[k] = (pattern >> k % 4 & 1) != 0 ? kLargestByte : 0;
            std::vector<float> c(n);
            const float unit = 1.0F / kLargestByte;
            kernels.multiplyBytes(1, n, depth, bytes.data(), depth, matrix.packed(), matrix.columnScale.data(), &unit, c.data(), n, nullptr);
            for (std::size_t j = 0; j < n; ++j) {
                double expected = 0, size = 0;
                for (std::size_t k = 0; k < depth; ++k) {
                    expected += bytes[k] > 0 ? static_cast<double>(weights[k * n + j]) : 0.0;
                    size += std::abs(static_cast<double>(weights[k * n + j]));
                }
                ASSERT_NEAR(c[j], expected, size * 0.05) << kernels.name << ' ' << kind << ' ' << pattern;
            }
        }
    }
}

TEST_P(EveryKernel, MakesBytesOfFloats) {
    const Kernels& kernels = *GetParam();
    auto x = randomFloats(100, 20);
    for (float& v : x) v = std::abs(v);
    x[63] = 1.5F;
    EXPECT_EQ(kernels.largest(x.data(), x.size()), 1.5F);
    EXPECT_EQ(kernels.largest(x.data(), 3), *std::max_element(x.begin(), x.begin() + 3));
    std::vector<std::uint8_t> bytes(x.size());
    kernels.quantise(bytes.data(), x.data(), 127.0F / 1.5F, x.size());
    EXPECT_EQ(bytes[63], 127);
    for (std::size_t i = 0; i < x.size(); ++i) ASSERT_NEAR(bytes[i], x[i] * 127.0F / 1.5F, 0.501);
}

TEST_P(EveryKernel, FindsTheFirstOfTheLargest) {
    const Kernels& kernels = *GetParam();
    std::vector<float> x(112, -std::numeric_limits<float>::infinity());
    EXPECT_EQ(kernels.indexOfLargest(x.data(), x.size()), 0U);
    std::mt19937 random(9);
    for (int round = 0; round < 500; ++round) {
        for (float& v : x) v = static_cast<float>(random() % 40);
        const auto expected = static_cast<std::size_t>(std::max_element(x.begin(), x.end()) - x.begin());
        ASSERT_EQ(kernels.indexOfLargest(x.data(), x.size()), expected);
    }
}

TEST_P(EveryKernel, SumsExponentials) {
    const Kernels& kernels = *GetParam();
    std::mt19937 random(11);
    std::uniform_real_distribution<float> uniform(-30, 5);
    std::vector<float> x(112, -std::numeric_limits<float>::infinity());
    for (int round = 0; round < 100; ++round) {
        for (std::size_t i = 0; i < 100; ++i) x[i] = uniform(random);
        const float top = *std::max_element(x.begin(), x.end());
        double expected = 0;
        std::size_t expectedNear = 0;
        for (const float v : x) {
            expected += std::exp(static_cast<double>(v) - static_cast<double>(top));
            expectedNear += v > top - 2.0F ? 1 : 0;
        }
        std::size_t near = 99;
        ASSERT_NEAR(kernels.sumExponentials(x.data(), top, 2.0F, x.size(), near), expected, expected * 1e-4);
        ASSERT_EQ(near, expectedNear);
        ASSERT_EQ(kernels.countAbove(x.data(), top - 2.0F, x.size()), expectedNear);
    }
}

TEST_P(EveryKernel, SumsInputs) {
    const Kernels& kernels = *GetParam();
    const std::size_t n = 48;
    const auto bias = randomFloats(n, 10);
    std::vector<std::int8_t> a(n), b(n);
    for (std::size_t i = 0; i < n; ++i) {
        a[i] = static_cast<std::int8_t>(static_cast<int>(i) * 5 - 120);
        b[i] = static_cast<std::int8_t>(127 - static_cast<int>(i) * 5);
    }
    const std::array<const std::int8_t*, 2> rows = {a.data(), b.data()};
    const std::array<float, 2> scales = {0.5F, 0.25F};
    std::vector<float> out(n);
    kernels.sumInput(out.data(), rows.data(), scales.data(), 2, bias.data(), n);
    for (std::size_t i = 0; i < n; ++i)
        EXPECT_NEAR(out[i], std::max(0.0F, bias[i] + 0.5F * static_cast<float>(a[i]) + 0.25F * static_cast<float>(b[i])), 1e-5);
}

TEST_P(EveryKernel, SumsStatesAndSaturates) {
    const Kernels& kernels = *GetParam();
    for (const std::size_t n : {16U, 48U, 128U, 208U}) {
        std::vector<std::int16_t> a(n), b(n), out(n);
        for (std::size_t i = 0; i < n; ++i) {
            a[i] = static_cast<std::int16_t>(static_cast<int>(i * 997 % 60'000) - 30'000);
            b[i] = static_cast<std::int16_t>(static_cast<int>(i * 613 % 5'000) - 1'000);
        }
        const std::array<const std::int16_t*, 3> rows = {a.data(), b.data(), b.data()};
        const int top = kernels.sumState(out.data(), rows.data(), 3, n);
        int expectedTop = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const int expected = std::clamp(std::clamp(a[i] + b[i], -32768, 32767) + b[i], 0, 32767);
            ASSERT_EQ(out[i], expected);
            expectedTop = std::max(expectedTop, expected);
        }
        EXPECT_EQ(top, expectedTop);
        std::vector<std::uint8_t> small(n);
        kernels.shrink(small.data(), out.data(), kLargestByte * 32768 / std::max(top, kLargestByte + 1), n);
        for (std::size_t i = 0; i < n; ++i) ASSERT_NEAR(small[i], static_cast<double>(out[i]) * kLargestByte / std::max(top, 1), 0.52);
        std::vector<float> window(n);
        kernels.sumWindow(window.data(), b.data(), rows.data(), 3, 0.5F, n);
        for (std::size_t i = 0; i < n; ++i) {
            const int sum = std::clamp(std::clamp(a[i] + b[i], -32768, 32767) + b[i], 0, 32767);
            ASSERT_EQ(window[i], 0.5F * static_cast<float>(std::clamp(sum + b[i], -32768, 32767)));
        }
    }
}

TEST_P(EveryKernel, AddsRows) {
    const Kernels& kernels = *GetParam();
    const std::size_t n = 48;
    const auto x = randomFloats(n, 10), y = randomFloats(n, 11);
    std::vector<float> out(n);
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
