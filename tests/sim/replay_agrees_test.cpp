// The world that replay computes from the trace equals the simulator's own, at any moment.

#include <map>

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "tests/sim/played.hpp"

namespace mailscope::testing {
namespace {

// The simulator's own objects, written down in one form; the replayed world in the same form.
std::string of_simulator(const scenario::Scenario& s, const sim::Simulation& simulation,
                         Instant now) {
  std::string text;
  for (std::size_t i = 0; i < s.servers.size(); ++i) {
    const nodes::MailServer& server = simulation.server(i);
    text += fmt::format("{} {}\n", s.servers[i].host,
                        simulation.network().up(server.host()) ? "up" : "down");
    for (const auto& [id, item] : server.queue().items()) {
      text += fmt::format("  queue {} message {} attempts {}", id.value(), item.message.value(),
                          item.attempts);
      for (const smtp::Recipient& r : item.envelope.recipients) text += " " + r.address;
      const bool waits = item.under_way == 0 && item.unsafe == 0;
      if (waits && item.next_attempt > now) text += " next " + format_seconds(item.next_attempt);
      text += "\n";
    }
    for (const auto& [address, mailbox] : server.store().mailboxes()) {
      text += "  mailbox " + address;
      for (const auto& m : mailbox.inbox().messages) {
        text += fmt::format(" {}:{}{}", m.uid, m.message.value(),
                            m.flags.has(mail::Flag::seen) ? "s" : "");
      }
      text += "\n";
    }
  }
  for (std::size_t c = 0; c < simulation.stack().connection_count(); ++c) {
    text += fmt::format("connection {} {} {}\n", c,
                        trace::name(simulation.stack().state({ConnectionId(c), Side::client})),
                        trace::name(simulation.stack().state({ConnectionId(c), Side::server})));
  }
  return text;
}

std::string of_replay(const scenario::Scenario& s, const replay::World& world) {
  std::string text;
  for (std::size_t i = 0; i < s.servers.size(); ++i) {
    const replay::Host& host = world.hosts.at(i);
    text += fmt::format("{} {}\n", host.name, host.up ? "up" : "down");
    for (const auto& [item, entry] : host.queue) {
      text += fmt::format("  queue {} message {} attempts {}", entry.item.value(),
                          entry.message.value(), entry.attempt);
      for (const auto& r : entry.recipients) {
        if (!r.done) text += fmt::format(" {}", r.address);
      }
      if (!entry.trying && entry.next_attempt > world.at)
        text += " next " + format_seconds(entry.next_attempt);
      text += "\n";
    }
    std::map<std::string, std::string> mailboxes;
    for (const replay::Mailbox& mailbox : host.mailboxes) {
      std::string& line = mailboxes[lowered(mailbox.address)];
      for (const replay::Folder& folder : mailbox.folders) {
        for (const auto& m : folder.messages) {
          line += fmt::format(" {}:{}{}", m.uid, m.message.value(),
                              m.flags.has(mail::Flag::seen) ? "s" : "");
        }
      }
    }
    for (const auto& [address, line] : mailboxes) text += "  mailbox " + address + line + "\n";
  }
  for (std::size_t c = 0; c < world.connections.size(); ++c) {
    text += fmt::format("connection {} {} {}\n", c,
                        trace::name(world.connections[c].end(Side::client).state),
                        trace::name(world.connections[c].end(Side::server).state));
  }
  return text;
}

class ReplayAgrees : public ::testing::TestWithParam<const char*> {};

TEST_P(ReplayAgrees, AtEveryMoment) {
  const scenario::Scenario s = shipped(GetParam());
  sim::Simulation simulation(s);
  Played run(s);
  std::size_t compared = 0;
  for (const trace::Record& record : run.trace.records()) {
    if (compared++ % 5 != 0) continue;
    simulation.run_until(record.at);
    ASSERT_EQ(of_simulator(s, simulation, record.at), of_replay(s, run.at(record.at)))
        << "at " << format_clock(record.at);
  }
  simulation.run();
  EXPECT_EQ(of_simulator(s, simulation, run.end().at), of_replay(s, run.end()));
}

INSTANTIATE_TEST_SUITE_P(Shipped, ReplayAgrees,
                         ::testing::Values("alice-to-bob", "server-down-then-up", "server-gone",
                                           "loss", "lost-rcpt", "cable-cut", "bad-line"),
                         [](const auto& scenario_name) {
                           std::string name = scenario_name.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace mailscope::testing
