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
    : Node(context, host), config_(std::move(config)), routing_(context, host, *this) {
  net::Runtime& runtime = context.runtime;
  runtime.note(host, trace::AgentAdded{runtime.store(config_.address), config_.sends_directly});
}

void UserAgent::timer(Timer timer, std::uint32_t number) {
  if (timer == Timer::lookup) return routing_.timer();
  Node::timer(timer, number);
}

void UserAgent::crash() {
  Node::crash();
  routing_.forget();
  sent_.clear();
}

void UserAgent::send(const OutgoingMessage& outgoing) {
  net::Runtime& runtime = context().runtime;
  const MessageId message = context().ledger.new_message();
  const Bytes content = runtime.store(compose(outgoing, message));
  runtime.note_as_cause(
      host(),
      trace::MessageComposed{
          message, {}, runtime.store(config_.address), runtime.store(outgoing.subject), content});
  for (const OutgoingMessage::To& to : outgoing.to) {
    runtime.note(host(), trace::RecipientAdded{message, runtime.store(to.address)});
  }
  Delivery delivery{message, envelope_of(outgoing, message), content};
  if (config_.sends_directly) {
    send_directly(std::move(delivery));
  } else {
    hand_in(outgoing, std::move(delivery));
  }
}

smtp::Envelope UserAgent::envelope_of(const OutgoingMessage& outgoing, MessageId message) const {
  smtp::Envelope envelope{.sender = config_.address, .ret = outgoing.returns};
  // RFC 3461 §4.4, §4.2: by these a sender who asks knows again what a notification is about.
  if (outgoing.notify || outgoing.returns) envelope.envelope_id = id_of(message);
  for (const OutgoingMessage::To& to : outgoing.to) {
    const std::string original = outgoing.notify ? "rfc822;" + to.address : "";
    envelope.recipients.push_back({to.address, original, outgoing.notify});
  }
  return envelope;
}

void UserAgent::hand_in(const OutgoingMessage& outgoing, Delivery delivery) {
  smtp::ClientConfig client = config_.client;
  client.login = outgoing.login;
  open_session(config_.server, outgoing.submits ? kSubmissionPort : kSmtpPort, client,
               std::move(delivery));
}

void UserAgent::open_session(HostId server, std::uint16_t port, const smtp::ClientConfig& client,
                             Delivery delivery) {
  open(server, port, trace::Protocol::smtp, [&](net::Endpoint at) {
    return std::make_unique<SmtpSending>(context(), host(), at, client,
                                         policy::Connections{.persistent = false}, *this);
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

void UserAgent::found(const Route& route, RouteId id) {
  const MessageId message(route.token);
  const Sent& sent = sent_.at(message);
  Delivery delivery{message, envelope_for(sent.envelope, route.recipients), sent.content};
  delivery.routes = {id};
  open_session(route.server, kSmtpPort, config_.client, std::move(delivery));
}

void UserAgent::settled(std::uint32_t token, std::vector<RecipientResult> results, bool last) {
  const MessageId message(token);
  note_failure(message, results);
  if (last && --sent_.at(message).routes == 0) sent_.erase(message);
}

std::string UserAgent::id_of(MessageId message) const {
  return fmt::format("{}.{}@{}", context().date(), message.value() + 1,
                     mail::domain_of(config_.address));
}

std::string UserAgent::compose(const OutgoingMessage& outgoing, MessageId message) const {
  if (!outgoing.header) return mail::joined_lines(outgoing.body);
  mail::Draft draft{.from = {config_.address, config_.title},
                    .to = {},
                    .subject = outgoing.subject,
                    .date = context().date(),
                    .message_id = id_of(message),
                    .lines = outgoing.body,
                    .eight_bit = outgoing.eight_bit,
                    .utf8 = !is_ascii(config_.address)};
  for (const OutgoingMessage::To& to : outgoing.to) {
    draft.to.push_back({to.address, to.title});
    draft.utf8 = draft.utf8 || !is_ascii(to.address);
  }
  const auto content = mail::compose(draft);
  MAILSCOPE_CHECK(content.has_value());  // a scenario was checked when it was loaded
  return *content;
}

void UserAgent::delivered(const Delivery& delivery, std::vector<RecipientResult> results,
                          bool last) {
  if (delivery.routes.empty()) return note_failure(delivery.message, results);
  routing_.delivered(delivery.routes.front(), std::move(results), last);
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
