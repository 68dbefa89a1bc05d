// The rules of links: {"lose": {"carries": "RCPT", "times": 1}}.
#include <algorithm>

#include <fmt/format.h>

#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"

namespace mailscope::scenario {

// `node`: the rules as they were read. `link`: whose they are; null: the whole network's.
void Builder::check_rules(const Node& node, std::vector<LinkRule>& rules, const Link* link) {
  const auto items = all_of(node);
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::vector<std::uint32_t>& nth = rules[i].nth;
    std::sort(nth.begin(), nth.end());
    nth.erase(std::unique(nth.begin(), nth.end()), nth.end());
    for (const Node& what : items[i]->children) {
      if (!what.faulty) check_rule(what, rules[i], link);
    }
  }
}

void Builder::check_rule(const Node& node, const LinkRule& rule, const Link* link) {
  check_period(node, rule.after, rule.until);
  if (rule.chance && rule.bursts) {
    log_.at_value(*sound_object(node, "bursts"),
                  "\"chance\" and \"bursts\" are two ways to lose by chance; keep one");
  }
  if (!link || !rule.from || rule.from->index == kNobody) return;
  if (*rule.from == link->a || *rule.from == link->b) return;
  const Node& from = *sound_member(node, "from");
  log_.at_value(from, fmt::format("{} is no end of this link; write one of those behind "
                                  "\"between\"",
                                  in_quotes(from.text)));
}

void Builder::check_period(const Node& node, Instant after, Instant until) {
  if (until > after) return;
  log_.at_value(*sound_member(node, "until"),
                fmt::format("this is not later than {}, when it begins; end later, or begin "
                            "sooner with \"after\"",
                            format_duration(after.since_start())));
}

}  // namespace mailscope::scenario
