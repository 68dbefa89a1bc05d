#pragma once
// Octets as tests write them: "abcd 0100" is hexadecimal, "'edu'" the characters.

#include <string>
#include <string_view>

namespace mailscope::dns::testing {

inline int digit(char c) {
  return c <= '9' ? c - '0' : c - 'a' + 10;
}

inline std::string bytes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ' || text[i] == '\n') {
      ++i;
    } else if (text[i] == '\'') {
      for (++i; text[i] != '\''; ++i) out += text[i];
      ++i;
    } else {
      out += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
      i += 2;
    }
  }
  return out;
}

}  // namespace mailscope::dns::testing
