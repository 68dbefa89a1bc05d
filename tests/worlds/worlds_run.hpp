#pragma once
// One random world, from its making to what is wrong with it.

#include <cstdint>
#include <optional>
#include <string>

#include "tests/worlds/invariant.hpp"

namespace mailscope::worlds {

// What is wrong with the world of this seed: a line for people, with the moment to look at.
struct Trouble {
  std::string what;
  Instant at;
};
std::optional<Trouble> trouble_of(std::uint64_t seed);

}  // namespace mailscope::worlds
