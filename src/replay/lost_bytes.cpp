#include "replay/lost_bytes.hpp"

#include <algorithm>
#include <tuple>
#include <variant>

namespace mailscope::replay {

LostBytes::LostBytes(const trace::Trace& trace, const Packets& packets) {
  for (const Packet& packet : packets.all()) {
    if (!packet.lost || packet.payload == 0 || !packet.connection) continue;
    const auto* sent = std::get_if<trace::PacketSent>(&trace[packet.content].what);
    if (sent)
      losses_.push_back(
          {packet.connection, packet.ended, packet.side, sent->offset, packet.payload});
  }
  std::sort(losses_.begin(), losses_.end(), [](const Loss& a, const Loss& b) {
    return std::tie(a.connection, a.record) < std::tie(b.connection, b.record);
  });
}

bool LostBytes::any(ConnectionId connection, Side side, std::uint64_t begin, std::uint64_t end,
                    RecordNumber cursor) const {
  const auto first = std::lower_bound(
      losses_.begin(), losses_.end(), connection,
      [](const Loss& loss, ConnectionId wanted) { return loss.connection < wanted; });
  for (auto loss = first; loss != losses_.end() && loss->connection == connection; ++loss) {
    if (loss->record > cursor) return false;
    // Modulo 2^32: the loss begins before the end, and ends behind the beginning.
    const std::uint32_t ahead = loss->begin - static_cast<std::uint32_t>(begin);
    const std::uint32_t behind = static_cast<std::uint32_t>(begin) - loss->begin;
    if (loss->side == side && (ahead < end - begin || behind < loss->size)) return true;
  }
  return false;
}

}  // namespace mailscope::replay
