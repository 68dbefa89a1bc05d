#pragma once
// What a host hands to IP.

#include <cstdint>

#include "base/ids.hpp"
#include "net/tcp/segment.hpp"

namespace mailscope::net {

enum class IpProtocol : std::uint8_t { tcp, udp };

// A datagram has no more of a segment than its payload.
struct Packet {
  PacketId id;
  HostId from, to;
  std::uint16_t from_port = 0, to_port = 0;
  IpProtocol protocol = IpProtocol::tcp;
  Side side = Side::client;  // who sends
  ConnectionId connection;   // as the sender knows it; none: a datagram
  tcp::Segment segment;
};

}  // namespace mailscope::net
