#pragma once
// UTF-8 (RFC 3629).

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mailscope::mail {

// Octets of the well-formed character at the start of `text`; 0 when there is none.
std::size_t utf8_length(std::string_view text);

// The code point of the one well-formed character that `character` is.
std::uint32_t code_point(std::string_view character);

bool is_utf8(std::string_view text);

// Each octet that belongs to no character as U+FFFD.
std::string mended_utf8(std::string_view text);

// ISO 8859-1, where each octet is the code point.
std::string utf8_from_latin1(std::string_view text);

}  // namespace mailscope::mail
