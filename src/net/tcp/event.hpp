#pragma once
// What a connection tells its owner.

#include <cstdint>

#include "base/arena.hpp"
#include "base/time.hpp"
#include "net/tcp/segment.hpp"

namespace mailscope::net::tcp {

struct Event {
  enum class Kind : std::uint8_t {
    state_changed,  // from, to
    established,
    received,            // bytes, in order
    peer_closed,         // nothing more will be received
    retransmit,          // the timer ran out for the count-th time in a row; next: its new length
    fast_retransmit,     // duplicate acknowledgements ask for the segment at seq
    zero_window_probe,   // the count-th in a row; next: until the next one
    congestion_changed,  // see Connection::congestion()
    failed,              // failure; the connection is closed
    closed,              // both directions are done; the application may forget it
  } kind;
  State from = State::closed, to = State::closed;
  trace::ConnectionFailure failure = trace::ConnectionFailure::reset;
  std::uint16_t count = 0;
  std::uint32_t seq = 0;
  Bytes bytes{};
  Duration next{};
};

}  // namespace mailscope::net::tcp
