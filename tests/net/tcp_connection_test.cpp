// TCP's state machine, segment by segment. RFC 9293 unless another is named.

#include <algorithm>
#include <cstdint>
#include <optional>

#include <gtest/gtest.h>

#include "tests/net/tcp_pair.hpp"

namespace mailscope::net::tcp::testing {
namespace {

const Pair::Wire kLossless = [](std::size_t, const Pair::Sent&) {
  return std::vector<Duration>{milliseconds(10)};
};

Pair::Wire losing(std::vector<std::size_t> lost) {
  return [lost](std::size_t n, const Pair::Sent&) -> std::vector<Duration> {
    if (std::find(lost.begin(), lost.end(), n) != lost.end()) return {};
    return {milliseconds(10)};
  };
}

std::string flags_of(const Segment& s) {
  std::string text;
  if (s.has(flags::syn)) text += "SYN ";
  if (s.has(flags::fin)) text += "FIN ";
  if (s.has(flags::rst)) text += "RST ";
  if (s.has(flags::ack)) text += "ACK ";
  return text;
}

// §3.5, figure 6: three segments, and both sides know.
TEST(TcpHandshake, TakesThreeSegments) {
  Pair pair;
  pair.client.open({});
  pair.run();
  ASSERT_EQ(pair.sent.size(), 3U);
  EXPECT_EQ(flags_of(pair.sent[0].segment), "SYN ");
  EXPECT_EQ(flags_of(pair.sent[1].segment), "SYN ACK ");
  EXPECT_EQ(flags_of(pair.sent[2].segment), "ACK ");
  EXPECT_EQ(pair.sent[0].segment.seq, 1000U);
  EXPECT_EQ(pair.sent[1].segment.ack, 1001U);
  EXPECT_EQ(pair.sent[2].segment.ack, 90'001U);
  EXPECT_EQ(pair.states(), "ESTABLISHED ESTABLISHED");
}

// §3.7.1: the option stands in SYNs, and only there.
TEST(TcpHandshake, SaysItsMaximumSegmentSize) {
  Pair pair;
  pair.client.open({});
  pair.run();
  EXPECT_EQ(pair.sent[0].segment.options.mss, 1460);
  EXPECT_EQ(pair.sent[1].segment.options.mss, 1460);
  EXPECT_EQ(pair.sent[2].segment.options.mss, 0);
}

// RFC 6298 §2.1, §5.5: one second at first, doubled each time.
TEST(TcpHandshake, RepeatsALostSynWithBackOff) {
  Pair pair(losing({0, 1}));
  pair.client.open({});
  pair.run();
  EXPECT_EQ(pair.sent[1].at, Instant(seconds(1)));
  EXPECT_EQ(pair.sent[2].at, Instant(seconds(3)));
  EXPECT_TRUE(pair.sent[2].again);
  EXPECT_EQ(pair.states(), "ESTABLISHED ESTABLISHED");
}

// §3.8.3: a SYN is repeated for at least three minutes.
TEST(TcpHandshake, GivesUpAfterThreeMinutesOfSilence) {
  Pair pair([](std::size_t, const Pair::Sent&) { return std::vector<Duration>{}; });
  pair.client.open({});
  pair.run();
  EXPECT_EQ(pair.heard[Side::client].back(), "failed: timed-out");
  EXPECT_GE(pair.now, Instant(minutes(3)));
  EXPECT_LE(pair.now, Instant(minutes(5)));
  EXPECT_EQ(pair.client.state(), State::closed);
}

// §3.10.7.3: RST with an acceptable ACK in SYN-SENT is "connection refused".
TEST(TcpHandshake, IsRefusedByReset) {
  const Parameters parameters;
  Connection client(parameters, 1000);
  Arena arena;
  client.open({});
  ASSERT_TRUE(client.next_segment({}, arena));
  Segment reset;
  reset.ack = 1001;
  reset.control = flags::rst | flags::ack;
  client.segment_arrived(reset, {});
  std::optional<Event> last;
  while (const auto event = client.next_event()) last = event;
  EXPECT_EQ(last->kind, Event::Kind::failed);
  EXPECT_EQ(last->failure, trace::ConnectionFailure::refused);
}

// §3.10.7.3: a stale ACK in SYN-SENT is answered with RST and does no harm.
TEST(TcpHandshake, AnswersAForeignAckWithReset) {
  const Parameters parameters;
  Connection client(parameters, 1000);
  Arena arena;
  client.open({});
  ASSERT_TRUE(client.next_segment({}, arena));
  Segment stale;
  stale.ack = 5;
  stale.control = flags::ack;
  client.segment_arrived(stale, {});
  const auto out = client.next_segment({}, arena);
  ASSERT_TRUE(out);
  EXPECT_EQ(flags_of(out->segment), "RST ");
  EXPECT_EQ(out->segment.seq, 5U);
  EXPECT_EQ(client.state(), State::syn_sent);
}

// §3.5, figure 7: both open at once.
TEST(TcpHandshake, WorksWhenBothOpenAtOnce) {
  Arena arena;
  const Parameters parameters;
  Connection a(parameters, 100), b(parameters, 300);
  a.open({});
  b.open({});
  const auto from_a = a.next_segment({}, arena), from_b = b.next_segment({}, arena);
  a.segment_arrived(from_b->segment, {});
  b.segment_arrived(from_a->segment, {});
  EXPECT_EQ(a.state(), State::syn_received);
  const auto again_a = a.next_segment({}, arena), again_b = b.next_segment({}, arena);
  EXPECT_EQ(flags_of(again_a->segment), "SYN ACK ");
  a.segment_arrived(again_b->segment, {});
  b.segment_arrived(again_a->segment, {});
  // The SYN in them is old by now: each is acknowledged again, and those ACKs establish.
  const auto ack_a = a.next_segment({}, arena), ack_b = b.next_segment({}, arena);
  if (ack_b) a.segment_arrived(ack_b->segment, {});
  if (ack_a) b.segment_arrived(ack_a->segment, {});
  EXPECT_EQ(a.state(), State::established);
  EXPECT_EQ(b.state(), State::established);
}

TEST(TcpTransfer, CutsTheStreamIntoSegments) {
  Pair pair;
  const std::string text(4000, 'x');
  pair.client.open({});
  pair.run();
  pair.send(Side::client, text);
  pair.run();
  EXPECT_EQ(pair.received[Side::server], text);
  std::vector<std::uint64_t> sizes;
  for (const auto& s : pair.sent) {
    if (!s.segment.payload.empty()) sizes.push_back(s.segment.payload.size);
  }
  EXPECT_EQ(sizes, (std::vector<std::uint64_t>{1460, 1460, 1080}));
}

// A reply carries the acknowledgement of what it answers.
TEST(TcpTransfer, RepeatsALostSegmentAndDeliversInOrder) {
  Pair pair(losing({3}));
  pair.client.open({});
  pair.run();
  const std::string text = std::string(1460, 'a') + std::string(1460, 'b') + "c";
  pair.send(Side::client, text);
  pair.run();
  EXPECT_EQ(pair.received[Side::server], text);
  EXPECT_EQ(
      std::count_if(pair.sent.begin(), pair.sent.end(), [](const auto& s) { return s.again; }), 1);
}

// §3.4: numbers wrap, streams do not notice.
TEST(TcpTransfer, SequenceNumbersWrap) {
  Pair pair(kLossless, {}, 0xffffff00U, 0xfffffffeU);
  pair.client.open({});
  pair.run();
  const std::string text(3000, 'w');
  pair.send(Side::client, text);
  pair.send(Side::server, text);
  pair.run();
  EXPECT_EQ(pair.received[Side::server], text);
  EXPECT_EQ(pair.received[Side::client], text);
}

TEST(TcpTransfer, TakesBackWhatSpansPieces) {
  Pair pair;
  pair.client.open({});
  pair.run();
  pair.send(Side::client, "Do you ");
  pair.arena.store("something else in between");
  pair.send(Side::client, "like ketchup?");
  pair.run();
  EXPECT_EQ(pair.received[Side::server], "Do you like ketchup?");
}

// RFC 5681 §3.1: what is in flight never exceeds the congestion window, which begins at ten
// segments (RFC 6928).
TEST(TcpTransfer, BeginsWithTenSegments) {
  Pair pair([](std::size_t, const Pair::Sent&) {
    return std::vector<Duration>{seconds(0) + milliseconds(400)};
  });
  pair.client.open({});
  pair.run();
  const std::size_t before = pair.sent.size();
  pair.send(Side::client, std::string(30 * 1460, 'x'));
  pair.run(pair.now + milliseconds(1));
  EXPECT_EQ(pair.sent.size() - before, 10U);
  pair.run();
  EXPECT_EQ(pair.received[Side::server].size(), 30U * 1460U);
}

// §3.6, figure 12.
TEST(TcpClose, OneSideAfterTheOther) {
  Pair pair;
  pair.client.open({});
  pair.run();
  pair.client.close();
  pair.run(pair.now + seconds(1));
  EXPECT_EQ(pair.states(), "FIN-WAIT-2 CLOSE-WAIT");
  pair.send(Side::server, "still talking");  // half-closed: this way is open
  pair.run(pair.now + seconds(1));
  EXPECT_EQ(pair.received[Side::client], "still talking");
  pair.server.close();
  pair.run(pair.now + seconds(1));
  EXPECT_EQ(pair.states(), "TIME-WAIT CLOSED");
  pair.run();
  EXPECT_EQ(pair.states(), "CLOSED CLOSED");
}

// §3.4.2: TIME-WAIT lasts twice the maximum segment lifetime.
TEST(TcpClose, TimeWaitLastsFourMinutes) {
  Pair pair;
  pair.client.open({});
  pair.run();
  pair.client.close();
  pair.server.close();
  const Instant closed = pair.now;
  pair.run();
  EXPECT_EQ(pair.states(), "CLOSED CLOSED");
  EXPECT_GE(pair.now - closed, minutes(4));
}

// §3.6, figure 13.
TEST(TcpClose, BothAtOnce) {
  Pair pair;
  pair.client.open({});
  pair.run();
  pair.client.close();
  pair.server.close();
  pair.run(pair.now + milliseconds(15));
  EXPECT_EQ(pair.states(), "CLOSING CLOSING");
  pair.run(pair.now + seconds(1));
  EXPECT_EQ(pair.states(), "TIME-WAIT TIME-WAIT");
}

TEST(TcpClose, FinRidesOnTheLastData) {
  Pair pair;
  pair.client.open({});
  pair.run();
  pair.send(Side::client, "QUIT");
  pair.client.close();
  pair.run(pair.now + seconds(1));
  const auto with_fin = std::find_if(pair.sent.begin(), pair.sent.end(),
                                     [](const auto& s) { return s.segment.has(flags::fin); });
  EXPECT_EQ(with_fin->segment.payload.size, 4U);
  EXPECT_EQ(pair.received[Side::server], "QUIT");
}

// §3.10.5, §3.5.2.
TEST(TcpClose, AbortTellsThePeer) {
  Pair pair;
  pair.client.open({});
  pair.run();
  pair.client.abort();
  pair.run();
  EXPECT_EQ(pair.states(), "CLOSED CLOSED");
  EXPECT_EQ(pair.heard[Side::server].back(), "failed: reset");
}

// RFC 5961 §3.2: a reset that misses the next expected number is only challenged.
TEST(TcpReset, OutsideItsNumberIsChallenged) {
  Pair pair;
  pair.client.open({});
  pair.run();
  Segment guess;
  guess.seq = 1001 + 500;
  guess.control = flags::rst;
  pair.server.segment_arrived(guess, pair.now);
  pair.run();
  EXPECT_EQ(pair.states(), "ESTABLISHED ESTABLISHED");
}

// RFC 9293 §3.8.3, R2: data that nobody acknowledges ends the connection.
TEST(TcpTimeout, DataWithoutAnswerEndsTheConnection) {
  Pair pair([](std::size_t n, const Pair::Sent&) {
    return n < 3 ? std::vector<Duration>{milliseconds(10)} : std::vector<Duration>{};
  });
  pair.client.open({});
  pair.run();
  pair.send(Side::client, "is anybody there?");
  pair.run();
  EXPECT_EQ(pair.heard[Side::client].back(), "failed: timed-out");
  EXPECT_GE(pair.now, Instant(minutes(15)));
}

}  // namespace
}  // namespace mailscope::net::tcp::testing
