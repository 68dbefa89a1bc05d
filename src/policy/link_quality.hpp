#pragma once
// What a link is like.

#include <cstdint>

#include "base/time.hpp"

namespace mailscope::policy {

// How fast a link from a to b takes packets, in bits per second.
struct Bandwidth {
  std::uint64_t forth = 10'000'000, back = 10'000'000;
  bool operator==(const Bandwidth&) const = default;
};

struct LinkQuality {
  Duration latency = milliseconds(20);  // one way
  Duration jitter = {};                 // up to so much more, of each packet
  Bandwidth bandwidth = {};
  std::uint32_t queue = 1'000;  // packets that may wait, each way
  std::uint32_t framing = 0;    // bytes that every packet costs beside its IP
  double loss = 0;              // the chance of each packet, each way
  bool operator==(const LinkQuality&) const = default;
};

}  // namespace mailscope::policy
