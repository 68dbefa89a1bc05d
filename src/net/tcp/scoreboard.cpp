#include "net/tcp/scoreboard.hpp"

#include <algorithm>

namespace mailscope::net::tcp {

std::uint64_t Scoreboard::lost_before(std::uint32_t mss, std::uint32_t threshold) const {
  const auto& ranges = sacked_.all();
  std::uint64_t bytes = 0;
  std::uint32_t count = 0;
  for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
    bytes += range->end - range->begin;
    if (++count >= threshold || bytes > std::uint64_t{threshold - 1} * mss) return range->begin;
  }
  return 0;
}

std::uint64_t Scoreboard::in_network(std::uint64_t una, std::uint64_t nxt,
                                     std::uint64_t lost_before) const {
  const std::uint64_t alive = std::clamp(lost_before, una, nxt);
  return sacked_.missing(alive, nxt) + sacked_.missing(una, std::min(retransmitted_, alive));
}

std::optional<Range> Scoreboard::hole(std::uint64_t una, std::uint64_t limit) const {
  std::uint64_t begin = std::max(una, retransmitted_);
  for (const Range& range : sacked_.all()) {
    if (begin >= limit) return std::nullopt;
    if (begin < range.begin) return Range{begin, range.begin};
    begin = std::max(begin, range.end);
  }
  return std::nullopt;
}

}  // namespace mailscope::net::tcp
