#pragma once
// What the trace tells of each session beside its dialog: how the connection came about, and
// what its end meant for the message in the queue.

#include <cstdint>
#include <vector>

#include "base/ids.hpp"
#include "trace/trace.hpp"

namespace mailscope::gui {

struct SessionStory {
  std::vector<RecordNumber> asked;  // each SYN of its client, a PacketSent
  RecordNumber established;         // the SYN ACK has reached the client; none: it never did
  RecordNumber failed;              // the first ConnectionFailed; none: it did not fail
  RecordNumber outcome;             // the last RecipientDeferred or failed RecipientDone; none
  std::uint32_t attempt = 0;        // which try of the queue this is, from 1; 0: none
};

std::vector<SessionStory> session_stories(const trace::Trace& trace);  // by SessionId

}  // namespace mailscope::gui
