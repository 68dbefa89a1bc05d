#pragma once
// RFC 5321 §2.3.1: what a message travels in.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mailscope::smtp {

enum class Body : std::uint8_t { seven_bit, eight_bit_mime };  // RFC 6152
enum class Return : std::uint8_t { full, headers };            // RFC 3461 §4.3

// RFC 3461 §4.1: on what the sender is to be told. Nothing at all: NEVER.
struct NotifyOn {
  bool success = false;
  bool failure = false;
  bool delay = false;
  bool operator==(const NotifyOn&) const = default;
};

struct Recipient {
  std::string address;                  // the forward-path without <>
  std::string original = {};            // ORCPT: "rfc822;bob@..."; empty: none
  std::optional<NotifyOn> notify = {};  // nothing: the sender left it to the servers
  bool operator==(const Recipient&) const = default;
};

struct Envelope {
  std::string sender;  // the reverse-path without <>; empty: null reverse-path
  std::vector<Recipient> recipients = {};
  Body body = Body::seven_bit;
  bool utf8 = false;                // RFC 6531: addresses or header may be beyond ASCII
  std::string envelope_id = {};     // ENVID (RFC 3461 §4.4); empty: none
  std::optional<Return> ret = {};   // nothing: the sender left it to the servers
  std::uint64_t declared_size = 0;  // as a server was told (RFC 1870); 0: it was not
  bool operator==(const Envelope&) const = default;
};

}  // namespace mailscope::smtp
