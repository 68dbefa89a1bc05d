#pragma once
// How much may be in flight: RFC 5681 §3.1 and §3.2, with NewReno's recovery (RFC 6582 §3.2).
// When to call what is the connection's to decide; how the window answers is decided here.

#include <cstdint>

#include "net/tcp/parameters.hpp"

namespace mailscope::net::tcp {

class Congestion {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  void begin(const Parameters& parameters, std::uint32_t mss);  // when the MSS is agreed on
  void begin_with_one() { window_ = mss_; }

  std::uint32_t window() const { return window_; }
  std::uint32_t threshold() const { return threshold_; }
  bool recovering() const { return recovering_; }

  // ---- Acknowledgements of new data.
  void acknowledged(std::uint32_t bytes, Growth growth);  // outside of recovery
  void acknowledged_in_part(std::uint32_t bytes);         // less than was sent before the loss
  // `in_flight`: what is still unacknowledged.
  void recovered(std::uint32_t in_flight, bool in_steps);

  // ---- Losses. `in_flight`: bytes sent and not acknowledged.
  // With selective acknowledgements the window is not inflated by what has left the network.
  void fast_retransmit(std::uint32_t in_flight, std::uint32_t duplicates, bool selective);
  void one_more_duplicate() { window_ += mss_; }
  void timed_out(std::uint32_t in_flight, bool first_time);

  void idle(std::uint32_t initial_window);  // RFC 5681 §4.1
  static std::uint32_t initial_window(const Parameters& parameters, std::uint32_t mss);

 private:
  void halve(std::uint32_t in_flight);

  std::uint32_t mss_ = 0;
  std::uint32_t window_ = 0;
  std::uint32_t threshold_ = kNone;  // "arbitrarily high", §3.1
  std::uint32_t counted_ = 0;        // bytes acknowledged towards the next step of avoidance
  bool recovering_ = false;
};

}  // namespace mailscope::net::tcp
