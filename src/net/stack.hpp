#pragma once
// TCP as programs use it: ports, connections, and the events that TCP has for them. One stack
// serves all hosts. A connection's number is the observer's: it names what one client opened.
// Segments find their end by addresses and ports alone, so that they may reach one that another
// connection left behind there (RFC 9293 §3.5.1).

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "net/initial_sequence.hpp"
#include "net/network.hpp"
#include "net/ports.hpp"
#include "net/tcp/connection.hpp"
#include "net/transport.hpp"

namespace mailscope::net {

class Stack final : public Transport {
 public:
  // `parameters`: of TCP, on every host.
  Stack(Runtime& runtime, Network& network, std::uint64_t seed,
        const tcp::Parameters& parameters = {})
      : runtime_(runtime), network_(network), initial_sequences_(seed), parameters_(parameters) {}

  void listen(HostId host, std::uint16_t port, Application& application) override {
    ports_.listen(host, port, application);
  }
  Endpoint connect(HostId from, HostId to, std::uint16_t port, Application& application) override;
  void send(Endpoint at, Bytes bytes) override;
  void send_repeated(Endpoint at, Bytes block, std::uint64_t total) override;
  void close(Endpoint at) override;
  void abort(Endpoint at) override;
  HostId peer(Endpoint at) const override { return host_of({at.connection, other(at.side)}); }

  // ---- For the simulation's loop.
  void packet_arrived(const Packet& packet);
  // TCP does not learn of it; but when its timer runs out, this will have been the reason.
  void packet_lost(const Packet& packet, RecordNumber loss);
  void timer(ConnectionId connection, Side side);
  void host_down(HostId host);  // every end there vanishes; nobody is told
  void flush();                 // sends what is due; call at the end of each event

  std::size_t open_ends() const { return open_ends_; }
  // For a look at the whole from outside: the state of an end, closed if it is gone.
  tcp::State state(Endpoint at) const;
  std::size_t connection_count() const { return connections_.size(); }

 private:
  struct End {
    End(tcp::Connection connection, Application* owner)
        : tcp(std::move(connection)), application(owner) {}
    tcp::Connection tcp;
    Application* application;
    Instant timer_at = Instant::never();  // the earliest event scheduled
    PacketId last_packet;
    RecordNumber timer_cause;     // its PacketSent, or its PacketLost
    RecordNumber cause;           // of what is to be sent
    std::uint64_t delivered = 0;  // bytes handed to the application
    bool dirty = false;
  };
  struct Connection {
    std::array<HostId, 2> hosts;  // by Side
    std::array<std::uint16_t, 2> ports;
    std::array<std::unique_ptr<End>, 2> ends;
  };
  End* find(Endpoint at) const;
  HostId host_of(Endpoint at) const;
  FourTuple tuple_of(Endpoint at) const;
  Endpoint receiver_of(const Packet& packet) const;
  // `initial`: sequence number; none: the host's own choice.
  End& add_end(Endpoint at, Application& application, std::optional<std::uint32_t> initial = {});
  void remove_end(Endpoint at);
  void accept(const Packet& syn, Endpoint at, std::optional<std::uint32_t> initial);
  std::uint32_t forget_time_wait(Endpoint at);
  void refuse(const Packet& packet);
  void touch(Endpoint at, End& end);
  void drain(Endpoint at);
  void deliver(Endpoint at, const tcp::Event& event);
  void transmit(Endpoint at, End& end);
  void arm(Endpoint at, End& end);

  Runtime& runtime_;
  Network& network_;
  Ports ports_;
  InitialSequences initial_sequences_;
  std::vector<Connection> connections_;
  std::vector<Endpoint> dirty_;
  struct Stillborn {  // there was no port for it; its application hears so after connect()
    Endpoint at;
    Application* application;
    RecordNumber cause;
  };
  std::vector<Stillborn> stillborn_;
  std::size_t open_ends_ = 0;
  tcp::Parameters parameters_;
};

}  // namespace mailscope::net
