#include "imap/server_session.hpp"

#include <utility>

#include "base/check.hpp"
#include "base/text.hpp"
#include "imap/reader.hpp"

namespace mailscope::imap {
namespace {

constexpr std::string_view kCapabilities = "CAPABILITY IMAP4rev1";

// The tag of a line that is otherwise not to be read.
std::string tag_of(std::string_view line) {
  Reader reader(line);
  const auto tag = reader.tag();
  return tag && reader.take(' ') ? std::string(*tag) : std::string();
}

Verb asked(const Command& command) {
  return command.by_uid ? Verb::uid : command.verb;
}

std::string why_not_now(ServerState state) {
  switch (state) {
    case ServerState::not_authenticated:
      return "log in first";
    case ServerState::authenticated:
      return "not now: you are logged in, no mailbox is selected";
    case ServerState::selected:
      return "not now: you are logged in already";
    case ServerState::logout:
      break;
  }
  return "logged out";
}

}  // namespace

ServerSession::ServerSession(ServerConfig config)
    : config_(std::move(config)), framer_(config_.limits.line, config_.limits.literal) {}

void ServerSession::connected(Instant now) {
  MAILSCOPE_CHECK(!open_ && state_ == ServerState::not_authenticated);
  open_ = true;
  last_heard_ = now;
  say("* OK " + config_.host + " IMAP4rev1 server ready\r\n");
}

void ServerSession::receive(std::string_view bytes, Instant now) {
  if (!open_) return;
  last_heard_ = now;
  framer_.feed(bytes);
}

std::optional<Instant> ServerSession::deadline() const {
  if (!open_) return std::nullopt;
  return last_heard_ + config_.limits.idle;
}

void ServerSession::timeout(Instant now) {
  if (!open_ || now < *deadline()) return;
  hang_up("autologout; idle for too long");
}

void ServerSession::closed() {
  open_ = false;
  waiting_ = Waiting::no;
  state_ = ServerState::logout;
  outputs_.clear();
}

std::optional<ServerOutput> ServerSession::poll() {
  while (outputs_.empty() && open_ && waiting_ == Waiting::no) {
    if (!hear_next()) break;
  }
  if (outputs_.empty()) return std::nullopt;
  ServerOutput output = std::move(outputs_.front());
  outputs_.pop_front();
  return output;
}

void ServerSession::say(std::string bytes) {
  outputs_.push_back(ServerSay{std::move(bytes)});
}

// response-tagged = tag SP resp-cond-state CRLF
void ServerSession::finish(bool ok, std::string_view text) {
  const Transition* way = transition(state_, asked(current_));
  MAILSCOPE_CHECK(way != nullptr);
  state_ = ok ? way->on_ok : way->on_no;
  say(current_.tag + (ok ? " OK " : " NO ") + std::string(text) + "\r\n");
}

void ServerSession::complain(std::string_view tag, std::string_view text) {
  say((tag.empty() ? "*" : std::string(tag)) + " BAD " + std::string(text) + "\r\n");
  if (++bad_commands_ >= config_.limits.bad_commands) hang_up("too many commands were bad");
}

void ServerSession::hang_up(std::string_view goodbye) {
  say("* BYE " + std::string(goodbye) + "\r\n");
  outputs_.push_back(Hangup{});
  state_ = ServerState::logout;
  waiting_ = Waiting::no;
  open_ = false;
}

bool ServerSession::hear_next() {
  auto event = framer_.next();
  if (!event) return false;
  if (auto* frame = std::get_if<Frame>(&*event)) {
    hear(frame->bytes);
  } else if (auto* broken = std::get_if<BrokenFrame>(&*event)) {
    const std::string tag = tag_of(broken->bytes);
    outputs_.push_back(ServerHeard{std::move(broken->bytes)});
    complain(tag, name(broken->fault));
  } else {
    say("+ go ahead\r\n");  // RFC 3501 §7.5
  }
  return true;
}

void ServerSession::hear(std::string_view frame) {
  outputs_.push_back(ServerHeard{std::string(frame)});
  auto command = parse_command(frame, config_.limits);
  if (!command) return complain(command.error().tag, command.error().text);
  current_ = std::move(*command);
  if (transition(state_, asked(current_)) == nullptr) {
    return complain(current_.tag, why_not_now(state_));
  }
  execute();
}

void ServerSession::execute() {
  switch (current_.verb) {
    case Verb::capability:
      say("* " + std::string(kCapabilities) + "\r\n");
      return finish(true, "CAPABILITY completed");
    case Verb::noop:
      return finish(true, "NOOP completed");
    case Verb::logout:
      return logout();
    case Verb::login:
      return ask_login();
    case Verb::select:
    case Verb::examine:
      return ask_select();
    case Verb::list:
      return list();
    case Verb::fetch:
      return fetch();
    case Verb::store:
      return store();
    case Verb::search:
      return search();
    case Verb::close:
      mailbox_ = {};
      return finish(true, "CLOSE completed");
    case Verb::uid:
      break;
  }
  MAILSCOPE_CHECK(false);  // the parser gives the command behind UID
}

// RFC 3501 §6.1.3: BYE comes before the tagged OK.
void ServerSession::logout() {
  say("* BYE " + config_.host + " IMAP4rev1 server logging out\r\n");
  finish(true, "LOGOUT completed");
  outputs_.push_back(Hangup{});
  open_ = false;
}

void ServerSession::ask_login() {
  auto& arguments = std::get<LoginArguments>(current_.arguments);
  waiting_ = Waiting::login;
  outputs_.push_back(AskLogin{std::move(arguments.user), std::move(arguments.password)});
}

void ServerSession::answer_login(bool ok) {
  if (!open_) return;  // the connection ended while the question stood
  MAILSCOPE_CHECK(waiting_ == Waiting::login);
  waiting_ = Waiting::no;
  if (ok) return finish(true, "LOGIN completed");
  // RFC 5530: the same answer whether the user or the password is wrong.
  finish(false, "[AUTHENTICATIONFAILED] wrong user name or password");
  if (++bad_commands_ >= config_.limits.bad_commands) hang_up("too many logins were refused");
}

void ServerSession::ask_select() {
  auto& arguments = std::get<MailboxArgument>(current_.arguments);
  mailbox_ = {};
  waiting_ = Waiting::select;
  read_only_ = current_.verb == Verb::examine;
  outputs_.push_back(AskSelect{std::move(arguments.folder), read_only_});
}

}  // namespace mailscope::imap
