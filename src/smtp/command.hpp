#pragma once
// The arguments of commands (RFC 5321 §4.1.1), read: one function a production. Faults are the
// replies that a server gives.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "mail/address.hpp"
#include "smtp/reply.hpp"

namespace mailscope::smtp {

template <class T>
using Parsed = tl::expected<T, Reply>;

struct Parameter {
  std::string keyword;  // in upper case
  std::optional<std::string> value;
};

struct MailArguments {
  std::string sender;  // empty: <>
  std::vector<Parameter> parameters;
};

struct RcptArguments {
  std::string recipient;  // "Postmaster" alone may be without a domain
  std::vector<Parameter> parameters;
};

// What follows the verb, without spaces around it.
std::string_view arguments_of(std::string_view line);

Parsed<std::string> parse_hello(std::string_view arguments);
Parsed<MailArguments> parse_mail(std::string_view arguments);
Parsed<RcptArguments> parse_rcpt(std::string_view arguments);
Parsed<std::vector<Parameter>> parse_parameters(std::string_view text);

// What MAIL's parameters say; those of extensions that we do not offer are refused (555).
struct MailOptions {
  std::uint64_t size = 0;  // RFC 1870: declared; 0: not
};
Parsed<MailOptions> mail_options(const std::vector<Parameter>& parameters);

}  // namespace mailscope::smtp
