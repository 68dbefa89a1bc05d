#pragma once
// A random world from a seed, as the text of a scenario file: some mail servers that are wired and
// set up at random, people who write to each other, and troubles of every kind, most of them at
// the very moments when messages move. The same seed gives the same text.

#include <cstdint>
#include <string>

namespace mailscope::worlds {

std::string make_world(std::uint64_t seed);

}  // namespace mailscope::worlds
