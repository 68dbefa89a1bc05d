#pragma once
// The ports through which a program on a host sees the network: connections, datagrams, and the
// names and addresses of hosts. The simulated stack stands behind them; real sockets could. Calls
// to a program come one at a time; it may use the transport from within them: bytes leave when it
// has returned.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.hpp"
#include "base/ids.hpp"
#include "trace/vocabulary.hpp"

namespace mailscope::net {

// One end of a connection, as a socket names it.
struct Endpoint {
  ConnectionId connection;
  Side side = Side::client;
  auto operator<=>(const Endpoint&) const = default;
};

// What a program hears of its connections.
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

// What it does with them. A connection that is gone takes everything without a word.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual void listen(HostId host, std::uint16_t port, Application& application) = 0;
  // Begins to open a connection; `application` hears connected() or failed(), not before connect()
  // has returned.
  virtual Endpoint connect(HostId from, HostId to, std::uint16_t port,
                           Application& application) = 0;
  virtual void send(Endpoint at, Bytes bytes) = 0;
  // `total` bytes that repeat the first half of `block`, whose second half is a copy of it.
  virtual void send_repeated(Endpoint at, Bytes block, std::uint64_t total) = 0;
  virtual void close(Endpoint at) = 0;  // once all that was sent has gone
  virtual void abort(Endpoint at) = 0;
  virtual HostId peer(Endpoint at) const = 0;
};

struct Datagram {
  HostId from, to;
  std::uint16_t from_port = 0, to_port = 0;
  Bytes payload;
};

// Hears what comes to a port that it has bound.
class DatagramReceiver {
 public:
  virtual ~DatagramReceiver() = default;
  virtual void arrived(const Datagram& datagram) = 0;
};

// Datagrams arrive whole or not at all, and nobody tells their sender which.
class Datagrams {
 public:
  virtual ~Datagrams() = default;
  virtual void bind(HostId host, std::uint16_t port, DatagramReceiver& receiver) = 0;  // a free one
  virtual void unbind(HostId host, std::uint16_t port) = 0;
  virtual void send(const Datagram& datagram) = 0;
  // For the trace alone: why a bound port has heard nothing since it last sent. That sending, or
  // the loss of a datagram from or to the port; none where nobody can know.
  virtual RecordNumber reason_for_silence(HostId host, std::uint16_t port) const = 0;
};

// Who the others are. Addresses are IPv4, in host byte order.
class Hosts {
 public:
  virtual ~Hosts() = default;
  virtual const std::string& name(HostId host) const = 0;
  virtual std::uint32_t address(HostId host) const = 0;
  virtual HostId host_at(std::uint32_t address) const = 0;  // none: nobody has it
  virtual bool linked(HostId a, HostId b) const = 0;        // packets get from one to the other
  virtual bool up(HostId host) const = 0;
};

}  // namespace mailscope::net
