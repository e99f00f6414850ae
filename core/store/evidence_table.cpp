#include "core/store/evidence_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>
#include <string_view>

namespace chancery::store {

using extraction::Extraction;

namespace {

constexpr std::size_t kLongestName = 200;  ///< of a surface form that is worth keeping

/// 0.7F is kept as 0.7, so that `conf:>0.7` finds it.
double rounded(float confidence) { return std::round(std::clamp(double{confidence}, 0.0, 1.0) * 10'000) / 10'000; }

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        if (!out.empty()) out += ' ';
        out += word;
    }
    return out;
}

std::int64_t hashOf(std::string_view text) {
    const Sha256 hash = sha256(text);
    std::int64_t out = 0;
    std::memcpy(&out, hash.data(), sizeof out);
    return out;
}

bool inside(base::Span span, std::size_t size) { return span.begin <= span.end && span.end <= size; }

bool isSound(const event::Event& event, std::size_t textSize, std::size_t actorCount) {
    const auto fits = [&](const std::optional<base::Span>& span) { return !span || inside(*span, textSize); };
    const auto participates = [&](const event::Participant& p) {
        return p.actor < actorCount && inside(p.span, textSize);
    };
    const auto mentions = [&](const event::EventMention& m) {
        return inside(m.sentence, textSize) && inside(m.trigger, textSize);
    };
    return mentions(event.evidence) && std::all_of(event.otherMentions.begin(), event.otherMentions.end(), mentions) &&
           std::all_of(event.sources.begin(), event.sources.end(), participates) &&
           std::all_of(event.targets.begin(), event.targets.end(), participates) && fits(event.dateSpan) &&
           fits(event.placeSpan) && event.when.begin <= event.when.end;
}

}  // namespace

std::int64_t SentenceIndex::find(base::Span span) const {
    const auto after = std::upper_bound(spans.begin(), spans.end(), span.begin,
                                        [](std::uint32_t at, base::Span s) { return at < s.begin; });
    if (after == spans.begin()) return 0;
    return ids[static_cast<std::size_t>(std::prev(after) - spans.begin())];
}

base::Status checkExtraction(const Extraction& extraction) {
    const std::size_t size = extraction.article.text.size();
    const auto fail = [&](std::string_view what) -> base::Status {
        return base::makeError(base::ErrorCode::Malformed,
                               fmt::format("article {}: {} outside of the text{}", extraction.article.id, what,
                                           size == 0 ? " (extract it with --with-text)" : ""));
    };
    for (const base::Span span : extraction.sentences)
        if (!inside(span, size)) return fail("a sentence lies");
    for (const actor::Mention& mention : extraction.mentions)
        if (!inside(mention.span, size) || mention.actor >= extraction.actors.size()) return fail("a mention lies");
    for (const event::Event& event : extraction.events)
        if (!isSound(event, size, extraction.actors.size())) return fail("an event lies");
    return {};
}

std::vector<std::int64_t> EvidenceTable::writeActors(const Extraction& extraction, std::int64_t article,
                                                     const std::string& extractorVersion) {
    // Only those that take part: a text names many more than act.
    std::vector<bool> takesPart(extraction.actors.size(), false);
    for (const event::Event& event : extraction.events)
        for (const auto* side : {&event.sources, &event.targets})
            for (const event::Participant& participant : *side) takesPart[participant.actor] = true;
    std::vector<std::int64_t> ids(extraction.actors.size(), 0);
    m_articles.removeOffices(article);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!takesPart[i]) continue;
        const auto [id, changed] = m_articles.writeActor(extraction.actors[i], extractorVersion);
        ids[i] = id;
        if (changed) m_reports.forget(id);
        if (!extraction.actors[i].office.empty()) m_articles.writeOffice(article, id, extraction.actors[i]);
    }
    std::set<std::pair<std::int64_t, std::string_view>> names;
    for (const actor::Mention& mention : extraction.mentions) {
        if (mention.form == actor::MentionForm::Pronoun || ids[mention.actor] == 0) continue;
        const std::string_view name = base::textOf(extraction.article.text, mention.span);
        if (name.size() <= kLongestName) names.emplace(ids[mention.actor], name);
    }
    for (const auto& [actor, name] : names) m_articles.writeActorName(actor, name);
    return ids;
}

EvidenceTable::Written EvidenceTable::write(const Extraction& extraction, std::int64_t article,
                                            const SentenceIndex& sentences, const std::vector<std::int64_t>& actors) {
    Written written;
    written.removed = reportsOf(article);
    std::vector<bool> kept(written.removed.size(), false);
    for (const event::Event& event : extraction.events) {
        std::int64_t id = 0;
        for (std::size_t i = 0; i < kept.size() && id == 0; ++i) {
            const Report& before = written.removed[i];
            if (kept[i] || before.type != event.type || !before.trigger.overlaps(event.evidence.trigger)) continue;
            kept[i] = true;
            id = before.id;
        }
        if (id == 0) {
            m_database
                .statement("INSERT INTO evidence(article, sentence, sentence_begin, sentence_end, sentence_hash, "
                           "trigger_begin, trigger_end, type, mode, context, status, begin_at, end_at, precision, "
                           "date_basis, place, confidence, summary, why_frame, why_date, why_actors, doubts) "
                           "VALUES (?, 0, 0, 0, 0, 0, 0, 0, '', '', 0, 0, 0, 0, 0, 0, 0, '', '', '', '', '')")
                .with(article)
                .run();
            id = m_database.lastInsertId();
        } else {
            removeParts(id);
        }
        writeRow(extraction, event, article, sentences, id);
        writeParts(event, sentences, actors, id);
        written.added.push_back(id);
        m_reports.addBlocks(m_reports.load(id));
    }
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (!kept[i]) removeRow(written.removed[i].id);
    return written;
}

std::vector<Report> EvidenceTable::remove(std::int64_t article) {
    std::vector<Report> removed = reportsOf(article);
    for (const Report& report : removed) removeRow(report.id);
    return removed;
}

std::vector<Report> EvidenceTable::reportsOf(std::int64_t article) const {
    std::vector<std::int64_t> ids;
    {
        Statement query = m_database.statement("SELECT id FROM evidence WHERE article = ? ORDER BY id");
        query.with(article);
        while (query.step()) ids.push_back(query.integer(0));
    }
    std::vector<Report> out;
    for (const std::int64_t id : ids) out.push_back(m_reports.load(id));
    return out;
}

void EvidenceTable::removeRow(std::int64_t evidence) {
    removeParts(evidence);
    m_database.statement("DELETE FROM evidence WHERE id = ?").with(evidence).run();
}

void EvidenceTable::removeParts(std::int64_t evidence) {
    m_reports.removeBlocks(evidence);
    m_database.statement("DELETE FROM evidence_span WHERE evidence = ?").with(evidence).run();
    m_database.statement("DELETE FROM evidence_mention WHERE evidence = ?").with(evidence).run();
}

void EvidenceTable::writeRow(const Extraction& extraction, const event::Event& event, std::int64_t article,
                             const SentenceIndex& sentences, std::int64_t id) {
    const event::EventMention& at = event.evidence;
    const std::int64_t place = event.place ? m_articles.placeId(event.place->name, event.place->country) : 0;
    m_database
        .statement("UPDATE evidence SET article = ?, sentence = ?, sentence_begin = ?, sentence_end = ?, "
                   "sentence_hash = ?, trigger_begin = ?, trigger_end = ?, type = ?, mode = ?, context = ?, status = ?, "
                   "begin_at = ?, end_at = ?, precision = ?, date_basis = ?, place = ?, confidence = ?, summary = ?, "
                   "why_frame = ?, why_date = ?, why_actors = ?, doubts = ?, cluster = 0, attached = NULL WHERE id = ?")
        .with(article, sentences.find(at.sentence), at.sentence.begin, at.sentence.end,
              hashOf(base::textOf(extraction.article.text, at.sentence)), at.trigger.begin, at.trigger.end, event.type,
              event.mode, joined(event.context), event.status, event.when.begin, event.when.end, event.when.precision,
              event.dateBasis, place, rounded(event.confidence), event.summary, event.explanation.frame,
              event.explanation.date, event.explanation.actors, event.explanation.doubts, id)
        .run();
}

void EvidenceTable::writeParts(const event::Event& event, const SentenceIndex& sentences,
                               const std::vector<std::int64_t>& actors, std::int64_t id) {
    const auto writeSide = [&](int role, const std::vector<event::Participant>& side) {
        int position = 0;
        for (const event::Participant& participant : side)
            m_database.statement("INSERT INTO evidence_span VALUES (?, ?, ?, ?, ?, ?)")
                .with(id, role, position++, actors[participant.actor], participant.span.begin, participant.span.end)
                .run();
    };
    const auto writeWords = [&](int role, const std::optional<base::Span>& span) {
        if (!span) return;
        m_database.statement("INSERT INTO evidence_span VALUES (?, ?, 0, NULL, ?, ?)")
            .with(id, role, span->begin, span->end)
            .run();
    };
    writeSide(0, event.sources);
    writeSide(1, event.targets);
    writeWords(2, event.dateSpan);
    writeWords(3, event.placeSpan);
    int position = 0;
    for (const event::EventMention& mention : event.otherMentions)
        m_database.statement("INSERT INTO evidence_mention VALUES (?, ?, ?, ?, ?, ?, ?)")
            .with(id, position++, sentences.find(mention.sentence), mention.sentence.begin, mention.sentence.end,
                  mention.trigger.begin, mention.trigger.end)
            .run();
}

}  // namespace chancery::store
