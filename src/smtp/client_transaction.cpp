// An SMTP client's mail transaction: command by command, or in a group that is sent ahead
// (RFC 2920).

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "base/text.hpp"
#include "smtp/client_session.hpp"
#include "smtp/content_reader.hpp"
#include "smtp/parameters.hpp"

namespace mailscope::smtp {
namespace {

// RFC 5321 §4.5.3.2.5: three minutes for each block of the content to leave.
constexpr Duration kBlockPatience = minutes(3);
constexpr std::int64_t kBlock = 1 << 16;

// An address that could end its command and begin another must not have come this far.
bool fits_in_command(const std::string& address) {
  return std::none_of(address.begin(), address.end(), is_control);
}

}  // namespace

void ClientSession::send(const Envelope& envelope, std::string_view content) {
  MAILSCOPE_CHECK(state_ == ClientState::ready);
  MAILSCOPE_CHECK(!envelope.recipients.empty());
  MAILSCOPE_CHECK(fits_in_command(envelope.sender));
  for (const Recipient& recipient : envelope.recipients) {
    MAILSCOPE_CHECK(fits_in_command(recipient.address));
    MAILSCOPE_CHECK(fits_in_command(recipient.original));
  }
  envelope_ = envelope;  // in the room of the last one
  content_.clear();
  dot_stuff(content_, content);
  size_ = content.size();
  recipient_ = accepted_ = 0;
  mail_refused_ = false;
  if (offered_.extensions.pipelining) {
    ahead_ = envelope_.recipients.size() + 2;
    wait_in(ClientState::group_mail);
  } else {
    say_mail();
    wait_in(ClientState::mail);
  }
}

void ClientSession::begin_command(std::string_view words, std::string_view address) {
  line_.clear();
  line_.append(words).append(config_.spaced_paths ? " <" : "<").append(address).append(">");
}

void ClientSession::say_mail() {
  begin_command("MAIL FROM:", envelope_.sender);
  line_ += mail_parameters(envelope_, size_, offered_.extensions);
  say();
}

void ClientSession::say_rcpt() {
  const Recipient& recipient = envelope_.recipients[recipient_];
  begin_command("RCPT TO:", recipient.address);
  line_ += rcpt_parameters(recipient, offered_.extensions);
  say();
}

void ClientSession::recipient_answered(const Reply& reply) {
  outputs_.push(RecipientAnswered{envelope_.recipients[recipient_].address, reply});
  if (reply.positive()) ++accepted_;
  if (++recipient_ < envelope_.recipients.size()) {
    say_rcpt();
    return wait_in(ClientState::rcpt);
  }
  if (accepted_ > 0) return say(ClientState::data, {"DATA"});
  message_answered(reply, ClientAction::answer_rset);
}

// RFC 2920 §3.1: MAIL, every RCPT, and DATA, whose reply decides what is said next.
void ClientSession::say_ahead() {
  const std::size_t recipients = envelope_.recipients.size();
  if (ahead_ == recipients + 2) {
    say_mail();
  } else if (ahead_ > 1) {
    say_rcpt();
    ++recipient_;
  } else {
    recipient_ = 0;
    say(ClientState::group_mail, {"DATA"});
  }
  --ahead_;
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
    if (reply.positive()) {
      ++accepted_;
    } else {
      refusal_ = reply;
    }
  }
  wait_in(++recipient_ < envelope_.recipients.size() ? ClientState::group_rcpt
                                                     : ClientState::group_data);
}

void ClientSession::group_answered(const Reply& reply) {
  message_answered(accepted_ > 0 ? reply : refusal_,
                   mail_refused_ ? ClientAction::answer : ClientAction::answer_rset);
}

void ClientSession::say_content() {
  const bool for_nobody = state_ == ClientState::group_data && accepted_ == 0;
  const auto blocks = static_cast<std::int64_t>(content_.size()) / kBlock + 1;
  if (!for_nobody && !content_.empty()) {
    outputs_.push(ClientSay{content_, LineKind::content});
  }
  outputs_.push(ClientSay{".\r\n", LineKind::end_of_content});
  wait_in(for_nobody ? ClientState::lone_dot : ClientState::content);
  if (!for_nobody) deadline_ = deadline_ + kBlockPatience * blocks;
}

// `then`: whether half a transaction is left at the server.
void ClientSession::message_answered(const Reply& reply, ClientAction then) {
  outputs_.push(MessageAnswered{reply, reply.positive()});
  if (content_.capacity() > kBlock) content_ = {};
  if (then == ClientAction::answer_rset) return say(ClientState::rset, {"RSET"});
  become_ready();
}

}  // namespace mailscope::smtp
