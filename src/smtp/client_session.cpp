#include "smtp/client_session.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "smtp/content_reader.hpp"

namespace mailscope::smtp {
namespace {

// RFC 5321 §4.5.3.2.5: three minutes for each block of the content to leave.
constexpr Duration kBlockPatience = minutes(3);
constexpr std::int64_t kBlock = 1 << 16;

// An address that could end its command and begin another must not have come this far.
bool fits_in_command(const std::string& address) {
  return std::all_of(address.begin(), address.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 32 && byte != 127;
  });
}

}  // namespace

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
  fail("no reply in time (" + std::string(name(state_)) + ")", std::nullopt);
}

void ClientSession::send(Envelope envelope, std::string content) {
  MAILSCOPE_CHECK(state_ == ClientState::ready);
  MAILSCOPE_CHECK(!envelope.recipients.empty());
  MAILSCOPE_CHECK(fits_in_command(envelope.sender));
  MAILSCOPE_CHECK(
      std::all_of(envelope.recipients.begin(), envelope.recipients.end(), fits_in_command));
  envelope_ = std::move(envelope);
  content_ = std::move(content);
  recipient_ = accepted_ = 0;
  say_path(ClientState::mail, "MAIL FROM:", envelope_.sender);
}

void ClientSession::quit() {
  MAILSCOPE_CHECK(state_ == ClientState::ready);
  say(ClientState::quit, "QUIT");
}

void ClientSession::closed() {
  lost_ = true;
}

std::optional<ClientOutput> ClientSession::poll() {
  while (outputs_.empty() && step()) {
  }
  if (outputs_.empty()) return std::nullopt;
  ClientOutput output = std::move(outputs_.front());
  outputs_.pop_front();
  return output;
}

// Takes one reply out of the input.
bool ClientSession::step() {
  if (state_ == ClientState::connecting || state_ == ClientState::closed) return false;
  if (const auto heard = replies_.next()) {
    if (const auto* garbage = std::get_if<Garbage>(&*heard)) {
      fail(garbage->reason, std::nullopt);
    } else {
      hear(std::get<Reply>(*heard));
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
  outputs_.push_back(ClientHeard{reply});
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
      if (config_.extended_hello) return say(ClientState::ehlo, "EHLO " + config_.name);
      [[fallthrough]];
    case ClientAction::say_helo:
      return say(ClientState::helo, "HELO " + config_.name);
    case ClientAction::become_ready:
      return become_ready();
    case ClientAction::say_rcpt:
      return say_path(ClientState::rcpt, "RCPT TO:", envelope_.recipients.front());
    case ClientAction::next_rcpt:
      return recipient_answered(reply);
    case ClientAction::say_content:
      return say_content();
    case ClientAction::answer:
      message_answered(reply);
      return become_ready();
    case ClientAction::answer_rset:
      message_answered(reply);
      return say(ClientState::rset, "RSET");
    case ClientAction::fail_quit:
      outputs_.push_back(Failed{reply.text(), reply});
      return say(ClientState::quit, "QUIT");
    case ClientAction::hang_up:
      return hang_up();
    case ClientAction::fail:
      return fail("unexpected reply: " + reply.text(), reply);
  }
}

void ClientSession::recipient_answered(const Reply& reply) {
  outputs_.push_back(RecipientAnswered{envelope_.recipients[recipient_], reply});
  if (reply.positive()) ++accepted_;
  if (++recipient_ < envelope_.recipients.size()) {
    return say_path(ClientState::rcpt, "RCPT TO:", envelope_.recipients[recipient_]);
  }
  if (accepted_ > 0) return say(ClientState::data, "DATA");
  act(ClientAction::answer_rset, reply);
}

void ClientSession::say_content() {
  std::string bytes = dot_stuffed(std::exchange(content_, {}));
  const auto blocks = static_cast<std::int64_t>(bytes.size()) / kBlock + 1;
  if (!bytes.empty()) outputs_.push_back(ClientSay{std::move(bytes), LineKind::data});
  outputs_.push_back(ClientSay{".\r\n", LineKind::end_of_data});
  wait_in(ClientState::content);
  deadline_ = deadline_ + kBlockPatience * blocks;
}

void ClientSession::message_answered(const Reply& reply) {
  outputs_.push_back(MessageAnswered{reply, reply.positive()});
  envelope_ = {};
  content_ = {};
}

void ClientSession::become_ready() {
  state_ = ClientState::ready;
  outputs_.push_back(Ready{});
}

void ClientSession::wait_in(ClientState state) {
  state_ = state;
  deadline_ = now_ + client_row(state)->patience;
}

void ClientSession::say(ClientState then, const std::string& command) {
  outputs_.push_back(ClientSay{command + "\r\n", LineKind::command});
  wait_in(then);
}

void ClientSession::say_path(ClientState then, std::string words, const std::string& address) {
  if (config_.spaced_paths) words += ' ';
  say(then, words + '<' + address + '>');
}

void ClientSession::fail(std::string reason, std::optional<Reply> reply) {
  outputs_.push_back(Failed{std::move(reason), std::move(reply)});
  hang_up();
}

void ClientSession::hang_up() {
  outputs_.push_back(ClientHangup{});
  state_ = ClientState::closed;
}

}  // namespace mailscope::smtp
