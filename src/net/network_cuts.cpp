// Links that are cut and hosts that go down: what was under way there is lost.
#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "net/network.hpp"

namespace mailscope::net {
namespace {

trace::RuleWay way_of(const LinkRule& rule) {
  if (!rule.way) return trace::RuleWay::both;
  return *rule.way == Way::forth ? trace::RuleWay::forth : trace::RuleWay::back;
}

trace::LinkRuleAdded record_of(Runtime& runtime, LinkId link, std::uint32_t number,
                               const LinkRule& rule) {
  return {.link = link,
          .rule = number,
          .effect = rule.effect,
          .way = way_of(rule),
          .bursts = rule.bursts.has_value(),
          .times = rule.times.value_or(UINT32_MAX),
          .carries = runtime.store(rule.carries),
          .nth = runtime.store(fmt::format("{}", fmt::join(rule.nth, ","))),
          .chance = rule.chance.value_or(1),
          .by = rule.by};
}

}  // namespace

// A cut by a rule is known beforehand: its instants are events, and the rule is their cause.
void Network::add_rules(LinkId id) {
  const Link& link = lines_[id.index()].link;
  const LinkDescription& d = link.description();
  const RecordNumber before = runtime_.cause;
  for (std::uint32_t i = 0; i < link.rules().size(); ++i) {
    const LinkRule& rule = link.rules()[i];
    runtime_.cause = before;
    runtime_.note_as_cause(d.a, record_of(runtime_, id, i, rule));
    if (rule.after > Instant() || rule.until != Instant::never()) {
      runtime_.note(d.a, trace::LinkRulePeriod{id, rule.after, rule.until});
    }
    if (rule.effect != trace::RuleEffect::cut) continue;
    const auto schedule = [&](Instant at, bool cut) {
      runtime_.schedule(at, engine::EventKind::link_cut, d.a, id.value(), cut ? 1 : 0);
    };
    schedule(rule.after, true);
    if (rule.until != Instant::never()) schedule(rule.until, false);
  }
  runtime_.cause = before;
}

void Network::set_up(HostId host, bool up) {
  Host& h = hosts_[host.index()];
  h.up = up;
  h.since = up ? runtime_.note_as_cause(host, trace::HostUp{})
               : runtime_.note_as_cause(host, trace::HostDown{});
  if (!up) drop_unsent(host);
}

void Network::drop_unsent(HostId host) {
  const auto unsent = [&](const InFlight& flight) {
    return flight.packet.from == host && flight.gone > runtime_.now;
  };
  for (const InFlight& flight : take_out(unsent)) {
    lose(flight.packet, host, trace::LossReason::host_down);
  }
  for (Line& line : lines_) {
    const LinkDescription& d = line.link.description();
    if (d.a == host || d.b == host) line.link.clear(line.link.way_from(host), runtime_.now);
  }
}

std::vector<Network::Loss> Network::set_cut(LinkId link, bool cut) {
  const bool changed = lines_[link.index()].link.set_cut_by_hand(cut, runtime_.now);
  return changed ? note_cut(link) : std::vector<Loss>{};
}

std::vector<Network::Loss> Network::cut_event(LinkId link, std::uint32_t argument) {
  const bool changed = lines_[link.index()].link.set_cut_by_rule(argument != 0, runtime_.now);
  return changed ? note_cut(link) : std::vector<Loss>{};
}

std::vector<Network::Loss> Network::note_cut(LinkId id) {
  Line& line = lines_[id.index()];
  const HostId host = line.link.description().a;
  if (line.link.up()) {
    runtime_.note_as_cause(host, trace::LinkUp{id});
    return {};
  }
  line.since = runtime_.note_as_cause(host, trace::LinkDown{id});
  std::vector<Loss> losses;
  for (const InFlight& f : take_out([id](const InFlight& flight) { return flight.link == id; })) {
    losses.push_back({f.packet, lose_to_cut(f.packet, id)});
  }
  return losses;
}

RecordNumber Network::lose_to_cut(const Packet& packet, LinkId id) {
  const Line& line = lines_[id.index()];
  const RecordNumber before = std::exchange(runtime_.cause, line.since);
  if (const auto rule = line.link.rules().cut_at(runtime_.now)) {
    runtime_.note_as_cause(packet.from,
                           trace::RuleFired{id, *rule, trace::RuleEffect::cut, packet.id});
  }
  const RecordNumber loss = lose(packet, packet.from, trace::LossReason::link_cut);
  runtime_.cause = before;
  return loss;
}

// Those under way that `condition` holds for, in the order of sending. They are over; the events
// of their arrival find that.
template <class Condition>
std::vector<Network::InFlight> Network::take_out(Condition condition) {
  std::vector<InFlight> taken;
  for (InFlight& flight : flights_) {
    if (flight.doom == Doom::over || !condition(flight)) continue;
    taken.push_back(flight);
    flight.doom = Doom::over;
  }
  std::sort(taken.begin(), taken.end(),
            [](const InFlight& a, const InFlight& b) { return a.packet.id < b.packet.id; });
  return taken;
}

}  // namespace mailscope::net
