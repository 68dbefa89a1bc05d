#pragma once
// Two hosts, a link between them and programs that write down what they hear: the stack is tested
// without mail.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "net/stack.hpp"

namespace mailscope::net::testing {

// Answers nothing by itself; closes when its peer has.
class Program final : public Application {
 public:
  explicit Program(Stack& stack) : stack_(stack) {}
  void accepted(Endpoint at, std::uint16_t port) override {
    note(at, fmt::format("accepted on {}", port));
  }
  void connected(Endpoint at) override { note(at, "connected"); }
  void received(Endpoint at, std::string_view bytes) override {
    note(at, fmt::format("received {}", bytes));
  }
  void peer_closed(Endpoint at) override {
    note(at, "peer closed");
    stack_.close(at);
  }
  void closed(Endpoint at) override { note(at, "closed"); }
  void failed(Endpoint at, trace::ConnectionFailure why) override {
    note(at, fmt::format("failed: {}", trace::name(why)));
  }

  std::vector<std::string> heard;  // "0 connected": the connection's number, and what
  Endpoint last;

 private:
  void note(Endpoint at, const std::string& what) {
    last = at;
    heard.push_back(fmt::format("{} {}", at.connection.value(), what));
  }
  Stack& stack_;
};

class SmallNet {
 public:
  explicit SmallNet(std::uint64_t seed = 1)
      : network(runtime, seed), stack(runtime, network, seed), client(stack), server(stack) {
    alice = network.add_host({trace::HostRole::user_agent, "alice.crepes.fr", "Alice", "laptop"});
    crepes =
        network.add_host({trace::HostRole::mail_server, "mail.crepes.fr", "crepes.fr", "server"});
    network.add_link({{.latency = milliseconds(10)}, alice, crepes});
    stack.listen(crepes, 25, server);
  }

  void run(Instant until = Instant(days(1))) {
    stack.flush();
    while (const auto event = runtime.queue.pop(until)) {
      runtime.now = event->at;
      runtime.cause = event->cause;
      if (static_cast<engine::EventKind>(event->kind) == engine::EventKind::tcp_timer) {
        stack.timer(ConnectionId(event->subject), static_cast<Side>(event->argument));
      } else {
        arrive(event->subject);
      }
      stack.flush();
    }
    runtime.now = until;
  }
  void run_for(Duration time) { run(runtime.now + time); }

  void crash(HostId host) {
    network.set_up(host, false);
    stack.host_down(host);
  }
  void restart(HostId host) { network.set_up(host, true); }
  Bytes bytes(std::string_view text) { return runtime.store(text); }

  Runtime runtime;
  Network network;
  Stack stack;
  Program client, server;
  HostId alice, crepes;

 private:
  void arrive(std::uint32_t slot) {
    const Network::Arrival arrival = network.arrival(slot);
    using Fate = Network::Arrival::Fate;
    if (arrival.fate == Fate::lost) stack.packet_lost(arrival.packet, arrival.record);
    if (arrival.fate == Fate::arrived) stack.packet_arrived(arrival.packet);
  }
};

}  // namespace mailscope::net::testing
