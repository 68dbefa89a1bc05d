#include "sim/simulation.hpp"

#include <string_view>
#include <variant>

#include "base/check.hpp"
#include "policy/mail_server.hpp"
#include "scenario/write.hpp"

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

scenario::Scenario seeded(scenario::Scenario scenario, std::optional<std::uint64_t> seed) {
  scenario.seed = seed.value_or(scenario.seed);
  return scenario;
}

}  // namespace

Simulation::Simulation(const scenario::Scenario& scenario, const Options& options)
    : scenario_(seeded(scenario, options.seed)),
      until_(options.until.value_or(Instant(scenario.until))),
      runtime_(options.level),
      network_(runtime_, scenario_.seed),
      stack_(runtime_, network_, scenario_.seed, scenario_.tcp),
      udp_(network_),
      ip_(network_, stack_, udp_),
      context_{runtime_, network_, stack_, udp_, scenario_.starts_at, scenario_.seed} {
  if (options.level != trace::Level::off) describe();
  build_servers();
  build_agents();
  build_name_server();
  build_links();
  narrate();
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

void Simulation::describe() {
  const auto store = [this](std::string_view text) { return runtime_.store(text); };
  runtime_.note(HostId::none(), trace::RunDescribed{.name = store(scenario_.name),
                                                    .title = store(scenario_.title),
                                                    .teaches = store(scenario_.teaches),
                                                    .scenario = store(scenario::write(scenario_)),
                                                    .seed = scenario_.seed,
                                                    .starts_at = scenario_.starts_at,
                                                    .until = until_});
}

void Simulation::narrate() {
  for (const scenario::Narration& told : scenario_.narration) {
    const std::string_view on = told.on ? trace::name(*told.on) : std::string_view();
    runtime_.note(
        HostId::none(),
        trace::Narrated{.on = runtime_.store(on),
                        .step = static_cast<std::uint8_t>(told.step),
                        .attempt = told.attempt,
                        .message = static_cast<std::uint32_t>(told.message ? *told.message + 1 : 0),
                        .by = told.by ? host_of(*told.by) : HostId::none(),
                        .text = runtime_.store(told.text)});
  }
}

void Simulation::apply(std::size_t input) {
  std::visit([this](const auto& what) { apply(what); }, scenario_.actions[input].what);
}

void Simulation::note_input(HostId host, const trace::InputApplied& input) {
  runtime_.note_as_cause(host, input);
}

// Nobody can use an agent whose machine is off.
void Simulation::apply(const scenario::Send& send) {
  nodes::UserAgent& agent = *agents_[send.from];
  note_input(agent.host(), {trace::InputKind::send});
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
  note_input(agent.host(), {trace::InputKind::read});
  if (network_.up(agent.host())) agent.read(read.password);
}

void Simulation::apply(const scenario::Transfer& transfer) {
  const HostId from = host_of(transfer.from);
  const HostId to = servers_[transfer.to]->host();
  note_input(from, {trace::InputKind::transfer, to});
  if (network_.up(from)) nodes_[from.index()]->transfer(to, transfer.bytes);
}

void Simulation::apply(const scenario::Down& down) {
  const HostId host = host_of(down.host);
  note_input(host, {trace::InputKind::down});
  if (!network_.up(host)) return;
  ip_.set_up(host, false);
  nodes_[host.index()]->crash();
}

void Simulation::apply(const scenario::Up& up) {
  const HostId host = host_of(up.host);
  note_input(host, {trace::InputKind::up});
  if (network_.up(host)) return;
  ip_.set_up(host, true);
  nodes_[host.index()]->restart();
}

void Simulation::apply(const scenario::Cut& cut) {
  const LinkId link(cut.link);
  note_input(HostId::none(), {trace::InputKind::cut, {}, link});
  ip_.set_cut(link, true);
}

void Simulation::apply(const scenario::Mend& mend) {
  const LinkId link(mend.link);
  note_input(HostId::none(), {trace::InputKind::mend, {}, link});
  ip_.set_cut(link, false);
}

trace::Trace run(const scenario::Scenario& scenario, const Options& options) {
  Simulation simulation(scenario, options);
  simulation.run();
  return simulation.take_trace();
}

}  // namespace mailscope::sim
