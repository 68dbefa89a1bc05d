#include <algorithm>

#include "replay/stream_position.hpp"
#include "replay/world/fold.hpp"

namespace mailscope::replay {
namespace {

using trace::TcpState;

// A side that has nothing more to do: 2MSL in TIME-WAIT protects others, not this connection.
bool is_done(const Endpoint& end) {
  return end.state == TcpState::closed || end.state == TcpState::listen ||
         end.state == TcpState::time_wait;
}

}  // namespace

void Fold::operator()(const trace::PacketSent& r) {
  world_.in_flight.push_back({r.packet, number_, r.departs});
  Connection& over = connection(r.connection);
  ++over.segments;
  if (r.again) ++over.retransmitted;
  Endpoint& sender = over.end(r.side);
  sender.fin_sent = sender.fin_sent || (r.flags & trace::tcp_flags::fin) != 0;
  if (r.payload.empty()) return;
  sender.sent = std::max(sender.sent, unwrapped(r.offset, sender.sent) + r.payload.size);
}

void Fold::operator()(const trace::DatagramSent& r) {
  world_.in_flight.push_back({r.packet, number_, r.departs});
}
void Fold::operator()(const trace::PacketDuplicated& r) {
  world_.in_flight.push_back({r.packet, number_, r.departs});
}
void Fold::operator()(const trace::CongestionChanged& r) {
  connection(r.connection).end(r.side).congestion = {r.window, r.threshold, r.in_flight,
                                                     r.round_trip, r.timeout};
}
void Fold::operator()(const trace::PacketArrived& r) {
  land(r.packet);
}
void Fold::operator()(const trace::PacketLost& r) {
  land(r.packet);
}

void Fold::land(PacketId id) {
  auto& flying = world_.in_flight;
  const auto found = std::find_if(flying.begin(), flying.end(),
                                  [id](const FlyingPacket& p) { return p.packet == id; });
  if (found != flying.end()) flying.erase(found);
}

void Fold::operator()(const trace::ConnectionOpened& r) {
  Connection opened;
  opened.ends[0].host = r.client;
  opened.ends[0].port = r.client_port;
  opened.ends[1].host = r.server;
  opened.ends[1].port = r.server_port;
  opened.opened = record_.at;
  world_.connections.push_back(opened);
  world_.open_connections.push_back(r.connection);
}

void Fold::operator()(const trace::TcpStateChanged& r) {
  Connection& changed = connection(r.connection);
  changed.end(r.side).state = r.to;
  if (r.side == Side::client && r.to != TcpState::closed) changed.started = true;
  if (r.side == Side::client && r.to == TcpState::established &&
      changed.established == Instant::never()) {
    changed.established = record_.at;
  }
  // The two states in which the FIN of who closed first is still to be acknowledged.
  const bool waited = r.from == TcpState::fin_wait_1 || r.from == TcpState::closing;
  const bool knows = r.to == TcpState::fin_wait_2 || r.to == TcpState::time_wait;
  if (r.side == Side::client && waited && knows) changed.fin_acknowledged = record_.at;
  note_if_closed(r.connection);
}

void Fold::operator()(const trace::ConnectionFailed& r) {
  Connection& broken = connection(r.connection);
  if (!broken.failed) broken.failure = r.reason;
  broken.failed = true;
  broken.started = true;
  broken.end(r.side).state = TcpState::closed;
  note_if_closed(r.connection);
}

void Fold::note_if_closed(ConnectionId id) {
  Connection& ended = connection(id);
  const bool wiped = ended.ends[0].wiped;  // perhaps before its first segment
  if (ended.closed != Instant::never() || !(ended.started || wiped)) return;
  if (!is_done(ended.ends[0]) || !is_done(ended.ends[1])) return;
  ended.closed = record_.at;
  std::erase(world_.open_connections, id);
}

void Fold::operator()(const trace::BytesDelivered& r) {
  Connection& over = connection(r.connection);
  over.end(r.side).delivered = r.total;
  if (r.side == Side::server) over.last_byte = record_.at;
}

void Fold::operator()(const trace::SessionOpened& r) {
  Session opened;
  opened.protocol = r.protocol;
  opened.connection = r.connection;
  opened.client = r.client;
  opened.server = r.server;
  opened.port = r.port;
  opened.opened = record_.at;
  world_.sessions.push_back(opened);
  connection(r.connection).session = r.session;
}

// RFC 5321 §3.3: the reply to the end of the data says whether the server takes the message.
void Fold::operator()(const trace::Said& r) {
  Session& where = session(r.session);
  Endpoint& speaker = connection(where.connection).end(r.side);
  speaker.said = std::max(speaker.said, r.begin + r.text.size);
  if (r.line == trace::LineKind::end_of_content) where.awaits_verdict = true;
  if (r.line != trace::LineKind::reply || !where.awaits_verdict) return;
  if (text(r.text).starts_with('2')) ++where.messages;
  where.awaits_verdict = false;
  where.sending = MessageId::none();
}

void Fold::operator()(const trace::TransactionStarted& r) {
  session(r.session).sending = r.message;
}

}  // namespace mailscope::replay
