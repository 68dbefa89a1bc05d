#pragma once
// The parameters of MAIL and RCPT, each of one extension: what they say, and as they are said.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "smtp/envelope.hpp"
#include "smtp/extensions.hpp"
#include "smtp/reply.hpp"

namespace mailscope::smtp {

struct Parameter {
  std::string keyword;  // in upper case
  std::optional<std::string> value;
};

// Which may be used: none without EHLO.
struct Allowed {
  Extensions extensions;
  bool auth;  // RFC 4954 §5: AUTH= at MAIL
};

// Put into the envelope what the parameters say; or give the reply that refuses them: 555 for
// those of what is not offered, 501 for those that are malformed or stand twice.
std::optional<Reply> read_mail_parameters(const std::vector<Parameter>& parameters,
                                          const Allowed& allowed, Envelope& envelope);
std::optional<Reply> read_rcpt_parameters(const std::vector<Parameter>& parameters,
                                          const Allowed& allowed, Recipient& recipient);

// With a space before each; `size` is that of the content. What was not offered is left out, and
// what would be longer than RFC 3461 §4 lets it be.
std::string mail_parameters(const Envelope& envelope, std::size_t size, const Extensions& offered);
std::string rcpt_parameters(const Recipient& recipient, const Extensions& offered);

}  // namespace mailscope::smtp
