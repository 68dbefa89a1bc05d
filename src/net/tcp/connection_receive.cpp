// SEGMENT ARRIVES: RFC 9293 §3.10.7, in its order.

#include "net/tcp/connection.hpp"

namespace mailscope::net::tcp {

void Connection::segment_arrived(const Segment& segment, Instant now) {
  switch (state_) {
    case State::closed:
      return;  // the stack answers for connections that are not there
    case State::listen:
      return arrived_in_listen(segment, now);
    case State::syn_sent:
      return arrived_in_syn_sent(segment, now);
    default:
      return arrived_later(segment, now);
  }
}

// §3.10.7.2.
void Connection::arrived_in_listen(const Segment& segment, Instant now) {
  if (segment.has(flags::rst)) return;
  if (segment.has(flags::ack)) {
    reset_seq_ = segment.ack;
    return;
  }
  if (!segment.has(flags::syn)) return;
  learn_peer(segment, now);
  enter(State::syn_received);
  take_text(segment, 1);
}

// §3.10.7.3.
void Connection::arrived_in_syn_sent(const Segment& segment, Instant now) {
  const bool has_ack = segment.has(flags::ack);
  const std::uint64_t ack = unwrap(segment.ack, una_, number(una_));
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
  learn_peer(segment, now);
  take_text(segment, 1);
  if (!ack_fits) {  // simultaneous open: the SYN goes again, with an ACK
    nxt_ = 0;
    enter(State::syn_received);
    return;
  }
  new_ack(ack, segment, now);
  acknowledge_now();
  handshake_ack_ = parameters_->handshake_ack_alone;
  establish(now);
}

void Connection::establish(Instant now) {
  enter(State::established);
  emit({.kind = Event::Kind::established});
  if (fin_queued_) enter(State::fin_wait_1);
  if (text_with_syn_) deliver(now, received_.gap());
  process_fin(now);
}

// §3.10.7.4.
void Connection::arrived_later(const Segment& segment, Instant now) {
  // Both opened at once, and the peer's SYN comes again with its ACK (figure 8): "tailor actual
  // segments ... by trimming off any portions that lie outside the window (including SYN ...)".
  if (state_ == State::syn_received && segment.seq == irs_ &&
      segment.has(flags::syn | flags::ack)) {
    Segment rest = segment;
    rest.control = static_cast<std::uint8_t>(rest.control & ~flags::syn);
    rest.seq += 1;
    return arrived_later(rest, now);
  }
  const std::uint64_t next = rcv_next();
  const std::uint64_t position = unwrap(segment.seq, next, irs_ + static_cast<std::uint32_t>(next));
  if (timestamps_ && !segment.has(flags::rst)) {
    if (!segment.options.timestamps) return;  // RFC 7323 §3.2: every segment has them, or none
    if (!passes_paws(segment, now)) return acknowledge_now();  // §5.3 R1
  }
  if (!acceptable(segment, position)) return not_acceptable(segment, position, now);  // first
  if (segment.has(flags::rst)) {  // second; RFC 5961 §3.2: a near miss is only challenged
    if (position == next) {
      reset_by_peer();
    } else {
      challenge(now);
    }
    return;
  }
  if (segment.has(flags::syn)) {                                                 // fourth
    if (state_ == State::syn_received && passive_) return enter(State::closed);  // to LISTEN
    return challenge(now);                                                       // RFC 5961 §4.2
  }
  if (timestamps_) note_timestamp(segment, position, now);
  if (!segment.has(flags::ack) || !process_ack(segment, now)) return;  // fifth
  const bool gap_before = received_.gap();
  take_text(segment, position);  // seventh
  if (!segment.payload.empty()) deliver(now, gap_before);
  process_fin(now);  // eighth
}

// Table 6: does it touch the receive window? An empty segment may also stand at the window's edge:
// a sender that has used the window up numbers its acknowledgements so.
bool Connection::acceptable(const Segment& segment, std::uint64_t position) const {
  const std::uint64_t next = rcv_next();
  if (segment.length() == 0) return position >= next && position <= window_.edge();
  return position < window_.edge() && position + segment.length() > next;
}

void Connection::not_acceptable(const Segment& segment, std::uint64_t position, Instant now) {
  if (segment.has(flags::rst)) return;
  acknowledge_now();
  // §3.10.7.4: with a closed window valid ACKs are taken all the same (MUST-66).
  const bool probe = position == rcv_next() && position == window_.edge();
  if (probe && segment.has(flags::ack) && !segment.has(flags::syn)) process_ack(segment, now);
  // "The only thing that can arrive in [TIME-WAIT] is a retransmission of the remote FIN."
  if (state_ == State::time_wait && segment.has(flags::fin)) start_time_wait(now);
}

// RFC 5961 §7: so many in a second, lest they are used to make noise.
void Connection::challenge(Instant now) {
  if (now - challenges_since_ >= seconds(1)) {
    challenges_since_ = now;
    challenges_ = 0;
  }
  if (challenges_ >= parameters_->challenge_acks) return;
  ++challenges_;
  acknowledge_now();
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
      enter(State::closed);
      emit({.kind = Event::Kind::closed});
      return;
    case State::time_wait:  // whose user has heard it already
      enter(State::closed);
      return;
    default:
      fail(trace::ConnectionFailure::reset);
  }
}

void Connection::start_time_wait(Instant now) {
  if (state_ != State::time_wait) {
    enter(State::time_wait);
    emit({.kind = Event::Kind::closed});
  }
  retransmit_at_ = Instant::never();
  time_wait_ends_ = now + parameters_->max_segment_lifetime * 2;
}

// §3.10.7.4, first check, and RFC 6191 §2.
bool Connection::may_be_replaced_by(const Segment& syn) const {
  if (state_ != State::time_wait || !syn.has(flags::syn)) return false;
  if (syn.has(flags::rst) || syn.has(flags::ack)) return false;
  if (timestamps_ && syn.options.timestamps && syn.options.ts_value != ts_recent_) {
    return static_cast<std::int32_t>(syn.options.ts_value - ts_recent_) > 0;
  }
  return static_cast<std::int32_t>(syn.seq - (irs_ + static_cast<std::uint32_t>(rcv_next()))) > 0;
}

}  // namespace mailscope::net::tcp
