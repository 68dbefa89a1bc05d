#include "base/ipv4.hpp"

#include <fmt/format.h>

namespace mailscope {

std::string format_ipv4(std::uint32_t address) {
  return fmt::format("{}.{}.{}.{}", address >> 24, address >> 16 & 255, address >> 8 & 255,
                     address & 255);
}

}  // namespace mailscope
