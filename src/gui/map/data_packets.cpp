#include "gui/map/data_packets.hpp"

#include <algorithm>

namespace mailscope::gui::map {
namespace {

bool has_some(const replay::Part& part) {
  return part.kind == trace::LineKind::content || part.begins_content;
}

bool begins_transaction(const replay::Packet& packet) {
  return std::any_of(packet.parts.begin(), packet.parts.end(),
                     [](const replay::Part& part) { return part.begins_transaction; });
}

}  // namespace

bool carries_message(const replay::Packet& packet) {
  return std::any_of(packet.parts.begin(), packet.parts.end(), has_some);
}

MessageId message_on(const replay::Packet& packet) {
  const auto part = std::find_if(packet.parts.begin(), packet.parts.end(), has_some);
  return part == packet.parts.end() ? MessageId::none() : part->message;
}

std::optional<Departure> departure_of_data(const MapView& view, ConnectionId connection,
                                           Duration window) {
  const auto& packets = view.packets.all();
  const auto ahead = std::upper_bound(
      packets.begin(), packets.end(), view.cursor,
      [](RecordNumber cursor, const replay::Packet& p) { return cursor < p.sent; });
  const Instant opened = view.world.connection(connection).opened;
  for (auto p = ahead; p != packets.begin() && (p - 1)->departs >= opened; --p) {
    const replay::Packet& packet = *(p - 1);
    if (packet.connection != connection) continue;
    if (carries_message(packet)) return Departure{packet.departs, packet.departs <= view.now};
    if (begins_transaction(packet)) break;
  }
  const Duration until = view.clock.screen_at(view.now) + window;
  for (auto p = ahead; p != packets.end() && view.clock.screen_at(p->departs) <= until; ++p)
    if (p->connection == connection && carries_message(*p)) return Departure{p->departs, false};
  return std::nullopt;
}

}  // namespace mailscope::gui::map
