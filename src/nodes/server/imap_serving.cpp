#include "nodes/server/imap_serving.hpp"

#include <variant>

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
  const auto found = mailbox_->folders.find(question.folder);
  if (found == mailbox_->folders.end()) return protocol().answer_select(std::nullopt);
  const auto& [name, folder] = *found;
  folder_ = name;
  imap::MailboxSnapshot snapshot{.uid_validity = 1, .uid_next = folder.uid_next, .messages = {}};
  for (const StoredMessage& m : folder.messages) {
    snapshot.messages.push_back(
        {.uid = m.uid,
         .flags = m.flags,
         .content = context().runtime.text(m.content),
         .internal_date = context().starts_at + m.stored.ns() / 1'000'000'000});
  }
  protocol().answer_select(std::move(snapshot));
}

void ImapServing::handle(const imap::StoreFlags& change) {
  server_.change_flags({mailbox_->address, folder_, change.uid, change.added, change.removed});
}

}  // namespace mailscope::nodes
