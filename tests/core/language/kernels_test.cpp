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

/// Bytes of which about `share` in four are not zero.
std::vector<std::uint8_t> randomBytes(std::size_t n, unsigned share, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<std::uint8_t> bytes(n);
    for (auto& byte : bytes) byte = random() % 4 < share ? static_cast<std::uint8_t>(random() % (kLargestByte + 1)) : 0;
    return bytes;
}

TEST_P(EveryKernel, CollectsWhatIsNotZero) {
    const Kernels& kernels = *GetParam();
    for (const unsigned share : {0U, 1U, 3U, 4U})
        for (const std::size_t n : {16U, 48U, 512U}) {
            const auto bytes = randomBytes(n, share, static_cast<unsigned>(n + share));
            std::vector<std::uint16_t> places(n + 8);
            std::vector<std::uint8_t> values(n + 8, 99);
            const std::size_t count = kernels.collect(bytes.data(), n, places.data(), values.data());
            std::size_t at = 0;
            for (std::size_t i = 0; i < n; ++i) {
                if (bytes[i] == 0) continue;
                ASSERT_LT(at, count);
                EXPECT_EQ(places[at], i * kPlaceUnit);
                EXPECT_EQ(values[at++], bytes[i]);
            }
            EXPECT_EQ(at, count);
            EXPECT_LT(places[count], n * kPlaceUnit);
            EXPECT_EQ(values[count], 0);
        }
}

/// What the product's definition says of one column, before it is scaled.
int sumOf(const SparseRows& rows, const ByteMatrix& b, std::size_t column) {
    int total = 0;
    for (std::size_t part = 0; part < b.parts; ++part) {
        const SparseRow& row = *rows.row(part);
        for (std::size_t begin = 0; begin < row.count; begin += b.group) {
            int sum = 0;
            for (std::size_t i = begin; i < std::min(begin + b.group, row.count); i += 2) {
                const auto product = [&](std::size_t at) {
                    return row.values[at] * b.weights[b.indexOf(part * b.depth + row.places[at] / kPlaceUnit, column)];
                };
                sum = std::clamp(sum + product(i) + product(i + 1), -32768, 32767);
            }
            total += sum;
        }
    }
    return total;
}

TEST_P(EveryKernel, MultipliesWholeNumbersLikeTheDefinition) {
    const Kernels& kernels = *GetParam();
    for (const std::size_t parts : {1U, 3U})
        for (const std::size_t depth : {16U, 48U, 128U})
            for (const std::size_t n : {16U, 48U, 112U, 128U, 208U})
                for (const std::size_t group : {2U, 16U, 256U})
                    for (const unsigned share : {0U, 1U, 4U}) {
                        const auto numbers = randomFloats(parts * depth * n, static_cast<unsigned>(depth + n)), bias = randomFloats(n, 14);
                        const auto bytes = randomBytes(parts * depth, share, static_cast<unsigned>(group));
                        const QuantisedMatrix matrix = QuantisedMatrix::from(numbers.data(), parts, depth, n, n, 2, group);
                        const ByteMatrix& b = matrix.view();
                        SparseRows rows;
                        rows.assign(parts, depth);
                        for (std::size_t p = 0; p < parts; ++p) rows.set(p, bytes.data() + p * depth, kernels);
                        std::vector<float> c(n), d(n, 0.5F);
                        std::vector<std::int16_t> shorts(n), added(n, 32'000);
                        const float unit = 0.02F;
                        kernels.multiplyBytes(rows.row(0), b, unit, c.data(), bias.data());
                        kernels.addRectifiedProduct(rows.row(0), b, unit, d.data(), bias.data());
                        kernels.multiplyBytesToShorts(rows.row(0), b, unit, shorts.data(), added.data());
                        for (std::size_t j = 0; j < n; ++j) {
                            const double product = static_cast<double>(sumOf(rows, b, j)) * static_cast<double>(b.columnScale[j]) * 0.02;
                            ASSERT_NEAR(c[j], product + static_cast<double>(bias[j]), 1e-3) << kernels.name;
                            ASSERT_NEAR(d[j], 0.5F + std::max(0.0F, c[j]), 1e-4);
                            ASSERT_NEAR(shorts[j], std::min(product + 32'000, 32'767.0), 0.51);
                        }
                    }
}

TEST(QuantisedMatrix, KeepsItsNumbersToAHundredth) {
    const std::size_t depth = 128, n = 48;
    const auto numbers = randomFloats(depth * n * 2, 21);
    const QuantisedMatrix matrix = QuantisedMatrix::from(numbers.data() + n, 1, depth, n, 2 * n, 0.5F, 16);
    const ByteMatrix& b = matrix.view();
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(b.weights) % 64, 0U);
    for (std::size_t k = 0; k < depth; ++k)
        for (std::size_t j = 0; j < kBlock; ++j) {
            const auto weight = b.weights[b.indexOf(k, j)];
            if (j >= n) ASSERT_EQ(weight, 0);
            else ASSERT_NEAR(static_cast<float>(weight) * b.columnScale[j], 0.5F * numbers[n + k * 2 * n + j], 0.02);
        }
}

TEST_P(EveryKernel, SumsSaturateInsteadOfTurningOver) {
    const Kernels& kernels = *GetParam();
    const std::size_t depth = 128, n = 32;
    for (const float weight : {1.0F, -1.0F}) {
        const std::vector<float> numbers(depth * n, weight);
        const std::vector<std::uint8_t> bytes(depth, kLargestByte);
        const QuantisedMatrix matrix = QuantisedMatrix::from(numbers.data(), 1, depth, n, n, 1, depth);
        SparseRows rows;
        rows.assign(1, depth);
        rows.set(0, bytes.data(), kernels);
        std::vector<float> c(n);
        kernels.multiplyBytes(rows.row(0), matrix.view(), 1, c.data(), nullptr);
        const float most = 32768 * matrix.view().columnScale[0];
        for (const float x : c) ASSERT_NEAR(x, weight * std::min(most, static_cast<float>(depth) * kLargestByte), 0.01F * most) << kernels.name;
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

TEST_P(EveryKernel, FindsTheLargestAndWhatIsNear) {
    const Kernels& kernels = *GetParam();
    std::mt19937 random(9);
    for (const std::size_t n : {16U, 64U, 112U, 144U})
        for (const float gate : {0.0F, 1.0F, 3.0F}) {
            std::vector<float> x(n, -std::numeric_limits<float>::infinity());
            std::vector<std::uint64_t> near((n + 63) / 64, 7);
            EXPECT_EQ(kernels.findNear(x.data(), gate, n, near.data()), x[0]);
            EXPECT_EQ(near[0] & 1, 1U);
            for (int round = 0; round < 100; ++round) {
                for (float& v : x) v = static_cast<float>(random() % 40) - 50;
                const float top = *std::max_element(x.begin(), x.end());
                ASSERT_EQ(kernels.findNear(x.data(), gate, n, near.data()), top);
                for (std::size_t i = 0; i < n; ++i) ASSERT_EQ((near[i / 64] >> i % 64 & 1) != 0, x[i] >= top - gate) << n << ' ' << i;
            }
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
        for (const float v : x) expected += std::exp(static_cast<double>(v) - static_cast<double>(top));
        ASSERT_NEAR(kernels.sumExponentials(x.data(), top, x.size()), expected, expected * 1e-4);
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
