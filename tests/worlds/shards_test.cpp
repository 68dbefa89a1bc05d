// The seeds are tried by several processes, and the lowest bad one is found all the same.

#include "tests/worlds/shards.hpp"

#include <csignal>

#include <gtest/gtest.h>

namespace mailscope::worlds {
namespace {

TEST(Shards, FindTheLowestBadSeed) {
  const auto bad = [](std::uint64_t seed) { return seed >= 40 && seed % 10 == 7; };
  for (const unsigned jobs : {1U, 2U, 7U}) {
    EXPECT_EQ(lowest_bad_seed({0, 99}, jobs, false, bad), 47U);
    EXPECT_EQ(lowest_bad_seed({57, 57}, jobs, false, bad), 57U);
    EXPECT_EQ(lowest_bad_seed({0, 46}, jobs, false, bad), std::nullopt);
  }
}

// A seed that kills its process is a bad one, and the others are tried nevertheless.
TEST(Shards, FindTheSeedThatKills) {
  const auto bad = [](std::uint64_t seed) {
    if (seed == 30) ::raise(SIGKILL);
    return seed == 60;
  };
  EXPECT_EQ(lowest_bad_seed({0, 99}, 2, false, bad), 30U);
  EXPECT_EQ(lowest_bad_seed({31, 99}, 2, false, bad), 60U);
}

}  // namespace
}  // namespace mailscope::worlds
