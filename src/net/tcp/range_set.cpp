#include "net/tcp/range_set.hpp"

#include <algorithm>

namespace mailscope::net::tcp {

bool RangeSet::add(Range range) {
  if (range.begin >= range.end) return false;
  const auto first =
      std::lower_bound(ranges_.begin(), ranges_.end(), range.begin,
                       [](const Range& r, std::uint64_t begin) { return r.end < begin; });
  if (first != ranges_.end() && first->begin <= range.begin && first->end >= range.end) {
    return false;
  }
  auto last = first;
  for (; last != ranges_.end() && last->begin <= range.end; ++last) {
    range.begin = std::min(range.begin, last->begin);
    range.end = std::max(range.end, last->end);
  }
  if (first == last) {
    ranges_.insert(first, range);
  } else {
    *first = range;
    ranges_.erase(first + 1, last);
  }
  return true;
}

void RangeSet::drop_before(std::uint64_t position) {
  const auto kept = std::find_if(ranges_.begin(), ranges_.end(),
                                 [position](const Range& r) { return r.end > position; });
  ranges_.erase(ranges_.begin(), kept);
  if (!ranges_.empty()) ranges_.front().begin = std::max(ranges_.front().begin, position);
}

const Range* RangeSet::at(std::uint64_t position) const {
  for (const Range& range : ranges_) {
    if (range.begin <= position && position < range.end) return &range;
  }
  return nullptr;
}

std::uint64_t RangeSet::missing(std::uint64_t begin, std::uint64_t end) const {
  if (begin >= end) return 0;
  std::uint64_t count = end - begin;
  for (const Range& range : ranges_) {
    const std::uint64_t from = std::max(range.begin, begin);
    const std::uint64_t to = std::min(range.end, end);
    if (from < to) count -= to - from;
  }
  return count;
}

}  // namespace mailscope::net::tcp
