#include "net/network.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.hpp"

namespace mailscope::net {
namespace {

constexpr std::uint32_t kFirstAddress = (10U << 24) + 1;  // 10.0.0.1
constexpr std::uint32_t kIpHeader = 20;

Duration time_on_wire(std::uint64_t bytes, std::uint64_t bits_per_second) {
  // At most 64 KiB of packet: the product fits.
  return Duration(static_cast<std::int64_t>(bytes * 8 * 1'000'000'000 / bits_per_second));
}

}  // namespace

HostId Network::add_host(const HostDescription& host) {
  const HostId id(hosts_.size());
  const std::uint32_t address = kFirstAddress + id.value();
  hosts_.push_back({host.name, address});
  runtime_.note(id, trace::HostAdded{host.role, address, runtime_.store(host.name),
                                     runtime_.store(host.title), runtime_.store(host.device)});
  return id;
}

LinkId Network::add_link(const LinkDescription& d) {
  const LinkId id(links_.size());
  const auto stream = [&](HostId from, HostId to) {
    return RandomStream(seed_, fmt::format("link:{}-{}", name(from), name(to)));
  };
  links_.push_back({d, {Direction{{}, stream(d.a, d.b)}, Direction{{}, stream(d.b, d.a)}}});
  const bool fresh = between_.emplace(std::minmax(d.a, d.b), id).second;
  MAILSCOPE_CHECK(fresh);
  runtime_.note(d.a, trace::LinkAdded{id, d.a, d.b, d.latency, d.bits_per_second, d.loss});
  return id;
}

LinkId Network::link_between(HostId a, HostId b) const {
  const auto found = between_.find(std::minmax(a, b));
  MAILSCOPE_CHECK(found != between_.end());
  return found->second;
}

void Network::set_up(HostId host, bool up) {
  Host& h = hosts_[host.index()];
  h.up = up;
  h.since = up ? runtime_.note_as_cause(host, trace::HostUp{})
               : runtime_.note_as_cause(host, trace::HostDown{});
}

Network::Sent Network::transmit(Packet packet, std::uint64_t offset, bool again) {
  packet.id = PacketId(packets_++);
  const LinkId link_id = link_between(packet.from, packet.to);
  Link& link = links_[link_id.index()];
  Direction& way = link.directions[packet.from == link.description.a ? 0 : 1];
  const tcp::Segment& s = packet.segment;
  const std::uint64_t size = kIpHeader + tcp::header_size(s) + s.payload.size;
  const Instant departs = std::max(runtime_.now, way.free_at);
  way.free_at = departs + time_on_wire(size, link.description.bits_per_second);
  const RecordNumber record = runtime_.note(
      packet.from, trace::PacketSent{packet.id, link_id, packet.connection, packet.side, s.control,
                                     again, s.mss, s.window, s.seq, s.ack,
                                     static_cast<std::uint32_t>(offset), s.payload, departs});
  const bool lost = way.losses.chance(link.description.loss);
  // Where on the way it dies is nobody's to know: half way, so that it can be seen to die.
  const Duration flight = lost ? link.description.latency / 2 : link.description.latency;
  const RecordNumber before = std::exchange(runtime_.cause, record);
  runtime_.schedule(way.free_at + flight, engine::EventKind::packet_arrival, packet.to,
                    keep({packet, lost}));
  runtime_.cause = before;
  return {packet.id, record};
}

std::uint32_t Network::keep(const InFlight& packet) {
  if (free_slots_.empty()) {
    flights_.push_back(packet);
    return static_cast<std::uint32_t>(flights_.size() - 1);
  }
  const std::uint32_t slot = free_slots_.back();
  free_slots_.pop_back();
  flights_[slot] = packet;
  return slot;
}

Network::Arrival Network::arrival(std::uint32_t slot) {
  const InFlight flight = flights_[slot];
  free_slots_.push_back(slot);
  const Packet& p = flight.packet;
  if (flight.lost) {
    const auto loss = trace::PacketLost{p.id, p.connection, trace::LossReason::link_loss};
    return {p, runtime_.note(p.to, loss)};
  }
  const Host& host = hosts_[p.to.index()];
  if (!host.up) {  // and that is the reason, more than that somebody sent it
    runtime_.cause = host.since;
    const auto loss = trace::PacketLost{p.id, p.connection, trace::LossReason::host_down};
    return {p, runtime_.note(p.to, loss)};
  }
  runtime_.note_as_cause(p.to, trace::PacketArrived{p.id, p.connection});
  return {p, RecordNumber::none()};
}

}  // namespace mailscope::net
