// What a file says of a link's rules, and what the scenario has of it.

#include <cstdint>
#include <variant>

#include <gtest/gtest.h>

#include "scenario/load.hpp"
#include "tests/scenario/shared.hpp"

namespace mailscope::scenario {
namespace {

using Effect = LinkRule::Effect;

constexpr HostRef kAlice{HostRef::Kind::user, 0};
constexpr HostRef kCrepes{HostRef::Kind::server, 0};

Scenario with_network(const std::string& network, const std::string& actions = "") {
  const auto loaded = load_text(R"({
    "servers": { "crepes.fr": {}, "hamburger.edu": {} },
    "users": { "alice": { "address": "alice@crepes.fr" },
               "bob": { "address": "bob@hamburger.edu" } },
    "network": )" + network + R"(, "actions": [)" +
                                    actions + "] }",
                                "test");
  EXPECT_TRUE(loaded) << (loaded ? "" : format_faults(loaded.error()));
  return loaded ? *loaded : Scenario{};
}

TEST(Rules, EveryEffectWithAllItsKeys) {
  const auto loaded = load_file((test::here() / "corpus/good/every-key.json").string());
  ASSERT_TRUE(loaded);
  const std::vector<LinkRule>& rules = loaded->links.at(2).rules;
  ASSERT_EQ(rules.size(), 7u);
  const LinkRule& lose = rules[0];
  EXPECT_EQ(lose.effect, Effect::lose);
  EXPECT_EQ(lose.from, kCrepes);
  EXPECT_EQ(lose.carries, "RCPT");
  EXPECT_EQ(lose.nth, (std::vector<std::uint32_t>{3, 5}));
  EXPECT_EQ(lose.chance, 0.5);
  EXPECT_EQ(lose.times, 1u);
  EXPECT_EQ(lose.after, Instant(minutes(1)));
  EXPECT_EQ(lose.until, Instant(minutes(2)));
  ASSERT_TRUE(rules[1].bursts);
  EXPECT_EQ(rules[1].bursts->to_bad, 0.01);
  EXPECT_EQ(rules[1].bursts->to_good, 0.3);
  EXPECT_EQ(rules[1].bursts->loss_good, 0.001);
  EXPECT_EQ(rules[1].bursts->loss_bad, 0.9);
  const Effect order[] = {Effect::lose,      Effect::lose,    Effect::delay, Effect::reorder,
                          Effect::duplicate, Effect::corrupt, Effect::cut};
  for (std::size_t i = 0; i < rules.size(); ++i) EXPECT_EQ(rules[i].effect, order[i]);
  for (const std::size_t i : {2u, 3u, 4u}) EXPECT_EQ(rules[i].by, milliseconds(100));
  EXPECT_EQ(rules[6].after, Instant(minutes(10)));
}

TEST(Rules, WhatIsLeftOutLimitsNothing) {
  const Scenario s = with_network(R"({ "rules": [
    { "lose": { "bursts": { "to_bad": 0.1, "to_good": 0.5 } } } ] })");
  const LinkRule& rule = s.links.at(0).rules.at(0);
  EXPECT_FALSE(rule.from || rule.chance || rule.times);
  EXPECT_TRUE(rule.nth.empty() && rule.carries.empty());
  EXPECT_EQ(rule.until, Instant::never());
  EXPECT_EQ(rule.bursts->loss_good, 0);
  EXPECT_EQ(rule.bursts->loss_bad, 1);
}

TEST(Rules, NumbersOfPacketsComeSortedAndOnce) {
  const Scenario s = with_network(R"({ "rules": [ { "lose": { "nth": [5, 3, 5] } } ] })");
  EXPECT_EQ(s.links.at(0).rules.at(0).nth, (std::vector<std::uint32_t>{3, 5}));
}

// A link that has rules of its own has those alone, as with every other key.
TEST(Rules, ALinksOwnRulesStandInsteadOfTheNetworks) {
  const Scenario s = with_network(R"({ "rules": [ { "lose": { "from": "alice" } } ],
    "links": [ { "between": ["bob", "hamburger.edu"], "rules": [ { "corrupt": {} }, { "cut": {} } ] },
               { "between": ["crepes.fr", "hamburger.edu"], "loss": 0.5 } ] })");
  EXPECT_EQ(s.links.at(0).rules.size(), 1u);
  EXPECT_EQ(s.links.at(0).rules.at(0).from, kAlice);
  EXPECT_EQ(s.links.at(1).rules.size(), 2u);
  EXPECT_EQ(s.links.at(2).rules.size(), 1u);
}

// The first rate is from the one who is named first, in whichever order they stand.
TEST(Rules, TwoRatesFollowTheOrderOfTheNames) {
  const Scenario s = with_network(R"({ "links": [
    { "between": ["crepes.fr", "alice"], "bandwidth": ["8Mbit/s", "1Mbit/s"] },
    { "between": ["bob", "hamburger.edu"], "bandwidth": ["1Mbit/s", "8Mbit/s"] } ] })");
  for (const std::size_t user : {0u, 1u}) {
    EXPECT_EQ(s.links.at(user).bandwidth.forth, 1'000'000u);
    EXPECT_EQ(s.links.at(user).bandwidth.back, 8'000'000u);
  }
}

// A hundred rules on each link between two hundred servers would be two million.
TEST(Rules, TooManyOnTooManyLinksAreRefused) {
  std::string servers = R"("s0.x": {})", rules = R"({ "lose": {} })";
  for (int i = 1; i < 200; ++i) servers += ", \"s" + std::to_string(i) + ".x\": {}";
  for (int i = 1; i < 100; ++i) rules += R"(, { "lose": {} })";
  const auto loaded =
      load_text(R"({ "servers": { )" + servers +
                    R"( }, "users": { "u": { "address": "u@s0.x" } }, "network": { "rules": [ )" +
                    rules + " ] } }",
                "many");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().list.at(0).pointer, "/network/rules");
  EXPECT_TRUE(loaded.error().list.at(0).message.starts_with("100 rules on each of "));
}

TEST(Rules, CutAndMendNameALink) {
  const Scenario s = with_network("{}", R"({ "at": "1s", "cut": ["hamburger.edu", "crepes.fr"] },
                                           { "at": "2s", "mend": ["alice", "crepes.fr"] })");
  EXPECT_EQ(std::get<Cut>(s.actions.at(0).what).link, 2u);
  EXPECT_EQ(std::get<Mend>(s.actions.at(1).what).link, 0u);
}

}  // namespace
}  // namespace mailscope::scenario
