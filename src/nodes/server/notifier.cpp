#include "nodes/server/notifier.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "mail/notification.hpp"

namespace mailscope::nodes {
namespace {

using trace::NotificationKind;

mail::Action action_of(NotificationKind what) {
  switch (what) {
    case NotificationKind::failed:
      return mail::Action::failed;
    case NotificationKind::delayed:
      return mail::Action::delayed;
    case NotificationKind::delivered:
      return mail::Action::delivered;
    case NotificationKind::relayed:
      return mail::Action::relayed;
    case NotificationKind::expanded:
      break;
  }
  return mail::Action::expanded;
}

mail::ReportedRecipient reported(const RecipientResult& result) {
  const bool tried = !result.host.empty();
  const bool answered = tried && !result.reply.empty() && is_digit(result.reply.front());
  return {.address = result.address,
          .remote_mta = std::string(result.host),
          .last_reply = answered ? result.reply : "",
          .trouble = answered ? "" : result.reply,
          .status = result.status};
}

}  // namespace

bool wants_to_know(const smtp::Envelope& envelope, const smtp::Recipient& recipient,
                   NotificationKind what) {
  if (envelope.sender.empty()) return false;
  const auto& notify = recipient.notify;
  switch (what) {
    case NotificationKind::failed:
      return !notify || notify->failure;
    case NotificationKind::delayed:
      return !notify || notify->delay;
    case NotificationKind::delivered:
    case NotificationKind::relayed:
    case NotificationKind::expanded:
      break;
  }
  return notify && notify->success;
}

std::optional<Intake> Notifier::tell(const Subject& subject, NotificationKind what,
                                     const std::vector<RecipientResult>& results) {
  const smtp::Envelope& envelope = subject.envelope;
  mail::Notification note{.reporting_mta = context_.hosts.name(host_),
                          .to = envelope.sender,
                          .envelope_id = envelope.envelope_id,
                          .date = context_.date(),
                          .arrival_date = date_of(subject.since),
                          .tried_for = subject.tried_for,
                          .original = subject.content,
                          .full = envelope.ret == smtp::Return::full};
  std::vector<Intake::Told> told;
  for (const RecipientResult& result : results) {
    const auto recipient =
        std::find_if(envelope.recipients.begin(), envelope.recipients.end(),
                     [&](const smtp::Recipient& r) { return r.address == result.address; });
    if (recipient == envelope.recipients.end() || !wants_to_know(envelope, *recipient, what)) {
      continue;
    }
    mail::ReportedRecipient& entry = note.recipients.emplace_back(reported(result));
    entry.action = action_of(what);
    entry.original = recipient->original;
    entry.last_attempt = context_.date();
    if (subject.gives_up_at) entry.will_retry_until = date_of(*subject.gives_up_at);
    told.push_back({result.address, what});
  }
  if (told.empty()) return std::nullopt;
  note.id = fmt::format("{}.n{}", context_.date(), ++composed_);
  Intake intake = addressing_.sort({.sender = {}, .recipients = {{envelope.sender}}});
  intake.accepted = {envelope.sender};
  intake.about = subject.message;
  intake.told = std::move(told);
  write_contents(context_.runtime, intake, {.content = mail::compose_notification(note)});
  return intake;
}

}  // namespace mailscope::nodes
