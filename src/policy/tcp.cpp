#include "policy/tcp.hpp"

namespace mailscope::policy {
namespace {

// Its SYN has one option, and its windows are larger than 16 bits: so the option is the window
// scale, and the MSS is agreed on without being announced.
TcpParameters reference() {
  TcpParameters p;
  p.announces_mss = false;
  p.mss_of_silent_peer = p.mss;
  p.window_scale = true;
  p.receive_buffer = 1'400'000;
  p.acknowledge_after = milliseconds(200);
  p.acknowledge_first_at_once = true;
  p.nagle = Nagle::off;
  p.growth = Growth::every_ack;
  p.grow_only_when_limited = false;
  p.restart_after_idle = false;
  // The first ACK that is scaled tells another window than the SYN/ACK. RFC 5681 §2 (e) does not
  // take it for a duplicate; ns-3 does.
  p.duplicates_keep_window = false;
  // Its ssthresh is half of the flight less what the duplicates say has left: RFC 5681 §3.2 step 2
  // asks for "no more than" half of all of it.
  p.duplicates_have_left = true;
  p.leaves_recovery_in_steps = false;
  // RFC 6582 §3.2 leaves recovery with ssthresh itself; ns-3 counts that acknowledgement as well.
  p.grows_on_leaving_recovery = true;
  // RFC 5681 §3.1: slow start counts every acknowledgement of new data; ns-3, after a timeout, not
  // the one that covers what was sent before it.
  p.grows_on_covering_timeout = false;
  p.times_every_segment = true;
  p.initial_rto = seconds(3);  // RFC 1122's; RFC 6298 says one
  return p;
}

TcpParameters textbook() {
  TcpParameters p;
  p.acknowledge_every = 1;
  p.nagle = Nagle::off;
  p.initial_window_segments = 1;
  p.growth = Growth::every_ack;
  p.limited_transmit = false;
  p.leaves_recovery_in_steps = false;
  return p;
}

}  // namespace

TcpParameters parameters_of(TcpProfile profile) {
  switch (profile) {
    case TcpProfile::textbook:
      return textbook();
    case TcpProfile::reference:
      return reference();
    case TcpProfile::current:
      break;
  }
  return {};
}

}  // namespace mailscope::policy
