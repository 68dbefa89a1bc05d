#include "smtp/extensions.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "base/text.hpp"

namespace mailscope::smtp {
namespace {

constexpr std::array<std::pair<std::string_view, bool Extensions::*>, 6> kKeywords{
    {{"8BITMIME", &Extensions::eight_bit_mime},
     {"PIPELINING", &Extensions::pipelining},
     {"ENHANCEDSTATUSCODES", &Extensions::enhanced_status_codes},
     {"SMTPUTF8", &Extensions::smtputf8},
     {"DSN", &Extensions::dsn},
     {"HELP", &Extensions::help}}};

// Takes the first word off.
std::string_view take_word(std::string_view& text) {
  const std::string_view word = text.substr(0, text.find(' '));
  text = trimmed(text.substr(word.size()));
  return word;
}

// size-param = [1*20DIGIT] (RFC 1870 §4); 0 is no limit, and so is what no number says.
std::optional<std::uint64_t> parse_size_param(std::string_view text) {
  const auto limit = parse_number<std::uint64_t>(text);
  return limit == 0U ? std::nullopt : limit;
}

// auth-param: the mechanisms, a word each (RFC 4954 §3).
void parse_auth_param(std::string_view text, Offered& offered) {
  while (!text.empty()) {
    const std::string_view mechanism = take_word(text);
    if (equals_ignoring_case(mechanism, "PLAIN")) offered.auth_plain = true;
    if (equals_ignoring_case(mechanism, "LOGIN")) offered.auth_login = true;
  }
}

// ehlo-line = ehlo-keyword *( SP ehlo-param )
void parse_ehlo_line(std::string_view line, Offered& offered) {
  const std::string_view keyword = take_word(line);
  if (equals_ignoring_case(keyword, "SIZE")) {
    offered.extensions.size = true;
    offered.size_limit = parse_size_param(line);
  } else if (equals_ignoring_case(keyword, "AUTH")) {
    parse_auth_param(line, offered);
  } else {
    for (const auto& [known, member] : kKeywords) {
      if (equals_ignoring_case(keyword, known)) offered.extensions.*member = true;
    }
  }
}

}  // namespace

std::vector<std::string> offer_lines(const Extensions& extensions, std::uint64_t size_limit,
                                     bool login) {
  std::vector<std::string> lines;
  lines.reserve(kKeywords.size() + 2);
  if (extensions.size) lines.push_back("SIZE " + std::to_string(size_limit));
  for (const auto& [keyword, member] : kKeywords) {
    if (extensions.*member) lines.emplace_back(keyword);
  }
  if (login) lines.emplace_back("AUTH PLAIN LOGIN");
  return lines;
}

Offered parse_offered(const Reply& reply) {
  Offered offered;
  for (std::size_t i = 1; i < reply.lines.size(); ++i) parse_ehlo_line(reply.lines[i], offered);
  return offered;
}

Extensions both(const Extensions& a, const Extensions& b) {
  Extensions out = Extensions::none();
  out.size = a.size && b.size;
  for (const auto& [keyword, member] : kKeywords) out.*member = a.*member && b.*member;
  return out;
}

std::size_t command_line_limit(std::size_t basic, const Extensions& extensions, bool login) {
  constexpr std::size_t kSize = 26;      // RFC 1870 §3
  constexpr std::size_t kBody = 17;      // RFC 6152 §2
  constexpr std::size_t kSmtpUtf8 = 10;  // RFC 6531 §3.1
  // RFC 3461 §4: what its parameters take at most, " NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=" and 500
  // characters. MAIL's take less.
  constexpr std::size_t kDsn = 536;
  constexpr std::size_t kAuth = 500;  // RFC 4954 §3
  return basic + (extensions.size ? kSize : 0) + (extensions.eight_bit_mime ? kBody : 0) +
         (extensions.smtputf8 ? kSmtpUtf8 : 0) + (extensions.dsn ? kDsn : 0) + (login ? kAuth : 0);
}

}  // namespace mailscope::smtp
