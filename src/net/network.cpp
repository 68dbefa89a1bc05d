#include "net/network.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.hpp"

namespace mailscope::net {
namespace {

constexpr std::uint32_t kFirstAddress = (10U << 24) + 1;  // 10.0.0.1
constexpr std::uint32_t kIpHeader = 20;
constexpr std::uint32_t kUdpHeader = 8;

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
  runtime_.note(d.a, trace::LinkAdded{id, d.a, d.b, d.latency, d.jitter, d.bits_per_second,
                                      d.bits_per_second_back, d.queue, d.framing, d.loss});
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
  const tcp::Segment& s = packet.segment;
  const auto payload = static_cast<std::uint32_t>(s.payload.size);
  const Turn turn = queue_up(packet, kIpHeader + tcp::header_size(s) + payload);
  const Bytes options = runtime_.store(wire::encode(s.options).view());
  const RecordNumber record =
      runtime_.note(packet.from, trace::PacketSent{packet.id, turn.link, packet.connection,
                                                   packet.side, s.control, again, s.window, s.seq,
                                                   s.ack, static_cast<std::uint32_t>(offset),
                                                   options, s.payload, turn.departs});
  fly(packet, turn, record);
  return {packet.id, record};
}

Network::Sent Network::send_datagram(HostId from, std::uint16_t from_port, HostId to,
                                     std::uint16_t to_port, Bytes payload) {
  Packet packet;
  packet.id = PacketId(packets_++);
  packet.from = from;
  packet.to = to;
  packet.from_port = from_port;
  packet.to_port = to_port;
  packet.transport = Transport::udp;
  packet.segment.payload = payload;
  const auto size = kIpHeader + kUdpHeader + static_cast<std::uint32_t>(payload.size);
  const Turn turn = queue_up(packet, size);
  const RecordNumber record = runtime_.note(
      from,
      trace::DatagramSent{packet.id, turn.link, to, from_port, to_port, payload, turn.departs});
  fly(packet, turn, record);
  return {packet.id, record};
}

Network::Turn Network::queue_up(const Packet& packet, std::uint32_t size) {
  Turn turn;
  turn.link = link_between(packet.from, packet.to);
  Link& link = links_[turn.link.index()];
  const bool forth = packet.from == link.description.a;
  turn.way = &link.directions[forth ? 0 : 1];
  turn.departs = std::max(runtime_.now, turn.way->free_at);
  turn.gone = turn.departs + time_on_wire(size + link.description.framing,
                                          forth ? link.description.bits_per_second
                                                : link.description.bits_per_second_back);
  turn.way->free_at = turn.gone;
  return turn;
}

void Network::fly(const Packet& packet, const Turn& turn, RecordNumber sent) {
  const LinkDescription& link = links_[turn.link.index()].description;
  const bool lost = turn.way->losses.chance(link.loss);
  // Where on the way it dies is nobody's to know: half way, so that it can be seen to die.
  const Duration flight = lost ? link.latency / 2 : link.latency;
  const RecordNumber before = std::exchange(runtime_.cause, sent);
  runtime_.schedule(turn.gone + flight, engine::EventKind::packet_arrival, packet.to,
                    keep({packet, lost}));
  runtime_.cause = before;
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
