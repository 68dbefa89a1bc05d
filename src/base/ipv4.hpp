#pragma once
// IPv4 addresses as people write them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mailscope {

std::string format_ipv4(std::uint32_t address);  // host byte order: "10.0.0.1"
std::optional<std::uint32_t> parse_ipv4(std::string_view text);

}  // namespace mailscope
