#include "sim/simulation.hpp"

#include <variant>

#include "base/check.hpp"
#include "policy/mail_server.hpp"

namespace mailscope::sim {

using engine::EventKind;

namespace {

// What a sender calls the owner of an address; empty for a stranger.
std::string title_of(const scenario::Scenario& scenario, const std::string& address) {
  for (const scenario::User& user : scenario.users) {
    if (user.address == address) return user.title;
  }
  return "";
}

nodes::OutgoingMessage outgoing_message(const scenario::Send& send) {
  nodes::OutgoingMessage outgoing{.to = {},
                                  .subject = send.subject,
                                  .body = send.body,
                                  .header = send.header,
                                  .eight_bit = send.eight_bit};
  if (const auto& n = send.notify) {
    outgoing.notify = {.success = n->success, .failure = n->failure, .delay = n->delay};
  }
  if (send.returns) {
    const bool full = *send.returns == scenario::Send::Return::full;
    outgoing.returns = full ? smtp::Return::full : smtp::Return::headers;
  }
  return outgoing;
}

}  // namespace

Simulation::Simulation(const scenario::Scenario& scenario, const Options& options)
    : scenario_(scenario),
      until_(options.until.value_or(Instant(scenario.until))),
      runtime_(options.level),
      network_(runtime_, options.seed.value_or(scenario.seed)),
      stack_(runtime_, network_, options.seed.value_or(scenario.seed), scenario.tcp),
      udp_(network_),
      ip_(network_, stack_, udp_),
      context_{runtime_, network_,           stack_,
               udp_,     scenario.starts_at, options.seed.value_or(scenario.seed)} {
  build_servers();
  build_agents();
  build_name_server();
  build_links();
  for (std::size_t i = 0; i < scenario_.actions.size(); ++i) {
    if (const auto* transfer = std::get_if<scenario::Transfer>(&scenario_.actions[i].what))
      servers_[transfer->to]->take_transfers();
    runtime_.schedule(scenario_.actions[i].at, EventKind::input, HostId::none(),
                      static_cast<std::uint32_t>(i));
  }
}

void Simulation::run_until(Instant until) {
  while (const auto event = runtime_.queue.pop(until)) happen(*event);
}

void Simulation::happen(const engine::Event& event) {
  runtime_.now = event.at;
  runtime_.cause = event.cause;
  switch (static_cast<EventKind>(event.kind)) {
    case EventKind::packet_arrival:
      ip_.packet_arrival(event.subject);
      break;
    case EventKind::tcp_timer:
      stack_.timer(ConnectionId(event.subject), static_cast<Side>(event.argument));
      break;
    case EventKind::node_timer:
      nodes_[event.host]->timer(static_cast<nodes::Timer>(event.argument), event.subject);
      break;
    case EventKind::link_cut:
      ip_.link_cut(LinkId(event.subject), event.argument);
      break;
    case EventKind::input:
      apply(event.subject);
      break;
  }
  stack_.flush();
}

void Simulation::apply(std::size_t input) {
  using trace::InputKind;
  constexpr InputKind kKinds[] = {InputKind::send,    InputKind::read, InputKind::down,
                                  InputKind::up,      InputKind::cut,  InputKind::mend,
                                  InputKind::transfer};
  const scenario::Action& action = scenario_.actions[input];
  runtime_.note_as_cause(HostId::none(), trace::InputApplied{static_cast<std::uint32_t>(input),
                                                             kKinds[action.what.index()]});
  std::visit([this](const auto& what) { apply(what); }, action.what);
}

// Nobody can use an agent whose machine is off.
void Simulation::apply(const scenario::Send& send) {
  nodes::UserAgent& agent = *agents_[send.from];
  if (!network_.up(agent.host())) return;
  nodes::OutgoingMessage outgoing = outgoing_message(send);
  const scenario::User& user = scenario_.users[send.from];
  const scenario::Server& server = scenario_.servers[user.server];
  if (server.submission == policy::MailServer::Submission::login) {
    outgoing.submits = true;
    if (send.login) outgoing.login = {user.address, send.password};
  }
  for (const std::string& address : send.to) {
    outgoing.to.push_back({address, title_of(scenario_, address)});
  }
  agent.send(outgoing);
}

void Simulation::apply(const scenario::Read& read) {
  nodes::UserAgent& agent = *agents_[read.user];
  if (network_.up(agent.host())) agent.read(read.password);
}

void Simulation::apply(const scenario::Transfer& transfer) {
  const HostId from = host_of(transfer.from);
  if (network_.up(from))
    nodes_[from.index()]->transfer(servers_[transfer.to]->host(), transfer.bytes);
}

void Simulation::apply(const scenario::Down& down) {
  const HostId host = host_of(down.host);
  if (!network_.up(host)) return;
  ip_.set_up(host, false);
  nodes_[host.index()]->crash();
}

void Simulation::apply(const scenario::Up& up) {
  const HostId host = host_of(up.host);
  if (network_.up(host)) return;
  ip_.set_up(host, true);
  nodes_[host.index()]->restart();
}

void Simulation::apply(const scenario::Cut& cut) {
  ip_.set_cut(LinkId(cut.link), true);
}

void Simulation::apply(const scenario::Mend& mend) {
  ip_.set_cut(LinkId(mend.link), false);
}

trace::Trace run(const scenario::Scenario& scenario, const Options& options) {
  Simulation simulation(scenario, options);
  simulation.run();
  return simulation.take_trace();
}

}  // namespace mailscope::sim
