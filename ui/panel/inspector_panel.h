#pragma once
#include <QWidget>

class QGridLayout;
class QLabel;
class QStackedWidget;

namespace chancery::ui {

class CaseSession;
class Chip;
class ConfidenceBar;
class Section;
class Selection;

/// Everything about the current event: who, whom, when and how we know, confidence, evidence with its sentences, and
/// how it was read.
class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    InspectorPanel(CaseSession& session, Selection& selection, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;  ///< colours of another theme

private:
    QWidget* makeHead();
    QWidget* makeEvidence();
    QWidget* makeReading();
    QLabel* addRow(QGridLayout& grid, const QString& name);
    void showPlan();
    void showDetail();
    void showEvidence();

    CaseSession& m_session;
    QStackedWidget* m_pages;
    QLabel *m_title, *m_when, *m_who, *m_whom, *m_where, *m_context, *m_plan;
    Chip *m_type, *m_status, *m_verified;
    ConfidenceBar* m_confidence;
    Section *m_evidenceSection, *m_readingSection;
    QLabel* m_evidence;
    QLabel *m_frame, *m_date, *m_actors, *m_doubts;
};

}  // namespace chancery::ui
