#include "export/rule_words.hpp"

#include <algorithm>
#include <array>
#include <variant>

#include <fmt/format.h>

#include "base/text.hpp"

namespace mailscope::exports {
namespace {

struct Rule : trace::LinkRuleAdded {
  Instant after, until = Instant::never();
};

constexpr std::size_t kMostShown = 5;  // numbers of packets
constexpr std::uint32_t kEveryTime = UINT32_MAX;

std::string ordinal(std::string_view digits) {
  const bool teen = digits.size() > 1 && digits[digits.size() - 2] == '1';
  const char last = teen || digits.empty() ? '0' : digits.back();
  const std::string_view ending = last == '1'   ? "st"
                                  : last == '2' ? "nd"
                                  : last == '3' ? "rd"
                                                : "th";
  return fmt::format("{}{}", digits, ending);
}

// "1st, 2nd and 5th", of "1,2,5"
std::string ordinals(std::string_view numbers) {
  std::vector<std::string> all;
  all_pieces(numbers, ',', [&all](std::string_view digits) {
    all.push_back(ordinal(digits));
    return true;
  });
  std::string text = all.front();
  for (std::size_t i = 1; i < std::min(all.size(), kMostShown); ++i) {
    text += (i + 1 == all.size() ? " and " : ", ") + all[i];
  }
  return all.size() > kMostShown ? text + ", ..." : text;
}

// "every packet", "the first packet", "the 3rd and 5th packet", "a packet with a chance of 0.1"
std::string which(const Rule& rule, std::string_view nth) {
  if (rule.bursts) return "packets in bursts";
  const std::string odds = rule.chance < 1 ? fmt::format(" with a chance of {}", rule.chance) : "";
  if (!nth.empty()) return fmt::format("the {} packet{}", ordinals(nth), odds);
  if (!odds.empty()) return "a packet" + odds;
  if (rule.times == 1) return "the first packet";
  if (rule.times == kEveryTime) return "every packet";
  return fmt::format("the first {} packets", rule.times);
}

std::string how_often(const Rule& rule) {
  const bool told = rule.chance >= 1 && !rule.bursts && rule.nth.empty();  // by which()
  if (told || rule.times == kEveryTime) return "";
  return rule.times == 1 ? ", once" : fmt::format(", {} times at most", rule.times);
}

std::string when(const Rule& rule) {
  std::string text;
  if (rule.after > Instant()) text += " from " + format_duration(rule.after.since_start()) + " on";
  if (rule.until != Instant::never()) {
    text += (text.empty() ? "" : ",");
    text += " until " + format_duration(rule.until.since_start());
  }
  return text;
}

std::string later(const Rule& rule) {
  const std::string by = format_duration(rule.by);
  if (rule.effect == trace::RuleEffect::delay) return " by " + by;
  if (rule.effect == trace::RuleEffect::reorder) {
    return " by " + by + " and let later ones overtake it";
  }
  const bool copy = rule.effect == trace::RuleEffect::duplicate && rule.by > Duration();
  return copy ? ", the copy " + by + " later" : "";
}

// `from` is whose packets it is about; empty: both ends'.
std::string in_words(const trace::Trace& trace, const Rule& rule, std::string_view from) {
  using trace::RuleEffect;
  if (rule.effect == RuleEffect::cut) return "cut the link" + when(rule);
  const bool held = rule.effect == RuleEffect::reorder;
  std::string text(held ? std::string_view("hold back") : trace::name(rule.effect));
  text += " " + which(rule, trace.text(rule.nth));
  if (!from.empty()) text += fmt::format(" from {}", from);
  const std::string_view carries = trace.text(rule.carries);
  if (!carries.empty()) text += fmt::format(" that carries \"{}\"", printable(carries));
  return text + when(rule) + later(rule) + how_often(rule);
}

}  // namespace

std::vector<std::string> rules_in_words(const trace::Trace& trace, LinkId link) {
  std::vector<std::string_view> hosts;     // by HostId
  std::array<std::string_view, 3> from{};  // by RuleWay
  std::vector<Rule> rules;
  for (const trace::Record& record : trace.records()) {
    if (record.at > Instant()) break;
    if (const auto* host = std::get_if<trace::HostAdded>(&record.what)) {
      hosts.push_back(trace.text(host->name));
    }
    const auto* added = std::get_if<trace::LinkAdded>(&record.what);
    if (added && added->link == link) from = {"", hosts[added->a.index()], hosts[added->b.index()]};
    const auto* rule = std::get_if<trace::LinkRuleAdded>(&record.what);
    if (rule && rule->link == link) rules.push_back({*rule});
    const auto* period = std::get_if<trace::LinkRulePeriod>(&record.what);
    if (period && period->link == link && !rules.empty()) {
      rules.back().after = period->after;
      rules.back().until = period->until;
    }
  }
  std::vector<std::string> words;
  for (const Rule& rule : rules) {
    words.push_back(in_words(trace, rule, from[static_cast<std::size_t>(rule.way)]));
  }
  return words;
}

std::string rule_in_words(const trace::Trace& trace, LinkId link, std::uint32_t rule) {
  const std::vector<std::string> rules = rules_in_words(trace, link);
  return rule < rules.size() ? rules[rule] : std::string();
}

}  // namespace mailscope::exports
