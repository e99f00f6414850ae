#pragma once
#include <QDialog>
#include <vector>

#include "core/article/article_reader.h"

namespace chancery::ui {

/// The inputs of an import that could not be read, each with its reason; they can be tried again.
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
