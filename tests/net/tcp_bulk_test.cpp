// Long transfers: what they cost, and what they may be as long as.

#include "tests/net/tcp_bulk.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "policy/tcp.hpp"

namespace mailscope::net::tcp::testing {
namespace {

// RFC 9293 §3.4: numbers are taken modulo 2^32, streams are as long as they like.
TEST(TcpBulk, MayBeLongerThanSequenceNumbersCount) {
  Parameters parameters = policy::parameters_of(policy::TcpProfile::reference);
  parameters.mss = parameters.mss_of_silent_peer = 65'000;
  Bulk bulk;
  bulk.rate = 10'000'000'000;
  bulk.bytes = 10'000'000'000;
  BulkRun run(bulk, parameters);
  EXPECT_GT(run.run().last_byte, Instant(seconds(8)));
  EXPECT_EQ(run.received(), bulk.bytes);
}

// What repeats a block lies in the arena once, however much of it is sent.
TEST(TcpBulk, LeavesTheArenaAsItIs) {
  Bulk bulk;
  bulk.bytes = 20'000'000;
  bulk.drop = 700;
  BulkRun run(bulk, Parameters());
  const std::uint64_t before = run.arena_size();
  run.run();
  EXPECT_EQ(run.received(), bulk.bytes);
  EXPECT_EQ(run.arena_size(), before);
}

// Every profile brings it all, and those of today are not slower than the textbook's.
TEST(TcpBulk, EveryProfileBringsItAll) {
  using policy::TcpProfile;
  const auto end_with = [](TcpProfile profile) {
    BulkRun run({}, policy::parameters_of(profile));
    const Instant end = run.run().last_byte;
    EXPECT_EQ(run.received(), 100'000U);
    return end;
  };
  const Instant textbook = end_with(TcpProfile::textbook);
  EXPECT_LE(end_with(TcpProfile::current), textbook);
  EXPECT_LE(end_with(TcpProfile::reference), textbook);
}

// The bytes are those of the stream, wherever in the block a segment begins.
TEST(TcpSendBuffer, RepeatsABlock) {
  Arena arena;
  std::string half(100, ' ');
  for (std::size_t i = 0; i < half.size(); ++i) half[i] = static_cast<char>('!' + i % 90);
  SendBuffer buffer;
  buffer.append(arena.store("intro"));
  buffer.append_repeated(arena.store(half + half), 1000);
  buffer.append(arena.store("end"));
  std::string all = "intro";
  for (int i = 0; i < 10; ++i) all += half;
  all += "end";
  ASSERT_EQ(buffer.end(), all.size());
  std::string read;
  for (std::uint64_t at = 0; at < all.size(); at += 77) {
    const auto size = static_cast<std::uint32_t>(std::min<std::uint64_t>(77, all.size() - at));
    read += arena.view(buffer.range(at, size, arena));
    if (at > 300) buffer.acknowledge(at - 300);
  }
  EXPECT_EQ(read, all);
}

TEST(TcpFifo, KeepsOrderWhileItIsEmptiedAndFilled) {
  Fifo<int> fifo;
  int in = 0, out = 0;
  for (int round = 0; round < 1000; ++round) {
    for (int i = 0; i < round % 7; ++i) fifo.push_back(in++);
    for (int i = 0; i < round % 5 && !fifo.empty(); ++i) {
      ASSERT_EQ(fifo.front(), out++);
      fifo.pop_front();
    }
    ASSERT_EQ(fifo.size(), static_cast<std::size_t>(in - out));
  }
}

TEST(TcpRangeSet, JoinsWhatTouches) {
  RangeSet set;
  EXPECT_TRUE(set.add({10, 20}));
  EXPECT_TRUE(set.add({30, 40}));
  EXPECT_TRUE(set.add({50, 60}));
  EXPECT_FALSE(set.add({32, 40}));
  EXPECT_FALSE(set.add({5, 5}));
  EXPECT_TRUE(set.add({20, 30}));
  EXPECT_EQ(set.all(), (std::vector<Range>{{10, 40}, {50, 60}}));
  EXPECT_EQ(set.missing(0, 70), 30U);
  EXPECT_TRUE(set.add({0, 100}));
  set.drop_before(99);
  EXPECT_EQ(set.all(), (std::vector<Range>{{99, 100}}));
  set.drop_before(100);
  EXPECT_TRUE(set.empty());
}

}  // namespace
}  // namespace mailscope::net::tcp::testing
