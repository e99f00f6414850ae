#pragma once
#include <QColor>
#include <QFont>
#include <QPalette>
#include <array>

#include "core/event/event_type.h"

class QApplication;

namespace chancery::ui {

struct QuadColours {
    QColor fill, line, text;  ///< line keeps 3:1 on base, text 4.5:1
};

/// Every colour our own painting uses, of the light or the dark theme (docs/design tokens). Painters read nothing else.
struct Palette {
    bool dark = false;
    QColor window, base, alt, header, button, border, hair, grid, gridMajor, weekend, future, tip, shade, shadow;
    QColor text, text2, text3, accent, accentSoft, accentText;
    QColor ok, warn, error, errorSoft, mark, pos, mid, neg;
    std::array<QuadColours, event::kQuadClassCount> quads;  ///< indexed by event::QuadClass
    QColor country, official, organisation, armedGroup, otherActor;  ///< kinds of actors in the graph
    std::array<QColor, 8> groups;  ///< regions and communities of the graph; white text stands on them

    const QuadColours& quad(event::QuadClass q) const { return quads[static_cast<std::size_t>(q)]; }
    static const Palette& light();
    static const Palette& darkTheme();
    static const Palette& of(bool dark) { return dark ? darkTheme() : light(); }
};

/// Sizes in px at 96 dpi for a 12 px (9 pt) font; all scale with the user's font.
struct Metrics {
    double scale = 1;  ///< user's font height / 12 px
    QFont label, labelBold;   ///< 11: event labels, axis
    QFont count, countBold;   ///< 10: folds, off-screen counts, overview axis
    QFont widget, bold;       ///< 12: interface text; lane names
    QFont title;              ///< 15 bold: inspector title

    explicit Metrics(const QFont& userFont);
    double px(double designPx) const { return designPx * scale; }
};

/// The same font `factor` times as large, whether it is measured in points or in pixels.
QFont scaledFont(QFont font, double factor);

/// The tokens as a QPalette for ordinary widgets.
QPalette widgetPalette(const Palette& colours);

/// Gives all widgets the light or the dark tokens under the Fusion style. For platforms that bring no theme of their
/// own (offscreen, bare X11) or when the user asks for the other one.
void applyPalette(QApplication& application, bool dark);

/// Whether a widget palette is a dark one: then our own painting uses Palette::darkTheme().
bool isDark(const QPalette& palette);

}  // namespace chancery::ui
