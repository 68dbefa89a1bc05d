#include "smtp/client_session.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "mail/transfer_encoding.hpp"
#include "smtp/content_reader.hpp"
#include "smtp/parameters.hpp"

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

void ClientSession::send(Envelope envelope, std::string_view content) {
  MAILSCOPE_CHECK(state_ == ClientState::ready);
  MAILSCOPE_CHECK(!envelope.recipients.empty());
  MAILSCOPE_CHECK(fits_in_command(envelope.sender));
  for (const Recipient& recipient : envelope.recipients) {
    MAILSCOPE_CHECK(fits_in_command(recipient.address));
    MAILSCOPE_CHECK(fits_in_command(recipient.original));
  }
  envelope_ = std::move(envelope);
  content_ = dot_stuffed(content);
  size_ = content.size();
  recipient_ = accepted_ = 0;
  refusal_.reset();
  mail_refused_ = false;
  if (offered_.extensions.pipelining) {
    say_group();
  } else {
    say_mail();
    wait_in(ClientState::mail);
  }
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
  return outputs_.pop();
}

// Takes one reply out of the input.
bool ClientSession::step() {
  if (state_ == ClientState::connecting || state_ == ClientState::closed) return false;
  if (auto heard = replies_.next()) {
    if (const auto* garbage = std::get_if<Garbage>(&*heard)) {
      fail(garbage->reason, std::nullopt);
    } else {
      hear(std::get<Reply>(std::move(*heard)));
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

void ClientSession::hear(Reply reply) {
  if (offered_.extensions.enhanced_status_codes) split_status(reply);
  outputs_.push(ClientHeard{reply});
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
    case ClientAction::introduce:
      return introduce(reply);
    case ClientAction::say_user:
      return say(ClientState::auth_user, mail::base64_word(config_.login->user));
    case ClientAction::say_password:
      return say(ClientState::auth, mail::base64_word(config_.login->password));
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
      return message_answered(*refusal_, ClientAction::answer);
    case ClientAction::answer:
    case ClientAction::answer_rset:
      return message_answered(reply, action);
    case ClientAction::fail_quit:
      outputs_.push(Failed{reply.text(), reply});
      return say(ClientState::quit, "QUIT");
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
    return say(ClientState::auth, "AUTH PLAIN " + plain_response(*config_.login));
  }
  if (offered_.auth_login) return say(ClientState::auth_login, "AUTH LOGIN");
  become_ready();
}

void ClientSession::say_mail() {
  say(path("MAIL FROM:", envelope_.sender)
          .append(mail_parameters(envelope_, size_, offered_.extensions)));
}

void ClientSession::say_rcpt() {
  const Recipient& recipient = envelope_.recipients[recipient_];
  say(path("RCPT TO:", recipient.address).append(rcpt_parameters(recipient, offered_.extensions)));
}

void ClientSession::recipient_answered(const Reply& reply) {
  outputs_.push(RecipientAnswered{envelope_.recipients[recipient_].address, reply});
  if (reply.positive()) ++accepted_;
  if (++recipient_ < envelope_.recipients.size()) {
    say_rcpt();
    return wait_in(ClientState::rcpt);
  }
  if (accepted_ > 0) return say(ClientState::data, "DATA");
  message_answered(reply, ClientAction::answer_rset);
}

// RFC 2920 §3.1: DATA, whose reply decides what is said next, is the last of a group.
void ClientSession::say_group() {
  say_mail();
  for (; recipient_ < envelope_.recipients.size(); ++recipient_) say_rcpt();
  recipient_ = 0;
  say(ClientState::group_mail, "DATA");
}

void ClientSession::mail_noted(const Reply& reply) {
  mail_refused_ = !reply.positive();
  if (mail_refused_) refusal_ = reply;
  wait_in(ClientState::group_rcpt);
}

// When MAIL was refused, RCPT is out of sequence, and its reply says nothing of the recipient.
void ClientSession::recipient_noted(const Reply& reply) {
  if (!mail_refused_) {
    outputs_.push(RecipientAnswered{envelope_.recipients[recipient_].address, reply});
    if (reply.positive()) ++accepted_;
    refusal_ = reply;
  }
  wait_in(++recipient_ < envelope_.recipients.size() ? ClientState::group_rcpt
                                                     : ClientState::group_data);
}

void ClientSession::group_answered(const Reply& reply) {
  message_answered(accepted_ > 0 ? reply : *refusal_,
                   mail_refused_ ? ClientAction::answer : ClientAction::answer_rset);
}

void ClientSession::say_content() {
  const bool for_nobody = state_ == ClientState::group_data && accepted_ == 0;
  const auto blocks = static_cast<std::int64_t>(content_.size()) / kBlock + 1;
  if (!for_nobody && !content_.empty()) {
    outputs_.push(ClientSay{std::exchange(content_, {}), LineKind::data});
  }
  outputs_.push(ClientSay{".\r\n", LineKind::end_of_data});
  wait_in(for_nobody ? ClientState::lone_dot : ClientState::content);
  if (!for_nobody) deadline_ = deadline_ + kBlockPatience * blocks;
}

// `then`: whether half a transaction is left at the server.
void ClientSession::message_answered(const Reply& reply, ClientAction then) {
  outputs_.push(MessageAnswered{reply, reply.positive()});
  envelope_ = {};
  content_ = {};
  if (then == ClientAction::answer_rset) return say(ClientState::rset, "RSET");
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

void ClientSession::say(std::string command) {
  outputs_.push(ClientSay{std::move(command.append("\r\n")), LineKind::command});
}

void ClientSession::say(ClientState then, std::string command) {
  say(std::move(command));
  wait_in(then);
}

std::string ClientSession::path(std::string_view words, const std::string& address) const {
  std::string out(words);
  if (config_.spaced_paths) out += ' ';
  return out.append("<").append(address).append(">");
}

void ClientSession::fail(std::string reason, std::optional<Reply> reply) {
  outputs_.push(Failed{std::move(reason), std::move(reply)});
  hang_up();
}

void ClientSession::hang_up() {
  outputs_.push(ClientHangup{});
  state_ = ClientState::closed;
}

}  // namespace mailscope::smtp
