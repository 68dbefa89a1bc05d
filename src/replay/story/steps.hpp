#pragma once
// Stepping through a trace, forward and back. Every stop shows something new.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.hpp"
#include "replay/story/beat.hpp"
#include "replay/transcript.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

enum class Stride : std::uint8_t {
  packet,  // a packet left, arrived or was lost, and all that followed in that instant
  line,    // a line of a dialog has crossed the wire; its answer is not yet given
  beat     // the next thing that is worth a sentence
};

class Steps {
 public:
  Steps(const trace::Trace& trace, const std::vector<Transcript>& transcripts,
        const std::vector<Beat>& beats);

  // The world is built and nothing has happened: where a show begins.
  RecordNumber start() const { return start_; }

  // The nearest stop behind or before `from`; nothing when there is none. Before the first
  // stop lies start().
  std::optional<RecordNumber> next(Stride stride, RecordNumber from) const;
  std::optional<RecordNumber> previous(Stride stride, RecordNumber from) const;

  const std::vector<RecordNumber>& stops(Stride stride) const;

 private:
  RecordNumber start_;
  std::array<std::vector<RecordNumber>, 3> stops_;  // by Stride, ascending
};

}  // namespace mailscope::replay
