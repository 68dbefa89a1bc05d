// What the disk of a mail server holds, once it does.

#include <variant>

#include "base/text.hpp"
#include "mail/message.hpp"
#include "nodes/server/mail_server.hpp"
#include "nodes/server/smtp_serving.hpp"

namespace mailscope::nodes {

void MailServer::safe(DiskEntry& entry) {
  if (auto* intake = std::get_if<Intake>(&entry)) return taken_in(*intake);
  if (const auto* change = std::get_if<FlagChange>(&entry)) return keep_flags(*change);
  auto& settlement = std::get<Settlement>(entry);
  for (Intake& notification : settlement.notifications) keep(notification);
  relay_.settled_safely(settlement);
}

void MailServer::acknowledge(const Intake& intake) {
  if (!intake.asked_by) return;
  resume(*intake.asked_by, [&](Dialog& dialog) {
    static_cast<SmtpServing&>(dialog).taken(intake);  // nobody else asks for it
  });
}

void MailServer::keep(Intake& intake) {
  net::Runtime& runtime = context().runtime;
  if (intake.message.is_none()) keep_composed(intake);
  for (const Intake::Redirection& r : intake.redirected) {
    runtime.note(host(),
                 trace::Redirected{intake.message, runtime.store(r.from), runtime.store(r.to)});
  }
  for (const Intake::Copy& copy : intake.here) keep_copy(intake, copy);
  if (!intake.elsewhere.recipients.empty()) {
    disk_.occupy(intake.content.size);
    queue_.add(intake.message, std::move(intake.elsewhere), intake.content);
  }
  for (Intake& notification : intake.notifications) keep(notification);
  for (Intake& copy : intake.to_lists) {
    copy.about = intake.message;
    keep(copy);
  }
}

// A message that the server makes itself begins here: a notification, or a list's copy.
void MailServer::keep_composed(Intake& intake) {
  net::Runtime& runtime = context().runtime;
  const bool for_list = !intake.list.empty();
  intake.message = context().ledger.new_message();
  const auto subject = mail::split(runtime.text(intake.content)).find("Subject");
  runtime.note_as_cause(
      host(), trace::MessageComposed{intake.message, for_list ? MessageId::none() : intake.about,
                                     runtime.store(intake.elsewhere.sender),
                                     runtime.store(subject.value_or("")), intake.content});
  for (const std::string& address : intake.accepted) {
    runtime.note(host(), trace::RecipientAdded{intake.message, runtime.store(address)});
  }
  if (for_list) {
    runtime.note(host(),
                 trace::ListExpanded{intake.about, runtime.store(intake.list), intake.message});
  }
  for (const Intake::Told& told : intake.told) {
    runtime.note(host(), trace::RecipientNotified{intake.about, runtime.store(told.address),
                                                  intake.message, told.what});
  }
}

void MailServer::keep_copy(const Intake& intake, const Intake::Copy& copy) {
  net::Runtime& runtime = context().runtime;
  Mailbox* mailbox = store_.find(copy.recipient.address);
  const StoredMessage& kept =
      mailbox->add(mailbox->inbox(), intake.message, copy.content, runtime.now);
  disk_.occupy(copy.content.size);
  context().ledger.stored({mailbox->address, imap::kInbox, kept.uid}, intake.message);
  runtime.note_as_cause(host(),
                        trace::MailboxStored{intake.message, runtime.store(mailbox->address),
                                             runtime.store(imap::kInbox), kept.uid, copy.content});
}

void MailServer::keep_flags(const FlagChange& change) {
  net::Runtime& runtime = context().runtime;
  Mailbox* mailbox = store_.find(change.address);
  StoredMessage* message = mailbox->find(change.folder)->find(change.uid);
  if (message == nullptr) return;
  const mail::Flags flags = (message->flags | change.added) - change.removed;
  if (flags == message->flags) return;
  message->flags = flags;
  runtime.note_as_cause(
      host(), trace::FlagsChanged{runtime.store(mailbox->address), runtime.store(change.folder),
                                  change.uid, flags});
}

}  // namespace mailscope::nodes
