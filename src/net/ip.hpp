#pragma once
// IP on every host, as far as it stands between the links and the transport protocols: what comes
// out of a link, or is lost there, goes to TCP or to UDP.

#include <cstdint>
#include <vector>

#include "net/network.hpp"
#include "net/stack.hpp"
#include "net/udp.hpp"

namespace mailscope::net {

class Ip {
 public:
  // All of them outlive it.
  Ip(Network& network, Stack& tcp, Udp& udp) : network_(network), tcp_(tcp), udp_(udp) {}

  void packet_arrival(std::uint32_t slot);             // an event of this kind
  void link_cut(LinkId link, std::uint32_t argument);  // an event of this kind
  void set_cut(LinkId link, bool cut);                 // by hand
  void set_up(HostId host, bool up);  // what its memory held is gone when it goes down

 private:
  void tell_losses(const std::vector<Network::Loss>& losses);
  void tell_loss(const Network::Loss& loss);

  Network& network_;
  Stack& tcp_;
  Udp& udp_;
};

}  // namespace mailscope::net
