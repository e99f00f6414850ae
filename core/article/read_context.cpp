#include "core/article/read_context.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "core/article/byline.h"
#include "core/article/dateline.h"
#include "core/article/encoding.h"
#include "core/base/utf8.h"

namespace chancery::article {

namespace {

constexpr int kFirstYearInName = 1800;
constexpr int kLastYearInName = 2100;

bool isBlank(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
}

/// A day (`2023-11-09-talks.txt`, `20231109.txt`) or a year (`2023_0001.txt`) in a file's name.
struct NameDate {
    std::optional<base::Date> day;
    std::optional<int> year;
};

NameDate findDateInName(std::string_view path) {
    const std::string_view name =
        path.substr(path.find_last_of('/') == std::string_view::npos ? 0 : path.find_last_of('/') + 1);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    NameDate out;
    for (std::size_t at = 0; at < name.size();) {
        if (!isDigit(name[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < name.size() && isDigit(name[end])) ++end;
        std::string digits(name.substr(at, end - at));
        if (digits.size() == 4 && name.size() >= at + 10 && !out.day) {
            std::string iso(name.substr(at, 10));
            std::replace(iso.begin(), iso.end(), '_', '-');
            std::replace(iso.begin(), iso.end(), '.', '-');
            if (iso[4] == '-' && iso[7] == '-') out.day = base::Date::parseIso(iso);
        }
        if (digits.size() == 8 && !out.day) out.day = base::Date::parseIso(digits);
        if (digits.size() == 4 && !out.year) {
            const int year = std::stoi(digits);
            if (year >= kFirstYearInName && year <= kLastYearInName) out.year = year;
        }
        at = end;
    }
    if (out.day && (out.day->year() < kFirstYearInName || out.day->year() > kLastYearInName)) out.day.reset();
    return out;
}

}  // namespace

void ReadContext::begin(std::string path, std::optional<base::Date> modified, bool isFile) {
    m_isFile = isFile;
    m_path = std::move(path);
    m_modified = modified;
    m_articlesBefore = m_report.articles;
    m_skippedBefore = m_report.skipped.size();
}

bool ReadContext::isHopeless() {
    if (m_report.articles > m_articlesBefore || m_report.skipped.size() - m_skippedBefore < kMaxBadLines)
        return false;
    skip(base::makeError(base::ErrorCode::Malformed,
                         fmt::format("given up after {} bad articles and no good one", kMaxBadLines)));
    return true;
}

std::string ReadContext::where(std::uint64_t number) const {
    const std::string_view name = m_path.empty() ? std::string_view("<memory>") : std::string_view(m_path);
    return number == 0 ? std::string(name) : fmt::format("{}:{}", name, number);
}

void ReadContext::skip(std::string path, base::Error reason) {
    m_report.skipped.push_back({std::move(path), std::move(reason), false});
}

void ReadContext::doubt(std::string path, base::Error reason) {
    m_report.skipped.push_back({std::move(path), std::move(reason), true});
}

std::optional<base::Date> ReadContext::datelineDate(int month, int day) const {
    const NameDate name = findDateInName(m_path);
    if (name.day) return nearestDate(month, day, *name.day);
    if (name.year) return base::Date::fromYmd(*name.year, month, day);
    if (!m_modified) return std::nullopt;
    // A file is written on the day of its news or later.
    auto date = base::Date::fromYmd(m_modified->year(), month, day);
    if (!date || *date > m_modified->plusDays(1))
        date = base::Date::fromYmd(m_modified->year() - 1, month, day);
    return date;
}

void ReadContext::date(Article& article, const FoundArticle& found) const {
    const auto take = [&](const WrittenDate& written, DateSource source) {
        article.published = written.date;
        article.publishedAt = written.instant;
        article.dateSource = source;
    };
    if (m_options.date)
        take({*m_options.date, std::nullopt}, DateSource::Given);
    else if (found.metadataDate)
        take(*found.metadataDate, DateSource::Metadata);
    else if (found.headerDate)
        take(*found.headerDate, DateSource::HeaderLine);
}

void ReadContext::emit(FoundArticle&& found) {
    if (stopped()) return;
    if (found.text.size() > kMaxTextBytes) {
        skip(where(found.number),
             base::makeError(base::ErrorCode::TooLarge,
                             fmt::format("text larger than {} MiB", kMaxTextBytes >> 20U)));
        return;
    }
    if (isBlank(found.text)) {
        skip(where(found.number), base::makeError(base::ErrorCode::Malformed, "no text"));
        return;
    }
    if (hasLongMarkRun(found.text)) {
        skip(where(found.number),
             base::makeError(base::ErrorCode::Malformed,
                             fmt::format("more than {} combining marks in a row", kMaxCombiningMarks)));
        return;
    }
    Article article;
    if (found.exactText) {
        article.text = base::toNfc(found.text);
        if (article.text != found.text) article.givenText = std::move(found.text);
        // A text from elsewhere may hold its own header: it stays, but it is read.
        TextHeader header = parseTextHeader(article.text);
        article.bodyBegin = static_cast<std::uint32_t>(header.end);
        if (!found.headerDate) found.headerDate = header.date;
        if (found.authors.empty()) found.authors = std::move(header.authors);
        if (found.title.empty()) found.title = std::move(header.title);
        if (found.source.empty()) found.source = std::move(header.source);
        if (found.url.empty()) found.url = std::move(header.url);
    } else {
        article.text = std::move(found.text);
    }
    date(article, found);
    if (auto dateline = findDateline(article.text, article.bodyBegin)) {
        Dateline out{
            std::move(dateline->place), {}, std::nullopt, std::move(dateline->agency), dateline->span};
        if (dateline->month && dateline->day) {
            if (dateline->year)
                out.date = base::Date::fromYmd(*dateline->year, *dateline->month, *dateline->day);
            else if (article.published)
                out.date = nearestDate(*dateline->month, *dateline->day, *article.published);
            else
                out.date = datelineDate(*dateline->month, *dateline->day);
        }
        if (!article.published && out.date) {
            article.published = out.date;
            article.dateSource = DateSource::Dateline;
        }
        article.dateline = std::move(out);
    }
    if (!article.published && m_modified) {
        article.published = m_modified;
        article.dateSource = DateSource::ModificationTime;
    }
    article.title = base::toNfc(found.title);
    if (article.title.empty())
        if (const auto headline = findHeadline(std::string_view(article.text).substr(article.bodyBegin)))
            article.title = std::string(*headline);
    article.source = base::toNfc(found.source);
    if (article.source.empty() && article.dateline) article.source = article.dateline->agency;
    article.url = std::move(found.url);
    article.authors = std::move(found.authors);
    if (m_isFile) article.path = m_path;
    if (found.id.empty()) found.id = found.number == 0 ? m_path : fmt::format("{}#{}", m_path, found.number);
    article.id = uniqueId(std::move(found.id));
    ++m_report.articles;
    if (!m_sink(std::move(article))) m_stopped = true;
}

std::string ReadContext::uniqueId(std::string id) {
    const std::hash<std::string> hash;
    std::uint64_t& times = m_ids[hash(id)];
    if (++times == 1) return id;
    for (std::uint64_t copy = times;; ++copy) {
        std::string other = fmt::format("{}#{}", id, copy);
        if (m_ids.try_emplace(hash(other), 1).second) return other;
    }
}

}  // namespace chancery::article
