#include "net/tcp/connection.hpp"

#include "base/check.hpp"

namespace mailscope::net::tcp {

Connection::Connection(const Parameters& parameters, std::uint32_t initial_sequence)
    : parameters_(parameters),
      iss_(initial_sequence),
      mss_(parameters.mss),
      round_trip_(parameters),
      congestion_(parameters.mss, parameters.initial_window_segments) {}

void Connection::open(Instant now) {
  MAILSCOPE_CHECK(state_ == State::closed);
  stalled_since_ = now;
  enter(State::syn_sent);
}

void Connection::listen() {
  MAILSCOPE_CHECK(state_ == State::closed);
  passive_ = true;
  enter(State::listen);
}

void Connection::send(Bytes bytes) {
  if (fin_queued_ || state_ == State::closed) return;  // "connection closing", §3.10.2
  unsent_.append(bytes);
}

// RFC 9293 §3.10.4.
void Connection::close() {
  if (fin_queued_) return;
  switch (state_) {
    case State::listen:
    case State::syn_sent:
      enter(State::closed);
      emit({.kind = Event::Kind::closed});
      return;
    case State::syn_received:
    case State::established:
      fin_queued_ = true;
      if (state_ == State::established) enter(State::fin_wait_1);
      return;
    case State::close_wait:
      fin_queued_ = true;
      enter(State::last_ack);
      return;
    default:
      return;
  }
}

// RFC 9293 §3.10.5.
void Connection::abort() {
  const bool peer_knows = state_ != State::closed && state_ != State::listen &&
                          state_ != State::syn_sent && state_ != State::time_wait;
  if (peer_knows) reset_seq_ = iss_ + static_cast<std::uint32_t>(nxt_);
  if (state_ != State::closed) enter(State::closed);
}

void Connection::timeout(Instant now) {
  if (now >= time_wait_ends_) {
    enter(State::closed);
    return;
  }
  if (now < retransmit_at_) return;
  const bool handshake = state_ == State::syn_sent || state_ == State::syn_received;
  const Duration limit = handshake ? parameters_.give_up_syn : parameters_.give_up_data;
  if (now - stalled_since_ >= limit) {
    fail(trace::ConnectionFailure::timed_out);
    return;
  }
  if (handshake) syn_timed_out_ = true;
  congestion_.timed_out(static_cast<std::uint32_t>(max_ - una_));
  round_trip_.back_off();
  timed_.reset();
  nxt_ = una_;  // go back; RFC 6298 §5.4: the earliest segment first
  retransmit_at_ = now + round_trip_.rto();
  emit({.kind = Event::Kind::retransmit, .count = ++timeouts_in_a_row_, .next = round_trip_.rto()});
}

void Connection::enter(State to) {
  emit({.kind = Event::Kind::state_changed, .from = state_, .to = to});
  state_ = to;
  if (to == State::closed) {
    retransmit_at_ = Instant::never();
    time_wait_ends_ = Instant::never();
  }
}

void Connection::fail(trace::ConnectionFailure why) {
  enter(State::closed);
  emit({.kind = Event::Kind::failed, .failure = why});
}

}  // namespace mailscope::net::tcp
