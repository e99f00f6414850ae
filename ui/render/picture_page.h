#pragma once
#include <QFontMetricsF>
#include <QPainter>
#include <map>
#include <set>
#include <vector>

#include "ui/render/timeline_renderer.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_layout.h"
#include "ui/timeline/timeline_painter.h"

namespace chancery::ui {

/// One page of a timeline picture: chooses the events of the period, numbers their sources, fits lanes into the page and
/// paints all of it.
class PicturePage {
public:
    /// Both must outlive the page.
    PicturePage(const query::EventRows& rows, const PictureOptions& options);

    PictureReport paint(QPainter& painter);
    const PictureReport& report() const { return m_report; }
    TimeRange period() const { return m_period; }
    double heightNeeded() const;  ///< of the page, px: what is below the lanes that are shown follows them directly
    void setNumber(int page, int pages) { m_page = page, m_pages = pages; }  ///< in the foot

private:
    struct LegendItem {
        enum class Kind : std::uint8_t { Quad, Status, Verified, Fuzzy, Known, Tail, Fold, Column } kind = Kind::Quad;
        int value = 0;
        QString text;
        double width = 0;  ///< sign and text, without the gap to the next
    };

    void selectRows(const query::EventRows& rows);
    void numberSources();
    void placeSources();
    double sourcesHeight() const;
    double legendHeight() const;
    void arrange();
    void fitLanes();
    void collectLegend();
    std::vector<std::vector<LegendItem>> legendLines() const;
    double footBlockHeight() const;
    TimelineLayout::View viewOf(double height) const;

    void paintHead(QPainter& painter) const;
    void paintAxis(QPainter& painter, const TimelineGeometry& geometry) const;
    void paintLanes(QPainter& painter, const TimelineGeometry& geometry) const;
    void paintLaneHead(QPainter& painter, const LaneGeometry& lane, double y) const;
    void paintPublication(QPainter& painter, const TimelineGeometry& geometry) const;
    void paintLegend(QPainter& painter, double top) const;
    double paintLegendItem(QPainter& painter, const LegendItem& item, double x, double y) const;
    void paintSources(QPainter& painter, double top) const;
    void paintFoot(QPainter& painter) const;

    double right() const;
    double sourcesLeft() const;
    double plotLeft() const;
    double plotWidth() const;
    void text(QPainter& painter, double x, double y, const QString& words, const QFont& font, const QColor& colour) const;
    void textRight(QPainter& painter, double x, double y, const QString& words, const QFont& font, const QColor& colour) const;
    QFont font(double px, bool bold = false) const;

    const PictureOptions& m_options;
    const Palette& m_palette;
    Metrics m_metrics;
    TimeRange m_period, m_titled;  ///< with and without margins
    std::shared_ptr<const query::EventRows> m_rows;
    bool m_listSources = false;
    std::vector<QString> m_sources;
    std::size_t m_sourceLines = 0, m_sourceColumns = 1;  ///< of the source list
    bool m_sourcesBelow = false;                         ///< over the whole width below the legend, else beside it
    std::shared_ptr<const LaneModel> m_model;
    TimelineLayout m_layout;
    std::vector<LegendItem> m_legend;
    double m_lanesBottom = 0;
    PictureReport m_report;
    int m_page = 1, m_pages = 1;
};

}  // namespace chancery::ui
