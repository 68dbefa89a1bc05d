#pragma once
// Content for servers that take only 7-bit ASCII (RFC 5321 §2.4): what needs an extension, and how
// to do without 8BITMIME (RFC 6152 §3).

#include <optional>
#include <string>
#include <string_view>

#include "mail/entity.hpp"

namespace mailscope::mail {

// Whether the header of the message, or of a part of it, has octets beyond ASCII (RFC 6532): then
// SMTP must have SMTPUTF8 to carry it (RFC 6531 §3.4), and 8BITMIME is not enough.
bool needs_smtputf8(std::string_view content);

// `content` in ASCII. Each part that has octets beyond it becomes quoted-printable or base64,
// whichever is shorter; all others stay as they are, and so do 7-bit lines that are too long.
// Nothing: it cannot be done without loss. That is so when a header has such octets, a signature
// covers the bytes (RFC 1847 §2.1), the encoding of the part is unknown, RFC 2046 allows the part
// no encoding, or parts are nested too deep or are too many.
std::optional<std::string> to_seven_bit(std::string_view content);
// The same of a tree; false: it cannot be done, and the tree is half done.
bool make_seven_bit(Entity& message);

}  // namespace mailscope::mail
