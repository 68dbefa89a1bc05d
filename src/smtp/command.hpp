#pragma once
// The arguments of commands (RFC 5321 §4.1.1), read: one function a production. Faults are the
// replies that a server gives.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "mail/address.hpp"
#include "smtp/parameters.hpp"
#include "smtp/reply.hpp"

namespace mailscope::smtp {

template <class T>
using Parsed = tl::expected<T, Reply>;

struct MailArguments {
  std::string sender;  // empty: <>
  std::vector<Parameter> parameters;
};

struct RcptArguments {
  std::string recipient;  // "Postmaster" alone may be without a domain
  std::vector<Parameter> parameters;
};

// `utf8`: addresses may be beyond ASCII (RFC 6531 §3.3).

// What follows the verb, without spaces around it.
std::string_view arguments_of(std::string_view line);

Parsed<std::string> parse_hello(std::string_view arguments);
Parsed<MailArguments> parse_mail(std::string_view arguments, bool utf8);
Parsed<RcptArguments> parse_rcpt(std::string_view arguments, bool utf8);
Parsed<std::vector<Parameter>> parse_parameters(std::string_view text);

}  // namespace mailscope::smtp
