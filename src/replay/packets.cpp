#include "replay/packets.hpp"

#include <algorithm>
#include <array>
#include <variant>

#include "replay/dialects/dialect.hpp"
#include "replay/stream_position.hpp"
#include "replay/streams.hpp"

namespace mailscope::replay {
namespace {

constexpr std::uint32_t kHeaders = 40;  // bytes of IP and TCP, without options

Segment segment_of(std::uint8_t flags) {
  namespace bits = trace::tcp_flags;
  if (flags & bits::rst) return Segment::rst;
  if (flags & bits::syn) return flags & bits::ack ? Segment::syn_ack : Segment::syn;
  return flags & bits::fin ? Segment::fin : Segment::ack;
}

// Reads the trace once; knows at each packet what its connection has said and sent.
class PacketCollector {
 public:
  PacketCollector(const trace::Trace& trace, std::vector<Packet>& packets)
      : trace_(trace), packets_(packets) {}

  void read(RecordNumber n) {
    streams_.note(trace_, n);
    const trace::What& what = trace_[n].what;
    if (const auto* c = std::get_if<trace::ConnectionOpened>(&what))
      connections_.push_back({*c, {}});
    if (const auto* session = std::get_if<trace::SessionOpened>(&what))
      sessions_.push_back(*session);
    if (const auto* sent = std::get_if<trace::PacketSent>(&what)) depart(*sent, n);
    if (const auto* sent = std::get_if<trace::DatagramSent>(&what)) depart(*sent, n);
    if (const auto* copied = std::get_if<trace::PacketDuplicated>(&what)) copy(*copied, n);
    if (const auto* arrived = std::get_if<trace::PacketArrived>(&what)) end(arrived->packet, n);
    if (const auto* lost = std::get_if<trace::PacketLost>(&what)) lose(*lost, n);
    if (const auto* link = std::get_if<trace::LinkAdded>(&what)) links_.push_back(*link);
  }

 private:
  struct Sent {
    trace::ConnectionOpened opened;
    std::array<std::uint64_t, 2> bytes;  // by Side: how far each has got
  };

  void depart(const trace::PacketSent& sent, RecordNumber n) {
    Packet packet;
    packet.sent = packet.content = n;
    packet.connection = sent.connection;
    packet.link = sent.link;
    const trace::ConnectionOpened& over = connections_[sent.connection.index()].opened;
    packet.from = sent.side == Side::client ? over.client : over.server;
    packet.to = sent.side == Side::client ? over.server : over.client;
    packet.side = sent.side;
    packet.again = sent.again;
    packet.payload = static_cast<std::uint32_t>(sent.payload.size);
    packet.departs = sent.departs;
    packet.ends = std::max(trace_.ended_at(), sent.departs);
    packet.segment = segment_of(sent.flags);
    if (packet.payload > 0) read_payload(packet, sent);
    packets_.push_back(std::move(packet));
  }

  void depart(const trace::DatagramSent& sent, RecordNumber n) {
    Packet packet;
    packet.sent = packet.content = n;
    packet.link = sent.link;
    packet.from = trace_[n].host;
    packet.to = sent.to;
    packet.side =
        sent.to_port == trace::facts(trace::Protocol::dns).port ? Side::client : Side::server;
    packet.payload = static_cast<std::uint32_t>(sent.payload.size);
    packet.departs = sent.departs;
    packet.ends = std::max(trace_.ended_at(), sent.departs);
    packet.protocol = trace::Protocol::dns;
    packets_.push_back(std::move(packet));
  }

  void copy(const trace::PacketDuplicated& copied, RecordNumber n) {
    Packet packet = packets_[copied.of.index()];
    packet.sent = n;
    packet.ended = RecordNumber::none();
    packet.lost = false;
    packet.furthest = 1;
    packet.copy = true;
    packet.departs = copied.departs;
    packet.ends = std::max(trace_.ended_at(), copied.departs);
    packets_.push_back(std::move(packet));
  }

  void read_payload(Packet& packet, const trace::PacketSent& sent) {
    std::uint64_t& bytes =
        connections_[sent.connection.index()].bytes[static_cast<std::size_t>(sent.side)];
    const std::uint64_t begin = unwrapped(sent.offset, bytes);
    const std::uint64_t end = begin + sent.payload.size;
    bytes = std::max(bytes, end);
    const SessionId session = streams_.session(sent.connection);
    if (!session) return;
    const trace::Protocol protocol = sessions_[session.index()].protocol;
    if (!trace::facts(protocol).is_told) return;
    packet.protocol = protocol;
    for (const Piece& piece : streams_.within(sent.connection, sent.side, begin, end))
      packet.parts.push_back(part(piece, protocol, begin, end));
  }

  // What bytes [begin, end) of the stream have of the piece.
  Part part(const Piece& piece, trace::Protocol protocol, std::uint64_t begin,
            std::uint64_t end) const {
    const auto& said = std::get<trace::Said>(trace_[piece.said].what);
    Part part{.said = piece.said, .kind = said.line, .message = piece.message};
    part.begins = begin <= piece.begin;
    part.begins_transaction = part.begins && piece.begins_transaction;
    if (said.line == trace::LineKind::content) part.begins_content = part.begins;
    const auto content_in_reply = dialect(protocol).content_in_reply;
    if (said.line == trace::LineKind::reply && content_in_reply) {
      const std::size_t at = content_in_reply(trace_.text(said.text));
      const std::uint64_t content = piece.begin + at;
      part.begins_content = at != std::string_view::npos && begin <= content && content < end;
    }
    return part;
  }

  void lose(const trace::PacketLost& lost, RecordNumber n) {
    end(lost.packet, n);
    Packet& packet = packets_[lost.packet.index()];
    packet.lost = true;
    packet.reason = lost.reason;
    packet.furthest = share_of_the_way(packet, trace_[n].at);
  }

  double share_of_the_way(const Packet& packet, Instant at) const {
    if (at < packet.departs || packet.reason == trace::LossReason::queue_full) return 0;
    if (packet.reason == trace::LossReason::link_loss) return 0.5;
    if (packet.reason != trace::LossReason::link_cut) return 1;
    const trace::LinkAdded& link = links_[packet.link.index()];
    const double flown = (at - packet.departs).seconds();
    return std::min(1.0, flown / (time_on_wire(packet, link) + link.latency.seconds()));
  }

  static double time_on_wire(const Packet& packet, const trace::LinkAdded& link) {
    const std::uint32_t bytes = packet.payload + kHeaders + link.framing;
    const bool forth = packet.from == link.a;
    return bytes * 8.0 /
           static_cast<double>(forth ? link.bits_per_second : link.bits_per_second_back);
  }

  void end(PacketId id, RecordNumber n) {
    Packet& packet = packets_[id.index()];
    packet.ended = n;
    packet.ends = std::max(trace_[n].at, packet.departs);
  }

  const trace::Trace& trace_;
  std::vector<Packet>& packets_;
  Streams streams_;
  std::vector<trace::LinkAdded> links_;
  std::vector<Sent> connections_;
  std::vector<trace::SessionOpened> sessions_;
};

}  // namespace

std::uint8_t flags_of(const trace::Trace& trace, const Packet& packet) {
  const auto* segment = std::get_if<trace::PacketSent>(&trace[packet.content].what);
  return segment ? segment->flags : std::uint8_t{0};
}

std::string_view payload_of(const trace::Trace& trace, const Packet& packet) {
  const trace::What& what = trace[packet.content].what;
  if (const auto* segment = std::get_if<trace::PacketSent>(&what))
    return trace.text(segment->payload);
  return trace.text(std::get<trace::DatagramSent>(what).payload);
}

double progress(const Packet& packet, Instant t) {
  if (t <= packet.departs && packet.departs < packet.ends) return 0;
  if (t >= packet.ends) return packet.furthest;
  const double share = static_cast<double>((t - packet.departs).ns()) /
                       static_cast<double>((packet.ends - packet.departs).ns());
  return packet.furthest < 1 ? packet.furthest * std::min(1.0, 2 * share) : share;
}

Packets::Packets(const trace::Trace& trace) {
  PacketCollector maker(trace, packets_);
  for (std::size_t i = 0; i < trace.size(); ++i) maker.read(RecordNumber(i));
  Instant latest;
  for (const Packet& packet : packets_) {
    latest = std::max(latest, packet.ends);
    latest_end_.push_back(latest);
    sent_at_.push_back(trace[packet.sent].at);
    if (!packet.protocol || !packet.link) continue;
    const std::size_t link = packet.link.index();
    if (link >= first_protocols_.size()) first_protocols_.resize(link + 1);
    if (!first_protocols_[link]) first_protocols_[link] = packet.protocol;
  }
}

std::optional<trace::Protocol> Packets::first_protocol(LinkId link) const {
  return link.index() < first_protocols_.size() ? first_protocols_[link.index()] : std::nullopt;
}

std::vector<PacketId> Packets::in_flight(Instant t) const {
  // A packet departs no earlier than it is sent, and packets are in the order of sending: those
  // from the first with a later `latest_end_` on may still fly.
  const auto first = std::upper_bound(latest_end_.begin(), latest_end_.end(), t);
  std::vector<PacketId> flying;
  for (auto i = static_cast<std::size_t>(first - latest_end_.begin()); i < packets_.size(); ++i) {
    if (sent_at_[i] > t) break;
    if (packets_[i].departs <= t && t < packets_[i].ends) flying.push_back(PacketId(i));
  }
  return flying;
}

}  // namespace mailscope::replay
