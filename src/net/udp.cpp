#include "net/udp.hpp"

#include "base/check.hpp"

namespace mailscope::net {

void Udp::bind(HostId host, std::uint16_t port, DatagramReceiver& receiver) {
  const bool fresh = ports_.emplace(std::pair(host, port), Port{&receiver}).second;
  MAILSCOPE_CHECK(fresh);
}

void Udp::unbind(HostId host, std::uint16_t port) {
  ports_.erase({host, port});
}

void Udp::send(const Datagram& d) {
  explain(d.from, d.from_port,
          network_.send_datagram(d.from, d.from_port, d.to, d.to_port, d.payload).record);
}

RecordNumber Udp::reason_for_silence(HostId host, std::uint16_t port) const {
  const auto found = ports_.find({host, port});
  return found == ports_.end() ? RecordNumber::none() : found->second.reason_for_silence;
}

void Udp::packet_arrived(const Packet& p) {
  const auto found = ports_.find({p.to, p.to_port});
  if (found == ports_.end()) return;
  found->second.receiver->arrived({p.from, p.to, p.from_port, p.to_port, p.segment.payload});
}

void Udp::packet_lost(const Packet& packet, RecordNumber loss) {
  explain(packet.from, packet.from_port, loss);
  explain(packet.to, packet.to_port, loss);
}

void Udp::host_down(HostId host) {
  std::erase_if(ports_, [host](const auto& entry) { return entry.first.first == host; });
}

void Udp::explain(HostId host, std::uint16_t port, RecordNumber reason) {
  const auto found = ports_.find({host, port});
  if (found != ports_.end()) found->second.reason_for_silence = reason;
}

}  // namespace mailscope::net
