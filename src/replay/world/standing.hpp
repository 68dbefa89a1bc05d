#pragma once
// How a recipient of a message stands, worked out from what is held for it. Only the fold uses
// this.

#include <cstddef>
#include <optional>

#include "replay/world/world_mail.hpp"

namespace mailscope::replay {

struct Standing {
  Fate fate = Fate::composing;
  Custody custody;
};

// Of the recipient itself and of all to whom it was redirected, the worst; nothing: an alias of
// which only those to whom it goes can tell.
std::optional<Standing> standing(const Message& message, std::size_t recipient);

}  // namespace mailscope::replay
