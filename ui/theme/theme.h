#pragma once
#include <QColor>
#include <QFont>
#include <array>

#include "core/event/event_type.h"

namespace chancery::ui {

struct QuadColours {
    QColor fill, line, text;
};

/// Every colour our own painting uses, of the light or the dark theme (docs/design tokens). Painters read nothing else.
struct Palette {
    bool dark = false;
    QColor window, base, alt, header, button, border, hair, grid, gridMajor, weekend, future, tip, shade, shadow;
    QColor text, text2, text3, accent, accentSoft, accentText;
    QColor ok, warn, error, errorSoft, mark, pos, mid, neg;
    std::array<QuadColours, event::kQuadClassCount> quads;  ///< indexed by event::QuadClass

    const QuadColours& quad(event::QuadClass q) const { return quads[static_cast<std::size_t>(q)]; }
    static const Palette& light();
    static const Palette& darkTheme();
};

/// Sizes in px at 96 dpi for a 12 px (9 pt) font; all scale with the user's font.
struct Metrics {
    double scale = 1;  ///< user's font height / 12 px
    QFont label, count, widget, bold, title;

    explicit Metrics(const QFont& userFont);
    double px(double designPx) const { return designPx * scale; }
};

}  // namespace chancery::ui
