#include "core/article/html/metadata.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>

#include "core/article/byline.h"
#include "core/article/encoding.h"
#include "core/article/json/json_article.h"

namespace chancery::article {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxJsonLdBytes = 4U << 20U;
constexpr std::size_t kMaxTitleBytes = 500;
constexpr std::size_t kMaxGraphObjects = 2000;

std::string oneLine(std::string_view text, std::size_t limit) {
    std::string out;
    bool space = false;
    for (char c : text) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            space = !out.empty();
            continue;
        }
        if (space) out.push_back(' ');
        space = false;
        if (out.size() > limit) break;
        out.push_back(c);
    }
    return cleanText(cutAtCharacter(out, limit));
}

void appendUtf8(std::string& out, std::uint32_t point) {
    if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) point = 0xFFFD;
    if (point < 0x80) {
        out.push_back(static_cast<char>(point));
    } else if (point < 0x800) {
        out.push_back(static_cast<char>(0xC0U | (point >> 6U)));
        out.push_back(static_cast<char>(0x80U | (point & 0x3FU)));
    } else {
        if (point < 0x10000) {
            out.push_back(static_cast<char>(0xE0U | (point >> 12U)));
        } else {
            out.push_back(static_cast<char>(0xF0U | (point >> 18U)));
            out.push_back(static_cast<char>(0x80U | ((point >> 12U) & 0x3FU)));
        }
        out.push_back(static_cast<char>(0x80U | ((point >> 6U) & 0x3FU)));
        out.push_back(static_cast<char>(0x80U | (point & 0x3FU)));
    }
}

std::optional<std::uint32_t> entityValue(std::string_view name) {
    if (name.starts_with('#')) {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        std::uint32_t value = 0;
        for (char c : name.substr(hex ? 2 : 1)) {
            const std::uint32_t digit = c >= '0' && c <= '9' ? static_cast<std::uint32_t>(c - '0')
                                        : hex && std::isxdigit(static_cast<unsigned char>(c))
                                            ? static_cast<std::uint32_t>((c | 0x20) - 'a' + 10)
                                            : 99U;
            if (digit == 99U || value > 0x110000) return std::nullopt;
            value = value * (hex ? 16U : 10U) + digit;
        }
        return name.size() > (hex ? 2U : 1U) ? std::optional(value) : std::nullopt;
    }
    const std::string key(name);
    const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(key.c_str()));
    return entity ? std::optional<std::uint32_t>(entity->value) : std::nullopt;
}

/// Strings in JSON-LD are often HTML all the same: entities are expanded and tags dropped.
std::string withoutMarkup(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '&') {
            const std::size_t end = text.find(';', at);
            if (end != std::string_view::npos && end - at < 12)
                if (const auto value = entityValue(text.substr(at + 1, end - at - 1))) {
                    appendUtf8(out, *value);
                    at = end + 1;
                    continue;
                }
        }
        if (text[at] == '<' && at + 1 < text.size() &&
            (std::isalpha(static_cast<unsigned char>(text[at + 1])) || text[at + 1] == '/')) {
            const std::size_t end = text.find('>', at);
            if (end != std::string_view::npos && end - at < 2000) {
                out += text.substr(at, 3) == "</p" || text.substr(at, 3) == "<br" ? "\n\n" : " ";
                at = end + 1;
                continue;
            }
        }
        out.push_back(text[at++]);
    }
    return out;
}

std::string stringField(const json& object, const char* name) {
    const auto it = object.find(name);
    if (it == object.end()) return {};
    if (const auto* text = it->get_ptr<const std::string*>()) return *text;
    if (it->is_array() && !it->empty())
        if (const auto* text = it->front().get_ptr<const std::string*>()) return *text;
    return {};
}

/// "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Review" ...: 2 for an article, 1 for what may be
/// one.
int articleRank(const json& object) {
    const auto it = object.find("@type");
    if (it == object.end()) return 0;
    const auto rank = [](const json& type) {
        const auto* name = type.get_ptr<const std::string*>();
        if (!name) return 0;
        if (name->ends_with("Article") || name->ends_with("BlogPosting") || *name == "Report") return 2;
        return *name == "WebPage" || *name == "Review" || *name == "CreativeWork" ? 1 : 0;
    };
    if (!it->is_array()) return rank(*it);
    int best = 0;
    for (const json& type : *it) best = std::max(best, rank(type));
    return best;
}

void addNames(const json& value, std::vector<std::string>& out) {
    if (const auto* text = value.get_ptr<const std::string*>()) {
        if (text->find("://") == std::string::npos)
            for (std::string& name : parseByline(oneLine(withoutMarkup(*text), kMaxTitleBytes)))
                out.push_back(std::move(name));
    } else if (value.is_object()) {
        if (std::string name = oneLine(withoutMarkup(stringField(value, "name")), kMaxTitleBytes);
            !name.empty())
            for (std::string& part : parseByline(name)) out.push_back(std::move(part));
    } else if (value.is_array()) {
        for (const json& item : value)
            if (out.size() < 50 && !item.is_array()) addNames(item, out);
    }
}

std::string nameOf(const json& object, const char* field) {
    const auto it = object.find(field);
    if (it == object.end()) return {};
    if (it->is_object()) return stringField(*it, "name");
    if (it->is_array() && !it->empty() && it->front().is_object()) return stringField(it->front(), "name");
    return it->is_string() ? it->get<std::string>() : std::string();
}

class JsonLdReader {
public:
    explicit JsonLdReader(PageMetadata& out) : m_out(out) {}

    void read(std::string text) {
        if (text.size() > kMaxJsonLdBytes) return;
        // Raw line ends inside strings are common and no JSON.
        for (char& c : text)
            if (static_cast<unsigned char>(c) < 0x20) c = ' ';
        const std::size_t begin = text.find_first_of("{[");
        const std::size_t end = text.find_last_of("}]");
        if (begin == std::string::npos || end == std::string::npos || end < begin) return;
        const auto value = parseJson(std::string_view(text).substr(begin, end - begin + 1));
        if (value) visit(*value);
    }

    void finish() {
        for (int rank : {2, 1})
            for (const json& object : m_found)
                if (articleRank(object) == rank) take(object);
    }

private:
    /// Depth is bounded by the parser's limit.
    void visit(const json& value) {
        if (m_found.size() >= kMaxGraphObjects) return;
        if (value.is_array()) {
            for (const json& item : value) visit(item);
        } else if (value.is_object()) {
            if (articleRank(value) > 0) m_found.push_back(value);
            for (const char* inner : {"@graph", "mainEntity", "mainEntityOfPage", "hasPart"})
                if (const auto it = value.find(inner); it != value.end() && it->is_structured()) visit(*it);
        }
    }

    void take(const json& object) {
        if (m_out.title.empty())
            m_out.title = oneLine(withoutMarkup(stringField(object, "headline")), kMaxTitleBytes);
        if (!m_out.published) m_out.published = parseWrittenDate(stringField(object, "datePublished"));
        if (!m_out.published) m_out.published = parseWrittenDate(stringField(object, "dateCreated"));
        if (m_out.authors.empty())
            if (const auto it = object.find("author"); it != object.end()) addNames(*it, m_out.authors);
        if (m_out.source.empty())
            m_out.source = oneLine(withoutMarkup(nameOf(object, "publisher")), kMaxTitleBytes);
        if (m_out.url.empty()) m_out.url = stringField(object, "url");
        if (m_out.body.empty()) m_out.body = cleanText(withoutMarkup(stringField(object, "articleBody")));
    }

    PageMetadata& m_out;
    std::vector<json> m_found;
};

/// Names of meta elements that hold the day of publication, the most telling first.
constexpr std::array<std::string_view, 24> kDateNames = {"article:published_time",
                                                         "article:published",
                                                         "og:article:published_time",
                                                         "datepublished",
                                                         "date.published",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "cxenseparse:recs:publishtime",
                                                         "originalpublicationdate",
                                                         "article_date_original",
                                                         "publication_date",
                                                         "publish-date",
                                                         "publishdate",
                                                         "publish_date",
                                                         "pubdate",
                                                         "published-date",
                                                         "dc.date.issued",
                                                         "dcterms.issued",
                                                         "dcterms.created",
                                                         "dc.date",
                                                         "citation_publication_date",
                                                         "rnews:datepublished",
                                                         "og:pubdate",
                                                         "date"};

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

class MetaReader {
public:
    MetaReader(const Page& page, PageMetadata& out) : m_page(page), m_out(out) {}

    void read() {
        JsonLdReader jsonLd(m_out);
        for (std::uint32_t i = 1; i < m_page.nodes().size(); ++i) {
            switch (m_page.node(i).tag) {
                case Tag::Script:
                    jsonLd.read(m_page.textBelow(i, kMaxJsonLdBytes + 1));
                    break;
                case Tag::Meta:
                    meta(i);
                    break;
                case Tag::Link:
                    if (m_canonical.empty() && lowered(m_page.attribute(i, "rel")) == "canonical")
                        m_canonical = m_page.attribute(i, "href");
                    break;
                case Tag::Title:
                    if (m_title.empty()) m_title = oneLine(m_page.textBelow(i, 2000), kMaxTitleBytes);
                    break;
                case Tag::H1:
                    if (m_h1.empty()) m_h1 = oneLine(m_page.textBelow(i, 2000), kMaxTitleBytes);
                    break;
                case Tag::Time:
                    time(i);
                    break;
                case Tag::Text:
                    visibleDate(m_page.text(i));
                    break;
                default:
                    microdata(i);
                    break;
            }
        }
        jsonLd.finish();
        choose();
    }

private:
    void meta(std::uint32_t i) {
        std::string_view name = m_page.attribute(i, "property");
        if (name.empty()) name = m_page.attribute(i, "name");
        if (name.empty()) name = m_page.attribute(i, "itemprop");
        const std::string_view content = m_page.attribute(i, "content");
        if (name.empty() || content.empty()) return;
        const std::string key = lowered(name.substr(0, 60));
        const auto date = std::find(kDateNames.begin(), kDateNames.end(), key);
        if (date != kDateNames.end()) {
            const auto rank = static_cast<int>(date - kDateNames.begin());
            if (rank < m_dateRank)
                if (const auto written = parseWrittenDate(content)) {
                    m_date = written;
                    m_dateRank = rank;
                }
        } else if (key == "og:title" && m_ogTitle.empty()) {
            m_ogTitle = oneLine(content, kMaxTitleBytes);
        } else if (key == "og:site_name" && m_site.empty()) {
            m_site = oneLine(content, kMaxTitleBytes);
        } else if (key == "og:url" && m_ogUrl.empty()) {
            m_ogUrl = content;
        } else if ((key == "author" || key == "article:author" || key == "parsely-author" || key == "byl" ||
                    key == "dc.creator") &&
                   m_authors.empty() && content.find("://") == std::string_view::npos) {
            m_authors = parseByline(oneLine(content, kMaxTitleBytes));
        }
    }

    void time(std::uint32_t i) {
        const std::string_view stamp = m_page.attribute(i, "datetime");
        const auto written =
            parseWrittenDate(stamp.empty() ? std::string_view(m_page.textBelow(i, 120)) : stamp);
        if (!written) return;
        const bool marked =
            m_page.hasAttribute(i, "pubdate") ||
            lowered(m_page.attribute(i, "itemprop")).find("datepublished") != std::string::npos ||
            lowered(m_page.attribute(i, "class")).find("publish") != std::string::npos;
        if (marked && !m_markedTime) m_markedTime = written;
        if (!m_time) m_time = written;
    }

    void microdata(std::uint32_t i) {
        if (m_markedTime || lowered(m_page.attribute(i, "itemprop")) != "datepublished") return;
        std::string_view stamp = m_page.attribute(i, "content");
        if (stamp.empty()) stamp = m_page.attribute(i, "datetime");
        m_markedTime = parseWrittenDate(
            stamp.empty() ? oneLine(m_page.textBelow(i, 200), kMaxWrittenDateBytes) : std::string(stamp));
    }

    /// "Published 2:16 AM EST Nov 20, 2019", "Monday, November 18, 2019" on a line of its own.
    void visibleDate(std::string_view text) {
        if (m_visible || text.size() < 8) return;
        const std::size_t begin = text.find_first_not_of(" \n\t\r");
        const std::size_t end = text.find_last_not_of(" \n\t\r|");
        if (begin == std::string_view::npos || end - begin > 80) return;
        text = text.substr(begin, end + 1 - begin);
        if (!lowered(text.substr(0, 7)).starts_with("updated")) m_visible = parseWrittenDate(text);
    }

    /// "Talks resume | Harbour News" without the site's name.
    std::string titleAlone() const {
        for (std::string_view bar :
             {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB "}) {
            const std::size_t at = m_title.rfind(bar);
            if (at != std::string::npos && at >= 15 && m_title.size() - at < 60) return m_title.substr(0, at);
        }
        return m_title;
    }

    void choose() {
        if (m_out.title.empty()) m_out.title = m_ogTitle;
        if (m_out.title.empty()) m_out.title = m_h1;
        if (m_out.title.empty()) m_out.title = titleAlone();
        if (m_out.source.empty()) m_out.source = m_site;
        if (m_out.url.empty() || m_out.url.find("://") == std::string::npos)
            m_out.url = !m_canonical.empty() ? m_canonical : m_ogUrl;
        if (m_out.authors.empty()) m_out.authors = std::move(m_authors);
        for (const auto& candidate : {m_date, m_markedTime, m_time, m_visible})
            if (!m_out.published) m_out.published = candidate;
    }

    const Page& m_page;
    PageMetadata& m_out;
    std::string m_title, m_h1, m_ogTitle, m_site, m_canonical, m_ogUrl;
    std::vector<std::string> m_authors;
    std::optional<WrittenDate> m_date, m_markedTime, m_time, m_visible;
    int m_dateRank = static_cast<int>(kDateNames.size());
};

}  // namespace

PageMetadata readMetadata(const Page& page) {
    PageMetadata out;
    MetaReader(page, out).read();
    return out;
}

}  // namespace chancery::article
