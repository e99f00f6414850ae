#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chancery::base {

/// Writes JSON (RFC 8259) into one string as it is told, without a tree in memory: many times faster than building one. The
/// caller sees to it that brackets match and that every value of an object has a key. No white space.
class JsonWriter {
public:
    JsonWriter& beginObject() { return begin('{'); }
    JsonWriter& endObject() { return end('}'); }
    JsonWriter& beginArray() { return begin('['); }
    JsonWriter& endArray() { return end(']'); }

    /// `name` must need no escapes.
    JsonWriter& key(std::string_view name);
    /// UTF-8; what is ill-formed becomes U+FFFD.
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(std::same_as<bool> auto flag) { return literal(flag ? "true" : "false"); }
    JsonWriter& value(std::integral auto number) requires(!std::same_as<decltype(number), bool>) {
        return integer(static_cast<std::int64_t>(number));
    }
    /// A number of thousandths: 500 is 0.5.
    JsonWriter& thousandths(std::int64_t number);
    JsonWriter& null() { return literal("null"); }
    /// null, if there is none.
    JsonWriter& value(const std::same_as<std::optional<std::string>> auto& text) { return text ? value(std::string_view(*text)) : null(); }

    template <typename Value>
    JsonWriter& field(std::string_view name, const Value& what) {
        return key(name).value(what);
    }

    /// What was written; the writer is empty afterwards.
    std::string take() {
        m_needsComma = false;
        return std::exchange(m_out, {});
    }

private:
    JsonWriter& begin(char bracket);
    JsonWriter& end(char bracket);
    JsonWriter& literal(std::string_view text);
    JsonWriter& integer(std::int64_t number);
    void separate();
    void appendEscaped(std::string_view text);

    std::string m_out;
    bool m_needsComma = false;
};

}  // namespace chancery::base
