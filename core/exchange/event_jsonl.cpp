#include "core/exchange/event_jsonl.h"

#include <nlohmann/json.hpp>

namespace chancery::exchange {

namespace {

using Json = nlohmann::ordered_json;

Json orNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json actors(const std::vector<query::ActorRow>& rows) {
    Json out = Json::array();
    for (const query::ActorRow& actor : rows)
        out.push_back({{"actor", actor.key},
                       {"kind", name(actor.kind)},
                       {"country", orNull(actor.side)},
                       {"name", actor.name},
                       {"office", orNull(actor.office)}});
    return out;
}

Json evidence(const query::EvidenceRow& row) {
    return {{"article", row.article.value},
            {"title", row.articleTitle},
            {"source", orNull(row.source)},
            {"published", row.published ? Json(row.published->iso()) : Json(nullptr)},
            {"sentence_number", row.sentenceNumber},
            {"sentence", row.sentence}};
}

}  // namespace

std::string jsonLine(const query::EventDetail& event, const query::EventRow& row) {
    Json out = {{"id", event.id.value},
                {"type", name(event.type)},
                {"mode", orNull(event.mode)},
                {"quad_class", name(event::quadClassOf(event.type))},
                {"context", event.context},
                {"status", name(event.status)},
                {"sources", actors(event.sources)},
                {"targets", actors(event.targets)}};
    out["place"] = event.place.name.empty() ? Json(nullptr)
                                            : Json{{"name", event.place.name}, {"country", orNull(event.place.country)}};
    out["begin"] = event.when.isoBegin();
    out["end"] = event.when.isoEnd();
    out["precision"] = name(event.when.precision);
    out["date_basis"] = name(event.dateBasis);
    out["confidence"] = event.confidence;
    out["verified"] = event.verified;
    out["first_published"] = base::dateOf(row.published).iso();
    out["summary"] = event.summary;
    out["explanation"] = {{"frame", event.explanation.frame},
                          {"date", event.explanation.date},
                          {"actors", event.explanation.actors},
                          {"doubts", event.explanation.doubts}};
    out["evidence"] = Json::array();
    for (const query::EvidenceRow& piece : event.evidence) out["evidence"].push_back(evidence(piece));
    out["fulfilled_by"] = event.fulfilledBy ? Json(event.fulfilledBy->value) : Json(nullptr);
    // Bytes that are no UTF-8 cannot come from our own reader; a foreign case file must not stop an export.
    return out.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace chancery::exchange
