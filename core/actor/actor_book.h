#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/actor/actor.h"
#include "core/actor/lexicon.h"
#include "core/base/date.h"

namespace chancery::actor {

/// For whom somebody acts, as far as the words beside a title or an institution tell.
struct Side {
    std::string country;
    std::string organisation;
    std::string words;  ///< how the text names it: "South Korean"
    std::string place{};  ///< the part of the state whose own bodies are meant: "Goa"

    bool any() const { return !country.empty() || !organisation.empty(); }
    const std::string& id() const { return country.empty() ? organisation : country; }
};

/// The actors of one article: each is made once, under its canonical id; calls return its index.
class ActorBook {
public:
    ActorBook(const Lexicon& lexicon, std::optional<base::Date> published)
        : m_lexicon(&lexicon), m_published(published) {}

    std::uint32_t country(std::uint32_t index);
    std::uint32_t organisation(std::uint32_t index);
    std::uint32_t body(std::uint32_t organisation, std::uint16_t number);
    std::uint32_t group(std::uint32_t index);
    std::uint32_t institution(std::uint32_t index);
    /// "the South Korean army": a pattern with its state or organisation.
    std::uint32_t institutionOf(std::uint32_t pattern, const Side& side, std::string_view words);
    std::uint32_t official(std::uint32_t index, std::uint32_t office = kNone);
    /// Who holds the office: by the lexicon, else the only person whom the article names with it, else an official
    /// without a name.
    std::uint32_t holder(std::uint32_t office, const Side& side, bool former);
    std::uint32_t person(const std::string& name, const Side& side, std::uint32_t office, bool former);
    std::uint32_t place(const std::string& name, const std::string& country);
    std::uint32_t region(const std::string& name);
    std::uint32_t unknownOrganisation(const std::string& name, const std::string& country,
                                      std::string_view reason, bool acts = true);
    /// People without a name of their own: "South Korean protesters", "African leaders".
    std::uint32_t people(const std::string& name, const Side& side, bool rebels, bool acts = true);
    std::uint32_t unknown(const std::string& name, std::string_view reason);

    /// Index of the office that Actor::office tells of; kNone if none.
    std::uint32_t officeOf(std::uint32_t actor) const { return m_offices[actor]; }

    Actor& at(std::uint32_t actor) { return m_actors[actor]; }
    const Actor& at(std::uint32_t actor) const { return m_actors[actor]; }
    std::size_t size() const { return m_actors.size(); }
    std::vector<Actor> take() { return std::move(m_actors); }
    const std::optional<base::Date>& published() const { return m_published; }
    /// "South Korea" for "KOR", "United Nations" for "UN"; the id itself if unknown.
    std::string_view displayName(std::string_view side) const;

    static constexpr std::size_t kMaxActors = 20'000;  ///< hostile input: later ones all become the last

private:
    bool isPrivate(const std::string& organisation) const;
    std::uint32_t keep(Actor&& actor, std::uint32_t office = kNone);
    std::optional<std::uint32_t> known(const std::string& id) const;
    std::uint32_t namedHolder(std::uint32_t office, const Side& side) const;

    const Lexicon* m_lexicon;
    std::optional<base::Date> m_published;
    std::vector<Actor> m_actors;
    std::vector<std::uint32_t> m_offices;  ///< parallel to m_actors
    std::unordered_map<std::string, std::uint32_t> m_byId;
    std::unordered_multimap<std::uint32_t, std::uint32_t> m_named;  ///< persons with a name, by office
};

}  // namespace chancery::actor
