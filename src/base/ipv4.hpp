#pragma once
// IPv4 addresses as people write them.

#include <cstdint>
#include <string>

namespace mailscope {

std::string format_ipv4(std::uint32_t address);  // host byte order: "10.0.0.1"

}  // namespace mailscope
