#pragma once
// Trace information (RFC 5321 §4.4): what each server writes at the top of what it passes on.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mailscope::mail {

struct Hop {
  std::string_view from;     // what the client said in HELO or EHLO
  std::string_view from_ip;  // its address as TCP knows it: "10.0.0.1"
  std::string_view by;       // the receiving host
  // "SMTP" after HELO, "ESMTP" after EHLO, "ESMTPA" after AUTH too (RFC 3848), and "UTF8SMTP" or
  // "UTF8SMTPA" where the transaction was of SMTPUTF8 (RFC 6531 §4.3).
  std::string_view with = "SMTP";
  std::string_view id;
  std::string_view recipient;  // empty: left out (several recipients)
  std::int64_t date;           // Unix seconds
};

// A whole field with its CRLF, folded where it grows long. Bytes of the peer that could not stand
// in a header are written as '?'.
std::string received_field(const Hop& hop);

// How many servers the message has passed, by its own account: a server refuses one that has
// passed too many, because it must be in a loop (RFC 5321 §6.3).
std::size_t received_count(std::string_view content);

// RFC 5321 §4.4: written at final delivery. `reverse_path` is without brackets; empty is null.
std::string return_path_field(std::string_view reverse_path);

}  // namespace mailscope::mail
