#pragma once
// Encoded words (RFC 2047): text beyond ASCII in a header.

#include <string>
#include <string_view>
#include <vector>

namespace mailscope::mail {

// `text` is UTF-8. Each result is one word for a folded field: those of pure ASCII text as they
// are, else "=?utf-8?B?...?=" or Q, whichever is shorter, of at most 75 octets.
std::vector<std::string> encode_words(std::string_view text);

// Encoded words in `text` decoded to UTF-8; those that are broken, or in another character set
// than UTF-8, US-ASCII and ISO-8859-1, stay as they are.
std::string decode_words(std::string_view text);

// Bytes in `charset` as UTF-8; in an unknown character set, only the ASCII is sure.
std::string to_utf8(std::string_view bytes, std::string_view charset);
bool is_known_charset(std::string_view charset);

}  // namespace mailscope::mail
