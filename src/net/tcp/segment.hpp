#pragma once
// A TCP segment (RFC 9293 §3.1), without the addresses that IP carries.

#include <cstdint>

#include "base/arena.hpp"
#include "trace/vocabulary.hpp"
#include "wire/tcp_options.hpp"

namespace mailscope::net::tcp {

namespace flags = trace::tcp_flags;
using State = trace::TcpState;

struct Segment {
  std::uint32_t seq = 0;
  std::uint32_t ack = 0;  // meaningful when the ACK bit is set
  std::uint8_t control = 0;
  std::uint16_t window = 0;
  wire::TcpOptions options;
  Bytes payload;

  bool has(std::uint8_t bits) const { return (control & bits) == bits; }
  // Sequence numbers it occupies (SEG.LEN): SYN and FIN count as one each.
  std::uint32_t length() const {
    return static_cast<std::uint32_t>(payload.size) + (has(flags::syn) ? 1U : 0U) +
           (has(flags::fin) ? 1U : 0U);
  }
};

// Bytes.
inline std::uint32_t header_size(const Segment& s) {
  return 20 + static_cast<std::uint32_t>(wire::encoded_size(s.options));
}

// Sequence numbers wrap; what is near them does not. Position `near` of a stream has the number
// `number_of_near`; this is the position that has `number` (RFC 9293 §3.4: comparisons mod 2^32).
constexpr std::uint64_t unwrap(std::uint32_t number, std::uint64_t near,
                               std::uint32_t number_of_near) {
  return near + static_cast<std::uint64_t>(
                    static_cast<std::int64_t>(static_cast<std::int32_t>(number - number_of_near)));
}

}  // namespace mailscope::net::tcp
