// Random worlds are good scenarios, differ from each other, and have every kind of trouble in them.

#include "tests/worlds/world_maker.hpp"

#include <set>

#include <gtest/gtest.h>

#include "scenario/load.hpp"

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

}  // namespace
}  // namespace mailscope::worlds
