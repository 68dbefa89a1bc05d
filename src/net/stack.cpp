#include "net/stack.hpp"

#include "base/check.hpp"

namespace mailscope::net {
namespace {

constexpr std::size_t index(Side side) {
  return side == Side::client ? 0 : 1;
}

}  // namespace

Endpoint Stack::connect(HostId from, HostId to, std::uint16_t port, Application& application) {
  const Endpoint at{ConnectionId(connections_.size()), Side::client};
  const auto local = ports_.ephemeral(from, to, port);
  connections_.push_back({{from, to}, {local.value_or(0), port}, {}});
  runtime_.note_as_cause(from,
                         trace::ConnectionOpened{at.connection, from, to, local.value_or(0), port});
  if (!local) {
    stillborn_.push_back({at, &application, runtime_.cause});
    return at;
  }
  End& end = add_end(at, application);
  end.tcp.open(runtime_.now);
  touch(at, end);
  return at;
}

Stack::End& Stack::add_end(Endpoint at, Application& application,
                           std::optional<std::uint32_t> initial) {
  const FourTuple tuple = tuple_of(at);
  if (!initial) {
    initial = initial_sequences_.next(tuple, network_.name(tuple.local), runtime_.now);
  }
  ports_.bind(tuple, at);
  auto& slot = connections_[at.connection.index()].ends[index(at.side)];
  slot = std::make_unique<End>(tcp::Connection(parameters_, *initial), &application);
  ++open_ends_;
  return *slot;
}

void Stack::remove_end(Endpoint at) {
  ports_.release(tuple_of(at));
  connections_[at.connection.index()].ends[index(at.side)].reset();
  --open_ends_;
}

FourTuple Stack::tuple_of(Endpoint at) const {
  const Connection& c = connections_[at.connection.index()];
  const std::size_t here = index(at.side), there = index(other(at.side));
  return {c.hosts[here], c.ports[here], c.hosts[there], c.ports[there]};
}

// The other end of the sender's connection, if it is there: no two ends of a host have the same
// addresses and ports. Else whoever has these.
Endpoint Stack::receiver_of(const Packet& packet) const {
  const Endpoint peer{packet.connection, other(packet.side)};
  if (find(peer) != nullptr) return peer;
  const auto found = ports_.find({packet.to, packet.to_port, packet.from, packet.from_port});
  return found.value_or(peer);
}

Stack::End* Stack::find(Endpoint at) const {
  return connections_[at.connection.index()].ends[index(at.side)].get();
}

HostId Stack::host_of(Endpoint at) const {
  return connections_[at.connection.index()].hosts[index(at.side)];
}

tcp::State Stack::state(Endpoint at) const {
  const End* end = find(at);
  return end != nullptr ? end->tcp.state() : tcp::State::closed;
}

void Stack::send(Endpoint at, Bytes bytes) {
  if (End* end = find(at)) {
    end->tcp.send(bytes);
    touch(at, *end);
  }
}

void Stack::send_repeated(Endpoint at, Bytes block, std::uint64_t total) {
  if (End* end = find(at)) {
    end->tcp.send_repeated(block, total);
    touch(at, *end);
  }
}

void Stack::close(Endpoint at) {
  if (End* end = find(at)) {
    end->tcp.close();
    touch(at, *end);
  }
}

void Stack::abort(Endpoint at) {
  if (End* end = find(at)) {
    end->tcp.abort();
    touch(at, *end);
  }
}

void Stack::packet_arrived(const Packet& packet) {
  Endpoint at = receiver_of(packet);
  if (find(at) == nullptr) {
    accept(packet, at, std::nullopt);
  } else if (at.connection != packet.connection &&
             find(at)->tcp.may_be_replaced_by(packet.segment)) {
    const std::uint32_t beyond = forget_time_wait(at);
    at = {packet.connection, other(packet.side)};
    accept(packet, at, beyond);
  }
  End* end = find(at);
  if (end == nullptr) return refuse(packet);
  end->tcp.segment_arrived(packet.segment, runtime_.now);
  touch(at, *end);
  drain(at);
}

void Stack::packet_lost(const Packet& packet, RecordNumber loss) {
  End* end = find({packet.connection, packet.side});
  if (end != nullptr && end->last_packet == packet.id) end->timer_cause = loss;
}

// RFC 9293 §3.10.7.2: a SYN, and nothing else, makes a new connection.
void Stack::accept(const Packet& packet, Endpoint at, std::optional<std::uint32_t> initial) {
  Application* listener = ports_.listener(packet.to, packet.to_port);
  if (at.side != Side::server || listener == nullptr) return;
  if (packet.segment.has(tcp::flags::rst) || packet.segment.has(tcp::flags::ack)) return;
  if (packet.segment.has(tcp::flags::syn)) add_end(at, *listener, initial).tcp.listen();
}

// RFC 9293 §3.4.3, RFC 6191: a new SYN ends TIME-WAIT early. The number with which to answer it.
std::uint32_t Stack::forget_time_wait(Endpoint at) {
  End& end = *find(at);
  const std::uint32_t beyond = end.tcp.sequence_beyond();
  end.tcp.abort();
  drain(at);
  remove_end(at);
  return beyond;
}

// RFC 9293 §3.10.7.1: whatever comes for a connection that is not there is answered with RST.
void Stack::refuse(const Packet& packet) {
  if (packet.segment.has(tcp::flags::rst)) return;
  Packet reply;
  reply.from = packet.to;
  reply.to = packet.from;
  reply.connection = packet.connection;
  reply.side = other(packet.side);
  reply.from_port = packet.to_port;
  reply.to_port = packet.from_port;
  if (packet.segment.has(tcp::flags::ack)) {
    reply.segment.seq = packet.segment.ack;
    reply.segment.control = tcp::flags::rst;
  } else {
    reply.segment.ack = packet.segment.seq + packet.segment.length();
    reply.segment.control = tcp::flags::rst | tcp::flags::ack;
  }
  network_.transmit(reply, 0, false);
}

void Stack::timer(ConnectionId connection, Side side) {
  const Endpoint at{connection, side};
  End* end = find(at);
  // One whose place an earlier one has taken; it would only arm itself again, for ever.
  if (end == nullptr || runtime_.now != end->timer_at) return;
  end->timer_at = Instant::never();
  if (runtime_.now >= end->tcp.deadline()) {
    if (end->timer_cause) runtime_.cause = end->timer_cause;
    end->tcp.timeout(runtime_.now);
  }
  touch(at, *end);
  drain(at);
}

void Stack::host_down(HostId host) {
  for (const Endpoint at : ports_.forget(host)) {
    connections_[at.connection.index()].ends[index(at.side)].reset();
    --open_ends_;
  }
}

void Stack::touch(Endpoint at, End& end) {
  end.cause = runtime_.cause;
  if (end.dirty) return;
  end.dirty = true;
  dirty_.push_back(at);
}

// Hands the events of TCP to the trace and the program, which may cause more of them.
void Stack::drain(Endpoint at) {
  for (End* end = find(at); end != nullptr; end = find(at)) {
    const auto event = end->tcp.next_event();
    if (!event) return;
    deliver(at, *event);
  }
}

void Stack::deliver(Endpoint at, const tcp::Event& event) {
  const HostId host = host_of(at);
  End* end = find(at);
  if (end == nullptr) return;
  Application& application = *end->application;
  Connection& connection = connections_[at.connection.index()];
  using Kind = tcp::Event::Kind;
  switch (event.kind) {
    case Kind::state_changed:
      runtime_.note_as_cause(host,
                             trace::TcpStateChanged{at.connection, at.side, event.from, event.to});
      end->cause = runtime_.cause;
      return;
    case Kind::established:
      if (at.side == Side::client) return application.connected(at);
      return application.accepted(at, connection.ports[index(Side::server)]);
    case Kind::received: {
      const Bytes bytes = event.bytes;
      end->delivered += bytes.size;
      runtime_.note_as_cause(
          host, trace::BytesDelivered{at.connection, at.side,
                                      static_cast<std::uint32_t>(bytes.size), end->delivered});
      return application.received(at, runtime_.text(bytes));
    }
    case Kind::peer_closed:
      return application.peer_closed(at);
    case Kind::retransmit:
      runtime_.note_as_cause(
          host, trace::RetransmissionTimeout{at.connection, at.side, event.count, event.next});
      end->cause = runtime_.cause;
      return;
    case Kind::fast_retransmit:
      runtime_.note_as_cause(host, trace::FastRetransmit{at.connection, at.side, event.seq});
      end->cause = runtime_.cause;
      return;
    case Kind::zero_window_probe:
      runtime_.note_as_cause(
          host, trace::ZeroWindowProbe{at.connection, at.side, event.count, event.next});
      end->cause = runtime_.cause;
      return;
    case Kind::congestion_changed: {
      const tcp::CongestionState c = end->tcp.congestion();
      runtime_.note(host, trace::CongestionChanged{at.connection, at.side, c.window, c.threshold,
                                                   c.in_flight, c.round_trip, c.timeout});
      return;
    }
    case Kind::failed:
      runtime_.note_as_cause(host, trace::ConnectionFailed{at.connection, at.side, event.failure});
      return application.failed(at, event.failure);
    case Kind::closed:
      return application.closed(at);
  }
}

void Stack::flush() {
  for (std::size_t i = 0; i < stillborn_.size(); ++i) {
    const auto [at, application, cause] = stillborn_[i];
    runtime_.cause = cause;
    constexpr auto kWhy = trace::ConnectionFailure::no_port;
    runtime_.note_as_cause(host_of(at), trace::ConnectionFailed{at.connection, at.side, kWhy});
    application->failed(at, kWhy);
  }
  stillborn_.clear();
  for (std::size_t i = 0; i < dirty_.size(); ++i) {  // grows while programs react
    const Endpoint at = dirty_[i];
    drain(at);
    End* end = find(at);
    if (end == nullptr) continue;
    end->dirty = false;
    transmit(at, *end);
    if (end->tcp.state() == tcp::State::closed) {
      remove_end(at);
    } else {
      arm(at, *end);
    }
  }
  dirty_.clear();
}

void Stack::transmit(Endpoint at, End& end) {
  const Connection& connection = connections_[at.connection.index()];
  runtime_.cause = end.cause;
  while (const auto out = end.tcp.next_segment(runtime_.now, runtime_.trace.arena())) {
    Packet packet;
    packet.from = connection.hosts[index(at.side)];
    packet.to = connection.hosts[index(other(at.side))];
    packet.connection = at.connection;
    packet.side = at.side;
    packet.from_port = connection.ports[index(at.side)];
    packet.to_port = connection.ports[index(other(at.side))];
    packet.segment = out->segment;
    const Network::Sent sent = network_.transmit(packet, out->offset, out->again);
    end.last_packet = sent.packet;
    end.timer_cause = sent.record;
  }
}

void Stack::arm(Endpoint at, End& end) {
  const Instant deadline = end.tcp.deadline();
  if (deadline >= end.timer_at) return;
  end.timer_at = deadline;
  runtime_.schedule(deadline, engine::EventKind::tcp_timer, host_of(at), at.connection.value(),
                    static_cast<std::uint32_t>(at.side));
}

}  // namespace mailscope::net
