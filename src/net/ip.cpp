#include "net/ip.hpp"

#include <cstdint>
#include <vector>

namespace mailscope::net {

void Ip::packet_arrival(std::uint32_t slot) {
  const Network::Arrival arrival = network_.arrival(slot);
  using Fate = Network::Arrival::Fate;
  if (arrival.fate == Fate::lost) return tell_loss({arrival.packet, arrival.record});
  if (arrival.fate != Fate::arrived) return;
  if (arrival.packet.protocol == IpProtocol::udp) return udp_.packet_arrived(arrival.packet);
  tcp_.packet_arrived(arrival.packet);
}

void Ip::link_cut(LinkId link, std::uint32_t argument) {
  tell_losses(network_.cut_event(link, argument));
}

void Ip::set_cut(LinkId link, bool cut) {
  tell_losses(network_.set_cut(link, cut));
}

void Ip::set_up(HostId host, bool up) {
  network_.set_up(host, up);
  if (up) return;
  tcp_.host_down(host);
  udp_.host_down(host);
}

void Ip::tell_losses(const std::vector<Network::Loss>& losses) {
  for (const Network::Loss& loss : losses) tell_loss(loss);
}

void Ip::tell_loss(const Network::Loss& loss) {
  if (loss.packet.protocol == IpProtocol::udp) return udp_.packet_lost(loss.packet, loss.record);
  tcp_.packet_lost(loss.packet, loss.record);
}

}  // namespace mailscope::net
