// UDP over a simulated network: whole datagrams, or none.

#include "net/udp.hpp"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace mailscope::net {
namespace {

class Listener : public DatagramReceiver {
 public:
  explicit Listener(Runtime& runtime) : runtime_(runtime) {}
  void arrived(const Datagram& d) override {
    heard += fmt::format("{}:{} says {}\n", d.from.value(), d.from_port, runtime_.text(d.payload));
  }
  std::string heard;

 private:
  Runtime& runtime_;
};

// Two hosts and a link.
struct World {
  explicit World(double loss = 0) : network(runtime, 1), udp(network) {
    a = network.add_host({trace::HostRole::mail_server, "a", "a", "server"});
    b = network.add_host({trace::HostRole::name_server, "b", "b", "server"});
    network.add_link({{.bandwidth = {1'000'000, 1'000'000}, .loss = loss}, a, b});
  }
  void run() {
    while (const auto event = runtime.queue.pop(Instant(hours(1)))) {
      runtime.now = event->at;
      const auto arrival = network.arrival(event->subject);
      using Fate = Network::Arrival::Fate;
      if (arrival.fate == Fate::lost) udp.packet_lost(arrival.packet, arrival.record);
      if (arrival.fate == Fate::arrived) udp.packet_arrived(arrival.packet);
    }
  }
  Runtime runtime;
  Network network;
  Udp udp;
  HostId a, b;
};

TEST(Udp, BringsADatagramToItsPort) {
  World w;
  Listener at_53(w.runtime), at_54(w.runtime);
  w.udp.bind(w.b, 53, at_53);
  w.udp.bind(w.b, 54, at_54);
  w.udp.send({w.a, w.b, 50'000, 53, w.runtime.store("hello")});
  w.run();
  EXPECT_EQ(at_53.heard, "0:50000 says hello\n");
  EXPECT_EQ(at_54.heard, "");
  // 20 octets of IP, 8 of UDP, 5 of payload at 1 Mbit/s, and 20 ms of flight.
  EXPECT_EQ(w.runtime.now, Instant(microseconds(33 * 8) + milliseconds(20)));
}

// RFC 768 has no answer to this, and there is no ICMP here.
TEST(Udp, ADatagramToAClosedPortVanishes) {
  World w;
  Listener sender(w.runtime);
  w.udp.bind(w.a, 50'000, sender);
  w.udp.send({w.a, w.b, 50'000, 53, w.runtime.store("hello")});
  w.run();
  EXPECT_EQ(sender.heard, "");
  EXPECT_EQ(w.runtime.trace.records().back().what.index(),
            trace::What(trace::PacketArrived{}).index());
}

TEST(Udp, APortIsFreeAgainWhenItsHostCrashesOrItsProgramIsDone) {
  World w;
  Listener first(w.runtime), second(w.runtime);
  w.udp.bind(w.b, 53, first);
  w.udp.host_down(w.b);
  EXPECT_EQ(w.udp.bound_ports(), 0u);
  w.udp.bind(w.b, 53, second);
  w.udp.send({w.a, w.b, 50'000, 53, w.runtime.store("hello")});
  w.run();
  EXPECT_EQ(first.heard, "");
  EXPECT_EQ(second.heard, "0:50000 says hello\n");
  w.udp.unbind(w.b, 53);
  EXPECT_EQ(w.udp.bound_ports(), 0u);
}

// Neither end hears the datagram, and the trace can say why.
TEST(Udp, WhatIsLostIsNotHeard) {
  World w(1);
  Listener sender(w.runtime), receiver(w.runtime);
  w.udp.bind(w.a, 50'000, sender);
  w.udp.bind(w.b, 53, receiver);
  w.udp.send({w.a, w.b, 50'000, 53, w.runtime.store("hello")});
  w.run();
  EXPECT_EQ(sender.heard, "");
  EXPECT_EQ(receiver.heard, "");
  const RecordNumber loss(w.runtime.trace.records().size() - 1);
  EXPECT_EQ(w.runtime.trace[loss].what.index(), trace::What(trace::PacketLost{}).index());
  EXPECT_EQ(w.udp.reason_for_silence(w.a, 50'000), loss);
  EXPECT_EQ(w.udp.reason_for_silence(w.b, 53), loss);
  EXPECT_TRUE(w.udp.reason_for_silence(w.b, 54).is_none());
}

TEST(Network, KnowsHostsByAddress) {
  World w;
  EXPECT_EQ(w.network.host_at(w.network.address(w.b)), w.b);
  EXPECT_TRUE(w.network.host_at(0).is_none());
  EXPECT_TRUE(w.network.host_at(w.network.address(w.b) + 1).is_none());
  EXPECT_TRUE(w.network.linked(w.b, w.a));
  EXPECT_FALSE(w.network.linked(w.a, w.a));
}

}  // namespace
}  // namespace mailscope::net
