#pragma once
// Writing header fields: folding, and keeping bytes out that cannot stand there.

#include <string>
#include <string_view>
#include <vector>

namespace mailscope::mail {

// One field with its CRLF. `words` are joined by spaces; a line that would grow beyond 78 octets
// is folded in front of a word (RFC 5322 §2.1.1, §2.2.3). Empty words are left out.
std::string folded_field(std::string_view name, const std::vector<std::string>& words);

// `text` at its spaces. Runs of spaces are one.
std::vector<std::string> words_of(std::string_view text);

// A peer's text, for our header: line ends and tabs as spaces, and every other byte that is not
// printable ASCII as '?'.
std::string header_safe(std::string_view text);

// The same where UTF-8 may stand, as in the header of a message of SMTPUTF8 (RFC 6532 §3).
std::string header_safe_utf8(std::string_view text);

bool is_printable_ascii(std::string_view text);  // %d32-126 only

}  // namespace mailscope::mail
