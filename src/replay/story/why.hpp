#pragma once
// «Why did this happen?»: the chain of causes of a record, back to what a person did.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

struct Reason {
  RecordNumber record;
  std::string_view kind;    // of the record: "packet-lost", "input"
  std::uint32_t times = 1;  // so many of its kind in a row, of which this is the latest
};

// From the record itself to the first cause.
std::vector<Reason> why(const trace::Trace& trace, RecordNumber record);

// The same without what only carries: packets, deliveries, states of TCP. What stays are the
// record itself, lines, timeouts, failures, decisions and inputs; several of a kind in a row are
// one: the latest, and how many.
std::vector<Reason> why_in_short(const trace::Trace& trace, RecordNumber record);

}  // namespace mailscope::replay
