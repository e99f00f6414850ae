#pragma once
#include <QWidget>

class QLabel;
class QStackedWidget;
class QTextBrowser;

namespace chancery::ui {

class CaseSession;
class Selection;

/// The article with its events marked: the current event's trigger, actors and date words stand out, every other
/// event's trigger is underlined and selects its event when clicked.
class ReaderPanel : public QWidget {
    Q_OBJECT
public:
    ReaderPanel(CaseSession& session, Selection& selection, QWidget* parent = nullptr);

private:
    void showArticle();
    void markEvents();
    QString legendHtml() const;

    CaseSession& m_session;
    Selection& m_selection;
    QStackedWidget* m_pages;
    QTextBrowser* m_text;
    QLabel* m_legend;
    std::int64_t m_shown = 0;      ///< the article in the browser
    int m_bodyStart = 0;           ///< position in the document where the article's own text begins
};

}  // namespace chancery::ui
