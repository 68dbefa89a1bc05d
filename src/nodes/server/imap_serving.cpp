#include "nodes/server/imap_serving.hpp"

#include "base/text.hpp"
#include "nodes/server/mail_server.hpp"

namespace mailscope::nodes {

ImapServing::ImapServing(Context& context, net::Endpoint at, MailServer& server)
    : SessionDialog(context, server.host(), at,
                    imap::ServerSession({.host = context.hosts.name(server.host())})),
      server_(server) {}

void ImapServing::handle(const imap::AskLogin& question) {
  Mailbox* mailbox = server_.store().find(question.user);
  const bool accepted = mailbox != nullptr && mailbox->password == question.password;
  context().runtime.note_as_cause(
      host(), trace::LoginTried{session(), context().runtime.store(question.user), accepted});
  if (accepted) mailbox_ = mailbox;
  protocol().answer_login(accepted);
}

void ImapServing::handle(const imap::AskSelect& question) {
  // RFC 3501 §5.1: INBOX is written in any case.
  if (!equals_ignoring_case(question.folder, "INBOX"))
    return protocol().answer_select(std::nullopt);
  imap::MailboxSnapshot snapshot{.uid_validity = 1, .uid_next = mailbox_->uid_next, .messages = {}};
  for (const StoredMessage& m : mailbox_->inbox) {
    snapshot.messages.push_back(
        {.uid = m.uid,
         .seen = m.seen,
         .content = context().runtime.text(m.content),
         .internal_date = context().starts_at + m.stored.ns() / 1'000'000'000});
  }
  protocol().answer_select(std::move(snapshot));
}

void ImapServing::handle(const imap::StoreSeen& change) {
  server_.mark_seen(mailbox_->address, change.uid, change.seen);
}

}  // namespace mailscope::nodes
