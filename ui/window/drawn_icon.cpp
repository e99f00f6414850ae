#include "ui/window/drawn_icon.h"

#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSvgRenderer>

namespace chancery::ui {

namespace {

/// Paths on a 16 px grid, stroked 1.4 px.
const QHash<QString, const char*>& paths() {
    static const QHash<QString, const char*> kPaths = {
        {"open", "M1.5 13.5V3.5h4l1.5 2h6.5v2M1.5 13.5l2.2-6h11.3l-2.2 6z"},
        {"import", "M8 1.5v8M4.8 6.5L8 9.7l3.2-3.2M2 10.5v4h12v-4"},
        {"export", "M8 9.7v-8M4.8 4.7L8 1.5l3.2 3.2M2 10.5v4h12v-4"},
        {"search", "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7L14.5 14.5"},
        {"clear", "M4 4l8 8M12 4l-8 8"},
        {"fit", "M5.5 2H2v3.5M10.5 2H14v3.5M5.5 14H2v-3.5M10.5 14H14v-3.5"},
        {"graph", "M6 11.5a2 2 0 1 1-4 0a2 2 0 0 1 4 0zM14 11a2 2 0 1 1-4 0a2 2 0 0 1 4 0zM9.5 4a2 2 0 1 1-4 0a2 2 0 0 1 4 0zM5 9.8l1.7-4M6 11.4l4-.3M8.7 5.6l2.3 3.7"},
        {"table", "M2 3h12v10H2zM2 6.5h12M2 9.8h12M6 3v10"},
        {"source", "M4 1.5h6l3 3v10H4zM6 6.5h5M6 9h5M6 11.5h3"},
    };
    return kPaths;
}

/// Asks for the colour whenever it draws: a theme chosen while the program runs needs no new icons.
class LineIcon : public QIconEngine {
public:
    explicit LineIcon(const char* path) : m_path(path) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QColor colour = QGuiApplication::palette().color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, QPalette::ButtonText);
        const QByteArray svg = QByteArray("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path d='") + m_path + "' fill='none' stroke='" +
                               colour.name().toLatin1() + "' stroke-width='1.4' stroke-linecap='round' stroke-linejoin='round'/></svg>";
        QSvgRenderer(svg).render(painter, rect);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new LineIcon(*this); }

private:
    const char* m_path;
};

}  // namespace

QIcon drawnIcon(const QString& name) {
    const char* path = paths().value(name, nullptr);
    return path ? QIcon(new LineIcon(path)) : QIcon();
}

}  // namespace chancery::ui
