// Acknowledgements that arrive: RFC 9293 §3.10.7.4, fifth; RFC 5681 §3; RFC 6582; RFC 6675.

#include <cstddef>

#include "net/tcp/connection.hpp"

namespace mailscope::net::tcp {

bool Connection::process_ack(const Segment& segment, Instant now) {
  const std::uint64_t ack = unwrap(segment.ack, una_, number(una_));
  if (state_ == State::syn_received) return establishing_ack(segment, ack, now);
  // Of what was never sent, or older than any segment in the network can be: RFC 5961 §5.2. The
  // unwrapped number of an old acknowledgement lies below una_, perhaps below zero.
  const auto ahead = static_cast<std::int64_t>(ack - una_);
  if (static_cast<std::int64_t>(ack - max_) > 0 ||
      ahead < -static_cast<std::int64_t>(largest_peer_window_)) {
    challenge(now);
    return false;
  }
  if (ahead < 0) return true;
  const bool same_window = update_window(segment, now) || !parameters_->duplicates_keep_window;
  const bool news = sack_ && update_scoreboard(segment);
  if (ahead > 0) new_ack(ack, segment, now);
  // RFC 5681 §2: a duplicate, in the strict sense; with SACK, RFC 6675 §2: one with news.
  const bool duplicate = una_ < max_ && !persisting_ &&
                         (sack_ ? news : ahead == 0 && same_window && segment.length() == 0);
  if (duplicate) duplicate_ack();
  if (fin_queued_ && una_ == fin_position() + 1) fin_acknowledged(now);
  return true;
}

bool Connection::establishing_ack(const Segment& segment, std::uint64_t ack, Instant now) {
  if (ack <= una_ || ack > max_) {
    reset_seq_ = segment.ack;
    return false;
  }
  update_window(segment, now);
  new_ack(ack, segment, now);
  establish(now);
  if (fin_queued_ && una_ == fin_position() + 1) fin_acknowledged(now);
  return true;
}

bool Connection::update_window(const Segment& segment, Instant now) {
  const auto newer = static_cast<std::int32_t>(segment.seq - window_seq_);
  const bool fresh =
      newer > 0 || (newer == 0 && static_cast<std::int32_t>(segment.ack - window_ack_) >= 0);
  const std::uint32_t window = std::uint32_t{segment.window} << peer_shift_;
  if (persisting_) stalled_since_ = now;  // §3.8.6.1: while it answers, we wait (MUST-37)
  if (!fresh) return window == peer_window_;
  const bool same = window == peer_window_;
  peer_window_ = window;
  largest_peer_window_ = std::max(largest_peer_window_, window);
  window_seq_ = segment.seq;
  window_ack_ = segment.ack;
  if (persisting_ && !same && window > 0) {
    persisting_ = probe_due_ = false;
    probes_ = 0;
    retransmit_at_ = una_ == max_ ? Instant::never() : now + round_trip_.rto();
  }
  return same;
}

bool Connection::update_scoreboard(const Segment& segment) {
  bool news = false;
  for (std::size_t i = 0; i < segment.options.blocks; ++i) {
    const wire::SackBlock& block = segment.options.sack[i];
    const Range range{unwrap(block.left, una_, number(una_)),
                      unwrap(block.right, una_, number(una_))};
    const bool ours = range.begin < range.end && range.begin >= una_ && range.end <= max_;
    if (ours && scoreboard_.add(range)) news = true;
  }
  return news;
}

void Connection::new_ack(std::uint64_t position, const Segment& segment, Instant now) {
  const std::uint64_t acknowledged = position - una_;
  const std::uint64_t was_in_flight = max_ - una_;
  const bool syn = una_ == 0;
  una_ = position;
  nxt_ = std::max(nxt_, una_);
  unsent_.acknowledge(una_ - 1);
  scoreboard_.acknowledged(una_);
  measure(acknowledged, segment, now);
  timeouts_in_a_row_ = 0;
  stalled_since_ = now;
  // RFC 6298 §5.2, 5.3. RFC 6582 §3.2: of partial acknowledgements, after the first only.
  const bool restart = !congestion_.recovering() || una_ >= recover_ || !partly_ || sack_;
  if (una_ == max_) {
    retransmit_at_ = Instant::never();
    persisting_ = false;
  } else if (restart) {
    retransmit_at_ = now + round_trip_.rto();
  }
  if (!syn) return answer_new_ack(acknowledged, was_in_flight);
  // RFC 5681 §3.1: the acknowledgement of the SYN does not open the window.
  if (syn_timeouts_ > 0) round_trip_.restart(parameters_->rto_after_lost_syn);  // RFC 6298 §5.7
  if (syn_timeouts_ > 1) congestion_.begin_with_one();                          // RFC 6928 §2
}

void Connection::measure(std::uint64_t acknowledged, const Segment& segment, Instant now) {
  if (timestamps_ && segment.options.timestamps) {  // RFC 7323 §4.1, RTTM
    const auto ticks = static_cast<std::int32_t>(timestamp(now) - segment.options.ts_echo);
    if (ticks < 0) return;
    const auto in_flight = static_cast<std::int64_t>(max_ - una_ + acknowledged);
    const std::int64_t samples = std::max<std::int64_t>(1, in_flight / (2 * std::int64_t{mss_}));
    round_trip_.measured(milliseconds(ticks), *parameters_, samples);
    return;
  }
  if (const auto sample = stopwatch_.acknowledged(una_, now)) {
    round_trip_.measured(*sample, *parameters_);
  }
}

// RFC 5681 §2: all that was sent and is not acknowledged.
std::uint32_t Connection::flight_size() const {
  std::uint64_t size = max_ - una_;
  if (parameters_->duplicates_have_left) size -= std::min(size, std::uint64_t{departed_} * mss_);
  return static_cast<std::uint32_t>(size);
}

// How the congestion window answers.
void Connection::answer_new_ack(std::uint64_t acknowledged, std::uint64_t was_in_flight) {
  const auto bytes = static_cast<std::uint32_t>(acknowledged);
  if (!congestion_.recovering()) {
    const std::uint64_t window = congestion_.window();
    const bool slow_start = window < congestion_.threshold();
    const bool limits = slow_start ? 2 * was_in_flight >= window : was_in_flight + mss_ > window;
    const bool covers_timeout = timed_out_ && una_ >= recover_;
    if (covers_timeout) timed_out_ = false;
    const bool counts = !covers_timeout || parameters_->grows_on_covering_timeout;
    if (counts && (limits || !parameters_->grow_only_when_limited)) {
      congestion_.acknowledged(bytes, parameters_->growth);
    }
  } else if (una_ >= recover_) {
    congestion_.recovered(static_cast<std::uint32_t>(max_ - una_),
                          parameters_->leaves_recovery_in_steps && !sack_);
    if (parameters_->grows_on_leaving_recovery) {
      congestion_.acknowledged(bytes, parameters_->growth);
    }
  } else {
    partly_ = true;
    if (!sack_) {  // RFC 6582 §3.2: what it asks for was lost too
      congestion_.acknowledged_in_part(bytes);
      resend_ = true;
    }
  }
  duplicates_ = departed_ = 0;
  note_congestion();
}

void Connection::duplicate_ack() {
  ++departed_;
  if (congestion_.recovering()) {
    if (!sack_) congestion_.one_more_duplicate();
    return;
  }
  // RFC 6582 §3.2 step 2: unless the acknowledgement covers more than what had been sent when the
  // last loss was noticed, it may be an echo of what was needlessly sent again.
  if (una_ <= recover_) return;
  if (++duplicates_ == 1) in_flight_before_ = max_ - una_;
  const std::uint32_t threshold = parameters_->duplicate_threshold;
  if (duplicates_ >= threshold || (sack_ && una_ < scoreboard_.lost_before(mss_, threshold))) {
    begin_recovery();
  }
}

// RFC 5681 §3.2 step 2: what limited transmit sent meanwhile does not count as in flight.
void Connection::begin_recovery() {
  recover_ = max_;
  partly_ = false;
  resend_ = true;
  // The one that is timed would be acknowledged late by the hole before it.
  if (!parameters_->times_every_segment) stopwatch_.forget();
  scoreboard_.begin_recovery(una_);
  const auto in_flight = parameters_->duplicates_have_left
                             ? flight_size()
                             : static_cast<std::uint32_t>(in_flight_before_);
  congestion_.fast_retransmit(in_flight, duplicates_, sack_);
  duplicates_ = 0;
  emit({.kind = Event::Kind::fast_retransmit, .seq = number(una_)});
  note_congestion();
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

}  // namespace mailscope::net::tcp
