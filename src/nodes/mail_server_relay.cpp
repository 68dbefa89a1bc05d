// A mail server as SMTP client: what it does with its queue.

#include <fmt/format.h>

#include "base/text.hpp"
#include "mail/message.hpp"
#include "mail/notification.hpp"
#include "mail/received.hpp"
#include "nodes/mail_server.hpp"

namespace mailscope::nodes {

void MailServer::queue_timer(QueueItemId id) {
  QueueItem* item = queue_.find(id);
  if (item == nullptr || !queue_.due(*item)) return;
  if (queue_.expired(*item)) {
    give_up(*item);
  } else {
    attempt(*item);
  }
}

// RFC 5321 §4.5.4.1: "the sender ... eventually gives up": what is left is returned.
void MailServer::give_up(QueueItem& item) {
  std::vector<RecipientResult> failures;
  for (const std::string& address : item.recipients) {
    failures.push_back({RecipientResult::Verdict::deferred, address, item.last_reply[address]});
  }
  for (const RecipientResult& failure : failures) queue_.failed(item, failure);
  notify_sender(item, failures);
  queue_.remove(item.id);
}

void MailServer::attempt(QueueItem& item) {
  std::map<HostId, std::vector<std::string>> by_server;
  std::vector<RecipientResult> nowhere;
  for (const std::string& address : item.recipients) {
    if (const auto server = server_for(address)) {
      by_server[*server].push_back(address);
    } else {
      // RFC 3463 X.1.2: bad destination system address.
      nowhere.push_back({RecipientResult::Verdict::refused, address, "host not found"});
    }
  }
  queue_.begin_attempt(item);
  item.under_way = by_server.size();
  for (const auto& [server, recipients] : by_server) deliver_to(server, item, recipients);
  for (const RecipientResult& failure : nowhere) queue_.failed(item, failure);
  if (!nowhere.empty()) notify_sender(item, nowhere);
  if (item.under_way == 0) queue_.remove(item.id);
}

std::optional<HostId> MailServer::server_for(const std::string& address) const {
  return context().directory.server_of(address.substr(address.rfind('@') + 1));
}

// RFC 5321 §4.5.4.1: one connection for all that goes to the same host, if one is open already.
void MailServer::deliver_to(HostId server, QueueItem& item,
                            const std::vector<std::string>& recipients) {
  SmtpSending*& session = sending_[server];
  if (session == nullptr || !session->takes_more()) {
    session = &open(server, kSmtpPort, trace::Protocol::smtp, [&](net::Endpoint at) {
      return std::make_unique<SmtpSending>(context(), host(), at, config_.client, *this);
    });
  }
  context().runtime.note(host(), trace::AttemptStarted{item.id, item.attempts, session->session()});
  session->add({item.message, item.id, {item.sender, recipients}, item.content});
}

void MailServer::delivery_ended(const Delivery& delivery,
                                const std::vector<RecipientResult>& results) {
  QueueItem* item = queue_.find(delivery.item);
  if (item == nullptr) return;
  --item->under_way;
  std::vector<RecipientResult> failures;
  for (const RecipientResult& result : results) {
    using Verdict = RecipientResult::Verdict;
    if (result.verdict == Verdict::accepted) {
      queue_.relayed(*item, result);
    } else if (result.verdict == Verdict::refused || queue_.expired(*item)) {
      queue_.failed(*item, result);
      failures.push_back(result);
    } else {
      queue_.deferred(*item, result);
    }
  }
  if (!failures.empty()) notify_sender(*item, failures);
  if (item->under_way > 0) return;
  if (item->recipients.empty()) {
    queue_.remove(item->id);
  } else {
    queue_.schedule(*item);
  }
}

// RFC 5321 §6.1: the sender is told, by a message with the null reverse-path; a message that came
// with the null reverse-path is never answered so.
void MailServer::notify_sender(const QueueItem& item,
                               const std::vector<RecipientResult>& failures) {
  if (item.sender.empty()) return;
  net::Runtime& runtime = context().runtime;
  const MessageId message = context().ledger.new_message();
  const std::string content = notification(item, message, failures);
  const Bytes stored = runtime.store(content);
  runtime.note_as_cause(
      host(),
      trace::MessageComposed{message,
                             item.message,
                             {},
                             runtime.store(mail::split(content).find("Subject").value_or("")),
                             stored});
  runtime.note(host(), trace::RecipientAdded{message, runtime.store(item.sender)});
  if (is_local(item.sender)) {
    store_for(item.sender, message, mail::prepend_trace(content, mail::return_path_field("")));
  } else {
    queue_.add(message, "", stored, {item.sender});
  }
}

std::string MailServer::notification(const QueueItem& item, MessageId message,
                                     const std::vector<RecipientResult>& failures) {
  const Duration age = context().runtime.now - item.queued;
  mail::Notification note{.reporting_mta = context().network.name(host()),
                          .to = item.sender,
                          .id = fmt::format("{}.{}", context().date(), message.value() + 1),
                          .date = context().date(),
                          .arrival_date = context().starts_at + item.queued.ns() / 1'000'000'000,
                          .tried_for = item.attempts > 1 ? age : Duration(),
                          .recipients = {},
                          .original = context().runtime.text(item.content)};
  for (const RecipientResult& failure : failures) {
    const bool answered = !failure.reply.empty() && is_digit(failure.reply.front());
    const auto server = server_for(failure.address);
    note.recipients.push_back({.address = failure.address,
                               .remote_mta = server ? context().network.name(*server) : "",
                               .last_reply = answered && server ? failure.reply : "",
                               .trouble = answered && server ? "" : failure.reply,
                               .status = server ? "" : "5.1.2",
                               .last_attempt = context().date()});
  }
  return mail::compose_notification(note);
}

}  // namespace mailscope::nodes
