#include "smtp/xtext.hpp"

#include "base/hex.hpp"
#include "base/text.hpp"

namespace mailscope::smtp {
namespace {

// xchar = any ASCII CHAR between "!" and "~" inclusive, except for "+" and "="
bool is_xchar(char c) {
  return c >= '!' && c <= '~' && c != '+' && c != '=';
}

// Upper case letters only: RFC 3461 §4.
int upper_hex_value(char c) {
  return c == upper(c) ? hex_value(c) : -1;
}

}  // namespace

std::string xtext_encode(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (const char c : bytes) {
    if (is_xchar(c)) {
      out += c;
    } else {
      out.append("+").append(upper_hex({&c, 1}));
    }
  }
  return out;
}

// xtext = *( xchar / hexchar )
// hexchar = ASCII "+" immediately followed by two upper case hexadecimal digits
std::optional<std::string> xtext_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_xchar(text[i])) {
      out += text[i];
      continue;
    }
    if (text[i] != '+' || text.size() - i < 3) return std::nullopt;
    const int high = upper_hex_value(text[i + 1]);
    const int low = upper_hex_value(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

}  // namespace mailscope::smtp
