#pragma once
// Everything at one moment, as the trace tells it: plain structs, vectors indexed by id.
// Texts are views into the trace's arena: a World is valid for as long as its trace.
// Instants that have not come are `Instant::never()`.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "replay/world/world_mail.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

struct Host {
  trace::HostRole role = trace::HostRole::mail_server;
  std::string_view name, title, device;
  std::uint32_t address = 0;    // IPv4, host byte order
  bool sends_directly = false;  // an agent that goes to the receivers' servers past its own
  bool up = true;
  Instant since;               // up or down since then
  std::uint32_t unsynced = 0;  // writes to its disk that a crash would lose
  Queue queue;
  std::vector<Mailbox> mailboxes;
  bool operator==(const Host&) const = default;
};

struct Link {
  HostId a, b;
  Duration latency, jitter;
  std::uint64_t bits_per_second = 0, bits_per_second_back = 0;  // a to b, b to a
  double loss = 0;
  std::uint32_t queue = 0;  // packets that may wait before it, each way
  bool up = true;           // false: cut
  bool operator==(const Link&) const = default;
};

// ---- TCP.
struct Congestion {  // as CongestionChanged tells it
  std::uint32_t window = 0, threshold = 0, in_flight = 0;
  Duration round_trip, timeout;
  bool operator==(const Congestion&) const = default;
};
struct Endpoint {
  HostId host;
  std::uint16_t port = 0;
  trace::TcpState state = trace::TcpState::closed;
  std::uint64_t said = 0;       // bytes that the application has handed to TCP
  std::uint64_t sent = 0;       // bytes of them that have left at least once
  std::uint64_t delivered = 0;  // bytes handed to this side's application
  bool fin_sent = false;        // it has said that nothing more comes
  bool wiped = false;           // its host went down and forgot it
  Congestion congestion;
  bool operator==(const Endpoint&) const = default;
};
struct Connection {
  std::array<Endpoint, 2> ends;  // by Side
  Instant opened = Instant::never();
  Instant established = Instant::never();       // the SYN/ACK has reached the client
  Instant last_byte = Instant::never();         // the latest delivery to the server's application
  Instant fin_acknowledged = Instant::never();  // its FIN is, if the client closed first
  Instant closed = Instant::never();            // both ends are done, TIME-WAIT not counted
  SessionId session;
  std::uint32_t segments = 0, retransmitted = 0;
  bool started = false;  // the client has left CLOSED
  bool failed = false;
  trace::ConnectionFailure failure = trace::ConnectionFailure::refused;  // if failed: the first
  const Endpoint& end(Side s) const { return ends[static_cast<std::size_t>(s)]; }
  Endpoint& end(Side s) { return ends[static_cast<std::size_t>(s)]; }
  bool operator==(const Connection&) const = default;
};
struct FlyingPacket {
  PacketId packet;
  RecordNumber sent;  // its PacketSent
  Instant departs;
  bool operator==(const FlyingPacket&) const = default;
};

struct Session {
  trace::Protocol protocol = trace::Protocol::smtp;
  ConnectionId connection;
  HostId client, server;
  std::uint16_t port = 0;
  Instant opened = Instant::never();
  MessageId sending;            // the message of the mail transaction under way
  bool awaits_verdict = false;  // the end of the data was said, its reply not yet
  std::uint32_t messages = 0;   // mail transactions that the server accepted
  bool operator==(const Session&) const = default;
};

struct World {
  Instant at;
  std::vector<Host> hosts;                     // by HostId
  std::vector<Link> links;                     // by LinkId
  std::vector<Connection> connections;         // by ConnectionId
  std::vector<Session> sessions;               // by SessionId
  std::vector<Message> messages;               // by MessageId
  std::vector<HostId> queue_items;             // by QueueItemId: on whose disk
  std::vector<ConnectionId> open_connections;  // not both ends done; in the order of opening
  std::vector<FlyingPacket> in_flight;  // sent, neither arrived nor lost; in the order of sending
  bool operator==(const World&) const = default;

  const Host& host(HostId id) const { return hosts[id.index()]; }
  const Link& link(LinkId id) const { return links[id.index()]; }
  const Connection& connection(ConnectionId id) const { return connections[id.index()]; }
  const Session& session(SessionId id) const { return sessions[id.index()]; }
  const Message& message(MessageId id) const { return messages[id.index()]; }
};

// Lets record `n` happen. The records before it must have been applied, in order.
void apply(World& world, const trace::Trace& trace, RecordNumber n);

// The entry of `item` in its host's queue; null when it has left.
const QueueEntry* find(const World& world, QueueItemId item);
const Mailbox* find_mailbox(const Host& host, std::string_view address);

// Who answers for the message now: for the recipient that is worst off.
Custody custody(const World& world, MessageId message);

}  // namespace mailscope::replay
