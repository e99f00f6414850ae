#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontInfo>
#include <QProxyStyle>
#include <QStyleOption>
#include <cmath>

namespace chancery::ui {

namespace {

QuadColours quad(QRgb fill, QRgb line, QRgb text) { return {QColor(fill), QColor(line), QColor(text)}; }

// Kinds of actors and groups of them are the same in both themes, a little lighter on the dark ground.
void addActorColours(Palette& p) {
    p.country = QColor(0x46566B), p.official = QColor(0x8291A6), p.organisation = QColor(0xA3568A);
    p.armedGroup = QColor(0x7A5A3C), p.otherActor = QColor(0x8C8F94);
    p.groups = {QColor(0x4C6A92), QColor(0x8A5A83), QColor(0x5B7F4A), QColor(0x97643B),
                QColor(0x3F7C85), QColor(0xA34E57), QColor(0x6F63A8), QColor(0x6B7076)};
    if (!p.dark) return;
    for (QColor* colour : {&p.country, &p.official, &p.organisation, &p.armedGroup, &p.otherActor}) *colour = colour->lighter(118);
    for (QColor& colour : p.groups) colour = colour.lighter(112);
}

Palette makeLight() {
    Palette p;
    p.window = QColor(0xF0F1F3), p.base = QColor(0xFFFFFF), p.alt = QColor(0xF8F9FA), p.header = QColor(0xF4F5F7);
    p.button = QColor(0xFBFBFC), p.border = QColor(0xC6CAD0), p.hair = QColor(0xE1E4E8), p.grid = QColor(0xECEEF1);
    p.gridMajor = QColor(0xD9DDE2), p.weekend = QColor(0xF3F4F6), p.future = QColor(0xF6F5FC);
    p.tip = QColor(0xFFFFFF), p.shade = QColor(240, 241, 243, 184), p.shadow = QColor(20, 25, 35, 46);
    p.text = QColor(0x1C2127), p.text2 = QColor(0x545D68), p.text3 = QColor(0x646D77);
    p.accent = QColor(0x5450B5), p.accentSoft = QColor(0xE7E6F6), p.accentText = QColor(0xFFFFFF);
    p.ok = QColor(0x00704F), p.warn = QColor(0x8A5A00), p.error = QColor(0xB3261E), p.errorSoft = QColor(0xFBEDEC);
    p.mark = QColor(0xFFF3C4), p.pos = QColor(0x0072B2), p.mid = QColor(0x9AA2AB), p.neg = QColor(0xD55E00);
    p.quads = {quad(0x0072B2, 0x0072B2, 0x00629A), quad(0x009E73, 0x008A64, 0x00704F),
               quad(0xE69F00, 0xAD7700, 0x7D5600), quad(0xD55E00, 0xC75700, 0xA94A00),
               quad(0x949CA6, 0x737C87, 0x545D68)};
    addActorColours(p);
    return p;
}

Palette makeDark() {
    Palette p;
    p.dark = true;
    p.window = QColor(0x26292E), p.base = QColor(0x1B1D21), p.alt = QColor(0x1F2226), p.header = QColor(0x22252A);
    p.button = QColor(0x30343A), p.border = QColor(0x43484F), p.hair = QColor(0x31353B), p.grid = QColor(0x26292E);
    p.gridMajor = QColor(0x353A41), p.weekend = QColor(0x202328), p.future = QColor(0x201F2C);
    p.tip = QColor(0x2B2F35), p.shade = QColor(20, 22, 25, 158), p.shadow = QColor(0, 0, 0, 140);
    p.text = QColor(0xE4E7EB), p.text2 = QColor(0xA8B0BA), p.text3 = QColor(0x8F98A2);
    p.accent = QColor(0xA8A4F0), p.accentSoft = QColor(0x34325A), p.accentText = QColor(0x17181B);
    p.ok = QColor(0x3CC79A), p.warn = QColor(0xF0B640), p.error = QColor(0xFF8A80), p.errorSoft = QColor(0x3A2524);
    p.mark = QColor(0x4D4322), p.pos = QColor(0x4BA6E0), p.mid = QColor(0x7C858F), p.neg = QColor(0xF07C42);
    p.quads = {quad(0x4BA6E0, 0x4BA6E0, 0x6CB8EA), quad(0x22B98A, 0x22B98A, 0x3CC79A),
               quad(0xEFAF3A, 0xEFAF3A, 0xF2BC59), quad(0xF07C42, 0xF07C42, 0xF49668),
               quad(0x929BA6, 0xA0A8B2, 0xA8B0BA)};
    addActorColours(p);
    return p;
}

/// Fusion draws the frame of a check box darker than the window: on a dark one nobody sees it.
class TokenStyle : public QProxyStyle {
public:
    TokenStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override {
        if (element != PE_IndicatorCheckBox || !isDark(option->palette)) return QProxyStyle::drawPrimitive(element, option, painter, widget);
        QStyleOptionButton framed;
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) framed = *button;
        static_cast<QStyleOption&>(framed) = *option;
        framed.palette.setColor(QPalette::Window, Palette::darkTheme().text3.lighter(130));  // of which it takes 140 % darker
        QProxyStyle::drawPrimitive(element, &framed, painter, widget);
    }
};

QFont sized(const QFont& font, double px, bool bold = false) {
    QFont copy = font;
    copy.setPixelSize(std::max(1, static_cast<int>(std::lround(px))));
    copy.setBold(bold);
    return copy;
}

}  // namespace

const Palette& Palette::light() {
    static const Palette palette = makeLight();
    return palette;
}

const Palette& Palette::darkTheme() {
    static const Palette palette = makeDark();
    return palette;
}

Metrics::Metrics(const QFont& userFont) : scale(std::max(6, QFontInfo(userFont).pixelSize()) / 12.0) {
    label = sized(userFont, px(11));
    labelBold = sized(userFont, px(11), true);
    count = sized(userFont, px(10));
    countBold = sized(userFont, px(10), true);
    widget = sized(userFont, px(12));
    bold = sized(userFont, px(12), true);
    title = sized(userFont, px(15), true);
}

QFont scaledFont(QFont font, double factor) {
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

QPalette widgetPalette(const Palette& c) {
    QPalette p;
    p.setColor(QPalette::Window, c.window);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.base);
    p.setColor(QPalette::AlternateBase, c.alt);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.text3);
    p.setColor(QPalette::Button, c.button);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.error);
    p.setColor(QPalette::ToolTipBase, c.tip);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Highlight, c.accent);
    p.setColor(QPalette::HighlightedText, c.accentText);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::Light, c.dark ? c.border : c.base);
    p.setColor(QPalette::Midlight, c.hair);
    p.setColor(QPalette::Mid, c.border);
    p.setColor(QPalette::Dark, c.dark ? QColor(0x17191C) : c.mid);
    p.setColor(QPalette::Shadow, c.dark ? QColor(0x0E0F11) : c.text3);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        p.setColor(QPalette::Disabled, role, c.text3);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.border);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, c.text2);
    return p;
}

void applyPalette(QApplication& application, bool dark) {
    application.setStyle(new TokenStyle);
    application.setPalette(widgetPalette(Palette::of(dark)));
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

}  // namespace chancery::ui
