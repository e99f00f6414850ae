#include "core/language/training/train.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "core/language/conllu.h"
#include "core/language/language_model.h"
#include "core/language/training/word_vectors.h"

namespace chancery::language::training {
namespace {

/// A toy language that a working trainer learns at once: determiner, noun, verb, determiner, noun, full stop.
std::string toyTreebank(int sentences, unsigned seed) {
    const std::vector<std::string> nouns = {"envoy", "minister", "treaty", "border", "embassy"};
    const std::vector<std::string> verbs = {"met", "signed", "closed", "left"};
    std::mt19937 random(seed);
    std::string out;
    for (int i = 0; i < sentences; ++i) {
        const auto& a = nouns[random() % nouns.size()];
        const auto& b = nouns[random() % nouns.size()];
        const auto& v = verbs[random() % verbs.size()];
        out += "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\t" + a + "\t" + a + "\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n3\t" + v + "\t" + v +
               "\tVERB\tVBD\t_\t0\troot\t_\t_\n4\ta\ta\tDET\tDT\t_\t5\tdet\t_\t_\n5\t" + b + "\t" + b +
               "\tNOUN\tNN\t_\t3\tobj\t_\tSpaceAfter=No\n6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n";
    }
    return out;
}

class TrainingTest : public testing::Test {
protected:
    TrainingTest() : m_folder(testing::TempDir() + "/training_test") {
        std::filesystem::create_directories(m_folder);
        write("train.conllu", toyTreebank(1200, 1));
        write("dev.conllu", toyTreebank(20, 2));
    }
    void write(const std::string& name, const std::string& bytes) { std::ofstream(m_folder / name, std::ios::binary) << bytes; }
    TrainOptions options(const std::string& output) const {
        TrainOptions o;
        o.treebank = m_folder / "train.conllu";
        o.dev = m_folder / "dev.conllu";
        o.output = m_folder / output;
        o.epochs = 3;
        o.hidden = 32;
        o.parser = 32;
        o.layers = 2;
        return o;
    }
    std::string read(const std::string& name) const { return readText(m_folder / name).value_or(std::string()); }

    std::filesystem::path m_folder;
};

TEST_F(TrainingTest, LearnsAToyLanguageAndTheSameTwice) {
    const auto report = train(options("a.bin"));
    ASSERT_TRUE(report.has_value()) << report.error().message;
    EXPECT_GT(report->dev.upos, 0.99);
    EXPECT_GT(report->dev.las, 0.99);
    EXPECT_GT(report->dev.lemma, 0.99);
    ASSERT_TRUE(train(options("b.bin")).has_value());
    const std::string a = read("a.bin");
    EXPECT_FALSE(a.empty());
    EXPECT_EQ(a, read("b.bin"));
    TrainOptions other = options("c.bin");
    other.seed = 2;
    ASSERT_TRUE(train(other).has_value());
    EXPECT_NE(a, read("c.bin"));
    EXPECT_TRUE(LanguageModel::load(a).has_value());
}

TEST_F(TrainingTest, LearnsProseThatAnotherModelParsedAndNothingElseOfIt) {
    // The treebank knows no passive; what is read beside it does. Its list and its capitals are no prose.
    std::string also;
    for (const std::string noun : {"envoy", "minister", "treaty", "border", "embassy"})
        for (const std::string verb : {"met", "signed", "closed", "left"})
            also += "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\t" + noun + "\t" + noun + "\tNOUN\tNN\t_\t3\tobj\t_\t_\n3\t" + verb + "\t" +
                    verb + "\tVERB\tVBD\t_\t0\troot\t_\t_\n4\tit\tit\tDET\tDT\t_\t3\tnsubj\t_\tSpaceAfter=No\n5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n";
    also += "1\tMINISTER\tminister\tVERB\tVBD\t_\t0\troot\t_\t_\n2\tENVOY\tenvoy\tVERB\tVBD\t_\t1\tobj\t_\t_\n\n";
    write("also.conllu", also);
    TrainOptions o = options("also.bin");
    o.also = m_folder / "also.conllu";
    o.alsoShare = 1.0;
    o.dropout = 0.5;
    const auto report = train(o);
    ASSERT_TRUE(report.has_value()) << report.error().message;
    EXPECT_NE(report->log.find("20 sentences of it are prose"), std::string::npos) << report->log;
    EXPECT_GT(report->dev.las, 0.99);
    const std::string bytes = read("also.bin");
    const auto model = LanguageModel::load(bytes);
    ASSERT_TRUE(model.has_value());
    const Document d = model->analyse("The treaty signed it.");
    EXPECT_EQ(d[1].relation, Relation::Obj);
    EXPECT_EQ(d[3].relation, Relation::Nsubj);
}

TEST_F(TrainingTest, GoesOnFromAModel) {
    TrainOptions first = options("first.bin");
    first.epochs = 1;
    const auto before = train(first);
    ASSERT_TRUE(before.has_value());
    TrainOptions o = options("further.bin");
    o.from = m_folder / "first.bin";
    o.epochs = 1;
    o.rate = 1e-9;
    const auto still = train(o);
    ASSERT_TRUE(still.has_value()) << still.error().message;
    EXPECT_NEAR(still->dev.las, before->dev.las, 0.02) << "almost no step was made";
    o.rate = 2e-3;
    o.epochs = 2;
    const auto further = train(o);
    ASSERT_TRUE(further.has_value());
    EXPECT_GT(further->dev.las, 0.99);
    o.hidden = 48;
    EXPECT_FALSE(train(o).has_value()) << "other widths";
    write("other.conllu", "1\tTalks\ttalk\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n2\tended\tend\tVERB\tVBD\t_\t0\troot\t_\t_\n\n");
    o = options("other.bin");
    o.treebank = m_folder / "other.conllu";
    o.from = m_folder / "first.bin";
    EXPECT_FALSE(train(o).has_value()) << "other words and tags";
}

TEST_F(TrainingTest, ModelsOfOneTreebankDecideTogether) {
    TrainOptions second = options("second.bin");
    second.seed = 2;
    second.hidden = 48;
    write("other.conllu", "1\tTalks\ttalk\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n2\tended\tend\tVERB\tVBD\t_\t0\troot\t_\t_\n\n");
    TrainOptions other = options("other.bin");
    other.treebank = m_folder / "other.conllu";
    ASSERT_TRUE(train(options("first.bin")).has_value() && train(second).has_value() && train(other).has_value());
    const std::string a = read("first.bin"), b = read("second.bin"), c = read("other.bin");
    const auto committee = LanguageModel::loadCommittee(std::vector<std::string_view>{a, b});
    ASSERT_TRUE(committee.has_value()) << committee.error().message;
    const Document d = committee->analyse("The envoy met a minister. The treaty closed a border.");
    ASSERT_EQ(d.sentences.size(), 2U);
    EXPECT_EQ(d[1].relation, Relation::Nsubj);
    EXPECT_EQ(d.sentences[1].root, 8U);
    // One alone decides as it would without a committee.
    const std::string text = toyTreebank(20, 3);
    auto alone = readConllu(text), voted = readConllu(text);
    LanguageModel::load(b)->analyseTokenized(alone->document);
    LanguageModel::loadCommittee(std::vector<std::string_view>{b})->analyseTokenized(voted->document);
    EXPECT_EQ(writeConllu(alone->document), writeConllu(voted->document));
    EXPECT_FALSE(LanguageModel::loadCommittee(std::vector<std::string_view>{a, c}).has_value());
    EXPECT_FALSE(LanguageModel::loadCommittee({}).has_value());
}

TEST_F(TrainingTest, SaysWhatItCannotRead) {
    TrainOptions o = options("x.bin");
    o.treebank = m_folder / "absent.conllu";
    EXPECT_FALSE(train(o).has_value());
    write("bad.conllu", "1\tx\n");
    o.treebank = m_folder / "bad.conllu";
    const auto report = train(o);
    ASSERT_FALSE(report.has_value());
    EXPECT_NE(report.error().message.find("bad.conllu"), std::string::npos);
}

TEST_F(TrainingTest, RefusesWhatNoNetworkCanBeMadeOf) {
    for (const auto spoil : {+[](TrainOptions& o) { o.hidden = 40; }, +[](TrainOptions& o) { o.parser = 0; }, +[](TrainOptions& o) { o.layers = 9; },
                             +[](TrainOptions& o) { o.epochs = 0; }, +[](TrainOptions& o) { o.rate = 0; }, +[](TrainOptions& o) { o.dropout = 9; }}) {
        TrainOptions o = options("x.bin");
        spoil(o);
        const auto report = train(o);
        ASSERT_FALSE(report.has_value());
        EXPECT_EQ(report.error().code, base::ErrorCode::InvalidArgument);
    }
}

TEST_F(TrainingTest, MakesWordVectorsFromPlainText) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += "The envoy met the minister. The minister left the city.\n\n";
    const auto vectors = trainWordVectors(text, 1, [](std::string_view) {});
    ASSERT_TRUE(vectors.has_value());
    EXPECT_EQ(vectors->words.front(), "the");
    EXPECT_EQ(vectors->values.size(), vectors->words.size() * kVectorWidth);
    ASSERT_TRUE(vectors->save(m_folder / "vectors").has_value());
    const auto again = WordVectors::load(m_folder / "vectors");
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->words, vectors->words);
    EXPECT_EQ(again->values, vectors->values);
    write("cut", "CHANVEC1\n5\na\n");
    EXPECT_FALSE(WordVectors::load(m_folder / "cut").has_value());
    EXPECT_FALSE(trainWordVectors("too short", 1, [](std::string_view) {}).has_value());
}

TEST(Score, CountsSharesOfWords) {
    const std::string gold = "1\ta\ta\tDET\tDT\t_\t2\tdet\t_\t_\n2\tb\tb\tNOUN\tNN\t_\t0\troot\t_\t_\n\n";
    const std::string system = "1\ta\tA\tDET\tNN\t_\t2\tamod\t_\t_\n2\tb\tc\tVERB\tNN\t_\t0\troot\t_\t_\n\n";
    const Score s = score(readConllu(gold)->document, readConllu(system)->document);
    EXPECT_DOUBLE_EQ(s.upos, 0.5);
    EXPECT_DOUBLE_EQ(s.xpos, 0.5);
    EXPECT_DOUBLE_EQ(s.lemma, 0.5);
    EXPECT_DOUBLE_EQ(s.uas, 1.0);
    EXPECT_DOUBLE_EQ(s.las, 0.5);
}

}  // namespace
}  // namespace chancery::language::training
