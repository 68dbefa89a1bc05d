// A mail server as SMTP client: what it does with its queue.

#include <fmt/format.h>

#include "base/text.hpp"
#include "mail/message.hpp"
#include "mail/notification.hpp"
#include "mail/received.hpp"
#include "nodes/mail_server.hpp"

namespace mailscope::nodes {
namespace {

std::string_view domain_of(std::string_view address) {
  return address.substr(address.rfind('@') + 1);
}

}  // namespace

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
    failures.push_back(item.last_result[address]);
    failures.back().address = address;  // of one that was never tried there is no result
  }
  for (const RecipientResult& failure : failures) queue_.failed(item, failure);
  notify_sender(item, failures);
  queue_.remove(item.id);
}

void MailServer::attempt(QueueItem& item) {
  std::map<std::string, std::vector<std::string>> by_domain;
  for (const std::string& address : item.recipients) {
    by_domain[lowered(domain_of(address))].push_back(address);
  }
  queue_.begin_attempt(item);
  item.under_way = by_domain.size();
  // The last of them may be over at once, and with it the item.
  const QueueItemId id = item.id;
  for (const auto& [domain, recipients] : by_domain) routing_.begin(id, domain, recipients);
}

// RFC 5321 §4.5.4.1: one connection for all that goes to the same host, if one is open already.
void MailServer::hand_over(HostId server, const Course& course, CourseId id) {
  const QueueItem* item = queue_.find(course.item);
  if (item == nullptr) return;
  SmtpSending*& session = sending_[server];
  if (session == nullptr || !session->takes_more()) {
    session = &open(server, kSmtpPort, trace::Protocol::smtp, [&](net::Endpoint at) {
      return std::make_unique<SmtpSending>(context(), host(), at, config_.client, *this);
    });
  }
  context().runtime.note(host(),
                         trace::AttemptStarted{item->id, item->attempts, session->session()});
  smtp::Envelope envelope{item->sender};
  for (const std::string& address : course.recipients) envelope.recipients.push_back({address});
  session->add({item->message, id, std::move(envelope), item->content});
}

void MailServer::delivery_ended(const Delivery& delivery,
                                const std::vector<RecipientResult>& results) {
  routing_.delivery_ended(delivery, results);
}

void MailServer::settled(QueueItemId id, const std::vector<RecipientResult>& results, bool last) {
  QueueItem* item = queue_.find(id);
  if (item == nullptr) return;
  if (last) --item->under_way;
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
  for (const RecipientResult& failure : failures) {
    runtime.note(host(), trace::RecipientNotified{item.message, runtime.store(failure.address),
                                                  message, trace::NotificationKind::failed});
  }
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
    const bool tried = !failure.host.empty();
    const bool answered = tried && !failure.reply.empty() && is_digit(failure.reply.front());
    note.recipients.push_back({.address = failure.address,
                               .remote_mta = failure.host,
                               .last_reply = answered ? failure.reply : "",
                               .trouble = answered ? "" : failure.reply,
                               .status = failure.status,
                               .last_attempt = context().date()});
  }
  return mail::compose_notification(note);
}

}  // namespace mailscope::nodes
