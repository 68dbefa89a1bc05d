#pragma once
// What became of every message, in a few lines for a person.

#include <string>

#include "replay/world/world.hpp"
#include "texts/text.hpp"

namespace mailscope::exports {

std::string report_text(const replay::World& world, texts::Language language);

}  // namespace mailscope::exports
