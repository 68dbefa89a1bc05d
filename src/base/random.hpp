#pragma once
// Seeded random streams, one for each purpose: drawing from one never shifts another.
// The generator is xoshiro256++ (Blackman, Vigna 2021), seeded by SplitMix64. No
// std::*_distribution: their results differ between standard libraries.

#include <array>
#include <cstdint>
#include <string_view>

#include "base/time.hpp"

namespace mailscope {

class RandomStream {
 public:
  // `name` says the purpose: "link:crepes.fr-hamburger.edu".
  RandomStream(std::uint64_t seed, std::string_view name);

  std::uint64_t next();
  std::uint64_t below(std::uint64_t bound);       // uniform in [0, bound), bound > 0, unbiased
  bool chance(double probability);                // exact for 0 and 1
  Duration between(Duration low, Duration high);  // uniform in [low, high]

 private:
  std::array<std::uint64_t, 4> state_;
};

}  // namespace mailscope
