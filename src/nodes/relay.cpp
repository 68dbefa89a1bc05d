#include "nodes/relay.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "mail/address.hpp"

namespace mailscope::nodes {

using Verdict = RecipientResult::Verdict;

Relay::Relay(Context& context, Node& program, RelayConfig config, MailQueue& queue,
             const Addressing& addressing, Disk& disk)
    : context_(context),
      program_(program),
      config_(std::move(config)),
      queue_(queue),
      addressing_(addressing),
      disk_(disk),
      routing_(context, program.host(), *this) {}

void Relay::dialog_ended(const Dialog& dialog) {
  std::erase_if(sending_, [&](const auto& entry) { return entry.second == &dialog; });
}

void Relay::crash() {
  sending_.clear();
  routing_.forget();
}

void Relay::queue_timer(QueueItemId id) {
  QueueItem* item = queue_.find(id);
  if (item == nullptr || !queue_.due(*item)) return;
  if (queue_.expired(*item)) {
    give_up(*item);
  } else {
    attempt(*item);
  }
}

// RFC 5321 §4.5.4.1: "the sender ... eventually gives up": what is left is returned.
void Relay::give_up(QueueItem& item) {
  std::vector<RecipientResult> failures;
  for (const smtp::Recipient& recipient : item.envelope.recipients) {
    failures.push_back(item.last_result[recipient.address]);
    failures.back().address = recipient.address;  // of one that was never tried there is no result
    failures.back().verdict = Verdict::refused;
  }
  settle(item, std::move(failures));
}

// Of this server, but in the queue: nobody, or a mailbox that had no room, or an alias that goes
// round in circles.
std::optional<RecipientResult> Relay::hopeless(const std::string& address) const {
  using Kind = Addressing::Kind;
  const auto refused = [&](std::string reply) {
    return RecipientResult{.verdict = Verdict::refused,
                           .address = address,
                           .reply = std::move(reply),
                           .host = context_.network.name(program_.host())};
  };
  switch (addressing_.kind_of(address)) {
    case Kind::unknown:
      return refused(fmt::format("550 5.1.1 <{}>: no such user here", address));
    case Kind::mailbox:
      return refused(fmt::format("552 5.2.2 <{}>: mailbox full", address));
    case Kind::alias:
    case Kind::list:
      return refused(fmt::format("554 5.4.6 <{}>: forwarded in circles", address));
    case Kind::relayed:
    case Kind::elsewhere:
      break;
  }
  return std::nullopt;
}

void Relay::attempt(QueueItem& item) {
  std::vector<RecipientResult> refused;
  for (const smtp::Recipient& recipient : item.envelope.recipients) {
    if (auto result = hopeless(recipient.address)) refused.push_back(std::move(*result));
  }
  // The others are tried when these are settled.
  if (!refused.empty()) return settle(item, std::move(refused));
  std::map<std::string, std::vector<std::string>> by_domain;
  for (const smtp::Recipient& recipient : item.envelope.recipients) {
    by_domain[lowered(mail::domain_of(recipient.address))].push_back(recipient.address);
  }
  queue_.begin_attempt(item);
  item.under_way = by_domain.size();
  // The last of them may be over at once, and with it the item.
  const QueueItemId id = item.id;
  for (const auto& [domain, recipients] : by_domain) routing_.begin(id, domain, recipients);
}

// RFC 5321 §4.5.4.1: one connection for all that goes to the same host, if one is open already.
void Relay::hand_over(HostId server, const Course& course, CourseId id) {
  const QueueItem* item = queue_.find(course.item);
  if (item == nullptr) return;
  SmtpSending*& session = sending_[server];
  if (session == nullptr || !session->takes_more()) {
    session = &program_.open(server, kSmtpPort, trace::Protocol::smtp, [&](net::Endpoint at) {
      return std::make_unique<SmtpSending>(context_, program_.host(), at, config_.client, *this);
    });
  }
  context_.runtime.note(program_.host(),
                        trace::AttemptStarted{item->id, item->attempts, session->session()});
  session->add({item->message, id, item->envelope_for(course.recipients), item->content});
}

void Relay::delivery_ended(const Delivery& delivery, const std::vector<RecipientResult>& results) {
  routing_.delivery_ended(delivery, results);
}

void Relay::settled(QueueItemId id, const std::vector<RecipientResult>& results, bool last) {
  QueueItem* item = queue_.find(id);
  if (item == nullptr) return;
  if (last) --item->under_way;
  std::vector<RecipientResult> final;
  for (RecipientResult result : results) {
    const bool given_up = result.verdict == Verdict::deferred && queue_.expired(*item);
    if (given_up) result.verdict = Verdict::refused;
    if (result.verdict == Verdict::deferred) {
      queue_.deferred(*item, result);
    } else {
      final.push_back(std::move(result));
    }
  }
  if (!final.empty()) {
    settle(*item, std::move(final));
  } else {
    rest(*item);
  }
}

// What became of them is written together with what tells the sender, so that no crash can part
// the two.
void Relay::settle(QueueItem& item, std::vector<RecipientResult> results) {
  Settlement settlement{item.id, std::move(results), {}};
  std::vector<RecipientResult> failures;
  for (const RecipientResult& result : settlement.results) {
    if (result.verdict == Verdict::refused) failures.push_back(result);
  }
  // RFC 5321 §6.1: a message that came with the null reverse-path is never answered so.
  if (!failures.empty() && !item.envelope.sender.empty()) {
    settlement.notifications.push_back(notification(item, failures));
  }
  ++item.unsafe;
  disk_.write(std::move(settlement));
}

void Relay::settled_safely(const Settlement& settlement) {
  QueueItem* item = queue_.find(settlement.item);
  if (item == nullptr) return;
  if (item->unsafe > 0) --item->unsafe;  // none after a crash that has kept it
  for (const RecipientResult& result : settlement.results) queue_.done(*item, result);
  if (item->envelope.recipients.empty()) {
    disk_.release(item->content.size);
    queue_.remove(item->id);
  } else {
    rest(*item);
  }
}

// It waits for its next attempt once nothing of this one is left to come.
void Relay::rest(QueueItem& item) {
  if (item.under_way == 0 && item.unsafe == 0) queue_.schedule(item);
}

}  // namespace mailscope::nodes
