#include "mail/address_type.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "mail/header_text.hpp"

namespace mailscope::mail {
namespace {

// EmbeddedUnicodeChar = "\x" "{" HEXPOINT "}" (RFC 6533 §3)
std::string embedded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length > 1) {
      out += fmt::format("\\x{{{:X}}}", code_point(text.substr(0, length)));
    } else {
      out += header_safe(text.substr(0, 1));
    }
    text.remove_prefix(length > 1 ? length : 1);
  }
  return out;
}

}  // namespace

std::string typed_address(std::string_view address) {
  if (is_ascii(address)) return "rfc822; " + header_safe(address);
  return "utf-8; " + embedded(address);
}

// original-recipient-address = addr-type ";" xtext
std::string typed_address_of_orcpt(std::string_view original) {
  const auto semicolon = original.find(';');
  if (semicolon == std::string_view::npos || semicolon == 0) return {};
  return header_safe(original.substr(0, semicolon)) + "; " +
         embedded(original.substr(semicolon + 1));
}

}  // namespace mailscope::mail
