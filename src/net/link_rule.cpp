#include "net/link_rule.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace mailscope::net {
namespace {

constexpr std::size_t kMostShown = 5;  // numbers of packets

std::string ordinal(std::uint32_t n) {
  const bool teen = n % 100 >= 11 && n % 100 <= 13;
  const char* ending = teen          ? "th"
                       : n % 10 == 1 ? "st"
                       : n % 10 == 2 ? "nd"
                       : n % 10 == 3 ? "rd"
                                     : "th";
  return fmt::format("{}{}", n, ending);
}

std::string ordinals(const std::vector<std::uint32_t>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < std::min(numbers.size(), kMostShown); ++i) {
    const bool last = i + 1 == numbers.size();
    text += (i == 0 ? "" : last ? " and " : ", ") + ordinal(numbers[i]);
  }
  return numbers.size() > kMostShown ? text + ", ..." : text;
}

// "every packet", "the first packet", "the 3rd and 5th packet", "packets by a chance of 0.1"
std::string which(const LinkRule& rule) {
  if (rule.bursts) return "packets in bursts";
  std::string text = "every packet";
  if (!rule.nth.empty()) {
    text = fmt::format("the {} packet", ordinals(rule.nth));
  } else if (rule.chance) {
    text = fmt::format("a packet with a chance of {}", *rule.chance);
  } else if (rule.times == 1) {
    return "the first packet";
  } else if (rule.times != LinkRule::kEveryTime) {
    return fmt::format("the first {} packets", rule.times);
  }
  if (!rule.nth.empty() && rule.chance) text += fmt::format(" with a chance of {}", *rule.chance);
  return text;
}

std::string how_often(const LinkRule& rule) {
  const bool random = rule.chance || rule.bursts;
  if (rule.times == LinkRule::kEveryTime || (!random && rule.nth.empty())) return "";
  return rule.times == 1 ? ", once" : fmt::format(", {} times at most", rule.times);
}

std::string when(const LinkRule& rule) {
  std::string text;
  if (rule.after > Instant()) text += " from " + format_duration(rule.after.since_start()) + " on";
  if (rule.until != Instant::never()) {
    text += (text.empty() ? "" : ",");
    text += " until " + format_duration(rule.until.since_start());
  }
  return text;
}

std::string later(const LinkRule& rule) {
  const std::string by = format_duration(rule.by);
  if (rule.effect == trace::RuleEffect::delay) return " by " + by;
  if (rule.effect == trace::RuleEffect::reorder) {
    return " by " + by + " and let later ones overtake it";
  }
  const bool copy = rule.effect == trace::RuleEffect::duplicate && rule.by > Duration();
  return copy ? ", the copy " + by + " later" : "";
}

}  // namespace

std::string describe(const LinkRule& rule, std::string_view a, std::string_view b) {
  using trace::RuleEffect;
  if (rule.effect == RuleEffect::cut) return "cut the link" + when(rule);
  const bool held = rule.effect == RuleEffect::reorder;
  std::string text(held ? std::string_view("hold back") : trace::name(rule.effect));
  text += " " + which(rule);
  if (rule.way) text += fmt::format(" from {}", *rule.way == Way::forth ? a : b);
  if (!rule.carries.empty()) text += fmt::format(" that carries \"{}\"", printable(rule.carries));
  return text + when(rule) + later(rule) + how_often(rule);
}

}  // namespace mailscope::net
