#include "ui/timeline/axis.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

#include "ui/model/date_text.h"

namespace chancery::ui {

using base::Instant;

namespace {

constexpr double kMinorPx = 6, kLabelGap = 4, kCoarseGap = 6, kWeekendDayPx = 6;

QString clock(Instant t) {
    const Instant second = t - floorTo({CalendarUnit::Day, 1}, t);
    return QStringLiteral("%1:%2").arg(second / 3600, 2, 10, QLatin1Char('0')).arg(second / 60 % 60, 2, 10, QLatin1Char('0'));
}

QString fineText(CalendarStep step, Instant t) {
    const CivilDate d = civil(t);
    switch (step.unit) {
        case CalendarUnit::Minute:
        case CalendarUnit::Hour: return clock(t);
        case CalendarUnit::Day: return QStringLiteral("%1 %2").arg(QLatin1String(weekdayName(d.weekday))).arg(d.day);
        case CalendarUnit::Week: return dayMonthText(t);
        case CalendarUnit::Month: return QString::fromLatin1(shortMonthName(d.month));
        case CalendarUnit::Year: break;
    }
    return yearText(d.year);
}

// From the longest to the shortest form.
QStringList coarseTexts(CalendarStep step, Instant t) {
    const CivilDate d = civil(t);
    const QString year = yearText(d.year);
    switch (step.unit) {
        case CalendarUnit::Day: {
            const QString weekday = QString::fromLatin1(weekdayName(d.weekday));
            const QString month = QString::fromLatin1(monthName(d.month));
            return {QStringLiteral("%1 %2 %3 %4").arg(weekday).arg(d.day).arg(month, year), dayText(t, true), dayMonthText(t, true),
                    dayMonthText(t), QString::number(d.day)};
        }
        case CalendarUnit::Month: {
            const QString shortName = QString::fromLatin1(shortMonthName(d.month));
            return {QStringLiteral("%1 %2").arg(QLatin1String(monthName(d.month)), year), QStringLiteral("%1 %2").arg(shortName, year),
                    shortName};
        }
        case CalendarUnit::Year:
            if (step.n == 1) return {year};
            if (step.n >= 10'000) return {d.year < 0 ? QStringLiteral("BC") : QStringLiteral("AD")};
            if (d.year > 0 && step.n == 10) return {QStringLiteral("%1s").arg(d.year)};
            return {QStringLiteral("%1 – %2").arg(year, yearText(d.year + step.n - 1)), year};
        default: break;
    }
    return {dayText(t)};
}

// The next finer division of the same calendar for the short ticks.
CalendarStep minorStep(CalendarStep fine, const TimeScale& scale) {
    std::vector<CalendarStep> candidates;
    switch (fine.unit) {
        case CalendarUnit::Year:
            for (const int n : {1, 2, 5, 10, 20, 50, 100, 200, 500})
                if (n < fine.n && fine.n % n == 0) candidates.push_back({CalendarUnit::Year, n});
            if (fine.n == 1) candidates = {{CalendarUnit::Month, 1}, {CalendarUnit::Month, 3}};
            break;
        case CalendarUnit::Month:
            if (fine.n > 1) candidates = {{CalendarUnit::Month, 1}, {CalendarUnit::Month, 3}};
            else candidates = {{CalendarUnit::Day, 1}, {CalendarUnit::Day, 5}};
            break;
        case CalendarUnit::Week: candidates = {{CalendarUnit::Day, 1}, {CalendarUnit::Week, 1}}; break;
        case CalendarUnit::Day:
            candidates = {{CalendarUnit::Day, 1}};
            if (fine.n == 1) candidates = {{CalendarUnit::Hour, 3}, {CalendarUnit::Hour, 6}, {CalendarUnit::Hour, 12}};
            break;
        case CalendarUnit::Hour:
            candidates = {{CalendarUnit::Minute, 10}, {CalendarUnit::Minute, 30}, {CalendarUnit::Hour, 1}, {CalendarUnit::Hour, 3},
                          {CalendarUnit::Hour, 6}};
            break;
        case CalendarUnit::Minute: candidates = {{CalendarUnit::Minute, 1}, {CalendarUnit::Minute, 5}}; break;
    }
    for (const CalendarStep step : candidates)
        if (step.minSeconds() < fine.minSeconds() && scale.px(step.minSeconds()) >= kMinorPx) return step;
    return fine;
}

std::vector<AxisLabel> periods(const TimeScale& scale, CalendarStep step) {
    std::vector<AxisLabel> labels;
    const std::vector<Instant> edges = boundaries(step, scale.begin(), scale.end());
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        AxisLabel label;
        label.begin = edges[i];
        label.until = edges[i + 1];
        label.x = scale.x(static_cast<double>(label.begin));
        label.end = scale.x(static_cast<double>(label.until));
        labels.push_back(label);
    }
    return labels;
}

}  // namespace

AxisGeometry makeAxis(const TimeScale& scale, double minStep, const QFontMetricsF& fineFont, const QFontMetricsF& coarseFont,
                      std::optional<std::pair<double, double>> flag) {
    AxisGeometry axis;
    axis.fine = axisStep(scale, minStep);
    axis.coarse = coarserStep(axis.fine);
    axis.labels = periods(scale, axis.fine);
    axis.coarseLabels = periods(scale, axis.coarse);
    const CalendarStep minor = minorStep(axis.fine, scale);
    if (!(minor == axis.fine))
        for (const Instant t : boundaries(minor, scale.begin(), scale.end()))
            if (const double x = scale.x(static_cast<double>(t)); x >= 0 && x <= scale.width()) axis.minor.push_back(x);

    for (AxisLabel& label : axis.labels) {
        const QString text = fineText(axis.fine, label.begin);
        label.textX = label.x + kLabelGap;
        const double limit = std::min(label.end, scale.width()) - 2;
        if (label.x >= -0.5 && label.textX + fineFont.horizontalAdvance(text) <= limit) label.text = text;
    }
    for (AxisLabel& label : axis.coarseLabels) {
        label.textX = std::max(0.0, label.x) + kCoarseGap;
        double end = std::min(label.end, scale.width());
        if (flag && flag->first <= label.textX && flag->second > label.textX) label.textX = flag->second + kCoarseGap;
        if (flag && flag->first > label.textX) end = std::min(end, flag->first);
        const double room = end - label.textX - kCoarseGap;
        for (const QString& text : coarseTexts(axis.coarse, label.begin)) {
            if (coarseFont.horizontalAdvance(text) > room) continue;
            label.text = text;
            break;
        }
    }
    return axis;
}

Ground makeGround(const TimeScale& scale, const AxisGeometry& axis) {
    Ground ground;
    if (scale.px(86'400) >= kWeekendDayPx) {
        const Instant week = 7 * base::kDay;
        for (const Instant monday : boundaries({CalendarUnit::Week, 1}, scale.begin() - static_cast<double>(week), scale.end())) {
            const double x0 = scale.x(static_cast<double>(monday + 5 * base::kDay)), x1 = scale.x(static_cast<double>(monday + week));
            if (x1 > 0 && x0 < scale.width()) ground.weekends.emplace_back(x0, x1 - x0);
        }
    }
    for (const AxisLabel& label : axis.labels)
        if (label.x > 0 && label.x < scale.width()) ground.grid.push_back(label.x);
    for (const AxisLabel& label : axis.coarseLabels)
        if (label.x > 0 && label.x < scale.width()) ground.gridMajor.push_back(label.x);
    return ground;
}

}  // namespace chancery::ui
