#pragma once
// The instants at which waiting packets will depart, first come, first served.

#include <cstddef>
#include <vector>

#include "base/time.hpp"

namespace mailscope::net {

class WaitingLine {
 public:
  // How many have not departed at `now`; instants never go back.
  std::size_t length(Instant now) {
    while (first_ < departures_.size() && departures_[first_] <= now) ++first_;
    if (first_ == departures_.size()) clear();
    return departures_.size() - first_;
  }
  // `departs`: not before the last one's.
  void join(Instant departs) {
    // Those who have left make room before the vector grows: memory for the longest line, no more.
    if (departures_.size() == departures_.capacity() && first_ >= departures_.size() / 2) {
      departures_.erase(departures_.begin(),
                        departures_.begin() + static_cast<std::ptrdiff_t>(first_));
      first_ = 0;
    }
    departures_.push_back(departs);
  }
  void clear() {
    departures_.clear();
    first_ = 0;
  }

 private:
  std::vector<Instant> departures_;
  std::size_t first_ = 0;  // those before it have departed
};

}  // namespace mailscope::net
