#include "net/network.hpp"

#include <utility>

#include <fmt/format.h>

#include "base/check.hpp"
#include "net/corruption.hpp"

namespace mailscope::net {
namespace {

constexpr std::uint32_t kFirstAddress = (10U << 24) + 1;  // 10.0.0.1
constexpr std::uint32_t kIpHeader = 20;
constexpr std::uint32_t kUdpHeader = 8;

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
  const LinkId id(lines_.size());
  const std::string& a = name(d.a);
  const std::string& b = name(d.b);
  lines_.push_back({Link(d, seed_, fmt::format("{}-{}", a, b), fmt::format("{}-{}", b, a))});
  const bool fresh = hosts_[d.a.index()].routes.add(d.b, id);
  MAILSCOPE_CHECK(fresh && hosts_[d.b.index()].routes.add(d.a, id));
  runtime_.note(d.a, trace::LinkAdded{id, d.a, d.b, d.latency, d.jitter, d.bandwidth.forth,
                                      d.bandwidth.back, d.queue, d.framing, d.loss});
  add_rules(id);
  return id;
}

HostId Network::host_at(std::uint32_t address) const {
  const std::uint32_t number = address - kFirstAddress;
  return number < hosts_.size() ? HostId(number) : HostId::none();
}

LinkId Network::link_between(HostId a, HostId b) {
  const LinkId link = hosts_[a.index()].routes.to(b);
  MAILSCOPE_CHECK(link);
  return link;
}

Network::Sent Network::transmit(Packet packet, std::uint64_t offset, bool again) {
  packet.id = PacketId(packets_++);
  const tcp::Segment& s = packet.segment;
  const auto payload = static_cast<std::uint32_t>(s.payload.size);
  const Place place = enter(packet, kIpHeader + tcp::header_size(s) + payload);
  const Bytes options = options_to_keep(s);
  const RecordNumber record =
      runtime_.note(packet.from, trace::PacketSent{packet.id, place.link, packet.connection,
                                                   packet.side, s.control, again, s.window, s.seq,
                                                   s.ack, static_cast<std::uint32_t>(offset),
                                                   options, s.payload, place.departs});
  return {packet.id, fly(packet, place, record)};
}

Bytes Network::options_to_keep(const tcp::Segment& segment) {
  if (!runtime_.trace.keeps<trace::PacketSent>()) return {};
  return runtime_.store(wire::encode(segment.options).view());
}

Network::Sent Network::send_datagram(HostId from, std::uint16_t from_port, HostId to,
                                     std::uint16_t to_port, Bytes payload) {
  Packet packet;
  packet.id = PacketId(packets_++);
  packet.from = from;
  packet.to = to;
  packet.from_port = from_port;
  packet.to_port = to_port;
  packet.protocol = IpProtocol::udp;
  packet.segment.payload = payload;
  const auto size = kIpHeader + kUdpHeader + static_cast<std::uint32_t>(payload.size);
  const Place place = enter(packet, size);
  const RecordNumber record = runtime_.note(
      from,
      trace::DatagramSent{packet.id, place.link, to, from_port, to_port, payload, place.departs});
  return {packet.id, fly(packet, place, record)};
}

Network::Place Network::enter(const Packet& packet, std::uint32_t size) {
  Place place;
  place.link = link_between(packet.from, packet.to);
  Link& link = lines_[place.link.index()].link;
  place.way = link.way_from(packet.from);
  place.size = size;
  place.departs = runtime_.now;
  if (!link.up()) {
    place.refused = trace::LossReason::link_cut;
  } else if (!link.has_room(place.way, runtime_.now)) {
    place.refused = trace::LossReason::queue_full;
  } else {
    const Link::Turn turn = link.take_turn(place.way, size, runtime_.now);
    place.departs = turn.departs;
    place.gone = turn.gone;
  }
  return place;
}

RecordNumber Network::fly(const Packet& packet, const Place& place, RecordNumber sent) {
  const RecordNumber before = std::exchange(runtime_.cause, sent);
  RecordNumber latest = sent;
  if (place.refused) {
    latest = refuse(packet, place);
  } else {
    Link& link = lines_[place.link.index()].link;
    const std::optional<std::uint32_t> rule =
        link.rules().empty()
            ? std::nullopt
            : link.rules().fire(place.way, runtime_.now, runtime_.text(packet.segment.payload));
    if (rule) {
      apply_rule(packet, place, *rule);
    } else if (link.loses(place.way)) {
      vanish(packet, place);
    } else {
      launch({packet, place.link, place.gone}, link.arrival(place.way, place.gone, {}));
    }
  }
  runtime_.cause = before;
  return latest;
}

RecordNumber Network::refuse(const Packet& packet, const Place& place) {
  if (*place.refused == trace::LossReason::link_cut) return lose_to_cut(packet, place.link);
  return lose(packet, packet.from, *place.refused);
}

// Where on the way it dies is nobody's to know: half way, so that it can be seen to die.
void Network::vanish(const Packet& packet, const Place& place) {
  const Duration latency = lines_[place.link.index()].link.description().latency;
  launch({packet, place.link, place.gone, Doom::lost}, place.gone + latency / 2);
}

void Network::apply_rule(const Packet& packet, const Place& place, std::uint32_t index) {
  Link& link = lines_[place.link.index()].link;
  const LinkRule& rule = link.rules()[index];
  runtime_.note_as_cause(packet.from, trace::RuleFired{place.link, index, rule.effect, packet.id});
  const auto arrives = [&](Duration delay) { return link.arrival(place.way, place.gone, delay); };
  switch (rule.effect) {
    case trace::RuleEffect::lose:
      return vanish(packet, place);
    case trace::RuleEffect::delay:
      return launch({packet, place.link, place.gone}, arrives(rule.by));
    case trace::RuleEffect::reorder:
      return launch({packet, place.link, place.gone},
                    link.arrival_held_back(place.way, place.gone, rule.by));
    case trace::RuleEffect::duplicate:
      launch({packet, place.link, place.gone}, arrives({}));
      return duplicate(packet, place, rule.by);
    case trace::RuleEffect::corrupt: {
      const auto bit = static_cast<std::uint32_t>(link.rules().stream(index).below(place.size * 8));
      return launch({packet, place.link, place.gone, Doom::corrupted, bit}, arrives({}));
    }
    case trace::RuleEffect::cut:
      break;
  }
  MAILSCOPE_CHECK(false);  // cuts have no packets
}

// The copy takes its turn behind the packet, and meets no rule of its own.
void Network::duplicate(Packet packet, const Place& place, Duration by) {
  Link& link = lines_[place.link.index()].link;
  const PacketId original = std::exchange(packet.id, PacketId(packets_++));
  const Link::Turn turn = link.take_turn(place.way, place.size, runtime_.now);
  runtime_.note_as_cause(packet.from, trace::PacketDuplicated{packet.id, original, turn.departs});
  const Instant lands = by > Duration() ? link.arrival_held_back(place.way, turn.gone, by)
                                        : link.arrival(place.way, turn.gone, {});
  launch({packet, place.link, place.gone}, lands);
}

void Network::launch(const InFlight& flight, Instant lands) {
  runtime_.schedule(lands, engine::EventKind::packet_arrival, flight.packet.to, keep(flight));
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
  flights_[slot].doom = Doom::over;
  free_slots_.push_back(slot);
  const Packet& p = flight.packet;
  const auto lost = [&](trace::LossReason why) {
    return Arrival{p, Arrival::Fate::lost, lose(p, p.to, why)};
  };
  if (flight.doom == Doom::over) return {p, Arrival::Fate::was_lost, {}};
  if (flight.doom == Doom::lost) return lost(trace::LossReason::link_loss);
  const Host& host = hosts_[p.to.index()];
  if (!host.up) {  // and that is the reason, more than that somebody sent it
    runtime_.cause = host.since;
    return lost(trace::LossReason::host_down);
  }
  if (flight.doom == Doom::corrupted &&
      checksum_finds(p, flight.bit, hosts_[p.from.index()].address, host.address,
                     runtime_.text(p.segment.payload))) {
    return lost(trace::LossReason::corrupted);
  }
  const RecordNumber record =
      runtime_.note_as_cause(p.to, trace::PacketArrived{p.id, p.connection});
  return {p, Arrival::Fate::arrived, record};
}

RecordNumber Network::lose(const Packet& p, HostId where, trace::LossReason reason) {
  return runtime_.note(where, trace::PacketLost{p.id, p.connection, reason});
}

}  // namespace mailscope::net
