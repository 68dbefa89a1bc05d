#include "mail/status_code.hpp"

#include "base/text.hpp"

namespace mailscope::mail {
namespace {

bool is_class(char c) {
  return c == '2' || c == '4' || c == '5';
}

// subject / detail = 1*3digit
bool take_number(std::string_view& text) {
  std::size_t n = 0;
  while (n < text.size() && n < 3 && is_digit(text[n])) ++n;
  text.remove_prefix(n);
  return n > 0;
}

bool take_dot(std::string_view& text) {
  if (!text.starts_with('.')) return false;
  text.remove_prefix(1);
  return true;
}

// status-code = class "." subject "." detail; empty when `text` begins with none.
std::string_view enhanced_code(std::string_view text) {
  std::string_view rest = text;
  if (rest.empty() || !is_class(rest[0])) return {};
  rest.remove_prefix(1);
  if (!take_dot(rest) || !take_number(rest) || !take_dot(rest) || !take_number(rest)) return {};
  if (!rest.empty() && rest[0] != ' ') return {};
  return text.substr(0, text.size() - rest.size());
}

}  // namespace

std::string status_of_reply(std::string_view reply) {
  if (reply.size() < 3 || !is_class(reply[0]) || !is_digit(reply[1]) || !is_digit(reply[2])) {
    return {};
  }
  const char digit = reply[0];
  std::string_view text = reply.substr(3);
  if (!text.empty() && text[0] != ' ' && text[0] != '-') return {};
  if (!text.empty()) text.remove_prefix(1);
  const std::string_view code = enhanced_code(text);
  if (!code.empty() && code[0] == digit) return std::string(code);
  return {digit, '.', '0', '.', '0'};
}

}  // namespace mailscope::mail
