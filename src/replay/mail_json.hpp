#pragma once
// What `state` and `run` both say of a recipient, as JSON.

#include <nlohmann/json.hpp>

#include "replay/world.hpp"

namespace mailscope::replay {

// The name of a host; null for none.
nlohmann::ordered_json host_name(const World& world, HostId id);

// {"holder": …, "place": "queue", "since": {"record": 12, "at": "1.000000000"}}
nlohmann::ordered_json custody_json(const World& world, const Custody& custody);

// The addresses to which a recipient was redirected.
nlohmann::ordered_json redirected_json(const Message& message, std::size_t recipient);

// [{"what": "failed", "notification": "m2", "at": …}], as the sender was told.
nlohmann::ordered_json notified_json(const Message& message, std::size_t recipient);

}  // namespace mailscope::replay
