#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace chancery::event {

/// The 16 PLOVER event types and our STATEMENT. The order is that of the event model's table.
enum class EventType : std::uint8_t {
    Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request, Accuse, Reject, Threaten, Protest, Sanction,
    Mobilize, Coerce, Assault, Statement
};
inline constexpr int kEventTypeCount = 17;

enum class EventStatus : std::uint8_t { Occurred, Ongoing, Planned, Requested, Conditional, Denied, Alleged, Negated };
inline constexpr int kEventStatusCount = 8;

enum class DateBasis : std::uint8_t { Explicit, Relative, Context, Publication };
inline constexpr int kDateBasisCount = 4;

/// Verbal / material, cooperation / conflict; PLOVER's SANCTION counts as verbal conflict.
enum class QuadClass : std::uint8_t { VerbalCooperation, MaterialCooperation, VerbalConflict, MaterialConflict, Neutral };
inline constexpr int kQuadClassCount = 5;

std::string_view name(EventType type);      ///< "CONSULT"
std::string_view name(EventStatus status);  ///< "planned"
std::string_view name(DateBasis basis);     ///< "relative"
std::string_view name(QuadClass quad);      ///< "verbal_cooperation"
std::optional<EventType> parseEventType(std::string_view name);      ///< any case
std::optional<EventStatus> parseEventStatus(std::string_view name);  ///< any case
std::optional<DateBasis> parseDateBasis(std::string_view name);
QuadClass quadClassOf(EventType type);
/// CAMEO root code used on export, e.g. 4 for CONSULT (RETREAT and CONCEDE share 8).
int cameoRootOf(EventType type);
/// From +10 (cooperation) to -10 (conflict), in tenths of a point: the Goldstein score of the type's CAMEO root (J. Goldstein,
/// "A Conflict-Cooperation Scale for WEIS Events Data", 1992, as extended to CAMEO). REQUEST stands for two roots, appeal (+3)
/// and demand (-5), and takes their mean; ASSAULT for three (-9, -10, -10). Whole tenths, so that sums can be taken apart exactly.
int goldsteinTenthsOf(EventType type);

}  // namespace chancery::event
