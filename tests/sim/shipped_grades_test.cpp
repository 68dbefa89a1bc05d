// Every shipped scenario does what it says that it shows.

#include <filesystem>

#include <gtest/gtest.h>

#include "grade/grade.hpp"
#include "tests/sim/played.hpp"
#include "texts/text.hpp"

namespace mailscope::testing {
namespace {

TEST(ShippedScenarios, DoWhatTheyExpect) {
  std::size_t graded = 0;
  for (const std::string& path : scenario::list_shipped({MAILSCOPE_SOURCE_DIR "/scenarios"})) {
    const std::string name = std::filesystem::path(path).stem().string();
    Played run(shipped(name));
    const auto grades = grade::grade(run.scenario, run.end(), texts::Language::english);
    for (const grade::Grade& grade : grades) {
      EXPECT_TRUE(grade.held) << name << ": " << grade.text << "; instead: " << grade.instead;
      ++graded;
    }
  }
  EXPECT_GT(graded, 20U);
}

}  // namespace
}  // namespace mailscope::testing
