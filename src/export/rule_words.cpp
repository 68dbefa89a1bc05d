#include "export/rule_words.hpp"

#include <algorithm>
#include <array>
#include <variant>

#include <fmt/format.h>

#include "base/text.hpp"
#include "texts/rule.hpp"

namespace mailscope::exports {
namespace {

using texts::kOrdinals;
using texts::kRule;

struct Rule : trace::LinkRuleAdded {
  Instant after, until = Instant::never();
};

constexpr std::size_t kMostShown = 5;  // numbers of packets
constexpr std::uint32_t kEveryTime = UINT32_MAX;

class RuleWords : texts::Speaker {
 public:
  RuleWords(const trace::Trace& trace, texts::Language language)
      : Speaker(language), trace_(trace) {}

  // `from` is whose packets it is about; empty: both ends'.
  std::string of(const Rule& rule, std::string_view from) const {
    if (rule.effect == trace::RuleEffect::cut) return when(rule, say(kRule.cut));
    std::string packets = which(rule, trace_.text(rule.nth));
    if (!from.empty()) packets = say(kRule.from, packets, from);
    const std::string_view carries = trace_.text(rule.carries);
    if (!carries.empty()) packets = say(kRule.carrying, packets, printable(carries));
    return how_often(rule, done(rule, when(rule, packets)));
  }

 private:
  std::string ordinal(std::string_view digits) const {
    const bool teen = digits.size() > 1 && digits[digits.size() - 2] == '1';
    const char last = teen || digits.empty() ? '0' : digits.back();
    if (last == '1') return say(kOrdinals.first, digits);
    if (last == '2') return say(kOrdinals.second, digits);
    return say(last == '3' ? kOrdinals.third : kOrdinals.further, digits);
  }

  // "1st, 2nd and 5th", of "1,2,5"
  std::string ordinals(std::string_view numbers) const {
    std::vector<std::string> all;
    all_pieces(numbers, ',', [&](std::string_view digits) {
      all.push_back(ordinal(digits));
      return true;
    });
    std::string text = all.front();
    for (std::size_t i = 1; i < std::min(all.size(), kMostShown); ++i) {
      text = i + 1 == all.size() ? say(kRule.and_also, text, all[i]) : text + ", " + all[i];
    }
    return all.size() > kMostShown ? text + ", ..." : text;
  }

  // "every packet", "the first packet", "the 3rd and 5th packet", "a packet with a chance of 0.1"
  std::string which(const Rule& rule, std::string_view nth) const {
    if (rule.bursts) return say(kRule.in_bursts);
    const std::string these = nth.empty() ? say(kRule.any_packet) : say(kRule.these, ordinals(nth));
    if (rule.chance < 1) return say(kRule.chance, these, fmt::format("{}", rule.chance));
    if (!nth.empty()) return these;
    if (rule.times == 1) return say(kRule.first_packet);
    if (rule.times == kEveryTime) return say(kRule.every_packet);
    return say(kRule.first_packets, std::to_string(rule.times));
  }

  std::string how_often(const Rule& rule, const std::string& text) const {
    const bool told = rule.chance >= 1 && !rule.bursts && rule.nth.empty();  // by which()
    if (told || rule.times == kEveryTime) return text;
    return rule.times == 1 ? say(kRule.once, text)
                           : say(kRule.at_most, text, std::to_string(rule.times));
  }

  std::string when(const Rule& rule, const std::string& text) const {
    const std::string after = format_duration(rule.after.since_start());
    if (rule.until == Instant::never()) {
      return rule.after > Instant() ? say(kRule.after, text, after) : text;
    }
    const std::string until = format_duration(rule.until.since_start());
    return rule.after > Instant() ? say(kRule.between, text, after, until)
                                  : say(kRule.until, text, until);
  }

  std::string done(const Rule& rule, const std::string& packets) const {
    const std::string by = format_duration(rule.by);
    switch (rule.effect) {
      case trace::RuleEffect::lose:
        return say(kRule.lose, packets);
      case trace::RuleEffect::delay:
        return say(kRule.delay, packets, by);
      case trace::RuleEffect::reorder:
        return say(kRule.reorder, packets, by);
      case trace::RuleEffect::duplicate:
        return rule.by > Duration() ? say(kRule.duplicate_later, packets, by)
                                    : say(kRule.duplicate, packets);
      case trace::RuleEffect::corrupt:
        return say(kRule.corrupt, packets);
      case trace::RuleEffect::cut:
        break;
    }
    return say(kRule.cut);
  }

  const trace::Trace& trace_;
};

}  // namespace

std::vector<std::string> rules_in_words(const trace::Trace& trace, LinkId link,
                                        texts::Language language) {
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
  const RuleWords in_words(trace, language);
  std::vector<std::string> words;
  for (const Rule& rule : rules) {
    words.push_back(in_words.of(rule, from[static_cast<std::size_t>(rule.way)]));
  }
  return words;
}

std::vector<std::size_t> rules_of_links(const trace::Trace& trace, std::size_t links) {
  std::vector<std::size_t> rules(links);
  for (const trace::Record& record : trace.records()) {
    if (record.at > Instant()) break;
    const auto* rule = std::get_if<trace::LinkRuleAdded>(&record.what);
    if (rule && rule->link.index() < links) ++rules[rule->link.index()];
  }
  return rules;
}

std::string rule_in_words(const trace::Trace& trace, LinkId link, std::uint32_t rule,
                          texts::Language language) {
  const std::vector<std::string> rules = rules_in_words(trace, link, language);
  return rule < rules.size() ? rules[rule] : std::string();
}

}  // namespace mailscope::exports
