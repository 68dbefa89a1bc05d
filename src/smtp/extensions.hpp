#pragma once
// The extensions of SMTP (RFC 5321 §2.2) that a server offers in its reply to EHLO and a client
// uses.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "policy/mail_server.hpp"
#include "smtp/reply.hpp"

namespace mailscope::smtp {

using policy::Extensions;

// What a client has learned from EHLO.
struct Offered {
  Extensions extensions = Extensions::none();
  std::optional<std::uint64_t> size_limit;  // bytes of content; nothing: none was told
  bool auth_plain = false;                  // RFC 4616
  bool auth_login = false;
  bool operator==(const Offered&) const = default;
};

// The keywords that a server says, a line each; AUTH when `login`.
std::vector<std::string> offer_lines(const Extensions& extensions, std::uint64_t size_limit,
                                     bool login);

// What the lines of a reply to EHLO say; what nobody knows is ignored (RFC 5321 §4.1.1.1).
Offered parse_offered(const Reply& reply);

// Both, so that a client with its own switches uses no more than it may.
Extensions both(const Extensions& a, const Extensions& b);

// How long a command may be, with its CRLF, when these are offered: each adds what its
// parameters may take to `basic`.
std::size_t command_line_limit(std::size_t basic, const Extensions& extensions, bool login);

// RFC 4954 §4: a line of an authentication, with its CRLF.
inline constexpr std::size_t kAuthLine = 12288;

}  // namespace mailscope::smtp
