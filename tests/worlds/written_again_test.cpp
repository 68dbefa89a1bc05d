// What is written of a scenario makes the same run: nothing that the simulation looks at is lost on
// the way to a file and back.
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "scenario/load.hpp"
#include "scenario/write.hpp"
#include "sim/simulation.hpp"
#include "tests/worlds/world_maker.hpp"
#include "trace/json_lines.hpp"

namespace mailscope::worlds {
namespace {

void expect_same_run(const scenario::Scenario& scenario, trace::Level level) {
  const sim::Options options{.seed = {}, .until = {}, .level = level};
  const std::string text = scenario::write(scenario);
  const auto again = scenario::load_text(text, scenario.name);
  ASSERT_TRUE(again) << scenario::format_faults(again.error()) << text;
  EXPECT_TRUE(*again == scenario) << text;
  EXPECT_EQ(trace::digest(sim::run(*again, options)), trace::digest(sim::run(scenario, options)))
      << text;
}

TEST(WrittenAgain, ShippedScenariosRunTheSame) {
  for (const auto& path : scenario::list_shipped({MAILSCOPE_SOURCE_DIR "/scenarios"})) {
    const auto loaded = scenario::load_file(path);
    ASSERT_TRUE(loaded) << path;
    expect_same_run(*loaded, trace::Level::full);
  }
}

TEST(WrittenAgain, RandomWorldsRunTheSame) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto loaded = scenario::load_text(make_world(seed), "world");
    ASSERT_TRUE(loaded) << "seed " << seed;
    expect_same_run(*loaded, trace::Level::summary);  // without packets: sooner
  }
}

}  // namespace
}  // namespace mailscope::worlds
