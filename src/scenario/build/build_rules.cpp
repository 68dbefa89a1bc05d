// The rules of links: {"lose": {"carries": "RCPT", "times": 1}}.
#include <algorithm>

#include <fmt/format.h>

#include "scenario/build/build.hpp"

namespace mailscope::scenario {
namespace {

struct NamedEffect {
  std::string_view name;
  LinkRule::Effect effect;
};
constexpr NamedEffect kEffects[] = {
    {"lose", LinkRule::Effect::lose},       {"delay", LinkRule::Effect::delay},
    {"reorder", LinkRule::Effect::reorder}, {"duplicate", LinkRule::Effect::duplicate},
    {"corrupt", LinkRule::Effect::corrupt}, {"cut", LinkRule::Effect::cut},
};

// The numbers of packets, ascending, each once.
std::vector<std::uint32_t> numbers(const Node& node) {
  std::vector<std::uint32_t> all;
  const auto add = [&all](const Node& one) {
    if (!one.faulty) all.push_back(static_cast<std::uint32_t>(one.number));
  };
  if (node.kind != Node::Kind::list) add(node);
  for (const Node& child : node.children) add(child);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

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
  for (const auto& [name, effect] : kEffects) {
    const Node* what = sound_object(node, name);
    if (!what) continue;
    LinkRule rule{};
    rule.effect = effect;
    rule.carries = text(*what, "carries");
    rule.by = duration(*what, "by");
    if (const Node* nth = sound(*what, "nth")) rule.nth = numbers(*nth);
    if (const Node* times = sound(*what, "times")) {
      rule.times = static_cast<std::uint32_t>(times->number);
    }
    set_sender(*what, link, rule);
    set_period(*what, rule.after, rule.until);
    set_chances(*what, rule);
    return rule;
  }
  return std::nullopt;
}

void Builder::set_sender(const Node& node, const Link* link, LinkRule& rule) {
  const Node* from = sound(node, "from");
  if (!from) return;
  rule.from = host_named(*from);
  if (!rule.from || !link || *rule.from == link->a || *rule.from == link->b) return;
  log_.at_value(*from, fmt::format("{} is no end of this link; write one of those behind "
                                   "\"between\"",
                                   in_quotes(from->text)));
}

void Builder::set_period(const Node& node, Instant& from, Instant& to) {
  from = Instant(duration(node, "after"));
  const Node* until = sound(node, "until");
  if (!until) return;
  to = Instant(duration(node, "until"));
  if (to > from) return;
  log_.at_value(*until,
                fmt::format("this is not later than {}, when it begins; end later, or begin "
                            "sooner with \"after\"",
                            format_duration(from.since_start())));
}

void Builder::set_chances(const Node& node, LinkRule& rule) {
  const Node* chance = sound(node, "chance");
  if (chance) rule.chance = chance->number;
  const Node* bursts = sound_object(node, "bursts");
  if (!bursts) return;
  const auto part = [&](std::string_view key) {
    const Node* value = sound(*bursts, key);
    return value ? value->number : 0;
  };
  rule.bursts =
      policy::Bursts{part("to_bad"), part("to_good"), part("loss_good"), part("loss_bad")};
  if (!chance) return;
  log_.at_value(*bursts, "\"chance\" and \"bursts\" are two ways to lose by chance; keep one");
}

}  // namespace mailscope::scenario
