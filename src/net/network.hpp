#pragma once
// Hosts and the links between them: carries packets, with the time that takes, and loses some.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "net/link.hpp"
#include "net/packet.hpp"
#include "net/routes.hpp"
#include "net/runtime.hpp"
#include "net/transport.hpp"

namespace mailscope::net {

struct HostDescription {
  trace::HostRole role;
  std::string name, title, device;
};

class Network final : public Hosts {
 public:
  Network(Runtime& runtime, std::uint64_t seed) : runtime_(runtime), seed_(seed) {}

  HostId add_host(const HostDescription& host);  // addresses: 10.0.0.1, 10.0.0.2, ...
  LinkId add_link(const LinkDescription& link);  // at most one between two hosts

  bool up(HostId host) const override { return hosts_[host.index()].up; }
  // What its machine had yet to put on the wire is lost when it goes down.
  void set_up(HostId host, bool up);
  const std::string& name(HostId host) const override { return hosts_[host.index()].name; }
  std::uint32_t address(HostId host) const override { return hosts_[host.index()].address; }
  HostId host_at(std::uint32_t address) const override;
  bool linked(HostId a, HostId b) const override {
    return static_cast<bool>(hosts_[a.index()].routes.to(b));
  }
  std::size_t host_count() const { return hosts_.size(); }

  // Puts a packet on the link to its destination; gives it its number. `offset` and `again` are
  // for the record.
  struct Sent {
    PacketId packet;
    RecordNumber record;  // of its sending, or of its loss if that came at once
  };
  Sent transmit(Packet packet, std::uint64_t offset, bool again);
  Sent send_datagram(HostId from, std::uint16_t from_port, HostId to, std::uint16_t to_port,
                     Bytes payload);
  // An event of kind packet_arrival.
  struct Arrival {
    Packet packet;
    enum class Fate : std::uint8_t {
      arrived,
      lost,     // now: `record` is its PacketLost
      was_lost  // earlier, and that was told then
    } fate;
    RecordNumber record;
  };
  Arrival arrival(std::uint32_t slot);

  // ---- Cuts. All that is on the link or waits for it is lost: these packets.
  struct Loss {
    Packet packet;
    RecordNumber record;
  };
  LinkId link_between(HostId a, HostId b);
  std::vector<Loss> set_cut(LinkId link, bool cut);                  // by hand
  std::vector<Loss> cut_event(LinkId link, std::uint32_t argument);  // an event of kind link_cut

 private:
  struct Host {
    std::string name;
    std::uint32_t address;
    bool up = true;
    RecordNumber since = {};  // its HostUp or HostDown
    Routes routes = {};
  };
  struct Line {
    Link link;
    RecordNumber since = {};  // its LinkDown, while it is cut
  };
  enum class Doom : std::uint8_t { none, lost, corrupted, over };  // over: lost earlier, or landed
  struct InFlight {
    Packet packet;
    LinkId link;
    Instant gone;  // from its sender
    Doom doom = Doom::none;
    std::uint32_t bit = 0;  // that flips, if corrupted
  };
  // Its place in the queue and on the wire.
  struct Place {
    LinkId link;
    Way way = Way::forth;
    std::uint32_t size = 0;  // bytes of IP
    Instant departs, gone;
    std::optional<trace::LossReason> refused;
  };
  Place enter(const Packet& packet, std::uint32_t size);
  RecordNumber fly(const Packet& packet, const Place& place, RecordNumber sent);
  RecordNumber refuse(const Packet& packet, const Place& place);
  void vanish(const Packet& packet, const Place& place);
  void apply_rule(const Packet& packet, const Place& place, std::uint32_t rule);
  void duplicate(Packet packet, const Place& place, Duration by);
  void launch(const InFlight& flight, Instant lands);
  std::uint32_t keep(const InFlight& packet);
  RecordNumber lose(const Packet& packet, HostId where, trace::LossReason reason);
  Bytes options_to_keep(const tcp::Segment& segment);

  // network_cuts.cpp
  void add_rules(LinkId link);
  std::vector<Loss> note_cut(LinkId link);
  RecordNumber lose_to_cut(const Packet& packet, LinkId link);
  void drop_unsent(HostId host);
  template <class Condition>
  std::vector<InFlight> take_out(Condition condition);

  Runtime& runtime_;
  std::uint64_t seed_;
  std::vector<Host> hosts_;
  std::vector<Line> lines_;        // by LinkId
  std::vector<InFlight> flights_;  // slots, used again
  std::vector<std::uint32_t> free_slots_;
  std::uint32_t packets_ = 0;
};

}  // namespace mailscope::net
