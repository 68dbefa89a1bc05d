#include "mail/address.hpp"

#include <algorithm>

#include "base/hex.hpp"
#include "base/ipv4.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace mailscope::mail {
namespace {

// Where the local part ends: the first "@" outside quotes.
std::size_t local_part_length(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted && text[i] == '\\') ++i;
    if (!quoted && i < text.size() && text[i] == '@') return i;
  }
  return std::string_view::npos;
}

// At-domain = "@" Domain
bool is_at_domain(std::string_view text, bool utf8) {
  return text.starts_with('@') && is_domain(text.substr(1), utf8);
}

}  // namespace

std::string Address::text() const {
  if (local.empty() && domain.empty()) return {};
  return (is_dot_string(local, true) ? local : quoted(local)) + '@' + domain;
}

// No domain has an "@", so the last one separates the two; others are in quotes.
std::string_view domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
}

std::string_view local_part_of(std::string_view address) {
  return address.substr(0, address.rfind('@'));
}

// Mailbox = Local-part "@" ( Domain / address-literal )
Result<Address> parse_mailbox(std::string_view text, bool utf8) {
  const std::size_t at = local_part_length(text);
  if (at == std::string_view::npos) return fail("an address is written local@domain");
  const std::string_view local = text.substr(0, at);
  const std::string_view domain = text.substr(at + 1);
  if (local.size() > kLongestLocalPart)
    return fail("the part before @ has more than 64 characters");
  if (domain.size() > kLongestDomain) return fail("the domain has more than 255 characters");
  const std::optional<std::string> unquoted = parse_local_part(local, utf8);
  if (!unquoted) return fail("what stands before @ is neither a name nor a quoted string");
  if (!is_domain(domain, utf8) && !is_address_literal(domain)) {
    return fail("what stands after @ is neither a domain nor an address in brackets");
  }
  return Address{*unquoted, std::string(domain)};
}

// Local-part = Dot-string / Quoted-string
std::optional<std::string> parse_local_part(std::string_view text, bool utf8) {
  if (is_dot_string(text, utf8)) return std::string(text);
  return parse_quoted_string(text, utf8);
}

// Quoted-string = DQUOTE *QcontentSMTP DQUOTE
// QcontentSMTP = qtextSMTP / quoted-pairSMTP: printable ASCII, where " and \ need a \ before them.
std::optional<std::string> parse_quoted_string(std::string_view text, bool utf8) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::nullopt;
  text = text.substr(1, text.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') return std::nullopt;
    if (text[i] == '\\' && ++i == text.size()) return std::nullopt;
    if (!is_printable(text[i]) && !(utf8 && is_beyond_ascii(text[i]))) return std::nullopt;
    out += text[i];
  }
  if (utf8 && !is_utf8(out)) return std::nullopt;
  return out;
}

// address-literal = "[" ( IPv4-address-literal / IPv6-address-literal ) "]"
// A General-address-literal needs a registered tag, and only IPv6 is registered.
bool is_address_literal(std::string_view text) {
  constexpr std::string_view kTag = "IPv6:";
  if (text.size() < 2 || text.front() != '[' || text.back() != ']') return false;
  text = text.substr(1, text.size() - 2);
  if (starts_with_ignoring_case(text, kTag)) return is_ipv6_address(text.substr(kTag.size()));
  return parse_ipv4(text).has_value();
}

namespace {

// IPv6-hex = 1*4HEXDIG
bool is_ipv6_hex(std::string_view text) {
  return !text.empty() && text.size() <= 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return hex_value(c) >= 0; });
}

// How many groups of 16 bits `text` has, 0 if it is empty; nothing if it has anything else.
std::optional<std::size_t> ipv6_groups(std::string_view text) {
  if (text.empty()) return 0;
  if (!all_pieces(text, ':', is_ipv6_hex)) return std::nullopt;
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ':')) + 1;
}

}  // namespace

// IPv6-addr = IPv6-full / IPv6-comp / IPv6v4-full / IPv6v4-comp
// The four differ in whether "::" stands for two or more groups of zeros, and whether the last
// two groups are written as an IPv4 address.
bool is_ipv6_address(std::string_view text) {
  constexpr std::string_view kGroups = "0:0";
  std::string in_groups(text);
  const std::size_t last = text.rfind(':');
  if (last != std::string_view::npos && parse_ipv4(text.substr(last + 1))) {
    in_groups = std::string(text.substr(0, last + 1)).append(kGroups);
  }
  const std::string_view groups = in_groups;
  const std::size_t gap = groups.find("::");
  if (gap == std::string_view::npos) return ipv6_groups(groups) == 8;
  const auto before = ipv6_groups(groups.substr(0, gap));
  const auto after = ipv6_groups(groups.substr(gap + 2));
  return before && after && *before + *after <= 6;
}

std::optional<std::size_t> path_length(std::string_view text) {
  if (!text.starts_with('<')) return std::nullopt;
  bool quoted = false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (!quoted && text[i] == '>') {
      return i + 1;
    }
  }
  return std::nullopt;
}

// Path = "<" [ A-d-l ":" ] Mailbox ">"
// A-d-l = At-domain *( "," At-domain ); RFC 5321 §4.1.2: accepted and ignored.
Result<Address> parse_path(std::string_view text, bool utf8) {
  if (text.size() > kPath) return fail("a path has at most 256 characters");
  if (path_length(text) != text.size()) return fail("a path is written <local@domain>");
  text = text.substr(1, text.size() - 2);
  if (text.starts_with('@')) {
    const std::size_t colon = text.find(':');
    const auto is_hop = [utf8](std::string_view piece) { return is_at_domain(piece, utf8); };
    if (colon == std::string_view::npos || !all_pieces(text.substr(0, colon), ',', is_hop)) {
      return fail("a source route is written @one,@two:local@domain");
    }
    text.remove_prefix(colon + 1);
  }
  return parse_mailbox(text, utf8);
}

// Reverse-path = Path / "<>"
Result<Address> parse_reverse_path(std::string_view text, bool utf8) {
  return text == "<>" ? Address{} : parse_path(text, utf8);
}

}  // namespace mailscope::mail
