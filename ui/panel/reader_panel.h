#pragma once
#include <QWidget>
#include <vector>

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

    struct Place {
        int number = 0;  ///< 1 = first
        int count = 0;
    };
    /// Moves on to the next (1) or previous (-1) place of the shown article that tells the current event, in a circle.
    Place showMention(int step);

protected:
    void changeEvent(QEvent* event) override;  ///< colours of another theme

private:
    void showArticle();
    void markEvents();
    void scrollTo(int position);
    QString legendHtml() const;

    CaseSession& m_session;
    Selection& m_selection;
    QStackedWidget* m_pages;
    QTextBrowser* m_text;
    QLabel* m_legend;
    std::int64_t m_shown = 0;      ///< the article in the browser
    std::vector<int> m_mentions;   ///< positions of the sentences that tell the current event, rising
    int m_mention = 0;             ///< which of them was shown last
    int m_bodyStart = 0;           ///< position in the document where the article's own text begins
};

}  // namespace chancery::ui
