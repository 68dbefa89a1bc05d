#include "imap/client_session.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "base/text.hpp"
#include "imap/reader.hpp"

namespace mailscope::imap {
namespace {

bool is_quotable(std::string_view text) {
  return text.size() <= 256 && is_printable_ascii(text);
}

// The text of a command, cut where a literal must wait for leave to be sent.
class Pieces {
 public:
  void plain(std::string_view text) { current_ += text; }

  // astring = 1*ASTRING-CHAR / string: the plainest form that can carry `value`.
  void astring(std::string_view value) {
    if (!value.empty() && std::ranges::all_of(value, is_astring_char)) return plain(value);
    if (is_quotable(value)) return plain(quoted(value));
    plain("{" + std::to_string(value.size()) + "}\r\n");
    done_.push_back(std::exchange(current_, std::string(value)));
  }

  std::vector<std::string> take() {
    done_.push_back(current_ + "\r\n");
    return std::move(done_);
  }

 private:
  std::string current_;
  std::vector<std::string> done_;
};

std::string told(std::string_view what, const Response& response) {
  return std::string(what) + ": " + response.text;
}

}  // namespace

std::string_view name(ClientState state) {
  constexpr std::array<std::string_view, 9> kNames = {
      "greeting", "login", "select", "search", "fetch", "store", "logout", "finished", "failed"};
  return kNames[static_cast<std::size_t>(state)];
}

ClientSession::ClientSession(ClientConfig config)
    : config_(std::move(config)), framer_(config_.limits.line, config_.limits.literal) {}

void ClientSession::connected(Instant now) {
  MAILSCOPE_CHECK(!open_ && state_ == ClientState::greeting);
  open_ = true;
  last_heard_ = now;
}

void ClientSession::receive(std::string_view bytes, Instant now) {
  if (!open_) return;
  last_heard_ = now;
  framer_.feed(bytes);
}

std::optional<Instant> ClientSession::deadline() const {
  if (!open_) return std::nullopt;
  return last_heard_ + config_.limits.patience;
}

void ClientSession::timeout(Instant now) {
  if (!open_ || now < *deadline()) return;
  fail_with("the server was silent for " + format_duration(config_.limits.patience));
}

void ClientSession::closed() {
  while (open_ && hear_next()) {
  }
  if (!open_) return;
  // All is read, and the server has said BYE: its last line is not worth an error.
  if (state_ == ClientState::logout && goodbye_) return finish();
  fail_with("the server closed the connection");
}

std::optional<ClientOutput> ClientSession::poll() {
  while (outputs_.empty() && open_) {
    if (!hear_next()) break;
  }
  if (outputs_.empty()) return std::nullopt;
  ClientOutput output = std::move(outputs_.front());
  outputs_.pop_front();
  return output;
}

void ClientSession::say(std::string bytes) {
  outputs_.push_back(ClientSay{std::move(bytes)});
}

// RFC 3501 §2.2.1: each command has a tag of its own.
void ClientSession::command(ClientState next, std::string_view text) {
  state_ = next;
  say("a" + std::to_string(++tags_) + " " + std::string(text) + "\r\n");
}

void ClientSession::log_in() {
  state_ = ClientState::login;
  Pieces pieces;
  pieces.plain("a" + std::to_string(++tags_) + " LOGIN ");
  pieces.astring(config_.user);
  pieces.plain(" ");
  pieces.astring(config_.password);
  std::vector<std::string> texts = pieces.take();
  say(std::move(texts.front()));
  after_continuation_.assign(texts.begin() + 1, texts.end());
}

// BODY.PEEK[] leaves \Seen alone, so that a message counts as read only when it has arrived whole:
// that is what the STORE after it says.
void ClientSession::fetch_next() {
  fetched_.reset();
  if (unseen_.empty()) return command(ClientState::logout, "LOGOUT");
  command(ClientState::fetch, "FETCH " + std::to_string(unseen_.front()) + " (UID BODY.PEEK[])");
}

void ClientSession::finish() {
  state_ = ClientState::finished;
  open_ = false;
  outputs_.push_back(Finished{});
  outputs_.push_back(Hangup{});
}

void ClientSession::fail_with(std::string reason) {
  state_ = ClientState::failed;
  open_ = false;
  outputs_.push_back(Failed{std::move(reason)});
  outputs_.push_back(Hangup{});
}

bool ClientSession::hear_next() {
  auto event = framer_.next();
  if (!event) return false;
  if (auto* broken = std::get_if<BrokenFrame>(&*event)) {
    outputs_.push_back(ClientHeard{std::move(broken->bytes)});
    fail_with("the server broke the protocol: " + std::string(name(broken->fault)));
  } else if (auto* frame = std::get_if<Frame>(&*event)) {
    auto response = parse_response(frame->bytes, config_.limits);
    outputs_.push_back(ClientHeard{std::move(frame->bytes)});
    if (response) {
      hear(*response);
    } else {
      fail_with(response.error().message);
    }
  }
  return true;  // an announced literal just comes: a server waits for nobody's leave
}

// RFC 3501 §7: untagged data may come at any time; what we did not ask for is passed over.
void ClientSession::hear(const Response& response) {
  if (state_ == ClientState::greeting) return hear_greeting(response);
  if (!response.tag.empty()) return hear_tagged(response);
  switch (response.kind) {
    case ResponseKind::continuation:
      if (after_continuation_.empty()) return fail_with("the server asked for data without need");
      say(std::move(after_continuation_.front()));
      return after_continuation_.pop_front();
    case ResponseKind::bye:
      goodbye_ = true;
      if (state_ != ClientState::logout) fail_with(told("the server said goodbye", response));
      return;
    case ResponseKind::search:
      if (state_ != ClientState::search) return;
      if (unseen_.size() + response.numbers.size() > config_.limits.items) {
        return fail_with("the server found more messages than can be");
      }
      unseen_.insert(unseen_.end(), response.numbers.begin(), response.numbers.end());
      return;
    case ResponseKind::fetch:
      return hear_fetch(response);
    case ResponseKind::expunge:
      // RFC 3501 §7.4.1: never while FETCH, STORE or SEARCH run, so our numbers stay valid.
      if (!unseen_.empty()) fail_with("the server renumbered messages while they were read");
      return;
    default:
      return;
  }
}

// greeting = "*" SP (resp-cond-auth / resp-cond-bye) CRLF
void ClientSession::hear_greeting(const Response& response) {
  if (response.kind == ResponseKind::ok && response.tag.empty()) return log_in();
  if (response.kind == ResponseKind::preauth) return command(ClientState::select, "SELECT INBOX");
  if (response.kind == ResponseKind::bye) return fail_with(told("the server refused", response));
  fail_with("the server did not greet as IMAP does");
}

void ClientSession::hear_fetch(const Response& response) {
  if (state_ != ClientState::fetch || response.number != unseen_.front()) return;
  if (response.body && response.uid) fetched_ = Fetched{*response.uid, *response.body};
}

void ClientSession::hear_tagged(const Response& response) {
  if (response.tag != "a" + std::to_string(tags_)) {
    return fail_with("the server answered a command that was not given: " + response.tag);
  }
  const bool ok = response.kind == ResponseKind::ok;
  if (ok && !after_continuation_.empty()) return fail_with("the server did not wait for the login");
  if (response.kind == ResponseKind::bad) return fail_with(told("the server said BAD", response));
  switch (state_) {
    case ClientState::login:
      after_continuation_.clear();
      if (ok) {
        outputs_.push_back(LoggedIn{});
        return command(ClientState::select, "SELECT INBOX");
      }
      outputs_.push_back(LoginRefused{response.text});
      return command(ClientState::logout, "LOGOUT");
    case ClientState::select:
      if (!ok) return fail_with(told("the mailbox cannot be opened", response));
      return command(ClientState::search, "SEARCH UNSEEN");
    case ClientState::search:
      if (!ok) return fail_with(told("the mailbox cannot be searched", response));
      return fetch_next();
    case ClientState::fetch:
      if (ok && fetched_) {
        outputs_.push_back(std::move(*fetched_));
        const std::string number = std::to_string(unseen_.front());
        return command(ClientState::store, "STORE " + number + " +FLAGS (\\Seen)");
      }
      [[fallthrough]];  // gone meanwhile, or not to be had: on to the next
    case ClientState::store:
      unseen_.pop_front();
      return fetch_next();
    case ClientState::logout:
      return finish();
    case ClientState::greeting:
    case ClientState::finished:
    case ClientState::failed:
      break;
  }
  MAILSCOPE_CHECK(false);
}

}  // namespace mailscope::imap
