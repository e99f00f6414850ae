#include "ui/window/sample_case.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include "core/base/resources.h"

namespace chancery::ui {

namespace {

const QString kVersion = QStringLiteral(CHANCERY_VERSION);

QDir cacheFolder() {
    const QString path = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + "/chancery";
    QDir().mkpath(path);
    return QDir(path);
}

}  // namespace

QString sampleCasePath() { return cacheFolder().filePath("Sample case " + kVersion + ".chancery"); }

base::Result<QString> unpackSamples() {
    const QString folder = cacheFolder().filePath("sample-articles-" + kVersion);
    if (!QDir().mkpath(folder))
        return base::makeError(base::ErrorCode::Unreadable, folder.toStdString() + ": cannot be created");
    for (std::string_view name : base::Resources::listBuiltIn("samples/")) {
        const auto content = base::Resources::findBuiltIn(name);
        QFile file(folder + "/" + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).section('/', -1));
        if (!content || !file.open(QIODevice::WriteOnly) ||
            file.write(content->data(), static_cast<qint64>(content->size())) != static_cast<qint64>(content->size()))
            return base::makeError(base::ErrorCode::Unreadable, file.fileName().toStdString() + ": cannot be written");
    }
    return folder;
}

}  // namespace chancery::ui
