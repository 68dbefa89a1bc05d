// The event queue by the hold model: with N events pending, take the next one and push one at a
// random time after it. Beside it std::priority_queue of a 24-byte value, ordered by time alone
// (without the order among equals that ours gives), on the same increments in the same run.
//
// The two take turns, so that a machine whose speed drifts is fair to both; `ratio` is the median
// of the turns' ratios, above 1 when ours is faster.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <queue>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "base/random.hpp"
#include "engine/event_queue.hpp"

namespace mailscope::engine {
namespace {

struct Value {
  std::int64_t at;
  std::uint64_t payload[2];
};
static_assert(sizeof(Value) == 24);
struct Later {
  bool operator()(const Value& a, const Value& b) const { return a.at > b.at; }
};

// Increments with a mean near a millisecond, drawn beforehand: the generator is not what is timed.
using Increments = std::vector<std::int64_t>;
constexpr std::size_t kIncrements = 1 << 16;

std::int64_t uniform(RandomStream& random) {
  return static_cast<std::int64_t>(random.below(2'000'000));
}

// Exponential in integers: geometric octaves, uniform within the octave.
std::int64_t exponential(RandomStream& random) {
  std::int64_t at = 0;
  while (random.below(2) == 0) at += 693'147;
  return at + static_cast<std::int64_t>(random.below(693'147));
}

// What a network schedules: many packets on a few link latencies, timers of a second that are
// far behind, now and then a retry in half an hour.
std::int64_t network(RandomStream& random) {
  const std::uint64_t draw = random.below(1000);
  if (draw < 700) return 100'000 + static_cast<std::int64_t>(random.below(50'000));
  if (draw < 900) return 20'000'000;
  if (draw < 999) return 1'000'000'000 + static_cast<std::int64_t>(random.below(1'000'000));
  return 1'800'000'000'000;
}

Increments increments(std::int64_t (*draw)(RandomStream&)) {
  RandomStream random(1, "increments");
  Increments all(kIncrements);
  for (std::int64_t& one : all) one = draw(random);
  return all;
}

class Ours {
 public:
  void push(std::int64_t at) {
    queue_.push({Instant(Duration(at)), 1, 2, 3, 4, RecordNumber(std::size_t{5})});
  }
  std::int64_t pop() {
    const auto event = queue_.pop();
    benchmark::DoNotOptimize(event);
    return event->at.ns();
  }
  std::size_t memory_bytes() const { return queue_.memory_bytes(); }

 private:
  EventQueue queue_;
};

class Standard {
 public:
  void push(std::int64_t at) { queue_.push({at, {1, 2}}); }
  std::int64_t pop() {
    const Value value = queue_.top();
    queue_.pop();
    benchmark::DoNotOptimize(value);
    return value.at;
  }

 private:
  std::priority_queue<Value, std::vector<Value>, Later> queue_;
};

template <class Queue>
class Hold {
 public:
  Hold(std::size_t pending, const Increments& steps) : steps_(steps) {
    for (std::size_t i = 0; i < pending; ++i) queue_.push(step());
  }
  // Seconds that `count` holds take.
  double run(std::size_t count) {
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < count; ++i) queue_.push(queue_.pop() + step());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  const Queue& queue() const { return queue_; }

 private:
  std::int64_t step() { return steps_[next_++ % kIncrements]; }

  const Increments& steps_;
  std::size_t next_ = 0;
  Queue queue_;
};

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

void hold(benchmark::State& state, std::int64_t (*draw)(RandomStream&)) {
  const auto pending = static_cast<std::size_t>(state.range(0));
  const Increments steps = increments(draw);
  Hold<Ours> ours(pending, steps);
  Hold<Standard> standard(pending, steps);
  const std::size_t turn = std::max<std::size_t>(pending / 4, 50'000);
  // Until the pending events are spread as the increments spread them.
  ours.run(3 * pending);
  standard.run(3 * pending);
  std::vector<double> our_times;
  std::vector<double> standard_times;
  std::vector<double> ratios;
  for (auto _ : state) {
    our_times.push_back(ours.run(turn));
    standard_times.push_back(standard.run(turn));
    ratios.push_back(standard_times.back() / our_times.back());
    state.SetIterationTime(our_times.back());
  }
  const double to_ns = 1e9 / static_cast<double>(turn);
  state.counters["ours_ns"] = median(our_times) * to_ns;
  state.counters["std_ns"] = median(standard_times) * to_ns;
  state.counters["ratio"] = median(ratios);
  state.counters["bytes_per_event"] =
      static_cast<double>(ours.queue().memory_bytes()) / static_cast<double>(pending);
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  for (const std::int64_t pending : {1'000, 10'000, 100'000, 1'000'000}) benchmark->Arg(pending);
  benchmark->UseManualTime()->Iterations(41)->Unit(benchmark::kMillisecond);
}

BENCHMARK_CAPTURE(hold, uniform, uniform)->Apply(sizes);
BENCHMARK_CAPTURE(hold, exponential, exponential)->Apply(sizes);
BENCHMARK_CAPTURE(hold, network, network)->Apply(sizes);

}  // namespace
}  // namespace mailscope::engine

BENCHMARK_MAIN();
