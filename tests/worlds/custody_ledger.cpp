#include "tests/worlds/custody_ledger.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include "base/ipv4.hpp"
#include "base/text.hpp"

namespace mailscope::worlds {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 128; });
}

}  // namespace

void CustodyLedger::take(RecordNumber number) {
  const trace::Record& record = trace_[number];
  if (record_ != nullptr && !belongs_with_the_last(record)) end_group();
  if (violation_) return;
  number_ = number;
  record_ = &record;
  std::visit([this](const auto& what) { apply(what); }, record.what);
}

// What a disk holds changes as a whole, at one moment. A crash may come at the same instant, but
// not in between.
bool CustodyLedger::belongs_with_the_last(const trace::Record& record) const {
  return record.at == record_->at && record.host == record_->host &&
         !std::holds_alternative<trace::HostDown>(record.what);
}

void CustodyLedger::end_group() {
  for (const auto& [id, address] : touched_) {
    const Recipient& touched = find(id, address);
    if (touched.owed && !touched.held()) {
      violated(Rule::held, id, address, "in no queue, in no mailbox, and nobody was told");
    }
  }
  for (const MessageId id : notifications_) {
    const Message& sent = message(id);
    if (!sent.composed || !sent.notification || sent.recipients.empty()) {
      violated(Rule::told, id, "its sender", "no message with the null reverse-path to anybody");
    }
  }
  touched_.clear();
  notifications_.clear();
}

void CustodyLedger::finish() {
  if (record_ == nullptr) return;
  end_group();
  for (const auto& [id, item] : items_) {
    if (item.pending.empty() || !up_[item.host]) continue;
    violated(Rule::not_stuck, item.message, item.pending.front(),
             "in the queue of a server that is up, and nobody will try again");
  }
}

void CustodyLedger::apply(const trace::HostAdded& r) {
  up_[record_->host] = true;
  domains_[fmt::format("[{}]", format_ipv4(r.address))] = lowered(trace_.text(r.title));
}

void CustodyLedger::apply(const trace::MessageComposed& r) {
  Message& composed = message(r.message);
  composed.composed = true;
  composed.notification = r.sender.empty();
  composed.content = r.content;
}

void CustodyLedger::apply(const trace::RecipientAdded& r) {
  Recipient& added = recipient(r.message, r.address);
  added.addressed = true;
  if (!message(r.message).owed) return;
  added.owed = true;
  touch(r.message, added);
}

// Not at the end of the moment, but now: who has heard the 250 may rely on it.
void CustodyLedger::apply(const trace::Accepted& r) {
  Recipient& accepted = recipient(r.message, r.address);
  must_be_addressed(r.message, accepted);
  accepted.owed = true;
  accepted.accepted_by.push_back(record_->host);
  if (accepted.held()) return;
  violated(Rule::safe_before_250, r.message, accepted.address,
           "accepted with a 250, and on no disk");
}

void CustodyLedger::apply(const trace::Queued& r) {
  items_[r.item] = {record_->host, r.message};
}

void CustodyLedger::apply(const trace::QueuedFor& r) {
  Item& item = items_[r.item];
  Recipient& waiting = recipient(item.message, r.address);
  must_be_addressed(item.message, waiting);
  ++waiting.pending;
  item.pending.push_back(waiting.address);
}

void CustodyLedger::apply(const trace::RecipientDone& r) {
  Item& item = items_[r.item];
  Recipient& done = recipient(item.message, r.address);
  const auto place = std::find(item.pending.begin(), item.pending.end(), done.address);
  if (place == item.pending.end()) return;
  item.pending.erase(place);
  --done.pending;
  touch(item.message, done);
  using trace::RecipientOutcome;
  if (r.outcome == RecipientOutcome::relayed) {
    const auto elsewhere = [&](HostId host) { return host != item.host; };
    if (std::none_of(done.accepted_by.begin(), done.accepted_by.end(), elsewhere)) {
      violated(Rule::relayed, item.message, done.address, "relayed, and no server has taken it");
    }
  } else if (r.outcome == RecipientOutcome::discarded) {
    done.settled = true;
    if (message(item.message).notification) return;
    violated(Rule::discarded, item.message, done.address, "thrown away, but no notification");
  }
}

void CustodyLedger::apply(const trace::Dequeued& r) {
  const auto leaving = items_.find(r.item);
  if (leaving == items_.end()) return;
  for (const std::string& address : leaving->second.pending) {
    Recipient& left = find(leaving->second.message, address);
    --left.pending;
    touch(leaving->second.message, left);
  }
  items_.erase(leaving);
}

void CustodyLedger::apply(const trace::MailboxStored& r) {
  Recipient& stored = recipient(r.message, r.address);
  must_be_addressed(r.message, stored);
  stored.settled = true;
  // What is not ASCII may have been encoded anew on its way (RFC 6152 §3).
  const std::string_view written = trace_.text(message(r.message).content);
  if (trace_.text(r.content).ends_with(written) || !is_ascii(written)) return;
  violated(Rule::whole, r.message, stored.address, "not in the mailbox as it was written");
}

void CustodyLedger::apply(const trace::Redirected& r) {
  Recipient& from = recipient(r.message, r.from);
  must_be_addressed(r.message, from);
  const std::string left = from.address;
  Recipient& to = recipient(r.message, r.to);
  to.addressed = to.owed = true;
  touch(r.message, to);
  if (to.address != left) find(r.message, left).settled = true;
}

void CustodyLedger::apply(const trace::ListExpanded& r) {
  Recipient& list = recipient(r.message, r.list);
  must_be_addressed(r.message, list);
  list.settled = true;
  owe(r.copy);
}

void CustodyLedger::apply(const trace::RecipientNotified& r) {
  if (r.what == trace::NotificationKind::failed) recipient(r.message, r.address).settled = true;
  notifications_.push_back(r.notification);
  owe(r.notification);
}

void CustodyLedger::owe(MessageId id) {
  message(id).owed = true;
  for (Recipient& owed : message(id).recipients) {
    owed.owed = true;
    touch(id, owed);
  }
}

void CustodyLedger::touch(MessageId message, const Recipient& recipient) {
  touched_.emplace_back(message, recipient.address);
}

void CustodyLedger::must_be_addressed(MessageId message, const Recipient& recipient) {
  if (recipient.addressed) return;
  violated(Rule::addressed, message, recipient.address, "nobody has sent it there");
}

CustodyLedger::Message& CustodyLedger::message(MessageId id) {
  if (id.index() >= messages_.size()) messages_.resize(id.index() + 1);
  return messages_[id.index()];
}

CustodyLedger::Recipient& CustodyLedger::find(MessageId id, const std::string& address) {
  std::vector<Recipient>& all = message(id).recipients;
  for (Recipient& known : all) {
    if (known.address == address) return known;
  }
  return all.emplace_back(Recipient{.address = address});
}

// The same mailbox under the same words: in one case, and by its domain even where the sender gave
// the address of the host (RFC 5321 §4.1.3).
std::string CustodyLedger::normal(Bytes address) const {
  const std::string text = lowered(trace_.text(address));
  const auto at = text.rfind('@');
  if (at == std::string::npos) return text;
  const auto literal = domains_.find(text.substr(at + 1));
  return literal == domains_.end() ? text : text.substr(0, at + 1) + literal->second;
}

void CustodyLedger::violated(Rule rule, MessageId message, const std::string& address,
                             const std::string& what) {
  if (violation_) return;  // the first is the one that matters
  violation_ =
      Violation{.rule = rule,
                .record = number_,
                .at = record_->at,
                .what = fmt::format("message {} for {}: {}", message.value() + 1, address, what)};
}

}  // namespace mailscope::worlds
