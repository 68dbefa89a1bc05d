// Whatever a link does (loss to 30 %, bursts, reordering, copies, flipped bits, cuts, a short
// queue) and whoever crashes: what a program receives is a prefix of what its peer sent. If nobody
// crashed it is all of it. In the end both ends are at rest, and no timer is left behind.

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "net/stack.hpp"

namespace mailscope::net::testing {
namespace {

// Sends its text when it is connected, and closes when its peer has.
class Talker final : public Application {
 public:
  Talker(Stack& stack, Runtime& runtime, std::string says)
      : text(std::move(says)), stack_(stack), runtime_(runtime) {}
  void accepted(Endpoint at, std::uint16_t) override { speak(at); }
  // As SMTP's own time limits would make it.
  void lose_patience() {
    if (spoke) stack_.abort(at_);
  }
  void connected(Endpoint at) override {
    speak(at);
    stack_.close(at);
  }
  void received(Endpoint, std::string_view bytes) override { heard += bytes; }
  void peer_closed(Endpoint at) override { stack_.close(at); }
  void closed(Endpoint) override { ++ended; }
  void failed(Endpoint, trace::ConnectionFailure) override { failed_once = true; }

  const std::string text;
  std::string heard;
  int ended = 0;
  bool spoke = false, failed_once = false;

 private:
  void speak(Endpoint at) {
    spoke = true;
    at_ = at;
    stack_.send(at, runtime_.store(text));
  }
  Stack& stack_;
  Runtime& runtime_;
  Endpoint at_;
};

std::string letters(RandomStream& random, std::size_t size) {
  std::string text(size, ' ');
  for (char& c : text) c = static_cast<char>('a' + random.below(26));
  return text;
}

double up_to(RandomStream& random, int percent) {
  return static_cast<double>(random.below(static_cast<std::uint64_t>(percent) + 1)) / 100;
}

LinkDescription bad_link(RandomStream& random, HostId a, HostId b) {
  using trace::RuleEffect;
  LinkDescription d;
  d.a = a, d.b = b;
  d.latency = random.between(milliseconds(1), milliseconds(100));
  d.bandwidth = {random.below(20'000'000) + 50'000, random.below(20'000'000) + 50'000};
  d.loss = up_to(random, 20);
  d.jitter = random.between(Duration(), milliseconds(50));
  d.queue = static_cast<std::uint32_t>(random.below(60) + 2);
  const Duration late = random.between(milliseconds(1), milliseconds(400));
  const Instant cut(random.between(Duration(), seconds(3)));
  d.rules = {{.effect = RuleEffect::cut, .after = cut, .until = cut + late * 10},
             {.bursts = Bursts{.to_bad = up_to(random, 3), .to_good = 0.4}},
             {.effect = RuleEffect::reorder, .chance = up_to(random, 20), .by = late},
             {.effect = RuleEffect::duplicate, .chance = up_to(random, 20), .by = late},
             {.effect = RuleEffect::delay, .chance = up_to(random, 5), .by = late},
             {.effect = RuleEffect::corrupt, .chance = up_to(random, 10)}};
  return d;
}

struct BadNet {
  BadNet(std::uint64_t seed, RandomStream& random)
      : network(runtime, seed),
        stack(runtime, network, seed),
        client(stack, runtime, letters(random, random.below(30'000))),
        server(stack, runtime, letters(random, random.below(30'000))) {
    const HostId a = network.add_host({trace::HostRole::user_agent, "alice", "", "laptop"});
    const HostId b = network.add_host({trace::HostRole::mail_server, "mail", "", "server"});
    network.add_link(bad_link(random, a, b));
    stack.listen(b, 25, server);
    stack.connect(a, b, 25, client);
  }

  void run(Instant until) {
    stack.flush();
    while (const auto event = runtime.queue.pop(until)) {
      runtime.now = event->at;
      runtime.cause = event->cause;
      happen(*event);
      stack.flush();
    }
    runtime.now = std::max(runtime.now, until);
  }
  void happen(const engine::Event& event) {
    using engine::EventKind;
    const auto kind = static_cast<EventKind>(event.kind);
    if (kind == EventKind::tcp_timer) {
      stack.timer(ConnectionId(event.subject), static_cast<Side>(event.argument));
    } else if (kind == EventKind::link_cut) {
      for (const auto& loss : network.cut_event(LinkId(event.subject), event.argument))
        stack.packet_lost(loss.packet, loss.record);
    } else {
      const Network::Arrival arrival = network.arrival(event.subject);
      using Fate = Network::Arrival::Fate;
      if (arrival.fate == Fate::lost) stack.packet_lost(arrival.packet, arrival.record);
      if (arrival.fate == Fate::arrived) stack.packet_arrived(arrival.packet);
    }
  }
  void crash_and_restart(HostId host, Duration away) {
    network.set_up(host, false);
    stack.host_down(host);
    run(runtime.now + away);
    network.set_up(host, true);
  }

  Runtime runtime;
  Network network;
  Stack stack;
  Talker client, server;
};

TEST(BadLinks, AllIsReceivedInOrderAndBothEndsComeToRest) {
  int complete = 0;
  for (std::uint64_t seed = 1; seed <= 2'000; ++seed) {
    RandomStream random(seed, "bad links");
    BadNet net(seed, random);
    net.run(Instant(days(1)));
    ASSERT_TRUE(net.client.text.starts_with(net.server.heard)) << "seed " << seed;
    ASSERT_TRUE(net.server.text.starts_with(net.client.heard)) << "seed " << seed;
    ASSERT_EQ(net.stack.open_ends(), 0U) << "seed " << seed;
    ASSERT_TRUE(net.runtime.queue.empty()) << "seed " << seed;
    // It may not have come about at all: eight SYNs or their answers may be lost in a row.
    if (!net.client.spoke || !net.server.spoke) continue;
    ASSERT_EQ(net.server.heard.size(), net.client.text.size()) << "seed " << seed;
    ASSERT_EQ(net.client.heard.size(), net.server.text.size()) << "seed " << seed;
    ++complete;
  }
  EXPECT_GT(complete, 1'900);
}

// Whose peer has crashed, and who has nothing to send, cannot find out: TCP waits for ever (RFC
// 9293 §3.8.4: keep-alives are off by default), but no timer runs. It is for the program to end
// that.
TEST(BadLinks, WhoeverCrashesWhatWasReceivedIsAPrefix) {
  for (std::uint64_t seed = 1; seed <= 1'000; ++seed) {
    RandomStream random(seed, "bad links with crashes");
    BadNet net(seed, random);
    net.run(Instant(random.between(milliseconds(1), seconds(5))));
    net.crash_and_restart(HostId(random.below(2)), random.between(nanoseconds(1), minutes(20)));
    net.run(Instant(days(1)));
    ASSERT_TRUE(net.client.text.starts_with(net.server.heard)) << "seed " << seed;
    ASSERT_TRUE(net.server.text.starts_with(net.client.heard)) << "seed " << seed;
    ASSERT_TRUE(net.runtime.queue.empty()) << "seed " << seed;
    net.client.lose_patience();
    net.server.lose_patience();
    net.run(Instant(days(2)));
    ASSERT_EQ(net.stack.open_ends(), 0U) << "seed " << seed;
    ASSERT_TRUE(net.runtime.queue.empty()) << "seed " << seed;
  }
}

}  // namespace
}  // namespace mailscope::net::testing
