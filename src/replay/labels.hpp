#pragma once
// The short words that stand on a packet on the map.

#include <cstdint>
#include <string>
#include <string_view>

#include "trace/vocabulary.hpp"

namespace mailscope::replay {

// A segment without payload: "SYN", "SYN ACK", "ACK", "FIN", "RST".
std::string flags_label(std::uint8_t flags);

// What was said: "MAIL FROM", "250", "message text", "."; for IMAP "LOGIN", "OK", "FETCH".
std::string said_label(trace::Protocol protocol, trace::LineKind kind, std::string_view text);

// What a DNS message asks or answers: "MX hamburger.edu?", "10 mail.hamburger.edu", "NXDOMAIN".
std::string datagram_label(std::string_view payload);

}  // namespace mailscope::replay
