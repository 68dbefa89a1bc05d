#pragma once
// An event as data: it can be listed, compared and exported, and making one allocates nothing.

#include <cstdint>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace mailscope::engine {

struct Event {
  Instant at;
  std::uint16_t kind = 0;      // an EventKind; it says what the next three words mean
  std::uint16_t host = 0;      // a HostId's value
  std::uint32_t subject = 0;   // e.g. the slot of a packet
  std::uint32_t argument = 0;  // e.g. the side of a connection
  RecordNumber cause;          // the trace record that scheduled it

  bool operator==(const Event&) const = default;
};
static_assert(sizeof(Event) == 24);

}  // namespace mailscope::engine
