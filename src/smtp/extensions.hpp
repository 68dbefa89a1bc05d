#pragma once
// The extensions of SMTP (RFC 5321 §2.2) that a server offers in its reply to EHLO and a client
// uses.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "smtp/reply.hpp"

namespace mailscope::smtp {

struct Extensions {
  bool size = true;                   // RFC 1870
  bool pipelining = true;             // RFC 2920
  bool eight_bit_mime = true;         // RFC 6152
  bool enhanced_status_codes = true;  // RFC 2034
  bool smtputf8 = true;               // RFC 6531
  bool dsn = true;                    // RFC 3461
  bool help = true;                   // RFC 5321 §4.1.1.8

  static constexpr Extensions none() { return {false, false, false, false, false, false, false}; }
  bool operator==(const Extensions&) const = default;
};

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
