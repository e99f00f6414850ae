#include "core/base/flat_map.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace chancery::base {
namespace {

TEST(FlatMap, HoldsWhatAnOrdinaryMapHolds) {
    std::mt19937 random(1);
    WordMap<int> map;
    std::map<std::string, int> naive;
    for (int round = 0; round < 5000; ++round) {
        std::string key(random() % 12, 'a');
        for (char& c : key) c = static_cast<char>('a' + random() % 4);
        const int value = static_cast<int>(random() % 100);
        map[key] += value;
        naive[key] += value;
        std::string other = key + static_cast<char>('a' + random() % 5);
        ASSERT_EQ(map.contains(other), naive.contains(other));
    }
    ASSERT_EQ(map.size(), naive.size());
    for (const auto& [key, value] : naive) {
        ASSERT_NE(map.find(key), nullptr);
        EXPECT_EQ(*map.find(key), value);
    }
}

TEST(FlatMap, FindsNothingInAnEmptyMap) {
    WordMap<int> map;
    EXPECT_TRUE(map.empty());
    EXPECT_EQ(map.find(std::string_view("word")), nullptr);
    map[""] = 3;
    EXPECT_EQ(*map.find(std::string_view()), 3);
    EXPECT_FALSE(map.empty());
}

TEST(FlatMap, VisitsInTheOrderOfInsertion) {
    WordMap<int> map;
    for (const char* word : {"treaty", "envoy", "summit", "envoy"}) ++map[word];
    std::string seen;
    map.forEach([&seen](const std::string& word, int& count) { seen += word + std::to_string(count) + " "; });
    EXPECT_EQ(seen, "treaty1 envoy2 summit1 ");
}

TEST(FlatMap, HashesEveryByte) {
    for (const std::size_t size : {1U, 2U, 3U, 4U, 7U, 8U, 9U, 13U, 16U, 21U}) {
        const std::string word(size, 'x');
        for (std::size_t i = 0; i < size; ++i) {
            std::string other = word;
            other[i] = 'y';
            EXPECT_NE(hashBytes(word), hashBytes(other)) << size << ' ' << i;
        }
        EXPECT_NE(hashBytes(word), hashBytes(word + "x"));
    }
}

TEST(WordSet, KeepsEachWordOnce) {
    WordSet set;
    for (const char* word : {"met", "talks", "met"}) set.insert(word);
    EXPECT_EQ(set.size(), 2U);
    EXPECT_TRUE(set.contains("talks"));
    EXPECT_FALSE(set.contains("talk"));
}

}  // namespace
}  // namespace chancery::base
