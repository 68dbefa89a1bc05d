#include "nodes/user_agent.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.hpp"
#include "mail/compose.hpp"
#include "nodes/imap_reading.hpp"
#include "nodes/smtp_sending.hpp"

namespace mailscope::nodes {

void UserAgent::send(const Letter& letter) {
  net::Runtime& runtime = context().runtime;
  const MessageId message = context().ledger.new_message();
  const Bytes content = runtime.store(compose(letter, message));
  runtime.note_as_cause(
      host(),
      trace::MessageComposed{
          message, {}, runtime.store(config_.address), runtime.store(letter.subject), content});
  Delivery delivery{message, {config_.address}, content};
  for (const Letter::To& to : letter.to) {
    runtime.note(host(), trace::RecipientAdded{message, runtime.store(to.address)});
    delivery.envelope.recipients.push_back({to.address});
  }
  outbox_.push_back(message);
  open(config_.server, kSmtpPort, trace::Protocol::smtp, [&](net::Endpoint at) {
    return std::make_unique<SmtpSending>(context(), host(), at, config_.client, SendingLimits(),
                                         *this);
  }).add(std::move(delivery));
}

std::string UserAgent::compose(const Letter& letter, MessageId message) const {
  if (!letter.header) {
    std::string content;
    for (const std::string& line : letter.body) content += line + "\r\n";
    return content;
  }
  const std::string domain = config_.address.substr(config_.address.rfind('@') + 1);
  mail::Draft draft{
      .from = {config_.address, config_.title},
      .to = {},
      .subject = letter.subject,
      .date = context().date(),
      .message_id = fmt::format("{}.{}@{}", context().date(), message.value() + 1, domain),
      .lines = letter.body};
  for (const Letter::To& to : letter.to) draft.to.push_back({to.address, to.title});
  const auto content = mail::compose(draft);
  MAILSCOPE_CHECK(content.has_value());  // a scenario was checked when it was loaded
  return *content;
}

void UserAgent::delivered(const Delivery& delivery, const std::vector<RecipientResult>& results,
                          bool last) {
  const auto failure = std::find_if(results.begin(), results.end(), [](const auto& result) {
    return result.verdict != RecipientResult::Verdict::accepted;
  });
  if (failure == results.end()) {
    if (last && failed_.count(delivery.message) == 0) std::erase(outbox_, delivery.message);
    return;
  }
  net::Runtime& runtime = context().runtime;
  if (!failed_.insert(delivery.message).second) return;
  runtime.note(host(), trace::SubmissionFailed{delivery.message, runtime.store(failure->reply)});
}

void UserAgent::read(const std::string& password) {
  open(config_.server, kImapPort, trace::Protocol::imap, [&](net::Endpoint at) {
    return std::make_unique<ImapReading>(context(), host(), at, config_.address, password);
  });
}

std::unique_ptr<Dialog> UserAgent::serve(net::Endpoint, std::uint16_t) {
  constexpr bool kListensNowhere = false;  // nobody can have reached a port of it
  MAILSCOPE_CHECK(kListensNowhere);
  return nullptr;
}

}  // namespace mailscope::nodes
