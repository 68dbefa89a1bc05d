#pragma once
// Two TCP ends and a wire between them that a test can cut, delay and shuffle: connections are
// tested without hosts, links or a simulation.

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/arena.hpp"
#include "net/tcp/connection.hpp"

namespace mailscope::net::tcp::testing {

class Pair {
 public:
  struct Sent {
    Side from;
    Segment segment;
    bool again;
    Instant at;
  };
  // What the wire does with the nth segment (from 0): the delays at which copies of it arrive;
  // none: it is lost.
  using Wire = std::function<std::vector<Duration>(std::size_t, const Sent&)>;

  explicit Pair(
      Wire wire = [](std::size_t, const Sent&) { return std::vector<Duration>{milliseconds(10)}; },
      const Parameters& parameters_given = {}, std::uint32_t client_sequence = 1000,
      std::uint32_t server_sequence = 90'000)
      : parameters(parameters_given),
        client(parameters, client_sequence),
        server(parameters, server_sequence),
        wire_(std::move(wire)) {
    server.listen();
  }

  Connection& end(Side side) { return side == Side::client ? client : server; }

  // Hands on segments and runs timers until nothing is left to do, or `until`.
  void run(Instant until = Instant(days(1))) {
    collect();
    while (true) {
      const Instant arrival = flying_.empty() ? Instant::never() : flying_.begin()->first;
      const Instant next = std::min({arrival, client.deadline(), server.deadline()});
      if (next > until || next == Instant::never()) return;
      now = std::max(now, next);
      if (arrival == next) {
        const Sent arrived = flying_.begin()->second;
        flying_.erase(flying_.begin());
        arrive(arrived);
      }
      if (client.deadline() <= now) client.timeout(now);
      if (server.deadline() <= now) server.timeout(now);
      if (each_step) each_step();
      collect();
    }
  }

  void send(Side side, const std::string& text) { end(side).send(arena.store(text)); }

  // Its memory is gone, and nobody is told. What comes later is answered as §3.10.7.1 says.
  void crash(Side side) {
    end(side) = Connection(parameters, 0);
    gone_[side == Side::client ? 0 : 1] = true;
  }

  // One line for asserts: "ESTABLISHED ESTABLISHED".
  std::string states() const {
    return std::string(trace::name(client.state())) + " " +
           std::string(trace::name(server.state()));
  }

  Arena arena;
  Parameters parameters;  // of both
  Connection client, server;
  Instant now;
  std::vector<Sent> sent;                          // everything that was put on the wire
  std::function<void()> each_step;                 // of run(), if set
  std::map<Side, std::string> received;            // by who received
  std::map<Side, std::vector<std::string>> heard;  // "established", "peer closed", ...

 private:
  void arrive(const Sent& arrived) {
    const Side side = other(arrived.from);
    const Segment& s = arrived.segment;
    if (!gone_[side == Side::client ? 0 : 1]) return end(side).segment_arrived(s, now);
    if (s.has(flags::rst)) return;
    Segment reset;
    reset.control = s.has(flags::ack) ? flags::rst : flags::rst | flags::ack;
    if (s.has(flags::ack)) {
      reset.seq = s.ack;
    } else {
      reset.ack = s.seq + s.length();
    }
    transmit({side, reset, false, now});
  }
  void collect() {
    for (const Side side : {Side::client, Side::server}) {
      take_events(side);
      while (const auto out = end(side).next_segment(now, arena))
        transmit({side, out->segment, out->again, now});
      take_events(side);
    }
  }
  void transmit(const Sent& segment) {
    for (const Duration delay : wire_(sent.size(), segment)) flying_.emplace(now + delay, segment);
    sent.push_back(segment);
  }
  void take_events(Side side) {
    while (const auto next = end(side).next_event()) {
      const Event& event = *next;
      switch (event.kind) {
        case Event::Kind::state_changed:
          break;
        case Event::Kind::established:
          heard[side].push_back("established");
          break;
        case Event::Kind::received:
          received[side] += arena.view(event.bytes);
          break;
        case Event::Kind::peer_closed:
          heard[side].push_back("peer closed");
          break;
        case Event::Kind::retransmit:
          heard[side].push_back("retransmit");
          break;
        case Event::Kind::fast_retransmit:
          heard[side].push_back("fast retransmit");
          break;
        case Event::Kind::zero_window_probe:
          heard[side].push_back("probe");
          break;
        case Event::Kind::congestion_changed:
          break;
        case Event::Kind::failed:
          heard[side].push_back("failed: " + std::string(trace::name(event.failure)));
          break;
        case Event::Kind::closed:
          heard[side].push_back("closed");
          break;
      }
    }
  }

  Wire wire_;
  std::array<bool, 2> gone_{};
  std::multimap<Instant, Sent> flying_;
};

}  // namespace mailscope::net::tcp::testing
