#pragma once
// UDP on every host (RFC 768). A datagram for a port that nobody has vanishes without a word: there
// is no ICMP here.

#include <cstdint>
#include <map>
#include <utility>

#include "net/network.hpp"
#include "net/transport.hpp"

namespace mailscope::net {

class Udp final : public Datagrams {
 public:
  explicit Udp(Network& network) : network_(network) {}

  void bind(HostId host, std::uint16_t port, DatagramReceiver& receiver) override;
  void unbind(HostId host, std::uint16_t port) override;
  void send(const Datagram& datagram) override;
  RecordNumber reason_for_silence(HostId host, std::uint16_t port) const override;

  // ---- For the simulation's loop.
  void packet_arrived(const Packet& packet);
  void packet_lost(const Packet& packet, RecordNumber loss);
  void host_down(HostId host);  // ports live in memory

  std::size_t bound_ports() const { return ports_.size(); }

 private:
  struct Port {
    DatagramReceiver* receiver;
    RecordNumber reason_for_silence = {};
  };
  // The port hears nothing, and this is why; nothing happens when nobody has it.
  void explain(HostId host, std::uint16_t port, RecordNumber reason);

  Network& network_;
  std::map<std::pair<HostId, std::uint16_t>, Port> ports_;
};

}  // namespace mailscope::net
