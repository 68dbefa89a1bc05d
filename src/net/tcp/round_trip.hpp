#pragma once
// The retransmission timeout computed from measured round trips: RFC 6298 §2 and §5.5.

#include <algorithm>

#include "net/tcp/parameters.hpp"

namespace mailscope::net::tcp {

class RoundTrip {
 public:
  explicit RoundTrip(const Parameters& p) : p_(p), rto_(p.initial_rto) {}

  Duration rto() const { return rto_; }

  void measured(Duration r) {
    if (!measured_) {  // §2.2
      srtt_ = r;
      rttvar_ = r / 2;
      measured_ = true;
    } else {  // §2.3, alpha = 1/8, beta = 1/4
      const Duration error = srtt_ > r ? srtt_ - r : r - srtt_;
      rttvar_ = rttvar_ - rttvar_ / 4 + error / 4;
      srtt_ = srtt_ - srtt_ / 8 + r / 8;
    }
    rto_ = std::clamp(srtt_ + std::max(p_.clock_granularity, rttvar_ * 4), p_.min_rto, p_.max_rto);
  }

  // RFC 6298 §5.7: only while nothing was measured.
  void restart(Duration rto) {
    if (!measured_) rto_ = rto;
  }

  void back_off() { rto_ = std::min(rto_ * 2, p_.max_rto); }  // §5.5

 private:
  Parameters p_;
  Duration srtt_, rttvar_, rto_;
  bool measured_ = false;
};

}  // namespace mailscope::net::tcp
