// Messages relayed a second, packets and all, and bytes of memory a message.
//
// relay: 1 KB messages between two mail servers. They wait in the queue of the first until the
// second is up; only their way from there into the mailbox is timed.
// town: everybody at a hundred servers writes to everybody else, and every message goes from the
// agent to its server and on to the other's. «per_message» must not grow with their number.

#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <malloc.h>

#include "sim/simulation.hpp"

namespace mailscope::sim {
namespace {

using scenario::HostRef;
using scenario::Scenario;

// Adds a server and its only user.
void add_server(Scenario& s, std::size_t number) {
  scenario::Server& server = s.servers.emplace_back();
  server.domain = fmt::format("town{}.example", number);
  server.host = server.calls_itself = "mail." + server.domain;
  scenario::User& user = s.users.emplace_back();
  user.name = user.title = fmt::format("user{}", number);
  user.address = user.name + "@" + server.domain;
  user.server = number;
  user.password = "secret";
  user.device = "laptop";
  user.host = user.name + "." + server.domain;
}

// Every agent to its server, and every two servers.
void add_links(Scenario& s) {
  const auto link = [&](HostRef a, HostRef b) {
    scenario::Link& added = s.links.emplace_back();
    added.a = a;
    added.b = b;
    added.bandwidth = {1'000'000'000, 1'000'000'000};
  };
  for (std::size_t i = 0; i < s.servers.size(); ++i) {
    link({HostRef::Kind::user, i}, {HostRef::Kind::server, i});
    for (std::size_t j = 0; j < i; ++j) {
      link({HostRef::Kind::server, j}, {HostRef::Kind::server, i});
    }
  }
}

Scenario servers(std::size_t count) {
  Scenario s;
  for (std::size_t i = 0; i < count; ++i) add_server(s, i);
  add_links(s);
  return s;
}

scenario::Action letter(const Scenario& s, Duration at, std::size_t from, std::size_t to,
                        std::vector<std::string> body) {
  scenario::Send send{.from = from, .to = {s.users[to].address}, .subject = {}, .body = {}};
  send.body = std::move(body);
  return {Instant(at), std::move(send)};
}

// The header that the agent writes makes 1 KB of it.
std::vector<std::string> one_kilobyte() {
  return std::vector<std::string>(11, std::string(70, 'x'));
}

constexpr Instant kUp{minutes(1)};

Scenario two_servers(std::size_t messages) {
  Scenario s = servers(2);
  const HostRef receiver{HostRef::Kind::server, 1};
  s.actions.push_back({Instant(), scenario::Down{receiver}});
  for (std::size_t i = 0; i < messages; ++i) {
    s.actions.push_back(
        letter(s, milliseconds(static_cast<std::int64_t>(i)), 0, 1, one_kilobyte()));
  }
  s.actions.push_back({kUp, scenario::Up{receiver}});
  return s;
}

std::size_t in_mailboxes(const Simulation& simulation, std::size_t servers) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < servers; ++i) {
    for (const auto& [address, mailbox] : simulation.server(i).store().mailboxes()) {
      count += mailbox.inbox().messages.size();
    }
  }
  return count;
}

void count_messages(benchmark::State& state, std::size_t messages) {
  const auto total = static_cast<double>(messages) * static_cast<double>(state.iterations());
  using benchmark::Counter;
  state.counters["messages/s"] = Counter(total, Counter::kIsRate);
  state.counters["per_message"] = Counter(total, Counter::kIsRate | Counter::kInvert);
}

struct Way {
  trace::Level level;
  bool pipelining = true;
  bool persistent = true;
};

void relay(benchmark::State& state, Way way) {
  const auto messages = static_cast<std::size_t>(state.range(0));
  Scenario world = two_servers(messages);
  world.servers[1].extensions.pipelining = way.pipelining;
  world.servers[0].connections.persistent = way.persistent;
  for (auto _ : state) {
    state.PauseTiming();
    auto simulation =
        std::make_unique<Simulation>(world, Options{.seed = {}, .until = {}, .level = way.level});
    simulation->run_until(kUp);
    state.ResumeTiming();
    simulation->run();
    state.PauseTiming();  // the world's end is no part of it
    if (in_mailboxes(*simulation, 2) != messages) state.SkipWithError("not all have arrived");
    simulation.reset();
    state.ResumeTiming();
  }
  count_messages(state, messages);
}

constexpr std::size_t kTowns = 100;

// Everybody writes once a second, to one after the other.
Scenario town(std::size_t messages) {
  Scenario s = servers(kTowns);
  s.actions.reserve(messages);
  for (std::size_t i = 0; i < messages; ++i) {
    const std::size_t from = i % kTowns, round = i / kTowns;
    const std::size_t to = (from + 1 + round % (kTowns - 1)) % kTowns;
    s.actions.push_back(
        letter(s, milliseconds(static_cast<std::int64_t>(10 * i)), from, to, {"Hello."}));
  }
  return s;
}

std::size_t allocated() {
  const auto info = ::mallinfo2();
  return info.uordblks + info.hblkhd;
}

void town(benchmark::State& state, trace::Level level) {
  const auto messages = static_cast<std::size_t>(state.range(0));
  const Scenario world = town(messages);
  std::size_t memory = 0;
  for (auto _ : state) {
    state.PauseTiming();
    Simulation simulation(world, {.seed = {}, .until = {}, .level = level});
    const std::size_t before = allocated();  // with the list of what people do
    state.ResumeTiming();
    simulation.run();
    memory = allocated() - before;
    if (in_mailboxes(simulation, kTowns) != messages) state.SkipWithError("not all have arrived");
  }
  count_messages(state, messages);
  state.counters["bytes/message"] = static_cast<double>(memory) / static_cast<double>(messages);
}

void queue(benchmark::internal::Benchmark* b) {
  b->Arg(10'000)->Unit(benchmark::kMillisecond)->ArgName("messages");
}
void few_and_many(benchmark::internal::Benchmark* b) {
  b->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->ArgName("messages");
}

using trace::Level;
BENCHMARK_CAPTURE(relay, off, Way{Level::off})->Apply(queue);
BENCHMARK_CAPTURE(relay, summary, Way{Level::summary})->Apply(queue);
BENCHMARK_CAPTURE(relay, full, Way{Level::full})->Apply(queue);
BENCHMARK_CAPTURE(relay, one_command_at_a_time, Way{Level::off, false})->Apply(queue);
BENCHMARK_CAPTURE(relay, one_message_a_connection, Way{Level::off, true, false})->Apply(queue);
BENCHMARK_CAPTURE(town, summary, Level::summary)->Apply(few_and_many);

}  // namespace
}  // namespace mailscope::sim

BENCHMARK_MAIN();
