#include "nodes/agent/user_agent.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/utf8.hpp"
#include "mail/address.hpp"
#include "mail/compose.hpp"
#include "nodes/agent/imap_reading.hpp"
#include "nodes/smtp_sending.hpp"

namespace mailscope::nodes {

UserAgent::UserAgent(Context& context, HostId host, UserAgentConfig config)
    : Node(context, host), config_(std::move(config)), routing_(context, host, *this) {}

void UserAgent::timer(Timer timer, std::uint32_t number) {
  if (timer == Timer::lookup) return routing_.timer();
  Node::timer(timer, number);
}

void UserAgent::crash() {
  Node::crash();
  routing_.forget();
  sent_.clear();
}

void UserAgent::send(const Letter& letter) {
  net::Runtime& runtime = context().runtime;
  const MessageId message = context().ledger.new_message();
  const Bytes content = runtime.store(compose(letter, message));
  runtime.note_as_cause(
      host(),
      trace::MessageComposed{
          message, {}, runtime.store(config_.address), runtime.store(letter.subject), content});
  for (const Letter::To& to : letter.to) {
    runtime.note(host(), trace::RecipientAdded{message, runtime.store(to.address)});
  }
  Delivery delivery{message, envelope_of(letter, message), content};
  if (config_.sends_directly) {
    send_directly(std::move(delivery));
  } else {
    hand_in(letter, std::move(delivery));
  }
}

smtp::Envelope UserAgent::envelope_of(const Letter& letter, MessageId message) const {
  smtp::Envelope envelope{.sender = config_.address, .ret = letter.returns};
  // RFC 3461 §4.4, §4.2: by these a sender who asks knows again what a notification is about.
  if (letter.notify || letter.returns) envelope.envelope_id = id_of(message);
  for (const Letter::To& to : letter.to) {
    const std::string original = letter.notify ? "rfc822;" + to.address : "";
    envelope.recipients.push_back({to.address, original, letter.notify});
  }
  return envelope;
}

void UserAgent::hand_in(const Letter& letter, Delivery delivery) {
  smtp::ClientConfig client = config_.client;
  client.login = letter.login;
  open_session(config_.server, letter.submits ? kSubmissionPort : kSmtpPort, client,
               std::move(delivery));
}

void UserAgent::open_session(HostId server, std::uint16_t port, const smtp::ClientConfig& client,
                             Delivery delivery) {
  open(server, port, trace::Protocol::smtp, [&](net::Endpoint at) {
    return std::make_unique<SmtpSending>(context(), host(), at, client, SendingLimits(), *this);
  }).add(std::move(delivery));
}

// As a server does with what is in its queue, but nothing is kept for another try.
void UserAgent::send_directly(Delivery delivery) {
  auto domains = by_domain(delivery.envelope);
  sent_[delivery.message] = {std::move(delivery.envelope), delivery.content, domains.size()};
  for (auto& [domain, recipients] : domains) {
    routing_.begin(delivery.message.value(), std::move(domain), std::move(recipients));
  }
}

void UserAgent::found(const Course& course, CourseId id) {
  const MessageId message(course.ticket);
  const Sent& sent = sent_.at(message);
  Delivery delivery{message, envelope_for(sent.envelope, course.recipients), sent.content};
  delivery.courses = {id};
  open_session(course.server, kSmtpPort, config_.client, std::move(delivery));
}

void UserAgent::settled(std::uint32_t ticket, std::vector<RecipientResult> results, bool last) {
  const MessageId message(ticket);
  note_failure(message, results);
  if (last && --sent_.at(message).courses == 0) sent_.erase(message);
}

std::string UserAgent::id_of(MessageId message) const {
  return fmt::format("{}.{}@{}", context().date(), message.value() + 1,
                     mail::domain_of(config_.address));
}

std::string UserAgent::compose(const Letter& letter, MessageId message) const {
  if (!letter.header) {
    std::string content;
    for (const std::string& line : letter.body) content += line + "\r\n";
    return content;
  }
  mail::Draft draft{.from = {config_.address, config_.title},
                    .to = {},
                    .subject = letter.subject,
                    .date = context().date(),
                    .message_id = id_of(message),
                    .lines = letter.body,
                    .eight_bit = letter.eight_bit,
                    .utf8 = !is_ascii(config_.address)};
  for (const Letter::To& to : letter.to) {
    draft.to.push_back({to.address, to.title});
    draft.utf8 = draft.utf8 || !is_ascii(to.address);
  }
  const auto content = mail::compose(draft);
  MAILSCOPE_CHECK(content.has_value());  // a scenario was checked when it was loaded
  return *content;
}

void UserAgent::delivered(const Delivery& delivery, std::vector<RecipientResult> results,
                          bool last) {
  if (delivery.courses.empty()) return note_failure(delivery.message, results);
  routing_.delivered(delivery.courses.front(), std::move(results), last);
}

// Its user sees that the message is still there, once.
void UserAgent::note_failure(MessageId message, const std::vector<RecipientResult>& results) {
  const auto failure = std::find_if(results.begin(), results.end(), [](const auto& result) {
    return result.verdict != RecipientResult::Verdict::accepted;
  });
  if (failure == results.end() || !failed_.insert(message).second) return;
  net::Runtime& runtime = context().runtime;
  runtime.note(host(), trace::SubmissionFailed{message, runtime.store(failure->reply)});
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
