#pragma once
// Mail addresses as SMTP writes them (RFC 5321 §4.1.2, §4.1.3), one function a production. Each
// reads the whole of its text, and gives nothing when that is not what the production says. With
// `utf8`, names may have UTF-8 beyond ASCII, as SMTPUTF8 allows (RFC 6531 §3.3).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/names.hpp"
#include "base/result.hpp"

namespace mailscope::mail {

struct Address {
  std::string local;   // without the quotes and backslashes of a Quoted-string
  std::string domain;  // as written: letters may be of either case; "[10.0.0.1]" with brackets
  // `local@domain`, the local part quoted only where it must be (RFC 5321 §4.1.2).
  std::string text() const;
  bool operator==(const Address&) const = default;
};

// RFC 5321 §4.5.3.1.3, octets: with the angle brackets.
inline constexpr std::size_t kPath = 256;

Result<Address> parse_mailbox(std::string_view text, bool utf8 = false);  // alice@crepes.fr
std::optional<std::string> parse_local_part(std::string_view text, bool utf8 = false);  // unquoted
std::optional<std::string> parse_quoted_string(std::string_view text,
                                               bool utf8 = false);  // unquoted
bool is_address_literal(std::string_view text);                     // [10.0.0.1], [IPv6:::1]
bool is_ipv6_address(std::string_view text);

// How many bytes the Path at the beginning of `text` takes: from `<` to the `>` that ends it, which
// is not one inside quotes. Nothing when no Path begins here.
std::optional<std::size_t> path_length(std::string_view text);
// <alice@crepes.fr>; a source route is ignored.
Result<Address> parse_path(std::string_view text, bool utf8 = false);
// `<>` is the null reverse-path: an Address with nothing in it.
Result<Address> parse_reverse_path(std::string_view text, bool utf8 = false);

// The two sides of an address as it is written, without regard to its grammar: "crepes.fr" and
// "alice" of "alice@crepes.fr". Of "Postmaster" alone, the domain is empty.
std::string_view domain_of(std::string_view address);
std::string_view local_part_of(std::string_view address);

}  // namespace mailscope::mail
