#pragma once
// The bytes of a packet as they stood on the wire: IP header, TCP or UDP header, payload.

#include <cstdint>
#include <string>
#include <vector>

#include "replay/packets.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

// Reads the trace once; keeps references to both arguments.
class PacketBytes {
 public:
  PacketBytes(const trace::Trace& trace, const Packets& packets);

  // The whole IP packet, with right checksums, as its sender made it. A link's copy has the
  // bytes of its original.
  std::string ip_packet(PacketId packet) const;

 private:
  const trace::Trace& trace_;
  const Packets& packets_;
  std::vector<std::uint32_t> addresses_;              // by HostId
  std::vector<trace::ConnectionOpened> connections_;  // by ConnectionId
};

}  // namespace mailscope::replay
