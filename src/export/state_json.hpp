#pragma once
// The world at a moment, as `mailscope state` prints it.

#include <string>

#include "replay/world/world.hpp"

namespace mailscope::exports {

// A message as commands name it: "m1" for the first.
std::string message_name(MessageId message);

// JSON, indented by two, with a line feed at its end. `at`: the moment asked for.
std::string state_json(const replay::World& world, Instant at);

}  // namespace mailscope::exports
