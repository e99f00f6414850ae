#include "core/extraction/extraction_json.h"

#include <algorithm>
#include <cmath>

#include "core/base/json_writer.h"
#include "core/extraction/given_offsets.h"

namespace chancery::extraction {

namespace {

/// Writes one extraction; holds what every part needs to turn bytes into code points.
class Writer {
public:
    explicit Writer(const Extraction& extraction) : m_x(extraction), m_offsets(extraction.article) {}

    std::string write(bool withText) {
        m_json.beginObject();
        addArticle(withText);
        addList("timexes", m_x.timexes, [this](const time::Timex& timex) { addTimex(timex); });
        addMentions();
        addList("events", m_x.events, [this](const event::Event& event) { addEvent(event); });
        if (withText) addRest();
        return m_json.endObject().take();
    }

private:
    template <typename Values, typename Add>
    void addList(std::string_view key, const Values& values, Add&& add) {
        m_json.key(key).beginArray();
        for (const auto& value : values) add(value);
        m_json.endArray();
    }

    void addOrNull(std::string_view key, const std::string& text) {
        m_json.key(key);
        if (text.empty()) m_json.null();
        else m_json.value(text);
    }

    void addEnds(base::Span span) {
        m_json.field("begin", m_offsets.codePoint(span.begin)).field("end", m_offsets.codePoint(span.end));
    }

    void addSpan(std::string_view key, base::Span span) {
        m_json.key(key).beginObject();
        addEnds(span);
        m_json.endObject();
    }

    std::string_view words(base::Span span) const { return base::textOf(m_x.article.text, span); }

    static std::optional<std::string> isoOf(const std::optional<base::Date>& date) {
        return date ? std::optional(date->iso()) : std::nullopt;
    }

    void addArticle(bool withText) {
        const article::Article& a = m_x.article;
        m_json.key("article").beginObject().field("id", a.id).field("title", a.title).field("published", isoOf(a.published));
        m_json.field("published_uncertain", a.publishedIsUncertain()).field("source", a.source).field("url", a.url);
        addList("authors", a.authors, [this](const std::string& author) { m_json.value(author); });
        m_json.key("dateline");
        if (a.dateline) {
            m_json.beginObject().field("place", a.dateline->place);
            addOrNull("country", a.dateline->country);
            m_json.field("date", isoOf(a.dateline->date)).endObject();
        } else {
            m_json.null();
        }
        m_json.field("path", a.path);
        if (withText) m_json.field("text", a.givenText ? *a.givenText : a.text);
        m_json.endObject();
    }

    void addTimex(const time::Timex& timex) {
        m_json.beginObject();
        addEnds(timex.span);
        m_json.field("text", words(timex.span)).field("type", name(timex.type)).field("value", timex.value).endObject();
    }

    /// Who it is, in the fields that mentions and participants share.
    void addKindAndCountry(const actor::Actor& who) {
        m_json.field("actor", who.id).field("kind", name(who.kind));
        addOrNull("country", who.side());
        m_json.field("name", who.name);
    }

    /// What names an actor: no pronouns and descriptions, and not the parts of a longer name ("*South Korean* foreign
    /// ministry").
    void addMentions() {
        std::uint32_t covered = 0;
        addList("mentions", m_x.mentions, [&](const actor::Mention& mention) {
            if (mention.form == actor::MentionForm::Pronoun || mention.form == actor::MentionForm::Descriptor) return;
            if (mention.modifier && mention.span.end <= covered) return;
            covered = std::max(covered, mention.span.end);
            m_json.beginObject();
            addEnds(mention.span);
            m_json.field("text", words(mention.span));
            addKindAndCountry(m_x.actors[mention.actor]);
            m_json.endObject();
        });
    }

    void addParticipant(const event::Participant& participant) {
        m_json.beginObject();
        addKindAndCountry(m_x.actors[participant.actor]);
        addEnds(participant.span);
        m_json.endObject();
    }

    void addWho(const event::Event& e) {
        const auto add = [this](const event::Participant& p) { addParticipant(p); };
        addList("sources", e.sources, add);
        addList("targets", e.targets, add);
        m_json.key("place");
        if (!e.place) {
            m_json.null();
            return;
        }
        m_json.beginObject().field("name", e.place->name);
        addOrNull("country", e.place->country);
        m_json.endObject();
    }

    void addEvidence(const event::Event& e) {
        addSpan("sentence", e.evidence.sentence);
        addSpan("trigger", e.evidence.trigger);
        if (e.dateSpan) addSpan("date_words", *e.dateSpan);
        if (e.placeSpan) addSpan("place_words", *e.placeSpan);
        addList("mentions", e.otherMentions, [this](const event::EventMention& mention) {
            m_json.beginObject();
            addSpan("sentence", mention.sentence);
            addSpan("trigger", mention.trigger);
            m_json.endObject();
        });
    }

    void addEvent(const event::Event& e) {
        const auto number = static_cast<std::size_t>(&e - m_x.events.data()) + 1;
        m_json.beginObject().field("id", m_x.article.id + "#" + std::to_string(number)).field("type", name(e.type));
        addOrNull("mode", e.mode);
        addList("context", e.context, [this](const std::string& context) { m_json.value(context); });
        m_json.field("status", name(e.status));
        addWho(e);
        m_json.field("begin", e.when.isoBegin()).field("end", e.when.isoEnd()).field("precision", name(e.when.precision));
        m_json.field("date_basis", name(e.dateBasis));
        m_json.key("confidence").thousandths(std::llround(e.confidence * 1000.0));
        addEvidence(e);
        m_json.field("summary", e.summary).key("explanation").beginObject().field("frame", e.explanation.frame);
        m_json.field("date", e.explanation.date).field("actors", e.explanation.actors).field("doubts", e.explanation.doubts);
        m_json.endObject().endObject();
    }

    /// What an import needs beyond the events, so that it need not extract again.
    void addRest() {
        addList("sentences", m_x.sentences, [this](base::Span s) {
            m_json.beginArray().value(m_offsets.codePoint(s.begin)).value(m_offsets.codePoint(s.end)).endArray();
        });
        addList("actors", m_x.actors, [this](const actor::Actor& a) {
            m_json.beginObject().field("actor", a.id).field("kind", name(a.kind));
            addOrNull("country", a.country);
            addOrNull("organisation", a.organisation);
            m_json.field("name", a.name);
            addOrNull("office", a.office);
            if (a.former) m_json.field("former", true);
            m_json.field("rank", a.rank).endObject();
        });
    }

    const Extraction& m_x;
    GivenOffsets m_offsets;
    base::JsonWriter m_json;
};

}  // namespace

std::string toJsonLine(const Extraction& extraction, bool withText) { return Writer(extraction).write(withText); }

}  // namespace chancery::extraction
