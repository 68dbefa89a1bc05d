// Ports and connections as RFC 9293 numbers them: four numbers say which connection a segment
// belongs to, and who has crashed finds what was left behind there.

#include "net/stack.hpp"

#include <algorithm>
#include <cstdint>
#include <variant>

#include <gtest/gtest.h>

#include "tests/net/small_net.hpp"

namespace mailscope::net::testing {
namespace {

using Lines = std::vector<std::string>;

TEST(Stack, OpensSpeaksAndCloses) {
  SmallNet net;
  const Endpoint at = net.stack.connect(net.alice, net.crepes, 25, net.client);
  net.run_for(seconds(1));
  net.stack.send(at, net.bytes("HELO"));
  net.stack.close(at);
  net.run_for(seconds(1));
  EXPECT_EQ(net.client.heard, (Lines{"0 connected", "0 peer closed", "0 closed"}));
  EXPECT_EQ(net.server.heard,
            (Lines{"0 accepted on 25", "0 received HELO", "0 peer closed", "0 closed"}));
  net.run();
  EXPECT_EQ(net.stack.open_ends(), 0U);
}

// RFC 9293 §3.10.7.1.
TEST(Stack, RefusesAClosedPort) {
  SmallNet net;
  net.stack.connect(net.alice, net.crepes, 24, net.client);
  net.run_for(seconds(1));
  EXPECT_EQ(net.client.heard, (Lines{"0 failed: refused"}));
}

// RFC 9293 §3.4.2: while the port's last connection to there is in TIME-WAIT, another is taken.
TEST(Stack, DoesNotUseAPortTwiceAtOnce) {
  SmallNet net;
  std::vector<std::uint16_t> ports;
  for (int i = 0; i < 3; ++i) {
    const Endpoint at = net.stack.connect(net.alice, net.crepes, 25, net.client);
    net.run_for(seconds(1));
    net.stack.close(at);
    net.run_for(seconds(1));
  }
  for (const trace::Record& r : net.runtime.trace.records()) {
    if (const auto* opened = std::get_if<trace::ConnectionOpened>(&r.what))
      ports.push_back(opened->client_port);
  }
  EXPECT_EQ(ports, (std::vector<std::uint16_t>{49'152, 49'153, 49'154}));
}

// The timers of a connection move with every segment; what waits for them does not grow with its
// age.
TEST(Stack, DoesNotPileUpTimers) {
  SmallNet net;
  const Endpoint at = net.stack.connect(net.alice, net.crepes, 25, net.client);
  net.run_for(seconds(1));
  std::size_t most = 0;
  for (int round = 0; round < 200; ++round) {
    net.stack.send(at, net.bytes("NOOP"));
    net.run_for(milliseconds(15));
    net.stack.send(net.server.last, net.bytes("250"));
    net.run_for(milliseconds(25));
    most = std::max(most, net.runtime.queue.size());
  }
  EXPECT_LT(most, 100U);
}

// There are 16,384 ephemeral ports (RFC 6335 §6); the next connection cannot be.
TEST(Stack, SaysWhenNoPortIsLeft) {
  SmallNet net;
  for (int i = 0; i < 16'385; ++i) net.stack.connect(net.alice, net.crepes, 25, net.client);
  net.run_for(milliseconds(1));
  EXPECT_EQ(net.client.heard, (Lines{"16384 failed: no-port"}));
}

// RFC 9293 §3.5.1, figure 9: the client has crashed and opens anew from the same port; the server
// still believes in the old connection, is corrected by a reset, and takes the SYN when it comes
// again.
TEST(Stack, AHalfOpenConnectionIsFoundOut) {
  SmallNet net;
  net.stack.connect(net.alice, net.crepes, 25, net.client);
  net.run_for(seconds(1));
  net.crash(net.alice);
  net.restart(net.alice);
  net.client.heard.clear();
  net.server.heard.clear();
  net.stack.connect(net.alice, net.crepes, 25, net.client);
  net.run_for(milliseconds(900));
  EXPECT_EQ(net.server.heard, (Lines{"0 failed: reset"}));
  net.run_for(seconds(1));
  EXPECT_EQ(net.client.heard, (Lines{"1 connected"}));
  EXPECT_EQ(net.server.heard, (Lines{"0 failed: reset", "1 accepted on 25"}));
}

// RFC 9293 §3.5.1, figure 10: the side that is still there speaks, and hears a reset.
TEST(Stack, WhoHasCrashedAnswersOldSegmentsWithReset) {
  SmallNet net;
  const Endpoint at = net.stack.connect(net.alice, net.crepes, 25, net.client);
  net.run_for(seconds(1));
  net.crash(net.crepes);
  net.restart(net.crepes);
  net.stack.send(at, net.bytes("NOOP"));
  net.run_for(seconds(1));
  EXPECT_EQ(net.client.heard, (Lines{"0 connected", "0 failed: reset"}));
}

// RFC 9293 §3.4.3, RFC 6191: the server closed first and is in TIME-WAIT when the client, which
// has crashed, comes from the same port again: its later number ends TIME-WAIT.
TEST(Stack, ANewSynEndsTimeWait) {
  SmallNet net;
  net.stack.connect(net.alice, net.crepes, 25, net.client);
  net.run_for(seconds(1));
  net.stack.close(net.server.last);
  net.run_for(seconds(1));
  const Endpoint old = net.server.last;
  EXPECT_EQ(net.stack.state(old), tcp::State::time_wait);
  net.crash(net.alice);
  net.restart(net.alice);
  net.stack.connect(net.alice, net.crepes, 25, net.client);
  net.run_for(seconds(1));
  EXPECT_EQ(net.client.heard.back(), "1 connected");
  EXPECT_EQ(net.server.heard.back(), "1 accepted on 25");
  EXPECT_EQ(net.stack.state(old), tcp::State::closed);
}

// Nobody answers: time alone tells (RFC 9293 §3.8.3).
TEST(Stack, WhoStaysDownIsFoundOutByTime) {
  SmallNet net;
  const Endpoint at = net.stack.connect(net.alice, net.crepes, 25, net.client);
  net.run_for(seconds(1));
  net.crash(net.crepes);
  net.stack.send(at, net.bytes("NOOP"));
  net.run();
  EXPECT_EQ(net.client.heard, (Lines{"0 connected", "0 failed: timed-out"}));
  EXPECT_EQ(net.stack.open_ends(), 0U);
}

// RFC 6528: another connection of the same ports begins with a later number.
TEST(InitialSequence, RisesWithTimeAndDiffersByPort) {
  InitialSequences numbers(1);
  const FourTuple tuple{HostId(0), 49'152, HostId(1), 25};
  const FourTuple other{HostId(0), 49'153, HostId(1), 25};
  const std::uint32_t first = numbers.next(tuple, "alice", {});
  EXPECT_EQ(numbers.next(tuple, "alice", Instant(milliseconds(4))) - first, 1'000U);
  EXPECT_NE(numbers.next(other, "alice", {}), first);
  EXPECT_NE(InitialSequences(2).next(tuple, "alice", {}), first);
}

// What is left out has the number of its cause.
TEST(TraceLevel, LeavesOutPacketsAndTheRunIsTheSame) {
  SmallNet full, off;
  off.runtime.trace = trace::Trace(trace::Level::off);
  for (SmallNet* net : {&full, &off}) {
    const Endpoint at = net->stack.connect(net->alice, net->crepes, 25, net->client);
    net->run_for(seconds(1));
    net->stack.send(at, net->bytes("HELO"));
    net->run_for(seconds(1));
  }
  EXPECT_EQ(full.server.heard, off.server.heard);
  EXPECT_EQ(off.runtime.trace.size(), 0U);
  EXPECT_GT(full.runtime.trace.size(), 10U);
}

}  // namespace
}  // namespace mailscope::net::testing
