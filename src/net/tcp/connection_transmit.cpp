// What to send next, and that it was sent.

#include "base/check.hpp"
#include "net/tcp/connection.hpp"

namespace mailscope::net::tcp {

std::optional<Outgoing> Connection::next_segment(Instant now, Arena& arena) {
  if (reset_seq_) return next_reset();
  if (state_ == State::closed || state_ == State::listen) return std::nullopt;
  if (nxt_ == 0) {
    Outgoing syn = make(0, flags::syn, {});
    syn.segment.options.mss = parameters_.mss;
    if (state_ == State::syn_sent) syn.segment.control = flags::syn;  // there is nothing to ACK yet
    sent(0, 1, now);
    return syn;
  }
  if (may_send_data()) {
    const std::uint64_t data_end = unsent_.end() + 1;
    const std::uint64_t size = std::min({data_end - std::min(nxt_, data_end), std::uint64_t{mss_},
                                         window_end() - std::min(nxt_, window_end())});
    const bool fin = fin_queued_ && nxt_ + size == fin_position();
    if (size > 0 || fin) {
      std::uint8_t control = nxt_ + size == data_end && size > 0 ? flags::psh : std::uint8_t{0};
      if (fin) control |= flags::fin;
      const Bytes payload = unsent_.range(nxt_ - 1, static_cast<std::uint32_t>(size), arena);
      const Outgoing out = make(nxt_, control, payload);
      sent(nxt_, nxt_ + size + (fin ? 1 : 0), now);
      return out;
    }
  }
  if (!ack_due_) return std::nullopt;
  ack_due_ = false;
  // Not from nxt_, which may have gone back: the peer would find the number old and drop what
  // the segment acknowledges, and two such ends would wait for each other.
  return make(max_, 0, {});
}

std::optional<Outgoing> Connection::next_reset() {
  Outgoing out;
  out.segment.seq = *reset_seq_;
  out.segment.control = flags::rst;
  reset_seq_.reset();
  return out;
}

bool Connection::may_send_data() const {
  switch (state_) {
    case State::established:
    case State::close_wait:
    case State::fin_wait_1:
    case State::closing:
    case State::last_ack:
      return true;
    default:
      return false;
  }
}

// The first position that may not be sent yet: what the peer and the network have room for.
std::uint64_t Connection::window_end() const {
  return una_ + std::min(peer_window_, congestion_.window());
}

Outgoing Connection::make(std::uint64_t position, std::uint8_t control, Bytes payload) const {
  Outgoing out;
  out.segment.seq = iss_ + static_cast<std::uint32_t>(position);
  out.segment.ack = irs_ + static_cast<std::uint32_t>(rcv_next());
  out.segment.control = control | flags::ack;
  out.segment.window = parameters_.receive_window;
  out.segment.payload = payload;
  out.offset = position == 0 ? 0 : position - 1;
  const bool occupies = !payload.empty() || (control & (flags::syn | flags::fin)) != 0;
  out.again = occupies && position < max_;
  return out;
}

void Connection::sent(std::uint64_t from, std::uint64_t to, Instant now) {
  ack_due_ = false;
  nxt_ = to;
  if (to > max_) {
    if (una_ == max_) stalled_since_ = now;
    if (!timed_ && from >= max_) timed_ = Timed{to, now};
    max_ = to;
  }
  if (retransmit_at_ == Instant::never()) retransmit_at_ = now + round_trip_.rto();
}

}  // namespace mailscope::net::tcp
