#pragma once
// What a trace says of its run as a whole: which scenario it was, and what its author tells.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

struct Narration {  // as trace::Narrated tells it
  std::string_view on;
  int step = 0;
  std::uint32_t attempt = 0, message = 0;
  HostId by;
  std::string_view text;
};

// Texts are views into the trace. A trace that does not describe its run has empty ones.
struct Run {
  std::string_view name, title, teaches;
  std::string_view scenario;  // the text of its file
  std::uint64_t seed = 0;
  std::int64_t starts_at = 0;  // Unix seconds of instant 0
  Instant until;               // it went on so long at most
  std::vector<Narration> narration;
};

Run run_of(const trace::Trace& trace);

// How many records say what the run is and of what the world is made: what comes behind happens.
std::size_t count_of_building(const trace::Trace& trace);

}  // namespace mailscope::replay
