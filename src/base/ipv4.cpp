#include "base/ipv4.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace mailscope {

std::string format_ipv4(std::uint32_t address) {
  return fmt::format("{}.{}.{}.{}", address >> 24, address >> 16 & 255, address >> 8 & 255,
                     address & 255);
}

// dotted-decimal: four numbers from 0 to 255, of at most three digits each.
std::optional<std::uint32_t> parse_ipv4(std::string_view text) {
  std::uint32_t address = 0;
  for (int i = 0; i < 4; ++i) {
    if (i > 0) {
      if (text.empty() || text.front() != '.') return std::nullopt;
      text.remove_prefix(1);
    }
    std::uint32_t number = 0;
    const char* const end = text.data() + std::min<std::size_t>(text.size(), 3);
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || number > 255) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    address = address << 8 | number;
  }
  return text.empty() ? std::optional(address) : std::nullopt;
}

}  // namespace mailscope
