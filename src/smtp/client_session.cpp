#include "smtp/client_session.hpp"

#include <utility>

#include "base/base64.hpp"
#include "base/check.hpp"

namespace mailscope::smtp {

ClientSession::ClientSession(ClientConfig config)
    : config_(std::move(config)), replies_(config_.limits) {}

void ClientSession::connected(Instant now) {
  MAILSCOPE_CHECK(state_ == ClientState::connecting);
  now_ = now;
  wait_in(ClientState::greeting);
}

void ClientSession::receive(std::string_view bytes, Instant now) {
  if (state_ == ClientState::closed) return;
  now_ = now;
  replies_.feed(bytes);
}

std::optional<Instant> ClientSession::deadline() const {
  return client_row(state_) ? std::optional(deadline_) : std::nullopt;
}

void ClientSession::timeout(Instant now) {
  now_ = now;
  const std::optional<Instant> due = deadline();
  if (!due || now < *due) return;
  if (state_ == ClientState::quit) return hang_up();
  fail(std::string("no reply to ").append(client_row(state_)->to).append(" in time"), std::nullopt);
}

void ClientSession::quit() {
  MAILSCOPE_CHECK(state_ == ClientState::ready);
  say(ClientState::quit, {"QUIT"});
}

void ClientSession::closed() {
  lost_ = true;
}

std::optional<ClientOutput> ClientSession::poll() {
  while (outputs_.empty() && step()) {
  }
  if (outputs_.empty()) return std::nullopt;
  return outputs_.pop();
}

// Says the next command of a group, or takes one reply out of the input.
bool ClientSession::step() {
  if (state_ == ClientState::connecting || state_ == ClientState::closed) return false;
  if (ahead_ > 0) {
    say_ahead();
    return true;
  }
  if (auto heard = replies_.next()) {
    if (const auto* garbage = std::get_if<Garbage>(&*heard)) {
      fail(garbage->reason, std::nullopt);
    } else {
      heard_ = std::get<Reply>(std::move(*heard));
      if (offered_.extensions.enhanced_status_codes) split_status(heard_);
      hear(heard_);
    }
    return true;
  }
  if (!lost_) return false;
  if (state_ == ClientState::quit) {
    hang_up();
  } else {
    fail("connection lost", std::nullopt);
  }
  return true;
}

void ClientSession::hear(const Reply& reply) {
  outputs_.push(ClientHeard{reply.code});
  const ClientRow* row = client_row(state_);
  if (reply.code == 421 && state_ != ClientState::quit) {
    // RFC 5321 §3.8: the answer to any command, or to none; the server is about to close.
    fail(reply.text(), reply);
  } else if (!row) {
    fail("a reply to no command: " + reply.text(), reply);
  } else {
    act(row->on[static_cast<std::size_t>(reply.code / 100 - 2)], reply);
  }
}

void ClientSession::act(ClientAction action, const Reply& reply) {
  switch (action) {
    case ClientAction::say_hello:
      if (config_.extended_hello) return say(ClientState::ehlo, {"EHLO ", config_.name});
      [[fallthrough]];
    case ClientAction::say_helo:
      return say(ClientState::helo, {"HELO ", config_.name});
    case ClientAction::introduce:
      return introduce(reply);
    case ClientAction::say_user:
      return say(ClientState::auth_user, {to_base64(config_.login->user)});
    case ClientAction::say_password:
      return say(ClientState::auth, {to_base64(config_.login->password)});
    case ClientAction::become_ready:
      return become_ready();
    case ClientAction::say_rcpt:
      say_rcpt();
      return wait_in(ClientState::rcpt);
    case ClientAction::next_rcpt:
      return recipient_answered(reply);
    case ClientAction::note_mail:
      return mail_noted(reply);
    case ClientAction::note_rcpt:
      return recipient_noted(reply);
    case ClientAction::say_content:
      return say_content();
    case ClientAction::answer_group:
      return group_answered(reply);
    case ClientAction::answer_dot:
      return message_answered(refusal_, ClientAction::answer);
    case ClientAction::answer:
    case ClientAction::answer_rset:
      return message_answered(reply, action);
    case ClientAction::fail_quit:
      outputs_.push(Failed{reply.text(), reply});
      return say(ClientState::quit, {"QUIT"});
    case ClientAction::hang_up:
      return hang_up();
    case ClientAction::fail:
      return fail("unexpected reply: " + reply.text(), reply);
  }
}

// RFC 4954 §3: a client with credentials authenticates where it can; a server that wants them and
// offers no way will say so to MAIL.
void ClientSession::introduce(const Reply& reply) {
  offered_ = parse_offered(reply);
  offered_.extensions = both(offered_.extensions, config_.uses);
  if (!config_.login) return become_ready();
  if (offered_.auth_plain) {
    return say(ClientState::auth, {"AUTH PLAIN ", plain_response(*config_.login)});
  }
  if (offered_.auth_login) return say(ClientState::auth_login, {"AUTH LOGIN"});
  become_ready();
}

void ClientSession::become_ready() {
  state_ = ClientState::ready;
  outputs_.push(Ready{});
}

void ClientSession::wait_in(ClientState state) {
  state_ = state;
  deadline_ = now_ + client_row(state)->patience;
}

// What stands in line_.
void ClientSession::say() {
  outputs_.push(ClientSay{line_.append("\r\n"), LineKind::command});
}

void ClientSession::say(ClientState then, std::initializer_list<std::string_view> command) {
  line_.clear();
  for (const std::string_view part : command) line_ += part;
  say();
  wait_in(then);
}

void ClientSession::fail(std::string reason, std::optional<Reply> reply) {
  outputs_.push(Failed{std::move(reason), std::move(reply)});
  hang_up();
}

void ClientSession::hang_up() {
  outputs_.push(Hangup{});
  state_ = ClientState::closed;
}

}  // namespace mailscope::smtp
