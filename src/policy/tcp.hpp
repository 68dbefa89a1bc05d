#pragma once
// What a TCP can be told, and named sets of it. The defaults are those of a current system where
// the RFCs leave a choice, and the RFCs' where they do not; each says which.

#include <cstdint>

#include "base/time.hpp"

namespace mailscope::policy {

// Whether a small segment waits while another is unacknowledged: RFC 9293 §3.7.4.
enum class Nagle : std::uint8_t {
  off,
  plain,    // while anything is unacknowledged
  modified  // only while another small one is: appendix A.3
};

// What opens the congestion window: RFC 5681 §3.1.
enum class Growth : std::uint8_t { bytes_acknowledged, every_ack };

struct TcpParameters {
  // ---- Segments and options.
  std::uint16_t mss = 1460;                // Ethernet's 1500 less IPv4 and TCP headers
  bool announces_mss = true;               // in its SYN: RFC 9293 §3.7.1 (SHLD-5)
  std::uint16_t mss_of_silent_peer = 536;  // whose SYN does not say: RFC 9293 §3.7.1 (MUST-15)
  bool window_scale = false;               // RFC 7323 §2
  bool timestamps = false;                 // RFC 7323 §3
  bool sack = false;                       // RFC 2018

  // ---- The receiver.
  std::uint32_t receive_buffer = 65'535;          // the most that a header says without scaling
  std::uint32_t acknowledge_every = 2;            // segments: RFC 9293 §3.8.6.3 (SHLD-19)
  Duration acknowledge_after = milliseconds(40);  // Linux, Windows; below 0.5 s (MUST-40)
  bool acknowledge_first_at_once = false;         // its first segment of data
  // The ACK that ends the handshake leaves before the program has said anything.
  bool handshake_ack_alone = true;

  // ---- The sender.
  Nagle nagle = Nagle::modified;
  Duration small_segment_after = milliseconds(200);  // override of §3.8.6.2.1: 0.1 to 1 s
  std::uint32_t initial_window_segments = 10;        // RFC 6928 §2
  Growth growth = Growth::bytes_acknowledged;
  bool grow_only_when_limited = true;      // cwnd rises only while it is what limits: RFC 7661 §1
  bool restart_after_idle = true;          // RFC 5681 §4.1
  bool limited_transmit = true;            // RFC 3042
  std::uint32_t duplicate_threshold = 3;   // RFC 5681 §3.2
  bool duplicates_keep_window = true;      // RFC 5681 §2 (e): with another, it is no duplicate
  bool duplicates_have_left = false;       // and do not count in the flight that ssthresh halves
  bool leaves_recovery_in_steps = true;    // RFC 6582 §3.2 step 3, option 1; else option 2
  bool grows_on_leaving_recovery = false;  // by the same acknowledgement, beyond ssthresh
  bool grows_on_covering_timeout = true;   // by the one that covers all that was sent before it
  std::uint32_t challenge_acks = 10;       // a second: RFC 5961 §7

  // ---- Timers.
  Duration initial_rto = seconds(1);             // RFC 6298 §2.1
  Duration min_rto = seconds(1);                 // RFC 6298 §2.4
  Duration max_rto = seconds(60);                // RFC 6298 §2.5
  Duration rto_after_lost_syn = seconds(3);      // RFC 6298 §5.7
  Duration clock_granularity = milliseconds(1);  // G of RFC 6298 §2
  bool times_every_segment = false;              // or one a round trip: RFC 6298 §3
  // R2 of RFC 9293 §3.8.3. R1 would advise IP to try another route; here there is one.
  Duration give_up_syn = minutes(3);           // (MUST-23)
  Duration give_up_data = minutes(15);         // at least 100 s (SHLD-11)
  Duration max_segment_lifetime = minutes(2);  // RFC 9293 §3.4.2

  bool operator==(const TcpParameters&) const = default;
};

enum class TcpProfile : std::uint8_t {
  current,  // what a current system does: the defaults
  // The picture of a textbook: every segment is acknowledged at once, none waits for another, the
  // congestion window begins with one segment and grows by one an acknowledgement.
  textbook,
  // The conventions of ns-3's TCP (3.37), by which its bulk transfers come out the same to the
  // nanosecond: tests/net/tcp_reference.csv has them.
  reference
};

TcpParameters parameters_of(TcpProfile profile);

}  // namespace mailscope::policy
