#pragma once
// A link with a host at each end, and what became of the packets on it.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include <fmt/format.h>

#include "net/network.hpp"

namespace mailscope::net {

// Two hosts and a link that takes 10 ms; datagrams over it. A datagram of 972 bytes has 1,000 with
// its headers: a millisecond at 8 Mbit/s.
class Wire {
 public:
  static constexpr std::size_t kMillisecond = 972;

  explicit Wire(LinkDescription d = {}, std::uint64_t seed = 1) : network_(runtime, seed) {
    d.a = network_.add_host({trace::HostRole::mail_server, "crepes.fr", "", ""});
    d.b = network_.add_host({trace::HostRole::mail_server, "hamburger.edu", "", ""});
    d.latency = milliseconds(10);
    constexpr policy::Bandwidth kUsual;
    if (d.bandwidth.forth == kUsual.forth) d.bandwidth.forth = 8'000'000;
    if (d.bandwidth.back == kUsual.back) d.bandwidth.back = 8'000'000;
    link = network_.add_link(d);
  }

  Network& network() { return network_; }
  void send(std::size_t size = kMillisecond, bool back = false) {
    const Bytes payload = runtime.store(std::string(size, 'x'));
    network_.send_datagram(HostId(back ? 1 : 0), 1024, HostId(back ? 0 : 1), 9, payload);
  }
  void send_many(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) send();
  }
  void run(Duration until = days(365)) {
    while (const auto event = runtime.queue.pop(Instant(until))) {
      runtime.now = event->at;
      runtime.cause = event->cause;
      if (event->kind == static_cast<std::uint16_t>(engine::EventKind::link_cut)) {
        network_.cut_event(LinkId(event->subject), event->argument);
      } else {
        network_.arrival(event->subject);
      }
    }
    runtime.now = std::max(runtime.now, Instant(until));
  }
  void at(Duration since_start) { run(since_start); }

  // How packets ended, in order: "0 at 11ms, 1 queue-full at 0s".
  std::string ends() const {
    std::string text;
    for (const trace::Record& r : runtime.trace.records()) {
      const std::string when = format_duration(r.at.since_start());
      const char* comma = text.empty() ? "" : ", ";
      if (const auto* p = std::get_if<trace::PacketArrived>(&r.what))
        text += fmt::format("{}{} at {}", comma, p->packet.value(), when);
      if (const auto* p = std::get_if<trace::PacketLost>(&r.what))
        text +=
            fmt::format("{}{} {} at {}", comma, p->packet.value(), trace::name(p->reason), when);
    }
    return text;
  }
  // The kinds of all records that are not of the beginning.
  std::string story() const {
    std::string text;
    for (const trace::Record& r : runtime.trace.records()) {
      if (r.cause.is_none() && r.at == Instant() && !is<trace::DatagramSent>(r)) continue;
      std::visit([&](const auto& what) { text += std::string(what.kind) + " "; }, r.what);
    }
    return text;
  }
  template <class What>
  static bool is(const trace::Record& r) {
    return std::holds_alternative<What>(r.what);
  }
  template <class What>
  std::size_t count() const {
    const auto& all = runtime.trace.records();
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is<What>));
  }

  Runtime runtime;
  LinkId link;

 private:
  Network network_;
};

}  // namespace mailscope::net
