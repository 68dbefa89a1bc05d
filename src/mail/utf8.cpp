#include "mail/utf8.hpp"

#include <array>

#include "base/check.hpp"

namespace mailscope::mail {
namespace {

bool between(unsigned char c, unsigned low, unsigned high) {
  return c >= low && c <= high;
}

}  // namespace

// UTF8-char = UTF8-1 / UTF8-2 / UTF8-3 / UTF8-4 (RFC 3629 §4: neither surrogates nor longer forms
// than need be)
std::size_t utf8_length(std::string_view text) {
  const auto at = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
  };
  const auto tail = [&](std::size_t i) { return between(at(i), 0x80, 0xBF); };
  const unsigned char c = at(0);
  if (text.empty()) return 0;
  if (c < 0x80) return 1;
  if (between(c, 0xC2, 0xDF)) return tail(1) ? 2 : 0;
  if (between(c, 0xE0, 0xEF)) {
    const bool second = between(at(1), c == 0xE0 ? 0xA0 : 0x80, c == 0xED ? 0x9F : 0xBF);
    return second && tail(2) ? 3 : 0;
  }
  if (between(c, 0xF0, 0xF4)) {
    const bool second = between(at(1), c == 0xF0 ? 0x90 : 0x80, c == 0xF4 ? 0x8F : 0xBF);
    return second && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

std::uint32_t code_point(std::string_view character) {
  // The first octet gives up a bit for each octet, and one more when there are several.
  constexpr std::array<unsigned, 5> kFirstBits = {0, 0x7F, 0x1F, 0x0F, 0x07};
  MAILSCOPE_CHECK(utf8_length(character) == character.size() && !character.empty());
  std::uint32_t point = static_cast<unsigned char>(character[0]) & kFirstBits[character.size()];
  for (const char c : character.substr(1))
    point = point << 6 | (static_cast<unsigned char>(c) & 0x3F);
  return point;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string mended_utf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) {
      out += "\xEF\xBF\xBD";
      text.remove_prefix(1);
    } else {
      out += text.substr(0, length);
      text.remove_prefix(length);
    }
  }
  return out;
}

std::string utf8_from_latin1(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if (octet < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xC0 | octet >> 6);
      out += static_cast<char>(0x80 | (octet & 0x3F));
    }
  }
  return out;
}

}  // namespace mailscope::mail
