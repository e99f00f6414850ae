#pragma once
#include <QDialog>
#include <QImage>
#include <functional>
#include <memory>

#include "ui/render/case_picture.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
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

/// Chooses what a picture of the timeline, the graph or the matrix shows, with a live preview, and writes it as PNG, SVG or PDF, prints
/// or copies it. Everything is asked, painted and written in the background.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// `begin`: the choices to begin with; case, filter, period and title are taken from the window's state.
    ExportDialog(CaseSession& session, ActiveFilter& filter, TimeWindow& window, Selection& selection, CasePictureRequest begin,
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
    /// What a worker hands back.
    struct Made {
        std::shared_ptr<const query::EventRows> rows;
        QString says;
        QImage image;  ///< of a preview or a copy
    };
    using Work = std::function<base::Result<QString>(const Picture&, QImage&)>;

    QWidget* makeOptions();
    void showOptionsOfView();
    CasePictureRequest request() const;
    void refreshPreview();
    /// Prepares the picture and works with it in the background, then hands over what came out, or says why nothing did.
    void make(const std::string& channel, const CasePictureRequest& wanted, Work work, std::function<void(const Made&)> use);
    void choosePath();
    void copy();
    void choosePrinter();
    void takePaper();

    CaseSession& m_session;
    ActiveFilter& m_filter;
    TimeWindow& m_window;
    Selection& m_selection;
    JobRunner& m_jobs;
    CasePictureRequest m_begin;
    query::Filter m_rowsFilter;                      ///< of the rows that are known
    std::shared_ptr<const query::EventRows> m_rows;  ///< null before the first preview and after the case has changed
    QFormLayout* m_form = nullptr;
    QLineEdit* m_title;
    QComboBox *m_view, *m_span, *m_lanes, *m_level, *m_nodeColour, *m_cellColour, *m_format, *m_paper;
    QSpinBox *m_width, *m_height, *m_scale, *m_pages;
    QCheckBox *m_legend, *m_sources, *m_anonymous, *m_dark;
    QLabel *m_preview = nullptr, *m_message = nullptr;
    QPushButton* m_save;
};

}  // namespace chancery::ui
