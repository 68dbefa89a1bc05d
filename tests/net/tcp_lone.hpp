#pragma once
// One TCP end whose peer is the test: segments are written by hand, and what it says is read as a
// line of text. Numbers count the bytes of each direction's stream from 0.

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/arena.hpp"
#include "net/tcp/connection.hpp"

namespace mailscope::net::tcp::testing {

struct Arriving {
  std::int64_t at = 0;   // of the peer's stream
  std::int64_t ack = 0;  // of ours
  std::string text = {};
  std::uint8_t control = flags::ack;
  std::uint16_t window = 65'535;
  wire::TcpOptions options = {};
};

class Lone {
 public:
  static constexpr std::uint32_t kOurs = 1000, kTheirs = 5000;  // initial sequence numbers

  explicit Lone(const Parameters& given = {}) : parameters(given), tcp(parameters, kOurs) {}

  // An active open that the peer answers 10 ms later; says() is empty behind it.
  void establish(std::uint16_t window = 65'535, wire::TcpOptions options = {.mss = 1460}) {
    tcp.open(now);
    says();
    now = now + milliseconds(10);
    arrives({.at = -1, .control = flags::syn | flags::ack, .window = window, .options = options});
    says();
  }

  void arrives(const Arriving& a) {
    Segment s;
    s.seq = kTheirs + 1 + static_cast<std::uint32_t>(a.at);
    s.ack = kOurs + 1 + static_cast<std::uint32_t>(a.ack);
    s.control = a.control;
    s.window = a.window;
    s.options = a.options;
    s.payload = arena.store(a.text);
    tcp.segment_arrived(s, now);
  }
  void sends(std::size_t bytes) { tcp.send(arena.store(std::string(bytes, 'x'))); }

  // Lets time pass, with every timer that runs out on the way; tells what is said meanwhile.
  std::string after(Duration duration) {
    const Instant until = now + duration;
    std::string said;
    while (tcp.deadline() <= until) {
      now = std::max(now, tcp.deadline());
      tcp.timeout(now);
      const std::string more = says();
      if (!said.empty() && !more.empty()) said += ' ';
      said += more;
    }
    now = until;
    return said;
  }

  // "0..1460 ACK:7": payload of our stream, acknowledgements of theirs. Empty: it is silent.
  std::string says() {
    std::string line;
    last.clear();
    while (const auto out = tcp.next_segment(now, arena)) {
      last.push_back(out->segment);
      if (!line.empty()) line += ' ';
      line += describe(out->segment);
    }
    while (const auto event = tcp.next_event()) {
      if (event->kind == Event::Kind::received) received += arena.view(event->bytes);
      events.push_back(*event);
    }
    return line;
  }

  std::string describe(const Segment& s) const {
    std::string text;
    const std::uint32_t at = s.seq - kOurs - 1;
    if (s.has(flags::rst)) return "RST:" + std::to_string(static_cast<std::int32_t>(at));
    if (s.has(flags::syn)) return s.has(flags::ack) ? "SYN+ACK" : "SYN";
    if (!s.payload.empty()) {
      text = std::to_string(at) + ".." + std::to_string(at + s.payload.size);
    }
    if (s.has(flags::fin)) text += "FIN";
    return text.empty() ? "ACK:" + std::to_string(s.ack - kTheirs - 1) : text;
  }

  int heard(Event::Kind kind) const {
    return static_cast<int>(std::count_if(events.begin(), events.end(),
                                          [kind](const Event& e) { return e.kind == kind; }));
  }

  Parameters parameters;
  Arena arena;
  Connection tcp;
  Instant now;
  std::string received;
  std::vector<Event> events;
  std::vector<Segment> last;  // what the latest says() described
};

}  // namespace mailscope::net::tcp::testing
