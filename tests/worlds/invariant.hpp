#pragma once
// Nothing is lost: what must hold in every trace, whatever went wrong in the world. It is held
// against the records alone, by a ledger of its own, so that neither the servers nor the replay
// are asked about themselves.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "trace/trace.hpp"

namespace mailscope::worlds {

enum class Rule : std::uint8_t {
  // RFC 5321 §6.1: by its 250 a server takes the responsibility: the message is safe before.
  safe_before_250,
  // What a server has taken is in a queue, in a mailbox, went on to others by an alias or a list,
  // or its sender has a notification; or it was itself a notification.
  held,
  addressed,  // nobody gets what was not sent to him, by the sender, an alias or a list
  whole,      // what stands in a mailbox ends with what was written
  relayed,    // what leaves a queue as relayed was taken by another server
  discarded,  // only what has the null reverse-path is thrown away (RFC 5321 §6.1)
  told,       // who is told gets a message with the null reverse-path (RFC 3464 §2)
  not_stuck,  // when nothing is left to do, no server that is up has something in its queue
};
std::string_view name(Rule rule);

struct Violation {
  Rule rule;
  RecordNumber record;  // after which it does not hold any more
  Instant at;
  std::string what;  // for people
};

// The first, if any. The trace is that of a whole run: nothing is left to do at its end.
std::optional<Violation> find_violation(const trace::Trace& trace);

}  // namespace mailscope::worlds
