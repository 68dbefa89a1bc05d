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
#include "trace/trace.hpp"

namespace mailscope::replay {

// What became of a message for one recipient. `lost`: nobody holds it and nobody was told.
enum class Fate : std::uint8_t { composing, queued, delivered, read, bounced, lost };
std::string_view name(Fate);

// ---- On a mail server's disk.
struct QueuedRecipient {
  std::string_view address;
  bool done = false;
  trace::RecipientOutcome outcome = trace::RecipientOutcome::relayed;  // if done
  std::string_view reply;  // the last: why deferred, or with what done; empty: none yet
  bool operator==(const QueuedRecipient&) const = default;
};
struct QueueEntry {
  QueueItemId item;
  MessageId message;
  std::string_view content;
  Instant since;
  Instant next_attempt;       // of no meaning while one is under way
  std::uint32_t attempt = 0;  // the attempts started so far
  SessionId trying;           // the session of the attempt under way; none: it waits
  std::string_view reason;    // why it waits; empty before the first failure
  std::vector<QueuedRecipient> recipients;
  bool operator==(const QueueEntry&) const = default;
};
struct StoredMessage {
  std::uint32_t uid = 0;  // RFC 3501 §2.3.1.1
  MessageId message;
  bool seen = false;
  std::string_view content;
  Instant since;
  bool operator==(const StoredMessage&) const = default;
};
struct Folder {
  std::string_view name;
  std::vector<StoredMessage> messages;  // by uid
  bool operator==(const Folder&) const = default;
};
struct Mailbox {
  std::string_view address;
  HostId agent;  // where its user reads
  std::vector<Folder> folders;
  bool operator==(const Mailbox&) const = default;
};

struct Host {
  trace::HostRole role = trace::HostRole::mail_server;
  std::string_view name, title, device;
  std::uint32_t address = 0;  // IPv4, host byte order
  bool up = true;
  Instant since;                  // up or down since then
  std::vector<QueueEntry> queue;  // in the order of arrival
  std::vector<Mailbox> mailboxes;
  bool operator==(const Host&) const = default;
};

struct Link {
  HostId a, b;
  Duration latency, jitter;
  std::uint64_t bits_per_second = 0, bits_per_second_back = 0;  // a to b, b to a
  double loss = 0;
  bool up = true;  // false: cut
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

// ---- Messages. One may be in several places: while the last 250 is on its way, it stands in
// the sender's queue and in the receiver's mailbox.
enum class PlaceKind : std::uint8_t { agent, queue, mailbox, shown };
struct Place {
  PlaceKind kind = PlaceKind::agent;
  HostId host;
  QueueItemId item;                  // in a queue
  std::string_view address, folder;  // in a mailbox; shown: to whom
  std::uint32_t uid = 0;             // in a mailbox
  bool operator==(const Place&) const = default;
};
struct Recipient {
  std::string_view address;
  Fate fate = Fate::composing;
  Instant at;                  // when it came to that fate
  std::uint32_t attempts = 0;  // to relay it
  std::string_view last_reply;
  bool operator==(const Recipient&) const = default;
};
struct Message {
  HostId composed_on;
  Instant composed;
  RecordNumber record;      // its MessageComposed
  MessageId about;          // the message that this notification tells of
  std::string_view sender;  // empty: the null reverse-path
  std::string_view subject, content;
  std::string_view submission_failure;  // why it stays with the agent
  std::vector<Recipient> recipients;
  std::vector<Place> places;
  bool operator==(const Message&) const = default;
};

struct LastInput {
  RecordNumber record;  // none: no input yet
  std::uint32_t number = 0;
  trace::InputKind kind = trace::InputKind::send;
  bool operator==(const LastInput&) const = default;
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
  LastInput last_input;
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

// Who answers for the message now: the last server that accepted it, else the agent.
HostId custody(const World& world, MessageId message);

}  // namespace mailscope::replay
