#pragma once
// The append-only log of a run, and the bytes that its records refer to. It is the only truth
// for every view: whoever watches a run reads this and never the simulation.

#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "trace/level.hpp"
#include "trace/record_log.hpp"

namespace mailscope::trace {

class Trace {
 public:
  explicit Trace(Level level = Level::full) : level_(level) {}

  // Whether records of this kind are kept; their makers ask first.
  template <class Kind>
  bool keeps() const {
    return level_ >= least_level<Kind>();
  }
  RecordNumber append(Instant at, RecordNumber cause, HostId host, const What& what);

  std::size_t size() const { return records_.size(); }
  const Record& operator[](RecordNumber n) const { return records_[n.index()]; }
  const RecordLog& records() const { return records_; }

  Bytes store(std::string_view bytes) { return bytes_.store(bytes); }
  Bytes store(std::initializer_list<std::string_view> parts) { return bytes_.store(parts); }
  std::string_view text(Bytes bytes) const { return bytes_.view(bytes); }

  Arena& arena() { return bytes_; }

  Instant ended_at() const;  // of the last record

 private:
  Level level_;
  RecordLog records_;
  Arena bytes_;
};

}  // namespace mailscope::trace
