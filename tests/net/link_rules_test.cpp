// Which packets a link's rules take.

#include "net/link_rules.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace mailscope::net {
namespace {

using trace::RuleEffect;

constexpr std::string_view kName = "crepes.fr-hamburger.edu";

// What becomes of `count` packets that crepes.fr sends, a millisecond apart: the number of the
// rule that has each, or a dot.
std::string fates(LinkRules& rules, std::size_t count, std::string_view payload = "",
                  Way way = Way::forth) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    const Instant now(milliseconds(static_cast<std::int64_t>(i)));
    const auto rule = rules.fire(way, now, payload);
    text += rule ? std::to_string(*rule) : ".";
  }
  return text;
}
std::string fates(std::vector<LinkRule> rules, std::size_t count, std::string_view payload = "",
                  Way way = Way::forth) {
  LinkRules at_work(std::move(rules), 1, kName);
  return fates(at_work, count, payload, way);
}

TEST(LinkRules, OneThatSaysNothingHasEveryPacket) {
  EXPECT_EQ(fates({LinkRule{}}, 5), "00000");
}

TEST(LinkRules, TheNthOrSeveral) {
  EXPECT_EQ(fates({{.nth = {3}}}, 6), "..0...");
  EXPECT_EQ(fates({{.nth = {1, 3, 6}}}, 6), "0.0..0");
}

TEST(LinkRules, EachWayCountsForItself) {
  LinkRules rules({{.nth = {3}}}, 1, kName);
  EXPECT_EQ(fates(rules, 2, "", Way::forth), "..");
  EXPECT_EQ(fates(rules, 4, "", Way::back), "..0.");
  EXPECT_EQ(fates(rules, 2, "", Way::forth), "0.");
}

TEST(LinkRules, OneWayOnly) {
  EXPECT_EQ(fates({{.way = Way::back}}, 3, "", Way::forth), "...");
  EXPECT_EQ(fates({{.way = Way::back}}, 3, "", Way::back), "000");
}

// "The first that carries RCPT": what TCP sends again gets through.
TEST(LinkRules, TheFirstThatCarriesAText) {
  LinkRules rules({{.carries = "RCPT", .times = 1}}, 1, kName);
  EXPECT_EQ(fates(rules, 2, "MAIL FROM:<alice@crepes.fr>\r\n"), "..");
  EXPECT_EQ(fates(rules, 2, "RCPT TO:<bob@hamburger.edu>\r\n"), "0.");
}

TEST(LinkRules, TheNthIsCountedAmongThoseThatFit) {
  LinkRules rules({{.carries = "250", .nth = {2}}}, 1, kName);
  EXPECT_EQ(fates(rules, 2, "220 hello"), "..");
  EXPECT_EQ(fates(rules, 3, "250 ok"), ".0.");
}

TEST(LinkRules, FromThenUntilThen) {
  EXPECT_EQ(fates({{.after = Instant(milliseconds(2)), .until = Instant(milliseconds(4))}}, 6),
            "..00..");
}

TEST(LinkRules, TheFirstThatFitsHasIt) {
  EXPECT_EQ(fates({{.nth = {2}}, {.effect = RuleEffect::delay}}, 4), "1011");
}

// Two rules for the 2nd and the 3rd mean the 2nd and the 3rd of all, not of what is left.
TEST(LinkRules, OneCountsWhatAnotherHas) {
  EXPECT_EQ(fates({{.nth = {2}}, {.nth = {3}}}, 4), ".01.");
}

TEST(LinkRules, OneThatIsUsedUpLeavesTheRestToOthers) {
  EXPECT_EQ(fates({{.times = 2}, {.times = 1}}, 5), "001..");
}

TEST(LinkRules, CertainAndImpossibleChances) {
  EXPECT_EQ(fates({{.chance = 1}}, 4), "0000");
  EXPECT_EQ(fates({{.chance = 0}}, 4), "....");
}

TEST(LinkRules, ChancesComeOutInTheLongRun) {
  const std::string all = fates({{.chance = 0.1}}, 100'000);
  EXPECT_NEAR(static_cast<double>(std::count(all.begin(), all.end(), '0')), 10'000, 400);
}

// What a rule decides by chance does not depend on the rules before it.
TEST(LinkRules, ARuleDrawsTheSameBehindAnother) {
  const LinkRule nothing{.nth = {1'000'000}};
  LinkRule by_chance{.chance = 0.5};
  const std::string alone = fates({nothing, by_chance}, 64);
  const std::string behind = fates({LinkRule{.nth = {1, 2, 3}}, by_chance}, 64);
  EXPECT_EQ(behind.substr(0, 3), "000");
  EXPECT_EQ(alone.substr(3), behind.substr(3));
}

TEST(LinkRules, TheSameSeedGivesTheSameAndAnotherSeedAnother) {
  const auto with_seed = [](std::uint64_t seed) {
    LinkRules rules({{.chance = 0.5}}, seed, kName);
    return fates(rules, 64);
  };
  EXPECT_EQ(with_seed(7), with_seed(7));
  EXPECT_NE(with_seed(7), with_seed(8));
}

struct Statistics {
  double lost = 0;       // of all packets
  double bad_spell = 0;  // mean length of a run of losses
};

Statistics of_bursts(const Bursts& line, std::uint64_t seed) {
  LinkRules rules({{.bursts = line}}, seed, kName);
  const std::string all = fates(rules, 200'000);
  Statistics s;
  double runs = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    s.lost += all[i] == '0' ? 1 : 0;
    runs += all[i] == '0' && (i == 0 || all[i - 1] != '0') ? 1 : 0;
  }
  s.bad_spell = runs > 0 ? s.lost / runs : 0;
  s.lost /= static_cast<double>(all.size());
  return s;
}

// Gilbert's model: all is lost while the line is bad. p/(p+r) of the packets, in runs of 1/r.
TEST(LinkRules, BurstsAreAsLongAndAsOftenAsTheirParametersSay) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const Statistics s = of_bursts({.to_bad = 0.01, .to_good = 0.2}, seed);
    EXPECT_NEAR(s.lost, 0.01 / 0.21, 0.005) << seed;
    EXPECT_NEAR(s.bad_spell, 5, 0.3) << seed;
  }
}

// Elliott's: some get through a bad line, and a good one is not perfect.
TEST(LinkRules, BothStatesOfALineMayLosePart) {
  const Statistics s =
      of_bursts({.to_bad = 0.1, .to_good = 0.3, .loss_good = 0.02, .loss_bad = 0.5}, 5);
  EXPECT_NEAR(s.lost, 0.75 * 0.02 + 0.25 * 0.5, 0.005);
}

TEST(LinkRules, ALineThatBeginsGoodAndNeverTurnsLosesNothing) {
  EXPECT_EQ(fates({{.bursts = Bursts{.to_bad = 0, .to_good = 1}}}, 4), "....");
}

TEST(LinkRules, CutsHaveNoPacketsButATime) {
  LinkRules rules(
      {{.effect = RuleEffect::cut, .after = Instant(seconds(10)), .until = Instant(seconds(20))}},
      1, kName);
  EXPECT_EQ(fates(rules, 3), "...");
  EXPECT_FALSE(rules.cut_at(Instant(seconds(10) - nanoseconds(1))));
  EXPECT_TRUE(rules.cut_at(Instant(seconds(10))));
  EXPECT_FALSE(rules.cut_at(Instant(seconds(20))));
}

}  // namespace
}  // namespace mailscope::net
