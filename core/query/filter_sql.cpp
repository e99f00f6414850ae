#include "core/query/filter_sql.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/date_interval.h"
#include "core/base/utf8.h"

namespace chancery::query {

namespace {

constexpr std::string_view kParticipant = "e.id IN (SELECT p.event FROM actor a CROSS JOIN participant p ON p.actor = a.id WHERE ";

std::string lowered(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string escapedForLike(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

class SqlWriter {
public:
    FilterSql take() { return std::move(m_sql); }

    void require(const std::string& condition) { m_sql.condition += " AND " + condition; }

    std::string bound(FilterSql::Value value) {
        m_sql.values.push_back(std::move(value));
        return fmt::format("?{}", m_sql.values.size());  // numbered: the order of evaluation is then of no matter
    }

    template <typename Each>
    std::string list(const std::vector<std::string>& values, const Each& each) {
        std::string out = "(";
        for (const std::string& value : values) {
            if (out.size() > 1) out += ", ";
            out += bound(each(value));
        }
        return out + ")";
    }

    template <typename Parse>
    std::string enumList(const std::vector<std::string>& values, const Parse& parse) {
        std::string out = "(";
        for (const std::string& value : values)
            if (const auto parsed = parse(value))
                out += (out.size() > 1 ? ", " : "") + bound(static_cast<std::int64_t>(*parsed));
        return out + ")";
    }

    std::string condition(const Term& term) {
        const auto same = [](const std::string& value) { return value; };
        const auto folded = [](const std::string& value) { return base::foldForLookup(value); };
        const auto& values = term.values;
        switch (term.field) {
            case Field::Country: return fmt::format("{}a.side IN {})", kParticipant, list(values, same));
            case Field::Official: return fmt::format("{}a.kind = 1 AND ({}))", kParticipant, officials(values));
            case Field::Organisation:
                return fmt::format("{}a.kind IN (2, 3, 4) AND (a.folded IN {} OR a.key COLLATE NOCASE IN {}))", kParticipant,
                                   list(values, folded), list(values, same));
            case Field::Type: return "e.type IN " + enumList(values, event::parseEventType);
            case Field::Status: return "e.status IN " + enumList(values, event::parseEventStatus);
            case Field::Basis: return "e.date_basis IN " + enumList(values, event::parseDateBasis);
            case Field::Source:
                return fmt::format("e.id IN (SELECT v.event FROM source s CROSS JOIN article r ON r.source = s.id "
                                   "CROSS JOIN evidence v ON v.article = r.id WHERE s.folded IN {})", list(values, folded));
            case Field::Place:
                return fmt::format("e.place IN (SELECT l.id FROM place l WHERE l.id <> 0 AND (l.country IN {} OR l.folded IN {}))",
                                   list(values, same), list(values, folded));
            case Field::Mode: return "e.mode COLLATE NOCASE IN " + list(values, same);
            case Field::Context:
                return fmt::format("e.id IN (SELECT c.event FROM event_context c WHERE c.context IN {})",
                                   list(values, [](const std::string& value) { return lowered(value); }));
            case Field::Tag:
                return fmt::format("e.id IN (SELECT t.event FROM event_tag t WHERE t.tag IN {})", list(values, same));
        }
        return "1";
    }

    std::string word(const std::string& text) {
        const std::string query = ftsQuery(text);
        std::string out = fmt::format("e.id IN (SELECT rowid FROM summary_fts WHERE summary_fts MATCH {} ", bound(query));
        out += fmt::format("UNION SELECT v.event FROM sentence_fts f JOIN evidence v ON v.sentence = f.rowid "
                           "WHERE sentence_fts MATCH {} ", bound(query));
        out += fmt::format("UNION SELECT v.event FROM sentence_fts f JOIN evidence_mention m ON m.sentence = f.rowid "
                           "JOIN evidence v ON v.id = m.evidence WHERE sentence_fts MATCH {})", bound(query));
        return out;
    }

private:
    /// The whole name, or its first or last words: surnames stand in front in the East.
    std::string officials(const std::vector<std::string>& values) {
        std::string out;
        for (const std::string& value : values) {
            const std::string folded = base::foldForLookup(value);
            const std::string pattern = escapedForLike(folded);
            if (!out.empty()) out += " OR ";
            out += "a.folded = " + bound(folded);
            out += " OR a.folded LIKE " + bound(pattern + " %") + " ESCAPE '\\'";
            out += " OR a.folded LIKE " + bound("% " + pattern) + " ESCAPE '\\'";
        }
        return out;
    }

    FilterSql m_sql;
};

}  // namespace

std::string ftsQuery(std::string_view word) {
    const bool prefix = word.ends_with('*');
    while (word.ends_with('*')) word.remove_suffix(1);
    std::string out = "\"";
    for (const char c : word) {
        if (c == '\0') continue;
        if (c == '"') out += '"';
        out += c;
    }
    return out + (prefix ? "\"*" : "\"");
}

void FilterSql::bind(store::Statement& statement) const {
    int parameter = 0;
    for (const Value& value : values)
        std::visit([&](const auto& v) { statement.bind(++parameter, v); }, value);
}

FilterSql toSql(const Filter& filter, std::optional<Field> without) {
    SqlWriter sql;
    for (const Term& term : filter.terms)
        if (term.field != without && !term.values.empty())
            sql.require((term.exclude ? "NOT " : "") + ("(" + sql.condition(term) + ")"));
    for (const std::string& side : filter.with)
        sql.require(fmt::format("{}a.side = {})", kParticipant, sql.bound(side)));
    if (filter.after) sql.require("e.end_at >= " + sql.bound(base::startOf(*filter.after)));
    if (filter.before) sql.require("e.begin_at <= " + sql.bound(base::endOf(*filter.before)));
    if (filter.minConfidence) sql.require("e.confidence >= " + sql.bound(*filter.minConfidence));
    if (filter.maxConfidence) sql.require("e.confidence <= " + sql.bound(*filter.maxConfidence));
    if (filter.verified) sql.require(*filter.verified ? "e.verified <> 0" : "e.verified = 0");
    for (const std::string& word : filter.words) sql.require(sql.word(word));
    for (const std::string& word : filter.excludedWords) sql.require("NOT (" + sql.word(word) + ")");
    return sql.take();
}

}  // namespace chancery::query
