#pragma once
// Helpers for ASCII text, as protocols use it. Locale-free.

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace mailscope {

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
constexpr char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_alpha(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}
constexpr bool is_alnum(char c) {
  return is_alpha(c) || is_digit(c);
}
constexpr bool is_control(char c) {  // CTL = %d0-31 / %d127
  return (c >= 0 && c < ' ') || c == '\x7F';
}
constexpr bool is_printable(char c) {  // %d32-126
  return c >= ' ' && c <= '~';
}

std::string lowered(std::string_view text);
std::string uppered(std::string_view text);
bool equals_ignoring_case(std::string_view a, std::string_view b);
// Orders the keys of a map whose letters may be of either case.
struct LessIgnoringCase {
  using is_transparent = void;
  bool operator()(std::string_view a, std::string_view b) const;
};
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
std::string_view trimmed(std::string_view text);  // spaces and tabs off both ends

// The lines of `text` without their CRLF or LF; a last line without a line end counts as well.
std::vector<std::string_view> lines_of(std::string_view text);

// Takes the digits off the front of `text`.
std::string_view take_digits(std::string_view& text);
// All of `text` as a decimal number; nothing when it is none or does not fit.
template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (stop != end || error != std::errc()) return std::nullopt;
  return number;
}

// Whether every piece of `text` between separators is what `is_piece` wants.
template <class IsPiece>
bool all_pieces(std::string_view text, char separator, IsPiece is_piece) {
  for (;;) {
    const std::size_t end = text.find(separator);
    if (!is_piece(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

// In double quotes, with a backslash before each one inside and before each backslash: the
// quoted-string of RFC 5322 §3.2.4 and RFC 5321 §4.1.2, quoted of RFC 3501 §9.
std::string quoted(std::string_view text);

bool is_printable_ascii(std::string_view text);
// Control characters and bytes above 126 as \xNN, for showing a person what a peer sent.
std::string printable(std::string_view bytes);

}  // namespace mailscope
