#pragma once
// Who answers at a port: listeners, and connections by RFC 9293's identifier of four (§3.3.1),
// seen from one of its two ends.

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "net/transport.hpp"

namespace mailscope::net {

struct FourTuple {
  HostId local;
  std::uint16_t local_port = 0;
  HostId remote;
  std::uint16_t remote_port = 0;
  auto operator<=>(const FourTuple&) const = default;
};

class Ports {
 public:
  void listen(HostId host, std::uint16_t port, Application& application);
  Application* listener(HostId host, std::uint16_t port) const;  // null: the port is closed

  // A port of `host` for a connection to `remote`: the next after the last one given that no
  // connection to there uses; nothing when all are in use.
  std::optional<std::uint16_t> ephemeral(HostId host, HostId remote, std::uint16_t remote_port);

  void bind(const FourTuple& tuple, Endpoint end);
  void release(const FourTuple& tuple);
  std::optional<Endpoint> find(const FourTuple& tuple) const;

  // The host has lost its memory: its ends, which are no longer bound, and where it was in its
  // ephemeral ports. Who listens will listen again.
  std::vector<Endpoint> forget(HostId host);

 private:
  // Every segment that arrives looks for its end: among those of its host only.
  struct Host {
    std::map<std::uint16_t, Application*> listeners;
    // By local port, remote host and port.
    // unordered: looked up for each segment; forget() sorts.
    std::unordered_map<std::uint64_t, Endpoint> bound;
    std::uint16_t next = 0;  // counted from the first ephemeral port
  };
  Host& at(HostId host);
  const Host* find(HostId host) const;

  std::vector<Host> hosts_;  // by index
};

}  // namespace mailscope::net
