// Segments simulated a second and bytes of memory: one bulk transfer over one link, at each level
// of the trace, and connections that stand idle. «per_segment» must not grow with the transfer.
// The transfer is that of tests/net/tcp_reference.csv: 100 Mbit/s, 10 ms, segments of 1,460
// bytes, every second one acknowledged; packets are data and acknowledgements together.

#include <cstdint>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>
#include <malloc.h>

#include "net/stack.hpp"
#include "policy/tcp.hpp"

namespace mailscope::net {
namespace {

class Sender final : public Application {
 public:
  Sender(Stack& stack, Bytes block, std::uint64_t size)
      : stack_(stack), block_(block), size_(size) {}
  void accepted(Endpoint, std::uint16_t) override {}
  void connected(Endpoint at) override {
    if (size_ == 0) return;
    stack_.send_repeated(at, block_, size_);
    stack_.close(at);
  }
  void received(Endpoint, std::string_view) override {}
  void peer_closed(Endpoint) override {}
  void closed(Endpoint) override {}
  void failed(Endpoint, trace::ConnectionFailure) override {}

 private:
  Stack& stack_;
  Bytes block_;
  std::uint64_t size_;
};

class Receiver final : public Application {
 public:
  explicit Receiver(Stack& stack) : stack_(stack) {}
  void accepted(Endpoint, std::uint16_t) override {}
  void connected(Endpoint) override {}
  void received(Endpoint, std::string_view bytes) override { received_ += bytes.size(); }
  void peer_closed(Endpoint at) override { stack_.close(at); }
  void closed(Endpoint) override {}
  void failed(Endpoint, trace::ConnectionFailure) override {}
  std::uint64_t bytes() const { return received_; }

 private:
  Stack& stack_;
  std::uint64_t received_ = 0;
};

struct World {
  World(trace::Level level, double loss)
      : runtime(level),
        network(runtime, 1),
        stack(runtime, network, 1, policy::parameters_of(policy::TcpProfile::reference)) {
    client = network.add_host({trace::HostRole::mail_server, "mail.crepes.fr", "crepes.fr", ""});
    server =
        network.add_host({trace::HostRole::mail_server, "mail.hamburger.edu", "hamburger.edu", ""});
    LinkDescription link;
    link.a = client, link.b = server;
    link.latency = milliseconds(10);
    link.bandwidth = {100'000'000, 100'000'000};
    link.loss = loss;
    link.queue = 100'000;  // for all that open at once
    network.add_link(link);
    stack.listen(server, 9, receiver);
  }

  // Events until nothing is left to do, or until `until`; how many packets came to their end.
  std::uint64_t run(Instant until = Instant::never()) {
    std::uint64_t packets = 0;
    stack.flush();
    while (const auto event = runtime.queue.pop(until)) {
      runtime.now = event->at;
      runtime.cause = event->cause;
      if (static_cast<engine::EventKind>(event->kind) == engine::EventKind::packet_arrival) {
        ++packets;
        arrive(event->subject);
      } else {
        stack.timer(ConnectionId(event->subject), static_cast<Side>(event->argument));
      }
      stack.flush();
    }
    return packets;
  }
  void arrive(std::uint32_t slot) {
    const Network::Arrival arrival = network.arrival(slot);
    using Fate = Network::Arrival::Fate;
    if (arrival.fate == Fate::lost) stack.packet_lost(arrival.packet, arrival.record);
    if (arrival.fate == Fate::arrived) stack.packet_arrived(arrival.packet);
  }

  Runtime runtime;
  Network network;
  Stack stack;
  Receiver receiver{stack};
  HostId client, server;
};

std::size_t allocated() {
  const auto info = ::mallinfo2();
  return info.uordblks + info.hblkhd;
}

void transfer(benchmark::State& state, trace::Level level, double loss) {
  const auto size = static_cast<std::uint64_t>(state.range(0));
  std::uint64_t packets = 0;
  std::size_t memory = 0;
  for (auto _ : state) {
    const std::size_t before = allocated();
    World world(level, loss);
    const std::string block(std::size_t{128} << 10, 'x');
    Sender sender(world.stack, world.runtime.store(block), size);
    world.stack.connect(world.client, world.server, 9, sender);
    packets += world.run();
    if (world.receiver.bytes() != size) state.SkipWithError("not all bytes arrived");
    memory = allocated() - before;
  }
  const auto total = static_cast<double>(packets);
  state.counters["packets/s"] = benchmark::Counter(total, benchmark::Counter::kIsRate);
  state.counters["per_segment"] =
      benchmark::Counter(total, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["memory"] = static_cast<double>(memory);
}

void idle(benchmark::State& state) {
  const auto count = static_cast<int>(state.range(0));
  std::size_t memory = 0;
  for (auto _ : state) {
    World world(trace::Level::off, 0);
    Sender sender(world.stack, {}, 0);
    const std::size_t before = allocated();
    for (int i = 0; i < count; ++i) world.stack.connect(world.client, world.server, 9, sender);
    world.run(Instant(seconds(100)));
    memory = allocated() - before;
    if (world.stack.open_ends() != 2U * static_cast<unsigned>(count))
      state.SkipWithError("a connection is not open");
  }
  state.counters["bytes/connection"] = static_cast<double>(memory) / count;
}

constexpr std::int64_t kMega = 1'000'000;

void sizes(benchmark::internal::Benchmark* b) {
  b->Arg(kMega)->Arg(10 * kMega)->Arg(100 * kMega)->Arg(1000 * kMega);
  b->Unit(benchmark::kMillisecond)->ArgName("bytes");
}

BENCHMARK_CAPTURE(transfer, off, trace::Level::off, 0.0)->Apply(sizes);
BENCHMARK_CAPTURE(transfer, summary, trace::Level::summary, 0.0)->Apply(sizes);
BENCHMARK_CAPTURE(transfer, full, trace::Level::full, 0.0)->Apply(sizes);
BENCHMARK_CAPTURE(transfer, off_with_loss, trace::Level::off, 0.01)->Arg(10 * kMega);
BENCHMARK_CAPTURE(transfer, full_with_loss, trace::Level::full, 0.01)->Arg(10 * kMega);
BENCHMARK(idle)->Arg(10'000);

}  // namespace
}  // namespace mailscope::net

BENCHMARK_MAIN();
