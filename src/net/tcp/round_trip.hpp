#pragma once
// The retransmission timeout computed from measured round trips: RFC 6298 §2 and §5.5.

#include <algorithm>
#include <cstdint>

#include "net/tcp/parameters.hpp"

namespace mailscope::net::tcp {

class RoundTrip {
 public:
  explicit RoundTrip(const Parameters& p) : rto_(p.initial_rto) {}

  Duration rto() const { return rto_; }
  Duration smoothed() const { return srtt_; }  // zero: nothing was measured yet

  // `samples`: how many a round trip gives; RFC 7323 appendix G spreads their weight over it.
  void measured(Duration r, const Parameters& p, std::int64_t samples = 1) {
    if (!measured_) {  // §2.2
      srtt_ = r;
      rttvar_ = r / 2;
      measured_ = true;
    } else {  // §2.3, alpha = 1/8, beta = 1/4
      const Duration error = srtt_ > r ? srtt_ - r : r - srtt_;
      rttvar_ = (rttvar_ * (4 * samples - 1) + error) / (4 * samples);
      srtt_ = (srtt_ * (8 * samples - 1) + r) / (8 * samples);
    }
    rto_ = std::clamp(srtt_ + std::max(p.clock_granularity, rttvar_ * 4), p.min_rto, p.max_rto);
  }

  // RFC 6298 §5.7: only while nothing was measured.
  void restart(Duration rto) {
    if (!measured_) rto_ = rto;
  }

  void back_off(const Parameters& p) { rto_ = std::min(rto_ * 2, p.max_rto); }  // §5.5

 private:
  Duration srtt_, rttvar_, rto_;
  bool measured_ = false;
};

}  // namespace mailscope::net::tcp
