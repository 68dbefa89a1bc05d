#pragma once
// What viewers rely on: things are numbered in the order of their creation and exist before
// anything refers to them. A trace that was made in this process keeps this; one that was read
// from a file is checked for it, record by record.

#include <optional>
#include <string>

#include "trace/records.hpp"

namespace mailscope::trace {

class Consistency {
 public:
  // What is wrong with the next record; nothing when all is well.
  std::optional<std::string> fault(const Record& record);

  // Reads the record's claims against what exists, and takes note of what it creates.
  struct Counts {
    std::size_t hosts = 0, links = 0, packets = 0, connections = 0, sessions = 0;
    std::size_t lookups = 0, messages = 0, items = 0;
  };

 private:
  Counts counts_;
  std::size_t records_ = 0;
  Instant last_;
};

}  // namespace mailscope::trace
