#pragma once
// The words of SMTP (RFC 5321) that others use too: commands and phases.

#include <cstdint>
#include <optional>
#include <string_view>

namespace mailscope::smtp {

// RFC 5321 §4.1.1, RFC 4954 §4.
enum class Verb : std::uint8_t {
  helo,
  ehlo,
  mail,
  rcpt,
  data,
  rset,
  noop,
  vrfy,
  expn,
  help,
  quit,
  auth
};

// The three phases that the chapter counts. The greeting belongs to the handshake; what DATA
// starts, up to the reply to its end, to the transfer.
enum class Phase : std::uint8_t { handshake, transfer, closing };

// The verb that a command line begins with, in any case of letters; nothing: not a verb of ours.
std::optional<Verb> parse_verb(std::string_view line);

// The phase that a command and its reply belong to.
Phase phase_of(Verb verb);

std::string_view name(Verb verb);    // "MAIL"
std::string_view name(Phase phase);  // "handshake"

// RFC 5321 §4.5.3.1: octets, with the CRLF and, in a reply, with the code.
inline constexpr std::size_t kCommandLine = 512;
inline constexpr std::size_t kReplyLine = 512;
inline constexpr std::size_t kTextLine = 1000;

}  // namespace mailscope::smtp
