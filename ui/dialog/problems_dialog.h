#pragma once
#include <QDialog>
#include <vector>

#include "core/article/article_reader.h"

namespace chancery::ui {

/// "2 inputs could not be read, 1 article was read in part"; empty if there is nothing to say.
QString problemsText(const std::vector<article::SkippedInput>& skipped);

/// What an import could not read, each with its reason: inputs that are not in the case, which can be tried again, and articles that are,
/// without their date or another part.
class ProblemsDialog : public QDialog {
    Q_OBJECT
public:
    ProblemsDialog(const std::vector<article::SkippedInput>& skipped, QWidget* parent = nullptr);

signals:
    void retryRequested(const QStringList& files);
};

/// The keys and gestures of the window, as a list.
class KeysDialog : public QDialog {
    Q_OBJECT
public:
    explicit KeysDialog(QWidget* parent = nullptr);
};

}  // namespace chancery::ui
