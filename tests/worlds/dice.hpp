#pragma once
// Chance, in the words in which worlds are made.

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "base/time.hpp"

namespace mailscope::worlds {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed, "world") {}

  bool chance(double probability) { return random_.chance(probability); }
  std::size_t below(std::size_t bound) { return random_.below(bound); }
  std::size_t between(std::size_t low, std::size_t high) { return low + below(high - low + 1); }
  // In whole microseconds, which are short to read.
  Duration between(Duration low, Duration high) {
    const Duration drawn = random_.between(low, high);
    return std::max(low, drawn - Duration(drawn.ns() % microseconds(1).ns()));
  }

  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }
  // Of words written down on the spot.
  std::string one_of(std::initializer_list<std::string_view> words) {
    return std::string(words.begin()[below(words.size())]);
  }

  // Mostly soon, seldom late: every order of magnitude from a millisecond up is as likely.
  Duration soon(Duration at_most) {
    Duration most = milliseconds(1);
    for (std::size_t doublings = below(24); doublings > 0 && most < at_most; --doublings) {
      most = most * 2;
    }
    return between(Duration(), std::min(most, at_most));
  }

  // A number such as 0.05, with two places.
  double part(std::size_t percent_at_most) {
    return static_cast<double>(between(1, percent_at_most)) / 100;
  }

 private:
  RandomStream random_;
};

}  // namespace mailscope::worlds
