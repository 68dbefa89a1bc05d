#pragma once
// Positions in a stream of bytes, as segments carry them: modulo 2^32.

#include <cstdint>

namespace mailscope::replay {

// The position nearest to `reference` that `offset` can stand for.
constexpr std::uint64_t unwrapped(std::uint32_t offset, std::uint64_t reference) {
  const auto distance = static_cast<std::int64_t>(
      static_cast<std::int32_t>(offset - static_cast<std::uint32_t>(reference)));
  const auto position = static_cast<std::int64_t>(reference) + distance;
  return position < 0 ? offset : static_cast<std::uint64_t>(position);
}

}  // namespace mailscope::replay
