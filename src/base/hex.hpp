#pragma once
// Hexadecimal digits: two an octet.

#include <string>
#include <string_view>

namespace mailscope {

std::string hex(std::string_view bytes);        // "eab9"
std::string upper_hex(std::string_view bytes);  // "EAB9"

// The value of a digit, of either case; -1 when it is none.
int hex_value(char c);

}  // namespace mailscope
