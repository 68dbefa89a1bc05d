#pragma once
// A server's response, parsed as far as a reading client needs (RFC 3501 §7).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "imap/limits.hpp"

namespace mailscope::imap {

enum class ResponseKind : std::uint8_t {
  continuation,  // "+ text"
  ok,
  no,
  bad,
  preauth,
  bye,  // status responses: tagged when `tag` is not empty
  exists,
  recent,
  expunge,  // number
  search,   // numbers
  fetch,    // number is the message's, with uid, seen and body if they were told
  other     // CAPABILITY, FLAGS, LIST and what later standards add
};

struct Response {
  ResponseKind kind = ResponseKind::other;
  std::string tag;   // empty: untagged
  std::string code;  // "UIDNEXT 5", of a status response that has one
  std::string text;  // of a status response or continuation
  std::uint32_t number = 0;
  std::vector<std::uint32_t> numbers;
  std::optional<std::uint32_t> uid;
  std::optional<bool> seen;
  std::optional<std::string> body;  // of BODY[] or RFC822
};

// `frame` is a whole response without its last CRLF, literals as they came.
Result<Response> parse_response(std::string_view frame, const ClientLimits& limits);

}  // namespace mailscope::imap
