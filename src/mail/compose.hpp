#pragma once
// Writing a message (RFC 5322), with MIME (RFC 2045, 2047) only where 7-bit ASCII is not enough.

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace mailscope::mail {

struct Person {
  std::string address;    // "alice@crepes.fr"
  std::string name = {};  // "Alice", UTF-8; may be empty
};

struct Draft {
  Person from;
  std::vector<Person> to;
  std::string subject;             // UTF-8, one line
  std::int64_t date;               // Unix seconds
  std::string message_id;          // without angle brackets: "1@crepes.fr"
  std::vector<std::string> lines;  // of the body, UTF-8, without their ends
  // A body beyond ASCII travels as it is (RFC 6152), where its lines are not too long for that.
  bool eight_bit = false;
  // Addresses may be UTF-8 and stand in the header as they are (RFC 6532).
  bool utf8 = false;
};

// The content to hand to SMTP: CRLF line ends, no line over 998 octets, only ASCII unless the draft
// lets it be more. A name or subject beyond ASCII becomes encoded words; such a body becomes UTF-8
// in quoted-printable or base64, whichever is shorter. Fails when an address or identifier could
// not stand in a header, when text is not UTF-8, or when a line holds a CR or LF.
Result<std::string> compose(const Draft& draft);

// Each line followed by CRLF: content that is all body.
std::string joined_lines(const std::vector<std::string>& lines);

}  // namespace mailscope::mail
