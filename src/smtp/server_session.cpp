#include "smtp/server_session.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace mailscope::smtp {

ServerSession::ServerSession(ServerConfig config)
    : config_(std::move(config)),
      command_line_(
          command_line_limit(config_.limits.command_line, config_.extensions, config_.login)),
      content_(config_.mail.message_size) {}

void ServerSession::connected(Instant now) {
  MAILSCOPE_CHECK(state_ == ServerState::connecting && !asked_);
  last_heard_ = now;
  const Transition* row = transition(state_, Event::connection);
  MAILSCOPE_CHECK(row);
  ask(*row, AskConnection{});
}

void ServerSession::receive(std::string_view bytes, Instant now) {
  const bool listening = asked_ || state_ != ServerState::connecting;
  if (!listening || state_ == ServerState::closed) return;
  last_heard_ = now;
  if (asked_ && input_.size() + bytes.size() > config_.limits.waiting_input) {
    return close_with(
        reply(421, "4.7.0", config_.host + " closing connection: too much input ahead of replies"));
  }
  input_.feed(bytes);
}

std::optional<Instant> ServerSession::deadline() const {
  if (state_ == ServerState::connecting || state_ == ServerState::closed || asked_) {
    return std::nullopt;
  }
  return last_heard_ + config_.limits.inactivity;
}

void ServerSession::timeout(Instant now) {
  if (asked_) {
    last_heard_ = now;
    return;
  }
  const std::optional<Instant> due = deadline();
  if (!due || now < *due) return;
  close_with(
      reply(421, "4.4.2", config_.host + " closing connection: nothing was heard for too long"));
}

void ServerSession::closed() {
  state_ = ServerState::closed;
  asked_ = nullptr;
  input_.forget();
  outputs_.clear();
}

std::optional<ServerOutput> ServerSession::poll() {
  while (outputs_.empty() && step()) {
  }
  if (outputs_.empty()) return std::nullopt;
  return outputs_.pop();
}

// Takes one line out of the input.
bool ServerSession::step() {
  const bool listening = state_ != ServerState::connecting && state_ != ServerState::closed;
  if (!listening || asked_) return false;
  const std::optional<InputLine> line = input_.next(line_limit());
  if (!line) return false;
  if (state_ == ServerState::content) {
    hear_content(*line);
  } else if (transition(state_, Event::response)) {
    hear_response(*line);
  } else {
    hear_command(*line);
  }
  return true;
}

std::size_t ServerSession::line_limit() const {
  if (state_ == ServerState::content) return config_.limits.text_line;
  const bool credentials =
      transition(state_, Event::response) || (config_.login && state_ == ServerState::idle);
  return credentials ? std::max(kAuthLine, command_line_) : command_line_;
}

void ServerSession::hear_command(const InputLine& line) {
  outputs_.push(ServerHeard{LineKind::command, line.text});
  const std::optional<Verb> verb = parse_verb(line.text);
  if (line.too_long || (verb != Verb::auth && line.text.size() + 2 > command_line_)) {
    return refuse(reply(500, "5.5.2", "Line too long"));
  }
  if (!is_command_text(line.text)) {
    return refuse(
        reply(500, "5.5.2", line.bare ? "Only CRLF ends a line" : "Commands are printable ASCII"));
  }
  const Transition* row = transition(state_, event_of(verb));
  MAILSCOPE_CHECK(row);
  execute(*row, arguments_of(line.text));
}

// RFC 5321 §2.4: commands are ASCII, RFC 6531 §3.3: or UTF-8, which the addresses then are
// checked for. NUL and other control characters have no place in them.
bool ServerSession::is_command_text(std::string_view line) const {
  return std::none_of(line.begin(), line.end(), is_control) &&
         (allowed().extensions.smtputf8 || is_ascii(line));
}

void ServerSession::hear_content(const InputLine& line) {
  if (!ContentReader::ends(line)) return content_.add(line);
  outputs_.push(ServerHeard{LineKind::end_of_content, line.text});
  end_content();
}

void ServerSession::ask(const Transition& row, ServerOutput question) {
  asked_ = &row;
  outputs_.push(std::move(question));
}

void ServerSession::answer(Verdict verdict) {
  if (!asked_ || !outputs_.empty()) return;  // nothing was asked, or not handed out yet
  const Transition& row = *std::exchange(asked_, nullptr);
  if (verdict.dropped) return drop();
  if (verdict.reply && verdict.reply->code == 421) return close_with(*std::move(verdict.reply));
  const bool accepted = verdict.accepted();
  move_on(row, accepted);
  if (accepted) carry_out(row);
  if (!accepted && row.action == Action::login) return fail_login(*verdict.reply);
  // DATA is answered 354, EHLO with what is offered: a yes in other words would not do.
  const bool fixed = accepted && (row.action == Action::begin_content || row.on == Event::ehlo);
  if (!verdict.reply || fixed) return answer_row(row);
  say(*std::move(verdict.reply));
}

void ServerSession::move_on(const Transition& row, bool accepted) {
  switch (row.action) {
    case Action::greet:
      state_ = accepted ? row.to : ServerState::turned_away;
      return;
    case Action::login:  // RFC 4954 §4: the exchange is over
      state_ = row.to;
      return;
    case Action::accept_message:  // RFC 5321 §4.1.1.4: so is the transaction
      state_ = row.to;
      envelope_ = {};
      content_.clear();
      return;
    default:
      if (accepted) state_ = row.to;
  }
}

// What the policy has agreed to becomes so.
void ServerSession::carry_out(const Transition& row) {
  switch (row.action) {
    case Action::hello:
      client_ = std::move(next_client_);
      extended_ = row.on == Event::ehlo;
      envelope_ = {};
      return;
    case Action::login:
      login_ = std::exchange(next_login_, {}).user;
      return;
    case Action::sender:
      envelope_ = std::move(next_envelope_);
      return;
    case Action::recipient:
      envelope_.recipients.push_back(std::move(next_recipient_));
      return;
    case Action::begin_content:
      content_.clear(envelope_.declared_size);
      return;
    default:
      return;
  }
}

}  // namespace mailscope::smtp
