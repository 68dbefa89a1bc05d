#include <algorithm>
#include <cstdint>

#include "replay/world/find_address.hpp"
#include "replay/world/fold.hpp"

namespace mailscope::replay {

using trace::RecipientOutcome;

QueueEntry* Fold::entry(QueueItemId item) {
  Queue& queue = world_.hosts[world_.queue_items[item.index()].index()].queue;
  const auto found = queue.find(item);
  return found == queue.end() ? nullptr : &found->second;
}

std::size_t Fold::recipient(Message& message, std::string_view address) {
  auto& recipients = message.recipients;
  if (const Recipient* known = find_address(recipients, address)) {
    return static_cast<std::size_t>(known - recipients.data());
  }
  Recipient added;
  added.address = address;
  added.at = record_.at;
  added.custody = {CustodyKind::agent, message.composed_on, message.record, message.composed};
  recipients.push_back(added);
  return recipients.size() - 1;
}

void Fold::operator()(const trace::MessageComposed& r) {
  Message composed;
  composed.composed_on = record_.host;
  composed.composed = record_.at;
  composed.record = number_;
  composed.about = r.about;
  composed.sender = text(r.sender);
  composed.subject = text(r.subject);
  composed.content = text(r.content);
  composed.places.push_back({PlaceKind::agent, record_.host, {}, {}, {}, 0});
  world_.messages.push_back(std::move(composed));
}

void Fold::operator()(const trace::RecipientAdded& r) {
  recipient(message(r.message), text(r.address));
}

void Fold::operator()(const trace::SubmissionFailed& r) {
  message(r.message).submission_failure = text(r.reason);
}

void Fold::operator()(const trace::Queued& r) {
  QueueEntry queued;
  queued.item = r.item;
  queued.message = r.message;
  queued.content = text(r.content);
  queued.since = record_.at;
  queued.next_attempt = r.next_attempt;
  here().queue.emplace(r.item, std::move(queued));
  world_.queue_items.push_back(record_.host);
  message(r.message).places.push_back({PlaceKind::queue, record_.host, r.item, {}, {}, 0});
}

void Fold::operator()(const trace::QueuedFor& r) {
  QueueEntry* queued = entry(r.item);
  if (!queued) return;
  Message& kept = message(queued->message);
  QueuedRecipient added;
  added.address = text(r.address);
  const std::size_t index = recipient(kept, added.address);
  added.recipient = static_cast<std::uint32_t>(index);
  queued->recipients.push_back(added);
  ++kept.recipients[index].waiting;
  held_on_disk(kept, kept.recipients[index], CustodyKind::queue);
  settle(kept, index);
}

void Fold::operator()(const trace::AttemptStarted& r) {
  QueueEntry* queued = entry(r.item);
  if (!queued) return;
  queued->attempt = r.attempt;
  queued->trying = r.session;
  Message& tried = message(queued->message);
  for (const QueuedRecipient& pending : queued->recipients) {
    if (!pending.done) tried.recipients[pending.recipient].attempts = r.attempt;
  }
}

void Fold::operator()(const trace::RecipientDeferred& r) {
  QueueEntry* queued = entry(r.item);
  if (!queued) return;
  queued->trying = SessionId::none();
  queued->next_attempt = r.next_attempt;
  queued->reason = text(r.reason);
  QueuedRecipient* pending = find_address(queued->recipients, text(r.address));
  if (!pending) return;
  pending->reply = queued->reason;
  message(queued->message).recipients[pending->recipient].last_reply = queued->reason;
}

void Fold::operator()(const trace::RecipientDone& r) {
  QueueEntry* queued = entry(r.item);
  if (!queued) return;
  queued->trying = SessionId::none();
  QueuedRecipient* ended = find_address(queued->recipients, text(r.address));
  if (!ended || ended->done) return;
  Message& of = message(queued->message);
  Recipient& addressee = of.recipients[ended->recipient];
  ended->done = true;
  // RFC 5321 §6.1: of what has the null reverse-path itself, nobody is told.
  const bool untold = r.outcome == RecipientOutcome::failed && of.sender.empty();
  ended->outcome = untold ? RecipientOutcome::discarded : r.outcome;
  ended->reply = addressee.last_reply = text(r.reply);
  // What was stored here, or failed, this entry answers for until it leaves.
  if (ended->outcome != RecipientOutcome::stored) --addressee.waiting;
  if (ended->outcome == RecipientOutcome::failed) ++addressee.failing;
  if (ended->outcome == RecipientOutcome::discarded) addressee.discarded = true;
  if (ended->outcome != RecipientOutcome::stored && ended->outcome != RecipientOutcome::failed) {
    let_go(of, ended->recipient);
  }
  settle(of, ended->recipient);
}

// Whoever it held, and nobody else holds or was told of, is lost.
void Fold::operator()(const trace::Dequeued& r) {
  QueueEntry* found = entry(r.item);
  if (!found) return;
  const QueueEntry leaving = std::move(*found);
  Message& left = message(leaving.message);
  world_.hosts[world_.queue_items[r.item.index()].index()].queue.erase(r.item);
  std::erase_if(left.places, [&r](const Place& p) { return p.item == r.item; });
  for (const QueuedRecipient& held : leaving.recipients) {
    Recipient& addressee = left.recipients[held.recipient];
    if (!held.done || held.outcome == RecipientOutcome::stored) {
      --addressee.waiting;
    } else if (held.outcome == RecipientOutcome::failed) {
      --addressee.failing;
    } else {
      continue;
    }
    let_go(left, held.recipient);
    settle(left, held.recipient);
  }
}

void Fold::operator()(const trace::MessageRead& r) {
  const std::string_view address = text(r.address);
  Message& shown = message(r.message);
  const std::size_t reader = recipient(shown, address);
  shown.recipients[reader].read = true;
  settle(shown, reader);
  const Place place{PlaceKind::shown, record_.host, {}, address, {}, 0};
  if (std::find(shown.places.begin(), shown.places.end(), place) == shown.places.end()) {
    shown.places.push_back(place);
  }
}

}  // namespace mailscope::replay
