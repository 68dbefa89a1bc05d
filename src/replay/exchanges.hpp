#pragma once
// What hosts asked a name server, and what it answered: a query, its repetitions and the
// answers to it are one exchange (RFC 1035 §4.2.1: they share the client's port and an ID).

#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

struct Datagram {
  Side side = Side::client;
  PacketId packet;
  RecordNumber sent;  // its DatagramSent
  std::string_view payload;
};

// Texts are views into the trace.
struct Exchange {
  HostId client, server;
  std::vector<Datagram> datagrams;  // in the order of sending, never empty
};

// In the order in which they began.
std::vector<Exchange> exchanges(const trace::Trace& trace);

}  // namespace mailscope::replay
