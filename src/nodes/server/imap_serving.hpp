#pragma once
// The server's end of an IMAP session, over one user's mailbox.

#include <string>

#include "imap/server_session.hpp"
#include "nodes/session_dialog.hpp"

namespace mailscope::nodes {

class MailServer;
struct Mailbox;

class ImapServing final : public SessionDialog<ImapServing, imap::ServerSession> {
 public:
  ImapServing(Context& context, net::Endpoint at, MailServer& server);

 private:
  friend SessionDialog;
  void handle(const imap::ServerHeard&) {}
  void handle(const imap::AskLogin& question);
  void handle(const imap::AskSelect& question);
  void handle(const imap::StoreFlags& change);

  MailServer& server_;
  Mailbox* mailbox_ = nullptr;  // whose user has logged in
  std::string folder_;          // selected
};

}  // namespace mailscope::nodes
