#include <gmock/gmock.h>

#include "core/article/html/page.h"
#include "tests/core/article/support.h"

using namespace chancery;
using namespace chancery::article;
using namespace chancery::article::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

namespace {

const std::string kFirst =
    "The foreign ministers of the two coastal states met in Oslo on Thursday, and agreed to reopen the "
    "border crossing, which had been shut since spring.";
const std::string kSecond =
    "Officials said the crossing, closed after a quarrel over fishing rights, would be guarded by police of "
    "both countries until the end of the year.";
const std::string kThird =
    "A second round of talks is planned for next month in Helsinki, according to a statement that both "
    "delegations signed.";

std::string paragraphs() {
    return "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";
}
std::string story() {
    return kFirst + "\n\n" + kSecond + "\n\n" + kThird;
}

std::string page(const std::string& head, const std::string& body) {
    return "<!DOCTYPE html><html><head><meta charset=utf-8>" + head + "</head><body>" + body +
           "</body></html>";
}

TEST(Html, TakesTheStoryWithoutThePageAroundIt) {
    const std::string body =
        "<nav><ul><li><a href=/>Home</a></li><li><a href=/world>World</a></li></ul></nav>"
        "<div class=\"cookie-notice\"><p>We use cookies, as most sites do, to remember what you like and to "
        "count our readers every day.</p></div>"
        "<div id=content><h1>Ministers reopen border</h1><div class=share-bar><a href=#>Share</a> <a "
        "href=#>Tweet</a></div>"
        "<figure><img src=a.jpg><figcaption>The ministers shake hands in front of the town hall, in a "
        "picture of the ministry.</figcaption></figure>"
        "<p>" +
        kFirst +
        "</p><script>var text = 'The script says that the talks failed, but nobody reads it, "
        "ever.';</script><style>p { color: red }</style>"
        "<p>" +
        kSecond +
        "</p><div class=\"related-links\"><h3>More</h3><ul><li><a href=/1>Fishing quarrel, a long story with "
        "many turns and twists in it</a></li></ul></div>"
        "<p>" +
        kThird +
        "</p><p>ADVERTISEMENT</p></div>"
        "<section class=comments><p>I think that this is the best news of the week, and I hope that they "
        "will keep their word this time.</p></section>"
        "<footer><p>Copyright of the newspaper, all rights reserved, printed and published in the harbour "
        "street by the owners.</p></footer>";
    EXPECT_EQ(readOne(page("<title>Ministers reopen border</title>", body), "a.html").text, story());
}

TEST(Html, KeepsSubheadingsListsAndQuotes) {
    const std::string body =
        "<article><h1>Ministers reopen border</h1><p>" + kFirst +
        "</p><h2>What was agreed</h2><ul><li>Police of both countries guard the gate.</li>"
        "<li>Lorries pass first.</li></ul><blockquote>" +
        kSecond + "</blockquote><p>" + kThird + "</p></article>";
    EXPECT_EQ(
        readOne(page("", body), "a.html").text,
        kFirst +
            "\n\nWhat was agreed\n\nPolice of both countries guard the gate.\n\nLorries pass first.\n\n" +
            kSecond + "\n\n" + kThird);
}

TEST(Html, ReadsParagraphsThatAreOnlyBreaks) {
    EXPECT_EQ(readOne(page("", "<div>" + kFirst + "<br><br>" + kSecond + "<br/><br/>" + kThird + "</div>"),
                      "a.html")
                  .text,
              story());
}

TEST(Html, JoinsAStoryThatIsCutIntoBoxes) {
    const std::string body =
        "<main><section><div class=box><p>" + kFirst +
        "</p></div></section><div class=ad-slot>Buy now</div><section><div class=box><p>" + kSecond +
        "</p></div></section><section><div class=box><p>" + kThird + "</p></div></section></main>";
    EXPECT_EQ(readOne(page("", body), "a.html").text, story());
}

TEST(Html, DropsHiddenText) {
    const std::string body = "<div><p>" + kFirst +
                             "</p><p style=\"display: none\">The hidden paragraph, as long as the others, "
                             "says that all talks have failed for good.</p>"
                             "<p hidden>Another hidden paragraph, as long as the others, says that all talks "
                             "have failed for good.</p><p>" +
                             kSecond + "</p></div>";
    EXPECT_EQ(readOne(page("", body), "a.html").text, kFirst + "\n\n" + kSecond);
}

TEST(Html, ReadsJsonLd) {
    const std::string head = R"(<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","name":"Site"},
        {"@type":["NewsArticle"],"headline":"Ministers reopen border &amp; shake hands","datePublished":"2023-11-09T10:00:00+01:00",
         "author":[{"@type":"Person","name":"Ana Ruiz"},{"@type":"Person","name":"Tom Ode"}],"publisher":{"name":"Harbour News"},"url":"https://example.org/1"}]}</script>
        <title>Something else | Site</title>)";
    const Article article = readOne(page(head, paragraphs()), "a.html");
    EXPECT_EQ(article.title, "Ministers reopen border & shake hands");
    EXPECT_EQ(isoOf(article.published), "2023-11-09");
    EXPECT_EQ(article.publishedAt, base::startOf(*article.published) + 9 * 3600);
    EXPECT_EQ(article.dateSource, DateSource::Metadata);
    EXPECT_THAT(article.authors, ElementsAre("Ana Ruiz", "Tom Ode"));
    EXPECT_EQ(article.source, "Harbour News");
    EXPECT_EQ(article.url, "https://example.org/1");
}

TEST(Html, ReadsMetaElementsIfThereIsNoJsonLd) {
    const std::string head =
        "<script type='application/ld+json'>{ broken</script><meta property=og:title content='Ministers "
        "reopen border'><meta property=og:site_name content='Harbour News'>"
        "<meta property='article:published_time' content='2023-11-09T10:00:00Z'><meta name=author "
        "content='By Ana Ruiz'><link rel=canonical href='https://example.org/2'>";
    const Article article = readOne(page(head, paragraphs()), "a.html");
    EXPECT_EQ(article.title, "Ministers reopen border");
    EXPECT_EQ(article.source, "Harbour News");
    EXPECT_EQ(isoOf(article.published), "2023-11-09");
    EXPECT_THAT(article.authors, ElementsAre("Ana Ruiz"));
    EXPECT_EQ(article.url, "https://example.org/2");
}

TEST(Html, FallsBackOnTimeElementsVisibleDatesAndTitle) {
    EXPECT_EQ(
        isoOf(readOne(page("", "<time datetime=2023-11-09T10:00>yesterday</time>" + paragraphs()), "a.html")
                  .published),
        "2023-11-09");
    EXPECT_EQ(
        isoOf(readOne(page("", "<span>Published: Nov. 9, 2023 at 10:15 a.m.</span>" + paragraphs()), "a.html")
                  .published),
        "2023-11-09");
    EXPECT_EQ(isoOf(readOne(page("", "<span>11/09/2023</span>" + paragraphs()), "a.html").published), "none");
    EXPECT_EQ(
        readOne(page("<title>Ministers reopen border | Harbour News</title>", paragraphs()), "a.html").title,
        "Ministers reopen border");
}

TEST(Html, UsesTheDeclaredBodyIfThePageShowsNoText) {
    const std::string head =
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + kFirst + " " +
        kSecond + " " + kThird + "\"}</script>";
    EXPECT_EQ(readOne(page(head, "<div id=app></div><p>Loading the page.</p>"), "a.html").text,
              kFirst + " " + kSecond + " " + kThird);
    // A declared teaser does not cut the story short.
    const std::string teaser =
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + kFirst +
        "\"}</script>";
    EXPECT_EQ(readOne(page(teaser, paragraphs()), "a.html").text, story());
}

TEST(Html, LetsTheDeclaredBodyDecideWhatBelongsToTheStory) {
    const std::string head =
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + kFirst + " " +
        kSecond + " " + kThird + "\"}</script>";
    const std::string extra =
        "<p>The writer of these lines lives by the sea, keeps two dogs, and has written about harbours for "
        "twenty years.</p>";
    EXPECT_EQ(readOne(page(head, "<div>" + paragraphs() + extra + "</div>"), "a.html").text, story());
}

TEST(Html, ReadsEntitiesAndEncodings) {
    EXPECT_THAT(
        readOne(page("", "<p>" + kFirst + " Caf&eacute; &amp; bar &#8212; closed.</p>"), "a.html").text,
        HasSubstr("Café & bar — closed."));
    const std::string latin =
        "<html><head><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'></head><body><p>" +
        kFirst + " The caf\xE9\x92s door.</p></body></html>";
    EXPECT_THAT(readOne(latin, "a.htm").text, HasSubstr("The café’s door."));
}

TEST(Html, ReadsBrokenMarkup) {
    EXPECT_EQ(readOne("<p>" + kFirst + "<p>" + kSecond + "</b></div><p>" + kThird + "</html", "a.html").text,
              story());
    const Article cut = readOne(page("", paragraphs()).substr(0, 600), "a.html");
    EXPECT_THAT(cut.text, HasSubstr(kFirst));
}

TEST(Html, FetchesNothingAndExpandsNoForeignEntity) {
    const std::string bytes = "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body><p>" +
                              kFirst + " &x;</p><p>" + kSecond + "</p></body></html>";
    EXPECT_THAT(readOne(bytes, "a.html").text, Not(HasSubstr("root:")));
}

TEST(Html, RefusesPagesWithoutText) {
    for (const std::string& bytes : {page("", ""), page("", "<nav><a href=/>Home</a></nav>"),
                                     std::string("<"), std::string("<html>"), std::string(1000, '<')})
        EXPECT_FALSE(parseArticles(bytes, "a.html", {})) << bytes.substr(0, 60);
}

TEST(Html, RefusesWhatIsNestedTooDeep) {
    const auto nested = [](int depth) {
        std::string out = "<html><body>";
        for (int i = 0; i < depth; ++i) out += "<div>";
        return out + paragraphs();
    };
    EXPECT_EQ(readOne(nested(kMaxHtmlDepth - 10), "a.html").text, story());
    const auto deep = parseArticles(nested(100'000), "a.html", {});
    ASSERT_FALSE(deep);
    EXPECT_EQ(deep.error().code, base::ErrorCode::TooLarge);
}

TEST(Html, RefusesTooManyNodes) {
    std::string bytes = "<html><body>";
    for (std::size_t i = 0; i <= kMaxHtmlNodes; ++i) bytes += "<br>";
    const auto read = parseArticles(bytes, "a.html", {});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, base::ErrorCode::TooLarge);
}

TEST(Html, RefusesTooManyAttributes) {
    const auto bytes = [](std::size_t count) {
        std::string out = "<html><body><div";
        for (std::size_t i = 0; i < count; ++i) out += " a" + std::to_string(i) + "=1";
        return out + ">" + paragraphs() + "</div></body></html>";
    };
    EXPECT_EQ(readOne(bytes(kMaxHtmlAttributes - 1), "a.html").text, story());
    for (std::size_t count : {kMaxHtmlAttributes + 1, std::size_t{300'000}}) {
        const auto read = parseArticles(bytes(count), "a.html", {});
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, base::ErrorCode::TooLarge);
    }
}

TEST(Html, RefusesTooManyErrors) {
    std::string bytes = "<html><body>" + paragraphs();
    for (std::size_t i = 0; i <= kMaxHtmlErrors; ++i) bytes += "</b>";
    const auto read = parseArticles(bytes, "a.html", {});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, base::ErrorCode::TooLarge);
}

TEST(Html, CutsHugeAttributes) {
    const std::string bytes = "<html><body><div class=\"" + std::string(5'000'000, 'a') + "\">" +
                              paragraphs() + "</div></body></html>";
    EXPECT_EQ(readOne(bytes, "a.html").text, story());
    const auto tree = Page::parse("<p class=\"" + std::string(kMaxHtmlAttributeBytes + 50, 'a') + "\">x</p>");
    ASSERT_TRUE(tree);
    std::size_t longest = 0;
    for (std::uint32_t i = 0; i < tree->nodes().size(); ++i)
        longest = std::max(longest, tree->attribute(i, "class").size());
    EXPECT_EQ(longest, kMaxHtmlAttributeBytes);
}

TEST(Page, BuildsATreeInOrder) {
    const auto tree = Page::parse("<html><body><p id=one>a<b>b</b>c</p><p hidden>d</p></body></html>");
    ASSERT_TRUE(tree);
    EXPECT_EQ(tree->textBelow(0, 100), "abcd");
    EXPECT_EQ(tree->textBelow(0, 2), "ab");
    std::vector<std::string> ids;
    for (std::uint32_t i = 1; i < tree->nodes().size(); ++i) {
        EXPECT_LT(tree->node(i).parent, i);
        if (tree->node(i).tag == Tag::P)
            ids.push_back(std::string(tree->attribute(i, "id")) +
                          (tree->hasAttribute(i, "hidden") ? "hidden" : ""));
    }
    EXPECT_THAT(ids, ElementsAre("one", "hidden"));
}

}  // namespace
