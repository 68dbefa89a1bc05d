#pragma once
// Content-Transfer-Encodings (RFC 2045 §6): bytes as 7-bit lines, and back.

#include <string>
#include <string_view>

namespace mailscope::mail {

// Lines of 76 characters, each with its CRLF.
std::string base64_encode(std::string_view bytes);
// Without line ends, for one word.
std::string base64_word(std::string_view bytes);
// Characters outside the alphabet are skipped (RFC 2045 §6.8); stops at padding.
std::string base64_decode(std::string_view text);

// `text` has CRLF line ends, which stay line ends; no line grows over 76 characters.
std::string quoted_printable_encode(std::string_view text);
// What is no valid escape is kept as it stands (RFC 2045 §6.7, note to implementors).
std::string quoted_printable_decode(std::string_view text);

// The value of a hexadecimal digit, -1 when it is none.
int hex_value(char c);
// "=E2": an octet as quoted-printable and the Q encoding write it.
std::string quoted_octet(char c);

}  // namespace mailscope::mail
