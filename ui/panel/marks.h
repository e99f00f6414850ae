#pragma once
#include "core/event/event_type.h"
#include "ui/panel/chip.h"

namespace chancery::ui {

Chip::Mark swatchMark(event::QuadClass quad);    ///< the square of the type's colour
Chip::Mark statusMark(event::EventStatus status);///< the status's glyph, in grey
Chip::Mark tickMark();

}  // namespace chancery::ui
