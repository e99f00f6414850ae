#pragma once
#include <QSizeF>
#include <QString>
#include <optional>
#include <string>

#include "ui/render/picture_device.h"
#include "ui/theme/theme.h"
#include "ui/timeline/lane_model.h"

namespace chancery::ui {

/// What every picture of a case needs to know, whatever it shows.
struct PictureBasics {
    QSizeF size{1600, 1000};        ///< px at 96 dpi
    double pixelRatio = 1;          ///< PNG only, 1 to 4
    QString title;                  ///< empty: "Timeline", "Actors"
    QString filterText;             ///< empty: no filter is named
    std::optional<TimeRange> period;  ///< without: fitOf() the rows
    bool legend = true;
    bool dark = false;              ///< the dark theme, for slides; else the light one on white
    QString caseName;               ///< in the foot, so that the picture can be made again
    QString producer;               ///< "Chancery 0.1"; with the date in the foot. Empty: no date either
    std::optional<base::Instant> made;  ///< day on which it is made; without: today
    std::string fontFamily = "Liberation Sans";
};

PictureDevice deviceOf(const PictureBasics& basics);
/// "Chancery 0.1 · 9 Nov 2023"; empty without a producer.
QString producerLine(const PictureBasics& basics);
Metrics metricsOf(const PictureBasics& basics);

}  // namespace chancery::ui
