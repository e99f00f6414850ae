#pragma once
#include <QLabel>

namespace chancery::ui {

/// One line of plain text that takes the room there is: what does not fit ends in "…" and is told by the tool tip.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString shownText() const;
};

}  // namespace chancery::ui
