#include "core/time/lexicon.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/ascii.h"
#include "core/base/json_reader.h"

namespace chancery::time {

using base::Date;
using Json = nlohmann::json;

namespace {

using base::isDigit;

constexpr std::string_view kFile = "lexicon/time.json";

template <typename T>
using Names = std::vector<std::pair<std::string_view, T>>;

const Names<Role> kRoles = {
    {"the", Role::The}, {"a", Role::A}, {"this", Role::This}, {"that", Role::That}, {"last", Role::Last},
    {"past", Role::Past}, {"next", Role::Next}, {"previous", Role::Previous}, {"following", Role::Following},
    {"same", Role::Same}, {"coming", Role::Coming}, {"current", Role::Current}, {"latest", Role::Latest},
    {"recent", Role::Recent}, {"corresponding", Role::Corresponding}, {"early", Role::Early}, {"late", Role::Late},
    {"mid", Role::Mid}, {"earlier", Role::Earlier}, {"later", Role::Later}, {"ago", Role::Ago}, {"hence", Role::Hence},
    {"before", Role::Before}, {"after", Role::After}, {"now", Role::Now}, {"beginning", Role::Beginning},
    {"end", Role::End}, {"half", Role::Half}, {"from", Role::From}, {"to", Role::To}, {"through", Role::Through},
    {"and", Role::And}, {"or", Role::Or}, {"between", Role::Between}, {"of", Role::Of}, {"in", Role::In},
    {"at", Role::At}, {"on", Role::On}, {"by", Role::By}, {"since", Role::Since}, {"until", Role::Until},
    {"during", Role::During}, {"over", Role::Over}, {"for", Role::For}, {"so", Role::So}, {"be", Role::Be},
    {"every", Role::Every}, {"each", Role::Each}, {"per", Role::Per}, {"once", Role::Once}, {"times", Role::Times},
    {"other", Role::Other}, {"about", Role::About}, {"more", Role::More}, {"less", Role::Less}, {"than", Role::Than},
    {"least", Role::Least}, {"most", Role::Most}, {"no", Role::No}, {"up", Role::Up}, {"under", Role::Under},
    {"another", Role::Another}, {"additional", Role::Additional}, {"sometime", Role::Sometime}, {"old", Role::Old},
    {"apart", Role::Apart}, {"fiscal", Role::Fiscal}, {"period", Role::Period}, {"era", Role::Era}, {"am", Role::Am},
    {"pm", Role::Pm}, {"clock", Role::Clock}, {"all", Role::All}, {"any", Role::Any}, {"time", Role::Time},
    {"local", Role::Local}, {"decade_before", Role::DecadeBefore}, {"ended", Role::Ended}, {"ahead", Role::Ahead},
    {"beyond", Role::Beyond}, {"both", Role::Both}, {"year_word", Role::YearWord},
    {"must_not_follow", Role::MustNotFollow}, {"numbered", Role::Numbered}, {"close", Role::Close}, {"tonight", Role::Tonight}};

const Names<Unit> kUnits = {{"second", Unit::Second}, {"minute", Unit::Minute}, {"hour", Unit::Hour}, {"day", Unit::Day},
                            {"weekend", Unit::Weekend}, {"week", Unit::Week}, {"fortnight", Unit::Fortnight},
                            {"month", Unit::Month}, {"quarter", Unit::Quarter}, {"semester", Unit::Semester},
                            {"year", Unit::Year}, {"decade", Unit::Decade}, {"century", Unit::Century},
                            {"millennium", Unit::Millennium}};
const Names<Season> kSeasons = {
    {"SP", Season::Spring}, {"SU", Season::Summer}, {"FA", Season::Fall}, {"WI", Season::Winter}};
const Names<Part> kParts = {{"MO", Part::Morning}, {"MI", Part::Midday}, {"AF", Part::Afternoon},
                            {"EV", Part::Evening}, {"NI", Part::Night},  {"DT", Part::Daytime}};

bool isWordByte(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

/// Reads one layer of time.json into a lexicon; throws only what the JSON library throws.
class LexiconReader {
public:
    explicit LexiconReader(TimeLexicon& lexicon) : m_lexicon(lexicon) {}

    void read(const Json& json) {
        readRoles(json);
        readMonths(json);
        readWeekdays(json);
        readUnits(json);
        readLongAdjectives(json);
        readNumbers(json);
        readDayParts(json);
        readShortTables(json);
        readReferences(json);
        readHolidays(json);
        readTense(json);
    }

    void finish() {
        m_lexicon.m_phrases.forEach([this](const std::string& first, std::vector<Phrase>& phrases) {
            std::stable_sort(phrases.begin(), phrases.end(),
                             [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
            word(first).phraseStart = true;
        });
    }

private:
    Word& word(const std::string& text) { return m_lexicon.m_words[text]; }

    static const Json& at(const Json& json, const char* key) {
        static const Json kEmpty = Json::object();
        const auto it = json.find(key);
        return it == json.end() ? kEmpty : *it;
    }

    template <typename T, typename Visit>
    static void eachNamed(const Json& json, const Names<T>& names, Visit&& visit) {
        for (const auto& [name, value] : names)
            for (const auto& word : at(json, std::string(name).c_str())) visit(word, value);
    }

    void readRoles(const Json& json) {
        eachNamed(at(json, "roles"), kRoles, [this](const Json& w, Role role) {
            Role& known = word(w.get<std::string>()).role;
            if (known == Role::None) known = role;
        });
    }

    void readMonths(const Json& json) {
        const Json& names = at(at(json, "months"), "names");
        for (std::size_t m = 0; m < names.size() && m < 12; ++m)
            for (std::size_t i = 0; i < names[m].size(); ++i) {
                Word& w = word(names[m][i]);
                w.month = static_cast<std::uint8_t>(m + 1);
                w.abbreviation = i > 0;
            }
        for (const auto& name : at(at(json, "months"), "capital")) word(name).needsCapital = true;
    }

    void readWeekdays(const Json& json) {
        const Json& names = at(at(json, "weekdays"), "names");
        for (std::size_t d = 0; d < names.size() && d < 7; ++d)
            for (std::size_t i = 0; i < names[d].size(); ++i) {
                Word& w = word(names[d][i]);
                w.weekday = static_cast<std::uint8_t>(d + 1);
                w.abbreviation = i > 0;
            }
        const Json& plural = at(at(json, "weekdays"), "plural");
        for (std::size_t d = 0; d < plural.size() && d < 7; ++d) {
            word(plural[d]).weekday = static_cast<std::uint8_t>(d + 1);
            word(plural[d]).pluralDay = true;
        }
    }

    void readUnits(const Json& json) {
        eachNamed(at(json, "seasons"), kSeasons, [this](const Json& w, Season s) {
            word(w).season = s;
            word(w).pluralDay = w.get<std::string>().back() == 's';
        });
        for (const auto& text : at(at(json, "seasons"), "also_verbs")) word(text).alsoVerb = true;
        for (const auto& [name, unit] : kUnits) {
            const Json& forms = at(at(json, "units"), std::string(name).c_str());
            for (std::size_t plural = 0; plural < forms.size() && plural < 2; ++plural)
                for (const auto& form : forms[plural]) {
                    word(form).unit = unit;
                    word(form).pluralUnit = plural == 1;
                }
        }
    }

    void readLongAdjectives(const Json& json) {
        for (const auto& [text, unit] : at(json, "long_adjectives").items()) {
            if (text == "about") continue;
            for (const auto& [name, value] : kUnits)
                if (name == unit.get<std::string>()) word(text).unit = value;
            word(text).longAdjective = true;
        }
    }

    void readNumbers(const Json& json) {
        for (const auto& [text, value] : at(json, "cardinals").items()) word(text).cardinal = value;
        for (const auto& [text, value] : at(json, "ordinals").items()) word(text).ordinal = value;
        for (const auto& [text, value] : at(json, "decade_names").items()) word(text).decade = value;
        for (const auto& text : at(at(json, "vague_numbers"), "words")) word(text).vague = true;
        for (const auto& text : at(at(json, "vague_numbers"), "two")) word(text).couple = true;
    }

    void readDayParts(const Json& json) {
        const Json& parts = at(json, "parts_of_day");
        eachNamed(parts, kParts, [this](const Json& text, Part part) {
            Word& w = word(text);
            w.part = part;
            const std::string s = text.get<std::string>();
            w.pluralDay = s.back() == 's' && m_lexicon.find(s.substr(0, s.size() - 1)) != nullptr;
        });
        for (const auto& text : at(parts, "alone")) word(text).partAlone = true;
        for (const auto& [text, hour] : at(parts, "clock").items()) word(text).clockHour = hour;
    }

    void readShortTables(const Json& json) {
        for (const auto& [text, value] : at(json, "frequency").items()) {
            if (text == "about") continue;
            word(text).frequency = static_cast<std::int16_t>(m_lexicon.frequencies.size());
            m_lexicon.frequencies.push_back(value);
        }
        for (const auto& [text, value] : at(json, "day_words").items())
            if (text != "about") word(text).dayShift = value;
        for (const auto& [text, value] : at(json, "zones").items())
            if (text != "about") word(text).zoneMinutes = value;
    }

    /// Cuts at spaces, at hyphens and other signs, and between letters and digits, as the scanner cuts a text.
    static std::vector<std::string> atomsOf(std::string_view text) {
        std::vector<std::string> atoms;
        for (std::size_t i = 0; i < text.size();) {
            std::size_t j = i + 1;
            if (isWordByte(text[i])) while (j < text.size() && isWordByte(text[j])) ++j;
            else if (isDigit(text[i])) while (j < text.size() && isDigit(text[j])) ++j;
            if (text[i] != ' ') atoms.emplace_back(text.substr(i, j - i));
            i = j;
        }
        return atoms;
    }

    void addPhrase(std::string_view text, Phrase phrase) {
        phrase.words = atomsOf(text);
        if (phrase.words.empty()) return;
        auto& phrases = m_lexicon.m_phrases[phrase.words.front()];
        std::erase_if(phrases, [&](const Phrase& p) { return p.words == phrase.words; });
        phrases.push_back(std::move(phrase));
    }

    void readReferences(const Json& json) {
        for (const auto& [value, phrases] : at(json, "references").items()) {
            if (value == "about") continue;
            for (const auto& text : phrases) {
                Phrase phrase;
                phrase.value = value;
                addPhrase(text.get<std::string>(), std::move(phrase));
            }
        }
        for (const auto& text : at(at(json, "not_references"), "phrases")) {
            Phrase phrase;
            phrase.kind = Phrase::Kind::NotTime;
            addPhrase(text.get<std::string>(), std::move(phrase));
        }
        for (const auto& entry : at(at(json, "named_dates"), "list"))
            for (const auto& text : at(entry, "names")) {
                Phrase phrase;
                phrase.kind = Phrase::Kind::NamedDate;
                phrase.date = Date::parseIso(entry.at("date").get<std::string>()).value_or(Date{});
                addPhrase(text.get<std::string>(), std::move(phrase));
            }
    }

    void readHolidays(const Json& json) {
        const Json& tables = at(json, "holiday_tables");
        for (const auto& entry : at(at(json, "holidays"), "list")) {
            Holiday holiday = holidayOf(entry, tables);
            auto known = std::find_if(m_lexicon.holidays.begin(), m_lexicon.holidays.end(),
                                      [&](const Holiday& h) { return h.id == holiday.id; });
            if (known == m_lexicon.holidays.end()) known = m_lexicon.holidays.insert(known, holiday);
            *known = holiday;
            for (const auto& text : at(entry, "names")) {
                Phrase phrase;
                phrase.kind = Phrase::Kind::Holiday;
                phrase.holiday = static_cast<std::size_t>(known - m_lexicon.holidays.begin());
                addPhrase(text.get<std::string>(), std::move(phrase));
            }
        }
    }

    static Holiday holidayOf(const Json& entry, const Json& tables) {
        Holiday holiday;
        holiday.id = entry.at("id");
        if (!at(entry, "names").empty()) holiday.name = at(entry, "names")[0];
        holiday.plusDays = entry.value("plus", 0);
        holiday.days = entry.value("days", 1);
        holiday.week = entry.value("week", false);
        if (entry.contains("easter") || entry.contains("orthodox_easter")) {
            const bool orthodox = entry.contains("orthodox_easter");
            holiday.rule = EasterRule{orthodox};
            holiday.plusDays += entry.value(orthodox ? "orthodox_easter" : "easter", 0);
        } else if (entry.contains("nth")) {
            const Json& nth = entry.at("nth");
            holiday.rule = NthWeekdayRule{nth.at(0), nth.at(1), nth.at(2)};
        } else if (entry.contains("table")) {
            holiday.rule = tableOf(at(tables, entry.at("table").get<std::string>().c_str()));
        } else {
            const std::string day = entry.at("rule");
            holiday.rule = FixedRule{std::stoi(day.substr(0, 2)), std::stoi(day.substr(3, 2))};
        }
        return holiday;
    }

    static TableRule tableOf(const Json& json) {
        TableRule table;
        for (const auto& text : json)
            if (const auto date = Date::parseIso(text.get<std::string>())) table.dates.emplace(date->year(), *date);
        return table;
    }

    void readTense(const Json& json) {
        const Json& tense = at(json, "tense");
        for (const auto& text : at(tense, "helper")) word(text).tense = TenseCue::Helper;
        for (const auto& text : at(tense, "past")) word(text).tense = TenseCue::Past;
        for (const auto& text : at(tense, "present")) word(text).tense = TenseCue::Present;
        for (const auto& text : at(tense, "promise")) word(text).tense = TenseCue::Promise;
        for (const auto& text : at(tense, "future")) word(text).tense = TenseCue::Ahead;
        for (const auto& text : at(tense, "modal")) word(text).tense = TenseCue::Modal;
    }

    TimeLexicon& m_lexicon;
};

base::Result<TimeLexicon> TimeLexicon::load(const base::Resources& resources) {
    TimeLexicon lexicon;
    LexiconReader reader(lexicon);
    const auto layers = resources.layers(kFile);
    if (layers.empty()) return base::makeError(base::ErrorCode::NotFound, "lexicon/time.json is missing");
    for (const std::string_view layer : layers) {
        const auto tree = base::readJson(layer);
        if (!tree) return base::makeError(base::ErrorCode::Malformed, "lexicon/time.json: " + tree.error().message);
        try {
            reader.read(*tree);
        } catch (const std::exception& e) {
            return base::makeError(base::ErrorCode::Malformed, std::string("lexicon/time.json: ") + e.what());
        }
    }
    reader.finish();
    return lexicon;
}

const Word* TimeLexicon::find(std::string_view lower) const { return m_words.find(lower); }

const std::vector<Phrase>& TimeLexicon::phrasesFrom(std::string_view lower) const {
    static const std::vector<Phrase> kNone;
    const auto* const phrases = m_phrases.find(lower);
    return phrases == nullptr ? kNone : *phrases;
}

}  // namespace chancery::time
