// What to send next, and that it was sent.

#include <utility>

#include "net/tcp/connection.hpp"

namespace mailscope::net::tcp {

std::optional<Outgoing> Connection::next_segment(Instant now, Arena& arena) {
  if (reset_seq_) return next_reset();
  if (state_ == State::closed || state_ == State::listen) return std::nullopt;
  if (nxt_ == 0) return next_syn(now);
  if (handshake_ack_) return next_ack(now);
  if (may_send_data()) {
    if (probe_due_) return next_probe(now, arena);
    if (auto out = next_lost(now, arena)) return out;
    if (auto out = next_data(now, arena)) return out;
    if (auto out = next_hole(scoreboard_.highest(), now, arena)) return out;
  }
  if (ack_now_) return next_ack(now);
  return std::nullopt;
}

Outgoing Connection::next_reset() {
  Outgoing out;
  out.segment.seq = *reset_seq_;
  out.segment.control = flags::rst;
  reset_seq_.reset();
  return out;
}

Outgoing Connection::next_syn(Instant now) {
  Outgoing out = make(0, flags::syn, {}, now);
  sent(0, 1, now);
  return out;
}

// Not from nxt_, which may have gone back: the peer would find the number old and drop what the
// segment acknowledges, and two such ends would wait for each other. But a probe's byte does not
// count: behind it, to a peer whose window is closed, the number would be too new.
Outgoing Connection::next_ack(Instant now) {
  return make(persisting_ ? una_ : max_, 0, {}, now);
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

// RFC 9293 §3.8.6.1: a byte that the window has no room for, or the FIN.
Outgoing Connection::next_probe(Instant now, Arena& arena) {
  probe_due_ = false;
  const Outgoing out = resend(una_, una_ + 1, now, arena);
  max_ = std::max(max_, una_ + 1);
  return out;
}

// Segments that are taken for lost: RFC 5681 §3.2, RFC 6582 §3.2, RFC 6675 §5.
std::optional<Outgoing> Connection::next_lost(Instant now, Arena& arena) {
  if (std::exchange(resend_, false) && una_ < max_) return resend(una_, max_, now, arena);
  if (!sack_ || !congestion_.recovering()) return std::nullopt;
  return next_hole(scoreboard_.lost_before(mss_, parameters_->duplicate_threshold), now, arena);
}

// RFC 6675 §5 (C): while the network has room, NextSeg() of what begins before `limit`.
std::optional<Outgoing> Connection::next_hole(std::uint64_t limit, Instant now, Arena& arena) {
  if (!sack_ || !congestion_.recovering()) return std::nullopt;
  if (in_network() + mss_ > congestion_.window()) return std::nullopt;
  const auto hole = scoreboard_.hole(una_, limit);
  if (!hole) return std::nullopt;
  return resend(hole->begin, hole->end, now, arena);
}

// One segment from `position`, of what was sent before `limit`.
Outgoing Connection::resend(std::uint64_t position, std::uint64_t limit, Instant now,
                            Arena& arena) {
  const std::uint64_t end = std::min({limit, data_end(), position + segment_room()});
  const std::uint64_t size = end - std::min(position, end);
  const bool fin = fin_queued_ && position + size == fin_position() && limit > fin_position();
  const Bytes payload = unsent_.range(position - 1, static_cast<std::uint32_t>(size), arena);
  const std::uint64_t to = position + size + (fin ? 1 : 0);
  scoreboard_.retransmitted(to);
  stopwatch_.sent_again(position, to);
  Outgoing out = make(position, fin ? flags::fin : std::uint8_t{0}, payload, now);
  if (retransmit_at_ == Instant::never()) retransmit_at_ = now + round_trip_.rto();
  return out;
}

// What the congestion window counts. After a timeout, what lies behind nxt_ is not believed in.
std::uint64_t Connection::in_network() const {
  if (!sack_ || scoreboard_.empty()) return nxt_ - una_;
  return scoreboard_.in_network(una_, nxt_,
                                scoreboard_.lost_before(mss_, parameters_->duplicate_threshold));
}

// How far the peer and the network have room: SND.UNA + SND.WND - SND.NXT, and cwnd.
std::uint64_t Connection::usable_window() const {
  const std::uint64_t peer = una_ + peer_window_;
  std::uint64_t allowed = congestion_.window();
  // RFC 3042: each of the first two duplicates lets a new segment go, for one has left. But the
  // segment that is waited for has not. With SACK the scoreboard says the same.
  if (parameters_->limited_transmit && !sack_ && duplicates_ > 0) {
    const std::uint64_t others = max_ - una_ - std::min<std::uint64_t>(max_ - una_, mss_);
    allowed += std::min(std::min(duplicates_, 2U) * std::uint64_t{mss_}, others);
  }
  const std::uint64_t flying = in_network();
  return std::min(peer - std::min(nxt_, peer), allowed - std::min(flying, allowed));
}

// RFC 9293 §3.8.6.2.1, rules 1 to 4, and Nagle's (§3.7.4). A FIN says that no more will come that
// a small segment could wait for.
bool Connection::worth_sending(std::uint64_t size, std::uint64_t left, bool fin) const {
  if (fin || small_allowed_ || size >= segment_room()) return true;
  if (size == 0) return false;
  // What was sent before goes again: the earliest in any case, then as much as it was.
  if (nxt_ < max_) return nxt_ == una_ || size >= std::min(left, max_ - nxt_);
  bool waits = false;
  if (parameters_->nagle == Nagle::plain) waits = nxt_ > una_;
  if (parameters_->nagle == Nagle::modified) waits = small_end_ > una_;
  return !waits && (size == left || 2 * size >= largest_peer_window_);
}

std::optional<Outgoing> Connection::next_data(Instant now, Arena& arena) {
  if (nxt_ < max_) {  // after a timeout: what has arrived since need not go again
    if (const Range* sacked = scoreboard_.at(nxt_)) nxt_ = sacked->end;
  }
  const std::uint64_t left = data_end() - std::min(nxt_, data_end());
  const bool fin_due = fin_queued_ && nxt_ <= fin_position();
  if (left == 0 && !fin_due) return std::nullopt;
  if (parameters_->restart_after_idle && una_ == max_ && now - last_sent_ > round_trip_.rto()) {
    congestion_.idle(Congestion::initial_window(*parameters_, mss_));  // RFC 5681 §4.1
  }
  const std::uint64_t size = std::min({left, std::uint64_t{segment_room()}, usable_window()});
  const bool fin = fin_due && size == left && nxt_ + size < una_ + peer_window_;
  if ((size == 0 && !fin) || !worth_sending(size, left, fin)) {
    if (nxt_ == una_) arm_persist(now);
    return std::nullopt;
  }
  small_allowed_ = false;
  if (size < segment_room()) small_end_ = nxt_ + size;
  std::uint8_t control = size == left && size > 0 ? flags::psh : std::uint8_t{0};
  if (fin) control |= flags::fin;
  const Bytes payload = unsent_.range(nxt_ - 1, static_cast<std::uint32_t>(size), arena);
  Outgoing out = make(nxt_, control, payload, now);
  sent(nxt_, nxt_ + size + (fin ? 1 : 0), now);
  return out;
}

Outgoing Connection::make(std::uint64_t position, std::uint8_t control, Bytes payload,
                          Instant now) {
  Outgoing out;
  Segment& s = out.segment;
  s.seq = number(position);
  s.control = control;
  if (state_ != State::syn_sent) {  // there is nothing to acknowledge yet
    s.control |= flags::ack;
    s.ack = irs_ + static_cast<std::uint32_t>(rcv_next());
  }
  std::uint32_t window = parameters_->receive_buffer;
  if ((control & flags::syn) == 0) window = window_.offer(rcv_next(), mss_) >> our_shift_;
  s.window = static_cast<std::uint16_t>(std::min<std::uint32_t>(window, UINT16_MAX));
  s.payload = payload;
  add_options(s, now);
  acknowledgement_sent();
  out.offset = position == 0 ? 0 : position - 1;
  const bool occupies = !payload.empty() || (control & (flags::syn | flags::fin)) != 0;
  out.again = occupies && position < max_;
  return out;
}

void Connection::sent(std::uint64_t from, std::uint64_t to, Instant now) {
  nxt_ = to;
  last_sent_ = now;
  if (from < max_) {
    scoreboard_.retransmitted(to);
    stopwatch_.sent_again(from, to);
  }
  if (to > max_) {
    if (una_ == max_) stalled_since_ = now;
    if (from >= max_) stopwatch_.sent(to, now, parameters_->times_every_segment);
    max_ = to;
  }
  if (retransmit_at_ == Instant::never() || persisting_) {
    persisting_ = false;
    retransmit_at_ = now + round_trip_.rto();
  }
}

}  // namespace mailscope::net::tcp
