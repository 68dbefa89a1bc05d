#pragma once
// The chapter's six steps of one message, found in the trace.

#include <cstdint>
#include <vector>

#include "base/ids.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

enum class Step : std::uint8_t {
  composes = 1,  // Alice's agent has the message
  to_queue,      // it goes to her server's queue
  tcp,           // her server opens a connection to Bob's
  smtp,          // the message goes
  mailbox,       // it is in Bob's mailbox
  reads,         // Bob reads
  told           // the other ending: Alice is told that it could not be delivered
};

struct Mark {
  RecordNumber record;  // where the step begins
  Step step = Step::composes;
  std::uint32_t attempt = 0;  // for tcp and smtp: of which attempt; else 0
  bool operator==(const Mark&) const = default;
};

class Chapter {
 public:
  // Of `message`; none: of the first one composed. A retry goes back to `tcp`, so that marks
  // may repeat; they are in the order of their records. No message: no marks.
  explicit Chapter(const trace::Trace& trace, MessageId message = MessageId::none());

  MessageId message() const { return message_; }
  const std::vector<Mark>& marks() const { return marks_; }
  // The last mark at or before `cursor`; null before the first.
  const Mark* current(RecordNumber cursor) const;

 private:
  MessageId message_;
  std::vector<Mark> marks_;
};

}  // namespace mailscope::replay
