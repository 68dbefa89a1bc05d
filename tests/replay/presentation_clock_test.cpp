#include "replay/story/presentation_clock.hpp"

#include <algorithm>
#include <variant>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "replay/story/lanes.hpp"
#include "tests/trace/small_world.hpp"

namespace mailscope::replay {
namespace {

using trace::Trace;

struct Show {
  explicit Show(Trace made) : trace(std::move(made)), packets(trace), clock(trace, packets) {}
  Trace trace;
  Packets packets;
  PresentationClock clock;
};

// Tries in vain, one every half hour, and then Bob's server is back.
Trace many_tries(std::uint32_t tries, bool back_during_the_last) {
  trace::SmallWorld w;
  w.submit();
  for (std::uint32_t i = 1; i <= tries; ++i) {
    w.b.wait_until(minutes(30) * i);
    w.try_in_vain(QueueItemId(0), i, minutes(30) * (i + 1));
    if (back_during_the_last && i + 1 == tries) w.b.note(w.hamburger, trace::HostUp{});
  }
  return std::move(w.b.trace);
}

TEST(PresentationClockTest, AFlightIsSeen) {
  const Show show(trace::alice_to_bob());
  for (const Packet& packet : show.packets.all()) {
    const Duration seen = show.clock.screen_at(packet.ends) - show.clock.screen_at(packet.departs);
    EXPECT_EQ(seen, PresentationClock::kFlight);
    EXPECT_EQ(show.clock.factor_at(packet.departs), 50.0);
  }
}

TEST(PresentationClockTest, IdleTimeIsFoldedAndSaidToBe) {
  const Show show(trace::alice_to_bob());
  const Stretch* fold = show.clock.fold_at(Instant(minutes(5)));
  ASSERT_NE(fold, nullptr);
  EXPECT_EQ(fold->to, Instant(minutes(10)));
  EXPECT_EQ(fold->screen_to - fold->screen_from, PresentationClock::kFold);
  EXPECT_EQ(show.clock.fold_at(Instant(minutes(10))), nullptr);
  EXPECT_LT(show.clock.factor_at(Instant(minutes(5))), 0.01);
}

TEST(PresentationClockTest, StretchesCoverTheTraceWithoutGaps) {
  for (const Show& show :
       {Show(trace::alice_to_bob()), Show(trace::down_then_up()), Show(many_tries(6, true))}) {
    Instant at;
    Duration screen;
    for (const Stretch& s : show.clock.stretches()) {
      EXPECT_EQ(s.from, at);
      EXPECT_EQ(s.screen_from, screen);
      EXPECT_GT(s.to, s.from);
      EXPECT_GT(s.screen_to, s.screen_from);
      at = s.to;
      screen = s.screen_to;
    }
    EXPECT_EQ(at, show.trace.ended_at());
    EXPECT_EQ(screen, show.clock.length());
  }
}

TEST(PresentationClockTest, ThereAndBackAgain) {
  const Show show(trace::down_then_up());
  RandomStream random(9, "moments");
  const Instant end = show.trace.ended_at();
  for (int i = 0; i < 2000; ++i) {
    const Instant t(random.between(Duration(), end.since_start()));
    const Duration screen = show.clock.screen_at(t);
    const Instant shown = show.clock.simulated_at(screen);
    EXPECT_LE(shown, t);  // the earliest that is shown there
    EXPECT_EQ(show.clock.screen_at(shown), screen);
    if (show.clock.factor_at(t) >= 1) {
      EXPECT_EQ(shown, t);
    }
    const Duration place = random.between(Duration(), show.clock.length());
    EXPECT_GE(show.clock.screen_at(show.clock.simulated_at(place)), place);
  }
}

TEST(PresentationClockTest, NeverBackwards) {
  const Show show(trace::given_up());
  Duration last;
  for (const trace::Record& record : show.trace.records()) {
    EXPECT_GE(show.clock.screen_at(record.at), last);
    last = show.clock.screen_at(record.at);
  }
  EXPECT_EQ(show.clock.screen_at(Instant::never()), show.clock.length());
  EXPECT_EQ(show.clock.simulated_at(days(1)), show.trace.ended_at());
}

// Beside a satellite's packet a local one is still seen, and the slow one does not take forever.
TEST(PresentationClockTest, SlowAndFastFlightsTogether) {
  trace::SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  const PacketId slow = w.b.send(over, Side::client, trace::tcp_flags::syn);
  w.b.wait(milliseconds(100));
  const PacketId fast = w.b.send(over, Side::client, trace::tcp_flags::syn, {}, true);
  w.b.wait(milliseconds(1));
  w.b.arrive(fast);
  w.b.wait(milliseconds(199));
  w.b.arrive(slow);
  const Packets packets(w.b.trace);
  const PresentationClock clock(w.b.trace, packets);
  const auto seen = [&](PacketId id) {
    return clock.screen_at(packets[id].ends) - clock.screen_at(packets[id].departs);
  };
  EXPECT_LT(seen(slow), seconds(4));
  EXPECT_GT(seen(slow), milliseconds(900));
  EXPECT_GT(seen(fast), milliseconds(10));
}

TEST(PresentationClockTest, WhatWasSeenThreeTimesPassesQuickly) {
  const Show show(many_tries(10, false));
  const auto screen_of_try = [&show](std::int64_t i) {
    return show.clock.screen_at(Instant(minutes(30) * (i + 1))) -
           show.clock.screen_at(Instant(minutes(30) * i));
  };
  EXPECT_GT(screen_of_try(3), seconds(5));
  for (std::int64_t i = 4; i < 10; ++i) {
    EXPECT_EQ(screen_of_try(i), PresentationClock::kAgain) << i;
    EXPECT_NE(show.clock.fold_at(Instant(minutes(30) * i + seconds(1))), nullptr);
  }
}

TEST(PresentationClockTest, WhatHappensBetweenTwoTriesEndsTheFold) {
  const Show show(many_tries(6, true));
  const auto found = std::find_if(
      show.trace.records().begin(), show.trace.records().end(),
      [](const trace::Record& r) { return std::holds_alternative<trace::HostUp>(r.what); });
  ASSERT_NE(found, show.trace.records().end());
  const Stretch* fold = show.clock.fold_at(found->at - nanoseconds(1));
  ASSERT_NE(fold, nullptr);
  EXPECT_EQ(fold->to, found->at);
}

TEST(PresentationClockTest, AnEmptyTraceHasNoShow) {
  const Show show{Trace()};
  EXPECT_EQ(show.clock.length(), Duration());
  EXPECT_EQ(show.clock.screen_at(Instant(seconds(1))), Duration());
  EXPECT_EQ(show.clock.simulated_at(seconds(1)), Instant());
  EXPECT_EQ(show.clock.factor_at(Instant()), 1);
}

TEST(LanesTest, AMarkForEachPacketInTheLaneOfItsSender) {
  const Show show(trace::alice_to_bob());
  const auto all = lanes(show.trace, show.packets, show.clock);
  ASSERT_EQ(all.size(), 4u);
  std::size_t marks = 0;
  for (const Lane& lane : all) {
    Duration last;
    for (const LaneMark& mark : lane.marks) {
      EXPECT_GE(mark.screen, last);
      EXPECT_FALSE(mark.failed);
      last = mark.screen;
    }
    marks += lane.marks.size();
    EXPECT_TRUE(lane.bands.empty());
  }
  EXPECT_EQ(marks, show.packets.size());
}

TEST(LanesTest, TheLaneShowsWhenAHostWasDownAndWhatFailed) {
  const Show show(trace::down_then_up());
  const auto all = lanes(show.trace, show.packets, show.clock);
  ASSERT_EQ(all[2].bands.size(), 1u);
  EXPECT_EQ(all[2].bands[0].from, Duration());
  EXPECT_EQ(all[2].bands[0].to, show.clock.screen_at(Instant(minutes(20))));
  std::size_t failed = 0;
  for (const LaneMark& mark : all[1].marks) failed += mark.failed ? 1 : 0;
  EXPECT_EQ(failed, 3u + 1u + 1u);  // three SYNs, the connection, the attempt
}

TEST(LanesTest, WhoNeverComesBackIsDownToTheEnd) {
  const Show show(trace::given_up());
  const auto all = lanes(show.trace, show.packets, show.clock);
  ASSERT_EQ(all[2].bands.size(), 1u);
  EXPECT_EQ(all[2].bands[0].to, show.clock.length());
}

}  // namespace
}  // namespace mailscope::replay
