#pragma once
// What became of every message and session, from the world at the end of a run: the
// `messages` and `sessions` of `mailscope run --format json`.

#include <nlohmann/json.hpp>

#include "replay/world/world.hpp"

namespace mailscope::exports {

nlohmann::ordered_json messages_json(const replay::World& world);
nlohmann::ordered_json sessions_json(const replay::World& world);

}  // namespace mailscope::exports
