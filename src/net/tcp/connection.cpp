// What the user asks for: RFC 9293 §3.10.1 to §3.10.5.

#include "net/tcp/connection.hpp"

#include "base/check.hpp"

namespace mailscope::net::tcp {

Connection::Connection(const Parameters& parameters, std::uint32_t initial_sequence)
    : parameters_(&parameters),
      iss_(initial_sequence),
      mss_(parameters.mss),
      window_(parameters.receive_buffer),
      round_trip_(parameters) {
  congestion_.begin(parameters, mss_);
}

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

void Connection::send_repeated(Bytes block, std::uint64_t total) {
  if (fin_queued_ || state_ == State::closed) return;
  MAILSCOPE_CHECK(block.size / 2 >= parameters_->mss);
  unsent_.append_repeated(block, total);
}

// §3.10.3, the part that TCP sees: room in the buffer, and so in the window.
void Connection::consumed(std::uint64_t bytes) {
  window_.read(bytes);
  if (peer_fin_taken_ || state_ == State::closed) return;
  if (window_.can_open(rcv_next(), mss_)) acknowledge_now();
}

// §3.10.4.
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

// §3.10.5: who has heard of the connection and still believes in it is told.
void Connection::abort() {
  switch (state_) {
    case State::syn_received:
    case State::established:
    case State::fin_wait_1:
    case State::fin_wait_2:
    case State::close_wait:
      reset_seq_ = number(max_);
      break;
    default:
      break;
  }
  if (state_ != State::closed) enter(State::closed);
}

void Connection::enter(State to) {
  emit({.kind = Event::Kind::state_changed, .from = state_, .to = to});
  state_ = to;
  if (to != State::closed) return;
  retransmit_at_ = time_wait_ends_ = ack_at_ = Instant::never();
  ack_now_ = handshake_ack_ = false;
}

std::optional<Event> Connection::next_event() {
  if (events_.empty()) return std::nullopt;
  const Event event = events_.front();
  events_.pop_front();
  return event;
}

void Connection::fail(trace::ConnectionFailure why) {
  enter(State::closed);
  emit({.kind = Event::Kind::failed, .failure = why});
}

CongestionState Connection::congestion() const {
  return {congestion_.window(), congestion_.threshold(), static_cast<std::uint32_t>(max_ - una_),
          round_trip_.smoothed(), round_trip_.rto()};
}

}  // namespace mailscope::net::tcp
