#pragma once
// A notification of failure that fails itself: nobody hears of that (RFC 5321 §6.1).

#include "replay/world/world.hpp"

namespace mailscope::replay {

// What was to tell the sender that `message` failed, failed as well.
bool told_in_vain(const World& world, const Message& message);

}  // namespace mailscope::replay
