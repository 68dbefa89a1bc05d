#pragma once
// The initial sequence number of a connection: a clock of four microseconds, plus a number that
// only the host can know for these addresses and ports (RFC 6528 §3, RFC 9293 §3.4.1). So the
// numbers of a port that is used again go on rising, and nobody can guess those of another.

#include <cstdint>
#include <map>
#include <string>

#include <fmt/format.h>

#include "base/random.hpp"
#include "net/ports.hpp"

namespace mailscope::net {

class InitialSequences {
 public:
  explicit InitialSequences(std::uint64_t seed) : seed_(seed) {}

  std::uint32_t next(const FourTuple& tuple, const std::string& host_name, Instant now) {
    const auto tick = static_cast<std::uint32_t>(now.ns() / 4'000);
    return tick + mixed(secret(tuple.local, host_name), tuple);
  }

 private:
  std::uint64_t secret(HostId host, const std::string& name) {
    auto known = secrets_.find(host);
    if (known == secrets_.end()) {
      RandomStream stream(seed_, fmt::format("tcp-initial-sequence:{}", name));
      known = secrets_.emplace(host, stream.next()).first;
    }
    return known->second;
  }

  // The finaliser of SplitMix64, over the secret and each half of the identifier.
  static std::uint32_t mixed(std::uint64_t secret, const FourTuple& t) {
    std::uint64_t x = secret;
    for (const std::uint32_t half : {std::uint32_t{t.local.value()} << 16 | t.local_port,
                                     std::uint32_t{t.remote.value()} << 16 | t.remote_port}) {
      x = (x ^ half) + 0x9e3779b97f4a7c15U;
      x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
      x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
      x ^= x >> 31;
    }
    return static_cast<std::uint32_t>(x);
  }

  std::uint64_t seed_;
  std::map<HostId, std::uint64_t> secrets_;
};

}  // namespace mailscope::net
