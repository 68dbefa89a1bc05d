#include "base/random.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

namespace mailscope {
namespace {

using Draws = std::vector<std::uint64_t>;

Draws first_draws(std::uint64_t seed, std::string_view name) {
  RandomStream random(seed, name);
  return {random.next(), random.next(), random.next(), random.next()};
}

// Worked out by a second implementation. If these change, every trace ever saved changes.
TEST(RandomStream, FirstDrawsAreForever) {
  EXPECT_EQ(
      first_draws(1, "link:crepes.fr-hamburger.edu"),
      (Draws{0x5ebabe6734da7c06U, 0xcd73045ea8fab8cbU, 0xdcd7c010e63f5d2eU, 0xbfc40b2646216b85U}));
  EXPECT_EQ(
      first_draws(2, "link:crepes.fr-hamburger.edu"),
      (Draws{0xf29b5bff3243693aU, 0xc74c1d62854c40f1U, 0x6fb401b3b699bae4U, 0x645dffea59fbae24U}));
  EXPECT_EQ(first_draws(1, "tcp"), (Draws{0x1501f2bffbfd1139U, 0x9a06fdb4b2b21320U,
                                          0xe0a66b56a8ef5db9U, 0xc8b60fd1a6fd8989U}));
  EXPECT_EQ(first_draws(0, ""), (Draws{0x96bb3c9cab98ed3fU, 0x65b64fbc9a770e81U,
                                       0xed86fb2d91de1ae1U, 0xc597f5e135156f81U}));
}

TEST(RandomStream, DrawingFromOneStreamDoesNotShiftAnother) {
  RandomStream one(1, "tcp");
  RandomStream other(1, "link");
  Draws draws;
  for (int i = 0; i < 4; ++i) {
    other.next();
    draws.push_back(one.next());
  }
  EXPECT_EQ(draws, first_draws(1, "tcp"));
}

// Chi-squared with 9 degrees of freedom is above 27.9 once in a thousand seeds; the seed is fixed.
TEST(RandomStream, BelowIsUniform) {
  RandomStream random(1, "below");
  std::array<int, 10> counts{};
  for (int i = 0; i < 100'000; ++i) ++counts.at(random.below(10));
  double chi_squared = 0;
  for (const int count : counts) chi_squared += (count - 10'000.0) * (count - 10'000.0) / 10'000.0;
  EXPECT_LT(chi_squared, 27.9);
}

TEST(RandomStream, BelowStaysBelow) {
  RandomStream random(1, "below");
  for (const std::uint64_t bound : {std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{3},
                                    (std::uint64_t{1} << 63) + 1, UINT64_MAX}) {
    for (int i = 0; i < 1000; ++i) ASSERT_LT(random.below(bound), bound);
  }
}

TEST(RandomStreamDeathTest, NothingIsBelowZero) {
  RandomStream random(1, "below");
  EXPECT_DEATH(random.below(0), "bound > 0");
}

TEST(RandomStream, ChanceIsExactAtBothEndsAndFairBetween) {
  RandomStream random(1, "chance");
  int hits = 0;
  for (int i = 0; i < 100'000; ++i) {
    ASSERT_FALSE(random.chance(0));
    ASSERT_TRUE(random.chance(1));
    hits += random.chance(0.1) ? 1 : 0;
  }
  EXPECT_NEAR(hits, 10'000, 400);  // four standard deviations
}

TEST(RandomStream, BetweenReachesBothEndsAndNoFurther) {
  RandomStream random(1, "between");
  Duration least = seconds(1);
  Duration most;
  for (int i = 0; i < 1000; ++i) {
    const Duration d = random.between(nanoseconds(10), nanoseconds(14));
    least = std::min(least, d);
    most = std::max(most, d);
  }
  EXPECT_EQ(least, nanoseconds(10));
  EXPECT_EQ(most, nanoseconds(14));
  EXPECT_EQ(random.between(seconds(5), seconds(5)), seconds(5));
}

}  // namespace
}  // namespace mailscope
