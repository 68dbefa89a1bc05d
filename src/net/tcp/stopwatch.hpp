#pragma once
// How long segments take to be acknowledged. One that was sent again gives no sample, for nobody
// knows which of the two was acknowledged: Karn's algorithm, RFC 6298 §3.

#include <cstdint>
#include <optional>

#include "base/time.hpp"
#include "net/tcp/fifo.hpp"

namespace mailscope::net::tcp {

class Stopwatch {
 public:
  // A segment up to `end`, sent for the first time. One is timed a round trip, or every one.
  void sent(std::uint64_t end, Instant now, bool every) {
    if (every || running_.empty()) running_.push_back({end, now, false});
  }
  void sent_again(std::uint64_t begin, std::uint64_t end);
  void forget() { running_.clear(); }
  // The time that the oldest took of those that are now acknowledged.
  std::optional<Duration> acknowledged(std::uint64_t una, Instant now);

 private:
  struct Running {
    std::uint64_t end;
    Instant sent;
    bool again;
  };
  Fifo<Running> running_;
};

}  // namespace mailscope::net::tcp
