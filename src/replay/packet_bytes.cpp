#include "replay/packet_bytes.hpp"

#include <variant>

#include "wire/headers.hpp"

namespace mailscope::replay {
namespace {

PacketId original(const trace::Trace& trace, const Packet& packet) {
  const trace::What& what = trace[packet.content].what;
  if (const auto* segment = std::get_if<trace::PacketSent>(&what)) return segment->packet;
  return std::get<trace::DatagramSent>(what).packet;
}

wire::TcpHeader tcp_header(const trace::Trace& trace, const trace::PacketSent& sent,
                           const trace::ConnectionOpened& over) {
  const bool client = sent.side == Side::client;
  wire::TcpHeader header;
  header.source_port = client ? over.client_port : over.server_port;
  header.destination_port = client ? over.server_port : over.client_port;
  header.seq = sent.seq;
  // RFC 9293 §3.1: it means something with the ACK bit alone.
  header.ack = (sent.flags & trace::tcp_flags::ack) != 0 ? sent.ack : 0;
  header.control = sent.flags;
  header.window = sent.window;
  header.options = trace.text(sent.options);
  return header;
}

}  // namespace

PacketBytes::PacketBytes(const trace::Trace& trace, const Packets& packets)
    : trace_(trace), packets_(packets) {
  for (const trace::Record& record : trace.records()) {
    if (const auto* h = std::get_if<trace::HostAdded>(&record.what)) {
      addresses_.push_back(h->address);
    }
    if (const auto* c = std::get_if<trace::ConnectionOpened>(&record.what)) {
      connections_.push_back(*c);
    }
  }
}

std::string PacketBytes::ip_packet(PacketId id) const {
  const Packet& packet = packets_[id];
  wire::Ipv4Header ip;
  ip.source = addresses_[packet.from.index()];
  ip.destination = addresses_[packet.to.index()];
  // RFC 6864 §4.1: with DF set it may be anything; the packet's number makes it easy to find.
  ip.identification = static_cast<std::uint16_t>(original(trace_, packet).value() & 0xFFFFU);
  const trace::What& what = trace_[packet.content].what;
  const std::string_view payload = payload_of(trace_, packet);
  if (const auto* sent = std::get_if<trace::PacketSent>(&what)) {
    return wire::tcp_packet(ip, tcp_header(trace_, *sent, connections_[sent->connection.index()]),
                            payload);
  }
  const auto& sent = std::get<trace::DatagramSent>(what);
  return wire::udp_packet(ip, {sent.from_port, sent.to_port}, payload);
}

}  // namespace mailscope::replay
