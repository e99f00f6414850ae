#include "core/extraction/extraction_json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/extraction/given_offsets.h"

namespace chancery::extraction {

using Json = nlohmann::ordered_json;

namespace {

Json orNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

/// Writes one extraction; holds what every part needs to turn bytes into code points.
class Writer {
public:
    explicit Writer(const Extraction& extraction) : m_x(extraction), m_offsets(extraction.article) {}

    Json write(bool withText) const {
        Json out;
        out["article"] = articleJson(withText);
        out["timexes"] = Json::array();
        for (const time::Timex& timex : m_x.timexes) out["timexes"].push_back(timexJson(timex));
        out["mentions"] = Json::array();
        addMentions(out["mentions"]);
        out["events"] = Json::array();
        for (const event::Event& event : m_x.events) out["events"].push_back(eventJson(event));
        if (withText) addRest(out);
        return out;
    }

private:
    Json spanJson(base::Span span) const {
        return {{"begin", m_offsets.codePoint(span.begin)}, {"end", m_offsets.codePoint(span.end)}};
    }

    std::string words(base::Span span) const { return std::string(base::textOf(m_x.article.text, span)); }

    Json articleJson(bool withText) const {
        const article::Article& a = m_x.article;
        Json out = {{"id", a.id},
                    {"title", a.title},
                    {"published", a.published ? Json(a.published->iso()) : Json(nullptr)},
                    {"published_uncertain", a.publishedIsUncertain()},
                    {"source", a.source},
                    {"url", a.url},
                    {"authors", a.authors}};
        if (a.dateline)
            out["dateline"] = {{"place", a.dateline->place},
                               {"country", orNull(a.dateline->country)},
                               {"date", a.dateline->date ? Json(a.dateline->date->iso()) : Json(nullptr)}};
        else
            out["dateline"] = nullptr;
        out["path"] = a.path;
        if (withText) out["text"] = a.givenText ? *a.givenText : a.text;
        return out;
    }

    Json timexJson(const time::Timex& timex) const {
        Json out = spanJson(timex.span);
        out["text"] = words(timex.span);
        out["type"] = name(timex.type);
        out["value"] = timex.value;
        return out;
    }

    Json mentionJson(const actor::Mention& mention) const {
        const actor::Actor& who = m_x.actors[mention.actor];
        Json out = spanJson(mention.span);
        out["text"] = words(mention.span);
        out["actor"] = who.id;
        out["kind"] = name(who.kind);
        out["country"] = orNull(who.side());
        out["name"] = who.name;
        return out;
    }

    /// What names an actor: no pronouns and descriptions, and not the parts of a longer name ("*South Korean* foreign
    /// ministry").
    void addMentions(Json& out) const {
        std::uint32_t covered = 0;
        for (const actor::Mention& mention : m_x.mentions) {
            if (mention.form == actor::MentionForm::Pronoun || mention.form == actor::MentionForm::Descriptor) continue;
            if (mention.modifier && mention.span.end <= covered) continue;
            covered = std::max(covered, mention.span.end);
            out.push_back(mentionJson(mention));
        }
    }

    Json participantsJson(const std::vector<event::Participant>& participants) const {
        Json out = Json::array();
        for (const event::Participant& p : participants) {
            const actor::Actor& who = m_x.actors[p.actor];
            out.push_back({{"actor", who.id},
                           {"kind", name(who.kind)},
                           {"country", orNull(who.side())},
                           {"name", who.name},
                           {"begin", m_offsets.codePoint(p.span.begin)},
                           {"end", m_offsets.codePoint(p.span.end)}});
        }
        return out;
    }

    Json mentionPairJson(const event::EventMention& mention) const {
        return {{"sentence", spanJson(mention.sentence)}, {"trigger", spanJson(mention.trigger)}};
    }

    Json eventJson(const event::Event& e) const {
        Json out = {{"id", m_x.article.id + "#" + std::to_string(&e - m_x.events.data() + 1)},
                    {"type", name(e.type)},
                    {"mode", orNull(e.mode)},
                    {"context", e.context},
                    {"status", name(e.status)},
                    {"sources", participantsJson(e.sources)},
                    {"targets", participantsJson(e.targets)}};
        out["place"] = e.place ? Json{{"name", e.place->name}, {"country", orNull(e.place->country)}} : Json(nullptr);
        out["begin"] = e.when.isoBegin();
        out["end"] = e.when.isoEnd();
        out["precision"] = name(e.when.precision);
        out["date_basis"] = name(e.dateBasis);
        out["confidence"] = std::round(e.confidence * 1000.0) / 1000.0;
        out["sentence"] = spanJson(e.evidence.sentence);
        out["trigger"] = spanJson(e.evidence.trigger);
        if (e.dateSpan) out["date_words"] = spanJson(*e.dateSpan);
        if (e.placeSpan) out["place_words"] = spanJson(*e.placeSpan);
        out["mentions"] = Json::array();
        for (const event::EventMention& mention : e.otherMentions) out["mentions"].push_back(mentionPairJson(mention));
        out["summary"] = e.summary;
        out["explanation"] = {{"frame", e.explanation.frame},
                              {"date", e.explanation.date},
                              {"actors", e.explanation.actors},
                              {"doubts", e.explanation.doubts}};
        return out;
    }

    /// What an import needs beyond the events, so that it need not extract again.
    void addRest(Json& out) const {
        out["sentences"] = Json::array();
        for (base::Span s : m_x.sentences)
            out["sentences"].push_back(Json::array({m_offsets.codePoint(s.begin), m_offsets.codePoint(s.end)}));
        out["actors"] = Json::array();
        for (const actor::Actor& a : m_x.actors)
            out["actors"].push_back({{"actor", a.id},
                                     {"kind", name(a.kind)},
                                     {"country", orNull(a.country)},
                                     {"organisation", orNull(a.organisation)},
                                     {"name", a.name},
                                     {"office", orNull(a.office)},
                                     {"rank", a.rank}});
    }

    const Extraction& m_x;
    GivenOffsets m_offsets;
};

}  // namespace

std::string toJsonLine(const Extraction& extraction, bool withText) {
    return Writer(extraction).write(withText).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace chancery::extraction
