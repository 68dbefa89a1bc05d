#include <algorithm>

#include "base/text.hpp"
#include "replay/fold.hpp"

namespace mailscope::replay {
namespace {

template <class T>
T* find_address(std::vector<T>& things, std::string_view address) {
  const auto same = [address](const T& thing) { return thing.address == address; };
  const auto alike = [address](const T& thing) {  // hosts may write an address in another case
    return equals_ignoring_case(thing.address, address);
  };
  auto found = std::find_if(things.begin(), things.end(), same);
  if (found == things.end()) found = std::find_if(things.begin(), things.end(), alike);
  return found == things.end() ? nullptr : &*found;
}

Folder& folder_of(Mailbox& mailbox, std::string_view name) {
  for (Folder& folder : mailbox.folders) {
    if (folder.name == name) return folder;
  }
  return mailbox.folders.emplace_back(Folder{name, {}});
}

void settle(Recipient& recipient, Fate fate, Instant at) {
  recipient.fate = fate;
  recipient.at = at;
}

bool is_waiting(Fate fate) {
  return fate == Fate::composing || fate == Fate::queued;
}

}  // namespace

QueueEntry* Fold::entry(QueueItemId item) {
  auto& queue = world_.hosts[world_.queue_items[item.index()].index()].queue;
  const auto found = std::find_if(queue.begin(), queue.end(),
                                  [item](const QueueEntry& e) { return e.item == item; });
  return found == queue.end() ? nullptr : &*found;
}

Recipient& Fold::recipient(MessageId id, std::string_view address) {
  auto& recipients = message(id).recipients;
  if (Recipient* known = find_address(recipients, address)) return *known;
  Recipient added;
  added.address = address;
  added.at = record_.at;
  return recipients.emplace_back(added);
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
  recipient(r.message, text(r.address));
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
  here().queue.push_back(std::move(queued));
  world_.queue_items.push_back(record_.host);
  leave_agent(message(r.message));
  message(r.message).places.push_back({PlaceKind::queue, record_.host, r.item, {}, {}, 0});
}

// A server has taken over: the copy with whoever composed it is no longer the one that counts.
void Fold::leave_agent(Message& taken) {
  std::erase_if(taken.places, [](const Place& p) { return p.kind == PlaceKind::agent; });
  taken.submission_failure = {};
}

void Fold::operator()(const trace::QueuedFor& r) {
  QueueEntry* queued = entry(r.item);
  if (!queued) return;
  QueuedRecipient added;
  added.address = text(r.address);
  queued->recipients.push_back(added);
  Recipient& addressee = recipient(queued->message, added.address);
  if (addressee.fate == Fate::composing) settle(addressee, Fate::queued, record_.at);
}

void Fold::operator()(const trace::AttemptStarted& r) {
  QueueEntry* queued = entry(r.item);
  if (!queued) return;
  queued->attempt = r.attempt;
  queued->trying = r.session;
  for (const QueuedRecipient& pending : queued->recipients) {
    if (!pending.done) recipient(queued->message, pending.address).attempts = r.attempt;
  }
}

void Fold::operator()(const trace::RecipientDeferred& r) {
  QueueEntry* queued = entry(r.item);
  if (!queued) return;
  queued->trying = SessionId::none();
  queued->next_attempt = r.next_attempt;
  queued->reason = text(r.reason);
  const std::string_view address = text(r.address);
  if (auto* pending = find_address(queued->recipients, address)) pending->reply = text(r.reason);
  recipient(queued->message, address).last_reply = text(r.reason);
}

void Fold::operator()(const trace::RecipientDone& r) {
  QueueEntry* queued = entry(r.item);
  if (!queued) return;
  queued->trying = SessionId::none();
  const std::string_view address = text(r.address);
  if (auto* pending = find_address(queued->recipients, address)) {
    pending->done = true;
    pending->outcome = r.outcome;
    pending->reply = text(r.reply);
  }
  Recipient& addressee = recipient(queued->message, address);
  addressee.last_reply = text(r.reply);
  if (r.outcome == trace::RecipientOutcome::failed && is_waiting(addressee.fate)) {
    settle(addressee, Fate::bounced, record_.at);
  }
}

bool Fold::is_queued_for(const Message& wanted, std::string_view address) const {
  for (const Place& place : wanted.places) {
    if (place.kind != PlaceKind::queue) continue;
    const QueueEntry* queued = find(world_, place.item);
    for (const QueuedRecipient& r : queued->recipients) {
      if (!r.done && equals_ignoring_case(r.address, address)) return true;
    }
  }
  return false;
}

// Who is still waited for in no queue, and was neither delivered to nor given up, is lost.
void Fold::operator()(const trace::Dequeued& r) {
  const QueueEntry* leaving = entry(r.item);
  if (!leaving) return;
  Message& left = message(leaving->message);
  auto& queue = world_.hosts[world_.queue_items[r.item.index()].index()].queue;
  std::erase_if(queue, [&r](const QueueEntry& e) { return e.item == r.item; });
  std::erase_if(left.places, [&r](const Place& p) { return p.item == r.item; });
  for (Recipient& addressee : left.recipients) {
    if (addressee.fate == Fate::queued && !is_queued_for(left, addressee.address)) {
      settle(addressee, Fate::lost, record_.at);
    }
  }
}

void Fold::operator()(const trace::MailboxStored& r) {
  const std::string_view address = text(r.address), folder = text(r.folder);
  Mailbox* mailbox = find_address(here().mailboxes, address);
  if (!mailbox) mailbox = &here().mailboxes.emplace_back(Mailbox{address, {}, {}});
  StoredMessage stored;
  stored.uid = r.uid;
  stored.message = r.message;
  stored.content = text(r.content);
  stored.since = record_.at;
  folder_of(*mailbox, folder).messages.push_back(stored);
  Message& kept = message(r.message);
  leave_agent(kept);
  kept.places.push_back({PlaceKind::mailbox, record_.host, {}, address, folder, r.uid});
  Recipient& addressee = recipient(r.message, address);
  if (addressee.fate != Fate::delivered && addressee.fate != Fate::read) {
    settle(addressee, Fate::delivered, record_.at);
  }
}

void Fold::operator()(const trace::MarkedSeen& r) {
  Mailbox* mailbox = find_address(here().mailboxes, text(r.address));
  if (!mailbox) return;
  for (StoredMessage& stored : folder_of(*mailbox, text(r.folder)).messages) {
    if (stored.uid == r.uid) stored.seen = true;
  }
}

void Fold::operator()(const trace::MessageRead& r) {
  const std::string_view address = text(r.address);
  Recipient& reader = recipient(r.message, address);
  if (reader.fate != Fate::read) settle(reader, Fate::read, record_.at);
  Place shown{PlaceKind::shown, record_.host, {}, address, {}, 0};
  auto& places = message(r.message).places;
  if (std::find(places.begin(), places.end(), shown) == places.end()) places.push_back(shown);
}

}  // namespace mailscope::replay
