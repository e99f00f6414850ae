#pragma once
// Extractions made by hand, and random ones, for the tests of the case file and of its queries.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "core/extraction/extraction.h"

namespace chancery::test {

/// A folder that is gone after the test.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "chancery-test-XXXXXX").string();
        m_path = ::mkdtemp(pattern.data());
    }
    ~TemporaryFolder() {
        std::error_code error;
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_all, error);
        std::filesystem::remove_all(m_path, error);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::string file(const std::string& name) const { return (m_path / name).string(); }
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

inline base::Date day(int year, int month, int dayOfMonth) { return *base::Date::fromYmd(year, month, dayOfMonth); }

inline actor::Actor makeActor(std::string id, actor::ActorKind kind, std::string country, std::string name,
                              std::string office = {}, std::uint8_t rank = 0) {
    actor::Actor out;
    out.id = std::move(id);
    out.kind = kind;
    out.country = std::move(country);
    out.name = std::move(name);
    out.office = std::move(office);
    out.rank = rank;
    return out;
}

inline actor::Actor makeOrganisation(std::string id, std::string name) {
    actor::Actor out = makeActor(id, actor::ActorKind::Organisation, "", std::move(name));
    out.organisation = std::move(id);
    return out;
}

/// Well-known actors by a short name.
inline actor::Actor known(const std::string& name) {
    using actor::ActorKind;
    static const std::map<std::string, actor::Actor> all = {
        {"usa", makeActor("USA", ActorKind::Country, "USA", "United States", "", 0)},
        {"kor", makeActor("KOR", ActorKind::Country, "KOR", "South Korea", "", 0)},
        {"prk", makeActor("PRK", ActorKind::Country, "PRK", "North Korea", "", 0)},
        {"jpn", makeActor("JPN", ActorKind::Country, "JPN", "Japan", "", 0)},
        {"rus", makeActor("RUS", ActorKind::Country, "RUS", "Russia", "", 0)},
        {"blinken", makeActor("USA/antony-blinken", ActorKind::Official, "USA", "Antony Blinken", "Secretary of State", 85)},
        {"austin", makeActor("USA/lloyd-austin", ActorKind::Official, "USA", "Lloyd Austin", "Secretary of Defense", 80)},
        {"park", makeActor("KOR/park-jin", ActorKind::Official, "KOR", "Park Jin", "Foreign Minister", 80)},
        {"yoon", makeActor("KOR/yoon-suk-yeol", ActorKind::Official, "KOR", "Yoon Suk-yeol", "President", 100)},
        {"un", makeOrganisation("UN", "United Nations")},
    };
    return all.at(name);
}

/// An article built sentence by sentence; each event gets its own sentence.
class ArticleBuilder {
public:
    explicit ArticleBuilder(std::string title, base::Date published, std::string source = "Example Wire") {
        m_out.article.id = title;
        m_out.article.title = std::move(title);
        m_out.article.published = published;
        m_out.article.dateSource = article::DateSource::Metadata;
        m_out.article.source = std::move(source);
    }

    event::Event& add(event::EventType type, const std::vector<std::string>& sources, const std::vector<std::string>& targets,
                      base::DateInterval when, const std::string& sentence = {}) {
        const std::string words = sentence.empty()
                                      ? "Sentence number " + std::to_string(m_out.events.size()) + " of " +
                                            m_out.article.title + " tells it."
                                      : sentence;
        const auto begin = static_cast<std::uint32_t>(m_out.article.text.size());
        m_out.article.text += words + ' ';
        const base::Span span{begin, begin + static_cast<std::uint32_t>(words.size())};
        m_out.sentences.push_back(span);
        event::Event event;
        event.type = type;
        event.when = when;
        event.dateBasis = event::DateBasis::Explicit;
        event.confidence = 0.7F;
        event.evidence = {span, {span.begin, span.begin + 4}};
        event.explanation.frame = "tell";
        for (const std::string& name : sources) event.sources.push_back({actorIndex(known(name)), span});
        for (const std::string& name : targets) event.targets.push_back({actorIndex(known(name)), span});
        event.summary = words;
        m_out.events.push_back(std::move(event));
        return m_out.events.back();
    }

    std::uint32_t actorIndex(const actor::Actor& actor) {
        for (std::size_t i = 0; i < m_out.actors.size(); ++i)
            if (m_out.actors[i].id == actor.id) return static_cast<std::uint32_t>(i);
        m_out.actors.push_back(actor);
        return static_cast<std::uint32_t>(m_out.actors.size() - 1);
    }

    extraction::Extraction& extraction() { return m_out; }
    operator const extraction::Extraction&() const { return m_out; }

private:
    extraction::Extraction m_out;
};

/// Random articles about a small world, so that many events are told several times.
class RandomArticles {
public:
    explicit RandomArticles(unsigned seed, int days = 20) : m_random(seed), m_days(days) {}

    extraction::Extraction next(int events = 4) {
        const base::Date published = day(2023, 11, 1).plusDays(below(m_days));
        static const std::vector<std::string> kSources = {"Example Wire", "Northern Post", "Agence Modèle"};
        ArticleBuilder article("Story " + std::to_string(m_count++), published, pick(kSources));
        for (int i = 0; i < events; ++i) addEvent(article, published);
        return article;
    }

    int below(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }
    template <typename T>
    const T& pick(const std::vector<T>& list) { return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))]; }

private:
    void addEvent(ArticleBuilder& article, base::Date published) {
        using event::EventType;
        static const std::vector<std::string> kActors = {"usa", "kor", "prk", "jpn", "rus", "blinken", "austin", "park", "yoon", "un"};
        static const std::vector<EventType> kTypes = {EventType::Consult, EventType::Consult, EventType::Accuse,
                                                      EventType::Mobilize, EventType::Agree, EventType::Statement};
        static const std::vector<std::string> kWords = {"munitions", "talks", "ceasefire", "Séoul", "grain", "summit", "border"};
        std::vector<std::string> sources = {pick(kActors)}, targets;
        if (below(4) == 0) sources.push_back(pick(kActors));
        if (below(4) > 0) targets.push_back(pick(kActors));
        base::DateInterval when = base::DateInterval::day(published.plusDays(-below(3)));
        event::DateBasis basis = event::DateBasis::Relative;
        switch (below(6)) {
            case 0: basis = event::DateBasis::Publication, when = base::DateInterval::day(published); break;
            case 1: when = base::DateInterval::days(published.monday(), published.monday().plusDays(6), base::Precision::Week); break;
            case 2: when = base::DateInterval::days(published.firstOfMonth(), published.lastOfMonth(), base::Precision::Month); break;
            default: break;
        }
        event::Event& event = article.add(pick(kTypes), sources, targets, when,
                                          pick(kWords) + " and " + pick(kWords) + " number " + std::to_string(below(1000)) + ".");
        event.dateBasis = basis;
        event.summary = "told of " + pick(kWords);
        event.confidence = static_cast<float>(below(100)) / 100.0F;
        static const std::vector<event::EventStatus> kStatus = {
            event::EventStatus::Occurred, event::EventStatus::Occurred, event::EventStatus::Alleged,
            event::EventStatus::Planned, event::EventStatus::Denied};
        event.status = pick(kStatus);
        if (below(3) == 0) event.mode = pick(std::vector<std::string>{"visit", "meet"});
        if (below(3) == 0) event.context = {pick(std::vector<std::string>{"economic", "military"})};
        if (below(3) == 0) event.place = pick(std::vector<event::Place>{{"Seoul", "KOR"}, {"Tokyo", "JPN"}, {"High Seas", ""}});
        event.explanation.frame = pick(std::vector<std::string>{"meet", "deploy"});
    }

    std::mt19937 m_random;
    int m_days;
    int m_count = 0;
};

}  // namespace chancery::test
