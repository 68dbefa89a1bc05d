#include "trace/json_string.hpp"

#include <cstdint>

#include "base/hex.hpp"
#include "base/utf8.hpp"

namespace mailscope::trace {
namespace {

std::optional<std::uint32_t> take_four_hex(std::string_view& rest) {
  if (rest.size() < 4) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : rest.substr(0, 4)) {
    const int digit = hex_value(c);
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  rest.remove_prefix(4);
  return value;
}

// %x75 4HEXDIG, or two of them for a surrogate pair; `rest` begins after the first "\u".
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
    if (is_beyond_ascii(c)) {
      const std::size_t length = utf8_length(rest);
      if (length == 0) return std::nullopt;
      text += rest.substr(0, length);
      rest.remove_prefix(length);
      continue;
    }
    rest.remove_prefix(1);
    if (c == '"') return text;
    if (static_cast<unsigned char>(c) < 0x20) return std::nullopt;
    if (c != '\\') {
      text += c;
    } else if (!take_escape(rest, text)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace mailscope::trace
