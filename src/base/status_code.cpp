#include "base/status_code.hpp"

#include "base/text.hpp"

namespace mailscope {
namespace {

bool is_class(char c) {
  return c == '2' || c == '4' || c == '5';
}

}  // namespace

// status-code = class "." subject "." detail; subject = 1*3DIGIT; detail = 1*3DIGIT
std::string_view leading_status_code(std::string_view text) {
  const std::string_view code = text.substr(0, text.find(' '));
  if (code.empty() || !is_class(code[0])) return {};
  std::string_view rest = code.substr(1);
  for (int part = 0; part < 2; ++part) {
    if (!rest.starts_with('.')) return {};
    rest.remove_prefix(1);
    const std::string_view digits = take_digits(rest);
    if (digits.empty() || digits.size() > 3) return {};
  }
  return rest.empty() ? code : std::string_view();
}

std::string status_of_reply(std::string_view reply) {
  if (reply.size() < 3 || !is_class(reply[0]) || !is_digit(reply[1]) || !is_digit(reply[2])) {
    return {};
  }
  const char digit = reply[0];
  std::string_view text = reply.substr(3);
  if (!text.empty() && text[0] != ' ' && text[0] != '-') return {};
  if (!text.empty()) text.remove_prefix(1);
  const std::string_view code = leading_status_code(text);
  if (!code.empty() && code[0] == digit) return std::string(code);
  return {digit, '.', '0', '.', '0'};
}

}  // namespace mailscope
