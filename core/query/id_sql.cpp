#include "core/query/id_sql.h"

#include <fmt/format.h>

#include "core/base/utf8.h"

namespace chancery::query {

namespace {

std::string lowered(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string same(const std::string& value) { return value; }
std::string folded(const std::string& value) { return base::foldForLookup(value); }

std::string escapedForLike(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string bound(IdSql& sql, IdSql::Value value) {
    sql.values.push_back(std::move(value));
    return fmt::format("?{}", sql.values.size());  // numbered: the order of evaluation is then of no matter
}

template <typename Each>
std::string list(IdSql& sql, const std::vector<std::string>& values, const Each& each) {
    std::string out = "(";
    for (const std::string& value : values) {
        if (out.size() > 1) out += ", ";
        out += bound(sql, each(value));
    }
    return out + ")";
}

/// The whole name, or its first or last words: surnames stand in front in the East.
std::string officials(IdSql& sql, const std::vector<std::string>& values) {
    std::string out = "0";
    for (const std::string& value : values) {
        const std::string name = folded(value);
        const std::string pattern = escapedForLike(name);
        out += " OR folded = " + bound(sql, name);
        out += " OR folded LIKE " + bound(sql, pattern + " %") + " ESCAPE '\\'";
        out += " OR folded LIKE " + bound(sql, "% " + pattern) + " ESCAPE '\\'";
    }
    return out;
}

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

void IdSql::bind(store::Statement& statement) const {
    int parameter = 0;
    for (const Value& value : values)
        std::visit([&](const auto& v) { statement.bind(++parameter, v); }, value);
}

IdSql actorsOf(const Term& term) {
    IdSql sql;
    sql.text = "SELECT id FROM actor WHERE ";
    if (term.field == Field::Country) sql.text += "side IN " + list(sql, term.values, same);
    else if (term.field == Field::Official) sql.text += fmt::format("kind = 1 AND ({})", officials(sql, term.values));
    else {
        sql.text += "kind IN (2, 3, 4) AND (folded IN " + list(sql, term.values, folded);
        sql.text += " OR key COLLATE NOCASE IN " + list(sql, term.values, same) + ")";
    }
    return sql;
}

IdSql actorsOfSide(const std::string& side) { return {"SELECT id FROM actor WHERE side = ?1", {side}}; }

IdSql placesOf(const Term& term) {
    IdSql sql;
    sql.text = "SELECT id FROM place WHERE id <> 0 AND (country IN " + list(sql, term.values, same);
    sql.text += " OR folded IN " + list(sql, term.values, folded) + ")";
    return sql;
}

IdSql eventsOf(const Term& term) {
    IdSql sql;
    switch (term.field) {
        case Field::Source:
            sql.text = "SELECT v.event FROM source s CROSS JOIN article r ON r.source = s.id "
                       "CROSS JOIN evidence v ON v.article = r.id WHERE s.folded IN " + list(sql, term.values, folded);
            break;
        case Field::Mode: sql.text = "SELECT id FROM event WHERE mode COLLATE NOCASE IN " + list(sql, term.values, same); break;
        case Field::Context: sql.text = "SELECT event FROM event_context WHERE context IN " + list(sql, term.values, lowered); break;
        default: sql.text = "SELECT event FROM event_tag WHERE tag IN " + list(sql, term.values, same); break;
    }
    return sql;
}

IdSql eventsWithWord(const std::string& word) {
    return {"SELECT rowid FROM summary_fts WHERE summary_fts MATCH ?1 "
            "UNION ALL SELECT v.event FROM sentence_fts f JOIN evidence v ON v.sentence = f.rowid "
            "WHERE sentence_fts MATCH ?1 "
            "UNION ALL SELECT v.event FROM sentence_fts f JOIN evidence_mention m ON m.sentence = f.rowid "
            "JOIN evidence v ON v.id = m.evidence WHERE sentence_fts MATCH ?1",
            {ftsQuery(word)}};
}

}  // namespace chancery::query
