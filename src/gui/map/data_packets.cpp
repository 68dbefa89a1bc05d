#include "gui/map/data_packets.hpp"

#include <algorithm>

#include "replay/labels.hpp"

namespace mailscope::gui::map {
namespace {

bool carries_data(const replay::Packet& packet) {
  static const std::string kData =
      replay::said_label(trace::Protocol::smtp, trace::LineKind::data, {});
  return packet.colour == replay::Colour::smtp && packet.label.starts_with(kData);
}

bool begins_transaction(const replay::Packet& packet) {
  return packet.colour == replay::Colour::smtp && packet.label.starts_with("MAIL FROM");
}

}  // namespace

bool carries_message(const trace::Trace& trace, const replay::Packet& packet) {
  if (packet.payload == 0) return false;
  if (packet.colour == replay::Colour::smtp) return carries_data(packet);
  // RFC 3501 §7.4.2: BODY[...] comes with the text; the FLAGS that STORE answers do not.
  return packet.colour == replay::Colour::imap && packet.side == Side::server &&
         payload_of(trace, packet).find("BODY[") != std::string_view::npos;
}

MessageId message_of(const replay::World& world, const replay::Packet& packet) {
  if (packet.connection.is_none() || packet.connection.index() >= world.connections.size())
    return MessageId::none();
  const SessionId session = world.connection(packet.connection).session;
  return session ? world.session(session).sending : MessageId::none();
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
    if (carries_data(packet)) return Departure{packet.departs, packet.departs <= view.now};
    if (begins_transaction(packet)) break;
  }
  const Duration until = view.clock.screen_at(view.now) + window;
  for (auto p = ahead; p != packets.end() && view.clock.screen_at(p->departs) <= until; ++p)
    if (p->connection == connection && carries_data(*p)) return Departure{p->departs, false};
  return std::nullopt;
}

}  // namespace mailscope::gui::map
