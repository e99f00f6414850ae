#pragma once
#include <QPalette>

#include "ui/theme/theme.h"

namespace chancery::ui {

/// The token palette that goes with a widget's palette.
inline const Palette& paletteFor(const QPalette& widget) { return Palette::of(isDark(widget)); }

}  // namespace chancery::ui
