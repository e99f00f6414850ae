#pragma once
#include <QPalette>

#include "ui/theme/theme.h"

namespace chancery::ui {

/// The token palette that goes with a widget's palette: dark if its ground is.
inline const Palette& paletteFor(const QPalette& widget) {
    return widget.color(QPalette::Base).lightness() < 128 ? Palette::darkTheme() : Palette::light();
}

}  // namespace chancery::ui
