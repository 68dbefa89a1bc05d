#pragma once
// What `state` and `run` both say of a recipient, as JSON.

#include <cstddef>

#include <nlohmann/json.hpp>

#include "replay/world/world.hpp"

namespace mailscope::exports {

// The name of a host; null for none.
nlohmann::ordered_json host_name(const replay::World& world, HostId id);

// {"holder": …, "place": "queue", "since": {"record": 12, "at": "1.000000000"}}
nlohmann::ordered_json custody_json(const replay::World& world, const replay::Custody& custody);

// The addresses to which a recipient was redirected.
nlohmann::ordered_json redirected_json(const replay::Message& message, std::size_t recipient);

// [{"what": "failed", "notification": "m2", "at": …}], as the sender was told.
nlohmann::ordered_json notified_json(const replay::Message& message, std::size_t recipient);

}  // namespace mailscope::exports
