#pragma once
// What became of every message and session, from the world at the end of a run: the
// `messages` and `sessions` of `mailscope run --format json`.

#include <nlohmann/json.hpp>

#include "replay/world.hpp"

namespace mailscope::replay {

nlohmann::ordered_json messages_json(const World& world);
nlohmann::ordered_json sessions_json(const World& world);

}  // namespace mailscope::replay
