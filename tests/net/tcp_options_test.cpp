// Options: RFC 9293 §3.7.1 (MSS), RFC 7323 (window scale, timestamps), RFC 2018 and 6675 (SACK).

#include <cstdint>
#include <utility>

#include <gtest/gtest.h>

#include "tests/net/tcp_lone.hpp"

namespace mailscope::net::tcp::testing {
namespace {

constexpr std::uint8_t kSynAck = flags::syn | flags::ack;

Parameters all_options() {
  Parameters parameters;
  parameters.window_scale = parameters.timestamps = parameters.sack = true;
  parameters.receive_buffer = 1'000'000;
  return parameters;
}

TEST(TcpMss, TheSmallerOneHolds) {
  Lone end;
  end.establish(65'535, {.mss = 1000});
  end.sends(1500);
  EXPECT_EQ(end.says(), "0..1000 1000..1500");
}

// (MUST-15)
TEST(TcpMss, IsSmallForAPeerThatDoesNotSay) {
  Lone end;
  end.establish(65'535, {});
  end.sends(600);
  EXPECT_EQ(end.says(), "0..536 536..600");
}

TEST(TcpOptions, AreOffByDefault) {
  Lone end;
  end.tcp.open({});
  end.says();
  EXPECT_EQ(end.last.front().options, (wire::TcpOptions{.mss = 1460}));
}

// RFC 7323 §2.2, §3.2; RFC 2018 §2: what the SYN did not offer is not in the answer.
TEST(TcpOptions, AreAnsweredOnlyIfOffered) {
  Lone end(all_options());
  end.tcp.listen();
  end.arrives({.at = -1, .control = flags::syn, .options = {.mss = 1460}});
  end.says();
  EXPECT_EQ(end.last.front().options, (wire::TcpOptions{.mss = 1460}));
}

// RFC 7323 §2: all windows but those of SYNs are scaled.
TEST(TcpWindowScale, MultipliesWindows) {
  Lone end(all_options());
  end.tcp.open({});
  end.says();
  EXPECT_EQ(end.last.front().options.window_scale, 4);
  EXPECT_EQ(end.last.front().window, 65'535);
  end.arrives(
      {.at = -1, .control = kSynAck, .window = 1460, .options = {.mss = 1460, .window_scale = 3}});
  end.says();
  EXPECT_EQ(end.last.front().window, 1'000'000 >> 4);
  end.sends(20'000);
  EXPECT_EQ(end.says(), "0..1460");
  end.arrives({.ack = 1460, .window = 1460});
  EXPECT_EQ(end.says().substr(0, 24), "1460..2920 2920..4380 43");
}

TEST(TcpWindowScale, NeedsBoth) {
  Lone end(all_options());
  end.establish(1000, {.mss = 1460});
  end.arrives({.window = 2000});
  end.sends(5000);
  EXPECT_EQ(end.says(), "0..1460");
  EXPECT_EQ(end.last.front().window, 65'535);
}

// RFC 7323 §3.2 and §4: echoed, and measured by; their room is taken from the data.
TEST(TcpTimestamps, AreEchoedAndMeasured) {
  Lone end(all_options());
  wire::TcpOptions theirs{.mss = 1460, .timestamps = true, .ts_value = 500};
  end.tcp.open({});
  end.says();
  theirs.ts_echo = end.last.front().options.ts_value;
  end.now = end.now + milliseconds(10);
  end.arrives({.at = -1, .control = kSynAck, .options = theirs});
  end.says();
  EXPECT_EQ(end.last.front().options.ts_echo, 500U);
  EXPECT_EQ(end.tcp.congestion().round_trip, milliseconds(10));
  end.sends(3000);
  EXPECT_EQ(end.says(), "0..1448 1448..2896 2896..3000");
  EXPECT_EQ(header_size(end.last.front()), 32U);
}

// §3.2: once agreed on, a segment without is dropped.
TEST(TcpTimestamps, AreInEverySegment) {
  Lone end(all_options());
  end.establish(65'535, {.mss = 1460, .timestamps = true, .ts_value = 500});
  end.arrives({.text = "without"});
  EXPECT_EQ(end.after(seconds(1)), "");
  EXPECT_EQ(end.received, "");
}

// §5: an old duplicate whose number fits again is told by its time. After 24 days it is not.
TEST(TcpTimestamps, ProtectAgainstWrappedNumbers) {
  Lone end(all_options());
  wire::TcpOptions stamp{.timestamps = true, .ts_value = 500};
  end.establish(65'535, {.mss = 1460, .timestamps = true, .ts_value = 500});
  stamp.ts_value = 499;
  end.arrives({.text = "old", .options = stamp});
  EXPECT_EQ(end.says(), "ACK:0");
  EXPECT_EQ(end.received, "");
  stamp.ts_value = 501;
  end.arrives({.text = "new", .options = stamp});
  end.says();
  EXPECT_EQ(end.received, "new");
  end.after(days(25));
  stamp.ts_value = 499;
  end.arrives({.at = 3, .text = "er", .options = stamp});
  end.says();
  EXPECT_EQ(end.received, "newer");
}

// §4.3: the echo is of the segment that the acknowledgement answers, not of one behind a gap.
TEST(TcpTimestamps, EchoTheEarliestUnacknowledgedSegment) {
  Lone end(all_options());
  wire::TcpOptions stamp{.timestamps = true, .ts_value = 600};
  end.establish(65'535, {.mss = 1460, .timestamps = true, .ts_value = 500});
  end.arrives({.at = 100, .text = "behind a gap", .options = stamp});
  end.says();
  EXPECT_EQ(end.last.front().options.ts_echo, 500U);
}

// RFC 6191 §2: a SYN with a later time may replace TIME-WAIT though its number is lower.
TEST(TcpTimestamps, DecideAboutANewIncarnation) {
  Lone end(all_options());
  wire::TcpOptions stamp{.timestamps = true, .ts_value = 500};
  end.establish(65'535, {.mss = 1460, .timestamps = true, .ts_value = 500});
  end.tcp.close();
  end.says();
  end.arrives({.ack = 1, .control = flags::ack | flags::fin, .options = stamp});
  end.says();
  ASSERT_EQ(end.tcp.state(), State::time_wait);
  Segment syn;
  syn.control = flags::syn;
  syn.seq = Lone::kTheirs - 1000;
  syn.options = {.timestamps = true, .ts_value = 501};
  EXPECT_TRUE(end.tcp.may_be_replaced_by(syn));
  syn.seq = Lone::kTheirs + 1000;
  syn.options.ts_value = 499;
  EXPECT_FALSE(end.tcp.may_be_replaced_by(syn));
}

// ---- SACK. One that offers nothing else.
Parameters selective() {
  Parameters parameters;
  parameters.sack = true;
  return parameters;
}

std::vector<std::pair<int, int>> blocks(const Segment& s) {
  std::vector<std::pair<int, int>> out;
  for (std::size_t i = 0; i < s.options.blocks; ++i) {
    const std::uint32_t base = Lone::kTheirs + 1;
    out.emplace_back(s.options.sack[i].left - base, s.options.sack[i].right - base);
  }
  return out;
}

wire::TcpOptions told(std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges) {
  wire::TcpOptions options;
  for (const auto& [left, right] : ranges) {
    options.sack[options.blocks++] = {Lone::kOurs + 1 + left, Lone::kOurs + 1 + right};
  }
  return options;
}

// RFC 2018 §4: the block of the latest segment first, then those told before.
TEST(TcpSack, TellsWhatIsBehindTheGap) {
  using Blocks = std::vector<std::pair<int, int>>;
  Lone end(selective());
  end.establish(65'535, {.mss = 1460, .sack_permitted = true});
  const auto after = [&end](std::int64_t at) {
    end.arrives({.at = at, .text = std::string(10, 's')});
    end.says();
    return blocks(end.last.back());
  };
  EXPECT_EQ(after(100), (Blocks{{100, 110}}));
  EXPECT_EQ(after(200), (Blocks{{200, 210}, {100, 110}}));
  EXPECT_EQ(after(300), (Blocks{{300, 310}, {200, 210}, {100, 110}}));
  EXPECT_EQ(after(110), (Blocks{{100, 120}, {300, 310}, {200, 210}}));
  EXPECT_EQ(after(0), (Blocks{{100, 120}, {300, 310}, {200, 210}}));
  end.arrives({.at = 10, .text = std::string(290, 's')});
  end.says();
  EXPECT_EQ(blocks(end.last.back()), Blocks{});
  EXPECT_EQ(end.received.size(), 310U);
}

// RFC 6675 §5: recovery sends the holes again, and nothing that has arrived.
TEST(TcpSack, SendsOnlyTheHolesAgain) {
  Lone end(selective());
  end.establish(65'535, {.mss = 1460, .sack_permitted = true});
  end.sends(100 * 1460);
  end.says();
  end.arrives({.options = told({{1460, 2920}})});
  end.arrives({.options = told({{1460, 4380}})});
  end.says();
  end.arrives({.options = told({{5840, 14'600}, {1460, 4380}})});
  // The first of them at once; the second as soon as the network has room.
  const std::string said = end.says();
  EXPECT_EQ(said.substr(0, 18), "0..1460 4380..5840") << said;
  EXPECT_EQ(end.heard(Event::Kind::fast_retransmit), 1);
  EXPECT_EQ(end.tcp.congestion().window, 5U * 1460U);
}

// RFC 6675 §2: an acknowledgement without news is no duplicate.
TEST(TcpSack, CountsOnlyNews) {
  Lone end(selective());
  end.establish(65'535, {.mss = 1460, .sack_permitted = true});
  end.sends(100 * 1460);
  end.says();
  for (int i = 0; i < 5; ++i) end.arrives({.options = told({{1460, 2920}})});
  end.says();
  EXPECT_EQ(end.heard(Event::Kind::fast_retransmit), 0);
}

// A peer that tells what was never sent is not believed.
TEST(TcpSack, IgnoresBlocksOfWhatWasNotSent) {
  Lone end(selective());
  end.establish(65'535, {.mss = 1460, .sack_permitted = true});
  end.sends(1460);
  end.says();
  for (std::uint32_t i = 1; i < 5; ++i) {
    end.arrives({.options = told({{1460 * i, 1460 * i + 1460}})});
  }
  EXPECT_EQ(end.says(), "");
  EXPECT_EQ(end.heard(Event::Kind::fast_retransmit), 0);
}

// RFC 2018 §8: after a timeout everything may have to go again.
TEST(TcpSack, ForgetsAfterATimeout) {
  Lone end(selective());
  end.establish(65'535, {.mss = 1460, .sack_permitted = true});
  end.sends(3 * 1460);
  end.says();
  end.arrives({.options = told({{1460, 2920}})});
  end.says();
  EXPECT_EQ(end.after(seconds(1)), "0..1460");
  end.arrives({.ack = 1460});
  EXPECT_EQ(end.says(), "1460..2920 2920..4380");
}

}  // namespace
}  // namespace mailscope::net::tcp::testing
