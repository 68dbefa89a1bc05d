#pragma once
// One bulk transfer over one link: two connections and an exact wire, and nothing else.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "base/arena.hpp"
#include "net/tcp/connection.hpp"
#include "net/tcp/fifo.hpp"

namespace mailscope::net::tcp::testing {

struct Bulk {
  std::uint64_t rate = 10'000'000;  // bits a second, each way
  Duration delay = milliseconds(10);
  std::uint64_t bytes = 100'000;
  std::uint32_t framing = 2;          // bytes of each packet below IP
  std::optional<std::uint64_t> drop;  // the nth packet to arrive at the server, from 1
};

struct BulkTimes {
  Instant client_established, last_byte, last_fin_acked;
  bool operator==(const BulkTimes&) const = default;
};

class BulkRun {
 public:
  BulkRun(const Bulk& bulk, const Parameters& parameters)
      : bulk_(bulk), parameters_(parameters), client_(parameters_, 1), server_(parameters_, 77) {
    client_.tell_congestion(false);
    server_.tell_congestion(false);
    block_ = arena_.store(std::string(std::size_t{2} << 16, 'x'));
  }

  BulkTimes run() {
    server_.listen();
    client_.open(now_);
    turn();
    while (step()) turn();
    return times_;
  }
  std::uint64_t segments() const { return segments_; }
  std::uint64_t received() const { return received_; }
  std::uint64_t arena_size() const { return arena_.size(); }

 private:
  struct Flying {
    Instant at;
    Segment segment;
  };
  struct Way {
    Instant free_at;
    Fifo<Flying> flying;
  };

  bool step() {
    const Instant next =
        std::min({to_server_.flying.empty() ? Instant::never() : to_server_.flying.front().at,
                  to_client_.flying.empty() ? Instant::never() : to_client_.flying.front().at,
                  client_.deadline(), server_.deadline()});
    if (next == Instant::never() || times_.last_fin_acked != Instant()) return false;
    now_ = next;
    if (arrive(to_server_, server_, &arrived_) || arrive(to_client_, client_, nullptr)) return true;
    if (client_.deadline() <= now_) client_.timeout(now_);
    if (server_.deadline() <= now_) server_.timeout(now_);
    return true;
  }

  bool arrive(Way& way, Connection& end, std::uint64_t* count) {
    if (way.flying.empty() || way.flying.front().at > now_) return false;
    const Segment segment = way.flying.front().segment;
    way.flying.pop_front();
    ++segments_;
    if (count != nullptr && ++*count == bulk_.drop) return true;
    end.segment_arrived(segment, now_);
    return true;
  }

  void turn() {
    hear();
    send(client_, to_server_);
    send(server_, to_client_);
    hear();
  }

  void hear() {
    while (const auto event = client_.next_event()) {
      if (event->kind == Event::Kind::established) {
        times_.client_established = now_;
        client_.send_repeated(block_, bulk_.bytes);
        client_.close();
      }
      if (event->kind == Event::Kind::state_changed && event->to == State::fin_wait_2) {
        times_.last_fin_acked = now_;
      }
      if (event->kind == Event::Kind::state_changed && event->to == State::time_wait &&
          event->from == State::closing) {
        times_.last_fin_acked = now_;
      }
    }
    while (const auto event = server_.next_event()) {
      if (event->kind == Event::Kind::received) received_ += event->bytes.size;
      if (received_ == bulk_.bytes && times_.last_byte == Instant()) times_.last_byte = now_;
    }
  }

  void send(Connection& end, Way& way) {
    while (const auto out = end.next_segment(now_, arena_)) {
      const std::uint64_t size =
          bulk_.framing + 20 + header_size(out->segment) + out->segment.payload.size;
      way.free_at = std::max(way.free_at, now_) +
                    Duration(static_cast<std::int64_t>(size * 8 * 1'000'000'000 / bulk_.rate));
      way.flying.push_back({way.free_at + bulk_.delay, out->segment});
    }
  }

  Bulk bulk_;
  Parameters parameters_;
  Arena arena_;
  Bytes block_;
  Connection client_, server_;
  Way to_server_, to_client_;
  Instant now_;
  BulkTimes times_;
  std::uint64_t received_ = 0, arrived_ = 0, segments_ = 0;
};

}  // namespace mailscope::net::tcp::testing
