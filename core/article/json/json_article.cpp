#include "core/article/json/json_article.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/article/byline.h"
#include "core/article/encoding.h"
#include "core/base/json_reader.h"

namespace chancery::article {

namespace {

using nlohmann::json;

/// Checked before parsing: what is nested too deep, or has too many values, need not be built first.
std::optional<base::Error> findExcess(std::string_view bytes) {
    int depth = 0;
    std::size_t values = 0;
    bool inString = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kMaxJsonDepth)
                return base::makeError(base::ErrorCode::TooLarge,
                                       fmt::format("JSON nested deeper than {} levels", kMaxJsonDepth));
            ++values;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ',') {
            ++values;
        }
    }
    if (values > kMaxJsonValues)
        return base::makeError(base::ErrorCode::TooLarge,
                               fmt::format("JSON of more than {} values", kMaxJsonValues));
    return std::nullopt;
}

/// nlohmann's message without its number and position: "unexpected end of input; expected '}'".
std::string plainWords(std::string_view message) {
    const std::size_t dash = message.find(" - ");
    if (dash != std::string_view::npos) message = message.substr(dash + 3);
    const std::size_t last = message.find("; last read");
    std::string out(cutAtCharacter(message.substr(0, last), 160));
    if (last != std::string_view::npos)
        if (const std::size_t expected = message.find("; expected", last); expected != std::string_view::npos)
            out += message.substr(expected, 60);
    return out;
}

std::string_view typeWords(const json& value) {
    if (value.is_object()) return "an object";
    if (value.is_array()) return "an array";
    if (value.is_boolean()) return "a boolean";
    if (value.is_number()) return "a number";
    return "null";
}

class FieldReader {
public:
    FieldReader(const json& object, std::uint64_t number, ReadContext& context)
        : m_object(object), m_number(number), m_context(context) {}

    void problem(std::string message) {
        m_context.doubt(m_context.where(m_number),
                       base::makeError(base::ErrorCode::Malformed, std::move(message)));
    }

    const json* find(const char* name) const {
        const auto it = m_object.find(name);
        return it == m_object.end() || it->is_null() ? nullptr : &*it;
    }

    std::string string(const char* name) {
        const json* value = find(name);
        if (!value) return {};
        if (const auto* text = value->get_ptr<const std::string*>()) return *text;
        wrongType(name, *value, "a string");
        return {};
    }

    std::string id() {
        const json* value = find("id");
        if (value && value->is_number_integer()) return value->dump();
        return string("id");
    }

    std::vector<std::string> authors() {
        const json* value = find("authors");
        if (!value) value = find("author");
        if (!value) return {};
        if (const auto* text = value->get_ptr<const std::string*>()) return parseByline(*text);
        std::vector<std::string> out;
        if (!value->is_array()) {
            wrongType("authors", *value, "an array of strings");
            return out;
        }
        for (const json& name : *value) {
            if (const auto* text = name.get_ptr<const std::string*>())
                out.push_back(*text);
            else if (name.is_object() && name.contains("name") && name["name"].is_string())
                out.push_back(name["name"]);
            else
                return wrongType("authors", name, "strings only"), out;
        }
        return out;
    }

    std::optional<WrittenDate> date() {
        static constexpr std::array kNames = {"published", "date", "dct"};
        for (const char* name : kNames) {
            const json* value = find(name);
            if (!value) continue;
            std::optional<WrittenDate> date;
            if (value->is_number()) {
                date = parseEpoch(value->get<double>());
                if (!date && value->is_number_integer()) date = parseWrittenDate(value->dump());
            } else if (const auto* text = value->get_ptr<const std::string*>()) {
                if (text->find_first_not_of(" \t\n") == std::string::npos) continue;
                date = parseWrittenDate(*text);
            } else {
                wrongType(name, *value, "a date");
                continue;
            }
            if (date) return date;
            problem(
                fmt::format("field \"{}\" is not one day for certain: {}; read without it", name,
                            cutAtCharacter(value->dump(-1, ' ', false, json::error_handler_t::replace), 80)));
        }
        return std::nullopt;
    }

private:
    void wrongType(const char* name, const json& value, std::string_view expected) {
        problem(fmt::format("field \"{}\" is {}, expected {}; read without it", name, typeWords(value),
                            expected));
    }

    const json& m_object;
    std::uint64_t m_number;
    ReadContext& m_context;
};

}  // namespace

base::Result<json> parseJson(std::string_view bytes) {
    if (auto excess = findExcess(bytes)) return std::move(*excess);
    if (auto value = base::readJson(bytes)) return value;
    // The library says what is wrong.
    try {
        return json::parse(bytes.begin(), bytes.end());
    } catch (const json::parse_error& error) {
        const std::size_t at = std::min(error.byte == 0 ? 0 : error.byte - 1, bytes.size());
        const auto line =
            std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
        const std::size_t lineBegin = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
        const std::size_t column = lineBegin == std::string_view::npos ? at + 1 : at - lineBegin;
        return base::makeError(
            base::ErrorCode::Malformed,
            fmt::format("not JSON at line {}, column {}: {}", line, column, plainWords(error.what())));
    } catch (const json::exception& error) {
        return base::makeError(base::ErrorCode::Malformed,
                               fmt::format("not JSON: {}", plainWords(error.what())));
    }
}

void readJsonArticle(const json& value, std::uint64_t number, ReadContext& context) {
    const auto fail = [&](std::string message) {
        context.skip(context.where(number), base::makeError(base::ErrorCode::Malformed, std::move(message)));
    };
    if (!value.is_object())
        return fail(
            fmt::format("{}, expected an article object", value.is_string() ? "a string" : typeWords(value)));
    const json* object = &value;
    const bool nested = !value.contains("text") && value.contains("article") && value["article"].is_object();
    if (nested) object = &value["article"];
    const auto text = object->find("text");
    if (text == object->end() || text->is_null())
        return fail(nested ? "extraction without the article's text (extract --with-text keeps it)"
                           : "no field \"text\"");
    if (!text->is_string())
        return fail(fmt::format("field \"text\" is {}, expected a string", typeWords(*text)));
    FieldReader fields(*object, number, context);
    FoundArticle found;
    found.number = number;
    found.exactText = true;
    found.id = fields.id();
    found.title = fields.string("title");
    found.source = fields.string("source");
    found.url = fields.string("url");
    found.authors = fields.authors();
    found.metadataDate = fields.date();
    found.text = text->get_ref<const std::string&>();
    context.emit(std::move(found));
}

}  // namespace chancery::article
