#include "smtp/command.hpp"

#include <algorithm>

#include "base/names.hpp"
#include "base/text.hpp"

namespace mailscope::smtp {
namespace {

using Fault = tl::unexpected<Reply>;

Fault syntax_error(std::string text) {
  return Fault(reply(501, "5.5.4", std::move(text)));
}

struct PathAndRest {
  std::string_view path, rest;
};

// Cuts `FROM:<path> parameters`. RFC 5321 §3.3: no space belongs after the colon, but clients put
// one there, so it is read.
std::optional<PathAndRest> cut(std::string_view arguments, std::string_view word) {
  if (!starts_with_ignoring_case(arguments, word)) return std::nullopt;
  const std::string_view text = trimmed(arguments.substr(word.size()));
  const std::optional<std::size_t> length = mail::path_length(text);
  if (!length) return std::nullopt;
  const std::string_view rest = text.substr(*length);
  if (!rest.empty() && rest.front() != ' ') return std::nullopt;
  return PathAndRest{text.substr(0, *length), trimmed(rest)};
}

// esmtp-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")
bool is_esmtp_keyword(std::string_view text) {
  return !text.empty() && text.front() != '-' &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_alnum(c) || c == '-'; });
}

// esmtp-value = 1*(%d33-60 / %d62-126)
bool is_esmtp_value(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return c > 32 && c < 127 && c != '='; });
}

// esmtp-param = esmtp-keyword ["=" esmtp-value]
std::optional<Parameter> parse_esmtp_param(std::string_view text) {
  const std::size_t equals = text.find('=');
  const std::string_view keyword = text.substr(0, equals);
  if (!is_esmtp_keyword(keyword)) return std::nullopt;
  if (equals == std::string_view::npos) return Parameter{uppered(keyword), std::nullopt};
  const std::string_view value = text.substr(equals + 1);
  if (!is_esmtp_value(value)) return std::nullopt;
  return Parameter{uppered(keyword), std::string(value)};
}

}  // namespace

std::string_view arguments_of(std::string_view line) {
  const std::size_t space = line.find(' ');
  return space == std::string_view::npos ? std::string_view{} : trimmed(line.substr(space));
}

// ehlo = "EHLO" SP ( Domain / address-literal ), and the same for HELO. Underscores pass: hosts
// have them in their names, and RFC 5321 §4.1.4 lets no server refuse mail over that name.
Parsed<std::string> parse_hello(std::string_view arguments) {
  std::string as_domain(arguments);
  std::replace(as_domain.begin(), as_domain.end(), '_', 'x');
  if (is_domain(as_domain) || mail::is_address_literal(arguments)) {
    return std::string(arguments);
  }
  return syntax_error("Syntax: HELO or EHLO, then your domain");
}

// mail = "MAIL FROM:" Reverse-path [SP Mail-parameters]
Parsed<MailArguments> parse_mail(std::string_view arguments, bool utf8) {
  const std::optional<PathAndRest> parts = cut(arguments, "FROM:");
  if (!parts) return syntax_error("Syntax: MAIL FROM:<address>");
  const Result<mail::Address> sender = mail::parse_reverse_path(parts->path, utf8);
  if (!sender) return Fault(reply(501, "5.1.7", "Bad sender: " + sender.error().message));
  auto parameters = parse_parameters(parts->rest);
  if (!parameters) return Fault(parameters.error());
  return MailArguments{sender->text(), *std::move(parameters)};
}

// rcpt = "RCPT TO:" ( "<Postmaster@" Domain ">" / "<Postmaster>" / Forward-path )
//        [SP Rcpt-parameters]
Parsed<RcptArguments> parse_rcpt(std::string_view arguments, bool utf8) {
  const std::optional<PathAndRest> parts = cut(arguments, "TO:");
  if (!parts) return syntax_error("Syntax: RCPT TO:<address>");
  auto parameters = parse_parameters(parts->rest);
  if (!parameters) return Fault(parameters.error());
  if (equals_ignoring_case(parts->path, "<Postmaster>")) {
    return RcptArguments{"Postmaster", *std::move(parameters)};
  }
  const Result<mail::Address> recipient = mail::parse_path(parts->path, utf8);
  if (!recipient) {
    return Fault(reply(501, "5.1.3", "Bad recipient: " + recipient.error().message));
  }
  return RcptArguments{recipient->text(), *std::move(parameters)};
}

// Mail-parameters = esmtp-param *(SP esmtp-param), and the same for Rcpt-parameters.
Parsed<std::vector<Parameter>> parse_parameters(std::string_view text) {
  std::vector<Parameter> parameters;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    std::optional<Parameter> parameter = parse_esmtp_param(text.substr(0, end));
    if (!parameter) return syntax_error("Syntax error in parameters");
    parameters.push_back(*std::move(parameter));
    text = end == std::string_view::npos ? std::string_view{} : trimmed(text.substr(end));
  }
  return parameters;
}

}  // namespace mailscope::smtp
