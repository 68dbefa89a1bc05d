#pragma once
// What a TCP can be told. The defaults are the RFCs'; each says which.

#include <cstdint>

#include "base/time.hpp"

namespace mailscope::net::tcp {

struct Parameters {
  std::uint16_t mss = 1460;                      // Ethernet's 1500 less IPv4 and TCP headers
  std::uint16_t receive_window = 65'535;         // the most that a header says without scaling
  std::uint32_t initial_window_segments = 10;    // RFC 6928 §2
  Duration initial_rto = seconds(1);             // RFC 6298 §2.1
  Duration min_rto = seconds(1);                 // RFC 6298 §2.4
  Duration max_rto = seconds(60);                // RFC 6298 §2.5
  Duration clock_granularity = milliseconds(1);  // G of RFC 6298 §2
  Duration give_up_syn = minutes(3);             // R2 for SYN: RFC 9293 §3.8.3 (MUST-23)
  Duration give_up_data = minutes(15);           // R2: at least 100 s (SHLD-11)
  Duration max_segment_lifetime = minutes(2);    // RFC 9293 §3.4.2
};

}  // namespace mailscope::net::tcp
