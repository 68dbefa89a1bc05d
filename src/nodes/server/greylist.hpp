#pragma once
// Greylisting (RFC 6647): who is not known is told to try again, and is known when it does so after
// a while. It is kept in memory: after a crash everybody is a stranger again.

#include <map>
#include <string>
#include <tuple>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace mailscope::nodes {

class Greylist {
 public:
  explicit Greylist(Duration wait) : wait_(wait) {}

  bool lets_in(HostId client, const std::string& sender, const std::string& recipient,
               Instant now) {
    if (first_seen_.size() >= kMost) forget();  // peers choose how many there are
    const auto [entry, is_new] = first_seen_.try_emplace({client, sender, recipient}, now);
    return !is_new && now >= entry->second + wait_;
  }
  void forget() { first_seen_.clear(); }

 private:
  static constexpr std::size_t kMost = 100'000;
  using Triplet = std::tuple<HostId, std::string, std::string>;

  Duration wait_;
  std::map<Triplet, Instant> first_seen_;
};

}  // namespace mailscope::nodes
