#pragma once
// Builds the hosts of a scenario, lets its inputs happen, and yields the trace. Two simulations
// share nothing; the same scenario and seed give the same trace, to the byte.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "net/ip.hpp"
#include "nodes/agent/user_agent.hpp"
#include "nodes/name_server.hpp"
#include "nodes/server/mail_server.hpp"
#include "scenario/scenario.hpp"

namespace mailscope::sim {

struct Options {
  std::optional<std::uint64_t> seed;  // instead of the scenario's
  std::optional<Instant> until;       // instead of the scenario's
  trace::Level level = trace::Level::full;
};

class Simulation {
 public:
  explicit Simulation(const scenario::Scenario& scenario, const Options& options = {});

  // Lets everything happen up to and at `until`; may be called again with a later instant.
  void run_until(Instant until);
  void run() { run_until(until_); }

  const trace::Trace& trace() const { return runtime_.trace; }
  trace::Trace take_trace() { return std::move(runtime_.trace); }  // the simulation is over then

  // For a look from outside, by the scenario's indices.
  const nodes::MailServer& server(std::size_t index) const { return *servers_[index]; }
  const nodes::UserAgent& agent(std::size_t index) const { return *agents_[index]; }
  const net::Network& network() const { return network_; }
  const net::Stack& stack() const { return stack_; }

 private:
  void describe();  // the run, in the first record
  void narrate();
  void build_servers();
  void build_agents();
  // ---- build_names.cpp
  void build_name_server();
  dns::NameServer zones_of(const scenario::Dns& dns) const;
  dns::ResourceRecord address_record(const std::string& name, const nodes::MailServer& server,
                                     std::uint32_t ttl) const;
  void build_links();
  HostId host_of(const scenario::HostRef& ref) const;
  void happen(const engine::Event& event);
  void apply(std::size_t input);
  void note_input(HostId host, const trace::InputApplied& input);
  void apply(const scenario::Send& send);
  void apply(const scenario::Read& read);
  void apply(const scenario::Transfer& transfer);
  void apply(const scenario::Down& down);
  void apply(const scenario::Up& up);
  void apply(const scenario::Cut& cut);
  void apply(const scenario::Mend& mend);

  scenario::Scenario scenario_;
  Instant until_;
  net::Runtime runtime_;
  net::Network network_;
  net::Stack stack_;
  net::Udp udp_;
  net::Ip ip_;
  nodes::Context context_;
  std::vector<std::unique_ptr<nodes::MailServer>> servers_;
  std::vector<std::unique_ptr<nodes::UserAgent>> agents_;
  std::unique_ptr<nodes::NameServer> name_server_;  // null: without DNS
  std::vector<nodes::Node*> nodes_;                 // by host
};

// The whole run.
trace::Trace run(const scenario::Scenario& scenario, const Options& options = {});

}  // namespace mailscope::sim
