// What happens to messages: at agents, in queues, on disks.

#include "replay/story/beat_collector.hpp"

namespace mailscope::replay {
namespace {

// A disk that takes less is not waited for.
constexpr Duration kSlowDisk = milliseconds(100);

}  // namespace

void BeatCollector::hear() {
  for (; next_refusal_ < index_.refusals().size(); ++next_refusal_) {
    const Refusal& refusal = index_.refusals()[next_refusal_];
    if (refusal.heard != number_) return;
    if (is_of_others(refusal.session)) continue;
    const SessionFacts& session = index_.session(refusal.session);
    tell(BeatKind::refused, session.message,
         {.actor = session.server,
          .other = session.client,
          .attempt = attempt_in(refusal.session),
          .words = refusal.text,
          .session = refusal.session});
  }
}

void BeatCollector::see(const trace::MessageComposed& r) {
  if (index_.story_of(r.message) == r.message)
    tell(BeatKind::composed, r.message, {.actor = host_});
}

void BeatCollector::see(const trace::RecipientAdded& r) {
  if (beats_.empty() || beats_.back().kind != BeatKind::composed) return;
  if (beats_.back().story != r.message) return;
  beats_.back().record = number_;  // composed with all its recipients
  if (beats_.back().whose.empty()) beats_.back().whose = trace_.text(r.address);
}

void BeatCollector::see(const trace::SessionOpened& r) {
  const SessionFacts& session = index_.session(r.session);
  const bool imap = r.protocol == trace::Protocol::imap;
  const bool hands_in = session.by_agent && told_of(session.message);
  if (r.protocol == trace::Protocol::discard) {
    tell(BeatKind::connecting, {}, {.actor = r.client, .other = r.server, .session = r.session});
  } else if (imap || hands_in) {
    tell(imap ? BeatKind::opens_mailbox : BeatKind::handed_in, session.message,
         {.actor = r.client, .other = r.server, .whose = session.whose, .session = r.session});
  }
}

void BeatCollector::see(const trace::SubmissionFailed& r) {
  if (!told_of(r.message)) return;
  tell(BeatKind::not_sent, r.message, {.actor = host_, .words = trace_.text(r.reason)});
}

void BeatCollector::see(const trace::LoginTried& r) {
  const SessionFacts& session = index_.session(r.session);
  const bool reads = session.protocol == trace::Protocol::imap;
  if (r.accepted && (reads || !told_of(session.message))) return;
  tell(r.accepted ? BeatKind::logged_in : BeatKind::login_refused, session.message,
       {.actor = host_,
        .other = session.client,
        .whose = trace_.text(r.address),
        .session = r.session});
}

void BeatCollector::see(const trace::MessageRead& r) {
  if (!told_of(r.message)) return;
  tell(BeatKind::read, r.message, {.actor = host_, .whose = trace_.text(r.address)});
}

void BeatCollector::see(const trace::DiskWritten& r) {
  if (r.what == trace::DiskWrite::message && told_of(r.message))
    unsafe_.push_back({host_, r.message, number_});
}

void BeatCollector::see(const trace::DiskSynced&) {
  for (const Write& write : take_unsafe())
    if (trace_[number_].at - trace_[write.record].at >= kSlowDisk) tell_written(write);
}

void BeatCollector::see(const trace::WritesLost&) {
  for (const Write& write : take_unsafe()) {
    tell_written(write);
    tell(BeatKind::writes_lost, write.message, {.actor = host_});
  }
}

std::vector<BeatCollector::Write> BeatCollector::take_unsafe() {
  std::vector<Write> ours;
  std::erase_if(unsafe_, [&](const Write& write) {
    if (write.host == host_) ours.push_back(write);
    return write.host == host_;
  });
  return ours;
}

void BeatCollector::tell_written(const Write& write) {
  tell(BeatKind::written, write.message, {.actor = write.host}).record = write.record;
}

void BeatCollector::see(const trace::Queued& r) {
  items_.push_back({r.message});
  last_queued_ = r.message;
  if (!told_of(r.message) || index_.is_copy(r.message) || index_.notification(r.message)) return;
  tell(BeatKind::queued, r.message, {.actor = host_, .session = index_.accepted_in(number_)});
  if (const SessionId from = beats_.back().session)
    beats_.back().other = index_.session(from).client;
}

void BeatCollector::see(const trace::QueuedFor& r) {
  Item* queued_item = item(r.item);
  if (queued_item && queued_item->to.empty()) queued_item->to = trace_.text(r.address);
  const bool queued = !beats_.empty() && beats_.back().kind == BeatKind::queued;
  if (queued && beats_.back().whose.empty()) beats_.back().whose = trace_.text(r.address);
  if (queued) beats_.back().record = number_;
}

void BeatCollector::see(const trace::AttemptStarted& r) {
  Item* tried = item(r.item);
  if (!tried) return;
  tried->attempt = r.attempt;
  tried->session = r.session;
  last_queued_ = tried->message;
  if (r.session.is_none()) return;
  sessions_[r.session.index()].attempt = r.attempt;
  if (!told_of(tried->message)) return;
  const bool stands = is_established(r.session);
  tell(stands ? BeatKind::kept_connection : BeatKind::connecting, tried->message,
       {.actor = host_,
        .other = index_.session(r.session).server,
        .attempt = r.attempt,
        .whose = tried->to,
        .session = r.session});
}

void BeatCollector::see(const trace::TransactionStarted& r) {
  const SessionFacts& session = index_.session(r.session);
  if (!session.relays() || !told_of(r.message)) return;
  const bool kept = !beats_.empty() && beats_.back().kind == BeatKind::kept_connection;
  if (kept && beats_.back().session == r.session) return;
  tell(BeatKind::transaction, r.message,
       {.actor = session.client,
        .other = session.server,
        .attempt = attempt_in(r.session),
        .session = r.session});
}

void BeatCollector::see(const trace::RecipientDeferred& r) {
  const Item* tried = item(r.item);
  if (!tried || !told_of(tried->message)) return;
  tell(BeatKind::deferred, tried->message,
       {.actor = host_,
        .attempt = tried->attempt,
        .whose = trace_.text(r.address),
        .words = trace_.text(r.reason)});
}

void BeatCollector::see(const trace::RecipientDone& r) {
  const Item* tried = item(r.item);
  if (!tried || !told_of(tried->message)) return;
  const bool relayed = r.outcome == trace::RecipientOutcome::relayed;
  if (r.outcome == trace::RecipientOutcome::stored) return;
  const bool lost = index_.notification(tried->message).has_value();
  const BeatKind ends = lost ? BeatKind::nobody_told : BeatKind::given_up;
  Beat& beat = tell(relayed ? BeatKind::accepted : ends, tried->message,
                    {.actor = host_,
                     .attempt = tried->attempt,
                     .whose = trace_.text(r.address),
                     .words = trace_.text(r.reply),
                     .session = tried->session});
  if (relayed && tried->session) beat.other = index_.session(tried->session).server;
}

void BeatCollector::see(const trace::MailboxStored& r) {
  if (!told_of(r.message)) return;
  const std::string_view whose = trace_.text(r.address);
  const SessionId session = index_.accepted_in(number_);
  const HostId from = session ? index_.session(session).client : HostId::none();
  BeatKind kind = BeatKind::stored;
  if (const auto what = index_.notification(r.message)) {
    kind = BeatKind::confirmed;
    if (*what == trace::NotificationKind::failed) kind = BeatKind::told;
    if (*what == trace::NotificationKind::delayed) kind = BeatKind::warned;
  }
  tell(kind, r.message, {.actor = host_, .other = from, .whose = whose, .session = session});
}

void BeatCollector::see(const trace::ListExpanded& r) {
  if (!told_of(r.message)) return;
  tell(BeatKind::expanded, r.message, {.actor = host_, .whose = trace_.text(r.list)});
}

void BeatCollector::see(const trace::Redirected& r) {
  if (!told_of(r.message)) return;
  tell(BeatKind::redirected, r.message,
       {.actor = host_, .whose = trace_.text(r.from), .words = trace_.text(r.to)});
}

}  // namespace mailscope::replay
