#include "ui/dialog/export_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/graph/graph_wording.h"
#include "ui/job/job_runner.h"
#include "ui/model/case_session.h"
#include "ui/state/active_filter.h"
#include "ui/state/selection.h"
#include "ui/state/time_window.h"

namespace chancery::ui {

namespace {

const std::string kChannel = "picture", kPreviewChannel = "picture-preview";
constexpr double kShape = 0.625;   // height of a graph or matrix that has none
constexpr int kWholeHeight = 399;  // no height of its own; those begin at 400

QSpinBox* makeSpinBox(int least, int most, int value, const QString& suffix) {
    auto* box = new QSpinBox;
    box->setRange(least, most);
    box->setSingleStep(most > 100 ? 100 : 1);
    box->setValue(value);
    box->setSuffix(suffix);
    return box;
}

}  // namespace

ExportDialog::ExportDialog(CaseSession& session, ActiveFilter& filter, TimeWindow& window, Selection& selection,
                           CasePictureRequest begin, JobRunner& jobs, QWidget* parent)
    : QDialog(parent), m_session(session), m_filter(filter), m_window(window), m_selection(selection), m_jobs(jobs), m_begin(std::move(begin)) {
    setWindowTitle(tr("Export picture"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1040, 640);
    auto* options = makeOptions();
    if (m_selection.period()) m_span->setCurrentIndex(static_cast<int>(Span::Period));

    m_preview = new QLabel;
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setMinimumSize(480, 320);
    m_preview->setFrameShape(QFrame::StyledPanel);
    m_preview->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->setText(tr("The preview is being made…"));
    auto* row = new QHBoxLayout;
    row->addWidget(options);
    row->addWidget(m_preview, 1);

    m_message = new QLabel;
    m_message->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("Save…"), QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    column->addLayout(row, 1);
    column->addWidget(m_message);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* copyButton = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copyButton->setToolTip(tr("Put the picture on the clipboard"));
    connect(copyButton, &QPushButton::clicked, this, &ExportDialog::copy);
    auto* printButton = buttons->addButton(tr("&Print…"), QDialogButtonBox::ActionRole);
    printButton->setToolTip(tr("Print what the preview shows, as large as the paper"));
    connect(printButton, &QPushButton::clicked, this, &ExportDialog::choosePrinter);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::choosePath);
    connect(&m_session, &CaseSession::rowsChanged, this, [this] {
        m_rows = nullptr;
        refreshPreview();
    });
    showOptionsOfView();
}

ExportDialog::~ExportDialog() {
    for (const std::string& channel : {kChannel, kPreviewChannel}) m_jobs.cancel(channel);
}

QWidget* ExportDialog::makeOptions() {
    auto* box = new QWidget;
    auto* form = m_form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    m_view = new QComboBox;
    m_view->addItems({tr("Timeline"), tr("Actor graph"), tr("Actor matrix")});
    m_view->setCurrentIndex(static_cast<int>(m_begin.view));
    m_title = new QLineEdit(QFileInfo(m_session.path()).completeBaseName());
    m_span = new QComboBox;
    m_span->addItems({tr("What the window shows"), tr("The selected period"), tr("All events of the filter")});
    m_lanes = new QComboBox;
    for (int g = 0; g < kGroupingCount; ++g) m_lanes->addItem(groupingTitle(static_cast<Grouping>(g)));
    m_lanes->setCurrentIndex(static_cast<int>(m_begin.grouping));
    m_level = new QComboBox;
    for (const analysis::ActorLevel level : kOfferedLevels) m_level->addItem(levelText(level), static_cast<int>(level));
    m_level->setCurrentIndex(m_level->findData(static_cast<int>(m_begin.actors.level)));
    m_nodeColour = new QComboBox;
    for (const NodeColour colour : kOfferedColours) m_nodeColour->addItem(colourText(colour), static_cast<int>(colour));
    m_nodeColour->setCurrentIndex(m_nodeColour->findData(static_cast<int>(m_begin.actors.style.colour)));
    m_cellColour = new QComboBox;
    m_cellColour->addItems({tr("Score"), tr("Count")});
    m_cellColour->setCurrentIndex(static_cast<int>(m_begin.actors.matrixColour));
    m_format = new QComboBox;
    m_format->addItems({tr("PNG (pixels)"), tr("SVG (vector, editable text)"), tr("PDF (vector)")});
    m_width = makeSpinBox(640, 12'000, 1600, tr(" px"));
    m_height = makeSpinBox(kWholeHeight, 12'000, kWholeHeight, tr(" px"));
    m_height->setSpecialValueText(tr("as all events need"));
    m_scale = makeSpinBox(1, 4, 2, tr("×"));
    m_legend = new QCheckBox(tr("Legend"));
    m_sources = new QCheckBox(tr("List of sources"));
    m_legend->setChecked(m_begin.legend);
    m_sources->setChecked(m_begin.sources);
    m_anonymous = new QCheckBox(tr("Number sources without naming them"));
    m_dark = new QCheckBox(tr("Dark theme"));
    m_pages = makeSpinBox(1, 50, 1, {});
    m_pages->setEnabled(false);
    m_paper = new QComboBox;
    m_paper->addItem(tr("Own size"));
    for (const std::string& paper : paperNames()) m_paper->addItem(QString::fromStdString(paper));
    form->addRow(tr("Picture of"), m_view);
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("Period"), m_span);
    form->addRow(tr("Lanes"), m_lanes);
    form->addRow(tr("Actors"), m_level);
    form->addRow(tr("Colour"), m_nodeColour);
    form->addRow(tr("Colour"), m_cellColour);
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("Paper"), m_paper);
    form->addRow(tr("Pages"), m_pages);
    form->addRow(tr("Width"), m_width);
    form->addRow(tr("Height"), m_height);
    form->addRow(tr("Resolution"), m_scale);
    form->addRow(QString(), m_legend);
    form->addRow(QString(), m_sources);
    form->addRow(QString(), m_anonymous);
    form->addRow(QString(), m_dark);
    if (!m_selection.period()) m_span->setItemData(static_cast<int>(Span::Period), 0, Qt::UserRole - 1);

    connect(m_view, &QComboBox::currentIndexChanged, this, &ExportDialog::showOptionsOfView);
    for (QComboBox* combo : {m_span, m_lanes, m_level, m_nodeColour, m_cellColour})
        connect(combo, &QComboBox::currentIndexChanged, this, &ExportDialog::refreshPreview);
    for (QSpinBox* spin : {m_width, m_height}) connect(spin, &QSpinBox::valueChanged, this, &ExportDialog::refreshPreview);
    for (QCheckBox* check : {m_legend, m_sources, m_anonymous, m_dark}) connect(check, &QCheckBox::toggled, this, &ExportDialog::refreshPreview);
    connect(m_title, &QLineEdit::textChanged, this, &ExportDialog::refreshPreview);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this](int format) {
        m_scale->setEnabled(format == 0);
        m_pages->setEnabled(format == 2);
    });
    connect(m_paper, &QComboBox::currentIndexChanged, this, &ExportDialog::takePaper);
    return box;
}

void ExportDialog::showOptionsOfView() {
    const auto view = static_cast<PictureView>(m_view->currentIndex());
    for (QWidget* option : std::initializer_list<QWidget*>{m_lanes, m_pages, m_sources, m_anonymous}) m_form->setRowVisible(option, view == PictureView::Timeline);
    m_form->setRowVisible(m_level, view != PictureView::Timeline);
    m_form->setRowVisible(m_nodeColour, view == PictureView::Graph);
    m_form->setRowVisible(m_cellColour, view == PictureView::Matrix);
    refreshPreview();
}

void ExportDialog::takePaper() {
    const auto size = parsePaper(m_paper->currentText().toStdString());
    m_width->setEnabled(!size);
    m_height->setEnabled(!size);
    if (!size) return;
    m_width->setValue(static_cast<int>(std::lround(size->width())));
    m_height->setValue(static_cast<int>(std::lround(size->height())));
}

CasePictureRequest ExportDialog::request() const {
    CasePictureRequest request = m_begin;
    request.casePath = m_session.path().toStdString();
    request.filter = m_filter.filter();
    if (m_rowsFilter == request.filter) request.rows = m_rows;
    request.view = static_cast<PictureView>(m_view->currentIndex());
    request.wholeHeight = m_height->value() == kWholeHeight;
    request.size = QSizeF(m_width->value(), request.wholeHeight ? m_width->value() * kShape : m_height->value());
    request.pixelRatio = m_format->currentIndex() == 0 ? m_scale->value() : 1;
    request.title = m_title->text();
    request.legend = m_legend->isChecked();
    request.dark = m_dark->isChecked();
    request.grouping = static_cast<Grouping>(m_lanes->currentIndex());
    request.sources = m_sources->isChecked();
    request.anonymous = m_anonymous->isChecked();
    request.pages = m_format->currentIndex() == 2 ? m_pages->value() : 1;
    request.actors.level = static_cast<analysis::ActorLevel>(m_level->currentData().toInt());
    request.actors.style.colour = static_cast<NodeColour>(m_nodeColour->currentData().toInt());
    request.actors.matrixColour = static_cast<MatrixColour>(m_cellColour->currentIndex());
    const auto span = static_cast<Span>(m_span->currentIndex());
    if (span == Span::Window) request.period = TimeRange{m_window.begin(), m_window.end()};
    if (span == Span::Period && m_selection.period())
        request.period = TimeRange{m_selection.period()->begin, m_selection.period()->end};
    return request;
}

void ExportDialog::make(const std::string& channel, const CasePictureRequest& wanted, Work work, std::function<void(const Made&)> use) {
    m_jobs.start<base::Result<Made>>(
        channel,
        [wanted, work = std::move(work)](std::stop_token stop) -> base::Result<Made> {
            const auto prepared = prepareCasePicture(wanted, stop);
            if (!prepared) return prepared.error();
            Made made{prepared->rows, {}, {}};
            auto says = work(*prepared->picture, made.image);
            if (!says) return says.error();
            made.says = std::move(*says);
            return made;
        },
        [this, use = std::move(use)](const base::Result<Made>& made) {
            m_save->setEnabled(true);
            if (!made) return m_message->setText(QString::fromStdString(made.error().message));
            use(*made);
        });
}

void ExportDialog::refreshPreview() {
    if (!m_preview) return;
    const CasePictureRequest wanted = request();
    const double ratio = devicePixelRatioF();
    const QSizeF room = QSizeF(m_preview->size()) - QSizeF(8, 8);
    if (room.isEmpty()) return;
    make(
        kPreviewChannel, wanted,
        [room, ratio](const Picture& picture, QImage& image) {
            const QSizeF whole = picture.basics().size;
            const double scale = std::min(room.width() / whole.width(), room.height() / whole.height());
            image = QImage((whole * scale * ratio).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
            image.fill(Qt::white);
            image.setDevicePixelRatio(ratio);
            QPainter painter(&image);
            painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
            painter.scale(scale, scale);
            return picture.paint(painter);
        },
        [this, filter = wanted.filter](const Made& made) {
            m_rows = made.rows;
            m_rowsFilter = filter;
            m_preview->setPixmap(QPixmap::fromImage(made.image));
            m_message->setText(made.says);
        });
}

void ExportDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    refreshPreview();
}

void ExportDialog::choosePath() {
    static const char* const kEndings[] = {"png", "svg", "pdf"};
    const QString ending = QString::fromLatin1(kEndings[m_format->currentIndex()]);
    QSettings settings;
    const QString suggestion = settings.value("lastFolder").toString() + "/" + m_title->text().simplified().replace('/', '-') + "." + ending;
    QString path = QFileDialog::getSaveFileName(this, tr("Save the picture"), suggestion, ending.toUpper() + " (*." + ending + ")");
    if (path.isEmpty()) return;
    if (!pictureFormatOf(path)) path += "." + ending;
    settings.setValue("lastFolder", QFileInfo(path).absolutePath());
    exportTo(path);
}

void ExportDialog::copy() {
    CasePictureRequest wanted = request();
    wanted.pages = 1;
    make(
        kChannel, wanted,
        [ratio = static_cast<double>(m_scale->value())](const Picture& picture, QImage& image) {
            image = QImage((picture.basics().size * ratio).toSize(), QImage::Format_RGB32);
            QPainter painter(&image);
            painter.scale(ratio, ratio);
            return picture.paint(painter);
        },
        [this](const Made& made) {
            QGuiApplication::clipboard()->setImage(made.image);
            m_message->setText(tr("The picture is on the clipboard."));
        });
}

void ExportDialog::choosePrinter() {
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageOrientation(QPageLayout::Landscape);
    QPrintDialog dialog(printer.get(), this);
    dialog.setOptions(QAbstractPrintDialog::PrintToFile);
    if (dialog.exec() == QDialog::Accepted) printOn(printer);
}

void ExportDialog::printOn(std::shared_ptr<QPrinter> printer) {
    CasePictureRequest wanted = request();
    wanted.size = printer->pageRect(QPrinter::Inch).size() * 96;
    wanted.wholeHeight = false;
    wanted.dark = false;
    printer->setDocName(wanted.title);
    make(
        kChannel, wanted, [printer](const Picture& picture, QImage&) { return picture.print(*printer); },
        [this](const Made&) {
            m_message->setText(tr("Sent to the printer."));
            emit printed();
        });
}

void ExportDialog::exportTo(const QString& path) {
    m_save->setEnabled(false);
    make(
        kChannel, request(), [path](const Picture& picture, QImage&) { return picture.write(pictureFormatOf(path).value_or(PictureFormat::Png), path); },
        [this, path](const Made&) {
            emit exported(path);
            close();
        });
}

}  // namespace chancery::ui
