#include "net/tcp/congestion.hpp"

#include <algorithm>

namespace mailscope::net::tcp {
namespace {

constexpr std::uint32_t kLargest = 1U << 30;  // as far as a scaled window goes: RFC 7323 §2.3

}  // namespace

// RFC 6928 §2: min(10 MSS, max(2 MSS, 14600)), with another number for ten.
std::uint32_t Congestion::initial_window(const Parameters& p, std::uint32_t mss) {
  const std::uint32_t segments = p.initial_window_segments;
  return std::min(segments * mss, std::max(2 * mss, segments * 1460));
}

void Congestion::begin(const Parameters& parameters, std::uint32_t mss) {
  mss_ = mss;
  window_ = initial_window(parameters, mss);
}

void Congestion::acknowledged(std::uint32_t bytes, Growth growth) {
  if (window_ < threshold_) {                                               // slow start
    window_ += growth == Growth::every_ack ? mss_ : std::min(bytes, mss_);  // equation (2)
  } else if (growth == Growth::every_ack) {                                 // equation (3)
    window_ += std::max<std::uint32_t>(
        1, static_cast<std::uint32_t>(std::uint64_t{mss_} * mss_ / window_));
  } else if (counted_ += bytes; counted_ >= window_) {  // §3.1: a segment for a window's bytes
    counted_ -= window_;
    window_ += mss_;
  }
  window_ = std::min(window_, kLargest);
}

void Congestion::halve(std::uint32_t in_flight) {
  threshold_ = std::max(in_flight / 2, 2 * mss_);  // equation (4)
  counted_ = 0;
}

// RFC 5681 §3.2 steps 2 and 3; RFC 6675 §5 (4.2).
void Congestion::fast_retransmit(std::uint32_t in_flight, std::uint32_t duplicates,
                                 bool selective) {
  halve(in_flight);
  window_ = threshold_ + (selective ? 0 : duplicates * mss_);
  recovering_ = true;
}

// RFC 6582 §3.2 step 3, partial acknowledgement: deflate, and add back what left the network.
void Congestion::acknowledged_in_part(std::uint32_t bytes) {
  window_ -= std::min(window_, bytes);
  if (bytes >= mss_) window_ += mss_;
  window_ = std::max(window_, mss_);
}

// RFC 6582 §3.2 step 3, full acknowledgement; option 1 keeps a burst from the network.
void Congestion::recovered(std::uint32_t in_flight, bool in_steps) {
  window_ = in_steps ? std::min(threshold_, std::max(in_flight, mss_) + mss_) : threshold_;
  recovering_ = false;
}

// RFC 5681 §3.1: a segment that times out again leaves ssthresh as it is.
void Congestion::timed_out(std::uint32_t in_flight, bool first_time) {
  if (first_time) halve(in_flight);
  window_ = mss_;  // the loss window
  recovering_ = false;
}

void Congestion::idle(std::uint32_t initial_window) {
  window_ = std::min(window_, initial_window);
}

}  // namespace mailscope::net::tcp
