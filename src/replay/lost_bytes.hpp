#pragma once
// Which bytes of a dialog were in packets that died on the way.

#include <cstdint>
#include <vector>

#include "base/ids.hpp"
#include "replay/packets.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

class LostBytes {
 public:
  LostBytes(const trace::Trace& trace, const Packets& packets);

  // By `cursor`, of [begin, end) in the stream that `side` sends.
  bool any(ConnectionId connection, Side side, std::uint64_t begin, std::uint64_t end,
           RecordNumber cursor) const;

 private:
  struct Loss {
    ConnectionId connection;
    RecordNumber record;  // its PacketLost
    Side side;
    std::uint32_t begin, size;  // modulo 2^32, as packets count
  };
  std::vector<Loss> losses_;  // by connection, then by record
};

}  // namespace mailscope::replay
