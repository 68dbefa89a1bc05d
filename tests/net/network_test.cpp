// What becomes of packets on their way, and what the trace says of it.

#include "net/network.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "tests/net/wire.hpp"

namespace mailscope::net {
namespace {

using trace::RuleEffect;

LinkDescription with(LinkRule rule) {
  LinkDescription d{};
  d.rules.push_back(std::move(rule));
  return d;
}

// ---- Time on the wire.

TEST(Network, APacketTakesItsTimeOnTheWireAndThenTheLatency) {
  Wire wire;
  wire.send();
  wire.run();
  EXPECT_EQ(wire.ends(), "0 at 11ms");
}

TEST(Network, EachDirectionHasItsOwnBandwidth) {
  LinkDescription d{};
  d.bandwidth.back = 1'000'000;
  Wire wire(d);
  wire.send(Wire::kMillisecond, false);
  wire.send(Wire::kMillisecond, true);
  wire.run();
  EXPECT_EQ(wire.ends(), "0 at 11ms, 1 at 18ms");
}

TEST(Network, FramingCostsTimeAsWell) {
  LinkDescription d{};
  d.framing = 1'000;
  Wire wire(d);
  wire.send();
  wire.run();
  EXPECT_EQ(wire.ends(), "0 at 12ms");
}

// From a bit a second to a terabit: nothing overflows, and what is too short to tell is nothing.
TEST(Network, TheSlowestAndTheFastestLink) {
  LinkDescription slow{};
  slow.bandwidth.forth = 1;
  slow.framing = 1'000;
  Wire day(slow);
  day.send(65'507);  // the largest datagram
  day.run(days(100));
  EXPECT_EQ(day.ends(), "0 at 6d3h51m20s10ms");

  LinkDescription fast{};
  fast.bandwidth.forth = 1'000'000'000'000;
  Wire blink(fast);
  blink.send(65'507);
  blink.run();
  EXPECT_EQ(blink.ends(), "0 at 10ms524ns");
}

// The longest queue of the largest packets at the lowest rate ends before the clock does.
TEST(Network, ALineOfDatagramsForCenturies) {
  LinkDescription d{};
  d.bandwidth.forth = 1;
  d.framing = 1'000;
  d.queue = 10'000;
  Wire wire(d);
  for (int i = 0; i < 10'001; ++i) wire.send(65'507);
  wire.run(Instant::never().since_start());
  EXPECT_EQ(wire.count<trace::PacketArrived>(), 10'001U);
}

// ---- The queue.

// One is on the wire and three wait: the fifth finds no room, and says so at once.
TEST(Network, TheQueueDropsWhatFindsItFull) {
  LinkDescription d{};
  d.queue = 3;
  Wire wire(d);
  wire.send_many(5);
  wire.run();
  EXPECT_EQ(wire.ends(), "4 queue-full at 0s, 0 at 11ms, 1 at 12ms, 2 at 13ms, 3 at 14ms");
}

// At 1 ms the second packet begins: it waits no longer, and there is room for one.
TEST(Network, WhoDepartsMakesRoom) {
  LinkDescription d{};
  d.queue = 3;
  Wire wire(d);
  wire.send_many(4);
  wire.at(milliseconds(1) - nanoseconds(1));
  wire.send();
  wire.at(milliseconds(1));
  wire.send();
  wire.send();
  wire.run();
  EXPECT_EQ(wire.ends(),
            "4 queue-full at 999us999ns, 6 queue-full at 1ms, 0 at 11ms, 1 at 12ms, 2 at 13ms, "
            "3 at 14ms, 5 at 15ms");
}

TEST(Network, WithoutAQueueOnlyAFreeWireTakesPackets) {
  LinkDescription d{};
  d.queue = 0;
  Wire wire(d);
  wire.send_many(2);
  wire.at(milliseconds(1));
  wire.send();
  wire.run();
  EXPECT_EQ(wire.ends(), "1 queue-full at 0s, 0 at 11ms, 2 at 12ms");
}

// ---- Jitter.

TEST(Network, JitterIsUniformAndKeepsTheOrder) {
  LinkDescription d{};
  d.jitter = milliseconds(50);
  Wire wire(d);
  std::vector<std::int64_t> arrivals;
  for (int i = 0; i < 2'000; ++i) {
    wire.at(milliseconds(100) * i);
    wire.send();
  }
  wire.run();
  std::uint32_t expected = 0;
  Duration sum, least = seconds(1), most;
  for (const trace::Record& r : wire.runtime.trace.records()) {
    const auto* p = std::get_if<trace::PacketArrived>(&r.what);
    if (p == nullptr) continue;
    ASSERT_EQ(p->packet.value(), expected);
    const Duration extra = r.at.since_start() -
                           milliseconds(100) * static_cast<std::int64_t>(expected++) -
                           milliseconds(11);
    sum = sum + extra, least = std::min(least, extra), most = std::max(most, extra);
  }
  EXPECT_GE(least, Duration());
  EXPECT_LE(most, milliseconds(50));
  EXPECT_NEAR((sum / 2'000).seconds(), 0.025, 0.001);
}

TEST(Network, JitterKeepsAStreamInOrder) {
  LinkDescription d{};
  d.jitter = milliseconds(50);
  Wire wire(d);
  wire.send_many(500);
  wire.run();
  std::uint32_t expected = 0;
  for (const trace::Record& r : wire.runtime.trace.records()) {
    if (const auto* p = std::get_if<trace::PacketArrived>(&r.what)) {
      ASSERT_EQ(p->packet.value(), expected++);
    }
  }
  EXPECT_EQ(expected, 500U);
}

// ---- Rules.

TEST(Network, ALostPacketDiesHalfWay) {
  Wire wire(with({.nth = {2}}));
  wire.send_many(3);
  wire.run();
  EXPECT_EQ(wire.ends(), "1 link-loss at 7ms, 0 at 11ms, 2 at 13ms");
}

// The trace says which rule it was, before what it did.
TEST(Network, ARuleThatFiresIsTheCauseOfWhatItDoes) {
  Wire wire(with({.times = 1}));
  wire.send();
  wire.run();
  EXPECT_EQ(wire.story(), "datagram-sent rule-fired packet-lost ");
  const auto& records = wire.runtime.trace.records();
  const trace::Record& lost = records.back();
  ASSERT_TRUE(Wire::is<trace::RuleFired>(wire.runtime.trace[lost.cause]));
  const auto& fired = std::get<trace::RuleFired>(wire.runtime.trace[lost.cause].what);
  EXPECT_EQ(fired.rule, 0U);
  EXPECT_EQ(fired.effect, RuleEffect::lose);
  EXPECT_EQ(fired.packet, PacketId(0));
}

TEST(Network, TheWorldBeginsWithItsRules) {
  Wire wire(with({.way = Way::back, .carries = "RCPT", .nth = {1, 3}, .times = 1}));
  const trace::Record& last = wire.runtime.trace.records().back();
  ASSERT_TRUE(Wire::is<trace::LinkRuleAdded>(last));
  const auto& rule = std::get<trace::LinkRuleAdded>(last.what);
  EXPECT_EQ(rule.effect, RuleEffect::lose);
  EXPECT_EQ(rule.way, trace::RuleWay::back);
  EXPECT_EQ(wire.runtime.text(rule.carries), "RCPT");
  EXPECT_EQ(wire.runtime.text(rule.nth), "1,3");
  EXPECT_EQ(rule.times, 1U);
}

TEST(Network, ARuleForATimeSaysWhen) {
  Wire wire(with({.after = Instant(seconds(1)), .until = Instant(seconds(2))}));
  const trace::Record& last = wire.runtime.trace.records().back();
  ASSERT_TRUE(Wire::is<trace::LinkRulePeriod>(last));
  EXPECT_TRUE(Wire::is<trace::LinkRuleAdded>(wire.runtime.trace[last.cause]));
  EXPECT_EQ(std::get<trace::LinkRulePeriod>(last.what).until, Instant(seconds(2)));
}

// Who is delayed holds up those behind; who is held back is overtaken.
TEST(Network, DelayKeepsTheOrderAndReorderDoesNot) {
  Wire delayed(with({.effect = RuleEffect::delay, .nth = {1}, .by = milliseconds(5)}));
  delayed.send_many(3);
  delayed.run();
  EXPECT_EQ(delayed.ends(), "0 at 16ms, 1 at 16ms, 2 at 16ms");

  Wire held(with({.effect = RuleEffect::reorder, .nth = {1}, .by = milliseconds(5)}));
  held.send_many(3);
  held.run();
  EXPECT_EQ(held.ends(), "1 at 12ms, 2 at 13ms, 0 at 16ms");
}

// The copy is a packet of its own, behind the other on the wire.
TEST(Network, ACopyIsAPacketOfItsOwn) {
  Wire wire(with({.effect = RuleEffect::duplicate, .nth = {1}}));
  wire.send_many(2);
  wire.run();
  EXPECT_EQ(wire.ends(), "0 at 11ms, 1 at 12ms, 2 at 13ms");
  EXPECT_EQ(wire.story().substr(0, 45), "datagram-sent rule-fired packet-duplicated da");
  const auto& records = wire.runtime.trace.records();
  const auto copied =
      std::find_if(records.begin(), records.end(), Wire::is<trace::PacketDuplicated>);
  const auto& copy = std::get<trace::PacketDuplicated>(copied->what);
  EXPECT_EQ(copy.packet, PacketId(1));
  EXPECT_EQ(copy.of, PacketId(0));
  EXPECT_EQ(copy.departs, Instant(milliseconds(1)));
}

TEST(Network, ACopyMayComeMuchLater) {
  Wire wire(with({.effect = RuleEffect::duplicate, .nth = {1}, .by = seconds(1)}));
  wire.send_many(2);
  wire.run();
  EXPECT_EQ(wire.ends(), "0 at 11ms, 2 at 13ms, 1 at 1s12ms");
}

// A bit flips; the receiver's checksum finds it, when the packet has come.
TEST(Network, ACorruptedPacketIsDroppedWhereItArrives) {
  Wire wire(with({.effect = RuleEffect::corrupt, .nth = {1}}));
  wire.send_many(2);
  wire.run();
  EXPECT_EQ(wire.ends(), "0 corrupted at 11ms, 1 at 12ms");
}

// `loss` is the shorthand for a last rule that leaves no mark but its losses.
TEST(Network, PlainLossIsForPacketsThatNoRuleHas) {
  LinkDescription d = with({.effect = RuleEffect::delay, .nth = {2}, .by = milliseconds(1)});
  d.loss = 1;
  Wire wire(d);
  wire.send_many(3);
  wire.run();
  EXPECT_EQ(wire.ends(), "0 link-loss at 6ms, 2 link-loss at 8ms, 1 at 13ms");
}

// ---- Cuts.

// What is on the link dies at once, what is sent on it as well; afterwards it is as new.
TEST(Network, ACutLinkLosesWhatIsOnItAndWhatIsSent) {
  Wire wire;
  wire.send_many(2);
  wire.at(milliseconds(5));
  wire.network().set_cut(wire.link, true);
  wire.send();
  wire.at(seconds(1));
  wire.send();
  wire.network().set_cut(wire.link, false);
  wire.send();
  wire.run();
  EXPECT_EQ(wire.ends(),
            "0 link-cut at 5ms, 1 link-cut at 5ms, 2 link-cut at 5ms, 3 link-cut at 1s, "
            "4 at 1s11ms");
}

TEST(Network, WhatArrivedBeforeTheCutHasArrived) {
  Wire wire;
  wire.send();
  wire.at(milliseconds(11));
  wire.network().set_cut(wire.link, true);
  wire.run();
  EXPECT_EQ(wire.ends(), "0 at 11ms");
}

TEST(Network, CuttingTwiceIsCuttingOnce) {
  Wire wire;
  wire.network().set_cut(wire.link, true);
  wire.network().set_cut(wire.link, true);
  wire.network().set_cut(wire.link, false);
  wire.network().set_cut(wire.link, false);
  EXPECT_EQ(wire.count<trace::LinkDown>(), 1U);
  EXPECT_EQ(wire.count<trace::LinkUp>(), 1U);
}

// The rule is the cause of the cut, and the cut that of the losses.
TEST(Network, ARuleCutsAtItsInstants) {
  Wire wire(with({.effect = RuleEffect::cut,
                  .after = Instant(milliseconds(5)),
                  .until = Instant(milliseconds(20))}));
  wire.send();
  wire.at(milliseconds(20));
  wire.send();
  wire.run();
  EXPECT_EQ(wire.ends(), "0 link-cut at 5ms, 1 at 31ms");
  std::string chain;
  for (std::size_t i = 0; i < wire.runtime.trace.size(); ++i) {
    const trace::Record* r = &wire.runtime.trace.records()[i];
    if (!Wire::is<trace::PacketLost>(*r)) continue;
    while (true) {
      std::visit([&](const auto& what) { chain += std::string(what.kind) + " "; }, r->what);
      if (r->cause.is_none()) break;
      r = &wire.runtime.trace[r->cause];
    }
  }
  EXPECT_EQ(chain, "packet-lost rule-fired link-down link-rule-added ");
}

// It is whole when nobody cuts it any more: a person's cut outlasts a rule's.
TEST(Network, CutsByHandAndByRuleEndEachForItself) {
  Wire wire(with(
      {.effect = RuleEffect::cut, .after = Instant(seconds(1)), .until = Instant(seconds(2))}));
  wire.at(milliseconds(1500));
  wire.network().set_cut(wire.link, true);
  wire.at(seconds(3));
  wire.send();
  wire.network().set_cut(wire.link, false);
  wire.send();
  wire.run();
  EXPECT_EQ(wire.ends(), "0 link-cut at 3s, 1 at 3s11ms");
  EXPECT_EQ(wire.count<trace::LinkDown>(), 1U);
}

// ---- Hosts that go down.

// What has left flies on; what waits in the machine is gone with it.
TEST(Network, AHostThatGoesDownTakesItsQueueWithIt) {
  Wire wire;
  wire.send_many(3);
  wire.at(milliseconds(1));
  wire.network().set_up(HostId(0), false);
  wire.run();
  EXPECT_EQ(wire.ends(), "1 host-down at 1ms, 2 host-down at 1ms, 0 at 11ms");
}

TEST(Network, NobodyHearsWhatComesToAHostThatIsDown) {
  Wire wire;
  wire.network().set_up(HostId(1), false);
  wire.send();
  wire.run();
  EXPECT_EQ(wire.ends(), "0 host-down at 11ms");
}

// ---- Determinism.

TEST(Network, TheSameSeedGivesTheSameFates) {
  const auto fates = [](std::uint64_t seed) {
    LinkDescription d{};
    d.jitter = milliseconds(30);
    d.loss = 0.2;
    d.rules = {{.effect = RuleEffect::reorder, .chance = 0.2, .by = milliseconds(40)},
               {.effect = RuleEffect::duplicate, .chance = 0.2},
               {.effect = RuleEffect::corrupt, .chance = 0.2}};
    Wire wire(d, seed);
    wire.send_many(300);
    wire.run();
    return wire.ends();
  };
  EXPECT_EQ(fates(1), fates(1));
  EXPECT_NE(fates(1), fates(2));
}

}  // namespace
}  // namespace mailscope::net
