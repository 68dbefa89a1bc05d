#include "base/random.hpp"

#include <bit>

#include "base/check.hpp"

namespace mailscope {
namespace {

std::uint64_t split_mix(std::uint64_t& x) {
  x += 0x9e3779b97f4a7c15U;
  std::uint64_t z = x;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

// FNV-1a, to turn a stream's name into a number.
std::uint64_t hash(std::string_view name) {
  std::uint64_t h = 0xcbf29ce484222325U;
  for (const char c : name) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return h;
}

}  // namespace

RandomStream::RandomStream(std::uint64_t seed, std::string_view name) {
  std::uint64_t x = seed;
  x = split_mix(x) ^ hash(name);
  for (std::uint64_t& word : state_) word = split_mix(x);
}

std::uint64_t RandomStream::next() {
  auto& s = state_;
  const std::uint64_t result = std::rotl(s[0] + s[3], 23) + s[0];
  const std::uint64_t t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = std::rotl(s[3], 45);
  return result;
}

std::uint64_t RandomStream::below(std::uint64_t bound) {
  MAILSCOPE_CHECK(bound > 0);
  // Reject the short last interval, so that every value is equally likely.
  const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
  std::uint64_t draw = next();
  while (draw >= limit) draw = next();
  return draw % bound;
}

bool RandomStream::chance(double probability) {
  const double draw = static_cast<double>(next() >> 11) * 0x1.0p-53;  // in [0, 1)
  return draw < probability;
}

Duration RandomStream::between(Duration low, Duration high) {
  MAILSCOPE_CHECK(low <= high);
  return low + Duration(static_cast<std::int64_t>(
                   below(static_cast<std::uint64_t>((high - low).ns()) + 1)));
}

}  // namespace mailscope
