#pragma once
#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

#include "core/event/event_type.h"
#include "ui/theme/theme.h"

namespace chancery::ui {

/// What a card says; empty parts are left out.
struct CardContent {
    struct Line {
        event::QuadClass quad = event::QuadClass::Neutral;
        std::optional<event::EventStatus> status;  ///< a glyph instead of a swatch
        QString text, value;
    };

    std::optional<std::pair<event::QuadClass, event::EventStatus>> glyph;
    QString title, titleValue;
    QString subtitle;   ///< "Consult · occurred · Seoul"
    QString when, why;  ///< "Thu 9 Nov 2023", "day, full date in the text"
    QString sentence;
    std::vector<Line> lines;
    QString facts;      ///< "confidence 0.86   2 reports"
    bool verified = false;
    QString footer;     ///< "Double click: zoom to this month"
};

/// A small panel beside the pointer; never takes focus or mouse.
class HoverCard : public QWidget {
    Q_OBJECT
public:
    explicit HoverCard(QWidget* parent);

    void setContent(CardContent content, const Palette& palette, const Metrics& metrics);
    const CardContent& content() const { return m_content; }
    /// Shows it below (else above) `pointer`, on the side with room, clear of `avoid`; both in the parent's coordinates.
    void showBeside(QPoint pointer, const QRect& avoid);
    /// The same for a pointer over `surface`, a widget of the same window, clear of `clear` px about it.
    void showAt(const QWidget& surface, QPointF pointer, int clear);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double layout(QPainter* painter, double width) const;  ///< paints if given a painter; returns the height

    CardContent m_content;
    const Palette* m_palette;
    Metrics m_metrics;
};

}  // namespace chancery::ui
