#pragma once
// Every kind of event there is, in one list: an event is data, and this is its first word.

#include <cstdint>

namespace mailscope::engine {

enum class EventKind : std::uint16_t {
  packet_arrival,  // subject: slot of the packet in flight
  tcp_timer,       // subject: connection, argument: side
  link_cut,        // subject: link, argument: 1 begins, 0 ends; a rule's
  node_timer,      // host's node, which alone knows what subject and argument mean
  input,           // subject: position in the list of inputs
};

}  // namespace mailscope::engine
