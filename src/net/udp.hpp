#pragma once
// UDP as programs use it (RFC 768): ports, and datagrams that arrive whole or not at all. A
// datagram for a port that nobody has vanishes without a word: there is no ICMP here.

#include <cstdint>
#include <map>
#include <utility>

#include "net/network.hpp"

namespace mailscope::net {

struct Datagram {
  HostId from, to;
  std::uint16_t from_port = 0, to_port = 0;
  Bytes payload;
};

class DatagramReceiver {
 public:
  virtual ~DatagramReceiver() = default;
  virtual void arrived(const Datagram& datagram) = 0;
  // A datagram from or to a port of this program died on its way. No program learns of that;
  // but what it does when it has waited long enough has this record for its reason.
  virtual void lost(const Datagram& datagram, RecordNumber loss) = 0;
};

class Udp {
 public:
  explicit Udp(Network& network) : network_(network) {}

  void bind(HostId host, std::uint16_t port, DatagramReceiver& receiver);  // a free one
  void unbind(HostId host, std::uint16_t port);
  Network::Sent send(const Datagram& datagram);

  // ---- For the simulation's loop.
  void packet_arrived(const Packet& packet);
  void packet_lost(const Packet& packet, RecordNumber loss);
  void host_down(HostId host);  // ports live in memory

  std::size_t bound_ports() const { return receivers_.size(); }

 private:
  DatagramReceiver* find(HostId host, std::uint16_t port) const;

  Network& network_;
  std::map<std::pair<HostId, std::uint16_t>, DatagramReceiver*> receivers_;
};

}  // namespace mailscope::net
