#include "core/actor/actor_tagger.h"

#include <algorithm>

#include "core/actor/actor_linker.h"
#include "core/actor/coreference.h"
#include "core/actor/mention_finder.h"
#include "core/actor/name_repair.h"
#include "core/article/dateline.h"

namespace chancery::actor {
namespace {

constexpr int kDatelineWeight = 2;

/// The states an article speaks of; first the one it is told from: the dateline's if the text speaks of it,
/// else the one it speaks of most.
struct Setting {
    std::vector<std::string> countries;
    bool oneState = false;  ///< most of what is named is of the first
};
Setting settingOf(const Draft& draft, const ActorBook& book, const std::string& dateline) {
    std::unordered_map<std::string, int> counts;
    std::vector<std::string> order;
    int total = 0;
    for (const DraftMention& d : draft.mentions) {
        if (d.decision != Decision::Settled) continue;
        const Actor& actor = book.at(d.mention.actor);
        if (actor.country.empty() || !actor.acts) continue;
        if (counts[actor.country]++ == 0) order.push_back(actor.country);
        ++total;
    }
    if (!dateline.empty()) {
        const auto at = counts.find(dateline);
        if (at != counts.end())
            at->second += kDatelineWeight + static_cast<int>(draft.mentions.size() / 8);
        else if (counts.empty())
            return {{dateline}, false};
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](const std::string& a, const std::string& b) { return counts[a] > counts[b]; });
    const bool oneState = !order.empty() && 10 * counts[order.front()] >= 6 * total;
    return {std::move(order), oneState};
}

/// The datelines at the beginnings of lines, behind the article's own; none unless there are two stories at least.
std::vector<Section> sectionsOf(std::string_view text, const ActorTagger& tagger) {
    constexpr std::size_t kMostSections = 100;
    std::vector<Section> sections;
    for (std::size_t line = 0; line < text.size() && sections.size() < kMostSections;) {
        const auto dateline = article::parseDatelineAt(text, line);
        const bool sure = dateline && (!dateline->agency.empty() || dateline->month);
        if (sure) sections.push_back({dateline->span, dateline->place, tagger.countryOfPlace(dateline->place)});
        const std::size_t end = text.find('\n', sure ? dateline->span.end : line);  // it may have passed over empty lines
        line = end == std::string_view::npos ? text.size() : end + 1;
    }
    if (sections.size() < 2) sections.clear();
    return sections;
}

}  // namespace

struct ActorTagger::Impl {
    Lexicon lexicon;

    /// The best place reading of a phrase that the lexicon knows as a whole; kNone if there is none.
    std::uint32_t countryIndexOfPlace(std::string_view place) const;
};

std::uint32_t ActorTagger::Impl::countryIndexOfPlace(std::string_view place) const {
    const std::vector<Atom> atoms = lexicon.folding.atomsOf(place);
    std::vector<GazetteerMatch> matches;
    std::uint32_t best = kNone;
    int bestRank = 0;
    lexicon.gazetteer.matchesAt(atoms, 0, matches);
    for (const GazetteerMatch& match : matches) {
        if (match.lastAtom != atoms.size()) continue;
        const GazetteerEntry& entry = lexicon.gazetteer.entry(match.entry);
        int rank = 0;
        std::uint32_t country = entry.index;
        switch (entry.kind) {
            case EntryKind::Country:
                rank = 4;
                break;
            case EntryKind::Capital:
                rank = 3;
                break;
            case EntryKind::Metonym:
                rank = 1;
                break;
            case EntryKind::Place:
                rank = 2;
                country = lexicon.placeCountries[entry.index];
                break;
            default:
                continue;
        }
        if (rank > bestRank) best = country, bestRank = rank;
    }
    return best;
}

ActorTagger::ActorTagger(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ActorTagger::ActorTagger(ActorTagger&&) noexcept = default;
ActorTagger& ActorTagger::operator=(ActorTagger&&) noexcept = default;
ActorTagger::~ActorTagger() = default;

base::Result<ActorTagger> ActorTagger::load(const base::Resources& resources) {
    auto lexicon = Lexicon::load(resources);
    if (!lexicon) return lexicon.error();
    auto impl = std::make_unique<Impl>();
    impl->lexicon = std::move(*lexicon);
    return ActorTagger(std::move(impl));
}

ActorAnnotation ActorTagger::tag(language::Document& document, const ActorContext& context) const {
    const Lexicon& lexicon = m_impl->lexicon;
    ActorBook book(lexicon, context.published);
    Draft draft = MentionFinder(document, lexicon, book, context.dateline).find();
    const Setting setting = settingOf(draft, book, countryOfPlace(context.datelinePlace));
    const Side home = setting.countries.empty() ? Side{} : Side{setting.countries.front(), {}, {}};
    ActorAnnotation out;
    out.sections = sectionsOf(document.text, *this);
    ActorLinker linker(document, lexicon, book, setting.countries, setting.oneState, out.sections);
    linker.link(draft);
    uniteNames(document, draft.mentions);
    out.mentions = Coreference(document, lexicon, book, linker, home, out.sections).resolve(draft);
    if (setting.oneState) out.home = setting.countries.front();
    out.actors = book.take();
    return out;
}

std::string ActorTagger::countryOfPlace(std::string_view place) const {
    // "WASHINGTON, D.C.", "GAZA CITY, Gaza Strip": the whole first, then the words before the comma, then
    // behind it.
    while (!place.empty() && place.back() == ' ') place.remove_suffix(1);
    if (place.empty()) return {};
    std::uint32_t index = m_impl->countryIndexOfPlace(place);
    if (const std::size_t comma = place.find(','); index == kNone && comma != std::string_view::npos) {
        index = m_impl->countryIndexOfPlace(place.substr(comma + 1));
        if (index == kNone) index = m_impl->countryIndexOfPlace(place.substr(0, comma));
    }
    if (index == kNone && place.starts_with("the ")) index = m_impl->countryIndexOfPlace(place.substr(4));
    return index == kNone ? std::string{} : m_impl->lexicon.countries[index].code;
}

std::string ActorTagger::displayName(std::string_view side) const {
    return std::string{ActorBook(m_impl->lexicon, std::nullopt).displayName(side)};
}

}  // namespace chancery::actor
