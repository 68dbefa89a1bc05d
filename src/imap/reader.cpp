#include "imap/reader.hpp"

#include "base/text.hpp"

namespace mailscope::imap {
namespace {

std::optional<std::string_view> unless_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return text;
}

bool is_list_char(char c) {
  return is_astring_char(c) || c == '*' || c == '%';
}

}  // namespace

// ATOM-CHAR = <any CHAR except atom-specials>
// atom-specials = "(" / ")" / "{" / SP / CTL / "%" / "*" / DQUOTE / "\" / "]"
bool is_atom_char(char c) {
  return c > 32 && c < 127 && std::string_view("(){%*\"\\]").find(c) == std::string_view::npos;
}

// ASTRING-CHAR = ATOM-CHAR / resp-specials
bool is_astring_char(char c) {
  return is_atom_char(c) || c == ']';
}

std::string_view Reader::advance(std::size_t n) {
  const std::string_view taken = rest_.substr(0, n);
  rest_.remove_prefix(taken.size());
  return taken;
}

bool Reader::take(char c) {
  if (rest_.empty() || rest_.front() != c) return false;
  advance(1);
  return true;
}

bool Reader::take_text(std::string_view text) {
  if (!starts_with_ignoring_case(rest_, text)) return false;
  advance(text.size());
  return true;
}

std::string_view Reader::take_through(char end) {
  const auto at = rest_.find(end);
  return at == std::string_view::npos ? std::string_view() : advance(at + 1);
}

// atom = 1*ATOM-CHAR
std::optional<std::string_view> Reader::atom() {
  return unless_empty(take_while(is_atom_char));
}

// tag = 1*<any ASTRING-CHAR except "+">
std::optional<std::string_view> Reader::tag() {
  return unless_empty(take_while([](char c) { return is_astring_char(c) && c != '+'; }));
}

// string = quoted / literal
std::optional<std::string> Reader::string() {
  return peek() == '"' ? quoted() : literal();
}

// astring = 1*ASTRING-CHAR / string
std::optional<std::string> Reader::astring() {
  const std::string_view plain = take_while(is_astring_char);
  if (!plain.empty()) return std::string(plain);
  return string();
}

// list-mailbox = 1*list-char / string
std::optional<std::string> Reader::list_mailbox() {
  const std::string_view plain = take_while(is_list_char);
  if (!plain.empty()) return std::string(plain);
  return string();
}

// quoted = DQUOTE *QUOTED-CHAR DQUOTE
// QUOTED-CHAR = <any TEXT-CHAR except quoted-specials> / "\" quoted-specials
std::optional<std::string> Reader::quoted() {
  std::string value;
  for (std::size_t i = 1; i < rest_.size(); ++i) {
    char c = rest_[i];
    if (c == '"') {
      advance(i + 1);
      return value;
    }
    if (c == '\\') {
      if (++i == rest_.size()) break;
      c = rest_[i];
      if (c != '"' && c != '\\') break;
    }
    // TEXT-CHAR is 7-bit; CR, LF and NUL come only from a literal that stands elsewhere.
    if (c == '\r' || c == '\n' || c == 0 || static_cast<unsigned char>(c) > 127) break;
    value += c;
  }
  return std::nullopt;
}

// literal = "{" number "}" CRLF *CHAR8
std::optional<std::string> Reader::literal() {
  Reader ahead = *this;
  if (!ahead.take('{')) return std::nullopt;
  const std::optional<std::uint32_t> octets = ahead.number();
  if (!octets || !ahead.take('}') || !ahead.take('\r') || !ahead.take('\n')) return std::nullopt;
  if (ahead.rest_.size() < *octets) return std::nullopt;
  std::string value(ahead.advance(*octets));
  *this = ahead;
  return value;
}

// number = 1*DIGIT, below 4,294,967,296
std::optional<std::uint32_t> Reader::number() {
  Reader ahead = *this;
  const std::string_view digits = ahead.take_while(is_digit);
  if (digits.empty()) return std::nullopt;
  std::uint64_t value = 0;
  for (const char digit : digits) {
    value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    if (value > UINT32_MAX) return std::nullopt;
  }
  *this = ahead;
  return static_cast<std::uint32_t>(value);
}

// nz-number = digit-nz *DIGIT
std::optional<std::uint32_t> Reader::nz_number() {
  if (peek() == '0') return std::nullopt;
  return number();
}

}  // namespace mailscope::imap
