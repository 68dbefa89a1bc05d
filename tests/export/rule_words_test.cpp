#include "export/rule_words.hpp"

#include <gtest/gtest.h>

#include "tests/trace/small_world.hpp"

namespace mailscope::exports {
namespace {

using trace::LinkRuleAdded;
using trace::LinkRulePeriod;
using trace::RuleEffect;
using trace::RuleWay;

// What a world with these rules says of its only one.
template <class Make>
std::string said(Make make, LinkRulePeriod period = {{}, {}, Instant::never()}) {
  trace::SmallWorld w;
  LinkRuleAdded rule = make(w.b);
  rule.link = period.link = w.crepes_hamburger;
  w.b.note(w.crepes, rule);
  w.b.note(w.crepes, period);
  return rule_in_words(w.b.trace, w.crepes_hamburger, 0);
}
std::string said(const LinkRuleAdded& rule, LinkRulePeriod period = {{}, {}, Instant::never()}) {
  return said([&](auto&) { return rule; }, period);
}

TEST(RuleWords, WhichPacketsItHas) {
  EXPECT_EQ(said({.effect = RuleEffect::lose}), "lose every packet");
  EXPECT_EQ(said([](auto& b) {
              return LinkRuleAdded{.effect = RuleEffect::lose,
                                   .way = RuleWay::forth,
                                   .times = 1,
                                   .carries = b.bytes("RCPT")};
            }),
            "lose the first packet from mail.crepes.fr that carries \"RCPT\"");
  const auto nth = [](const char* numbers) {
    return said([numbers](auto& b) {
      return LinkRuleAdded{
          .effect = RuleEffect::lose, .way = RuleWay::back, .nth = b.bytes(numbers)};
    });
  };
  EXPECT_EQ(nth("5"), "lose the 5th packet from mail.hamburger.edu");
  EXPECT_EQ(nth("1,2,3,11,22"),
            "lose the 1st, 2nd, 3rd, 11th and 22nd packet from mail.hamburger.edu");
  EXPECT_EQ(nth("1,2,3,4,5,6"),
            "lose the 1st, 2nd, 3rd, 4th, 5th, ... packet from mail.hamburger.edu");
  EXPECT_EQ(said({.effect = RuleEffect::lose, .bursts = true}), "lose packets in bursts");
  EXPECT_EQ(said({.effect = RuleEffect::duplicate, .times = 3, .chance = 0.5}),
            "duplicate a packet with a chance of 0.5, 3 times at most");
}

TEST(RuleWords, WhenAndHowMuchLater) {
  EXPECT_EQ(said({.effect = RuleEffect::delay, .chance = 0.1, .by = milliseconds(100)}),
            "delay a packet with a chance of 0.1 by 100ms");
  EXPECT_EQ(said({.effect = RuleEffect::reorder, .by = seconds(1)}),
            "hold back every packet by 1s and let later ones overtake it");
  EXPECT_EQ(said({.effect = RuleEffect::duplicate, .by = milliseconds(5)}),
            "duplicate every packet, the copy 5ms later");
  const Instant ten(seconds(10)), twenty(seconds(20));
  EXPECT_EQ(said({.effect = RuleEffect::cut}, {{}, ten, twenty}),
            "cut the link from 10s on, until 20s");
  EXPECT_EQ(said({.effect = RuleEffect::corrupt, .times = 2}, {{}, {}, twenty}),
            "corrupt the first 2 packets until 20s");
}

TEST(RuleWords, AreCountedByLink) {
  trace::SmallWorld w;
  for (int i = 0; i < 2; ++i) {
    LinkRuleAdded rule{.effect = RuleEffect::lose};
    rule.link = w.crepes_hamburger;
    w.b.note(w.crepes, rule);
  }
  std::vector<std::size_t> expected(w.crepes_hamburger.index() + 2);
  expected[w.crepes_hamburger.index()] = 2;
  EXPECT_EQ(rules_of_links(w.b.trace, expected.size()), expected);
}

TEST(RuleWords, NoneForARuleThatTheTraceDoesNotHave) {
  EXPECT_EQ(rule_in_words(trace::SmallWorld().b.trace, LinkId(0), 0), "");
}

}  // namespace
}  // namespace mailscope::exports
