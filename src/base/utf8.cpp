#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/check.hpp"
#include "base/text.hpp"

namespace mailscope {
namespace {

bool between(unsigned char c, unsigned low, unsigned high) {
  return c >= low && c <= high;
}

// A control character (C0, DEL, C1) that is not one of a text's own.
bool is_unwanted(std::string_view character) {
  const char c = character.front();
  if (character.size() > 1) return character < "\xC2\xA0";
  return is_control(c) && c != '\t' && c != '\r' && c != '\n';
}

}  // namespace

// UTF8-char = UTF8-1 / UTF8-2 / UTF8-3 / UTF8-4 (RFC 3629 §4: no surrogates, and none in more
// octets than it needs)
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
  // RFC 3629 §3: a first octet has a one for each octet of the character, a zero, then its bits.
  constexpr std::array<unsigned, 5> kFirstBits = {0, 0x7F, 0x1F, 0x0F, 0x07};
  MAILSCOPE_CHECK(utf8_length(character) == character.size() && !character.empty());
  std::uint32_t point = static_cast<unsigned char>(character[0]) & kFirstBits[character.size()];
  for (const char c : character.substr(1))
    point = point << 6 | (static_cast<unsigned char>(c) & 0x3F);
  return point;
}

void append_utf8(std::string& out, std::uint32_t code_point) {
  MAILSCOPE_CHECK(code_point <= 0x10FFFF);
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80 | (code_point >> shift & 0x3F));
  };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0 | code_point >> 6), tail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0 | code_point >> 12), tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | code_point >> 18), tail(12), tail(6), tail(0);
  }
}

// Eight octets at a time: this is asked of every message that passes.
bool is_ascii(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  while (text.size() >= sizeof kHighBits) {
    std::uint64_t octets = 0;
    std::memcpy(&octets, text.data(), sizeof octets);
    if ((octets & kHighBits) != 0) return false;
    text.remove_prefix(sizeof octets);
  }
  return std::none_of(text.begin(), text.end(), is_beyond_ascii);
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

bool is_printable_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = is_beyond_ascii(text.front()) ? utf8_length(text) : 1;
    if (length == 0 || is_unwanted(text.substr(0, length))) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string printable_utf8(std::string_view bytes) {
  return is_printable_utf8(bytes) ? std::string(bytes) : printable(bytes);
}

std::string_view utf8_prefix(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && is_utf8_tail(text[most])) --most;
  return text.substr(0, most);
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
  for (const char c : text) append_utf8(out, static_cast<unsigned char>(c));
  return out;
}

}  // namespace mailscope
