#pragma once
// Makes traces by hand, one thing after the other: no two packets fly at a time unless a test
// asks for it. Every record is caused by the one before it, except inputs.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "trace/trace.hpp"

namespace mailscope::trace {

class TraceBuilder {
 public:
  static constexpr Duration kLatency = milliseconds(20);

  Trace trace;

  // ---- The clock.
  Instant now() const { return now_; }
  void wait(Duration d) { now_ = now_ + d; }
  void wait_until(Duration since_start) { now_ = Instant(since_start); }

  RecordNumber note(HostId host, const What& what) {
    last_ = trace.append(now_, last_, host, what);
    return last_;
  }
  Bytes bytes(std::string_view text) { return trace.store(text); }

  // ---- The world.
  HostId host(HostRole role, std::string_view name, std::string_view title);
  LinkId link(HostId a, HostId b);
  void mailbox(HostId server, HostId agent, std::string_view address);

  // ---- What is done to it.
  RecordNumber input(HostId host, InputKind kind);
  void cut(LinkId link);
  MessageId compose(HostId agent, std::string_view sender, std::string_view to,
                    std::string_view content);

  // ---- The network. A connection is set up by open() and handshake().
  ConnectionId open(HostId client, HostId server, std::uint16_t port, LinkId over);
  void handshake(ConnectionId id);
  PacketId send(ConnectionId id, Side from, std::uint8_t flags, std::string_view payload = {},
                bool again = false);
  PacketId duplicate(PacketId of);  // by the link
  void arrive(PacketId packet);
  void lose(PacketId packet, LossReason reason);
  void fly(ConnectionId id, Side from, std::uint8_t flags);  // sends, waits, arrives
  void state(ConnectionId id, Side side, TcpState to);
  void close(ConnectionId id);  // the client first; both ends end
  void fail(ConnectionId id, Side side, ConnectionFailure reason);

  // ---- Sessions.
  SessionId session(ConnectionId id, Protocol protocol);
  void say(SessionId id, Side side, LineKind kind, std::string_view text);  // CRLF included
  void carry(SessionId id, Side side);  // what was said and not yet sent flies, and is handed over

  HostId end(ConnectionId id, Side side) const {
    const Open& open = connections_[id.index()];
    return side == Side::client ? open.client : open.server;
  }

 private:
  static std::size_t index_of(Side side) { return static_cast<std::size_t>(side); }
  struct Direction {
    std::string said;
    std::uint64_t sent = 0, delivered = 0;
  };
  struct Open {
    HostId client, server;
    LinkId link;
    std::array<TcpState, 2> states{TcpState::closed, TcpState::closed};
    std::array<Direction, 2> directions;  // by the side that speaks
  };
  struct Flying {
    ConnectionId connection;
    Side from;
  };

  Instant now_;
  RecordNumber last_;
  std::size_t hosts_ = 0, links_ = 0, messages_ = 0;
  std::vector<Open> connections_;
  std::vector<ConnectionId> sessions_;
  std::vector<Flying> packets_;
};

inline HostId TraceBuilder::host(HostRole role, std::string_view name, std::string_view title) {
  const HostId id(hosts_++);
  HostAdded added{};
  added.role = role;
  added.address = 0x0A000001 + id.value();
  added.name = bytes(name);
  added.title = bytes(title);
  added.device = bytes(role == HostRole::mail_server ? "server" : "laptop");
  note(id, added);
  return id;
}

inline LinkId TraceBuilder::link(HostId a, HostId b) {
  const LinkId id(links_++);
  note(HostId::none(), LinkAdded{id, a, b, kLatency, {}, 10'000'000, 10'000'000, 1'000, 0, 0.125});
  return id;
}

inline void TraceBuilder::mailbox(HostId server, HostId agent, std::string_view address) {
  note(server, MailboxAdded{agent, bytes(address)});
}

inline RecordNumber TraceBuilder::input(HostId host, InputKind kind) {
  last_ = RecordNumber::none();
  return note(host, InputApplied{kind});
}

inline void TraceBuilder::cut(LinkId link) {
  last_ = RecordNumber::none();
  note(HostId::none(), InputApplied{InputKind::cut, {}, link});
  note(HostId(0), LinkDown{link});
}

inline MessageId TraceBuilder::compose(HostId agent, std::string_view sender, std::string_view to,
                                       std::string_view content) {
  const MessageId id(messages_++);
  note(agent,
       MessageComposed{id, MessageId::none(), bytes(sender), bytes("Dinner"), bytes(content)});
  note(agent, RecipientAdded{id, bytes(to)});
  return id;
}

inline ConnectionId TraceBuilder::open(HostId client, HostId server, std::uint16_t port,
                                       LinkId over) {
  const ConnectionId id(connections_.size());
  Open opened;
  opened.client = client;
  opened.server = server;
  opened.link = over;
  connections_.push_back(opened);
  note(client, ConnectionOpened{id, client, server, 49152, port});
  return id;
}

inline void TraceBuilder::handshake(ConnectionId id) {
  state(id, Side::client, TcpState::syn_sent);
  fly(id, Side::client, tcp_flags::syn);
  state(id, Side::server, TcpState::syn_received);
  fly(id, Side::server, tcp_flags::syn | tcp_flags::ack);
  state(id, Side::client, TcpState::established);
  fly(id, Side::client, tcp_flags::ack);
  state(id, Side::server, TcpState::established);
}

inline PacketId TraceBuilder::send(ConnectionId id, Side from, std::uint8_t flags,
                                   std::string_view payload, bool again) {
  const PacketId packet(packets_.size());
  packets_.push_back({id, from});
  Open& open = connections_[id.index()];
  PacketSent sent{};
  sent.packet = packet;
  sent.link = open.link;
  sent.connection = id;
  sent.side = from;
  sent.flags = flags;
  sent.again = again;
  sent.window = 65535;
  sent.offset = static_cast<std::uint32_t>(open.directions[index_of(from)].sent);
  sent.payload = bytes(payload);
  sent.departs = now_;
  note(end(id, from), sent);
  return packet;
}

inline PacketId TraceBuilder::duplicate(PacketId of) {
  const PacketId copy(packets_.size());
  packets_.push_back(packets_[of.index()]);
  note(end(packets_[of.index()].connection, packets_[of.index()].from),
       PacketDuplicated{copy, of, now_});
  return copy;
}

inline void TraceBuilder::arrive(PacketId packet) {
  const Flying& flying = packets_[packet.index()];
  note(end(flying.connection, other(flying.from)), PacketArrived{packet, flying.connection});
}

inline void TraceBuilder::lose(PacketId packet, LossReason reason) {
  const Flying& flying = packets_[packet.index()];
  note(end(flying.connection, other(flying.from)), PacketLost{packet, flying.connection, reason});
}

inline void TraceBuilder::fly(ConnectionId id, Side from, std::uint8_t flags) {
  const PacketId packet = send(id, from, flags);
  wait(kLatency);
  arrive(packet);
}

inline void TraceBuilder::state(ConnectionId id, Side side, TcpState to) {
  TcpState& state = connections_[id.index()].states[index_of(side)];
  note(end(id, side), TcpStateChanged{id, side, state, to});
  state = to;
}

inline void TraceBuilder::close(ConnectionId id) {
  state(id, Side::client, TcpState::fin_wait_1);
  fly(id, Side::client, tcp_flags::fin | tcp_flags::ack);
  state(id, Side::server, TcpState::last_ack);
  fly(id, Side::server, tcp_flags::fin | tcp_flags::ack);
  state(id, Side::client, TcpState::time_wait);
  fly(id, Side::client, tcp_flags::ack);
  state(id, Side::server, TcpState::closed);
}

inline void TraceBuilder::fail(ConnectionId id, Side side, ConnectionFailure reason) {
  note(end(id, side), ConnectionFailed{id, side, reason});
  state(id, side, TcpState::closed);
}

inline SessionId TraceBuilder::session(ConnectionId id, Protocol protocol) {
  const SessionId session(sessions_.size());
  sessions_.push_back(id);
  const std::uint16_t port = protocol == Protocol::smtp ? 25 : 143;
  note(end(id, Side::client),
       SessionOpened{session, id, protocol, end(id, Side::client), end(id, Side::server), port});
  return session;
}

inline void TraceBuilder::say(SessionId id, Side side, LineKind kind, std::string_view text) {
  const ConnectionId over = sessions_[id.index()];
  Direction& direction = connections_[over.index()].directions[index_of(side)];
  note(end(over, side), Said{id, side, kind, direction.said.size(), bytes(text)});
  direction.said += text;
}

inline void TraceBuilder::carry(SessionId id, Side side) {
  const ConnectionId over = sessions_[id.index()];
  Direction& direction = connections_[over.index()].directions[index_of(side)];
  const std::string payload = direction.said.substr(direction.sent);
  const PacketId packet = send(over, side, tcp_flags::psh | tcp_flags::ack, payload);
  direction.sent += payload.size();
  wait(kLatency);
  arrive(packet);
  direction.delivered += payload.size();
  note(end(over, other(side)),
       BytesDelivered{over, other(side), static_cast<std::uint32_t>(payload.size()),
                      direction.delivered});
}

}  // namespace mailscope::trace
