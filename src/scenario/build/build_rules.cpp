// The rules of links: {"lose": {"carries": "RCPT", "times": 1}}.
#include <algorithm>

#include <fmt/format.h>

#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"

namespace mailscope::scenario {

// `link`: whose they are; null: the whole network's.
std::vector<LinkRule> Builder::build_rules(const Node& list, const Link* link) {
  std::vector<LinkRule> rules;
  for (const Node& node : list.children) {
    if (auto rule = build_rule(node, link)) rules.push_back(std::move(*rule));
  }
  return rules;
}

std::optional<LinkRule> Builder::build_rule(const Node& node, const Link* link) {
  if (node.faulty) return std::nullopt;
  for (std::size_t i = 0; i < description::kRule.keys.size(); ++i) {
    const Key& effect = description::kRule.keys[i];
    const Node* what = sound_object(node, effect.name);
    if (!what) continue;
    LinkRule rule{};
    rule.effect = static_cast<LinkRule::Effect>(i);
    read(*what, *effect.shape, rule);
    std::sort(rule.nth.begin(), rule.nth.end());
    rule.nth.erase(std::unique(rule.nth.begin(), rule.nth.end()), rule.nth.end());
    set_sender(*what, link, rule);
    check_period(*what, rule.after, rule.until);
    if (rule.chance && rule.bursts) {
      log_.at_value(*sound_object(*what, "bursts"),
                    "\"chance\" and \"bursts\" are two ways to lose by chance; keep one");
    }
    return rule;
  }
  return std::nullopt;
}

void Builder::set_sender(const Node& node, const Link* link, LinkRule& rule) {
  const Node* from = sound_member(node, "from");
  if (!from) return;
  rule.from = host_named(*from);
  if (!rule.from || !link || *rule.from == link->a || *rule.from == link->b) return;
  log_.at_value(*from, fmt::format("{} is no end of this link; write one of those behind "
                                   "\"between\"",
                                   in_quotes(from->text)));
}

void Builder::check_period(const Node& node, Instant after, Instant until) {
  if (until > after) return;
  log_.at_value(*sound_member(node, "until"),
                fmt::format("this is not later than {}, when it begins; end later, or begin "
                            "sooner with \"after\"",
                            format_duration(after.since_start())));
}

}  // namespace mailscope::scenario
