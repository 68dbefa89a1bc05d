#pragma once
// Every kind of event there is, in one list: an event is data, and this is its first word.

#include <cstdint>

namespace mailscope::engine {

enum class EventKind : std::uint16_t {
  packet_arrival,  // subject: slot of the packet in flight
  tcp_timer,       // subject: connection, argument: side
  dialog_timer,    // host's node; subject: connection
  queue_timer,     // host's mail server; subject: queue item
  link_cut,        // subject: link, argument: 1 begins, 0 ends; a rule's
  lookup_timer,    // host's resolver
  disk_timer,      // host's mail server
  input,           // subject: position in the list of inputs
};

}  // namespace mailscope::engine
