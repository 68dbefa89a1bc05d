// The exchange that AUTH begins (RFC 4954 §4).

#include <utility>

#include "base/check.hpp"
#include "smtp/server_session.hpp"

namespace mailscope::smtp {

Verdict Verdict::wrong_login() {
  return refuse(smtp::reply(535, "5.7.8", "Authentication credentials invalid"));
}

void ServerSession::execute_auth(std::string_view arguments) {
  // RFC 4954 §4: after EHLO, and not again once it has succeeded.
  if (!extended_) return refuse(reply(503, "5.5.1", "AUTH needs EHLO"));
  if (!login_.empty()) return refuse(reply(503, "5.5.1", "Already authenticated"));
  const AuthArguments parts = parse_auth(arguments);
  if (parts.mechanism.empty()) {
    return refuse(reply(501, "5.5.4", "Syntax: AUTH mechanism [initial-response]"));
  }
  const std::optional<Event> event = auth_event(parts);
  if (!event) return refuse(reply(504, "5.5.4", "Authentication mechanism not known"));
  const Transition* row = transition(state_, *event);
  MAILSCOPE_CHECK(row);
  if (parts.initial.empty()) {
    challenge(*row);
  } else {
    take_response(*row, parts.initial);
  }
}

void ServerSession::hear_response(const InputLine& line) {
  outputs_.push(ServerHeard{LineKind::command, line.text});
  const Transition* row = transition(state_, Event::response);
  MAILSCOPE_CHECK(row);
  state_ = ServerState::idle;
  if (line.too_long) return refuse(reply(500, "5.5.6", "Authentication exchange line is too long"));
  if (line.text == "*") return refuse(reply(501, "5.7.0", "Authentication cancelled"));
  take_response(*row, line.text);
}

// `row` leads to where the piece of the credentials is awaited that is asked for now.
void ServerSession::challenge(const Transition& row) {
  state_ = row.to;
  const std::string_view words = row.to == ServerState::username   ? kAskUsername
                                 : row.to == ServerState::password ? kAskPassword
                                                                   : std::string_view{};
  say(row.reply, "", words);
}

void ServerSession::take_response(const Transition& row, std::string_view text) {
  std::optional<std::string> response = decode_response(text);
  if (!response) return refuse(reply(501, "5.5.2", "Cannot decode the response"));
  if (row.action == Action::challenge) {
    next_login_.user = *std::move(response);
    return challenge(row);
  }
  if (row.from == ServerState::password) {
    return take_credentials(row, Login{std::move(next_login_.user), *std::move(response)});
  }
  take_credentials(row, parse_plain(*response));
}

void ServerSession::take_credentials(const Transition& row, std::optional<Login> login) {
  if (!login || login->user.empty()) return fail_login(*Verdict::wrong_login().reply);
  next_login_ = *std::move(login);
  ask(row, AskLogin{next_login_.user, next_login_.password});
}

// RFC 4954 §9: who guesses passwords is not to guess for long.
void ServerSession::fail_login(const Reply& why) {
  if (++failed_logins_ <= config_.limits.failed_logins) return say(why);
  close_with(
      reply(421, "4.7.0", config_.host + " closing connection: too many failed authentications"));
}

}  // namespace mailscope::smtp
