#pragma once
// What can happen. One struct a kind of record: small, trivially copyable, bytes by reference
// into the trace's arena. `fields` names every member, once: JSON Lines are written and read by
// it. Records carry outcomes (the UID given, the retry instant chosen): nothing is decided twice.

#include <cstdint>
#include <type_traits>
#include <variant>

#include "base/arena.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"
#include "trace/vocabulary.hpp"

namespace mailscope::trace {

// ---- The world as it was built. All of these stand at instant 0, before anything happens.
struct HostAdded {
  static constexpr std::string_view kind = "host-added";
  HostRole role;
  std::uint32_t address;  // IPv4, host byte order
  Bytes name;             // "mail.crepes.fr"
  Bytes title;            // for people: "crepes.fr", "Alice"
  Bytes device;           // "server", "laptop", "phone", "desktop"
  template <class F>
  void fields(F&& f) {
    f("role", role), f("address", address), f("name", name), f("title", title);
    f("device", device);
  }
};
struct LinkAdded {
  static constexpr std::string_view kind = "link-added";
  LinkId link;
  HostId a, b;
  Duration latency;                                     // one way
  Duration jitter;                                      // each packet takes up to so much longer
  std::uint64_t bits_per_second, bits_per_second_back;  // a to b, b to a
  std::uint32_t queue;                                  // packets that may wait, each way
  std::uint32_t framing;                                // bytes of a packet below IP
  double loss;
  template <class F>
  void fields(F&& f) {
    f("link", link), f("a", a), f("b", b), f("latency", latency), f("jitter", jitter);
    f("bits_per_second", bits_per_second), f("bits_per_second_back", bits_per_second_back);
    f("queue", queue), f("framing", framing), f("loss", loss);
  }
};
struct LinkRuleAdded {
  static constexpr std::string_view kind = "link-rule-added";
  LinkId link;
  std::uint32_t rule;  // its place in the link's list, from 0
  RuleEffect effect;
  Bytes text;  // for people: "lose the first packet that carries RCPT"
  template <class F>
  void fields(F&& f) {
    f("link", link), f("rule", rule), f("effect", effect), f("text", text);
  }
};
struct MailboxAdded {  // on the record's host, for `user`, whose agent runs on `agent`
  static constexpr std::string_view kind = "mailbox-added";
  HostId agent;
  Bytes address;
  template <class F>
  void fields(F&& f) {
    f("agent", agent), f("address", address);
  }
};

// ---- What people did, and what was done to hosts.
struct InputApplied {
  static constexpr std::string_view kind = "input";
  std::uint32_t number;  // position in the list of inputs
  InputKind input;
  template <class F>
  void fields(F&& f) {
    f("number", number), f("input", input);
  }
};
struct HostDown {
  static constexpr std::string_view kind = "host-down";
  template <class F>
  void fields(F&&) {}
};
struct HostUp {
  static constexpr std::string_view kind = "host-up";
  template <class F>
  void fields(F&&) {}
};

struct LinkDown {  // cut
  static constexpr std::string_view kind = "link-down";
  LinkId link;
  template <class F>
  void fields(F&& f) {
    f("link", link);
  }
};
struct LinkUp {
  static constexpr std::string_view kind = "link-up";
  LinkId link;
  template <class F>
  void fields(F&& f) {
    f("link", link);
  }
};

// ---- Packets and TCP. A packet is named once it is sent; it arrives or is lost once.
struct PacketSent {  // a TCP segment
  static constexpr std::string_view kind = "packet-sent";
  PacketId packet;
  LinkId link;
  ConnectionId connection;
  Side side;           // who sends
  std::uint8_t flags;  // tcp_flags
  bool again;          // a retransmission
  std::uint16_t window;
  std::uint32_t seq, ack;
  std::uint32_t offset;  // of the payload in its direction's stream, from 0, modulo 2^32
  Bytes options;         // as they stand in the header, padded
  Bytes payload;
  Instant departs;  // first bit on the wire: later than `at` if others wait before it
  template <class F>
  void fields(F&& f) {
    f("packet", packet), f("link", link), f("connection", connection), f("side", side);
    f("flags", flags), f("again", again), f("window", window), f("seq", seq), f("ack", ack);
    f("offset", offset), f("options", options), f("payload", payload), f("departs", departs);
  }
};
struct DatagramSent {  // over UDP, by the record's host
  static constexpr std::string_view kind = "datagram-sent";
  PacketId packet;
  LinkId link;
  HostId to;
  std::uint16_t from_port, to_port;
  Bytes payload;
  Instant departs;
  template <class F>
  void fields(F&& f) {
    f("packet", packet), f("link", link), f("to", to), f("from_port", from_port);
    f("to_port", to_port), f("payload", payload), f("departs", departs);
  }
};
struct PacketDuplicated {  // by its link: a packet of its own from here on
  static constexpr std::string_view kind = "packet-duplicated";
  PacketId packet, of;
  Instant departs;
  template <class F>
  void fields(F&& f) {
    f("packet", packet), f("of", of), f("departs", departs);
  }
};
struct RuleFired {
  static constexpr std::string_view kind = "rule-fired";
  LinkId link;
  std::uint32_t rule;
  RuleEffect effect;
  PacketId packet;
  template <class F>
  void fields(F&& f) {
    f("link", link), f("rule", rule), f("effect", effect), f("packet", packet);
  }
};
struct PacketArrived {
  static constexpr std::string_view kind = "packet-arrived";
  PacketId packet;
  ConnectionId connection;  // none: a datagram
  template <class F>
  void fields(F&& f) {
    f("packet", packet), f("connection", connection);
  }
};
struct PacketLost {
  static constexpr std::string_view kind = "packet-lost";
  PacketId packet;
  ConnectionId connection;
  LossReason reason;
  template <class F>
  void fields(F&& f) {
    f("packet", packet), f("connection", connection), f("reason", reason);
  }
};
struct ConnectionOpened {  // the client asked for it; nothing was sent yet
  static constexpr std::string_view kind = "connection-opened";
  ConnectionId connection;
  HostId client, server;
  std::uint16_t client_port, server_port;
  template <class F>
  void fields(F&& f) {
    f("connection", connection), f("client", client), f("server", server);
    f("client_port", client_port), f("server_port", server_port);
  }
};
struct TcpStateChanged {
  static constexpr std::string_view kind = "tcp-state";
  ConnectionId connection;
  Side side;
  TcpState from, to;
  template <class F>
  void fields(F&& f) {
    f("connection", connection), f("side", side), f("from", from), f("to", to);
  }
};
struct RetransmissionTimeout {
  static constexpr std::string_view kind = "retransmission-timeout";
  ConnectionId connection;
  Side side;
  std::uint16_t count;  // the nth in a row
  Duration next;        // the timer after back-off
  template <class F>
  void fields(F&& f) {
    f("connection", connection), f("side", side), f("count", count), f("next", next);
  }
};
// The third duplicate acknowledgement: the segment it asks for goes again, RFC 5681 §3.2.
struct FastRetransmit {
  static constexpr std::string_view kind = "fast-retransmit";
  ConnectionId connection;
  Side side;
  std::uint32_t seq;
  template <class F>
  void fields(F&& f) {
    f("connection", connection), f("side", side), f("seq", seq);
  }
};
// The peer's window is closed and the persist timer ran out, RFC 9293 §3.8.6.1.
struct ZeroWindowProbe {
  static constexpr std::string_view kind = "zero-window-probe";
  ConnectionId connection;
  Side side;
  std::uint16_t count;  // the nth in a row
  Duration next;        // the timer after back-off
  template <class F>
  void fields(F&& f) {
    f("connection", connection), f("side", side), f("count", count), f("next", next);
  }
};
// What a sender believes of the network, when an acknowledgement or a loss has changed it.
struct CongestionChanged {
  static constexpr std::string_view kind = "congestion";
  ConnectionId connection;
  Side side;
  std::uint32_t window;     // cwnd, bytes
  std::uint32_t threshold;  // ssthresh, bytes; 2^32 - 1: none yet
  std::uint32_t in_flight;  // bytes sent and not acknowledged
  Duration round_trip;      // SRTT; zero: not measured yet
  Duration timeout;         // RTO
  template <class F>
  void fields(F&& f) {
    f("connection", connection), f("side", side), f("window", window);
    f("threshold", threshold), f("in_flight", in_flight), f("round_trip", round_trip);
    f("timeout", timeout);
  }
};
struct BytesDelivered {  // TCP hands bytes, in order, to the application of `side`
  static constexpr std::string_view kind = "bytes-delivered";
  ConnectionId connection;
  Side side;
  std::uint32_t size;
  std::uint64_t total;  // of this direction so far
  template <class F>
  void fields(F&& f) {
    f("connection", connection), f("side", side), f("size", size), f("total", total);
  }
};
struct ConnectionFailed {
  static constexpr std::string_view kind = "connection-failed";
  ConnectionId connection;
  Side side;
  ConnectionFailure reason;
  template <class F>
  void fields(F&& f) {
    f("connection", connection), f("side", side), f("reason", reason);
  }
};

// ---- The DNS, asked by the record's host. Queries and answers travel as datagrams.
struct LookupStarted {
  static constexpr std::string_view kind = "lookup-started";
  LookupId lookup;
  QueryType type;
  Bytes name;
  template <class F>
  void fields(F&& f) {
    f("lookup", lookup), f("type", type), f("name", name);
  }
};
struct LookupEnded {
  static constexpr std::string_view kind = "lookup-ended";
  LookupId lookup;
  LookupOutcome outcome;
  bool cached;   // answered from the resolver's memory
  Bytes answer;  // for people: "10 mail.hamburger.edu, 20 backup.hamburger.edu"
  template <class F>
  void fields(F&& f) {
    f("lookup", lookup), f("outcome", outcome), f("cached", cached), f("answer", answer);
  }
};

// ---- Sessions: an application protocol over one connection.
struct SessionOpened {
  static constexpr std::string_view kind = "session-opened";
  SessionId session;
  ConnectionId connection;
  Protocol protocol;
  HostId client, server;
  std::uint16_t port;
  template <class F>
  void fields(F&& f) {
    f("session", session), f("connection", connection), f("protocol", protocol);
    f("client", client), f("server", server), f("port", port);
  }
};
// A command, a reply (perhaps of several lines) or the whole content of a message, as handed to
// TCP with its CRLFs and dots: bytes [begin, begin + text.size) of its direction's stream.
struct Said {
  static constexpr std::string_view kind = "said";
  SessionId session;
  Side side;
  LineKind line;
  std::uint64_t begin;
  Bytes text;
  template <class F>
  void fields(F&& f) {
    f("session", session), f("side", side), f("line", line), f("begin", begin), f("text", text);
  }
};
struct TransactionStarted {  // the client begins to send `message`
  static constexpr std::string_view kind = "transaction-started";
  SessionId session;
  MessageId message;
  template <class F>
  void fields(F&& f) {
    f("session", session), f("message", message);
  }
};
struct LoginTried {  // at the record's host
  static constexpr std::string_view kind = "login-tried";
  SessionId session;
  Bytes address;
  bool accepted;
  template <class F>
  void fields(F&& f) {
    f("session", session), f("address", address), f("accepted", accepted);
  }
};

// ---- Messages.
struct MessageComposed {  // by a person at an agent, or by a server that notifies
  static constexpr std::string_view kind = "message-composed";
  MessageId message;
  MessageId about;  // the message a notification tells of
  Bytes sender;     // reverse-path; empty: the null reverse-path
  Bytes subject;
  Bytes content;
  template <class F>
  void fields(F&& f) {
    f("message", message), f("about", about), f("sender", sender), f("subject", subject);
    f("content", content);
  }
};
struct RecipientAdded {
  static constexpr std::string_view kind = "recipient-added";
  MessageId message;
  Bytes address;
  template <class F>
  void fields(F&& f) {
    f("message", message), f("address", address);
  }
};
struct SubmissionFailed {  // it stays with the agent
  static constexpr std::string_view kind = "submission-failed";
  MessageId message;
  Bytes reason;
  template <class F>
  void fields(F&& f) {
    f("message", message), f("reason", reason);
  }
};
struct Queued {  // on the disk of the record's host
  static constexpr std::string_view kind = "queued";
  QueueItemId item;
  MessageId message;
  Bytes content;
  Instant next_attempt;
  template <class F>
  void fields(F&& f) {
    f("item", item), f("message", message), f("content", content);
    f("next_attempt", next_attempt);
  }
};
struct QueuedFor {  // a recipient of a queue item
  static constexpr std::string_view kind = "queued-for";
  QueueItemId item;
  Bytes address;
  template <class F>
  void fields(F&& f) {
    f("item", item), f("address", address);
  }
};
struct AttemptStarted {
  static constexpr std::string_view kind = "attempt-started";
  QueueItemId item;
  std::uint32_t attempt;  // from 1
  SessionId session;
  template <class F>
  void fields(F&& f) {
    f("item", item), f("attempt", attempt), f("session", session);
  }
};
struct RecipientDeferred {
  static constexpr std::string_view kind = "recipient-deferred";
  QueueItemId item;
  Bytes address;
  Bytes reason;  // the reply, or why there was none
  Instant next_attempt;
  template <class F>
  void fields(F&& f) {
    f("item", item), f("address", address), f("reason", reason);
    f("next_attempt", next_attempt);
  }
};
struct RecipientDone {
  static constexpr std::string_view kind = "recipient-done";
  QueueItemId item;
  Bytes address;
  RecipientOutcome outcome;
  Bytes reply;
  template <class F>
  void fields(F&& f) {
    f("item", item), f("address", address), f("outcome", outcome), f("reply", reply);
  }
};
struct Dequeued {
  static constexpr std::string_view kind = "dequeued";
  QueueItemId item;
  template <class F>
  void fields(F&& f) {
    f("item", item);
  }
};
struct MailboxStored {  // in the mailbox of `address` on the record's host
  static constexpr std::string_view kind = "mailbox-stored";
  MessageId message;
  Bytes address;
  Bytes folder;
  std::uint32_t uid;  // RFC 3501 §2.3.1.1
  Bytes content;
  template <class F>
  void fields(F&& f) {
    f("message", message), f("address", address), f("folder", folder), f("uid", uid);
    f("content", content);
  }
};
struct MarkedSeen {  // \Seen, RFC 3501 §2.3.2; or the mark was taken back
  static constexpr std::string_view kind = "marked-seen";
  Bytes address;
  Bytes folder;
  std::uint32_t uid;
  bool seen = true;
  template <class F>
  void fields(F&& f) {
    f("address", address), f("folder", folder), f("uid", uid), f("seen", seen);
  }
};
struct MessageRead {  // the agent on the record's host shows it to its user
  static constexpr std::string_view kind = "message-read";
  MessageId message;
  Bytes address;
  Bytes content;
  template <class F>
  void fields(F&& f) {
    f("message", message), f("address", address), f("content", content);
  }
};

using What =
    std::variant<HostAdded, LinkAdded, LinkRuleAdded, MailboxAdded, InputApplied, HostDown, HostUp,
                 LinkDown, LinkUp, PacketSent, DatagramSent, PacketDuplicated, RuleFired,
                 PacketArrived, PacketLost, ConnectionOpened, TcpStateChanged,
                 RetransmissionTimeout, FastRetransmit, ZeroWindowProbe, CongestionChanged,
                 BytesDelivered, ConnectionFailed, LookupStarted, LookupEnded, SessionOpened, Said,
                 TransactionStarted, LoginTried, MessageComposed, RecipientAdded, SubmissionFailed,
                 Queued, QueuedFor, AttemptStarted, RecipientDeferred, RecipientDone, Dequeued,
                 MailboxStored, MarkedSeen, MessageRead>;

struct Record {
  Instant at;
  RecordNumber cause;  // an earlier record; none: nothing in this world caused it
  HostId host;         // where
  What what;
};
static_assert(std::is_trivially_copyable_v<Record>);

}  // namespace mailscope::trace
