#include "net/tcp/stopwatch.hpp"

#include <cstddef>

namespace mailscope::net::tcp {

void Stopwatch::sent_again(std::uint64_t begin, std::uint64_t end) {
  for (std::size_t i = 0; i < running_.size(); ++i) {
    if (running_[i].end <= begin) continue;
    running_[i].again = true;
    if (running_[i].end >= end) return;
  }
}

std::optional<Duration> Stopwatch::acknowledged(std::uint64_t una, Instant now) {
  std::optional<Duration> sample;
  bool oldest = true;
  while (!running_.empty() && running_.front().end <= una) {
    if (oldest && !running_.front().again) sample = now - running_.front().sent;
    oldest = false;
    running_.pop_front();
  }
  return sample;
}

}  // namespace mailscope::net::tcp
