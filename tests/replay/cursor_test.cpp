#include "replay/world/cursor.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "tests/trace/small_world.hpp"

namespace mailscope::replay {
namespace {

using trace::Trace;

World folded(const Trace& trace, std::size_t count) {
  World world;
  for (std::size_t i = 0; i < count; ++i) apply(world, trace, RecordNumber(i));
  return world;
}

// Letters relayed one after the other.
Trace many_letters(std::size_t count) {
  trace::SmallWorld w;
  for (std::size_t i = 0; i < count; ++i) {
    w.b.wait(minutes(1));
    const MessageId message = w.b.compose(w.alice, "alice@crepes.fr", "bob@hamburger.edu", "Hi");
    const QueueItemId item(i);
    w.b.note(w.crepes, trace::Queued{item, message, {}, w.b.now()});
    w.b.note(w.crepes, trace::QueuedFor{item, w.b.bytes("bob@hamburger.edu")});
    w.relay(item, message, 1);
  }
  return std::move(w.b.trace);
}

TEST(ReplayTest, SeekingAnywhereEqualsFoldingFromTheStart) {
  for (const Trace& trace : {trace::alice_to_bob(), trace::down_then_up(), trace::given_up()}) {
    for (const std::size_t spacing : {std::size_t{1}, std::size_t{7}, std::size_t{512}}) {
      Replay replay(trace, spacing);
      RandomStream random(11, "seeks");
      for (int i = 0; i < 100; ++i) {
        const auto count = static_cast<std::size_t>(random.below(trace.size() + 1));
        const RecordNumber cursor = count == 0 ? RecordNumber::none() : RecordNumber(count - 1);
        ASSERT_EQ(replay.at(cursor), folded(trace, count)) << count;
        EXPECT_EQ(replay.cursor(), cursor);
      }
    }
  }
}

TEST(ReplayTest, SteppingForwardAndBackShowsTheSame) {
  const Trace trace = trace::alice_to_bob();
  Replay replay(trace, 16);
  std::vector<World> forward;
  for (std::size_t i = 0; i < trace.size(); ++i) forward.push_back(replay.at(RecordNumber(i)));
  for (std::size_t i = trace.size(); i-- > 0;) {
    ASSERT_EQ(replay.at(RecordNumber(i)), forward[i]) << i;
  }
  EXPECT_EQ(replay.at(RecordNumber::none()), World());
}

TEST(ReplayTest, AnInstantIncludesAllThatHappenedInIt) {
  const Trace trace = trace::alice_to_bob();
  EXPECT_EQ(last_record_at(trace, Instant() - seconds(1)), RecordNumber::none());
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const Instant at = trace.records()[i].at;
    const RecordNumber found = last_record_at(trace, at);
    EXPECT_GE(found.index(), i);
    EXPECT_EQ(trace[found].at, at);
    EXPECT_TRUE(found.index() + 1 == trace.size() || trace.records()[found.index() + 1].at > at);
  }
  EXPECT_EQ(last_record_at(trace, Instant::never()).index(), trace.size() - 1);
}

TEST(ReplayTest, ASeekFoldsNoMoreThanTheSpacing) {
  const Trace trace = many_letters(100);
  Replay replay(trace, 64);
  RandomStream random(5, "seeks");
  for (int i = 0; i < 500; ++i) {
    const std::uint64_t before = replay.applied();
    replay.at(RecordNumber(static_cast<std::size_t>(random.below(trace.size()))));
    EXPECT_LE(replay.applied() - before, replay.spacing());
  }
}

TEST(ReplayTest, AStepForwardFoldsOneRecord) {
  const Trace trace = trace::alice_to_bob();
  Replay replay(trace, 64);
  replay.at(RecordNumber(10));
  const std::uint64_t before = replay.applied();
  replay.at(RecordNumber(11));
  replay.at(RecordNumber(11));
  EXPECT_EQ(replay.applied() - before, 1u);
}

// A small budget widens the spacing; the worlds stay the same.
TEST(ReplayTest, MemoryIsBoundedByWideningTheSpacing) {
  const Trace trace = many_letters(200);
  Replay roomy(trace, 8, std::size_t{1} << 30);
  Replay tight(trace, 8, std::size_t{1} << 20);
  EXPECT_EQ(roomy.spacing(), 8u);
  EXPECT_GT(tight.spacing(), 8u);
  EXPECT_LT(tight.checkpoints(), roomy.checkpoints());
  RandomStream random(5, "seeks");
  for (int i = 0; i < 50; ++i) {
    const RecordNumber n(static_cast<std::size_t>(random.below(trace.size())));
    const std::uint64_t before = tight.applied();
    ASSERT_EQ(tight.at(n), roomy.at(n));
    EXPECT_LE(tight.applied() - before, tight.spacing());
  }
}

TEST(ReplayTest, AnEmptyTraceHasAnEmptyWorld) {
  const Trace trace;
  Replay replay(trace);
  EXPECT_TRUE(replay.last().is_none());
  EXPECT_EQ(replay.at(Instant(seconds(3))), World());
}

}  // namespace
}  // namespace mailscope::replay
