#pragma once
// What is wrong with a scenario file, and where: one line a fault.

#include <cstddef>
#include <string>
#include <vector>

namespace mailscope::scenario {

struct Fault {
  std::size_t line = 1;    // from 1
  std::size_t column = 1;  // from 1, in characters
  std::string pointer;     // RFC 6901; "" is the whole file
  std::string message;     // what is wrong, and what would be right
};

// All faults of one file, in the file's order; at most kMostFaults and a line that says so.
struct Faults {
  std::string file;
  std::vector<Fault> list;
};
inline constexpr std::size_t kMostFaults = 1000;

// `FILE:LINE:COLUMN: /json/pointer: message`, without an end of line; "/" is the whole file.
std::string format_fault(const std::string& file, const Fault& fault);
std::string format_faults(const Faults& faults);  // one line each, each with its end

}  // namespace mailscope::scenario
