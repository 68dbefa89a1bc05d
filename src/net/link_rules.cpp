#include "net/link_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace mailscope::net {

LinkRules::LinkRules(std::vector<LinkRule> rules, std::uint64_t seed, std::string_view name) {
  const auto stream = [&](std::string_view purpose) {
    return RandomStream(seed, fmt::format("link:{}:rule-{}{}", name, rules_.size(), purpose));
  };
  for (LinkRule& rule : rules) {
    rules_.push_back(
        {std::move(rule),
         0,
         stream(""),
         {Direction{0, false, stream(":forth")}, Direction{0, false, stream(":back")}}});
  }
}

std::optional<std::uint32_t> LinkRules::fire(Way way, Instant now, std::string_view payload) {
  std::optional<std::uint32_t> first;
  // All look at every packet: what one counts or draws does not depend on the rules before it.
  for (std::uint32_t i = 0; i < rules_.size(); ++i) {
    Watch& watch = rules_[i];
    if (!fits(watch.rule, way, now, payload)) continue;
    const bool wanted = wants(watch.rule, watch.directions[static_cast<std::size_t>(way)]);
    const bool used_up = watch.rule.times && watch.fired >= *watch.rule.times;
    if (!wanted || first || used_up) continue;
    ++watch.fired;
    first = i;
  }
  return first;
}

std::optional<std::uint32_t> LinkRules::cut_at(Instant now) const {
  for (std::uint32_t i = 0; i < rules_.size(); ++i) {
    const LinkRule& rule = rules_[i].rule;
    const bool lasts = rule.after <= now && now < rule.until;
    if (rule.effect == trace::RuleEffect::cut && lasts) return i;
  }
  return std::nullopt;
}

bool LinkRules::fits(const LinkRule& rule, Way way, Instant now, std::string_view payload) {
  if (rule.effect == trace::RuleEffect::cut) return false;
  if (rule.way && *rule.way != way) return false;
  if (now < rule.after || now >= rule.until) return false;
  return rule.carries.empty() || payload.find(rule.carries) != std::string_view::npos;
}

bool LinkRules::wants(const LinkRule& rule, Direction& direction) {
  ++direction.fitting;
  bool wanted =
      rule.nth.empty() || std::binary_search(rule.nth.begin(), rule.nth.end(), direction.fitting);
  if (rule.chance) wanted = direction.stream.chance(*rule.chance) && wanted;
  if (rule.bursts) {
    const Bursts& line = *rule.bursts;
    const bool lost = direction.stream.chance(direction.bad ? line.loss_bad : line.loss_good);
    const bool changes = direction.stream.chance(direction.bad ? line.to_good : line.to_bad);
    if (changes) direction.bad = !direction.bad;
    wanted = lost && wanted;
  }
  return wanted;
}

}  // namespace mailscope::net
