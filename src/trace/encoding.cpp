#include "trace/encoding.hpp"

#include <array>
#include <cstdint>

namespace mailscope::trace {
namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::uint8_t byte(char c) {
  return static_cast<std::uint8_t>(c);
}

bool within(char c, std::uint8_t low, std::uint8_t high) {
  return byte(c) >= low && byte(c) <= high;
}

// UTF8-2, UTF8-3 and UTF8-4 of RFC 3629 §4: how long the character in front is; 0: ill-formed.
std::size_t long_character(std::string_view s) {
  const std::uint8_t first = byte(s[0]);
  const auto tail = [&s](std::size_t i) { return s.size() > i && within(s[i], 0x80, 0xBF); };
  if (s.size() < 2) return 0;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool second = first == 0xE0   ? within(s[1], 0xA0, 0xBF)
                        : first == 0xED ? within(s[1], 0x80, 0x9F)
                                        : tail(1);
    return second && tail(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool second = first == 0xF0   ? within(s[1], 0x90, 0xBF)
                        : first == 0xF4 ? within(s[1], 0x80, 0x8F)
                                        : tail(1);
    return second && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto put = [&out](std::uint32_t value) { out += static_cast<char>(value); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 63));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 63)), put(0x80 | (c >> 6 & 63));
    put(0x80 | (c & 63));
  }
}

std::optional<std::uint32_t> take_four_hex(std::string_view& rest) {
  if (rest.size() < 4) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : rest.substr(0, 4)) {
    const bool letter = within(static_cast<char>(c | 32), 'a', 'f');
    if (!letter && !within(c, '0', '9')) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(letter ? (c | 32) - 'a' + 10 : c - '0');
  }
  rest.remove_prefix(4);
  return value;
}

// %x75 4HEXDIG, or two of them for a surrogate pair; `rest` stands behind the first "\u".
bool take_unicode(std::string_view& rest, std::string& out) {
  const auto first = take_four_hex(rest);
  if (!first || (*first >= 0xDC00 && *first <= 0xDFFF)) return false;
  if (*first < 0xD800 || *first > 0xDBFF) {
    append_utf8(out, *first);
    return true;
  }
  if (!rest.starts_with("\\u")) return false;
  rest.remove_prefix(2);
  const auto second = take_four_hex(rest);
  if (!second || *second < 0xDC00 || *second > 0xDFFF) return false;
  append_utf8(out, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00));
  return true;
}

bool take_escape(std::string_view& rest, std::string& out) {
  static constexpr std::string_view kNames = "\"\\/bfnrt";
  static constexpr std::string_view kValues = "\"\\/\b\f\n\r\t";
  if (rest.empty()) return false;
  const char kind = rest.front();
  rest.remove_prefix(1);
  if (kind == 'u') return take_unicode(rest, out);
  const auto at = kNames.find(kind);
  if (at == std::string_view::npos) return false;
  out += kValues[at];
  return true;
}

}  // namespace

bool is_printable_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const char c = bytes.front();
    if (byte(c) >= 0x80) {
      const std::size_t length = long_character(bytes);
      // C2 80 to C2 9F are control characters as well.
      if (length == 0 || (byte(c) == 0xC2 && within(bytes[1], 0x80, 0x9F))) return false;
      bytes.remove_prefix(length);
      continue;
    }
    if ((byte(c) < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == 0x7F) return false;
    bytes.remove_prefix(1);
  }
  return true;
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\n':
        out += "\\n";
        break;
      default:
        out += c;
    }
  }
  out += '"';
}

std::optional<std::string> take_json_string(std::string_view& rest) {
  if (!rest.starts_with('"')) return std::nullopt;
  rest.remove_prefix(1);
  std::string text;
  while (!rest.empty()) {
    const char c = rest.front();
    if (byte(c) >= 0x80) {
      const std::size_t length = long_character(rest);
      if (length == 0) return std::nullopt;
      text += rest.substr(0, length);
      rest.remove_prefix(length);
      continue;
    }
    rest.remove_prefix(1);
    if (c == '"') return text;
    if (byte(c) < 0x20) return std::nullopt;
    if (c != '\\') {
      text += c;
    } else if (!take_escape(rest, text)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

void append_base64(std::string& out, std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::string_view group = bytes.substr(i, 3);
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k) bits = bits << 8 | (k < group.size() ? byte(group[k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= group.size() ? kDigits[bits >> (18 - 6 * k) & 63] : '=';
    }
  }
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string bytes;
  for (; !text.empty(); text.remove_prefix(4)) {
    std::string_view group = text.substr(0, 4);
    if (text.size() == 4) {  // only the last group may be padded
      if (group.ends_with('=')) group.remove_suffix(1);
      if (group.ends_with('=')) group.remove_suffix(1);
    }
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const auto digit = k < group.size() ? kDigits.find(group[k]) : 0;
      if (digit == std::string_view::npos) return std::nullopt;
      bits = bits << 6 | static_cast<std::uint32_t>(digit);
    }
    const std::size_t count = group.size() - 1;
    if (count == 0) return std::nullopt;
    if ((bits & ((1u << (8 * (3 - count))) - 1)) != 0) return std::nullopt;  // stray bits
    for (std::size_t k = 0; k < count; ++k) bytes += static_cast<char>(bits >> (16 - 8 * k) & 255);
  }
  return bytes;
}

}  // namespace mailscope::trace
