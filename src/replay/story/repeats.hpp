#pragma once
// What a class has seen often enough: the fourth and later tries in vain of one message, each
// with the wait behind it, as long as nothing else happens meanwhile.

#include <vector>

#include "base/time.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

struct Repeat {
  Instant from, to;  // from one try to the next, or to whatever else happens
};

std::vector<Repeat> repeats(const trace::Trace& trace);  // by time, none overlapping

}  // namespace mailscope::replay
