#include "ui/render/case_picture.h"

#include <QFileInfo>
#include <algorithm>
#include <unordered_map>

#include "core/query/country_names.h"
#include "ui/model/date_text.h"

namespace chancery::ui {

namespace {

/// More events than this get source and day only: the list of sources would not fit a picture anyway.
constexpr std::size_t kMostTitledEvents = 1500;

std::optional<TimeRange> periodOf(const query::Filter& filter, const query::EventRows& rows) {
    if ((!filter.after && !filter.before) || rows.rows.empty()) return std::nullopt;
    double begin = static_cast<double>(rows.rows.front().begin);
    double end = begin;
    for (const query::EventRow& row : rows.rows) end = std::max(end, static_cast<double>(row.end) + 1);
    if (filter.after) begin = static_cast<double>(base::startOf(*filter.after));
    if (filter.before) end = static_cast<double>(base::endOf(*filter.before)) + 1;
    if (end <= begin) return std::nullopt;
    return TimeRange{begin, end};
}

QString sourceLineOf(const query::EvidenceRow& report) {
    QStringList parts;
    if (!report.source.empty()) parts.push_back(QString::fromStdString(report.source));
    if (!report.articleTitle.empty()) parts.push_back("“" + QString::fromStdString(report.articleTitle).simplified() + "”");
    if (report.published) parts.push_back(dayText(base::startOf(*report.published)));
    return parts.join(", ");
}

using SourceLines = std::unordered_map<std::int64_t, QString>;

base::Result<SourceLines> sourceLines(const query::EventQuery& query, const query::EventRows& rows,
                                      const std::optional<TimeRange>& period, std::stop_token stop) {
    SourceLines lines;
    const auto isOutside = [&](const query::EventRow& row) {
        return period && (static_cast<double>(row.end) < period->begin || static_cast<double>(row.begin) > period->end);
    };
    if (rows.rows.size() - static_cast<std::size_t>(std::count_if(rows.rows.begin(), rows.rows.end(), isOutside)) > kMostTitledEvents) return lines;
    for (const query::EventRow& row : rows.rows) {
        if (stop.stop_requested()) return base::makeError(base::ErrorCode::Cancelled, "cancelled");
        if (isOutside(row)) continue;
        const auto detail = query.detail(row.id);
        if (!detail) return detail.error();
        if (*detail && !(*detail)->evidence.empty()) lines[row.id.value] = sourceLineOf((*detail)->evidence.front());
    }
    return lines;
}

}  // namespace

base::Result<CasePicture> prepareCasePicture(const CasePictureRequest& request, std::stop_token stop) {
    const auto query = query::EventQuery::open(request.casePath);
    if (!query) return query.error();
    auto rows = query->rows(request.filter, stop);
    if (!rows) return rows.error();

    CasePicture picture;
    picture.rows = *rows;
    PictureOptions& options = picture.options;
    options.size = request.size;
    options.pixelRatio = request.pixelRatio;
    options.title = request.title.isEmpty() ? QFileInfo(QString::fromStdString(request.casePath)).completeBaseName() : request.title;
    options.filterText = QString::fromStdString(request.filter.text());
    options.grouping = request.grouping;
    options.countryName = [](std::string_view code) {
        return QString::fromStdString(query::CountryNames::builtIn().nameOf(code));
    };
    options.period = request.period ? request.period : periodOf(request.filter, **rows);
    options.legend = request.legend;
    options.sources = request.sources;
    options.anonymous = request.anonymous;
    options.dark = request.dark;
    options.pages = request.pages;
    options.caseName = QFileInfo(QString::fromStdString(request.casePath)).fileName();
    options.producer = QStringLiteral("Chancery " CHANCERY_VERSION);
    if (request.sources) {
        auto lines = sourceLines(*query, **rows, options.period, stop);
        if (!lines) return lines.error();
        if (!lines->empty())
            options.sourceLine = [lines = std::make_shared<const SourceLines>(std::move(*lines))](const query::EventRow& row) {
                const auto it = lines->find(row.id.value);
                return it == lines->end() ? QString() : it->second;
            };
    }
    return picture;
}

}  // namespace chancery::ui
