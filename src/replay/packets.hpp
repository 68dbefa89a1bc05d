#pragma once
// What each packet of a trace carries and how it fared: made once a trace, looked up by id.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "trace/protocols.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

// What a segment does beside carrying bytes.
enum class Segment : std::uint8_t { syn, syn_ack, ack, fin, rst };

// What a packet has of one piece of a dialog.
struct Part {
  RecordNumber said;  // the piece: a Said
  trace::LineKind kind = trace::LineKind::command;
  bool begins = false;              // its first byte is here
  bool begins_content = false;      // the first byte of a message's text is here
  bool begins_transaction = false;  // the command with which a mail transaction begins is here
  MessageId message;                // of the client's mail transaction; none: of none
};

struct Packet {
  RecordNumber sent;        // its PacketSent, DatagramSent or PacketDuplicated
  RecordNumber content;     // the PacketSent or DatagramSent whose bytes it has
  RecordNumber ended;       // its PacketArrived or PacketLost; none: neither happened
  ConnectionId connection;  // none: a datagram
  LinkId link;
  HostId from, to;
  Side side = Side::client;  // who sends
  bool again = false;        // a retransmission
  bool copy = false;         // made by the link
  bool lost = false;
  trace::LossReason reason = trace::LossReason::link_loss;  // if lost
  std::uint32_t payload = 0;                                // bytes
  Instant departs;                                          // first bit on the wire
  Instant ends;                    // arrived or lost; else the end of the trace
  double furthest = 1;             // the share of the way that it comes: less if it is lost on it
  std::optional<Segment> segment;  // none: a datagram
  std::optional<trace::Protocol> protocol;  // what it carries some of; none: TCP alone
  std::vector<Part> parts;                  // of the dialog, in order; empty with a payload: data
};

// How far along its link at `t`: 0 at the sender, 1 at the receiver, `furthest` when it has ended.
// A packet that the link loses comes half way, one that a cut hits as far as it has got, one for a
// dead host or with a wrong checksum all the way; one that finds the queue full stays. Who dies on
// the way is there for half of its time, so that it can be seen to die.
double progress(const Packet& packet, Instant t);

std::uint8_t flags_of(const trace::Trace& trace, const Packet& packet);  // 0: a datagram
std::string_view payload_of(const trace::Trace& trace, const Packet& packet);

class Packets {
 public:
  explicit Packets(const trace::Trace& trace);

  std::size_t size() const { return packets_.size(); }
  const Packet& operator[](PacketId id) const { return packets_[id.index()]; }
  const std::vector<Packet>& all() const { return packets_; }

  // Those on the wire at `t`: departs <= t < ends; in the order of sending.
  std::vector<PacketId> in_flight(Instant t) const;

  // What is spoken first over the link; none: TCP alone, or nothing.
  std::optional<trace::Protocol> first_protocol(LinkId link) const;

 private:
  std::vector<Packet> packets_;
  std::vector<Instant> sent_at_;                                 // of packet i; ascending
  std::vector<Instant> latest_end_;                              // of packets [0, i]; ascending
  std::vector<std::optional<trace::Protocol>> first_protocols_;  // by LinkId
};

}  // namespace mailscope::replay
