#include "base/hex.hpp"

#include "base/text.hpp"

namespace mailscope {
namespace {

std::string with_digits(std::string_view digits, std::string_view bytes) {
  std::string out;
  out.reserve(2 * bytes.size());
  for (const char c : bytes) {
    const auto octet = static_cast<unsigned char>(c);
    out += digits[octet >> 4];
    out += digits[octet & 15];
  }
  return out;
}

}  // namespace

std::string hex(std::string_view bytes) {
  return with_digits("0123456789abcdef", bytes);
}

std::string upper_hex(std::string_view bytes) {
  return with_digits("0123456789ABCDEF", bytes);
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  return lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1;
}

}  // namespace mailscope
