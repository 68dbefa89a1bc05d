#pragma once
// Hosts and the links between them: carries packets, with the time that takes, and loses some.

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/random.hpp"
#include "net/runtime.hpp"
#include "net/tcp/segment.hpp"

namespace mailscope::net {

enum class Transport : std::uint8_t { tcp, udp };

// What a host hands to IP. A datagram has no more of a segment than its payload.
struct Packet {
  PacketId id;
  HostId from, to;
  std::uint16_t from_port = 0, to_port = 0;
  Transport transport = Transport::tcp;
  Side side = Side::client;  // who sends
  ConnectionId connection;   // as the sender knows it; none: a datagram
  tcp::Segment segment;
};

struct HostDescription {
  trace::HostRole role;
  std::string name, title, device;
};

struct LinkDescription {
  HostId a, b;
  Duration latency;
  std::uint64_t bits_per_second, bits_per_second_back;  // a to b, b to a
  double loss = 0;                                      // the chance of each packet, each way
  Duration jitter = {};                                 // up to so much more, of each packet
  std::uint32_t queue = 1'000;                          // packets that may wait, each way
  std::uint32_t framing = 0;                            // bytes of a packet below IP
};

class Network {
 public:
  Network(Runtime& runtime, std::uint64_t seed) : runtime_(runtime), seed_(seed) {}

  HostId add_host(const HostDescription& host);  // addresses: 10.0.0.1, 10.0.0.2, ...
  LinkId add_link(const LinkDescription& link);  // at most one between two hosts

  bool up(HostId host) const { return hosts_[host.index()].up; }
  void set_up(HostId host, bool up);
  const std::string& name(HostId host) const { return hosts_[host.index()].name; }
  std::uint32_t address(HostId host) const { return hosts_[host.index()].address; }
  std::size_t host_count() const { return hosts_.size(); }

  // Puts a packet on the link to its destination; gives it its number. `offset` and `again` are
  // for the record.
  struct Sent {
    PacketId packet;
    RecordNumber record;
  };
  Sent transmit(Packet packet, std::uint64_t offset, bool again);
  Sent send_datagram(HostId from, std::uint16_t from_port, HostId to, std::uint16_t to_port,
                     Bytes payload);
  // An event of kind packet_arrival: the packet has reached its host, or was lost.
  struct Arrival {
    Packet packet;
    RecordNumber lost;  // its PacketLost; none: it has arrived
  };
  Arrival arrival(std::uint32_t slot);

 private:
  struct Host {
    std::string name;
    std::uint32_t address;
    bool up = true;
    RecordNumber since = {};  // its HostUp or HostDown
  };
  struct Direction {
    Instant free_at;  // the wire is busy until then
    RandomStream losses;
  };
  struct Link {
    LinkDescription description;
    std::array<Direction, 2> directions;  // a to b, b to a
  };
  struct InFlight {
    Packet packet;
    bool lost = false;
  };
  LinkId link_between(HostId a, HostId b) const;
  // When it takes its turn on the wire, and when it has left.
  struct Turn {
    LinkId link;
    Direction* way;
    Instant departs, gone;
  };
  Turn queue_up(const Packet& packet, std::uint32_t size);
  void fly(const Packet& packet, const Turn& turn, RecordNumber sent);
  std::uint32_t keep(const InFlight& packet);

  Runtime& runtime_;
  std::uint64_t seed_;
  std::vector<Host> hosts_;
  std::vector<Link> links_;
  std::map<std::pair<HostId, HostId>, LinkId> between_;  // smaller host first
  std::vector<InFlight> flights_;                        // slots, used again
  std::vector<std::uint32_t> free_slots_;
  std::uint32_t packets_ = 0;
};

}  // namespace mailscope::net
