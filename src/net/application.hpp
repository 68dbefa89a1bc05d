#pragma once
// What a program on a host hears from the network and the clock. Calls come one at a time; a
// program may call the stack from within them: bytes leave when it has returned.

#include <compare>
#include <cstdint>
#include <string_view>

#include "base/ids.hpp"
#include "trace/vocabulary.hpp"

namespace mailscope::net {

// One end of a connection, as a socket names it.
struct Endpoint {
  ConnectionId connection;
  Side side = Side::client;
  auto operator<=>(const Endpoint&) const = default;
};

class Application {
 public:
  virtual ~Application() = default;
  // A client has reached `port`, where this program listens.
  virtual void accepted(Endpoint at, std::uint16_t port) = 0;
  virtual void connected(Endpoint at) = 0;
  virtual void received(Endpoint at, std::string_view bytes) = 0;
  virtual void peer_closed(Endpoint at) = 0;  // nothing more will come; sending goes on
  virtual void closed(Endpoint at) = 0;       // both directions are done
  virtual void failed(Endpoint at, trace::ConnectionFailure why) = 0;
};

}  // namespace mailscope::net
