#pragma once
#include <QDialog>
#include <functional>
#include <memory>

#include "ui/render/case_picture.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPrinter;
class QPushButton;
class QSpinBox;

namespace chancery::ui {

class ActiveFilter;
class CaseSession;
class JobRunner;
class Selection;
class TimeWindow;

/// Chooses what a picture of the timeline shows, with a live preview, and writes it as PNG, SVG or PDF, prints or copies it.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(CaseSession& session, ActiveFilter& filter, TimeWindow& window, Selection& selection, Grouping grouping,
                 JobRunner& jobs, QWidget* parent = nullptr);
    ~ExportDialog() override;

    /// Writes without asking for a name: what the Save button does once a name is chosen.
    void exportTo(const QString& path);
    /// Prints without asking for the printer.
    void printOn(std::shared_ptr<QPrinter> printer);

signals:
    void exported(const QString& path);
    void printed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Span { Window, Period, All };

    QWidget* makeOptions();
    CasePictureRequest request() const;
    void refreshPreview();
    /// Asks the case in the background and hands the picture over, or says why there is none.
    void prepare(const CasePictureRequest& wanted, std::function<void(const CasePicture&)> use);
    void showPreview(const CasePicture& picture);
    void choosePath();
    void copy();
    void choosePrinter();
    void takePaper();

    CaseSession& m_session;
    ActiveFilter& m_filter;
    TimeWindow& m_window;
    Selection& m_selection;
    JobRunner& m_jobs;
    QLineEdit* m_title;
    QComboBox *m_span, *m_lanes, *m_format, *m_paper;
    QSpinBox *m_width, *m_height, *m_scale, *m_pages;
    QCheckBox *m_legend, *m_sources, *m_anonymous, *m_dark;
    QLabel *m_preview = nullptr, *m_message = nullptr;
    QPushButton* m_save;
};

}  // namespace chancery::ui
