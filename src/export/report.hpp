#pragma once
// What became of every message, in a few lines for a person.

#include <string>

#include "replay/world/world.hpp"

namespace mailscope::exports {

std::string report_text(const replay::World& world);

}  // namespace mailscope::exports
