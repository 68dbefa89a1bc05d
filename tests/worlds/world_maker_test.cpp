// Random worlds are good scenarios, differ from each other, and have every kind of trouble in them.

#include "tests/worlds/world_maker.hpp"

#include <set>
#include <variant>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "scenario/load.hpp"
#include "sim/simulation.hpp"

namespace mailscope::worlds {
namespace {

constexpr std::uint64_t kWorlds = 200;

TEST(WorldMaker, MakesGoodScenarios) {
  std::set<std::string> texts;
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const std::string text = make_world(seed);
    EXPECT_EQ(make_world(seed), text);
    texts.insert(text);
    const auto loaded = scenario::load_text(text, "world");
    ASSERT_TRUE(loaded) << "seed " << seed << "\n" << scenario::format_faults(loaded.error());
    EXPECT_EQ(loaded->seed, seed);
    EXPECT_GE(loaded->servers.size(), 2U);
    EXPECT_LE(loaded->servers.size(), 12U);
  }
  EXPECT_EQ(texts.size(), kWorlds);
}

// What has happened, a word or two each: "recipient-done failed", "recipient-deferred 452".
void collect(const trace::Trace& trace, std::set<std::string>& all) {
  for (const trace::Record& record : trace.records()) {
    std::visit([&](const auto& what) { all.emplace(what.kind); }, record.what);
    if (const auto* done = std::get_if<trace::RecipientDone>(&record.what)) {
      all.insert(fmt::format("{} {}", done->kind, trace::name(done->outcome)));
      all.insert(fmt::format("{} {}", done->kind, trace.text(done->reply).substr(0, 3)));
      if (trace.text(done->reply).starts_with("554 5.4.6 <all@")) all.insert("a list in circles");
    } else if (const auto* deferred = std::get_if<trace::RecipientDeferred>(&record.what)) {
      all.insert(fmt::format("{} {}", deferred->kind, trace.text(deferred->reason).substr(0, 3)));
    } else if (const auto* told = std::get_if<trace::RecipientNotified>(&record.what)) {
      all.insert(fmt::format("{} {}", told->kind, trace::name(told->what)));
    } else if (const auto* login = std::get_if<trace::LoginTried>(&record.what)) {
      if (!login->accepted) all.insert(fmt::format("{} refused", login->kind));
    } else if (const auto* failed = std::get_if<trace::ConnectionFailed>(&record.what)) {
      all.insert(fmt::format("{} {}", failed->kind, trace::name(failed->reason)));
    }
  }
}

// A world without trouble would prove nothing.
TEST(WorldMaker, MakesTroubleOfEveryKind) {
  std::set<std::string> all;
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const auto loaded = scenario::load_text(make_world(seed), "world");
    ASSERT_TRUE(loaded);
    collect(sim::run(*loaded, {.seed = {}, .until = {}, .level = trace::Level::summary}), all);
  }
  for (const char* expected : {"host-down",
                               "host-up",
                               "link-down",
                               "link-up",
                               "writes-lost",
                               "submission-failed",
                               "redirected",
                               "list-expanded",
                               "connection-failed timed-out",
                               "connection-failed reset",
                               "recipient-done relayed",
                               "recipient-done failed",
                               "recipient-done discarded",
                               "recipient-done 550",
                               "recipient-done 552",
                               "recipient-done 554",
                               "recipient-deferred 421",
                               "recipient-deferred 450",
                               "recipient-deferred 451",
                               "recipient-deferred 452",
                               "recipient-notified failed",
                               "recipient-notified delayed",
                               "recipient-notified relayed",
                               "recipient-notified delivered",
                               "recipient-notified expanded",
                               "login-tried",
                               "login-tried refused",
                               "a list in circles"}) {
    EXPECT_TRUE(all.contains(expected)) << expected;
  }
}

}  // namespace
}  // namespace mailscope::worlds
