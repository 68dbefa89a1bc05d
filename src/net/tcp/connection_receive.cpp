// SEGMENT ARRIVES: RFC 9293 §3.10.7, in its order.

#include "base/check.hpp"
#include "net/tcp/connection.hpp"

namespace mailscope::net::tcp {

void Connection::segment_arrived(const Segment& segment, Instant now) {
  switch (state_) {
    case State::closed:
      return;  // the stack answers for connections that are not there
    case State::listen:
      return arrived_in_listen(segment);
    case State::syn_sent:
      return arrived_in_syn_sent(segment, now);
    default:
      return arrived_later(segment, now);
  }
}

// §3.10.7.2. The stack has already answered RST and ACK.
void Connection::arrived_in_listen(const Segment& segment) {
  if (!segment.has(flags::syn)) return;
  learn_peer(segment);
  enter(State::syn_received);
}

void Connection::learn_peer(const Segment& syn) {
  irs_ = syn.seq;
  // §3.7.1: a peer without the option takes 536.
  mss_ = std::min<std::uint16_t>(parameters_.mss, syn.options.mss != 0 ? syn.options.mss : 536);
  congestion_ = Congestion(mss_, parameters_.initial_window_segments);
  peer_window_ = syn.window;
  window_seq_ = syn.seq;
  window_ack_ = syn.ack;
}

// §3.10.7.3.
void Connection::arrived_in_syn_sent(const Segment& segment, Instant now) {
  const bool has_ack = segment.has(flags::ack);
  const std::uint64_t ack = unwrap(segment.ack, una_, iss_ + static_cast<std::uint32_t>(una_));
  const bool ack_fits = has_ack && ack > una_ && ack <= max_;
  if (has_ack && !ack_fits) {
    if (!segment.has(flags::rst)) reset_seq_ = segment.ack;
    return;
  }
  if (segment.has(flags::rst)) {
    if (ack_fits) fail(trace::ConnectionFailure::refused);
    return;
  }
  if (!segment.has(flags::syn)) return;
  learn_peer(segment);
  if (!ack_fits) {  // simultaneous open: the SYN goes again, with an ACK
    nxt_ = 0;
    enter(State::syn_received);
    return;
  }
  acknowledge(ack, now);
  ack_due_ = true;
  enter(State::established);
  emit({.kind = Event::Kind::established});
}

// §3.10.7.4.
void Connection::arrived_later(const Segment& segment, Instant now) {
  const std::uint64_t position =
      unwrap(segment.seq, rcv_next(), irs_ + static_cast<std::uint32_t>(rcv_next()));
  if (!acceptable(segment, position)) {  // first: the sequence number
    if (!segment.has(flags::rst)) ack_due_ = true;
    if (state_ == State::time_wait && segment.has(flags::fin)) start_time_wait(now);
    return;
  }
  if (segment.has(flags::rst)) {  // second; a guess that misses RCV.NXT is only challenged
    if (position == rcv_next()) {
      reset_by_peer();
    } else {
      ack_due_ = true;
    }
    return;
  }
  if (segment.has(flags::syn)) {  // fourth
    ack_due_ = true;
    return;
  }
  if (!segment.has(flags::ack) || !process_ack(segment, now)) return;  // fifth
  process_payload(segment, position);                                  // seventh
  if (segment.has(flags::fin)) peer_fin_ = position + segment.payload.size;
  process_fin(now);  // eighth
}

// Table 6: does it touch the receive window?
bool Connection::acceptable(const Segment& segment, std::uint64_t position) const {
  const std::uint64_t next = rcv_next();
  const std::uint64_t end = next + parameters_.receive_window;
  if (segment.length() == 0) return position >= next && position < end;
  return position < end && position + segment.length() > next;
}

void Connection::reset_by_peer() {
  switch (state_) {
    case State::syn_received:
      if (passive_) {  // back to LISTEN, which is the stack's: this end is gone
        enter(State::closed);
        return;
      }
      fail(trace::ConnectionFailure::refused);
      return;
    case State::closing:
    case State::last_ack:
    case State::time_wait:
      enter(State::closed);
      emit({.kind = Event::Kind::closed});
      return;
    default:
      fail(trace::ConnectionFailure::reset);
  }
}

bool Connection::process_ack(const Segment& segment, Instant now) {
  const std::uint64_t ack = unwrap(segment.ack, una_, iss_ + static_cast<std::uint32_t>(una_));
  if (state_ == State::syn_received) {
    if (ack <= una_ || ack > max_) {
      reset_seq_ = segment.ack;
      return false;
    }
    enter(State::established);
    emit({.kind = Event::Kind::established});
    if (fin_queued_) enter(State::fin_wait_1);
  }
  // The unwrapped number of an old acknowledgement lies below una_, perhaps below zero.
  if (static_cast<std::int64_t>(ack - max_) > 0) {
    ack_due_ = true;
    return false;
  }
  const bool fresh =
      static_cast<std::int32_t>(segment.seq - window_seq_) > 0 ||
      (segment.seq == window_seq_ && static_cast<std::int32_t>(segment.ack - window_ack_) >= 0);
  if (fresh) {
    peer_window_ = segment.window;
    window_seq_ = segment.seq;
    window_ack_ = segment.ack;
  }
  if (static_cast<std::int64_t>(ack - una_) > 0) acknowledge(ack, now);
  if (fin_queued_ && una_ == fin_position() + 1) fin_acknowledged(now);
  return true;
}

void Connection::acknowledge(std::uint64_t position, Instant now) {
  // RFC 5681 §3.1: the acknowledgement of the SYN does not open the window.
  if (una_ > 0) congestion_.acknowledged(static_cast<std::uint32_t>(position - una_));
  una_ = position;
  nxt_ = std::max(nxt_, una_);
  unsent_.acknowledge(una_ - 1);
  if (timed_ && una_ >= timed_->position) {
    round_trip_.measured(now - timed_->sent);
    timed_.reset();
  }
  timeouts_in_a_row_ = 0;
  stalled_since_ = now;
  retransmit_at_ = una_ == max_ ? Instant::never() : now + round_trip_.rto();  // RFC 6298 §5.2, 5.3
  if (syn_timed_out_) {  // RFC 6298 §5.7: begin the data with three seconds
    round_trip_.restart(seconds(3));
    syn_timed_out_ = false;
  }
}

void Connection::fin_acknowledged(Instant now) {
  switch (state_) {
    case State::fin_wait_1:
      return enter(State::fin_wait_2);
    case State::closing:
      return start_time_wait(now);
    case State::last_ack:
      enter(State::closed);
      return emit({.kind = Event::Kind::closed});
    default:
      return;
  }
}

void Connection::process_payload(const Segment& segment, std::uint64_t position) {
  if (segment.payload.empty()) return;
  const bool receiving =
      state_ == State::established || state_ == State::fin_wait_1 || state_ == State::fin_wait_2;
  if (!receiving) return;  // "should not occur": the peer has sent its FIN
  if (static_cast<std::int64_t>(position) < 1) return;  // it claims bytes before the first
  const std::uint64_t room = rcv_next() + parameters_.receive_window - position;
  const auto size = std::min<std::uint64_t>(segment.payload.size, room);
  received_.arrived(position - 1, segment.payload.part(0, size));
  while (const auto bytes = received_.take()) {
    emit({.kind = Event::Kind::received, .bytes = *bytes});
  }
  ack_due_ = true;
}

void Connection::process_fin(Instant now) {
  if (!peer_fin_ || *peer_fin_ != rcv_next() || peer_fin_taken_) return;
  peer_fin_taken_ = true;
  ack_due_ = true;
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

void Connection::start_time_wait(Instant now) {
  if (state_ != State::time_wait) {
    enter(State::time_wait);
    emit({.kind = Event::Kind::closed});
  }
  retransmit_at_ = Instant::never();
  time_wait_ends_ = now + parameters_.max_segment_lifetime * 2;
}

}  // namespace mailscope::net::tcp
