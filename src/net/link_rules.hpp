#pragma once
// The rules of one link at work. Looking at a packet allocates nothing.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "policy/link_rule.hpp"

namespace mailscope::net {

using policy::Bursts;
using policy::LinkRule;
using policy::Way;

class LinkRules {
 public:
  // `name` is the link's, for the random streams: what a rule decides does not depend on others.
  LinkRules(std::vector<LinkRule> rules, std::uint64_t seed, std::string_view name);

  bool empty() const { return rules_.empty(); }
  std::size_t size() const { return rules_.size(); }
  const LinkRule& operator[](std::uint32_t index) const { return rules_[index].rule; }

  // A packet goes on the wire: the rule that has it, if any. Cuts have no packets.
  std::optional<std::uint32_t> fire(Way way, Instant now, std::string_view payload);
  // The first of the cuts that last at `now`.
  std::optional<std::uint32_t> cut_at(Instant now) const;
  // For an effect that is random in itself.
  RandomStream& stream(std::uint32_t index) { return rules_[index].stream; }

 private:
  struct Direction {
    std::uint32_t fitting = 0;  // packets so far
    bool bad = false;           // the line, if it loses in bursts
    RandomStream stream;
  };
  struct Watch {
    LinkRule rule;
    std::uint32_t fired = 0;
    RandomStream stream;
    std::array<Direction, 2> directions;  // by Way
  };
  static bool fits(const LinkRule& rule, Way way, Instant now, std::string_view payload);
  static bool wants(const LinkRule& rule, Direction& direction);

  std::vector<Watch> rules_;
};

}  // namespace mailscope::net
