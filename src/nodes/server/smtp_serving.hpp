#pragma once
// The server's end of an SMTP session: asks its mail server what the protocol leaves to policy.

#include "nodes/dialog.hpp"
#include "nodes/server/intake.hpp"
#include "nodes/server/reception.hpp"
#include "nodes/session_dialog.hpp"
#include "smtp/server_session.hpp"

namespace mailscope::nodes {

class MailServer;

class SmtpServing final : public SessionDialog<SmtpServing, smtp::ServerSession> {
 public:
  // `submission`: on the port where users' agents log in (RFC 6409).
  SmtpServing(Context& context, net::Endpoint at, MailServer& server, HostId client,
              bool submission);

  // The disk holds the message that the client has sent.
  void taken(const Intake& intake);

 private:
  friend SessionDialog;
  void handle(const smtp::ServerHeard&) {}
  void handle(const smtp::AskConnection&);
  void handle(const smtp::AskHello&);
  void handle(const smtp::AskSender& question);
  void handle(const smtp::AskRecipient& question);
  void handle(const smtp::AskData&);
  void handle(const smtp::AskMessage& question);
  void handle(const smtp::AskLogin& question);
  void handle(const smtp::ServerAbort&) { break_off(); }

  MailServer& server_;
  HostId client_;
};

}  // namespace mailscope::nodes
