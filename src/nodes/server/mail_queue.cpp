#include "nodes/server/mail_queue.hpp"

#include <algorithm>
#include <cmath>

#include "nodes/server/notifier.hpp"

namespace mailscope::nodes {

void MailQueue::add(MessageId message, smtp::Envelope envelope, Bytes content) {
  net::Runtime& runtime = context_.runtime;
  const QueueItemId id = context_.ledger.new_queue_item();
  runtime.note_as_cause(host_, trace::Queued{id, message, content, runtime.now});
  for (const smtp::Recipient& recipient : envelope.recipients) {
    runtime.note(host_, trace::QueuedFor{id, runtime.store(recipient.address)});
  }
  QueueItem item{.id = id,
                 .message = message,
                 .envelope = std::move(envelope),
                 .content = content,
                 .queued = runtime.now,
                 .next_attempt = runtime.now};
  QueueItem& added = items_.emplace(id, std::move(item)).first->second;
  schedule(added);
  schedule_warning(added);
}

QueueItem* MailQueue::find(QueueItemId id) {
  const auto found = items_.find(id);
  return found == items_.end() ? nullptr : &found->second;
}

bool MailQueue::due(const QueueItem& item) const {
  return item.under_way == 0 && item.unsafe == 0 && context_.runtime.now >= item.next_attempt;
}

bool MailQueue::expired(const QueueItem& item) const {
  return context_.runtime.now >= gives_up(item);
}

// RFC 5321 §6.1: nobody is told of what came with the null reverse-path.
bool MailQueue::late(const QueueItem& item) const {
  const Instant now = context_.runtime.now;
  return policy_.warn_after && !item.warned && !item.envelope.sender.empty() &&
         now >= item.queued + *policy_.warn_after && now < gives_up(item);
}

Duration MailQueue::wait_after(const QueueItem& item) const {
  if (item.wait == Duration()) return policy_.every;
  const Duration longest = std::max(policy_.at_most, policy_.every);
  // In thousandths, so that every machine comes to the same.
  return std::min(item.wait / 1000 * std::llround(policy_.back_off * 1000), longest);
}

void MailQueue::begin_attempt(QueueItem& item) {
  ++item.attempts;
  item.wait = wait_after(item);
  // Counted from the beginning of this attempt, so that a slow failure does not shift the rest;
  // never later than the moment to give up.
  item.next_attempt = std::min(context_.runtime.now + item.wait, gives_up(item));
}

void MailQueue::done(QueueItem& item, const RecipientResult& result) {
  using trace::RecipientOutcome;
  net::Runtime& runtime = context_.runtime;
  const bool relayed = result.verdict == RecipientResult::Verdict::accepted;
  auto& left = item.envelope.recipients;
  const auto recipient = std::find_if(left.begin(), left.end(),
                                      [&](const auto& r) { return r.address == result.address; });
  if (recipient == left.end()) return;
  const bool told = wants_to_know(item.envelope, *recipient, trace::NotificationKind::failed);
  const RecipientOutcome outcome = relayed ? RecipientOutcome::relayed
                                   : told  ? RecipientOutcome::failed
                                           : RecipientOutcome::discarded;
  runtime.note(host_, trace::RecipientDone{item.id, runtime.store(result.address), outcome,
                                           runtime.store(result.reply)});
  left.erase(recipient);
}

void MailQueue::deferred(QueueItem& item, const RecipientResult& result) {
  net::Runtime& runtime = context_.runtime;
  // An attempt that took longer than the interval is followed at once; but a destination that has
  // just failed is left alone for a while.
  const Instant rested = std::min(result.not_before, gives_up(item));
  item.next_attempt = std::max({item.next_attempt, rested, runtime.now});
  item.last_result[result.address] = result;
  runtime.note(host_, trace::RecipientDeferred{item.id, runtime.store(result.address),
                                               runtime.store(result.reply), item.next_attempt});
}

void MailQueue::remove(QueueItemId id) {
  context_.runtime.note(host_, trace::Dequeued{id});
  items_.erase(id);
}

void MailQueue::schedule(const QueueItem& item) {
  // The moment may have passed while others of its recipients were still under way.
  const Instant at = std::max(item.next_attempt, context_.runtime.now);
  context_.set_timer(at, host_, Timer::queue, item.id.value());
}

void MailQueue::schedule_warning(const QueueItem& item) {
  if (!policy_.warn_after || item.warned) return;
  const Instant late = std::max(item.queued + *policy_.warn_after, context_.runtime.now);
  context_.set_timer(late, host_, Timer::queue, item.id.value());
}

void MailQueue::restart() {
  for (auto& [id, item] : items_) {
    item.under_way = 0;
    item.unsafe = 0;
    item.searching = 0;
    item.found.clear();
    item.wait = {};
    schedule_warning(item);
    item.next_attempt = std::max(item.next_attempt, context_.runtime.now);
    schedule(item);
  }
}

}  // namespace mailscope::nodes
