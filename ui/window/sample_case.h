#pragma once
#include <QString>
#include <QStringList>

#include "core/base/result.h"

namespace chancery::ui {

/// Where the sample case is kept between starts, in the user's cache folder; named after the program's version.
QString sampleCasePath();

/// Writes the built-in dispatches into a folder beside it and names it, for the importer. Fails if nothing can be written.
base::Result<QString> unpackSamples();

}  // namespace chancery::ui
