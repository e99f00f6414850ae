#include "core/time/timex.h"

namespace chancery::time {

std::string_view name(TimexType type) {
    switch (type) {
        case TimexType::Date: return "DATE";
        case TimexType::Time: return "TIME";
        case TimexType::Duration: return "DURATION";
        case TimexType::Set: return "SET";
    }
    return "DATE";
}

}  // namespace chancery::time
