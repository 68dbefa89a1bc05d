#pragma once
// Base64 (RFC 4648 §4).

#include <optional>
#include <string>
#include <string_view>

namespace mailscope {

// In one line, padded.
std::string to_base64(std::string_view bytes);

// The one text that to_base64 makes of some bytes; nothing for any other.
std::optional<std::string> from_base64(std::string_view text);

// RFC 2045 §6.8: characters outside the alphabet are skipped, and reading ends at the padding.
std::string from_base64_leniently(std::string_view text);

}  // namespace mailscope
