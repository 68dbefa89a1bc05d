#include "net/udp.hpp"

#include "base/check.hpp"

namespace mailscope::net {
namespace {

Datagram datagram_in(const Packet& packet) {
  return {packet.from, packet.to, packet.from_port, packet.to_port, packet.segment.payload};
}

}  // namespace

void Udp::bind(HostId host, std::uint16_t port, DatagramReceiver& receiver) {
  const bool fresh = receivers_.emplace(std::pair(host, port), &receiver).second;
  MAILSCOPE_CHECK(fresh);
}

void Udp::unbind(HostId host, std::uint16_t port) {
  receivers_.erase({host, port});
}

Network::Sent Udp::send(const Datagram& d) {
  return network_.send_datagram(d.from, d.from_port, d.to, d.to_port, d.payload);
}

void Udp::packet_arrived(const Packet& packet) {
  const Datagram datagram = datagram_in(packet);
  if (auto* receiver = find(datagram.to, datagram.to_port)) receiver->arrived(datagram);
}

void Udp::packet_lost(const Packet& packet, RecordNumber loss) {
  const Datagram datagram = datagram_in(packet);
  if (auto* sender = find(datagram.from, datagram.from_port)) sender->lost(datagram, loss);
  if (auto* receiver = find(datagram.to, datagram.to_port)) receiver->lost(datagram, loss);
}

void Udp::host_down(HostId host) {
  std::erase_if(receivers_, [host](const auto& entry) { return entry.first.first == host; });
}

DatagramReceiver* Udp::find(HostId host, std::uint16_t port) const {
  const auto found = receivers_.find({host, port});
  return found == receivers_.end() ? nullptr : found->second;
}

}  // namespace mailscope::net
