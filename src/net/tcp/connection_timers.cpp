// What happens when time passes: RFC 6298 §5, RFC 9293 §3.8.3, §3.8.6.1 and §3.8.6.3.

#include "net/tcp/connection.hpp"

namespace mailscope::net::tcp {

void Connection::timeout(Instant now) {
  if (now >= ack_at_) {
    ack_at_ = Instant::never();
    acknowledge_now();
  }
  if (now >= time_wait_ends_) return enter(State::closed);
  if (now < retransmit_at_) return;
  if (persisting_ || (may_send_data() && peer_window_ == 0)) return persist_timed_out(now);
  retransmission_timed_out(now);
}

// R2.
bool Connection::given_up(Instant now) {
  const bool handshake = !may_send_data();
  const Duration limit = handshake ? parameters_->give_up_syn : parameters_->give_up_data;
  if (now - stalled_since_ < limit) return false;
  fail(trace::ConnectionFailure::timed_out);
  return true;
}

void Connection::retransmission_timed_out(Instant now) {
  if (given_up(now)) return;
  if (may_send_data()) {
    congestion_.timed_out(flight_size(), timeouts_in_a_row_ == 0);
    timed_out_ = true;
    recover_ = max_;  // RFC 6582 §3.2 step 4
  } else if (syn_timeouts_ < 2) {
    ++syn_timeouts_;
  }
  round_trip_.back_off(*parameters_);
  if (!parameters_->times_every_segment) stopwatch_.forget();
  scoreboard_.forget();
  duplicates_ = 0;
  resend_ = false;
  nxt_ = una_;  // go back; RFC 6298 §5.4: the earliest segment first
  retransmit_at_ = now + round_trip_.rto();
  emit({.kind = Event::Kind::retransmit, .count = ++timeouts_in_a_row_, .next = round_trip_.rto()});
  note_congestion();
}

// RFC 9293 §3.8.6.1: doubled each time, as the retransmission timer is (SHLD-30).
Duration Connection::probe_interval() const {
  const std::int64_t doubled = std::int64_t{1} << std::min<int>(probes_, 16);
  return std::min(round_trip_.rto() * doubled, parameters_->max_rto);
}

// There is something to send, nothing is on its way, and the peer's window is too small.
void Connection::arm_persist(Instant now) {
  if (retransmit_at_ != Instant::never()) return;
  persisting_ = true;
  stalled_since_ = now;
  retransmit_at_ = now + (peer_window_ == 0 ? probe_interval() : parameters_->small_segment_after);
}

void Connection::persist_timed_out(Instant now) {
  if (given_up(now)) return;
  nxt_ = una_;
  if (peer_window_ > 0) {  // §3.8.6.2.1: better a small segment than none
    persisting_ = false;
    small_allowed_ = true;
    retransmit_at_ = Instant::never();
    return;
  }
  persisting_ = probe_due_ = true;
  stopwatch_.forget();
  ++probes_;
  retransmit_at_ = now + probe_interval();
  emit({.kind = Event::Kind::zero_window_probe, .count = probes_, .next = probe_interval()});
}

}  // namespace mailscope::net::tcp
