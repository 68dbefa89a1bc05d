#include "nodes/name_server.hpp"

#include "base/check.hpp"

namespace mailscope::nodes {

NameServer::NameServer(Context& context, HostId host, dns::NameServer zones)
    : Node(context, host), zones_(std::move(zones)) {
  context.datagrams.bind(host, kDnsPort, *this);
}

void NameServer::arrived(const net::Datagram& query) {
  net::Runtime& runtime = context().runtime;
  const auto answer = zones_.answer(runtime.text(query.payload), runtime.now);
  if (!answer) return;
  context().datagrams.send(
      {host(), query.from, query.to_port, query.from_port, runtime.store(*answer)});
}

void NameServer::restart() {
  context().datagrams.bind(host(), kDnsPort, *this);
}

// DNS over TCP (RFC 7766) is not served: an answer that UDP cannot carry is truncated.
std::unique_ptr<Dialog> NameServer::serve(net::Endpoint, std::uint16_t) {
  constexpr bool kListensNowhere = false;  // nobody can have reached a port of it
  MAILSCOPE_CHECK(kListensNowhere);
  return nullptr;
}

}  // namespace mailscope::nodes
