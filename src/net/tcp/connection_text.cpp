// Payload that arrives, and when it is acknowledged.

#include <utility>

#include "net/tcp/connection.hpp"

namespace mailscope::net::tcp {

// RFC 9293 §3.10.7.4, seventh. Text that comes with a SYN waits until the handshake is done.
void Connection::take_text(const Segment& segment, std::uint64_t position) {
  // "should not occur" once the peer has sent its FIN
  if (peer_fin_taken_) return;
  if (static_cast<std::int64_t>(position) < 1) return;  // it claims bytes before the first
  const std::uint64_t end = position + segment.payload.size;
  if (segment.has(flags::fin) && !peer_fin_) peer_fin_ = end;
  if (segment.payload.empty() || position >= window_.edge()) return;
  const auto size = std::min<std::uint64_t>(segment.payload.size, window_.edge() - position);
  received_.arrived(position - 1, segment.payload.part(0, size));
  text_with_syn_ = segment.has(flags::syn);
}

void Connection::deliver(Instant now, bool gap_before) {
  bool moved = false;
  while (const auto bytes = received_.take()) {
    emit({.kind = Event::Kind::received, .bytes = *bytes});
    if (reads_slowly_) window_.held(bytes->size);
    moved = true;
  }
  const bool first = !std::exchange(text_taken_, true);
  // RFC 5681 §4.2: at once for what comes early and for what fills a gap, in part or in all.
  if (gap_before || received_.gap()) {
    acknowledge_now();
  } else if (moved) {
    acknowledge_soon(first, now);
  }
}

// RFC 9293 §3.8.6.3: every second segment, and none later than half a second.
void Connection::acknowledge_soon(bool first, Instant now) {
  ++unacknowledged_segments_;
  if (unacknowledged_segments_ >= parameters_->acknowledge_every ||
      (first && parameters_->acknowledge_first_at_once)) {
    acknowledge_now();
  } else if (ack_at_ == Instant::never()) {
    ack_at_ = now + parameters_->acknowledge_after;
  }
}

void Connection::acknowledgement_sent() {
  ack_now_ = handshake_ack_ = false;
  ack_at_ = Instant::never();
  unacknowledged_segments_ = 0;
  last_ack_sent_ = rcv_next();
}

// RFC 9293 §3.10.7.4, eighth.
void Connection::process_fin(Instant now) {
  if (!peer_fin_ || *peer_fin_ != rcv_next() || peer_fin_taken_) return;
  if (state_ == State::syn_received) return;
  peer_fin_taken_ = true;
  acknowledge_now();
  emit({.kind = Event::Kind::peer_closed});
  switch (state_) {
    case State::established:
      return enter(State::close_wait);
    case State::fin_wait_1:
      return enter(State::closing);
    case State::fin_wait_2:
      return start_time_wait(now);
    default:
      return;
  }
}

}  // namespace mailscope::net::tcp
