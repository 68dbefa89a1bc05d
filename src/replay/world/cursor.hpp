#pragma once
// Time travel: the world behind any record of a trace, from the nearest checkpoint.
// A cursor is a record number: the world after that record. `RecordNumber::none()` is the
// moment before everything.

#include <cstdint>
#include <vector>

#include "replay/world/world.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

// The last record at or before `t`; none when there is none.
RecordNumber last_record_at(const trace::Trace& trace, Instant t);

class Replay {
 public:
  // Folds the trace once and keeps checkpoints. The trace must outlive this and not grow.
  // `spacing`: records between two checkpoints, to begin with. `budget`: about how many bytes
  // all of them may take; when they take more, every other one goes and the spacing doubles.
  explicit Replay(const trace::Trace& trace, std::size_t spacing = 512,
                  std::size_t budget = std::size_t{64} << 20);

  // The world after `cursor`, or after all that happened until `t`. Valid until the next call.
  const World& at(RecordNumber cursor);
  const World& at(Instant t) { return at(last_record_at(trace_, t)); }

  const trace::Trace& trace() const { return trace_; }
  RecordNumber cursor() const { return cursor_; }  // of the world last asked for
  RecordNumber last() const;                       // the last record; none for an empty trace

  std::size_t spacing() const { return spacing_; }
  std::size_t checkpoints() const { return checkpoints_.size(); }
  std::uint64_t applied() const { return applied_; }  // records folded so far, for tests

 private:
  struct Checkpoint {
    std::size_t applied;  // records folded into it
    World world;
    std::size_t cost;  // bytes, about
  };
  void fold_to(std::size_t count);
  void keep_checkpoint();
  void thin_out();

  const trace::Trace& trace_;
  std::size_t spacing_;
  std::size_t budget_;
  std::size_t kept_bytes_ = 0;
  std::vector<Checkpoint> checkpoints_;  // by `applied`
  World world_;
  std::size_t folded_ = 0;  // records folded into world_
  RecordNumber cursor_;
  std::uint64_t applied_ = 0;
};

}  // namespace mailscope::replay
