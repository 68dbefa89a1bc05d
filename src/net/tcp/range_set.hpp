#pragma once
// Disjoint ranges of positions in order: what arrived behind a gap, and what a peer says did.
// There are few at a time, and they grow at the end.

#include <cstdint>
#include <vector>

namespace mailscope::net::tcp {

struct Range {
  std::uint64_t begin, end;
  bool operator==(const Range&) const = default;
};

class RangeSet {
 public:
  bool add(Range range);  // joins what touches it; false: nothing of it was new
  void drop_before(std::uint64_t position);
  void clear() { ranges_.clear(); }
  bool empty() const { return ranges_.empty(); }
  const std::vector<Range>& all() const { return ranges_; }
  // The range that `position` lies in.
  const Range* at(std::uint64_t position) const;
  // Positions of [begin, end) that are in none.
  std::uint64_t missing(std::uint64_t begin, std::uint64_t end) const;

 private:
  std::vector<Range> ranges_;
};

}  // namespace mailscope::net::tcp
