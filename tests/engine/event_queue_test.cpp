#include "engine/event_queue.hpp"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace mailscope::engine {
namespace {

Event event_at(std::int64_t ns, std::uint32_t subject = 0) {
  Event event;
  event.at = Instant(Duration(ns));
  event.subject = subject;
  return event;
}

// The order as it is defined: a multimap keeps equal keys in the order of insertion.
class Model {
 public:
  void push(const Event& event) { events_.emplace(event.at, event); }
  Event pop() {
    const Event event = events_.begin()->second;
    events_.erase(events_.begin());
    return event;
  }
  bool empty() const { return events_.empty(); }
  std::size_t size() const { return events_.size(); }
  Instant next_time() const { return empty() ? Instant::never() : events_.begin()->first; }
  std::vector<Event> pending() const {
    std::vector<Event> all;
    for (const auto& [at, event] : events_) all.push_back(event);
    return all;
  }

 private:
  std::multimap<Instant, Event> events_;
};

// Queue and model side by side; every event is numbered, so a swapped tie is seen.
class Pair {
 public:
  void push(std::int64_t ns) {
    const Event event = event_at(ns, count_++);
    queue.push(event);
    model.push(event);
  }
  void pop() {
    ASSERT_EQ(queue.next_time(), model.next_time());
    const auto event = queue.pop();
    ASSERT_TRUE(event);
    ASSERT_EQ(*event, model.pop());
    ASSERT_EQ(queue.now(), event->at);
    ASSERT_EQ(queue.size(), model.size());
  }
  void drain() {
    while (!model.empty()) {
      pop();
      if (testing::Test::HasFatalFailure()) return;
    }
    EXPECT_TRUE(queue.empty());
    EXPECT_FALSE(queue.pop());
  }
  std::int64_t now() const { return queue.now().ns(); }

  EventQueue queue;
  Model model;

 private:
  std::uint32_t count_ = 0;
};

// A step ahead of now: nothing, a little, a network's delay, a timer, years; each has its day.
std::int64_t random_step(RandomStream& random) {
  switch (random.below(6)) {
    case 0:
      return 0;
    case 1:
      return static_cast<std::int64_t>(random.below(3));
    case 2:
      return static_cast<std::int64_t>(random.below(100));
    case 3:
      return 20'000'000;
    case 4:
      return static_cast<std::int64_t>(random.below(1'800'000'000'000));
    default:
      return static_cast<std::int64_t>(random.below(std::uint64_t{1} << 60));
  }
}

TEST(EventQueue, EmptyQueueHasNothingToSay) {
  EventQueue queue;
  EXPECT_TRUE(queue.empty());
  EXPECT_EQ(queue.size(), 0U);
  EXPECT_EQ(queue.next_time(), Instant::never());
  EXPECT_FALSE(queue.pop());
  EXPECT_TRUE(queue.pending().empty());
  EXPECT_EQ(queue.now(), Instant());
}

TEST(EventQueue, CarriesEveryWordOfAnEvent) {
  EventQueue queue;
  const Event event{Instant(seconds(3)), 1, 2, 3, 4, RecordNumber(5)};
  queue.push(event);
  EXPECT_EQ(queue.pop(), event);
}

TEST(EventQueue, EqualInstantsComeOutAsTheyWereInserted) {
  EventQueue queue;
  // Some are inserted while the instant is far, some when it is near, the last when it is now.
  for (std::uint32_t i = 0; i < 100; ++i) queue.push(event_at(1'000'000, i));
  queue.push(event_at(999'000));
  ASSERT_EQ(queue.pop()->at.ns(), 999'000);
  for (std::uint32_t i = 100; i < 200; ++i) queue.push(event_at(1'000'000, i));
  for (std::uint32_t i = 0; i < 200; ++i) {
    ASSERT_EQ(queue.pop()->subject, i);
    queue.push(event_at(1'000'000, 200 + i));
  }
  for (std::uint32_t i = 200; i < 400; ++i) ASSERT_EQ(queue.pop()->subject, i);
  EXPECT_TRUE(queue.empty());
}

TEST(EventQueue, KeepsTheTotalOrderUnderRandomOperations) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE(seed);
    RandomStream random(seed, "operations");
    Pair pair;
    for (int i = 0; i < 4000; ++i) {
      const bool push = pair.model.empty() || random.below(100) < 52;
      if (!push) {
        pair.pop();
      } else if (const std::int64_t step = random_step(random); step < INT64_MAX - pair.now()) {
        pair.push(pair.now() + step);
      }
      if (HasFatalFailure()) return;
    }
    pair.drain();
  }
}

TEST(EventQueue, KeepsTheTotalOrderInBurstsOfTies) {
  RandomStream random(7, "bursts");
  Pair pair;
  for (int burst = 0; burst < 200; ++burst) {
    const std::int64_t at = pair.now() + static_cast<std::int64_t>(random.below(5000));
    for (std::uint64_t n = random.below(300); n > 0; --n) {
      pair.push(at + static_cast<std::int64_t>(random.below(2)));
    }
    for (std::uint64_t n = random.below(250); n > 0 && !pair.model.empty(); --n) {
      pair.pop();
      if (HasFatalFailure()) return;
    }
  }
  pair.drain();
}

TEST(EventQueue, ReachesFromTheFirstNanosecondToTheLast) {
  Pair pair;
  for (int bit = 62; bit >= 0; --bit) {
    pair.push((std::int64_t{1} << bit) - 1);
    pair.push(std::int64_t{1} << bit);
    pair.push(std::int64_t{1} << bit);
  }
  pair.push(INT64_MAX);
  pair.push(0);
  pair.drain();
  EXPECT_EQ(pair.queue.now(), Instant::never());
}

TEST(EventQueue, PopUntilLeavesWhatIsLaterAndTheClockWithIt) {
  EventQueue queue;
  queue.push(event_at(5'000, 1));
  queue.push(event_at(5'001, 2));
  queue.push(event_at(90'000, 3));
  EXPECT_FALSE(queue.pop(Instant(Duration(4'999))));
  EXPECT_EQ(queue.now(), Instant());
  queue.push(event_at(4'000, 4));  // what was refused has not moved the clock
  EXPECT_EQ(queue.pop(Instant(Duration(5'000)))->subject, 4U);
  EXPECT_EQ(queue.pop(Instant(Duration(5'000)))->subject, 1U);
  EXPECT_FALSE(queue.pop(Instant(Duration(5'000))));
  EXPECT_FALSE(queue.pop(Instant(Duration(-1))));
  EXPECT_EQ(queue.pop(Instant(Duration(5'001)))->subject, 2U);
  EXPECT_FALSE(queue.pop(Instant(Duration(89'999))));
  EXPECT_EQ(queue.pop()->subject, 3U);
}

TEST(EventQueue, PendingIsTheOrderInWhichEventsWillCome) {
  RandomStream random(3, "pending");
  Pair pair;
  for (int i = 0; i < 3000; ++i) {
    if (i % 3 == 2) {
      pair.pop();
    } else {
      pair.push(pair.now() + static_cast<std::int64_t>(random.below(40)) * 25);
    }
    if (HasFatalFailure()) return;
    if (i % 100 != 0) continue;
    ASSERT_EQ(pair.queue.pending(), pair.model.pending());
  }
}

TEST(EventQueueDeathTest, RefusesThePast) {
  EventQueue queue;
  EXPECT_DEATH(queue.push(event_at(-1)), "event.at");
  queue.push(event_at(1000));
  queue.pop();
  queue.push(event_at(1000));
  EXPECT_DEATH(queue.push(event_at(999)), "event.at");
}

std::int64_t hold_step(RandomStream& random, int pattern) {
  switch (pattern) {
    case 0:
      return static_cast<std::int64_t>(random.below(2'000'000));
    case 1:
      return static_cast<std::int64_t>(random.below(std::uint64_t{1} << random.below(50)));
    default:
      return random.below(2) == 0 ? 1'800'000'000'000 : 20'000'000;
  }
}

// The hold model: the size stays, so after some rounds the memory must stay too.
TEST(EventQueue, TakesAtMost64BytesAnEventAndNoneInTheSteadyState) {
  for (const std::size_t size : {std::size_t{1'000}, std::size_t{100'000}}) {
    for (int pattern = 0; pattern < 3; ++pattern) {
      SCOPED_TRACE(std::to_string(size) + " events, pattern " + std::to_string(pattern));
      RandomStream random(1, "memory");
      EventQueue queue;
      for (std::size_t i = 0; i < size; ++i) queue.push(event_at(hold_step(random, pattern)));
      const auto hold = [&](std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
          const auto event = queue.pop();
          queue.push(event_at(event->at.ns() + hold_step(random, pattern)));
        }
      };
      hold(10 * size);
      const std::size_t settled = queue.memory_bytes();
      hold(10 * size);
      EXPECT_LE(queue.memory_bytes(), settled);
      EXPECT_LE(queue.memory_bytes(), 64 * size);
    }
  }
}

}  // namespace
}  // namespace mailscope::engine
