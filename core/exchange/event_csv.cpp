#include "core/exchange/event_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace chancery::exchange {

namespace {

template <typename List, typename TextOf>
std::string joined(const List& list, const TextOf& textOf) {
    std::vector<std::string> texts;
    for (const auto& entry : list) {
        std::string text = textOf(entry);
        if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
    }
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : "; ") + text;
    return out;
}

std::string nameOf(const query::ActorRow& actor) { return actor.name; }
std::string sideOf(const query::ActorRow& actor) { return actor.side; }

bool isObeyed(char c) {
    const auto code = static_cast<unsigned char>(c);
    return code == 0x7f || (code < 0x20 && c != '\t' && c != '\n' && c != '\r');
}

std::string line(const std::vector<std::string>& cells) {
    std::string out;
    for (const std::string& cell : cells) {
        if (!out.empty()) out += ',';
        out += csvCell(cell);
    }
    return out + '\n';
}

}  // namespace

std::string csvCell(std::string_view text) {
    std::string out;
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) out += '\'';
    // A terminal or a spreadsheet that obeys a control character of some text shows what is not there.
    for (const char c : text) out += isObeyed(c) ? ' ' : c;
    if (out.find_first_of(",\"\n\r") == std::string::npos) return out;
    std::string quoted = "\"";
    for (const char c : out) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csvHeader() {
    return line({"id", "type", "mode", "quad_class", "status", "begin", "end", "precision", "date_basis", "sources",
                 "source_countries", "targets", "target_countries", "place", "place_country", "context", "confidence",
                 "verified", "reports", "first_published", "published_by", "summary", "sentence", "article"});
}

std::string csvLine(const query::EventDetail& event, const query::EventRow& row) {
    const bool told = !event.evidence.empty();
    return line({std::to_string(event.id.value), std::string(name(event.type)), event.mode,
                 std::string(name(event::quadClassOf(event.type))), std::string(name(event.status)), event.when.isoBegin(),
                 event.when.isoEnd(), std::string(name(event.when.precision)), std::string(name(event.dateBasis)),
                 joined(event.sources, nameOf), joined(event.sources, sideOf), joined(event.targets, nameOf),
                 joined(event.targets, sideOf), event.place.name, event.place.country,
                 joined(event.context, [](const std::string& context) { return context; }), fmt::format("{}", event.confidence),
                 event.verified ? "yes" : "no", std::to_string(row.reports), base::dateOf(row.published).iso(),
                 joined(event.evidence, [](const query::EvidenceRow& evidence) { return evidence.source; }), event.summary,
                 told ? event.evidence.front().sentence : std::string(),
                 told ? event.evidence.front().articleTitle : std::string()});
}

}  // namespace chancery::exchange
