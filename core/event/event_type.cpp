#include "core/event/event_type.h"

#include <array>
#include <cstddef>

namespace chancery::event {

namespace {

struct TypeRow {
    std::string_view name;
    QuadClass quad;
    int root;
    int goldsteinTenths;
};

// In the order of EventType.
constexpr std::array<TypeRow, kEventTypeCount> kTypes = {{
    {"AGREE", QuadClass::VerbalCooperation, 3, 40},
    {"CONSULT", QuadClass::VerbalCooperation, 4, 10},
    {"SUPPORT", QuadClass::VerbalCooperation, 5, 35},
    {"CONCEDE", QuadClass::VerbalCooperation, 8, 50},
    {"COOPERATE", QuadClass::MaterialCooperation, 6, 60},
    {"AID", QuadClass::MaterialCooperation, 7, 70},
    {"RETREAT", QuadClass::MaterialCooperation, 8, 50},
    {"REQUEST", QuadClass::VerbalConflict, 10, -10},
    {"ACCUSE", QuadClass::VerbalConflict, 11, -20},
    {"REJECT", QuadClass::VerbalConflict, 12, -40},
    {"THREATEN", QuadClass::VerbalConflict, 13, -60},
    {"PROTEST", QuadClass::MaterialConflict, 14, -65},
    {"SANCTION", QuadClass::VerbalConflict, 16, -40},
    {"MOBILIZE", QuadClass::MaterialConflict, 15, -72},
    {"COERCE", QuadClass::MaterialConflict, 17, -70},
    {"ASSAULT", QuadClass::MaterialConflict, 19, -97},
    {"STATEMENT", QuadClass::Neutral, 1, 0},
}};

constexpr std::array<std::string_view, kEventStatusCount> kStatuses = {
    "occurred", "ongoing", "planned", "requested", "conditional", "denied", "alleged", "negated"};
constexpr std::array<std::string_view, 4> kBases = {"explicit", "relative", "context", "publication"};
constexpr std::array<std::string_view, kQuadClassCount> kQuads = {
    "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "neutral"};

constexpr char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equalIgnoringCase(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (lowered(a[i]) != lowered(b[i])) return false;
    return true;
}

template <typename Enum, std::size_t N>
std::optional<Enum> findName(const std::array<std::string_view, N>& names, std::string_view wanted) {
    for (std::size_t i = 0; i < N; ++i)
        if (equalIgnoringCase(names[i], wanted)) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace

std::string_view name(EventType type) { return kTypes[static_cast<std::size_t>(type)].name; }
std::string_view name(EventStatus status) { return kStatuses[static_cast<std::size_t>(status)]; }
std::string_view name(DateBasis basis) { return kBases[static_cast<std::size_t>(basis)]; }
std::string_view name(QuadClass quad) { return kQuads[static_cast<std::size_t>(quad)]; }

std::optional<EventType> parseEventType(std::string_view wanted) {
    for (std::size_t i = 0; i < kTypes.size(); ++i)
        if (equalIgnoringCase(kTypes[i].name, wanted)) return static_cast<EventType>(i);
    return std::nullopt;
}
std::optional<EventStatus> parseEventStatus(std::string_view wanted) { return findName<EventStatus>(kStatuses, wanted); }
std::optional<DateBasis> parseDateBasis(std::string_view wanted) { return findName<DateBasis>(kBases, wanted); }

QuadClass quadClassOf(EventType type) { return kTypes[static_cast<std::size_t>(type)].quad; }
int cameoRootOf(EventType type) { return kTypes[static_cast<std::size_t>(type)].root; }
int goldsteinTenthsOf(EventType type) { return kTypes[static_cast<std::size_t>(type)].goldsteinTenths; }

}  // namespace chancery::event
