#include "ui/render/timeline_renderer.h"

#include <QCoreApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <algorithm>
#include <cmath>

#include "ui/model/wording.h"
#include "ui/render/picture_device.h"
#include "ui/render/picture_page.h"

namespace chancery::ui {

namespace {

constexpr QSize kLeastSize(400, 300);
constexpr int kMostPages = 200;
constexpr double kTall = 5'000, kTallest = 12'000;  // what can be read as one sheet; for those of very many lanes

struct Paper {
    const char* name;
    QPageSize::PageSizeId size;
};
constexpr Paper kPapers[] = {{"A4", QPageSize::A4}, {"Letter", QPageSize::Letter}, {"A3", QPageSize::A3},
                             {"A2", QPageSize::A2}, {"A1", QPageSize::A1},         {"A0", QPageSize::A0}};

base::Status checkOptions(const PictureOptions& options, PictureFormat format) {
    if (const base::Status status = checkPicture(deviceOf(options), format, kLeastSize); !status) return status;
    if (options.pages < 1 || options.pages > kMostPages || (options.pages > 1 && format != PictureFormat::Pdf))
        return base::makeError(base::ErrorCode::InvalidArgument, "picture pages: 1 to 200, more than one in PDF only");
    if (options.period && !(options.period->begin < options.period->end))
        return base::makeError(base::ErrorCode::InvalidArgument, "picture period: ends before it begins");
    return {};
}

base::Error writeError() { return base::makeError(base::ErrorCode::Unreadable, "picture: cannot be written"); }

base::Result<PictureReport> paintPages(const query::EventRows& rows, const PictureOptions& options, QPagedPaintDevice& device) {
    PicturePage whole(rows, options);
    QPainter painter;
    if (!painter.begin(&device)) return writeError();
    painter.scale(device.logicalDpiX() / kScreenDpi, device.logicalDpiY() / kScreenDpi);
    PictureReport report = whole.report();
    if (options.pages <= 1) whole.paint(painter);
    for (int i = 0; options.pages > 1 && i < options.pages; ++i) {
        if (i > 0) device.newPage();
        PictureOptions part = options;
        const TimeRange all = whole.period();
        part.period = TimeRange{all.begin + all.span() * i / options.pages, all.begin + all.span() * (i + 1) / options.pages};
        PicturePage page(rows, part);
        page.setNumber(i + 1, options.pages);
        page.paint(painter);
        report.lanes = std::max(report.lanes, page.report().lanes);
    }
    if (!painter.end()) return writeError();
    return report;
}

base::Result<PictureReport> writePdf(const query::EventRows& rows, const PictureOptions& options, QIODevice& out) {
    const auto writer = makePdfWriter(deviceOf(options), out);
    return paintPages(rows, options, *writer);
}

}  // namespace

const std::vector<std::string>& paperNames() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (const Paper& paper : kPapers) out.emplace_back(paper.name);
        return out;
    }();
    return names;
}

std::optional<QSizeF> parsePaper(std::string_view name) {
    const QString wanted = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    for (const Paper& paper : kPapers)
        if (wanted.compare(QLatin1String(paper.name), Qt::CaseInsensitive) == 0)
            return QPageSize(paper.size).size(QPageSize::Point).transposed() * kScreenDpi / 72;
    return std::nullopt;
}

base::Result<PictureReport> renderTimeline(std::shared_ptr<const query::EventRows> rows, const PictureOptions& options,
                                           PictureFormat format, QIODevice& out) {
    if (const base::Status status = checkOptions(options, format); !status) return status.error();
    if (!rows) rows = std::make_shared<const query::EventRows>();
    if (format == PictureFormat::Pdf) return writePdf(*rows, options, out);
    PicturePage page(*rows, options);
    PictureReport report;
    const base::Status written = writePicture(deviceOf(options), format, [&](QPainter& painter) { report = page.paint(painter); }, out);
    if (!written) return written.error();
    return report;
}

base::Result<PictureReport> renderTimelineFile(std::shared_ptr<const query::EventRows> rows, const PictureOptions& options,
                                               PictureFormat format, const QString& path) {
    PictureReport report;
    const base::Status written = writeWholeFile(path, [&](QIODevice& out) -> base::Status {
        const auto made = renderTimeline(std::move(rows), options, format, out);
        if (!made) return made.error();
        report = *made;
        return {};
    });
    if (!written) return written.error();
    return report;
}

base::Result<PictureReport> printTimeline(std::shared_ptr<const query::EventRows> rows, const PictureOptions& options,
                                          QPagedPaintDevice& printer) {
    return paintPages(*rows, options, printer);
}

QSizeF wholePictureSize(const query::EventRows& rows, const PictureOptions& options) {
    PictureOptions open = options;
    for (const double height : {kTall, kTallest}) {
        open.size.setHeight(height);
        const PicturePage page(rows, open);
        open.size.setHeight(std::clamp<double>(page.heightNeeded(), kLeastSize.height(), height));
        if (page.report().lanesLeftOut == 0) break;
    }
    return open.size;
}

QString wordsOf(const PictureReport& report) {
    const auto say = [](const char* text) { return QCoreApplication::translate("TimelineRenderer", text); };
    const auto of = [&](std::size_t some, std::size_t all, const QString& one, const QString& many) {
        return say("%1 of %2").arg(countText(some), counted(all, one, many));
    };
    const QString events = counted(report.events, say("event"), say("events")), lanes = counted(report.lanes, say("lane"), say("lanes"));
    QStringList missing;
    if (report.drawn < report.events) missing << of(report.events - report.drawn, report.events, say("event"), say("events"));
    if (report.lanesLeftOut > 0) missing << of(report.lanesLeftOut, report.lanes + report.lanesLeftOut, say("lane"), say("lanes"));
    QString words = say("%1 in %2").arg(events, lanes);
    if (report.before > 0) words += say(", %1 of long before left out").arg(countText(report.before));
    if (report.after > 0) words += say(", %1 of long after left out").arg(countText(report.after));
    return missing.isEmpty() ? words : words + say("; %1 not drawn: the picture is too low").arg(missing.join(say(" and ")));
}

PictureReport paintTimelinePage(QPainter& painter, std::shared_ptr<const query::EventRows> rows, const PictureOptions& options) {
    if (!rows) rows = std::make_shared<const query::EventRows>();
    PicturePage page(*rows, options);
    return page.paint(painter);
}

}  // namespace chancery::ui
