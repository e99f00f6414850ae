#include "ui/render/svg_file.h"

#include <QPaintEngine>
#include <QPainter>
#include <algorithm>

namespace chancery::ui {

namespace {

constexpr const char* kBegin = "chancery-group-begin:";
constexpr const char* kEnd = "chancery-group-end";

/// The file is a flat list of `<g ...state> elements </g>`: a group of ours goes around such states.
class Grouper {
public:
    explicit Grouper(const QByteArray& svg) : m_svg(svg) { m_out.reserve(svg.size() + svg.size() / 16); }

    QByteArray run() {
        qsizetype from = 0;
        while (true) {
            const qsizetype text = nextMark(from);
            if (text < 0) break;
            const qsizetype content = m_svg.indexOf('>', text) + 1, end = m_svg.indexOf("</text>", content);
            const QByteArray mark = m_svg.mid(content, end - content).trimmed();
            m_out += m_svg.mid(from, text - from);
            const qsizetype open = m_svg.lastIndexOf("<g ", text);
            const QByteArray state = m_svg.mid(open, m_svg.indexOf('>', open) + 1 - open);
            if (mark.startsWith(kBegin))
                m_out += "</g>\n<g id=\"lane-" + QByteArray::number(++m_count) + "\" class=\"lane\" inkscape:groupmode=\"layer\" inkscape:label=\"" +
                         mark.mid(static_cast<qsizetype>(qstrlen(kBegin))) + "\">\n" + state;
            else
                m_out += "</g>\n</g>\n" + state;
            from = end + 7;
        }
        m_out += m_svg.mid(from);
        const qsizetype root = m_out.indexOf("<svg ");
        if (m_count > 0 && root >= 0) m_out.insert(root + 5, "xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" ");
        return m_out;
    }

private:
    // The <text> element that holds the next mark.
    qsizetype nextMark(qsizetype from) const {
        const qsizetype begin = m_svg.indexOf(kBegin, from), end = m_svg.indexOf(kEnd, from);
        const qsizetype mark = begin < 0 ? end : end < 0 ? begin : std::min(begin, end);
        return mark < 0 ? -1 : m_svg.lastIndexOf("<text", mark);
    }

    const QByteArray& m_svg;
    QByteArray m_out;
    int m_count = 0;
};

}  // namespace

void svgGroup(QPainter& painter, const QString& name) {
    if (painter.paintEngine()->type() != QPaintEngine::SVG) return;
    painter.setPen(Qt::black);  // without a pen there is no text
    painter.drawText(QPointF(0, 0), name.isEmpty() ? QString::fromLatin1(kEnd) : QString::fromLatin1(kBegin) + name);
}

QByteArray finishSvg(const QByteArray& svg) { return Grouper(svg).run(); }

}  // namespace chancery::ui
