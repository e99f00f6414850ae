#include "core/language/model_file.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "core/base/resources.h"
#include "core/language/language_model.h"

namespace chancery::language {
namespace {

std::string small() {
    ModelWriter writer;
    writer.add("AAAA", "one");
    writer.add("BBBB", "");
    writer.add("CCCC", std::string(100, 'x'));
    return writer.finish();
}

TEST(ModelFile, GivesBackItsChunks) {
    const std::string bytes = small();
    const auto file = ModelReader::open(bytes);
    ASSERT_TRUE(file.has_value());
    EXPECT_EQ(file->chunk("AAAA").value(), "one");
    EXPECT_EQ(file->chunk("BBBB", 0).value(), "");
    EXPECT_EQ(file->chunk("CCCC")->size(), 100U);
    EXPECT_FALSE(file->chunk("DDDD").has_value());
    EXPECT_FALSE(file->chunk("AAAA", 4).has_value());
}

TEST(ModelFile, RefusesEveryTruncationAndEveryChangedByte) {
    const std::string bytes = small();
    for (std::size_t n = 0; n < bytes.size(); ++n) EXPECT_FALSE(ModelReader::open(bytes.substr(0, n)).has_value()) << n;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 0x10);
        const auto file = ModelReader::open(changed);
        // The count of chunks may shrink unseen by the checksum of the chunks; the chunk is then missing.
        EXPECT_FALSE(file.has_value() && file->chunk("CCCC").has_value()) << i;
    }
    EXPECT_FALSE(ModelReader::open(bytes + "x").has_value());
}

TEST(ModelFile, NamesAVersionItDoesNotKnow) {
    std::string bytes = small();
    bytes[8] = 9;
    const auto file = ModelReader::open(bytes);
    ASSERT_FALSE(file.has_value());
    EXPECT_EQ(file.error().code, base::ErrorCode::Unsupported);
}

TEST(ModelFile, HalvesKeepElevenBits) {
    for (const float v : {0.0F, 1.0F, -1.0F, 0.333F, 65504.0F, 6.1e-5F, 3e-6F, -1234.5F})
        EXPECT_NEAR(fromHalf(toHalf(v)), v, std::abs(v) / 2000 + 6e-8F) << v;
    EXPECT_GT(fromHalf(toHalf(1e9F)), 60000.0F);
    EXPECT_TRUE(std::isfinite(fromHalf(toHalf(1e9F))));
}

TEST(ModelFile, TruncatedBuiltInModelIsRefused) {
    const auto bytes = base::Resources::findBuiltIn("model/english.bin");
    ASSERT_TRUE(bytes.has_value());
    EXPECT_TRUE(LanguageModel::load(*bytes).has_value());
    for (std::size_t n = 1; n < bytes->size(); n = n * 3 / 2 + 1)
        EXPECT_FALSE(LanguageModel::load(bytes->substr(0, n)).has_value()) << n;
}

/// A chunk list with a right checksum but the wrong content must be refused as well, or be harmless.
TEST(ModelFile, DamagedChunksNeverCrash) {
    const auto bytes = base::Resources::findBuiltIn("model/english.bin");
    ASSERT_TRUE(bytes.has_value());
    const auto file = ModelReader::open(*bytes);
    ASSERT_TRUE(file.has_value());
    std::mt19937 random(3);
    const std::vector<std::string> names = {"SIZE", "TAGS", "ACTS", "WIDX", "WOFF", "WSTR", "ROWS", "SCAL", "DENS", "LEMM"};
    for (const std::string& damaged : names) {
        for (int round = 0; round < 4; ++round) {
            ModelWriter writer;
            for (const std::string& name : names) {
                std::string chunk(file->chunk(name).value());
                if (name == damaged && round == 0) chunk.resize(chunk.size() / 2);
                else if (name == damaged)
                    for (std::size_t i = 0; i < 1 + chunk.size() / 50; ++i) chunk[random() % chunk.size()] = static_cast<char>(random());
                writer.add(name, chunk);
            }
            const std::string whole = writer.finish();
            const auto model = LanguageModel::load(whole);
            if (!model) continue;
            const Document document = model->analyse("The two envoys didn't meet in Geneva on Nov. 18.");
            EXPECT_EQ(document.sentences.size(), 1U);
        }
    }
}

}  // namespace
}  // namespace chancery::language
