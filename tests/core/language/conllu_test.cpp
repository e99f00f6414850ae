#include "core/language/conllu.h"

#include <gtest/gtest.h>

namespace chancery::language {
namespace {

constexpr std::string_view kSample =
    "# sent_id = own-1\n"
    "# text = They don't yield.\n"
    "1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tyield\tyield\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "4.1\tit\tit\tPRON\tPRP\t_\t_\t_\t4:obj\t_\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "1\tNever\tnever\tADV\tRB\t_\t0\troot\t_\t_\n"
    "\n";

TEST(Conllu, ReadsWordsTagsAndTree) {
    const auto read = readConllu(kSample);
    ASSERT_TRUE(read.has_value());
    const Document& d = read->document;
    ASSERT_EQ(d.tokens.size(), 6U);
    ASSERT_EQ(d.sentences.size(), 2U);
    EXPECT_EQ(d.text, "They don't yield. \nNever \n");
    EXPECT_EQ(d[2].form, "n't");
    EXPECT_EQ(d[2].lemma, "not");
    EXPECT_EQ(d[0].lower, "they");
    EXPECT_EQ(d[0].head, 3U);
    EXPECT_EQ(d[3].head, kNoToken);
    EXPECT_EQ(d[4].relation, Relation::Punct);
    EXPECT_EQ(d[1].upos, Upos::Aux);
    EXPECT_FALSE(d[1].spaceAfter);
    EXPECT_TRUE(d[2].spaceAfter);
    EXPECT_EQ(d[5].sentence, 1U);
}

TEST(Conllu, WritesWhatItRead) {
    const auto read = readConllu(kSample);
    ASSERT_TRUE(read.has_value());
    const std::string written = writeConllu(read->document, &read->extras);
    std::string expected(kSample);
    // Inside a multiword token the space is told by its parts as well.
    const std::string part = "\t4\taux\t_\t_\n";
    expected.replace(expected.find(part), part.size(), "\t4\taux\t_\tSpaceAfter=No\n");
    EXPECT_EQ(written, expected);
}

TEST(Conllu, NamesTheLineOfAnError) {
    for (const std::string_view bad : {"1\tx\n", "2\tx\t_\t_\t_\t_\t_\t_\t_\t_\n", "1\tx\t_\t_\t_\t_\t7\t_\t_\t_\n",
                                       "1\tx\t_\t_\t_\t_\tz\t_\t_\t_\n", "1\t\t_\t_\t_\t_\t_\t_\t_\t_\n",
                                       "1\tx\t_\t_\t_\t_\t_\t_\t_\t_\t_\n"}) {
        const auto read = readConllu(bad);
        ASSERT_FALSE(read.has_value()) << bad;
        EXPECT_NE(read.error().message.find("line"), std::string::npos);
    }
}

TEST(Conllu, TakesUnknownTagsAndMissingEnd) {
    const auto read = readConllu("1\tx\t_\tFOO\tBAR\t_\t_\tbaz\t_\t_");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->document[0].upos, Upos::X);
    EXPECT_EQ(read->document[0].relation, Relation::Dep);
    EXPECT_TRUE(readConllu("")->document.sentences.empty());
}

}  // namespace
}  // namespace chancery::language
