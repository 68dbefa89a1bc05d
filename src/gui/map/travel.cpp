// Envelopes between their places: from the shelf to the wire before the data leaves, from the
// wire to the shelf or the pigeon-hole when it has been taken. On the wire they ride on the
// packets of the data.

#include <algorithm>

#include "gui/map/builder.hpp"
#include "gui/map/data_packets.hpp"

namespace mailscope::gui::map {
namespace {

constexpr Duration kSlide = milliseconds(700);  // of the show

float eased(float share) {
  return share * share * (3 - 2 * share);
}

class Traveller {
 public:
  explicit Traveller(Builder& b) : b_(b), world_(b.world()) {}

  void queue_row(Server& server, QueueRow& row) const {
    const replay::QueueEntry* entry = find(world_, row.item);
    if (!entry) return;
    if (const auto way = way_in(server.host); way && entry->since > composed_here(server, *entry))
      arrive(row.envelope, *way, entry->since);
    if (entry->trying) depart(row.envelope, server.host, entry->trying);
  }

  void hole(const Server& server, Envelope& envelope) const {
    const auto way = way_in(server.host);
    arrive(envelope, way ? *way : server.shelves.front().centre(), envelope.since);
  }

  void screen(const Agent& agent, Envelope& envelope) const {
    const replay::Message& message = world_.message(envelope.message);
    if (envelope.look == EnvelopeLook::open) {
      for (const replay::Recipient& r : message.recipients)
        if (r.fate == replay::Fate::read && reads_at(message, r, agent.host))
          arrive(envelope, port_of(agent.host), r.at);
      return;
    }
    for (const ConnectionId id : world_.open_connections) {
      const replay::Connection& c = world_.connection(id);
      if (c.end(Side::client).host != agent.host || c.session.is_none()) continue;
      if (world_.session(c.session).sending == envelope.message)
        depart(envelope, agent.host, c.session);
    }
  }

 private:
  // Where a message came in: the wire of a session that pushes mail to the host.
  std::optional<Point> way_in(HostId host) const {
    for (const ConnectionId id : world_.open_connections) {
      const replay::Connection& c = world_.connection(id);
      if (c.end(Side::server).host != host || c.session.is_none()) continue;
      const trace::Protocol protocol = world_.session(c.session).protocol;
      if (trace::facts(protocol).mail != trace::MailFlow::push) continue;
      const Wire* wire = wire_between(b_.scene, world_, host, c.end(Side::client).host);
      if (wire) return end_at(*wire, world_, host);
    }
    return std::nullopt;
  }

  Instant composed_here(const Server& server, const replay::QueueEntry& entry) const {
    const replay::Message& message = world_.message(entry.message);
    return message.composed_on == server.host ? Instant::never() : message.composed;
  }

  bool reads_at(const replay::Message& message, const replay::Recipient& r, HostId host) const {
    return std::any_of(message.places.begin(), message.places.end(), [&](const replay::Place& p) {
      return p.kind == replay::PlaceKind::shown && p.host == host && p.address == r.address;
    });
  }

  Point port_of(HostId agent) const {
    for (const DomainPlan& domain : b_.plan.domains)
      for (const AgentPlan& plan : domain.agent_plans)
        if (plan.host == agent) return plan.port;
    return {};
  }

  Duration shown_since(Instant t) const {
    return b_.view.clock.screen_at(b_.view.now) - b_.view.clock.screen_at(t);
  }

  void arrive(Envelope& envelope, Point from, Instant since) const {
    if (envelope.rect.empty() || (b_.view.settled && since == b_.view.now)) return;
    const Duration gone = shown_since(since);
    if (since == Instant() || gone < Duration() || gone >= kSlide) return;
    travel(envelope, from, envelope.rect.centre(), gone);
    envelope.rect = {};
  }

  // What leaves stays where it was, pale, until it has been taken at the other end.
  void depart(Envelope& envelope, HostId host, SessionId session) const {
    const replay::Session& s = world_.session(session);
    const Wire* wire = wire_between(b_.scene, world_, s.client, s.server);
    // Between the verdict's being said and being heard the session sends nothing, but the
    // message has left.
    const bool sends_another = s.sending && s.sending != envelope.message;
    if (!wire || envelope.rect.empty() || sends_another) return;
    const auto departure = departure_of_data(b_.view, s.connection, kSlide);
    if (!departure) return;
    const Duration gone = shown_since(departure->at) + kSlide;
    if (!departure->done && gone >= Duration())
      travel(envelope, envelope.rect.centre(), end_at(*wire, world_, host), std::min(gone, kSlide));
    envelope.look = EnvelopeLook::leaving;
  }

  void travel(const Envelope& envelope, Point from, Point to, Duration gone) const {
    const float share = eased(static_cast<float>(gone.ns()) / static_cast<float>(kSlide.ns()));
    Envelope moving = envelope;
    moving.rect = centred(between(from, to, share), envelope.rect.size());
    b_.scene.travellers.push_back(moving);
  }

  Builder& b_;
  const replay::World& world_;
};

}  // namespace

void add_travellers(Builder& b) {
  const Traveller traveller(b);
  for (Server& server : b.scene.servers) {
    for (QueueRow& row : server.queue) traveller.queue_row(server, row);
    for (Hole& hole : server.holes)
      for (Envelope& envelope : hole.envelopes) traveller.hole(server, envelope);
  }
  for (Agent& agent : b.scene.agents)
    for (Envelope& envelope : agent.envelopes) traveller.screen(agent, envelope);
}

}  // namespace mailscope::gui::map
