// What the two SYNs agree on, and the options that later segments carry.

#include <cstddef>

#include "net/tcp/connection.hpp"

namespace mailscope::net::tcp {
namespace {

constexpr std::uint32_t kLargestField = 65'535;

// RFC 7323 §2.3: the least shift with which the field can say the buffer.
std::uint8_t shift_for(std::uint32_t buffer) {
  std::uint8_t shift = 0;
  while (shift < 14 && (buffer >> shift) > kLargestField) ++shift;
  return shift;
}

}  // namespace

void Connection::learn_peer(const Segment& syn, Instant now) {
  const Parameters& p = *parameters_;
  const wire::TcpOptions& theirs = syn.options;
  irs_ = syn.seq;
  mss_ = std::min<std::uint16_t>(p.mss, theirs.mss != 0 ? theirs.mss : p.mss_of_silent_peer);
  congestion_.begin(p, mss_);
  sack_ = p.sack && theirs.sack_permitted;
  timestamps_ = p.timestamps && theirs.timestamps;
  ts_recent_ = theirs.ts_value;
  ts_recent_at_ = now;
  scaled_ = p.window_scale && theirs.window_scale != wire::TcpOptions::kNoScale;
  if (scaled_) {
    peer_shift_ = theirs.window_scale;
    our_shift_ = shift_for(p.receive_buffer);
  }
  peer_window_ = largest_peer_window_ = syn.window;  // of a SYN it is never scaled: RFC 7323 §2.2
  window_seq_ = syn.seq;
  window_ack_ = syn.ack;
  window_.opened(1, std::min(p.receive_buffer, kLargestField));
}

// An option that the peer's SYN did not have is not given back to it: RFC 7323 §2.2, §3.2.
wire::TcpOptions Connection::syn_options() const {
  const Parameters& p = *parameters_;
  const bool first = state_ == State::syn_sent;
  wire::TcpOptions options;
  if (p.announces_mss) options.mss = p.mss;
  if (first ? p.window_scale : scaled_) options.window_scale = shift_for(p.receive_buffer);
  options.sack_permitted = first ? p.sack : sack_;
  options.timestamps = first ? p.timestamps : timestamps_;
  return options;
}

void Connection::add_options(Segment& segment, Instant now) const {
  wire::TcpOptions& options = segment.options;
  if (segment.has(flags::syn)) options = syn_options();
  if (timestamps_) options.timestamps = true;
  if (options.timestamps) {
    options.ts_value = timestamp(now);
    options.ts_echo = segment.has(flags::ack) ? ts_recent_ : 0;
  }
  if (!sack_ || !received_.gap()) return;
  const std::size_t most = timestamps_ ? 3 : wire::TcpOptions::kMostBlocks;
  received_.report(most, [&](const Range& range) {
    const std::uint32_t base = irs_ + 1;
    options.sack[options.blocks++] = {base + static_cast<std::uint32_t>(range.begin),
                                      base + static_cast<std::uint32_t>(range.end)};
  });
}

// §3.7.1: what the options take is taken from the data.
std::uint32_t Connection::segment_room() const {
  if (!timestamps_ && (!sack_ || !received_.gap())) return mss_;
  Segment probe;
  add_options(probe, {});
  return mss_ - static_cast<std::uint32_t>(wire::encoded_size(probe.options));
}

// RFC 7323 §5.4: a clock of milliseconds, from a number that differs between connections (§7.1).
std::uint32_t Connection::timestamp(Instant now) const {
  return iss_ + static_cast<std::uint32_t>(now.ns() / 1'000'000);
}

// RFC 7323 §5: protection against wrapped sequence numbers; after 24 days it no longer holds.
bool Connection::passes_paws(const Segment& segment, Instant now) const {
  return static_cast<std::int32_t>(segment.options.ts_value - ts_recent_) >= 0 ||
         now - ts_recent_at_ > days(24);
}

// RFC 7323 §4.3: the timestamp of the earliest segment that the next ACK acknowledges.
void Connection::note_timestamp(const Segment& segment, std::uint64_t position, Instant now) {
  if (position > last_ack_sent_) return;
  ts_recent_ = segment.options.ts_value;
  ts_recent_at_ = now;
}

}  // namespace mailscope::net::tcp
