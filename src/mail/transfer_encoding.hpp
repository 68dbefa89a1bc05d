#pragma once
// Content-Transfer-Encodings (RFC 2045 §6): bytes as 7-bit lines, and back.

#include <optional>
#include <string>
#include <string_view>

namespace mailscope::mail {

// Base64 in lines of 76 characters, each with its CRLF. from_base64_leniently reads it.
std::string base64_lines(std::string_view bytes);

// `text` has CRLF line ends, which stay line ends; no line grows over 76 characters.
std::string quoted_printable_encode(std::string_view text);
// What is no valid escape is kept as it stands (RFC 2045 §6.7, note to implementors).
std::string quoted_printable_decode(std::string_view text);

// Bytes as they travel, and the encoding that the header is to name.
struct Encoded {
  std::string_view encoding;
  std::string bytes;
};

// In quoted-printable or base64, whichever is shorter.
Encoded encode(std::string_view bytes);
// Nothing: an unknown encoding. Its name is in lower case.
std::optional<std::string> decode(std::string_view bytes, std::string_view encoding);

// "=E2": an octet as quoted-printable and the Q encoding write it.
std::string quoted_octet(char c);

}  // namespace mailscope::mail
