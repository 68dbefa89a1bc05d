#pragma once
// What a sender knows from selective acknowledgements: RFC 6675 §3 and §4.

#include <algorithm>
#include <cstdint>
#include <optional>

#include "net/tcp/range_set.hpp"

namespace mailscope::net::tcp {

class Scoreboard {
 public:
  bool add(Range sacked) { return sacked_.add(sacked); }  // Update(); false: nothing new
  void acknowledged(std::uint64_t una) {
    if (!sacked_.empty()) sacked_.drop_before(una);
  }
  // RFC 2018 §8: after a timeout the receiver may have thrown away what it had.
  void forget() { sacked_.clear(), retransmitted_ = 0; }
  bool empty() const { return sacked_.empty(); }
  void retransmitted(std::uint64_t to) { retransmitted_ = std::max(retransmitted_, to); }
  void begin_recovery(std::uint64_t una) { retransmitted_ = una; }

  // IsLost() is true of what is not sacked below this position: `threshold` ranges, or more than
  // threshold - 1 segments, have arrived above it. 0: of nothing.
  std::uint64_t lost_before(std::uint32_t mss, std::uint32_t threshold) const;
  // SetPipe(): of [una, nxt), what is believed to be in the network.
  std::uint64_t in_network(std::uint64_t una, std::uint64_t nxt, std::uint64_t lost_before) const;
  // NextSeg() rules 1 and 3: the first hole that was not sent again and begins below `limit`.
  std::optional<Range> hole(std::uint64_t una, std::uint64_t limit) const;
  std::uint64_t highest() const { return sacked_.empty() ? 0 : sacked_.all().back().end; }
  const Range* at(std::uint64_t position) const { return sacked_.at(position); }

 private:
  RangeSet sacked_;
  std::uint64_t retransmitted_ = 0;  // HighRxt: the end of what was sent again
};

}  // namespace mailscope::net::tcp
