#pragma once
// How much may be in flight: slow start and congestion avoidance, RFC 5681 §3.1.

#include <algorithm>
#include <cstdint>

namespace mailscope::net::tcp {

class Congestion {
 public:
  Congestion(std::uint32_t mss, std::uint32_t initial_segments)
      : mss_(mss), window_(mss * initial_segments) {}

  std::uint32_t window() const { return window_; }

  void acknowledged(std::uint32_t bytes) {
    if (window_ < threshold_) {
      window_ += std::min(bytes, mss_);
    } else {
      window_ += std::max<std::uint32_t>(
          1, static_cast<std::uint32_t>(std::uint64_t{mss_} * mss_ / window_));
    }
    window_ = std::min(window_, kLargest);
  }

  // A loss that the retransmission timer found. `in_flight`: bytes sent and not acknowledged.
  void timed_out(std::uint32_t in_flight) {
    threshold_ = std::max(in_flight / 2, 2 * mss_);  // equation (4)
    window_ = mss_;                                  // the loss window
  }

 private:
  static constexpr std::uint32_t kLargest = 1U << 30;
  std::uint32_t mss_;
  std::uint32_t window_;
  std::uint32_t threshold_ = kLargest;
};

}  // namespace mailscope::net::tcp
