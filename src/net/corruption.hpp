#pragma once
// A packet of which the way has flipped a bit, as its receiver finds it.

#include <cstdint>
#include <string_view>

#include "net/packet.hpp"

namespace mailscope::net {

// Whether the checksums of IP and of TCP or UDP do not fit any more. A single bit they always find
// (RFC 1071 §1: the sum changes by a power of two, which is never 0 modulo 2^16 - 1).
bool checksum_finds(const Packet& packet, std::uint32_t bit, std::uint32_t source,
                    std::uint32_t destination, std::string_view payload);

}  // namespace mailscope::net
