// Reads what extraction_json.cpp writes. The input may come from anywhere, so every field is checked.
#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>

#include "core/base/utf8.h"
#include "core/extraction/extraction_json.h"
#include "core/extraction/given_offsets.h"

namespace chancery::extraction {

using Json = nlohmann::json;
using base::ErrorCode;

namespace {

std::string textField(const Json& object, const char* key) {
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

const Json& arrayField(const Json& object, const char* key) {
    static const Json kEmpty = Json::array();
    const auto it = object.find(key);
    return it != object.end() && it->is_array() ? *it : kEmpty;
}

std::optional<base::Instant> parseInstant(const std::string& text, bool isEnd) {
    const auto date = base::Date::parseIso(text);
    if (!date) return std::nullopt;
    if (text.size() < 16) return isEnd ? base::endOf(*date) : base::startOf(*date);
    const int hour = std::atoi(text.c_str() + 11);
    const int minute = std::atoi(text.c_str() + 14);
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return std::nullopt;
    return base::startOf(*date) + hour * 3600 + minute * 60 + (isEnd ? 59 : 0);
}

base::Error broken(const std::string& what) { return base::makeError(ErrorCode::Malformed, what); }

class Reader {
public:
    explicit Reader(const Json& root) : m_root(root) {}

    base::Result<Extraction> read() {
        if (auto status = readArticle(); !status) return status.error();
        m_offsets.emplace(m_x.article);
        m_codePoints = m_offsets->codePoint(static_cast<std::uint32_t>(m_x.article.text.size()));
        readActors();
        for (const Json& s : arrayField(m_root, "sentences")) {
            if (!s.is_array() || s.size() != 2 || !s[0].is_number_unsigned() || !s[1].is_number_unsigned())
                return broken("a sentence is no pair of offsets");
            if (const auto span = makeSpan(s[0].get<std::uint64_t>(), s[1].get<std::uint64_t>()))
                m_x.sentences.push_back(*span);
        }
        for (const Json& e : arrayField(m_root, "events"))
            if (auto status = readEvent(e); !status) return status.error();
        return std::move(m_x);
    }

private:
    base::Status readArticle() {
        const auto it = m_root.find("article");
        if (it == m_root.end() || !it->is_object()) return broken("no article object");
        article::Article& a = m_x.article;
        const std::string given = textField(*it, "text");
        if (given.empty()) return broken("the article has no text; extract it with --with-text");
        a.id = textField(*it, "id");
        a.title = textField(*it, "title");
        a.text = base::toNfc(given);
        if (a.text != given) a.givenText = given;
        a.published = base::Date::parseIso(textField(*it, "published"));
        const bool uncertain = it->contains("published_uncertain") && (*it)["published_uncertain"] == true;
        a.dateSource = !a.published ? article::DateSource::None
                       : uncertain  ? article::DateSource::Dateline
                                    : article::DateSource::Metadata;
        a.source = textField(*it, "source");
        a.url = textField(*it, "url");
        a.path = textField(*it, "path");
        for (const Json& author : arrayField(*it, "authors"))
            if (author.is_string()) a.authors.push_back(author.get<std::string>());
        return {};
    }

    void readActors() {
        for (const Json& entry : arrayField(m_root, "actors"))
            if (entry.is_object()) actorIndex(entry, true);
    }

    std::uint32_t actorIndex(const Json& entry, bool whole) {
        std::string id = textField(entry, "actor");
        const auto [it, isNew] = m_actors.try_emplace(id, static_cast<std::uint32_t>(m_x.actors.size()));
        if (isNew) {
            actor::Actor a;
            a.kind = actor::parseActorKind(textField(entry, "kind")).value_or(actor::ActorKind::Other);
            // Without the list of actors the side's kind is told by its form: a state's code has three letters.
            const std::string side = textField(entry, "country");
            (whole || side.size() == 3 ? a.country : a.organisation) = side;
            if (whole) a.organisation = textField(entry, "organisation");
            a.name = textField(entry, "name");
            a.office = textField(entry, "office");
            if (const auto former = entry.find("former"); former != entry.end() && former->is_boolean()) a.former = former->get<bool>();
            if (const auto rank = entry.find("rank"); rank != entry.end() && rank->is_number_unsigned())
                a.rank = static_cast<std::uint8_t>(std::min<std::uint64_t>(rank->get<std::uint64_t>(), 100));
            a.id = std::move(id);
            m_x.actors.push_back(std::move(a));
        }
        return it->second;
    }

    std::optional<base::Span> makeSpan(std::uint64_t begin, std::uint64_t end) const {
        if (begin > end || end > m_codePoints) return std::nullopt;
        return base::Span{m_offsets->byte(static_cast<std::uint32_t>(begin)),
                          m_offsets->byte(static_cast<std::uint32_t>(end))};
    }

    std::optional<base::Span> spanOf(const Json& object) const {
        if (!object.is_object()) return std::nullopt;
        const auto begin = object.find("begin");
        const auto end = object.find("end");
        if (begin == object.end() || end == object.end() || !begin->is_number_unsigned() || !end->is_number_unsigned())
            return std::nullopt;
        return makeSpan(begin->get<std::uint64_t>(), end->get<std::uint64_t>());
    }

    std::optional<base::Span> spanField(const Json& object, const char* key) const {
        const auto it = object.find(key);
        return it == object.end() ? std::nullopt : spanOf(*it);
    }

    std::optional<event::EventMention> mentionOf(const Json& object) const {
        const auto sentence = spanField(object, "sentence");
        const auto trigger = spanField(object, "trigger");
        if (!sentence || !trigger || !sentence->contains(*trigger)) return std::nullopt;
        return event::EventMention{*sentence, *trigger};
    }

    base::Status readParticipants(const Json& list, std::vector<event::Participant>& out) {
        for (const Json& p : list) {
            const auto span = spanOf(p);
            if (!span || textField(p, "actor").empty()) return broken("a participant without actor or words");
            out.push_back({actorIndex(p, false), *span});
        }
        return {};
    }

    base::Status readEvent(const Json& json) {
        if (!json.is_object()) return broken("an event is no object");
        event::Event e;
        const auto type = event::parseEventType(textField(json, "type"));
        const auto status = event::parseEventStatus(textField(json, "status"));
        const auto precision = base::parsePrecision(textField(json, "precision"));
        const auto basis = event::parseDateBasis(textField(json, "date_basis"));
        const auto begin = parseInstant(textField(json, "begin"), false);
        const auto end = parseInstant(textField(json, "end"), true);
        const auto evidence = mentionOf(json);
        if (!type || !status || !precision || !basis) return broken("an event with an unknown type, status or precision");
        if (!begin || !end || *end < *begin) return broken("an event without a valid begin and end");
        if (!evidence) return broken("an event without its sentence and trigger");
        e.type = *type;
        e.status = *status;
        e.dateBasis = *basis;
        e.when = {*begin, *end, *precision};
        e.evidence = *evidence;
        e.mode = textField(json, "mode");
        for (const Json& c : arrayField(json, "context"))
            if (c.is_string()) e.context.push_back(c.get<std::string>());
        if (auto ok = readParticipants(arrayField(json, "sources"), e.sources); !ok) return ok;
        if (auto ok = readParticipants(arrayField(json, "targets"), e.targets); !ok) return ok;
        if (e.sources.empty()) return broken("an event without a source");
        if (const auto place = json.find("place"); place != json.end() && place->is_object())
            e.place = event::Place{textField(*place, "name"), textField(*place, "country")};
        e.dateSpan = spanField(json, "date_words");
        e.placeSpan = spanField(json, "place_words");
        for (const Json& m : arrayField(json, "mentions"))
            if (const auto mention = mentionOf(m)) e.otherMentions.push_back(*mention);
        if (const auto c = json.find("confidence"); c != json.end() && c->is_number())
            e.confidence = std::clamp(c->get<float>(), 0.0F, 1.0F);
        e.summary = textField(json, "summary");
        if (const auto why = json.find("explanation"); why != json.end() && why->is_object())
            e.explanation = {textField(*why, "frame"), textField(*why, "date"), textField(*why, "actors"),
                             textField(*why, "doubts")};
        m_x.events.push_back(std::move(e));
        return {};
    }

    const Json& m_root;
    Extraction m_x;
    std::optional<GivenOffsets> m_offsets;
    std::uint32_t m_codePoints = 0;
    std::unordered_map<std::string, std::uint32_t> m_actors;
};

}  // namespace

base::Result<Extraction> parseJsonLine(std::string_view line) {
    const Json root = Json::parse(line, nullptr, false);
    if (!root.is_object()) return base::makeError(ErrorCode::Malformed, "not a JSON object");
    return Reader(root).read();
}

}  // namespace chancery::extraction
