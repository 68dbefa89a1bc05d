#pragma once
// The name server on its host. One plays the whole DNS: it knows every zone there is.

#include <cstdint>
#include <memory>

#include "dns/name_server.hpp"
#include "net/transport.hpp"
#include "nodes/node.hpp"

namespace mailscope::nodes {

class NameServer final : public Node, public net::DatagramReceiver {
 public:
  NameServer(Context& context, HostId host, dns::NameServer zones);

  void arrived(const net::Datagram& query) override;
  void restart() override;

 private:
  std::unique_ptr<Dialog> serve(net::Endpoint at, std::uint16_t port) override;

  dns::NameServer zones_;  // from files on its disk
};

}  // namespace mailscope::nodes
