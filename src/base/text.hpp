#pragma once
// Helpers for ASCII text, as protocols use it. Locale-free.

#include <string>
#include <string_view>
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

// The lines of `text` without their CRLF or LF; a last line without an end counts.
std::vector<std::string_view> lines_of(std::string_view text);

// Control characters and bytes above 126 as \xNN, for showing a person what a peer sent.
std::string printable(std::string_view bytes);

}  // namespace mailscope
