#include "smtp/login.hpp"

#include <algorithm>

#include "base/base64.hpp"
#include "base/text.hpp"

namespace mailscope::smtp {
AuthArguments parse_auth(std::string_view arguments) {
  const std::size_t space = std::min(arguments.find(' '), arguments.size());
  return {arguments.substr(0, space), trimmed(arguments.substr(space))};
}

std::optional<Event> auth_event(const AuthArguments& arguments) {
  if (equals_ignoring_case(arguments.mechanism, "PLAIN")) {
    return arguments.initial.empty() ? Event::auth_plain : Event::auth;
  }
  if (equals_ignoring_case(arguments.mechanism, "LOGIN")) {
    return arguments.initial.empty() ? Event::auth_login : Event::auth_user;
  }
  return std::nullopt;
}

std::optional<std::string> decode_response(std::string_view text) {
  if (text == "=") return std::string();
  return from_base64(text);
}

std::optional<Login> parse_plain(std::string_view message) {
  const std::size_t first = message.find('\0');
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = message.find('\0', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::string_view acts_for = message.substr(0, first);
  const std::string_view user = message.substr(first + 1, second - first - 1);
  const std::string_view password = message.substr(second + 1);
  if (user.empty() || password.empty() || password.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  if (!acts_for.empty() && acts_for != user) return std::nullopt;
  return Login{std::string(user), std::string(password)};
}

std::string plain_response(const Login& login) {
  std::string message(1, '\0');
  message.append(login.user).append(1, '\0').append(login.password);
  return to_base64(message);
}

}  // namespace mailscope::smtp
