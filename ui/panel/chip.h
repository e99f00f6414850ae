#pragma once
#include <QWidget>
#include <functional>

class QPainter;

namespace chancery::ui {

struct Palette;

/// A small framed word with a drawn mark before it: "■ Consult · visit", "● occurred", "✓ Verified".
class Chip : public QWidget {
    Q_OBJECT
public:
    /// Draws the mark centred on `centre` at `scale` px per design px.
    using Mark = std::function<void(QPainter&, QPointF centre, const Palette&, double scale)>;

    explicit Chip(QWidget* parent = nullptr);

    void show(const QString& text, Mark mark);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Mark m_mark;
};

/// A bar from 0 to 1 with its number behind it.
class ConfidenceBar : public QWidget {
    Q_OBJECT
public:
    explicit ConfidenceBar(QWidget* parent = nullptr);

    void setValue(double value);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_value = 0;
};

}  // namespace chancery::ui
