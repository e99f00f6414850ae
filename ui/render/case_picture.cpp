#include "ui/render/case_picture.h"

#include <QFileInfo>
#include <QPainter>
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

PictureBasics basicsOf(const CasePictureRequest& request, const query::EventRows& rows) {
    const QFileInfo file(QString::fromStdString(request.casePath));
    PictureBasics basics;
    basics.size = request.size;
    basics.pixelRatio = request.pixelRatio;
    basics.title = request.title.isEmpty() ? file.completeBaseName() : request.title;
    basics.filterText = QString::fromStdString(request.filter.text());
    basics.period = request.period ? request.period : periodOf(request.filter, rows);
    basics.legend = request.legend;
    basics.dark = request.dark;
    basics.caseName = file.fileName();
    basics.producer = QStringLiteral("Chancery " CHANCERY_VERSION);
    return basics;
}

class TimelinePicture : public Picture {
public:
    TimelinePicture(std::shared_ptr<const query::EventRows> rows, PictureOptions options) : m_rows(std::move(rows)), m_options(std::move(options)) {}

    QString paint(QPainter& painter) const override { return wordsOf(paintTimelinePage(painter, m_rows, m_options)); }
    base::Result<QString> write(PictureFormat format, const QString& path) const override {
        return inWords(renderTimelineFile(m_rows, m_options, format, path));
    }
    base::Result<QString> print(QPagedPaintDevice& device) const override { return inWords(printTimeline(m_rows, m_options, device)); }
    const PictureBasics& basics() const override { return m_options; }

private:
    static base::Result<QString> inWords(const base::Result<PictureReport>& report) {
        if (!report) return report.error();
        return wordsOf(*report);
    }
    QSize leastSize() const override { return {400, 300}; }

    const std::shared_ptr<const query::EventRows> m_rows;
    const PictureOptions m_options;
};

base::Result<std::shared_ptr<const Picture>> makeTimelinePicture(const query::EventQuery& query, std::shared_ptr<const query::EventRows> rows,
                                                                 const CasePictureRequest& request, std::stop_token stop) {
    PictureOptions options;
    static_cast<PictureBasics&>(options) = basicsOf(request, *rows);
    options.grouping = request.grouping;
    options.countryName = [](std::string_view code) { return QString::fromStdString(query::CountryNames::builtIn().nameOf(code)); };
    options.sources = request.sources;
    options.anonymous = request.anonymous;
    options.pages = request.pages;
    if (request.sources) {
        auto lines = sourceLines(query, *rows, options.period, stop);
        if (!lines) return lines.error();
        if (!lines->empty())
            options.sourceLine = [lines = std::make_shared<const SourceLines>(std::move(*lines))](const query::EventRow& row) {
                const auto it = lines->find(row.id.value);
                return it == lines->end() ? QString() : it->second;
            };
    }
    if (request.wholeHeight) options.size = wholePictureSize(*rows, options);
    return std::make_shared<const TimelinePicture>(std::move(rows), std::move(options));
}

base::Result<std::shared_ptr<const Picture>> makePicture(const query::EventQuery& query, std::shared_ptr<const query::EventRows> rows,
                                                         const CasePictureRequest& request, std::stop_token stop) {
    if (request.view == PictureView::Timeline) return makeTimelinePicture(query, std::move(rows), request, stop);
    ActorPictureOptions options;
    static_cast<PictureBasics&>(options) = basicsOf(request, *rows);
    static_cast<ActorChoices&>(options) = request.actors;
    if (request.view == PictureView::Graph) return makeGraphPicture(std::move(rows), std::move(options), stop);
    return makeMatrixPicture(std::move(rows), std::move(options), stop);
}

}  // namespace

base::Result<CasePicture> prepareCasePicture(const CasePictureRequest& request, std::stop_token stop) {
    const auto query = query::EventQuery::open(request.casePath);
    if (!query) return query.error();
    CasePicture made{request.rows, nullptr};
    if (!made.rows) {
        auto rows = query->rows(request.filter, stop);
        if (!rows) return rows.error();
        made.rows = *rows;
    }
    auto picture = makePicture(*query, made.rows, request, stop);
    if (!picture) return picture.error();
    made.picture = std::move(*picture);
    return made;
}

}  // namespace chancery::ui
