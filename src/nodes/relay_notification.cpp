// What a mail server tells the sender of a message that it could not deliver (RFC 3464).

#include <fmt/format.h>

#include "base/text.hpp"
#include "mail/message.hpp"
#include "mail/notification.hpp"
#include "nodes/relay.hpp"

namespace mailscope::nodes {
namespace {

mail::ReportedRecipient reported(const RecipientResult& failure, std::int64_t date) {
  const bool tried = !failure.host.empty();
  const bool answered = tried && !failure.reply.empty() && is_digit(failure.reply.front());
  return {.address = failure.address,
          .remote_mta = failure.host,
          .last_reply = answered ? failure.reply : "",
          .trouble = answered ? "" : failure.reply,
          .status = failure.status,
          .last_attempt = date};
}

}  // namespace

Intake Relay::notification(const QueueItem& item, const std::vector<RecipientResult>& failures) {
  const Duration age = context_.runtime.now - item.queued;
  mail::Notification note{.reporting_mta = context_.network.name(program_.host()),
                          .to = item.envelope.sender,
                          .id = fmt::format("{}.n{}", context_.date(), ++notifications_),
                          .date = context_.date(),
                          .arrival_date = context_.starts_at + item.queued.ns() / 1'000'000'000,
                          .tried_for = item.attempts > 1 ? age : Duration(),
                          .recipients = {},
                          .original = context_.runtime.text(item.content)};
  for (const RecipientResult& failure : failures) {
    note.recipients.push_back(reported(failure, context_.date()));
  }
  Intake intake = addressing_.sort({.sender = {}, .recipients = {{item.envelope.sender}}});
  intake.about = item.message;
  for (const RecipientResult& failure : failures) {
    intake.told.push_back({failure.address, trace::NotificationKind::failed});
  }
  write_contents(context_.runtime, intake, {.content = mail::compose_notification(note)});
  return intake;
}

}  // namespace mailscope::nodes
