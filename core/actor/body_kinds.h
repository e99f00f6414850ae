#pragma once
#include "core/actor/lexicon.h"
#include "core/actor/lexicon_json.h"

namespace chancery::actor {

/// As the lexicon files write them.
inline constexpr Choices<BodyKind, 14> kBodyKinds{{{"agency", BodyKind::Agency},         {"court", BodyKind::Court},
                                            {"delegation", BodyKind::Delegation}, {"government", BodyKind::Government},
                                            {"media", BodyKind::Media},           {"military", BodyKind::Military},
                                            {"ministry", BodyKind::Ministry},     {"nations", BodyKind::Nations},
                                            {"parliament", BodyKind::Parliament}, {"party", BodyKind::Party},
                                            {"people", BodyKind::People},         {"police", BodyKind::Police},
                                            {"protesters", BodyKind::Protesters}, {"rebels", BodyKind::Rebels}}};

}  // namespace chancery::actor
