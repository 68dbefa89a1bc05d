#pragma once
// What happens on the network: packets, TCP, the DNS.

#include <cstdint>
#include <string_view>

#include "base/arena.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"
#include "trace/vocabulary.hpp"

namespace mailscope::trace {

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
  Bytes answer;  // the data of the records found: "10 mail.hamburger.edu, 20 backup.hamburger.edu"
  template <class F>
  void fields(F&& f) {
    f("lookup", lookup), f("outcome", outcome), f("cached", cached), f("answer", answer);
  }
};

}  // namespace mailscope::trace
