#pragma once
// The names of mail and of hosts that addresses are made of (RFC 5321 §4.1.2), one function a
// production. With `utf8`, they may have UTF-8 beyond ASCII, as SMTPUTF8 allows (RFC 6531 §3.3).

#include <cstddef>
#include <string_view>

namespace mailscope {

// RFC 5321 §4.5.3.1.1 and .2, octets.
inline constexpr std::size_t kLongestLocalPart = 64;
inline constexpr std::size_t kLongestDomain = 255;

bool is_atext(char c);
bool is_atom(std::string_view text, bool utf8 = false);
bool is_dot_string(std::string_view text, bool utf8 = false);
bool is_domain(std::string_view text, bool utf8 = false);
bool is_sub_domain(std::string_view text, bool utf8 = false);

}  // namespace mailscope
